"""JSON Lines as the contract describes them, and JSON files of strings (ARB, i18next, browser extensions)."""

from __future__ import annotations

import json

from ..errors import UserError
from ..model import Segment
from ..text.languages import primary, same
from .encoded import MARK
from .ids import Ids
from .placeholders import spans


def jsonl(body: bytes, path: str) -> tuple[Segment, ...]:
    """One JSON object a line; empty lines are skipped. The place is the line, in bytes of `body`. Raises `UserError` with the line."""
    found: list[Segment] = []
    start, end = (3 if body.startswith(MARK) else 0), -1
    loads, new = json.loads, tuple.__new__
    for number in range(1, body.count(b"\n") + 2):
        start = end + 1 if number > 1 else start
        end = body.find(b"\n", start)
        raw = body[start:] if end < 0 else body[start:end]
        if not raw or raw.isspace():
            continue
        try:
            row = loads(raw.decode("utf-8"))
        except RecursionError:
            raise UserError("is nested too deeply", path, number) from None
        except ValueError as problem:
            told = f"{problem.msg}, column {problem.colno}" if isinstance(problem, json.JSONDecodeError) else str(problem)
            raise UserError(f"not valid JSON: {told}", path, number, hint="one complete JSON object a line") from None
        if not isinstance(row, dict) or not isinstance(row.get("target"), str):
            raise UserError("a segment needs a 'target' that is a string", path, number)
        get = row.get
        source, reference, key, doc = get("source"), get("reference"), get("id"), get("doc")
        for name, value in (("source", source), ("reference", reference)):
            if value is not None and not isinstance(value, str):
                raise UserError(f"'{name}' is not a string", path, number)
        key = str(number) if key is None else str(key)
        place = start, start + len(raw)
        # as `Segment(...)` would, at half the cost: files of translations are long
        values = key, row["target"], source, reference, doc if doc is None else str(doc), (), None, place, None, False
        found.append(new(Segment, values))
    return tuple(found)


def strings(text: str, path: str, target: str) -> tuple[Segment, ...]:
    """The strings of a JSON file, named by their keys: `menu.file.open`. Raises `UserError`."""
    from .jsontext import messages

    found, language = messages(text, path)
    if not same(language, target):
        raise UserError(f"is in {language}, not {target}", path, hint=f"--target-lang {primary(str(language))}")
    ids = Ids()
    return tuple(Segment(ids.unique(name), value, masked=spans(value), place=(start, end)) for name, value, start, end in found)
