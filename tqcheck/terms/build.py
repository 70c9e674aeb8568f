"""Compile glossary files into one compiled glossary."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import UserError
from ..typed import Any
from . import kept, parts
from .countries import marks
from .packing import pack
from .tables import class_members
from .vocabulary import HOW_OFTEN


def build(files: list[str], made_by: str | None = None, root: str = "") -> bytes:
    """The packed glossary of these YAML files; `made_by`: see `parts.part`, `root`: see `store.load`. Raises `UserError` at the first mistake."""
    with _no_search_for_cycles():
        entries, tables, found_marks, errors = read(files, made_by, root)
        if errors:
            raise errors[0]
        return pack(entries, tables, found_marks)


@contextmanager
def _no_search_for_cycles() -> Iterator[None]:
    """Millions of tuples are made and there are no cycles among them: to look for some takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def read(
    files: list[str], made_by: str | None = None, root: str = ""
) -> tuple[list[dict[str, Any]], dict[str, Any], dict[str, list[str]], list[UserError]]:
    """Entries, country tables, marks, and the mistakes found on the way."""
    entries: list[dict[str, Any]] = []
    countries: list[dict[str, Any]] = []
    families: list[dict[str, Any]] = []
    errors: list[UserError] = []
    said: dict[str, str] = {}
    seen: dict[str, str] = {}
    texts = {path: parts.read(path) for path in map(Path, files)}
    proved = frozenset().union(*(parts.proved(path, text) for path, text in texts.items()))
    if made_by is not None:
        made_by = kept.short(f"{made_by} {' '.join(sorted(proved))}")
    for path, text in texts.items():
        part = parts.part(path, text, proved, made_by, errors)
        file = kept.called(str(path), root)
        for told in (*part["entries"], *part["families"]):
            told["file"] = file
        for entry in part["entries"]:
            place = f"{file}:{entry['line']}"
            if entry["id"] in seen:
                errors.append(UserError(f"the id '{entry['id']}' is taken by {seen[entry['id']]}", str(path), entry["line"]))
                continue
            seen[entry["id"]] = place
            entries.append(entry)
        said |= part["said"]
        countries += part["countries"]
        families += part["families"]
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
    for path in map(Path, files):
        head, data = parts.opened(path, parts.read(path))
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
