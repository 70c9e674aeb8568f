"""Compiled glossaries: made from YAML, kept as one file of JSON lines, read a line at a time.

Line 1 is the header: the literals by their first word with the numbers of what they belong to, and the offset of every
other line. Line 2 holds the country tables. Then one line an entry. JSON and not pickle: a cache may be read from a place
that others can write to.
"""

from __future__ import annotations

import json
import os
from binascii import crc32
from collections.abc import Iterable
from functools import cached_property
from typing import Any

from .. import __version__
from ..errors import UserError

FORMAT = 1
_ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))


class Glossary:
    """A compiled glossary, opened. Entries and countries are parsed when asked for."""

    def __init__(self, data: bytes, origin: str) -> None:
        self._data = data
        self.origin = origin
        end = data.index(b"\n")
        header = json.loads(data[:end])
        if header.get("format") != FORMAT:
            raise ValueError("another format")
        self.literals: dict[str, dict[str, list[int]]] = header["literals"]
        self.marks: list[str] = header["marks"]
        self.country_ids: list[str] = header["countries"]
        self._first_entry = 2 + len(self.country_ids)
        self.count: int = len(header["offsets"]) - 1 - self._first_entry
        self._offsets = [end + 1 + offset for offset in header["offsets"]]
        if self._offsets[-1] != len(data):
            raise ValueError("cut off")

    def _line(self, number: int) -> Any:
        return json.loads(self._data[self._offsets[number] : self._offsets[number + 1]])

    def entry(self, number: int) -> dict[str, Any]:
        """Entry `number` (from 0)."""
        found: dict[str, Any] = self._line(self._first_entry + number)
        return found

    def entries(self) -> list[dict[str, Any]]:
        return [self.entry(i) for i in range(self.count)]

    def names(self, name: str) -> bool:
        """Whether a rule, an entry or a family of this glossary has this name."""
        return b'":' + json.dumps(name, ensure_ascii=False).encode() + b"," in self._data  # no other value looks like one

    @cached_property
    def families(self) -> list[dict[str, Any]]:
        """The families of countries that are confused."""
        found: list[dict[str, Any]] = self._line(0)
        return found

    @cached_property
    def classes(self) -> dict[str, str]:
        """The expressions of <COUNTRY>, <DEMONYM> and <CITY>; empty in a glossary without countries."""
        found: dict[str, str] = self._line(1)
        return found

    def country(self, key: str) -> dict[str, Any]:
        """The table of one country."""
        found: dict[str, Any] = self._line(2 + self.country_ids.index(key))
        return found


def pack(entries: list[dict[str, Any]], tables: dict[str, Any], marks: dict[str, list[str]]) -> bytes:
    """The bytes of a compiled glossary. Numbers below len(entries) are entries, those above are marks."""
    literals: dict[str, dict[str, list[int]]] = {}
    names: dict[str, int] = {}

    def add(text: str, number: int) -> None:
        numbers = literals.setdefault(text.split(" ", 1)[0], {}).setdefault(text, [])
        if number not in numbers:
            numbers.append(number)

    for number, entry in enumerate(entries):
        for text in entry["literals"]:
            add(text, number)
    for text, found in marks.items():
        for mark in found:
            add(text, len(entries) + names.setdefault(mark, len(names)))
    countries = tables["countries"]
    values = [
        tables["families"],
        tables["classes"],
        *countries.values(),
        *({k: v for k, v in e.items() if k != "literals"} for e in entries),
    ]
    lines = [json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" for value in values]
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    header = {"format": FORMAT, "literals": literals, "marks": list(names), "countries": list(countries), "offsets": offsets}
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + b"".join(lines)


def shipped() -> Glossary:
    """The glossary of the package: compiled inside a wheel, compiled on first use in a checkout."""
    compiled = os.path.join(_ROOT, "_glossary", "glossary.jsonl")
    if os.path.exists(compiled):
        return Glossary(_read(compiled), compiled)
    checkout = os.path.dirname(_ROOT)
    folder = os.path.join(checkout, "glossary")
    if not (os.path.isdir(folder) and os.path.exists(os.path.join(checkout, "pyproject.toml"))):
        raise UserError("the glossary is missing from this installation", hint="reinstall tqcheck")
    return load([folder])


def files_in(paths: Iterable[str]) -> list[str]:
    """The glossary files named by files and folders, sorted. Raises `UserError` where one is missing."""
    found: list[str] = []
    for path in paths:
        if os.path.isdir(path):
            inside = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
            found += sorted(name for name in inside if name.endswith((".yaml", ".yml")))
        elif os.path.exists(path):
            found.append(path)
        else:
            raise UserError("no such glossary", path)
    return found


def load(paths: Iterable[str]) -> Glossary:
    """Compile the YAML under `paths`, or take it from the cache when the same contents were compiled before."""
    files = files_in(paths)
    key = f"{__version__} {FORMAT} {_code_version()}"
    for path in files:
        content = _read(path)
        key += f" {os.path.basename(path)} {len(content)} {crc32(content):08x}"
    cached = os.path.join(cache_folder(), f"glossary-{crc32(key.encode()):08x}{crc32(key[::-1].encode(), 1):08x}.jsonl")
    try:
        return Glossary(_read(cached), cached)
    except (OSError, ValueError, KeyError):
        pass
    from .build import build  # reads YAML: slow to import, needed only here

    data = build(files)
    keep(cached, data)
    return Glossary(data, cached)


def cache_folder() -> str:
    """``$TQCHECK_CACHE``, else the user's cache folder."""
    if folder := os.environ.get("TQCHECK_CACHE"):
        return folder
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.expanduser(os.path.join("~", ".cache")), "tqcheck")


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _code_version() -> str:
    """Changes with the code that compiles, so that a checkout never reads what older code wrote."""
    parts = []
    for folder in ("terms", "text"):
        with os.scandir(os.path.join(_ROOT, folder)) as entries:
            parts += [(e.name, int(e.stat().st_mtime), e.stat().st_size) for e in entries if e.name.endswith(".py")]
    return repr(sorted(parts))


def keep(path: str, data: bytes) -> None:
    """Write through a temporary file, so that two processes never read half a cache; a cache that cannot be written is no error."""
    import tempfile

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return
