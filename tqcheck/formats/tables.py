"""Tables of pairs: tab-separated without quoting, and CSV with quoting and any usual separator.

A header names some of id, doc, source, target, reference, or the languages; without one the columns are source and target
(or the target alone).
"""

from __future__ import annotations

from collections.abc import Iterator

from ..errors import UserError, many
from ..model import Segment
from ..text.languages import NAMES, primary
from ..text.lazy import Expression, M
from .pieces import Piece, joined

_FIELDS = ("id", "doc", "source", "target", "reference")
_QUOTED_CELL = Expression(r"(^|[,;\t|])\"(?:[^\"]|\"\")*\"", M)
_QUOTE = Expression(r"\"\"|\r\n")
Cell = tuple[int, int, str]
Row = tuple[int, list[Cell]]


def tsv(text: str, path: str, source: str = "fr", target: str = "en") -> tuple[Segment, ...]:
    """One pair a line, cells between tabs. Places in code points of `text`. Raises `UserError` with the line."""
    return _segments(_plain_rows(text), path, source, target)


def csv(text: str, path: str, source: str = "fr", target: str = "en") -> tuple[Segment, ...]:
    """One pair a row; cells may be quoted and hold line breaks. Raises `UserError` with the line."""
    return _segments(_quoted_rows(text, _separator(text), path), path, source, target)


def _segments(rows: Iterator[Row], path: str, source: str, target: str) -> tuple[Segment, ...]:
    first = next(rows, None)
    if first is None:
        return ()
    columns = _columns([cell[2] for cell in first[1]], source, target)
    found: list[Segment] = []
    if columns is None:
        columns = {"source": 0, "target": 1} if len(first[1]) > 1 else {"target": 0}
        found += _segment(first, columns, path)
    for row in rows:
        found += _segment(row, columns, path)
    return tuple(found)


def _segment(row: Row, columns: dict[str, int], path: str) -> list[Segment]:
    number, cells = row
    if len(cells) <= columns["target"]:
        if not any(cell[2].strip() for cell in cells):
            return []
        raise UserError(f"the line has {many(len(cells), 'column')}, the target is column {columns['target'] + 1}", path, number)
    told = {name: cells[at][2] for name, at in columns.items() if at < len(cells)}
    start, end, text = cells[columns["target"]]
    return [
        Segment(told.get("id") or str(number), text, told.get("source"), told.get("reference"), told.get("doc") or None, place=(start, end))
    ]


def _columns(header: list[str], source: str, target: str) -> dict[str, int] | None:
    """The columns that a header names; None where the line is no header."""
    names = [cell.strip().lower() for cell in header]
    found = {name: names.index(name) for name in _FIELDS if name in names}
    for field, language in (("source", source), ("target", target)):
        known = NAMES.get(primary(language), (primary(language),))
        at = next(
            (i for i, name in enumerate(names) if name in known or (len(name) == 5 and name[2] in "-_" and primary(name) in known)), None
        )
        if field not in found and at is not None:
            found[field] = at
    return found if "target" in found else None


def _plain_rows(text: str) -> Iterator[Row]:
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        start, position = position, position + len(line) + 1
        line = line.removesuffix("\r")
        if number == 1 and not line:
            continue
        cells: list[Cell] = []
        for cell in line.split("\t"):
            cells.append((start, start + len(cell), cell))
            start += len(cell) + 1
        yield number, cells


def _separator(text: str) -> str:
    """The most frequent of the usual separators in the first line, outside quoted cells."""
    line = _QUOTED_CELL.sub(lambda match: match[1], text[:10_000]).partition("\n")[0]
    return max(",;\t|", key=line.count)


def _quoted_rows(text: str, separator: str, path: str) -> Iterator[Row]:
    """Rows of a CSV file; quoted cells with the place between their quotes."""
    cell = Expression(
        rf"(?:\"((?:[^\"]|\"\")*)\"|([^{separator}\r\n\"][^{separator}\r\n]*|))({separator if separator != '|' else '[|]'}|\r\n|\n|\r|\Z)"
    )
    position, number, cells = 0, 1, list[Cell]()
    began = 1
    while position < len(text) or cells:
        match = cell.match(text, position)
        if not match:
            raise UserError("not valid CSV: a quote is not closed, or text follows the closing quote", path, number)
        group = 1 if match[1] is not None else 2
        start, end = position, match.start(3)
        raw = match[group]
        cells.append((start, end, raw if group == 2 else joined(pieces(f'"{raw}"'))))
        number += raw.count("\n")
        position = match.end()
        if match[3] == separator:
            continue
        if any(text for _, _, text in cells):
            yield began, cells
        number += 1
        began, cells = number, []


def pieces(raw: str) -> list[Piece]:
    """A cell of a CSV file, with its quotes where it has them."""
    if not raw.startswith('"'):
        return [Piece(0, len(raw), raw)]
    found = [Piece(0, 1, "", "code")]
    position, last = 1, len(raw) - 1
    for match in _QUOTE.finditer(raw, 1, last):
        start, end = match.span()
        if start > position:
            found.append(Piece(position, start, raw[position:start]))
        found.append(Piece(start, end, '"' if raw[start] == '"' else "\n", "escape"))
        position = end
    if position < last:
        found.append(Piece(position, last, raw[position:last]))
    return [*found, Piece(last, last + 1, "", "code")]


def escape(text: str, raw: str) -> str:
    """Text as it stands in a cell: quotes doubled where the cell is quoted."""
    return text.replace('"', '""') if raw.startswith('"') else text


def quoted(raw: str) -> str:
    """A changed cell, now in quotes where it holds what would end it."""
    if raw.startswith('"') and _CELL.fullmatch(raw):
        return raw
    return '"' + raw.replace('"', '""') + '"' if _SPECIAL.search(raw) else raw


_CELL = Expression(r"\"(?:[^\"]|\"\")*\"")
_SPECIAL = Expression(r"[,;\t|\"\r\n]")
