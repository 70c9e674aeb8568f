"""Checkstyle's XML, which many CI servers and editors read. Columns count characters.

Findings of formats without lines stand on line 1 and name their segment.
"""

from __future__ import annotations

from ..model import Finding, Report
from . import Options
from .shared import open_findings, relative, told, xml

_SEVERITIES = {"critical": "error", "major": "warning", "minor": "info", "neutral": "info"}


def render(report: Report, options: Options) -> str:
    parts = ['<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n']
    for found in report.documents:
        parts += [f'  <file name="{xml(relative(found.document.path))}">\n', *map(_finding, open_findings(found)), "  </file>\n"]
    for e in report.errors:
        error = f'    <error line="{e.line or 1}" severity="error" message="{xml(e.message)}" source="tqcheck.unreadable"/>\n'
        parts += [f'  <file name="{xml(relative(e.path))}">\n', error, "  </file>\n"]
    return "".join([*parts, "</checkstyle>\n"])


def _finding(f: Finding) -> str:
    line, column = f.range[0] if f.range else (1, 1)
    return (
        f'    <error line="{line}" column="{column}" severity="{_SEVERITIES[f.severity]}"'
        f' message="{xml(told(f))}" source="tqcheck.{xml(f.rule)}"/>\n'
    )
