"""Compiled glossaries: made from YAML, kept as one file, of which a check reads only the rows it needs.

The file is a line of JSON (the header) and tables of rows: the literals in buckets by the checksum of their first
words; for every pattern the words that stand beside it; every entry as it runs (deflated); what explains entries, in blocks of
entries (deflated); the country tables. Text and JSON, not pickle: a cache may be read from a place that others can write to.
"""

from __future__ import annotations

import json
import os
import zlib
from binascii import crc32
from collections.abc import Iterable, Iterator
from functools import cached_property
from struct import pack as to_bytes
from struct import unpack_from
from typing import Any

from .. import __version__
from ..errors import UserError

FORMAT = 5
KEPT = 24
"""Compiled glossaries that stay in the cache."""
_ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
_BLOCK = 64
_EXPLAINS = ("topic", "file", "line", "shown", "shown_source", "term", "bad", "good")
"""Fields of an entry that only people ask for."""


class Glossary:
    """A compiled glossary, opened. Rows are parsed when asked for."""

    def __init__(self, data: bytes, origin: str) -> None:
        self._data = data
        self.origin = origin
        end = data.index(b"\n")
        header = json.loads(data[:end])
        if header.get("format") != FORMAT:
            raise ValueError("another format")
        self.marks: list[str] = header["marks"]
        self.country_ids: list[str] = header["countries"]
        self._first: list[int] = header["first"]  # of the patterns of each entry; and at last how many there are
        self.count = len(self._first) - 1
        self.patterns = self._first[-1]
        self._preset = header["preset"].encode("latin-1")
        at = end + 1
        self._tables: dict[str, tuple[int, int]] = {}
        for name, rows, size in header["tables"]:
            self._tables[name] = at, rows
            at += size
        if at != len(data):
            raise ValueError("cut off")

    def _row(self, table: str, number: int) -> bytes:
        at, rows = self._tables[table]
        start, end = unpack_from("<II", self._data, at + 4 * number)
        base = at + 4 * (rows + 1)
        return self._data[base + start : base + end]

    def literals(self, beginning: str) -> dict[str, list[int]]:
        """The literals whose `head` this is, and the numbers of what they belong to: patterns, then marks."""
        row = self._row("literals", _bucket(beginning, self._tables["literals"][1]))
        return {text: numbers for text, numbers in _read_literals(row) if head(text) == beginning} if row else {}

    def all_literals(self) -> Iterator[tuple[str, list[int]]]:
        for i in range(self._tables["literals"][1]):
            yield from _read_literals(self._row("literals", i))

    def beside(self, pattern: int) -> list[Any]:
        """What stands before, after and near the literals of this pattern, whether they have a capital (see `sought.Sought`), and
        whether the entry needs a source.
        """
        found: list[Any] = json.loads(self._row("beside", pattern))
        return found

    def owner(self, pattern: int) -> tuple[int, int]:
        """The entry of a pattern, and the pattern's number in it."""
        from bisect import bisect_right

        entry = bisect_right(self._first, pattern) - 1
        return entry, pattern - self._first[entry]

    def patterns_of(self, entry: int) -> range:
        """The patterns of an entry."""
        return range(self._first[entry], self._first[entry + 1])

    def entry(self, number: int) -> dict[str, Any]:
        """Entry `number` (from 0) as it runs."""
        found: dict[str, Any] = json.loads(zlib.decompressobj(zdict=self._preset).decompress(self._row("entries", number)))
        return found

    def entries(self) -> list[dict[str, Any]]:
        """Every entry with what explains it."""
        explained: list[dict[str, Any]] = []
        for i in range(self._tables["explained"][1]):
            explained += json.loads(zlib.decompress(self._row("explained", i)))
        return [{**self.entry(i), **fields} for i, fields in enumerate(explained)]

    def names(self, name: str) -> bool:
        """Whether an entry, its rule or a family of countries is called so."""
        return name in json.loads(self._row("names", 0)) or any(family["id"] == name for family in self.families)

    @cached_property
    def families(self) -> list[dict[str, Any]]:
        """The families of countries that are confused."""
        found: list[dict[str, Any]] = json.loads(self._row("countries", 0))
        return found

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """The members of <COUNTRY>, <DEMONYM> and <CITY>; empty in a glossary without countries."""
        found: dict[str, list[str]] = json.loads(self._row("countries", 1))
        return found

    def country(self, key: str) -> dict[str, Any]:
        """The table of one country."""
        found: dict[str, Any] = json.loads(self._row("countries", 2 + self.country_ids.index(key)))
        return found


