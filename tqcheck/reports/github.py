"""Workflow commands: GitHub Actions shows each finding as an annotation in the changed file.

`critical` is an error, `major` a warning, the rest a notice. GitHub shows ten annotations of each kind in a step, so the gravest come
first; write `--output markdown="$GITHUB_STEP_SUMMARY"` as well to see all.
"""

from __future__ import annotations

from ..model import Finding, Report
from ..terms.vocabulary import rank
from . import Options
from .shared import open_findings, relative, told

_COMMANDS = {"critical": "error", "major": "warning", "minor": "notice", "neutral": "notice"}


def render(report: Report, options: Options) -> str:
    found = [(d.document.path, f) for d in report.documents for f in open_findings(d)]
    found.sort(key=lambda pair: -rank(pair[1].severity))
    lines = [
        _command("error", {"title": "tqcheck: unreadable", "file": relative(e.path), "line": e.line}, e.message) for e in report.errors
    ]
    lines += [_finding(path, f) for path, f in found]
    return "".join(line + "\n" for line in lines)


def _finding(path: str, f: Finding) -> str:
    properties: dict[str, object] = {"title": f"tqcheck ({f.rule}, {f.severity})", "file": relative(path)}
    if f.range:
        (line, column), (end_line, end_column) = f.range
        properties |= {"line": line, "endLine": end_line}
        if line == end_line:  # columns count for a single line only
            properties |= {"col": column, "endColumn": end_column}
    return _command(_COMMANDS[f.severity], properties, told(f))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {listed}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
