"""*"...," he said* for *a-t-elle dit*, *it testifies* for *témoigne-t-il*: who has spoken, told behind what is said."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression, I
from .slip import Slip

_FRENCH = Expression(r"[»\"”,] ?,? (?P<verb>(?:s'|m'|nous |se )?(?:[a-zà-ÿ]+))(?:-t)?-(?P<who>il|elle)\b(?: (?P<participle>[a-zà-ÿ]+))?", I)
_ENGLISH = Expression(r"[,?!.]\" (?P<who>he|she|it) [a-z]+\b")
_PERSONAL = Expression(
    r"(?:témoign|confi[eé]|racont|soupir|lâch|souri|emport|plaisant|regrett|avou|exclam|murmur|fulmin|grogn|sanglot|chuchot|bégay|balbuti)",
    I,
)
"""Verbs of speech of which only persons are the subjects."""
_OTHERS = {"il": frozenset("elle celle lui mme madame".split()), "elle": frozenset("il celui monsieur".split())}
_RIGHT = {("elle", "he"): ("she", "it"), ("il", "she"): ("he",), ("elle", "it"): ("she",), ("il", "it"): ("he",)}


def slips(pair: Pair) -> Iterator[Slip]:
    if "-il" not in pair.source and "-elle" not in pair.source:
        return
    french, english = list(_FRENCH.finditer(pair.source)), list(_ENGLISH.finditer(pair.target))
    if len(french) != 1 or len(english) != 1:
        return
    said, written = french[0]["who"].lower(), english[0]["who"]
    right = _RIGHT.get((said, written))
    verb = f"{french[0]['verb']} {french[0]['participle'] or ''}"
    if right is None or (written == "it" and not _PERSONAL.search(verb)) or not _OTHERS[said].isdisjoint(pair.small[0] - {said}):
        return
    start, end = english[0].span("who")
    yield Slip(pair.start + start, pair.start + end, right, f"'{written}' for French {said}.", french[0].group().lstrip('»"”, '))
