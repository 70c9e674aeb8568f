"""Compiled glossaries: made from YAML, kept as one file of JSON lines, read a line at a time.

Line 1 is the header: the literals by their first word with the numbers of what they belong to, and the offset of every
other line. Line 2 holds the country tables. Then one line an entry. JSON and not pickle: a cache may be read from a place
that others can write to.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from functools import cached_property
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import UserError

FORMAT = 1
_ROOT = Path(__file__).resolve().parents[1]


class Glossary:
    """A compiled glossary, opened. Entries and country tables are parsed when asked for."""

    def __init__(self, data: bytes, origin: str) -> None:
        self._data = data
        self.origin = origin
        end = data.index(b"\n")
        header = json.loads(data[:end])
        if header.get("format") != FORMAT:
            raise ValueError("another format")
        self.literals: dict[str, dict[str, list[int]]] = header["literals"]
        self.marks: list[str] = header["marks"]
        self.count: int = len(header["offsets"]) - 2
        self._offsets = [end + 1 + offset for offset in header["offsets"]]
        if self._offsets[-1] != len(data):
            raise ValueError("cut off")

    def entry(self, number: int) -> dict[str, Any]:
        """Entry `number` (from 0)."""
        found: dict[str, Any] = json.loads(self._data[self._offsets[number + 1] : self._offsets[number + 2]])
        return found

    def entries(self) -> list[dict[str, Any]]:
        return [self.entry(i) for i in range(self.count)]

    @property
    def has_tables(self) -> bool:
        """Whether there are countries, without parsing them."""
        return bool(self.marks)

    @cached_property
    def tables(self) -> dict[str, Any]:
        """``countries`` by id and ``families``."""
        found: dict[str, Any] = json.loads(self._data[self._offsets[0] : self._offsets[1]])
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
    lines = [json.dumps(tables, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"]
    lines += [
        json.dumps({k: v for k, v in e.items() if k != "literals"}, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
        for e in entries
    ]
    offsets = [0]
    for line in lines:
        offsets.append(offsets[-1] + len(line))
    header = {"format": FORMAT, "tqcheck": __version__, "literals": literals, "marks": list(names), "offsets": offsets}
    return json.dumps(header, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + b"".join(lines)


def shipped() -> Glossary:
    """The glossary of the package: compiled inside a wheel, compiled on first use in a checkout."""
    compiled = _ROOT / "_glossary" / "glossary.jsonl"
    if compiled.exists():
        return Glossary(compiled.read_bytes(), str(compiled))
    folder = source_folder()
    if folder is None:
        raise UserError("the glossary is missing from this installation", hint="reinstall tqcheck")
    return load([folder])


def source_folder() -> Path | None:
    """The YAML of the shipped glossary, in a checkout."""
    folder = _ROOT.parent / "glossary"
    return folder if folder.is_dir() and (_ROOT.parent / "pyproject.toml").exists() else None


def files_in(paths: list[Path]) -> list[Path]:
    """The glossary files named by files and folders, sorted. Raises `UserError` where one is missing."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(p for p in path.rglob("*.y*ml") if p.suffix in (".yaml", ".yml"))
        elif path.exists():
            found.append(path)
        else:
            raise UserError("no such glossary", str(path))
    return found


def load(paths: list[Path]) -> Glossary:
    """Compile the YAML under `paths`, or take it from the cache when the same contents were compiled before."""
    files = files_in(paths)
    contents = [path.read_bytes() for path in files]
    digest = hashlib.blake2b(f"{__version__} {FORMAT} {_code_version()}".encode(), digest_size=16)
    for path, content in zip(files, contents, strict=True):
        digest.update(path.name.encode() + b"\0" + str(len(content)).encode() + b"\0" + content)
    cached = cache_folder() / f"glossary-{digest.hexdigest()}.jsonl"
    try:
        return Glossary(cached.read_bytes(), str(cached))
    except (OSError, ValueError, KeyError):
        pass
    from .build import build  # reads YAML: slow to import, needed only here

    data = build(files)
    _write(cached, data)
    return Glossary(data, str(cached))


def cache_folder() -> Path:
    """``$TQCHECK_CACHE``, else the user's cache folder."""
    if folder := os.environ.get("TQCHECK_CACHE"):
        return Path(folder)
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "tqcheck"


def _code_version() -> str:
    """Changes with the code that compiles, so that a checkout never reads what older code wrote."""
    parts = [*sorted((_ROOT / "terms").glob("*.py")), *sorted((_ROOT / "text").glob("*.py"))]
    return ",".join(f"{int(p.stat().st_mtime)}:{p.stat().st_size}" for p in parts)


def _write(path: Path, data: bytes) -> None:
    """Write through a temporary file, so that two processes never read half a cache; a cache that cannot be written is no error."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=path.parent, suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
    except OSError:
        return
