"""Strings of JSON with their places: a scanner over the standard library's own pieces, which knows where values begin and end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from json.decoder import scanstring  # type: ignore[attr-defined]

from ..errors import UserError
from ..text.lazy import Expression
from .pieces import Piece

_SPACE = Expression(r"[ \t\r\n]*")
_ESCAPE = Expression(r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.")
_scan: Callable[[str, int], tuple[object, int]] = json.JSONDecoder().scan_once  # type: ignore[attr-defined]
_DEEPEST = 200
Path = tuple[str, ...]


def members(text: str, position: int = 0) -> Iterator[tuple[str, object, int, int]]:
    """(key, value, start, end) of the object at `position` of valid JSON; a string's place includes its quotes."""
    position = _after_space(text, position) + 1
    while True:
        position = _after_space(text, position)
        if text[position] == "}":
            return
        if text[position] == ",":
            position = _after_space(text, position + 1)
        key, position = scanstring(text, position + 1)
        position = _after_space(text, _after_space(text, position) + 1)
        value, end = _scan(text, position)
        yield key, value, position, end
        position = end


def strings(text: str, path: str) -> list[tuple[Path, str, int, int]]:
    """(keys, value, start, end) of every string value of a JSON file, places between the quotes. Raises `UserError`."""
    try:
        json.loads(text)
    except RecursionError:
        raise UserError("is nested too deeply", path) from None
    except ValueError as problem:
        line, column = (problem.lineno, problem.colno) if isinstance(problem, json.JSONDecodeError) else (None, None)
        message = problem.msg if isinstance(problem, json.JSONDecodeError) else str(problem)
        raise UserError(f"not valid JSON: {message}", path, line, column) from None
    found: list[tuple[Path, str, int, int]] = []
    if text.strip():
        _walk(text, _after_space(text, 0), (), found, path)
    return found


def _walk(text: str, position: int, keys: Path, found: list[tuple[Path, str, int, int]], path: str) -> int:
    """Collect the strings of the value at `position`; its end."""
    first = text[position]
    if first == '"':
        value, end = scanstring(text, position + 1)
        found.append((keys, value, position + 1, end - 1))
        return int(end)
    if first not in "{[":
        return int(_scan(text, position)[1])
    if len(keys) > _DEEPEST:
        raise UserError("is nested too deeply", path, text.count("\n", 0, position) + 1)
    position = _after_space(text, position + 1)
    index = 0
    while text[position] not in "}]":
        if text[position] == ",":
            position = _after_space(text, position + 1)
        if first == "{":
            key, position = scanstring(text, position + 1)
            position = _after_space(text, _after_space(text, position) + 1)
        else:
            key = str(index)
            index += 1
        position = _after_space(text, _walk(text, position, (*keys, key), found, path))
    return position + 1


def _after_space(text: str, position: int) -> int:
    match = _SPACE.match(text, position)
    return match.end() if match else position


def pieces(raw: str) -> list[Piece]:
    """A string without its quotes."""
    found: list[Piece] = []
    position = 0
    for match in _ESCAPE.finditer(raw):
        start, end = match.span()
        if start > position:
            found.append(Piece(position, start, raw[position:start]))
        found.append(Piece(start, end, scanstring(match[0] + '"', 0)[0], "escape"))
        position = end
    if position < len(raw):
        found.append(Piece(position, len(raw), raw[position:]))
    return found


def escape(text: str, raw: str) -> str:
    """Text as it stands between quotes: in ASCII where `raw` keeps to that with escapes."""
    return json.dumps(text, ensure_ascii=raw.isascii() and "\\u" in raw)[1:-1]


def member_pieces(raw: str) -> list[Piece]:
    """A line of JSON Lines: the string of its last `target`, all else being markup."""
    place = next(((start + 1, end - 1) for key, _, start, end in reversed(list(members(raw))) if key == "target"), None)
    if place is None:
        return []
    start, end = place
    inside = [piece._replace(start=piece.start + start, end=piece.end + start) for piece in pieces(raw[start:end])]
    return [Piece(0, start, "", "code"), *inside, Piece(end, len(raw), "", "code")]


def messages(text: str, path: str) -> tuple[list[tuple[str, str, int, int]], str | None]:
    """(name, value, start, end) of the strings that are for readers, and the language where the file says it.

    Left out are the metadata of ARB (keys that begin with @), the descriptions and placeholders of browser extensions
    (`messages.json`) and what is no language: values without two letters in a row.
    """
    found = strings(text, path)
    language = next((value for keys, value, _, _ in found if keys == ("@@locale",)), None)
    extension = bool(found) and all(len(keys) > 1 and keys[1] in ("message", "description", "placeholders") for keys, _, _, _ in found)
    kept = []
    for keys, value, start, end in found:
        if any(key.startswith("@") for key in keys) or (extension and keys[1] != "message"):
            continue
        if _WORDS.search(value):
            kept.append((".".join(keys), value, start, end))
    return kept, language


_WORDS = Expression(r"[^\W\d_]{2}")
