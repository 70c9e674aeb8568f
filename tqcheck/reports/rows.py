"""A document in rows of source and target, as people read it: one row a segment, or a paragraph of a text."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from .. import align
from ..model import Document, DocumentReport, Finding


class Row(NamedTuple):
    """Source and target that belong together. `start` and `source_start` are their offsets in the segment; findings keep offsets there.

    `line`: where a paragraph begins in its file (1 for segments).
    """

    number: int
    segment: str | None
    source: str | None
    target: str
    start: int
    findings: tuple[Finding, ...]
    source_start: int = 0
    line: int = 1


def rows(found: DocumentReport) -> list[Row]:
    """All rows of a document in order, with the findings that begin in each."""
    document = found.document
    if not document.single:
        return _segments(found)
    text, whole = (document.segments[0].target, document.segments[0].source or "") if document.segments else ("", "")
    findings = sorted(found.findings, key=lambda f: f.start)
    made: list[Row] = []
    next_finding, line, source_at, counted = 0, 1, 0, 0
    for number, (start, end, source) in enumerate(_paragraphs(document), 1):
        first = next_finding
        while next_finding < len(findings) and (findings[next_finding].start < end or end == len(text)):
            next_finding += 1
        begin = end - len(text[start:end].lstrip())
        line, counted = line + text.count("\n", counted, begin), begin
        source_at = max(source_at, whole.find(source, source_at)) if source else source_at
        made.append(Row(number, None, source, text[start:end], start, tuple(findings[first:next_finding]), source_at, line))
    return made


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
        made.append(Row(number, s.id, s.source, s.target, 0, tuple(here)))
    return made


def source_span(row: Row, f: Finding) -> tuple[int, int] | None:
    """The words of the row's source that a finding is about: as the rule says, else evidence that stands there exactly once."""
    source = row.source or ""
    if f.source_range and row.source_start <= f.source_range[0] <= f.source_range[1] <= row.source_start + len(source):
        return f.source_range[0] - row.source_start, f.source_range[1] - row.source_start
    for e in f.evidence:
        if e.start is None and e.text and source.count(e.text) == 1:
            return source.index(e.text), source.index(e.text) + len(e.text)
    return None


def _paragraphs(document: Document) -> list[tuple[int, int, str | None]]:
    """(start, end, source) of what stands on one row; every offset of the text belongs to a row."""
    if not document.segments:
        return []
    text, source = document.segments[0].target, document.segments[0].source
    pieces = align.pieces(text, source or "") if source else [(start, None) for start in _starts(text)]
    merged: list[tuple[int, str | None]] = []
    for start, piece in pieces:
        if not merged or piece is None or piece is not merged[-1][1]:  # one source for two paragraphs: one row
            merged.append((start, piece))
    if merged:
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
