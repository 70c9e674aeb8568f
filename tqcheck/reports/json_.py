"""The JSON report of the contract (``schemas/report-1.json``), and the same as one finding a line."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from .. import __version__
from ..model import DocumentReport, Finding, Report
from . import Options

SCHEMA = "tqcheck-report/1"


def render(report: Report, options: Options) -> str:
    return json.dumps(as_dict(report), ensure_ascii=False, indent=1) + "\n"


def render_lines(report: Report, options: Options) -> str:
    """One JSON object a line: a finding with the path of its document, or an error."""
    lines = [{"path": d.document.path, **finding(f)} for d in report.documents for f in d.findings]
    lines += [{"path": e.path, "error": e.message, "line": e.line} for e in report.errors]
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def as_dict(report: Report) -> dict[str, Any]:
    """The report as plain values."""
    findings = [f for d in report.documents for f in d.findings if f.suppressed is None]
    return {
        "schema": SCHEMA,
        "tqcheck": __version__,
        "documents": [_document(d) for d in report.documents],
        "errors": [{"path": e.path, "line": e.line, "message": e.message} for e in report.errors],
        "summary": {
            "documents": len(report.documents),
            "words": sum(d.words for d in report.documents),
            "findings": len(findings),
            "by_severity": dict(sorted(Counter(f.severity for f in findings).items())),
            "by_rule": dict(sorted(Counter(f.rule for f in findings).items())),
        },
    }


def _document(found: DocumentReport) -> dict[str, Any]:
    document = found.document
    return {
        "path": document.path,
        "source_path": document.source_path,
        "source_language": document.source_language,
        "target_language": document.target_language,
        "words": found.words,
        "findings": [finding(f) for f in found.findings],
        "scores": found.scores,
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
