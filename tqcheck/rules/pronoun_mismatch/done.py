"""*She was paid* for *elle a été versée*: what is paid out, promulgated, built is never a person, whoever else is in the text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...bilingual.bitext import Pair
from ...text import french_persons
from ...text.lazy import Expression
from ...text.things import kind
from ...text.wordlists import listed
from . import taken_up, topics
from .slip import GOES_ON, Slip

_DONE = Expression(
    r"(?:ne |n'|y |en )*(?:(?:a|avait|aura|aurait|ait|eut)(?: \w+){0,2}? été|est|était|sera|serait|soit|fut|fût)"
    r" (?:\w+ment |déjà |aussi |bien |vite |toujours |enfin |pas |jamais |ensuite |d'abord |donc )*(?P<done>[a-zà-ÿ]+)\b"
)
_BACK = 2


def slips(found: Sequence[Pair]) -> Iterator[Slip]:
    for k, pair in enumerate(found):
        french, english = pair.small
        if english.isdisjoint(("he", "she")) or french.isdisjoint(("il", "elle", "celui", "celle")):
            continue
        for i, (start, end, word) in enumerate(pair.french):
            if not topics.pronoun(pair, i) or pair.source[start - 1 : start] == "-":
                continue
            behind = end + (3 if pair.source.startswith("-ci", end) else 0) + 1
            said = _DONE.match(pair.source, behind)
            if said is None or _masculine(said["done"]) not in listed("topics-fr.tsv", "done"):
                continue
            j = taken_up.tie(pair, i)
            if j is None or pair.english[j][2].lower() == "it" or _sails(found, k, pair.english[j][2]):
                continue
            first, last, written = pair.english[j]
            shown = f"{word.lower()} {said.group()}"
            message = f"'{written}' for a thing: only of things it is said that {shown}."
            yield Slip(pair.start + first, pair.start + last, ("it",), message, shown, GOES_ON)


def _masculine(participle: str) -> str:
    return participle.removesuffix("e")


def _sails(found: Sequence[Pair], k: int, written: str) -> bool:
    """Whether *she* may be a ship."""
    near = found[max(0, k - _BACK) : k + 1]
    ships = any(kind(word) == "ship" for pair in near for word in pair.small[1])
    return written.lower() == "she" and (ships or any(not french_persons.taken_up().isdisjoint(pair.small[0]) for pair in near))
