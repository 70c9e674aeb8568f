"""Tables of terms: CSV and TSV as DeepL, Google and Weblate write them.

Without a header two columns are source and target (DeepL). A header may name the columns: ``source``, ``target``, ``status``,
``note`` or Weblate's ``context``, ``developer_comments``, ``flags``; or it holds two language codes (Google).
"""

from __future__ import annotations

import csv
import io

from ...errors import UserError, many
from . import Concept

_NAMES = {
    "source": "source",
    "source_string": "source",
    "term": "source",
    "target": "target",
    "target_string": "target",
    "translation": "target",
    "status": "status",
    "note": "note",
    "description": "note",
    "developer_comments": "note",
    "pos": "part_of_speech",
    "part_of_speech": "part_of_speech",
    "flags": "flags",
}
_STATUSES = {
    "": "prefer",
    "preferred": "prefer",
    "approved": "prefer",
    "admitted": "admit",
    "allowed": "admit",
    "forbidden": "forbid",
    "deprecated": "forbid",
    "rejected": "forbid",
}


def read(path: str, text: str, form: str, languages: tuple[str, str]) -> list[Concept]:
    delimiter = "\t" if form == "tsv" else ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, quoting=csv.QUOTE_NONE if form == "tsv" else csv.QUOTE_MINIMAL)
    columns: dict[str, int] | None = None
    found: dict[str, Concept] = {}
    try:
        for row in reader:
            cells = [cell.strip() for cell in row]
            if not any(cells):
                continue
            if columns is None:
                columns = _header(cells, languages)
                if columns:
                    continue
                columns = {"source": 0, "target": 1}
            if len(cells) <= max(columns["source"], columns["target"]):
                raise UserError(f"the line has {many(len(cells), 'column')}; source and target are needed", path, reader.line_num)
            _take(found, {name: cells[at] for name, at in columns.items() if at < len(cells)}, path, reader.line_num)
    except csv.Error as problem:
        raise UserError(f"not a valid table: {problem}", path, reader.line_num) from None
    return list(found.values())


def write(concepts: list[Concept], form: str, languages: tuple[str, str]) -> str:
    out = io.StringIO()
    plain = {"delimiter": "\t", "quoting": csv.QUOTE_NONE, "quotechar": None} if form == "tsv" else {}
    writer = csv.writer(out, lineterminator="\n", **plain)  # type: ignore[arg-type]
    writer.writerow(["source", "target", "status", "part_of_speech", "note"])
    for concept in concepts:
        for status, key in (("preferred", "prefer"), ("admitted", "admit"), ("forbidden", "forbid")):
            for term in getattr(concept, key):
                writer.writerow([_flat(cell) for cell in (concept.source, term, status, concept.part_of_speech, concept.note)])
    return out.getvalue()


def _flat(text: str) -> str:
    return " ".join(text.split())


def _header(cells: list[str], languages: tuple[str, str]) -> dict[str, int]:
    """The columns that a header names; empty where the line is no header."""
    low = [cell.lower() for cell in cells]
    codes = [cell.split("-")[0].split("_")[0] for cell in low]
    if languages[0] in codes and languages[1] in codes:
        columns = {"source": codes.index(languages[0]), "target": codes.index(languages[1])}
    elif any(_NAMES.get(cell) == "source" for cell in low) and any(_NAMES.get(cell) == "target" for cell in low):
        columns = {}
    else:
        return {}
    for i, cell in enumerate(low):
        if cell in _NAMES:
            columns.setdefault(_NAMES[cell], i)
    return columns


def _take(found: dict[str, Concept], row: dict[str, str], path: str, line: int) -> None:
    if not row["source"]:
        raise UserError("the source term is empty", path, line)
    status = row.get("status", "").lower()
    if "flags" in row:
        status = "forbidden" if "forbidden" in row["flags"] else status
    if status not in _STATUSES:
        raise UserError(f"the status '{status}' is unknown", path, line, hint=f"one of {', '.join(s for s in _STATUSES if s)}")
    concept = found.setdefault(row["source"], Concept(row["source"]))
    concept.add(row["target"], _STATUSES[status])
    concept.note = concept.note or row.get("note", "")
    concept.part_of_speech = concept.part_of_speech or row.get("part_of_speech", "")
