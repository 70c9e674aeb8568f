"""``tqcheck rules``: the table of rules."""

from __future__ import annotations

import shutil
import sys

import click

from ..catalogue import catalogue
from .terminal import fitting

_READABLE = 40
"""Columns that the last one needs beside the others."""


@click.command(name="rules")
def command() -> None:
    """List the rules with severity, category and false alarms per 1,000 words of clean English (measured on 1.14 million)."""
    rows = [("rule", "severity", "category", "alarms", "what it finds")]
    rows += [(r.id, r.severity, r.category, r.precision or "-", r.summary) for r in catalogue()]
    widths = [max(len(row[i]) for row in rows) for i in range(4)]
    for row in rows:
        head = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False))
        narrow = sys.stdout.isatty() and shutil.get_terminal_size().columns < len(head) + _READABLE
        click.echo(f"{fitting(head.rstrip())}\n{fitting('    ' + row[4])}" if narrow else fitting(f"{head}  {row[4]}", len(head) + 2))
