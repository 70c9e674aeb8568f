"""Checkstyle's XML, which many CI servers and editors read. Columns count characters.

Findings of formats without lines stand on line 1 and name their segment.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import DocumentReport, Finding, InputError
from . import Options
from .shared import Head, called, open_findings, relative, told, xml

_SEVERITIES = {"critical": "error", "major": "warning", "minor": "info", "neutral": "info"}


class Stream:
    def __init__(self, options: Options) -> None:
        self._head, self._open = Head('<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="10.0">\n'), False

    def add(self, found: DocumentReport) -> str:
        begin = "" if self._open else self._head.take() + _file(found.document.path)
        self._open = found.more
        return begin + "".join(map(_finding, open_findings(found))) + "  </file>\n" * (not found.more)

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        yield self._head.take() + "  </file>\n" * self._open  # the rest of a long text could not be read
        for e in errors:
            yield _file(e.path)
            yield f'    <error line="{e.line or 1}" severity="error" message="{xml(e.message)}" source="tqcheck.unreadable"/>\n  </file>\n'
        yield "</checkstyle>\n"


def _file(path: str) -> str:
    return f'  <file name="{xml(relative(path))}">\n'


def _finding(f: Finding) -> str:
    line, column = f.range[0] if f.range else (1, 1)
    return (
        f'    <error line="{line}" column="{column}" severity="{_SEVERITIES[f.severity]}"'
        f' message="{xml(told(f))}" source="tqcheck.{xml(called(f))}"/>\n'
    )
