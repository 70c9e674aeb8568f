"""Workflow commands: GitHub Actions shows each finding as an annotation in the changed file.

`critical` is an error, `major` a warning, the rest a notice. GitHub shows ten annotations of each kind in a step, so the gravest come
first; write `--output markdown="$GITHUB_STEP_SUMMARY"` as well to see all.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Finding, InputError
from ..terms.vocabulary import SEVERITIES
from . import Options
from .replay import Kept
from .shared import called, open_findings, relative, told

_COMMANDS = {"critical": "error", "major": "warning", "minor": "notice", "neutral": "notice"}


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    for e in errors:
        yield _command("error", {"title": "tqcheck: unreadable", "file": relative(e.path), "line": e.line}, e.message)
    for severity in SEVERITIES[::-1]:
        for found in kept:
            yield "".join(_finding(found.document.path, f) for f in open_findings(found) if f.severity == severity)


def _finding(path: str, f: Finding) -> str:
    properties: dict[str, object] = {"title": f"tqcheck ({called(f)}, {f.severity})", "file": relative(path)}
    if f.range:
        (line, column), (end_line, end_column) = f.range
        properties |= {"line": line, "endLine": end_line}
        if line == end_line:  # columns count for a single line only
            properties |= {"col": column, "endColumn": end_column}
    return _command(_COMMANDS[f.severity], properties, told(f))


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {listed}::{_data(message)}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
