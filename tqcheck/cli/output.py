"""Where reports go: standard output or files, written while the check goes on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence

from .. import reports
from ..errors import UserError
from ..model import DocumentReport, InputError
from ..typed import IO
from . import declared as click

_KEPT = 1_000_000
"""Characters that wait before they are written, so that a run that fails early leaves nothing half written."""
_LONG = 5_000_000
"""Bytes from which on progress is shown."""
_USUAL = "text"
_ENDINGS = {
    ".html": "html",
    ".htm": "html",
    ".sarif": "sarif",
    ".sarif.json": "sarif",  # before .json
    ".json": "json",
    ".jsonl": "jsonl",
    ".csv": "csv",
    ".md": "markdown",
}
"""What the name of a file says of its format, where neither the option nor `--format` does."""
File = tuple[str, str | None]
Make = Callable[[str, reports.Options], reports.Stream]


class Outputs:
    """The outputs of a run. On a terminal findings appear as they are made. Raises `UserError` where one cannot be written."""

    def __init__(self, output_format: str | None, outputs: Sequence[str], statistics: bool = False, make: Make = reports.stream) -> None:
        self._sinks = [_file(output, output_format, statistics, make) for output in outputs]
        self._sinks = self._sinks or [_terminal(output_format or _USUAL, statistics, make)]

    def add(self, found: DocumentReport) -> None:
        for sink in self._sinks:
            sink.write(sink.stream.add(found))

    def end(self, errors: Sequence[InputError]) -> None:
        for sink in self._sinks:
            for piece in sink.stream.end(errors):
                sink.write(piece)
            sink.write("", last=True)


class _Sink:
    """One output: what it is called, how it is written, and where to."""

    def __init__(self, name: str, stream: reports.Stream, path: str | None, kept: int) -> None:
        self.name, self.stream = name, stream
        self._path, self._kept = path, kept
        self._waiting: list[str] = []
        self._size = 0
        self._out: IO[bytes] | None = None

    def write(self, text: str, last: bool = False) -> None:
        self._waiting.append(text)
        self._size += len(text)
        if not last and self._size <= self._kept:
            return
        text, self._waiting, self._size = "".join(self._waiting), [], 0
        try:
            self._out = self._out or (open(self._path, "wb") if self._path else sys.stdout.buffer)  # noqa: SIM115
            self._out.write(reports.encodable(self.name, text).encode("utf-8", "surrogatepass"))
            self._out.flush()
            if last and self._path:
                self._out.close()
        except BrokenPipeError:
            raise
        except OSError as problem:
            raise UserError(f"cannot be written: {problem.strerror}", self._path or "standard output") from None


def _terminal(name: str, statistics: bool, make: Make) -> _Sink:
    shown = sys.stdout.isatty()
    color = (shown and "NO_COLOR" not in os.environ) or bool(os.environ.get("FORCE_COLOR"))
    width = os.get_terminal_size(sys.stdout.fileno()).columns if shown else 100
    return _Sink(name, make(name, reports.Options(color, statistics, width, shown)), None, 0 if shown else _KEPT)


def _file(output: str, output_format: str | None, statistics: bool, make: Make) -> _Sink:
    name, path = named(output)
    if path == "-":
        return _terminal(name or output_format or _USUAL, statistics, make)
    _refuse(path)
    name = name or output_format or next((_ENDINGS[end] for end in _ENDINGS if path.lower().endswith(end)), _USUAL)
    return _Sink(name, make(name, reports.Options(statistics=statistics)), path, _KEPT)


def _refuse(path: str) -> None:
    """Raise `UserError` for a file that cannot be written, before anything is read or corrected."""
    folder = os.path.dirname(path) or "."
    if os.path.isdir(path):
        raise UserError("cannot be written: is a folder", path, hint="--output names a file")
    if not os.path.isdir(folder):
        raise UserError("cannot be written: there is no such folder", path, hint=f"make the folder {folder} first")
    if not os.access(path if os.path.exists(path) else folder, os.W_OK):
        raise UserError("cannot be written: permission denied", path)


def named(output: str) -> tuple[str, str]:
    """The format, where one is named, and the path (`-`: standard output). Raises `UserError` for a format that is none."""
    name, sign, path = output.partition("=")
    if not sign or not name.isalnum():
        return "", output
    if name not in reports.FORMATS:
        from ..errors import nearest

        raise UserError(
            f"--output: no format is called '{name}'", hint=f"{nearest(name, reports.FORMATS)} (a file of that name: ./{output})"
        )
    if not path:
        raise UserError(f"--output {output}: the file is missing")
    return name, path


def progress(files: Sequence[File], quiet: bool) -> Iterator[File]:
    """The files, with a bar on the terminal when they are long and nothing else is shown there (`quiet`)."""
    if not sys.stderr.isatty() or not (quiet or not sys.stdout.isatty()) or sum(map(_size, files)) < _LONG:
        yield from files
        return
    with click.progressbar(length=sum(map(_size, files)), file=sys.stderr, label="checking") as bar:
        for file in files:
            yield file
            bar.update(_size(file))


def _size(file: File) -> int:
    try:
        return os.path.getsize(file[0])
    except OSError:
        return 0
