"""The JSON report of the contract (``schemas/report-1.json``), and the same as one finding a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from .. import __version__
from ..model import Document, DocumentReport, Finding, InputError, Report
from ..typed import Any
from . import Options
from .pieces import Items, indented
from .totals import Totals

SCHEMA = "tqcheck-report/1"


class Stream:  # writes the report as it grows: a document's findings before its words and scores
    def __init__(self, options: Options) -> None:
        self._totals = Totals()
        self._open, self._words, self._findings = False, 0, Items(4)
        self._text = f'{{\n "schema": "{SCHEMA}",\n "tqcheck": "{__version__}",\n "documents": ['

    def add(self, found: DocumentReport) -> str:
        self._totals.add(found)
        if not self._open:
            self._begin(found)
        self._words += found.words
        self._text += self._findings.more(map(finding, found.findings))
        if not found.more:
            self._finish(found.scores or None)
        return self._taken()

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        if self._open:  # the rest of a long text could not be read
            self._finish(None)
        self._text += "\n " * bool(self._totals.documents) + "],\n"
        self._text += f' "errors": {indented(_errors(errors), 1)},\n "summary": {indented(_summary(self._totals), 1)}\n}}\n'
        return [self._taken()]

    def _begin(self, found: DocumentReport) -> None:
        first = self._totals.documents == (not found.more)
        head = indented(_head(found.document), 2)
        self._text += f'{"," * (not first)}\n  {head[:-1].rstrip()},\n   "findings": ['
        self._open, self._words, self._findings = True, 0, Items(4)

    def _finish(self, scores: dict[str, Any] | None) -> None:
        self._text += self._findings.end() + f'],\n   "words": {self._words},\n   "scores": {indented(scores, 3)}\n  }}'
        self._open = False

    def _taken(self) -> str:
        text, self._text = self._text, ""
        return text


class Lines:
    """One JSON object a line: a finding with the path of its document, or an error."""

    def __init__(self, options: Options) -> None:
        pass

    def add(self, found: DocumentReport) -> str:
        return "".join(_line({"path": found.document.path, **finding(f)}) for f in found.findings)

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [_line({"path": e.path, "error": e.message, "line": e.line}) for e in errors]


def _line(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False) + "\n"


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    totals = Totals()
    for found in report.documents:
        totals.add(found)
    return {
        "schema": SCHEMA,
        "tqcheck": __version__,
        "documents": [_document(d) for d in report.documents],
        "errors": _errors(report.errors),
        "summary": _summary(totals),
    }


def _document(found: DocumentReport) -> dict[str, Any]:
    return {**_head(found.document), "findings": [finding(f) for f in found.findings], "words": found.words, "scores": found.scores or None}


def _head(document: Document) -> dict[str, Any]:
    return {
        "path": document.path,
        "source_path": document.source_path,
        "source_language": document.source_language,
        "target_language": document.target_language,
    }


def _errors(errors: Sequence[InputError]) -> list[dict[str, Any]]:
    return [{"path": e.path, "line": e.line, "message": e.message} for e in errors]


def _summary(totals: Totals) -> dict[str, Any]:
    return {
        "documents": totals.documents,
        "words": totals.words,
        "findings": totals.open,
        "by_severity": dict(sorted(totals.by_severity().items())),
        "by_rule": dict(sorted(totals.by_rule().items())),
    }


def finding(f: Finding) -> dict[str, Any]:
    """One finding as plain values."""
    return {
        "rule": f.rule,
        "entry": f.entry,
        "category": f.category,
        "issue_type": f.issue_type,
        "severity": f.severity,
        "confidence": f.confidence,
        "message": f.message,
        "text": f.text,
        "segment": f.segment,
        "start": f.start,
        "end": f.end,
        "range": f.range and {name: {"line": place[0], "column": place[1]} for name, place in zip(("start", "end"), f.range, strict=True)},
        "source_range": f.source_range and {"start": f.source_range[0], "end": f.source_range[1]},
        "suggestions": [{"replacement": s.replacement, "applicability": s.applicability} for s in f.suggestions],
        "evidence": [{"message": e.message, "text": e.text, "line": e.line} for e in f.evidence],
        "fingerprint": f.fingerprint,
        "suppressed": f.suppressed,
    }
