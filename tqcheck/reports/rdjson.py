"""The Reviewdog Diagnostic Format: `tqcheck check … --format rdjson | reviewdog -f=rdjson` comments on a pull request.

Columns count UTF-8 bytes, as the format demands, and include the byte order mark of a file that has one. `rdjsonl` is the same with one
diagnostic a line. Corrections become suggestions that can be committed from the review, except those for display only.
"""

from __future__ import annotations

import json
from typing import Any

from ..model import Document, DocumentReport, Finding, Report
from ..positions import Lines, utf8
from . import Options
from .shared import HOME, edits, file_lines, open_findings, page, relative, told

_SEVERITIES = {"critical": "ERROR", "major": "WARNING", "minor": "INFO", "neutral": "INFO"}
_SOURCE = {"name": "tqcheck", "url": HOME}


def render(report: Report, options: Options) -> str:
    return json.dumps({"source": _SOURCE, "diagnostics": _diagnostics(report)}, ensure_ascii=False, indent=1) + "\n"


def render_lines(report: Report, options: Options) -> str:
    """One diagnostic a line."""
    return "".join(json.dumps({**d, "source": _SOURCE}, ensure_ascii=False) + "\n" for d in _diagnostics(report))


def _diagnostics(report: Report) -> list[dict[str, Any]]:
    found = [_finding(f, d.document, lines) for d, lines in ((d, _lines(d)) for d in report.documents) for f in open_findings(d)]
    return found + [
        {"message": e.message, "location": _location(e.path, e.line and {"start": {"line": e.line}}), "severity": "ERROR"}
        for e in report.errors
    ]


def _lines(found: DocumentReport) -> Lines | None:
    return file_lines(found.document) if any(f.range for f in found.findings) else None


def _finding(f: Finding, document: Document, lines: Lines | None) -> dict[str, Any]:
    span = {"start": _place(f.range[0], document, lines), "end": _place(f.range[1], document, lines)} if f.range and lines else None
    diagnostic: dict[str, Any] = {
        "message": told(f),
        "location": _location(document.path, span),
        "severity": _SEVERITIES[f.severity],
        "code": {"value": f.rule, "url": page(f.rule)},
    }
    if suggestions := edits(f, document, lines):
        diagnostic["suggestions"] = [{"range": span, "text": s.replacement} for s in suggestions]
    if related := [e for e in f.evidence if e.line]:
        diagnostic["related_locations"] = [
            {"message": f"“{e.text}”: {e.message}", "location": _location(document.path, {"start": {"line": e.line}})} for e in related
        ]
    return diagnostic


def _location(path: str, span: object) -> dict[str, Any]:
    return {"path": relative(path), "range": span} if span else {"path": relative(path)}


def _place(place: tuple[int, int], document: Document, lines: Lines) -> dict[str, int]:
    line, column = place
    start = lines.offset(line, 1)
    mark = 3 if line == 1 and document.raw.startswith(b"\xef\xbb\xbf") else 0
    return {"line": line, "column": utf8(lines.text[start : start + column - 1], column - 1) + mark + 1}
