"""A document in rows of source and target, as people read it: one row a segment, or a paragraph of a text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from functools import lru_cache

from ..model import DocumentReport, Earlier, Finding
from ..records import NamedTuple
from ..typed import Any


class Mark(NamedTuple):
    """A finding and its span in the target of its row."""

    finding: Finding
    start: int
    end: int


class Row(NamedTuple):
    """Source and target that belong together. `source_start` is the offset of the source in its segment; `line` the line of the file
    where a paragraph begins, None for a segment.
    """

    number: int
    segment: str | None
    source: str | None
    target: str
    marks: tuple[Mark, ...]
    source_start: int = 0
    line: int | None = None


def rows(found: DocumentReport) -> list[Row]:
    """All rows of a document in order, each with the findings that begin in it."""
    if not found.document.segments:
        return []
    return _paragraphs(found) if found.document.single else _segments(found)


def _paragraphs(found: DocumentReport) -> list[Row]:
    """One row a paragraph; markup is left out where the reader tells text from markup."""
    segment = found.document.segments[0]
    view = segment.view
    text, whole = view.text if view else segment.target, segment.source or ""
    places = {offset: i for i, offset in enumerate(view.starts)} if view else {}
    before = found.document.before or Earlier()
    marks = [Mark(f, *_shown(f, view, places, before.offset)) for f in found.findings]
    marks.sort(key=lambda mark: mark.start)
    made: list[Row] = []
    taken, line, counted, source_at = 0, 1, 0, 0
    for number, (start, end, source) in enumerate(_spans(text, segment.source), 1):
        first = taken
        while taken < len(marks) and (marks[taken].start < end or end == len(text)):
            taken += 1
        begin = end - len(text[start:end].lstrip())
        if view:
            begin = view.starts[begin] if begin < len(view.starts) else len(segment.target)
            line, counted = (1, 0) if begin < counted else (line, counted)
        line, counted = line + segment.target.count("\n", counted, begin), begin
        source_at = max(source_at, whole.find(source, source_at)) if source else source_at
        here = tuple(mark._replace(start=mark.start - start, end=mark.end - start) for mark in marks[first:taken])
        made.append(Row(number, None, source, text[start:end], here, source_at, before.lines + line))
    return made


def _shown(f: Finding, view: Any, places: dict[int, int], offset: int) -> tuple[int, int]:
    """The span of a finding in the text that is shown. What is shown may stand in another order than in the file (texts of attributes)."""
    if not view:
        return f.start - offset, f.end - offset
    start = places.get(f.start, bisect_right(view.ends, f.start))
    end = start
    while end < len(view.starts) and f.start <= view.starts[end] < f.end:
        end += 1
    return start, end


def _segments(found: DocumentReport) -> list[Row]:
    """One row a segment. Where several segments have one id, a finding goes to the first in which its words stand, else to the last."""
    waiting: dict[str | None, list[Finding]] = {}
    for f in found.findings:
        waiting.setdefault(f.segment, []).append(f)
    left = Counter(s.id for s in found.document.segments)
    made: list[Row] = []
    for number, s in enumerate(found.document.segments, 1):
        left[s.id] -= 1
        here = [f for f in waiting.get(s.id, ()) if not left[s.id] or s.target[f.start : f.end] == f.text]
        if here:
            waiting[s.id] = [f for f in waiting[s.id] if f not in here]
        made.append(Row(number, s.id, s.source, s.target, tuple(Mark(f, f.start, f.end) for f in here)))
    outside = () if None in left else waiting.get(None, ())  # what is said of the file, not of a segment
    return made + [Row(len(made) + i, None, None, f.text, (Mark(f, 0, len(f.text)),)) for i, f in enumerate(outside, 1)]


def source_span(row: Row, f: Finding) -> tuple[int, int] | None:
    """The words of the row's source that a finding is about: as the rule says, else evidence that stands there exactly once."""
    source = row.source or ""
    if f.source_range and row.source_start <= f.source_range[0] <= f.source_range[1] <= row.source_start + len(source):
        return f.source_range[0] - row.source_start, f.source_range[1] - row.source_start
    for e in f.evidence:
        if e.start is None and e.text:
            places = [match.span() for match in re.finditer(rf"(?<!\w){re.escape(e.text)}(?!\w)", source, re.I)]
            if len(places) == 1:
                return places[0]
    return None


@lru_cache(maxsize=8)
def _spans(text: str, source: str | None) -> list[tuple[int, int, str | None]]:
    """(start, end, source) of what stands on one row; every offset of the text belongs to a row. Kept for further outputs of the run."""
    pieces: list[tuple[int, str | None]] = [(start, None) for start in _starts(text)]
    if source:
        from ..bilingual import align

        pieces = align.pieces(text, source)
    merged: list[tuple[int, str | None]] = []
    for start, piece in pieces:
        if not merged or piece is None or piece is not merged[-1][1]:  # one source for two paragraphs: one row
            merged.append((start, piece))
    merged[0] = (0, merged[0][1])
    ends = [start for start, _ in merged[1:]] + [len(text)]
    return [(start, end, piece) for (start, piece), end in zip(merged, ends, strict=True)]


def _starts(text: str) -> list[int]:
    starts, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(position)
        position += len(line) + 1
    return starts or [0]
