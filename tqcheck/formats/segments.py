"""JSON Lines as the contract describes them, and JSON files of strings (ARB, i18next, browser extensions)."""

from __future__ import annotations

import json

from ..errors import UserError
from ..model import Segment
from .ids import Ids
from .languages import primary, same
from .placeholders import spans


def jsonl(text: str, path: str) -> tuple[Segment, ...]:
    """One JSON object a line; empty lines are skipped. The place is the line. Raises `UserError` with the line."""
    found: list[Segment] = []
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        start, position = position, position + len(line) + 1
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except (ValueError, RecursionError) as problem:
            raise UserError(f"not valid JSON: {problem}", path, number, hint="one complete JSON object a line") from None
        if not isinstance(row, dict) or not isinstance(row.get("target"), str):
            raise UserError("a segment needs a 'target' that is a string", path, number)
        for key in ("source", "reference"):
            if row.get(key) is not None and not isinstance(row[key], str):
                raise UserError(f"'{key}' is not a string", path, number)
        key = str(row["id"]) if row.get("id") is not None else str(number)
        doc = str(row["doc"]) if row.get("doc") is not None else None
        found.append(Segment(key, row["target"], row.get("source"), row.get("reference"), doc, place=(start, start + len(line))))
    return tuple(found)


def strings(text: str, path: str, target: str) -> tuple[Segment, ...]:
    """The strings of a JSON file, named by their keys: `menu.file.open`. Raises `UserError`."""
    from .jsontext import messages

    found, language = messages(text, path)
    if not same(language, target):
        raise UserError(f"is in {language}, not {target}", path, hint=f"--target-lang {primary(str(language))}")
    ids = Ids()
    return tuple(Segment(ids.unique(name), value, masked=spans(value), place=(start, end)) for name, value, start, end in found)
