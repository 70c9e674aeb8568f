"""Outputs that would go over what is read, or over each other: refused before anything is read."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence

from ..configuration.discovery import Configuration
from ..errors import UserError
from .output import File, named

Identity = tuple[int, int] | str


def identity(path: str) -> Identity | None:
    """What a file is known by under any name; None for what is no file (a pipe, a terminal, standard output)."""
    if path == "-":
        return None
    try:
        found = os.stat(path)
    except OSError:
        return os.path.realpath(path)
    return (found.st_dev, found.st_ino) if stat.S_ISREG(found.st_mode) and found.st_ino else None


def targets(outputs: Sequence[str]) -> dict[Identity, str]:
    """The files that are written, each with the option that says so. Raises `UserError` where two are one."""
    found: dict[Identity, str] = {}
    for output in outputs:
        path = named(output)[1]
        key = "-" if path == "-" else identity(path)
        if key in found:
            raise UserError(f"--output {output}: --output {found[key]} goes there as well", hint="give each report a file of its own")
        if key is not None:
            found[key] = output
    return found


def refuse(outputs: Sequence[str], files: Sequence[File], references: Sequence[str], configuration: Configuration) -> None:
    """Raise `UserError` where an output goes to a file that is read."""
    written = targets(outputs)
    for path, role in dict(_read(files, references, configuration)).items():
        output = written.get(identity(path) or "")
        if output:
            raise UserError(f"--output {output}: is {role}", hint="a report goes to a file of its own")


def _read(files: Sequence[File], references: Sequence[str], configuration: Configuration) -> Iterator[tuple[str, str]]:
    """The files that are read, each with what it is."""
    for target, source in files:
        settings, found = configuration.settings(target), configuration.found(target)
        yield target, "a text that is checked"
        if source:
            yield source, f"the source of {target}"
        if settings.baseline:
            yield settings.baseline, "the baseline"
        if found:
            yield found.raw.path, "the configuration"
        yield from ((glossary, "a glossary") for glossary in settings.glossaries)
    yield from ((reference, "a reference") for reference in references)
