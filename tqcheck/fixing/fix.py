"""Apply suggestions to files of every format: non-overlapping, through a temporary file with permissions kept. `rounds` goes on from there."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .. import formats
from ..errors import UserError
from ..formats.pieces import Edit
from ..model import Document, Finding
from ..typed import IO


def fixable(finding: Finding, unsafe: bool) -> bool:
    """Whether `--fix` (with `unsafe`: `--unsafe-fixes`) applies the first suggestion."""
    if not finding.suggestions or finding.suppressed:
        return False
    return finding.suggestions[0].applicability in (("safe", "unsafe") if unsafe else ("safe",))


def apply(text: str, findings: Iterable[Finding]) -> str:
    """`text` with the first suggestion of each finding; of overlapping ones the first stays."""
    out, position = [], 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.start < position:
            continue
        out += [text[position : finding.start], finding.suggestions[0].replacement]
        position = finding.end
    return "".join([*out, text[position:]])


def edits(findings: Iterable[Finding]) -> list[Edit]:
    """The first suggestion of each finding as an edit."""
    return [Edit(f.segment, f.start, f.end, f.suggestions[0].replacement) for f in findings]


def corrected(document: Document, wanted: Iterable[Edit], made: list[Edit] | None = None) -> Document:
    """The document with its edits made, read again; `made` takes those that could be.

    Raises `UserError`, also where another segment would read otherwise.
    """
    listed = list(wanted)
    raw = formats.rewritten(document, listed, made)
    if raw == document.raw:
        return document
    languages = document.source_language, document.target_language
    after = formats.parse(raw, document.path, document.source_path, document.format, languages)._replace(before=document.before)
    edited = {edit.segment for edit in listed}
    if _others(after, edited) != _others(document, edited):
        raise UserError("would read otherwise after its corrections; nothing was written", document.path)
    return after


def _others(document: Document, edited: set[str | None]) -> list[tuple[str | None, str]]:
    return [(segment.id, segment.target) for segment in document.segments if segment.id not in edited]


def write(before: Document, raw: bytes) -> None:
    """Put new content in the place of a file. Raises `UserError` where the file changed since it was read or cannot be written."""
    rewriting = Rewriting(before.path)
    rewriting.add(before, before._replace(raw=raw))
    rewriting.finish()


class Rewriting:
    """New content of a file, written beside it, window by window, and put in its place at last. Raises `UserError`."""

    def __init__(self, path: str) -> None:
        from hashlib import sha256

        self.path = path
        self._real = Path(os.path.realpath(path))
        self._read, self._size, self._changed = sha256(), 0, False
        self._file: IO[bytes] | None = None

    def add(self, before: Document, after: Document) -> None:
        """The next window, as it was and as it shall be."""
        if self.path == "-":
            if before.raw != after.raw:
                raise UserError("cannot be rewritten: it is standard input", self.path, hint="--diff shows what would change")
            return
        self._read.update(before.raw)
        self._changed |= before.raw != after.raw
        try:
            if self._file is None:
                self._file = tempfile.NamedTemporaryFile(  # noqa: SIM115
                    dir=self._real.parent, prefix=f".{self._real.name}.", delete=False
                )
            self._file.write(after.raw)
        except OSError as problem:
            self.discard()
            raise self._failed(problem) from None

    def finish(self) -> None:
        """Put the new content in place, if it is another."""
        if self._file is None or not self._changed:
            self.discard()
            return
        try:
            self._file.close()
            if self._now() != self._read.digest():
                raise UserError("changed while it was checked; nothing was written", self.path)
            shutil.copymode(self._real, self._file.name)
            os.replace(self._file.name, self._real)
            self._file = None
        except OSError as problem:
            raise self._failed(problem) from None
        finally:
            self.discard()

    def discard(self) -> None:
        """Leave the file as it is."""
        if self._file is not None:
            self._file.close()
            Path(self._file.name).unlink(missing_ok=True)
            self._file = None

    def _now(self) -> bytes:
        """The digest of the file as it is now."""
        from hashlib import file_digest

        with open(self._real, "rb") as file:
            return file_digest(file, "sha256").digest()

    def _failed(self, problem: OSError) -> UserError:
        return UserError(f"cannot be written: {problem.strerror}", self.path)


def diff(before: Document, after: Document) -> str:
    """What changed, as a unified diff; of a zipped document the paragraphs, of a window of a long text its part of the diff."""
    import difflib

    lines = list(difflib.unified_diff(_lines(before), _lines(after), before.path, before.path))
    if before.before:
        lines = _moved(lines, before.before.lines, (after.before or before.before).lines)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _moved(lines: list[str], old: int, new: int) -> list[str]:
    """A diff with its line numbers counted from the beginning of the file, in which the window is not the first."""
    import re

    if not old:
        return lines
    found = re.compile(r"@@ -(\d+)(.*) \+(\d+)(.*) @@\n")
    return [f"@@ -{int(m[1]) + old}{m[2]} +{int(m[3]) + new}{m[4]} @@\n" if (m := found.fullmatch(line)) else line for line in lines[2:]]


def _lines(document: Document) -> list[str]:
    if document.format == "docx":
        return [segment.target + "\n" for segment in document.segments]
    return formats.body(document).decode("utf-8", "surrogatepass").removeprefix("\ufeff").splitlines(keepends=True)
