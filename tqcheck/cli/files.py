"""From the paths of the command line to the files that are checked: folders opened, excludes held, pairs joined, each once."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Iterator, Sequence

from ..configuration.discovery import Configuration
from ..errors import UserError
from ..formats import FORMATS
from . import declared as click

_LEFT_OUT = frozenset(("node_modules", "venv", "build", "dist", "__pycache__"))
"""Folders that tools make; with `.venv` and other hidden ones they are not looked into. One that is named is."""


def inputs(
    paths: Sequence[str], configuration: Configuration, source: str | None, force_exclude: bool, outputs: Sequence[str] = ()
) -> Iterator[tuple[str, str | None]]:
    """(target, source or None) of everything that is to be checked: of what lies in folders no reports."""
    done: set[str] = set()
    for path in dict.fromkeys(paths):
        folder = path != "-" and os.path.isdir(path)
        for file in texts(_inside(path), outputs) if folder else (path,):
            if (folder or force_exclude) and file != "-" and configuration.excluded(file):
                continue
            pair = (file, source) if source else configuration.partner(file)
            if pair is None:
                click.echo(f"{file}: a source without a translation yet; not checked", err=True)
                continue
            key = os.path.normpath(pair[0])
            if key in done or (pair[0] != file and (folder or force_exclude) and configuration.excluded(pair[0])):
                continue
            done.add(key)
            yield pair
    if not done and all(os.path.isdir(path) for path in paths):
        raise UserError(f"no files to check in {', '.join(paths)}", hint=f"the endings are {' '.join(sorted(_endings()))}")


def texts(files: Iterable[str], outputs: Sequence[str]) -> Iterator[str]:
    """Of files that nobody named those that are no reports of earlier runs; an empty one to which the `outputs` go is none either."""
    from ..reports.recognise import is_report
    from .overwriting import identity, targets

    written = targets(outputs)
    return (file for file in files if not is_report(file) and not (written and identity(file) in written and not os.path.getsize(file)))


def _inside(folder: str) -> Iterator[str]:
    """The files of known formats under a folder, sorted; hidden files and folders and pipes are left out, links to folders not followed."""
    endings = _endings()
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name not in _LEFT_OUT)
        for name in sorted(names):
            path = os.path.normpath(os.path.join(place, name))
            if os.path.splitext(name)[1].lower() in endings and not name.startswith(".") and not _pipe(path):
                yield path


def _pipe(path: str) -> bool:
    """Whether a path is a named pipe, which would be waited for."""
    try:
        return stat.S_ISFIFO(os.stat(path).st_mode)
    except OSError:
        return False


def _endings() -> set[str]:
    return {ending for endings in FORMATS.values() for ending in endings}
