"""The Reviewdog Diagnostic Format: `tqcheck check … --format rdjson | reviewdog -f=rdjson` comments on a pull request.

Columns count UTF-8 bytes, as the format demands, and include the byte order mark of a file that has one. `rdjsonl` is the same with one
diagnostic a line. Corrections become suggestions that can be committed from the review, except those for display only.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ..model import Document, DocumentReport, Finding, InputError
from ..positions import Lines as FileLines
from ..positions import utf8
from ..typed import Any
from . import Options
from .pieces import Items, indented
from .shared import HOME, Head, edits, file_lines, open_findings, page, relative, told

_SEVERITIES = {"critical": "ERROR", "major": "WARNING", "minor": "INFO", "neutral": "INFO"}
_SOURCE = {"name": "tqcheck", "url": HOME}


class Stream:
    def __init__(self, options: Options) -> None:
        self._head, self._diagnostics = Head(f'{{\n "source": {indented(_SOURCE, 1)},\n "diagnostics": ['), Items(2)

    def add(self, found: DocumentReport) -> str:
        return self._head.take() + self._diagnostics.more(_diagnostics(found))

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [self._head.take(), self._diagnostics.more(map(_error, errors)), self._diagnostics.end(), "]\n}\n"]


class Lines:
    """One diagnostic a line."""

    def __init__(self, options: Options) -> None:
        pass

    def add(self, found: DocumentReport) -> str:
        return "".join(map(_line, _diagnostics(found)))

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [_line(_error(e)) for e in errors]


def _line(diagnostic: dict[str, Any]) -> str:
    return json.dumps({**diagnostic, "source": _SOURCE}, ensure_ascii=False) + "\n"


def _diagnostics(found: DocumentReport) -> list[dict[str, Any]]:
    lines = _lines(found)
    return [_finding(f, found.document, lines) for f in open_findings(found)]


def _error(e: InputError) -> dict[str, Any]:
    return {"message": e.message, "location": _location(e.path, e.line and {"start": {"line": e.line}}), "severity": "ERROR"}


def _lines(found: DocumentReport) -> FileLines | None:
    return file_lines(found.document) if any(f.range for f in found.findings) else None


def _finding(f: Finding, document: Document, lines: FileLines | None) -> dict[str, Any]:
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


def _place(place: tuple[int, int], document: Document, lines: FileLines) -> dict[str, int]:
    line, column = place
    start = lines.offset(line, 1)
    mark = 3 if line == 1 and document.raw.startswith(b"\xef\xbb\xbf") else 0
    return {"line": line, "column": utf8(lines.text[start : start + column - 1], column - 1) + mark + 1}
