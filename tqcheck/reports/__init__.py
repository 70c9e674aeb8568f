"""Writers: a report becomes text for people or for programs. One module a format, ``render(report, options) -> str``."""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple

from ..model import Report

FORMATS = ("text", "concise", "json", "jsonl")


class Options(NamedTuple):
    """What a writer may be told."""

    color: bool = False
    statistics: bool = False


def render(name: str, report: Report, options: Options) -> str:
    """The report in the named format."""
    module = "json_" if name in ("json", "jsonl") else name
    writer = import_module(f"{__name__}.{module}")
    return str(getattr(writer, "render_lines" if name == "jsonl" else "render")(report, options))
