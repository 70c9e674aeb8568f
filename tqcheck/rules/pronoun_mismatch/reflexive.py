"""*Himself* for *elle-même* and *s'est rachetée*, *herself* for *lui-même*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression, I
from .slip import AGREED, Slip

_FRENCH = {"f": Expression(r"\belles?-mêmes?\b", I), "m": Expression(r"\b(?:lui|eux)-mêmes?\b", I)}
_ENGLISH = {"f": Expression(r"\bherself\b", I), "m": Expression(r"\bhimself\b", I)}
_OF_A_WOMAN = Expression(r"\bs'(?:est|était|sera|serait|soit) (?:\w+ment |aussi |déjà )?(?P<verb>\w+(?:é|i|u)e)\b", I)
"""A reflexive whose participle is feminine."""
_BEHIND = 2
"""Words from its verb to *himself*."""


def slips(pair: Pair) -> Iterator[Slip]:
    if "même" in pair.source:
        for sex, other, right in (("f", "m", "herself"), ("m", "f", "himself")):
            said, written = list(_FRENCH[sex].finditer(pair.source)), list(_ENGLISH[other].finditer(pair.target))
            if len(said) == len(written) == 1 and not _FRENCH[other].search(pair.source) and not _ENGLISH[sex].search(pair.target):
                yield _slip(pair, *written[0].span(), (right,), said[0].group())
    elif " himself" in pair.target:
        yield from _agreed(pair)


def _slip(pair: Pair, start: int, end: int, right: tuple[str, ...], french: str, entry: str | None = None) -> Slip:
    return Slip(pair.start + start, pair.start + end, right, f"'{pair.target[start:end]}' for French {french}.", french, entry)


def _agreed(pair: Pair) -> Iterator[Slip]:
    """*redeemed himself* where the participle agrees with a woman or a feminine thing."""
    for said in _OF_A_WOMAN.finditer(pair.source):
        verb = pair.links.get(pair.french_within(*said.span("verb"))[0])
        behind = () if verb is None else pair.english[verb + 1 : verb + 1 + _BEHIND]
        for start, end, word in behind:
            if word == "himself":
                yield _slip(pair, start, end, ("herself", "itself"), said.group(), AGREED)
