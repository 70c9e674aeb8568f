"""How well found spans fit annotated ones, by four scorers. Counts add up over passages (micro-average).

Found and annotated spans are paired one to one in reading order, so that the sum of what the pairs are worth is greatest.

* exact: a pair is worth 1 if both spans are the same.
* overlap: 1 if they share a character.
* partial credit, the main one: worth its shared characters, as a share of the found span for precision and of the annotated one for recall
  (after "match with partial overlap and partial credit", arXiv 2603.19921; this is our own reading of it).
* character: no pairs; every character counts.

An empty span (something is missing there) counts as the character after it. Found spans that touch an optional error and no other count
neither way; an optional error that is missed does not either.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..records import NamedTuple
from .gold import Error

Span = tuple[int, int]
SCORERS = ("partial", "overlap", "exact", "character")


class Counts(NamedTuple):
    """Found and how much of it is right; annotated and how much of it is found."""

    right: float = 0.0
    found: float = 0.0
    hit: float = 0.0
    gold: float = 0.0

    def plus(self, other: Counts) -> Counts:
        return Counts(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float | None:
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        return self.hit / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        p, r = self.precision, self.recall
        return None if p is None or r is None else 2 * p * r / (p + r) if p + r else 0.0


def score(scorer: str, found: Sequence[Span], gold: Sequence[Error], length: int) -> Counts:
    """The counts of one passage of `length` characters."""
    annotated = [widened((e.start, e.end), length) for e in gold if not e.optional]
    spans = [widened(span, length) for span in counted(found, gold, length)]
    if scorer == "character":
        mine, theirs = _characters(spans), _characters(annotated)
        both = len(mine & theirs)
        return Counts(both, len(mine), both, len(theirs))
    pairs = paired(spans, annotated, _WORTH[scorer])
    if scorer == "partial":
        right = sum(_shared(spans[i], annotated[j]) / _size(spans[i]) for i, j in pairs)
        hit = sum(_shared(spans[i], annotated[j]) / _size(annotated[j]) for i, j in pairs)
        return Counts(right, len(spans), hit, len(annotated))
    return Counts(len(pairs), len(spans), len(pairs), len(annotated))


def counted(found: Sequence[Span], gold: Sequence[Error], length: int) -> list[Span]:
    """The found spans without those that touch only an optional error."""
    must = [widened((e.start, e.end), length) for e in gold if not e.optional]
    may = [widened((e.start, e.end), length) for e in gold if e.optional]
    return [span for span in found if _touches(span, must, length) or not _touches(span, may, length)]


def _touches(span: Span, others: list[Span], length: int) -> bool:
    return any(_shared(widened(span, length), other) for other in others)


def paired(found: Sequence[Span], gold: Sequence[Span], worth: Callable[[Span, Span], float]) -> list[tuple[int, int]]:
    """Numbers of found and annotated spans that belong together: the alignment in reading order that is worth most."""
    rows = sorted(range(len(found)), key=lambda i: found[i])
    columns = sorted(range(len(gold)), key=lambda j: gold[j])
    best = [[0.0] * (len(columns) + 1) for _ in range(len(rows) + 1)]
    for i, row in enumerate(rows, 1):
        for j, column in enumerate(columns, 1):
            value = worth(found[row], gold[column])
            best[i][j] = max(best[i - 1][j], best[i][j - 1], best[i - 1][j - 1] + value if value else 0.0)
    pairs, i, j = [], len(rows), len(columns)
    while i and j:
        if best[i][j] == best[i - 1][j]:
            i -= 1
        elif best[i][j] == best[i][j - 1]:
            j -= 1
        else:
            i, j = i - 1, j - 1
            pairs.append((rows[i], columns[j]))
    return pairs[::-1]


def overlap(a: Span, b: Span) -> float:
    """1 for spans that share a character, a little more the better they fit: so that the best fitting pairs are made."""
    return 1 + 0.01 * _partial(a, b) if _shared(a, b) else 0.0


def widened(span: Span, length: int) -> Span:
    """An empty span as the character after it (at the end of the text: before it)."""
    start, end = span
    return span if end > start else (start, start + 1) if start < length else (max(0, start - 1), start)


def _partial(a: Span, b: Span) -> float:
    return 2 * _shared(a, b) / (_size(a) + _size(b))


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _size(span: Span) -> int:
    return max(1, span[1] - span[0])


def _characters(spans: Sequence[Span]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


_WORTH: dict[str, Callable[[Span, Span], float]] = {"exact": lambda a, b: float(a == b), "overlap": overlap, "partial": _partial}
