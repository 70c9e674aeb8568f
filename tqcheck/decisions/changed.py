"""What changed since a revision: only findings there are kept (`--changed-since`). Asks git.

Changes are those since the revision and the current commit parted, with what is not committed yet, so that a branch is not
blamed for what others did meanwhile. In segment formats a segment is new when no segment of the old file has its source and target.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Callable, Iterable

from .. import formats
from ..bilingual import align
from ..errors import UserError
from ..model import Document, DocumentReport, Finding
from ..positions import Lines

_HUNK = re.compile(rb"^@@ -\S+ \+(\d+)(?:,(\d+))? @@", re.M)
Test = Callable[[Finding], bool]
Span = tuple[float, float]
"""First and last line; where lines were taken out, the place between two."""


class Changes:
    """The files that differ from a revision. Raises `UserError` where git or the revision is missing."""

    def __init__(self, revision: str, folder: str = ".") -> None:
        self.folder = folder
        self.root = os.path.realpath(self._git("rev-parse", "--show-toplevel").decode().rstrip("\n"))
        if revision.startswith("-") or not self._knows(revision):
            hint = "in CI, fetch it first: a shallow clone has the last commit alone"
            if not self._knows("HEAD"):
                hint = "nothing is committed here yet: leave --changed-since out to check all that is there"
            raise UserError(f"git knows no revision '{revision}'", hint=hint)
        parted = self._git("merge-base", revision, "HEAD", allowed=(0, 1, 128)).decode().strip()
        self.base = parted or revision
        names = self._git("diff", "--name-only", "--no-renames", "-z", self.base) + self._git(
            "ls-files", "--others", "--exclude-standard", "-z", "--full-name", ":/"
        )
        self.names = {os.fsdecode(name) for name in names.split(b"\0") if name}

    def _knows(self, revision: str) -> bool:
        return self._git("rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}", allowed=(0, 1, 128)) != b""

    def files(self) -> list[str]:
        """The changed files that are there and of a known format, as seen from the current folder."""
        endings = {ending for of_format in formats.FORMATS.values() for ending in of_format}
        found = [name for name in self.names if os.path.splitext(name)[1].lower() in endings]
        paths = [os.path.relpath(os.path.join(self.root, name)) for name in sorted(found)]
        return [path for path in paths if os.path.isfile(path)]

    def touched(self, document: Document) -> bool:
        """Whether the document or its source changed."""
        return any(self._name(path) in self.names for path in (document.path, document.source_path) if path)

    def only(self, found: DocumentReport, input_format: str | None = None) -> DocumentReport:
        """The report with the findings on what changed."""
        document = found.document
        test = self._in_lines(document) if document.single else self._in_segments(document, input_format)
        return found._replace(findings=tuple(f for f in found.findings if test(f)))

    def _in_lines(self, document: Document) -> Test:
        mine = self._lines(document.path)
        source = self._lines(document.source_path) if document.source_path else []
        if mine is None or source is None:
            return lambda f: True
        text = document.segments[0].target
        lines = Lines(text)
        spans = [*mine, *self._beside(document, source, lines)]

        def changed(f: Finding) -> bool:
            first, last = lines.at(f.start)[0], lines.at(max(f.start, f.end - 1))[0]
            return any(start <= last and first <= end for start, end in spans)

        return changed

    @staticmethod
    def _beside(document: Document, spans: list[Span], lines: Lines) -> list[Span]:
        """The target lines that stand for changed source lines."""
        source = document.segments[0].source
        if not spans or not source:
            return []
        rows = source.split("\n")
        changed = {row for first, last in spans for row in rows[int(first) - 1 : int(last)] if row.strip()}
        found: list[Span] = []
        for start, text in align.pieces(document.segments[0].target, source):
            if text and not changed.isdisjoint(text.split("\n")):
                line = lines.at(start)[0]
                found.append((line, line))
        return found

    def _in_segments(self, document: Document, input_format: str | None) -> Test:
        old = self._git("show", f"{self.base}:{self._name(document.path)}", allowed=(0, 128))
        if not old:
            return lambda f: True
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, os.path.basename(document.path))
            with open(path, "wb") as file:
                file.write(old)
            try:
                before = {(s.source, s.target) for s in formats.read(path, None, input_format).segments}
            except UserError:
                return lambda f: True
        same = {s.id for s in document.segments if (s.source, s.target) in before}
        return lambda f: f.segment not in same

    def _lines(self, path: str) -> list[Span] | None:
        """(first, last) of the changed lines of a file; None where the whole file is new."""
        name = self._name(path)
        if name not in self.names:
            return []
        if self._git("cat-file", "-e", f"{self.base}:{name}", allowed=(0, 1, 128), status=True) != b"0":
            return None
        diff = self._git("diff", "-U0", "--no-color", "--no-ext-diff", "--no-renames", self.base, "--", os.path.join(self.root, name))
        found: list[Span] = []
        for match in _HUNK.finditer(diff):
            first, count = int(match[1]), int(match[2] or 1)
            found.append((first, first + count - 1) if count else (first + 0.5, first + 0.5))
        return found

    def _name(self, path: str) -> str:
        """The path as git names it."""
        return os.path.relpath(os.path.realpath(path), self.root).replace(os.sep, "/")

    def _git(self, *arguments: str, allowed: Iterable[int] = (0,), status: bool = False) -> bytes:
        try:
            done = subprocess.run(["git", *arguments], cwd=self.folder, capture_output=True)
        except OSError:
            raise UserError("--changed-since needs git, and git is not here") from None
        if done.returncode not in allowed:
            raise UserError(
                f"git: {done.stderr.decode(errors='replace').strip().removeprefix('fatal: ')}",
                hint="--changed-since works in a git repository",
            )
        return str(done.returncode).encode() if status else done.stdout
