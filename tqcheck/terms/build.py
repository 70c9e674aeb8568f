"""Compile glossary files into one compiled glossary."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ..errors import UserError
from ..typed import Any
from .countries import compile_country, compile_family, marks
from .entries import GlossaryFile, compile_entries, read_header
from .packing import pack
from .tables import class_members
from .vocabulary import HOW_OFTEN
from .yamlfile import Located, load


def build(files: list[str]) -> bytes:
    """The packed glossary of these YAML files. Raises `UserError` at the first mistake."""
    entries, tables, found_marks, errors = read(files)
    if errors:
        raise errors[0]
    return pack(entries, tables, found_marks)


def read(files: list[str]) -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, list[str]], list[UserError]]:
    """Entries, country tables, marks, and the mistakes found on the way."""
    entries: list[dict[str, Any]] = []
    countries: list[dict[str, Any]] = []
    families: list[dict[str, Any]] = []
    errors: list[UserError] = []
    said: dict[str, str] = {}
    proved: set[str] = set()
    seen: dict[str, str] = {}
    opened = [_opened(path) for path in map(Path, files)]
    for head, data in opened:
        proved |= _proved(head, data.get("proved"))
    for head, data in opened:
        for entry in compile_entries(head, data.get("entries"), errors, proved):
            place = f"{head.path.name}:{entry['line']}"
            if entry["id"] in seen:
                errors.append(UserError(f"the id '{entry['id']}' is taken by {seen[entry['id']]}", str(head.path), entry["line"]))
                continue
            seen[entry["id"]] = place
            entries.append(entry)
        said |= _said(head, data.get("said"))
        countries += [compile_country(head, raw) for raw in data.get("countries") or []]
        families += [compile_family(head, raw) for raw in data.get("families") or []]
    for entry in entries:
        entry["said"] = said.get(entry["id"], HOW_OFTEN[-1])
    known = {c["id"] for c in countries}
    for family in families:
        for member in family["members"]:
            if member not in known:
                errors.append(
                    UserError(f"the family '{family['id']}' names the unknown country '{member}'", family["file"], family["line"])
                )
    return (
        entries,
        {"countries": {c["id"]: c for c in countries}, "families": families, "classes": class_members(countries)},
        marks(countries, families),
        errors,
    )


def unused(files: list[str]) -> list[UserError]:
    """The classes that a file defines and names nowhere. Raises `UserError`."""
    found = []
    for head, data in map(_opened, map(Path, files)):
        named = {name for text in _texts(data) for names in _CLASS.findall(text) for name in names.split("|")}
        place = data.place("classes")
        found += [head.error(f"the class <{name}> is used nowhere in this file", place) for name in head.classes if name not in named]
    return found


_CLASS = re.compile(r"<([^<>]+)>")


def _texts(value: Any) -> Iterator[str]:
    """The texts in a value of YAML."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, (dict, list)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


def _opened(path: Path) -> tuple[GlossaryFile, Any]:
    """The settings of a glossary file, and its content. Raises `UserError`."""
    try:
        text = path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"cannot be read: {problem}", str(path)) from None
    data = load(path, text)
    return read_header(path, data), data


def _proved(head: GlossaryFile, value: Any) -> set[str]:
    """The ids of the entries that their French proves. Raises `UserError`."""
    if value is not None and not isinstance(value, str):
        raise head.error("'proved' has the ids of entries, one a line", (1, 1))
    return {*(value or "").split()}


def _said(head: GlossaryFile, value: Any) -> dict[str, str]:
    """How often good English says what entries look for, by their ids. Raises `UserError`."""
    if value is None:
        return {}
    if not isinstance(value, Located) or not {*value} <= {*HOW_OFTEN} or not all(isinstance(ids, str) for ids in value.values()):
        at = value.at if isinstance(value, Located) else (1, 1)
        raise head.error(f"'said' has the ids of entries, one a line, under {', '.join(HOW_OFTEN)}", at)
    return {entry: often for often, ids in value.items() for entry in ids.split()}
