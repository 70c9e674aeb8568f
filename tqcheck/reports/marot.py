"""The table of Marot, Google's viewer of MQM annotations: ten tab-separated columns, one line an error, the words in `<v>…</v>`.

Open it in Marot to filter, weigh and compare systems, or beside human annotation of the same text. Segments without findings are there as
`No-error`. System and rater are called `translation` and `tqcheck`; tabs and line ends inside a text become spaces.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from ..model import Document, DocumentReport, Finding, InputError
from ..typed import Any
from . import Options
from .rows import Row, rows
from .shared import Head

COLUMNS = "system doc docSegId globalSegId rater source target category severity metadata".split()


class Stream:
    def __init__(self, options: Options) -> None:
        self._head = Head("\t".join(COLUMNS) + "\n")
        self._number = self._here = 0
        """Rows so far, and in the document that has more windows to come."""

    def add(self, found: DocumentReport) -> str:
        document, lines = found.document, [self._head.take()]
        listed = rows(found)
        for row in listed:
            self._number += 1
            before = f"translation\t{_doc(document)}\t{self._here + row.number}\t{self._number}\ttqcheck\t{_cell(row.source or '')}"
            marked = [_error(row, *mark) for mark in row.marks if not mark.finding.suppressed] or [
                f"{_cell(row.target).strip()}\tNo-error\tNo-error\t{{}}"
            ]
            lines += [f"{before}\t{error}\n" for error in marked]
        self._here = self._here + len(listed) if found.more else 0
        return "".join(lines)

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [self._head.take()]


def _doc(document: Document) -> str:
    return f"{_cell(document.path)}:{document.source_language}-{document.target_language}"


def _error(row: Row, f: Finding, start: int, end: int) -> str:
    target = f"{_cell(row.target[:start])}<v>{_cell(row.target[start:end])}</v>{_cell(row.target[end:]).rstrip()}"
    metadata: dict[str, Any] = {"note": f.message, "marked_text": f.text, "rule": f.rule, "entry": f.entry, "confidence": f.confidence}
    if f.suggestions:
        metadata["corrections"] = [s.replacement for s in f.suggestions]
    return f"{target}\t{category(f.category)}\t{f.severity.capitalize()}\t{json.dumps(metadata, ensure_ascii=False)}"


def category(path: str) -> str:
    """`fluency/punctuation` as Google's annotations write it: `Fluency/Punctuation`."""
    return "/".join(part.replace("-", " ").capitalize() for part in path.split("/"))


def _cell(text: str) -> str:
    """The text without what would break the table or be taken for a mark."""
    return text.translate({9: " ", 10: " ", 13: " "}).replace("<v>", "< v>").replace("</v>", "</ v>")
