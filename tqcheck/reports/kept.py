"""The reports of a run for outputs that go through them more than once; many of them wait in a temporary file."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import DocumentReport, Earlier
from ..typed import BinaryIO

_MOST = 10_000_000
"""Characters of text that are held in memory."""


class Kept:
    """Reports of documents, and of windows of long texts, in the order in which they came. They can be gone through again and again."""

    def __init__(self) -> None:
        self._here: list[DocumentReport] = []
        self._size = 0
        self._file: BinaryIO | None = None

    def add(self, found: DocumentReport) -> None:
        self._here.append(found)
        self._size += sum(len(segment.target) for segment in found.document.segments)
        if self._size > _MOST:
            self._put_away()

    def __iter__(self) -> Iterator[DocumentReport]:
        if self._file:
            import pickle

            end = self._file.seek(0, 2)
            at = self._file.seek(0)
            while at < end:
                self._file.seek(at)
                found: DocumentReport = pickle.load(self._file)
                at = self._file.tell()
                yield found
        yield from self._here

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _put_away(self) -> None:
        import pickle
        from tempfile import TemporaryFile

        self._file = self._file or TemporaryFile()  # noqa: SIM115
        for found in self._here:
            pickle.dump(_lighter(found), self._file, pickle.HIGHEST_PROTOCOL)
        self._here, self._size = [], 0


def _lighter(found: DocumentReport) -> DocumentReport:
    """Without what no output asks for: the bytes of a text that is there as a text, and the names of earlier findings."""
    document = found.document
    before = document.before and Earlier(document.before.offset, document.before.lines)
    return found._replace(document=document._replace(raw=b"" if document.single else document.raw, before=before))
