"""Long plain texts, read a window at a time, so that memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import UserError
from ..model import Document
from ..text.cuts import WINDOW, cut
from ..typed import BinaryIO
from . import prose
from .encoded import MARK, decode

_SPARE = 64
"""Bytes that are read beyond a window at least, so that the last one is known as such."""


class LongText:
    """A plain text with more bytes than are read at once. Raises `UserError` while it is read, a file that can be read twice as soon as it is opened."""

    def __init__(self, path: str, languages: tuple[str, str], file: BinaryIO, head: bytes, longest: int) -> None:
        self.path = path
        self._languages, self._file, self._head, self._longest = languages, file, head, longest
        if file.seekable():
            for _ in self._documents():
                pass
            self._head = b""
            file.seek(0)

    def windows(self) -> Iterator[tuple[Document, bool]]:
        """The windows in order, each as a document, and whether it is the last. They can be read once."""
        try:
            yield from self._documents()
        finally:
            if self.path != "-":
                self._file.close()

    def _documents(self) -> Iterator[tuple[Document, bool]]:
        offset = lines = run = 0
        for raw, last in self._raws():
            text = decode(raw, self.path, lines, offset)
            run = self._line(text, lines, run)
            offset, lines = offset + len(raw), lines + raw.count(b"\n")
            yield Document(self.path, (prose.segment(text, None),), True, None, *self._languages, raw, "text"), last

    def _raws(self) -> Iterator[tuple[bytes, bool]]:
        rest, ended = self._head, False
        while rest or not ended:
            while len(rest) <= 2 * WINDOW + _SPARE and not ended:
                more = self._file.read(2 * WINDOW)
                rest, ended = rest + more, not more
            end = cut(rest, 0, WINDOW)
            while end < len(rest) and rest[end] & 0xC0 == 0x80:  # inside a character
                end += 1
            while rest.startswith(MARK, end):  # nothing but a file begins with one
                end += len(MARK)
            raw, rest = rest[:end], rest[end:]
            if raw:
                yield raw, ended and not rest

    def _line(self, text: str, above: int, run: int) -> int:
        """The length of the line that is open at the end of the window; `run`: of the one that was open before it."""
        first = text.find("\n")
        if run + (first if first >= 0 else len(text)) > self._longest:
            raise UserError(f"a line has more than {self._longest:,} characters, which is refused", self.path, above + 1)
        return run + len(text) if first < 0 else len(text) - text.rfind("\n") - 1
