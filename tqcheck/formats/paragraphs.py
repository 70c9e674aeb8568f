"""The paragraphs of a part of a DOCX with their places, and the pairs in its tables of two languages."""

from __future__ import annotations

from ..records import NamedTuple
from ..text.languages import NAMES, primary
from .xml import Attributes, Ends, Scan, Starts

_SIDES = {"source": ("source", "original"), "target": ("target", "translation", "cible", "traduction")}
_MORE = frozenset("segment text language content français french anglais english fr en".split())
_HEADERS = 3
"""Rows at the top of a table in which its header may stand."""


class Paragraph(NamedTuple):
    """The content of a paragraph in bytes of its part and, in a table, its (table, row, column)."""

    start: int
    end: int
    cell: tuple[int, int, int] | None = None


def paragraphs(body: bytes, path: str) -> list[Paragraph]:
    """All paragraphs in order, those inside others (text boxes) too. Raises `UserError` for what is not well-formed."""
    return sorted(_Walk(body, path).found)


class _Walk:
    def __init__(self, body: bytes, path: str) -> None:
        self.found: list[Paragraph] = []
        self._open: list[tuple[int, tuple[int, int, int] | None]] = []
        self._tables: list[tuple[int, int, int]] = []
        self._count = self._unseen = 0
        starts: dict[str, Starts] = {"p": self._begin, "Fallback": self._hide, "tbl": self._table, "tr": self._row, "tc": self._cell}
        ends: dict[str, Ends] = {"p": self._finish, "Fallback": self._show, "tbl": self._table_end}
        self._scan = Scan(body, path, starts, ends)
        self._scan.run()

    def _begin(self, told: Attributes) -> None:
        self._open.append((self._scan.after, self._tables[-1] if self._tables else None))

    def _finish(self) -> None:
        start, cell = self._open.pop()
        if start < self._scan.at and not self._unseen:
            self.found.append(Paragraph(start, self._scan.at, cell))

    def _hide(self, told: Attributes) -> None:
        self._unseen += 1

    def _show(self) -> None:
        self._unseen -= 1

    def _table(self, told: Attributes) -> None:
        self._count += 1
        self._tables.append((self._count, -1, -1))

    def _table_end(self) -> None:
        self._tables.pop()

    def _row(self, told: Attributes) -> None:
        if self._tables:
            table, row, _ = self._tables[-1]
            self._tables[-1] = table, row + 1, -1

    def _cell(self, told: Attributes) -> None:
        if self._tables:
            table, row, column = self._tables[-1]
            self._tables[-1] = table, row, column + 1


def paired(listed: list[Paragraph], texts: list[str], source: str, target: str) -> tuple[dict[int, str], set[int]]:
    """(source of paragraphs, paragraphs that are no translation) by the tables whose header names a source and a target column.

    The paragraphs of two cells belong together one by one where they are as many, else as wholes.
    """
    tables: dict[int, dict[int, dict[int, list[int]]]] = {}
    for number, paragraph in enumerate(listed):
        if paragraph.cell:
            table, row, column = paragraph.cell
            tables.setdefault(table, {}).setdefault(row, {}).setdefault(column, []).append(number)
    sources: dict[int, str] = {}
    unread: set[int] = set()
    for rows in tables.values():
        header = next((row for row in sorted(rows)[:_HEADERS] if _sides(rows[row], texts, source, target)), None)
        if header is None:
            continue
        theirs, ours = _sides(rows[header], texts, source, target) or (0, 0)
        for row, columns in rows.items():
            translated = columns.get(ours, []) if row > header else []
            unread.update(n for numbers in columns.values() for n in numbers if n not in translated)
            originals = columns.get(theirs, [])
            if len(originals) == len(translated):
                sources.update((n, texts[o]) for n, o in zip(translated, originals, strict=True))
            elif len(translated) == 1 and originals:
                sources[translated[0]] = "\n".join(texts[o] for o in originals)
    return sources, unread


def _sides(columns: dict[int, list[int]], texts: list[str], source: str, target: str) -> tuple[int, int] | None:
    """The columns of source and target that a header row names: side by side, so that plans with *Target* and *Source* are none."""
    cells = {column: " ".join(texts[n] for n in numbers).strip() for column, numbers in columns.items()}
    theirs = next((column for column, text in cells.items() if _names(text, "source", source)), None)
    if theirs is None or not _names(cells.get(theirs + 1, ""), "target", target):
        return None
    return theirs, theirs + 1


def _names(text: str, side: str, language: str) -> bool:
    """Whether a cell is a heading such as *Target segment*, *English (United Kingdom)* or *en-GB*."""
    words = text.lower().replace("(", " ").replace(")", " ").replace(":", " ").split()
    if not words or len(words) > 4:
        return False
    if words[0] in _SIDES[side]:
        return all(word in _MORE for word in words[1:])
    known = NAMES.get(primary(language), (primary(language),))
    return words[0] in known or (len(words) == 1 and len(text) == 5 and text[2] in "-_" and primary(text) == primary(language))
