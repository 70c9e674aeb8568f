"""The reports of a run for outputs that go through them more than once; many of them wait in a temporary file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import DocumentReport, Earlier
from ..typed import BinaryIO

_MOST = 10_000_000
"""Characters of text that are held in memory."""
_Place = DocumentReport | int
"""A report, or where it stands in the file."""


class Kept:
    """Reports of documents, and of windows of long texts, in the order in which they came. They can be gone through again and again."""

    def __init__(self) -> None:
        self._reports: list[_Place] = []
        self._put, self._size = 0, 0  # so many are in the file; characters of those that are not
        self._file: BinaryIO | None = None

    def add(self, found: DocumentReport) -> None:
        self._reports.append(found)
        self._size += sum(len(segment.target) for segment in found.document.segments)
        if self._size > _MOST:
            self._put_away()

    def __iter__(self) -> Iterator[DocumentReport]:
        return self.within(self._reports)

    def documents(self) -> list[Windows]:
        """The reports of each document: one, or those of its windows."""
        documents: list[Windows] = []
        here: list[_Place] = []
        for place, found in zip(self._reports, self, strict=True):
            here.append(place)
            if not found.more:
                documents.append(Windows(self, here))
                here = []
        return [*documents, Windows(self, here)] if here else documents  # the rest of a long text could not be read

    def within(self, reports: Sequence[_Place]) -> Iterator[DocumentReport]:
        import pickle

        for place in reports:
            if not isinstance(place, int):
                yield place
            elif self._file:
                self._file.seek(place)
                found: DocumentReport = pickle.load(self._file)
                yield found

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _put_away(self) -> None:
        import pickle
        from tempfile import TemporaryFile

        self._file = self._file or TemporaryFile()  # noqa: SIM115
        for number, found in enumerate(self.within(self._reports[self._put :]), self._put):
            self._reports[number] = self._file.seek(0, 2)
            pickle.dump(_lighter(found), self._file, pickle.HIGHEST_PROTOCOL)
        self._put, self._size = len(self._reports), 0


class Windows:
    """The reports of one document."""

    def __init__(self, kept: Kept, reports: list[_Place]) -> None:
        self._kept, self._reports = kept, reports

    def __iter__(self) -> Iterator[DocumentReport]:
        return self._kept.within(self._reports)


def _lighter(found: DocumentReport) -> DocumentReport:
    """Without what no output asks for: the bytes of a text that is there as a text, and the names of earlier findings."""
    document = found.document
    before = document.before and Earlier(document.before.offset, document.before.lines)
    return found._replace(document=document._replace(raw=b"" if document.single else document.raw, before=before))
