"""One line a finding: place, severity, rule, words and correction."""

from __future__ import annotations

from ..model import Finding, Report
from . import Options


def render(report: Report, options: Options) -> str:
    lines = [
        f"{found.document.path}:{place(f)}: {f.severity} [{f.rule}] '{f.text}'{offer(f)}"
        for found in report.documents
        for f in found.findings
    ]
    lines += [f"{e.path}{f':{e.line}' if e.line else ''}: error: {e.message}" for e in report.errors]
    return "".join(line + "\n" for line in lines)


def place(f: Finding) -> str:
    """line:column in a text, segment:offset elsewhere."""
    if f.range:
        return "{}:{}".format(*f.range[0])
    return f"{f.segment}:{f.start + 1}"


def offer(f: Finding) -> str:
    suggestions = [s.replacement for s in f.suggestions]
    if not suggestions:
        return ""
    return " → " + " | ".join(f"'{text}'" if text else "(delete)" for text in suggestions)
