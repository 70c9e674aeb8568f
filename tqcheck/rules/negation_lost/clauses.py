"""The clauses of a sentence that denies more than once, each with its translation: what one of them denies does not stand for the others.

Cut at semicolons, colons, quotation marks and before relative clauses behind a comma, where both texts have as many parts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression

_MARK = r"\s*[;:«»“”\"]\s*"
_FRENCH = Expression(rf"{_MARK}|, (?=(?:qui|dont|où) )")
_ENGLISH = Expression(rf"{_MARK}|, (?=(?:who|which|whose|where) )")
_SHORT, _MOST = 8, 8
"""Characters from which a part says something; parts of a sentence."""


def clauses(pair: Pair) -> Iterator[Pair]:
    """The parts of a pair that has several, as pairs."""
    theirs, ours = list(_parts(_FRENCH, pair.source)), list(_parts(_ENGLISH, pair.target))
    if 1 < len(theirs) == len(ours) <= _MOST:
        for (_, source), (start, target) in zip(theirs, ours, strict=True):
            part = Pair(pair.start + start, target, source, (pair.source, pair.target), (pair.source, pair.target))
            if part.related(1):
                yield part


def _parts(cut: Expression, text: str) -> Iterator[tuple[int, str]]:
    """The parts of a text that are long enough, and where each begins."""
    at = 0
    for match in (*cut.finditer(text), None):
        part = text[at : match.start() if match else len(text)]
        if len(part) >= _SHORT and re.search(r"\w", part):
            yield at, part
        at = match.end() if match else at
