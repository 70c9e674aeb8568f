"""Writers: a report becomes text for people or for programs. One module an output, ``render(report, options) -> str``.

The docstring of a writer is its part of ``docs/outputs.md``.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from ..model import Report

WRITERS = {
    "text": ("text", "render"),
    "concise": ("concise", "render"),
    "json": ("json_", "render"),
    "jsonl": ("json_", "render_lines"),
    "sarif": ("sarif", "render"),
    "github": ("github", "render"),
    "gitlab": ("gitlab", "render"),
    "rdjson": ("rdjson", "render"),
    "rdjsonl": ("rdjson", "render_lines"),
    "junit": ("junit", "render"),
    "checkstyle": ("checkstyle", "render"),
    "markdown": ("markdown", "render"),
    "marot": ("marot", "render"),
    "csv": ("csv_", "render"),
    "html": ("html", "render"),
}
"""Names of outputs, each with its module and function."""

FORMATS = tuple(WRITERS)


class Options(NamedTuple):
    """What a writer may be told. `width`: columns of the terminal, for the text output."""

    color: bool = False
    statistics: bool = False
    width: int = 100


def render(name: str, report: Report, options: Options) -> str:
    """The report in the named format; it can always be encoded as UTF-8."""
    module, function = WRITERS[name]
    writer = import_module(f"{__name__}.{module}")
    text = str(getattr(writer, function)(report, options))
    try:
        text.encode()
    except UnicodeEncodeError:  # half a surrogate pair, from an escape in a JSON file
        json = module in ("json_", "sarif", "gitlab", "rdjson")
        return (
            text.encode("utf-8", "backslashreplace").decode()
            if json
            else text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        )
    return text
