"""The quality of a document that has sources: each pair of a source and its translation, the whole, and the pairs that do worst.

Segments bring their pairs with them. In a single text paragraphs and then sentences are paired by `align`; a sentence that stands on
one side alone was left out or added, and counts as one of quality 0.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..memo import kept_for_last
from ..model import Document, Finding, Segment
from ..records import NamedTuple
from ..typed import Any
from . import fluency
from .fluency import Unit, scorer


class Pair(NamedTuple):
    """A translation beside its source. `start`, `end`: its place in the text. `unit`: its scores; None where one side is empty."""

    id: str | None
    start: int
    end: int
    source: str
    text: str
    unit: Unit | None

    @property
    def quality(self) -> float | None:
        """0 to 100; 0 where one side is empty; None for a segment without a source."""
        return self.unit.quality if self.unit else 0.0

    @property
    def size(self) -> int:
        """Words of the translation, or of the source where there is none."""
        return self.unit.size if self.unit else _words(self.text or self.source)


@kept_for_last
def pairs(document: Document) -> list[Pair]:
    """The segments with their sources, or the paired sentences of a text; none where there is no source."""
    return list(_pairs(document))


def _pairs(document: Document) -> Iterator[Pair]:
    if not document.single:
        for segment, unit in zip(document.segments, fluency.units(document), strict=True):
            if segment.source and segment.source.strip():
                missing = not segment.target.strip()
                yield Pair(segment.id, 0, len(segment.target), segment.source, segment.target, None if missing else unit)
        return
    for segment in document.segments:
        if segment.source and segment.source.strip():
            yield from _aligned(segment, segment.source)


def _aligned(segment: Segment, source: str) -> Iterator[Pair]:
    from ..bilingual import align  # only a text with its source needs it
    from ..text.fold import plain

    text, view = fluency.prose(segment), segment.view
    pieces = align.pieces(text, source)
    ends = [start for start, _ in pieces[1:]] + [len(text)]
    for (start, theirs), end in zip(pieces, ends, strict=True):
        for (a, b), (c, d) in align.sentences(plain(theirs or ""), plain(text[start:end])):
            original, made = (theirs or "")[a:b].strip(), text[start + c : start + d].strip()
            if not any(map(str.isalpha, original + made)):
                continue
            unit = scorer().unit(made, original) if original and made else None
            first = start + d - len(text[start + c : start + d].lstrip())
            last = first + len(made)
            if view:
                first, last = view.starts[min(first, len(view.starts) - 1)], view.ends[last - 1] if last else 0
                last = max(first, last)
            yield Pair(None, first, last, original, made, unit)


def score(found: list[Pair], findings: Iterable[Finding], words: int) -> dict[str, Any] | None:
    """The quality of a document: the mean of its pairs by words less a share for what the rules found; None without sources."""
    weighted = [(pair.quality, pair.size) for pair in found if pair.quality is not None and pair.size]
    if not weighted:
        return None
    return fluency.less_findings("quality", weighted, findings, words) | {
        "enough_text": words >= fluency.ENOUGH,
        "untranslated": sum(not pair.text.strip() for pair in found),
        "added": sum(not pair.source.strip() for pair in found),
    }


def worst(found: list[Pair], count: int = 3) -> list[Pair]:
    """The pairs of the lowest quality, of at least four words."""
    judged = [(pair.quality, i) for i, pair in enumerate(found) if pair.quality is not None and pair.size >= 4]
    return [found[i] for _, i in sorted(judged)[:count]]


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, word)) for word in text.split())