def head(literal: str) -> str:
    """The first two words of a literal, or its one word: by these it is kept."""
    words = literal.split(" ", 2)
    return " ".join(words[:2])


def _read_literals(row: bytes) -> Iterator[tuple[str, list[int]]]:
    for line in row.decode().split("\n") if row else ():
        text, _, numbers = line.partition("\t")
        yield text, [int(number) for number in numbers.split(" ")]


def _bucket(word: str, buckets: int) -> int:
    return crc32(word.encode()) % buckets


def pack(entries: list[dict[str, Any]], tables: dict[str, Any], marks: dict[str, list[str]]) -> bytes:
    """The bytes of a compiled glossary. What to look for comes with the entries: one `Sought` a pattern, as ``looked_for``."""
    first = [0]
    for entry in entries:
        first.append(first[-1] + len(entry["looked_for"]))
    literals: dict[str, list[int]] = {}
    names: dict[str, int] = {}

    def add(text: str, number: int) -> None:
        numbers = literals.setdefault(text, [])
        if number not in numbers:
            numbers.append(number)

    looked_for = [(*each, bool(entry.get("needs"))) for entry in entries for each in entry["looked_for"]]
    for number, each in enumerate(looked_for):
        for text in each[0]:
            add(text, number)
    for text, found in marks.items():
        for mark in found:
            add(text, first[-1] + names.setdefault(mark, len(names)))
    buckets: list[list[str]] = [[] for _ in range(max(1, len({head(text) for text in literals})))]
    for text, numbers in literals.items():
        buckets[_bucket(head(text), len(buckets))].append(f"{text}\t{' '.join(map(str, numbers))}")

    runs = [_json({k: v for k, v in e.items() if k not in ("looked_for", *_EXPLAINS)}) for e in entries]
    explained = [{k: e[k] for k in _EXPLAINS if k in e} for e in entries]
    preset = b"".join(runs[:: max(1, len(runs) // 40)])[:16_000].decode("utf-8", "ignore").encode("ascii", "ignore")
    rows = {
        "literals": ["\n".join(bucket).encode() for bucket in buckets],
        "beside": [_json(each[1:]) for each in looked_for],
        "entries": [_deflated(run, preset) for run in runs],
        "names": [_json(sorted({e[key] for e in entries for key in ("id", "rule") if key in e}))],
        "explained": [zlib.compress(_json(explained[i : i + _BLOCK]), 9) for i in range(0, len(explained), _BLOCK)],
        "countries": [_json(value) for value in (tables["families"], tables["classes"], *tables["countries"].values())],
    }
    blobs = {name: _table(values) for name, values in rows.items()}
    header = {
        "format": FORMAT,
        "marks": list(names),
        "countries": list(tables["countries"]),
        "first": first,
        "preset": preset.decode("latin-1"),
        "tables": [(name, len(rows[name]), len(blob)) for name, blob in blobs.items()],
    }
    return _json(header) + b"\n" + b"".join(blobs.values())


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _deflated(data: bytes, preset: bytes) -> bytes:
    work = zlib.compressobj(9, zdict=preset)
    return work.compress(data) + work.flush()


def _table(rows: list[bytes]) -> bytes:
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    return to_bytes(f"<{len(offsets)}I", *offsets) + b"".join(rows)


def shipped() -> Glossary:
    """The glossary of the package: compiled inside a wheel, compiled on first use in a checkout."""
    compiled = os.path.join(_ROOT, "_glossary", "glossary.bin")
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
    cached = os.path.join(cache_folder(), f"glossary-{crc32(key.encode()):08x}{crc32(key[::-1].encode(), 1):08x}.bin")
    try:
        return Glossary(_read(cached), cached)
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
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
        _prune(os.path.dirname(path))
    except OSError:
        return


def _prune(folder: str) -> None:
    """Leave the newest compiled glossaries: every change of a glossary makes another."""
    with os.scandir(folder) as entries:
        kept = sorted((e.stat().st_mtime, e.path) for e in entries if e.name.startswith("glossary-"))
    for _, path in kept[:-KEPT]:
        os.remove(path)
