"""The Code Quality report of GitLab (`artifacts: reports: codequality`): a JSON list.

Fingerprints are unique in the report and hold no line number, so a finding stays the same one when text is inserted above it.
Findings of formats without lines stand on line 1 and name their segment.
"""

from __future__ import annotations

import json

from ..model import Finding, InputError, Report
from ..typed import Any
from . import Options
from .shared import open_findings, relative, told, unique

_SEVERITIES = {"critical": "critical", "major": "major", "minor": "minor", "neutral": "info"}


def render(report: Report, options: Options) -> str:
    issues = [_finding(relative(d.document.path), f) for d in report.documents for f in open_findings(d)]
    issues += [_error(e) for e in report.errors]
    for issue, key in zip(issues, unique(f"{i['location']['path']}|{i['fingerprint']}" for i in issues), strict=True):
        issue["fingerprint"] = _hash(key)
    return json.dumps(issues, ensure_ascii=False, indent=1) + "\n"


def _finding(path: str, f: Finding) -> dict[str, Any]:
    (line, column), (end_line, end_column) = f.range or ((1, 1), (1, 1))
    location: dict[str, Any] = {"path": path, "lines": {"begin": line, "end": end_line}}
    if f.range:
        location["positions"] = {"begin": {"line": line, "column": column}, "end": {"line": end_line, "column": end_column}}
    return {
        "type": "issue",
        "description": told(f),
        "check_name": f.rule,
        "categories": ["Style" if f.category.startswith("style/") else "Bug Risk"],
        "severity": _SEVERITIES[f.severity],
        "fingerprint": f.fingerprint,
        "location": location,
    }


def _error(e: InputError) -> dict[str, Any]:
    return {
        "type": "issue",
        "description": e.message,
        "check_name": "unreadable",
        "categories": ["Bug Risk"],
        "severity": "blocker",
        "fingerprint": e.message,
        "location": {"path": relative(e.path), "lines": {"begin": e.line or 1}},
    }


def _hash(key: str) -> str:
    from hashlib import sha256

    return sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:32]
