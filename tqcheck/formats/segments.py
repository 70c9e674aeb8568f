"""Segment formats: JSON Lines as the contract describes them, and tab-separated tables with a header."""

from __future__ import annotations

import json

from ..errors import UserError
from ..model import Segment

_FIELDS = ("id", "doc", "source", "target", "reference")


def jsonl(text: str, path: str) -> tuple[Segment, ...]:
    """One JSON object a line; empty lines are skipped. Raises `UserError` with the line."""
    found: list[Segment] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as problem:
            raise UserError(f"not valid JSON: {problem}", path, number, hint="one complete JSON object a line") from None
        if not isinstance(row, dict) or not isinstance(row.get("target"), str):
            raise UserError("a segment needs a 'target' that is a string", path, number)
        for key in ("source", "reference"):
            if row.get(key) is not None and not isinstance(row[key], str):
                raise UserError(f"'{key}' is not a string", path, number)
        key = str(row["id"]) if row.get("id") is not None else str(number)
        doc = str(row["doc"]) if row.get("doc") is not None else None
        found.append(Segment(key, row["target"], row.get("source"), row.get("reference"), doc))
    return tuple(found)


def tsv(text: str, path: str) -> tuple[Segment, ...]:
    """Columns by a header line naming some of id, doc, source, target, reference; without one: source, target."""
    lines = text.splitlines()
    if not lines:
        return ()
    header = [cell.strip().lower() for cell in lines[0].split("\t")]
    if "target" in header:
        first, columns = 1, {name: header.index(name) for name in _FIELDS if name in header}
    else:
        first, columns = 0, {"source": 0, "target": 1} if len(header) > 1 else {"target": 0}
    found: list[Segment] = []
    for number, line in enumerate(lines[first:], first + 1):
        cells = line.split("\t")
        if len(cells) <= columns["target"]:
            if not line.strip():
                continue
            raise UserError(f"the line has {len(cells)} columns, the target is column {columns['target'] + 1}", path, number)
        row = {name: cells[at] for name, at in columns.items() if at < len(cells)}
        found.append(Segment(row.get("id") or str(number), row["target"], row.get("source"), row.get("reference"), row.get("doc") or None))
    return tuple(found)
