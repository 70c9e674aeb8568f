"""*Himself* for *elle-même*, *herself* for *lui-même*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bitext import Pair
from ...text.lazy import Expression

_FRENCH = {"f": Expression(r"\belles?-mêmes?\b", 2), "m": Expression(r"\b(?:lui|eux)-mêmes?\b", 2)}
_ENGLISH = {"f": Expression(r"\bherself\b", 2), "m": Expression(r"\bhimself\b", 2)}


def contradicted(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "même" not in pair.source:
        return
    for sex, other, right in (("f", "m", "herself"), ("m", "f", "himself")):
        said, written = list(_FRENCH[sex].finditer(pair.source)), list(_ENGLISH[other].finditer(pair.target))
        if len(said) == len(written) == 1 and not _FRENCH[other].search(pair.source) and not _ENGLISH[sex].search(pair.target):
            yield *written[0].span(), right, said[0].group()
