"""A configuration file as plain values that know their lines: `tqcheck.yaml`, or `[tool.tqcheck]` in `pyproject.toml`.

YAML is slow to import: what was read once is kept in the cache, under its contents.
"""

from __future__ import annotations

import json
import os
import re
from binascii import crc32

from .. import cache
from ..errors import UserError
from ..records import NamedTuple
from ..text.lazy import Expression, M
from ..typed import Any

_FORMAT = 1
_TABLE = Expression(r"tool[\s\"']*\.[\s\"']*tqcheck|^\s*\[\s*tool\s*\]", M)
"""What a file must hold for `tomllib` to be worth importing."""


class Raw(NamedTuple):
    """The mapping at the top of a file, and the (line, column) of what it holds by the path to it, parts joined by tabs."""

    path: str
    data: dict[str, Any]
    places: dict[str, list[int]]

    def place(self, *keys: str | int) -> tuple[int | None, int | None]:
        """Where a value stands; where its line is not known, that of what it stands in."""
        for size in range(len(keys), 0, -1):
            if found := self.places.get("\t".join(map(str, keys[:size]))):
                return found[0], found[1]
        return None, None

    def error(self, message: str, *keys: str | int, hint: str | None = None) -> UserError:
        return UserError(message, self.path, *self.place(*keys), hint)


def read_yaml(path: str) -> Raw:
    """A YAML file, from the cache where the same contents were read before. Raises `UserError`."""
    text = _text(path)
    digest = crc32(text.encode())
    cached = os.path.join(cache.folder(), f"settings-{digest:08x}-{len(text)}.json")
    try:
        with open(cached, encoding="utf-8") as file:
            known = json.load(file)
        if known["format"] == _FORMAT and known["text"] == text:
            return Raw(path, known["data"], known["places"])
    except (OSError, ValueError, KeyError, TypeError):
        pass
    from pathlib import Path

    from ..terms.yamlfile import load

    data = load(Path(path), text)
    if data is None:
        data = {}
    if not isinstance(data, dict):
        raise UserError("is not a mapping of settings (`key: value`)", path, 1, hint="`tqcheck init` writes one to begin with")
    places: dict[str, list[int]] = {}
    _collect(data, (), places)
    cache.keep(cached, json.dumps({"format": _FORMAT, "text": text, "data": data, "places": places}, ensure_ascii=False).encode())
    return Raw(path, data, places)


def read_toml(path: str) -> Raw | None:
    """`[tool.tqcheck]` of a TOML file, or None where it has none. Raises `UserError`."""
    text = _text(path)
    if "tqcheck" not in text or not _TABLE.search(text):
        return None
    import tomllib

    try:
        data = tomllib.loads(text).get("tool", {}).get("tqcheck")
    except tomllib.TOMLDecodeError as problem:
        place = re.search(r"line (\d+), column (\d+)", str(problem))
        line, column = map(int, place.groups()) if place else (text.count("\n") + 1, None)
        raise UserError(f"not valid TOML: {str(problem).partition(' (at')[0]}", path, line, column) from None
    if data is None:
        return None
    if not isinstance(data, dict):
        raise UserError("'tool.tqcheck' is not a table", path)
    return Raw(path, data, _toml_places(text))


def _text(path: str) -> str:
    try:
        with open(path, encoding="utf-8-sig") as file:
            return file.read()
    except FileNotFoundError:
        raise UserError("no such file", path) from None
    except OSError as problem:
        raise UserError(f"cannot be read: {problem.strerror or problem}", path) from None
    except UnicodeDecodeError:
        raise UserError("is not UTF-8", path) from None


def _collect(value: Any, keys: tuple[str, ...], places: dict[str, list[int]]) -> None:
    if isinstance(value, dict):
        at = getattr(value, "at", None)
        if keys and at and "\t".join(keys) not in places:
            places["\t".join(keys)] = list(at)
        for key, at in getattr(value, "keys_at", {}).items():
            places["\t".join((*keys, key))] = list(at)
        for key, inner in value.items():
            _collect(inner, (*keys, key), places)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            _collect(inner, (*keys, str(number)), places)


def _toml_places(text: str) -> dict[str, list[int]]:
    """Lines of tables and keys under `[tool.tqcheck]`; inline tables are known by their key alone."""
    places: dict[str, list[int]] = {}
    table: tuple[str, ...] | None = None
    counts: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header = re.match(r"\s*(\[\[?)\s*tool\s*\.\s*tqcheck\s*(?:\.\s*([\w.\s\"'-]+?))?\s*\]", line)
        if header:
            table = tuple(part.strip().strip("\"'") for part in (header[2] or "").split(".") if part.strip())
            if header[1] == "[[":
                name = "\t".join(table)
                table = (*table, str(counts.setdefault(name, 0)))
                counts[name] += 1
            elif table and counts.get(table[0]):
                table = (table[0], str(counts[table[0]] - 1), *table[1:])
            if table:
                places.setdefault("\t".join(table), [number, 1])
        elif re.match(r"\s*\[[^\],]*\]\]?\s*(#.*)?$", line):
            table = None
        elif table is not None and (key := re.match(r"(\s*)([\"']?)([^\"'=\s]+)\2\s*=", line)):
            places.setdefault("\t".join((*table, key[3])), [number, len(key[1]) + 1])
    return places
