"""A table for spreadsheets: one row a finding, UTF-8 with a byte order mark and CRLF, as Excel and LibreOffice expect.

A cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-` or `@`) is preceded by an apostrophe.
"""

from __future__ import annotations

import csv
import io

from ..model import DocumentReport, Finding, Report
from . import Options
from .shared import evidence

COLUMNS = (
    "path segment line column start end severity category rule entry text correction other_corrections applicability message evidence"
    " confidence fingerprint suppressed"
).split()


def render(report: Report, options: Options) -> str:
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    writer.writerows([_safe(cell) for cell in _row(found, f)] for found in report.documents for f in found.findings)
    for e in report.errors:
        row: dict[str, object] = {"path": e.path, "line": e.line, "severity": "error", "rule": "unreadable", "message": e.message}
        writer.writerow([_safe(row.get(name)) for name in COLUMNS])
    return "\ufeff" + out.getvalue()


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
