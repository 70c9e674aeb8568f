"""A table for spreadsheets: one row a finding, UTF-8 with a byte order mark and CRLF, as Excel and LibreOffice expect.

A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from ..model import DocumentReport, Finding, InputError
from . import Options
from .shared import Head, evidence

COLUMNS = (
    "path segment line column start end severity category rule entry text correction other_corrections applicability message evidence"
    " confidence fingerprint suppressed"
).split()


class Stream:
    def __init__(self, options: Options) -> None:
        self._head = Head("\ufeff" + _lines([COLUMNS]))

    def add(self, found: DocumentReport) -> str:
        return self._head.take() + _lines(_row(found, f) for f in found.findings)

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        told = ({"path": e.path, "line": e.line, "severity": "error", "rule": "unreadable", "message": e.message} for e in errors)
        return [self._head.take() + _lines([row.get(name) for name in COLUMNS] for row in told)]


def _lines(rows: Iterable[Sequence[object]]) -> str:
    out = io.StringIO()
    csv.writer(out).writerows([_safe(cell) for cell in row] for row in rows)
    return out.getvalue()


def _row(found: DocumentReport, f: Finding) -> list[object]:
    line, column = f.range[0] if f.range else (None, None)
    first = f.suggestions[0] if f.suggestions else None
    return [
        *(found.document.path, f.segment, line, column, f.start, f.end, f.severity, f.category, f.rule, f.entry, f.text),
        *(first and (first.replacement or "(delete)"), " | ".join(s.replacement for s in f.suggestions[1:]), first and first.applicability),
        *(f.message, "; ".join(evidence(e.message, e.text, e.line) for e in f.evidence), f.confidence, f.fingerprint, f.suppressed),
    ]


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r")):
        return "'" + cell
    return cell
