"""One line a finding: place, severity, rule, words and correction. Places are `line:column`, or `segment:offset` where there are no lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import DocumentReport, Finding, InputError
from . import Options
from .colours import COLORS, paint, printable
from .shared import called, place


class Stream:
    def __init__(self, options: Options) -> None:
        self._options = options

    def add(self, found: DocumentReport) -> str:
        return "".join(_line(found.document.path, f, self._options) + "\n" for f in found.findings if not f.suppressed)

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        told = (printable(f"{e.path}{f':{e.line}' if e.line else ''}: error: {e.message}") for e in errors)
        return [paint(self._options, line, fg="red") + "\n" for line in told]


def _line(path: str, f: Finding, options: Options) -> str:
    where = paint(options, printable(f"{path}:{place(f)}"), bold=True)
    return f"{where}: {paint(options, f.severity, fg=COLORS[f.severity])} [{called(f)}] '{printable(f.text)}'{printable(offer(f))}"


def offer(f: Finding) -> str:
    suggestions = [s.replacement for s in f.suggestions]
    if not suggestions:
        return ""
    return " → " + " | ".join(f"'{text}'" if text else "(delete)" for text in suggestions)
