"""The Code Quality report of GitLab (`artifacts: reports: codequality`): a JSON list.

Fingerprints are unique in the report and hold no line number, so a finding stays the same one when text is inserted above it.
Findings of formats without lines stand on line 1 and name their segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import DocumentReport, Finding, InputError
from ..text.counts import Counts
from ..typed import Any
from . import Options
from .pieces import Items
from .shared import Head, open_findings, relative, told

_SEVERITIES = {"critical": "critical", "major": "major", "minor": "minor", "neutral": "info"}


class Stream:
    def __init__(self, options: Options) -> None:
        self._head, self._issues, self._seen = Head("["), Items(1), Counts()

    def add(self, found: DocumentReport) -> str:
        path = relative(found.document.path)
        return self._head.take() + self._issues.more(self._named(_finding(path, f)) for f in open_findings(found))

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [self._head.take(), self._issues.more(self._named(_error(e)) for e in errors), self._issues.end(), "]\n"]

    def _named(self, issue: dict[str, Any]) -> dict[str, Any]:
        """The issue with a fingerprint that no other has."""
        key = f"{issue['location']['path']}|{issue['fingerprint']}"
        times = self._seen.add(key)
        return {**issue, "fingerprint": _hash(key if times == 1 else f"{key}:{times}")}


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
