"""Compiled regular expressions kept between runs: to compile those of a small check from their text takes a seventh of its time.

What is kept are the numbers into which `re` turns a pattern, for the very Python that made them; its engine examines them before it takes
them. There is no public way to these: wherever anything is not as expected, `re` compiles as ever.
"""

from __future__ import annotations

import json
import os
import re
import sys
from functools import cache
from importlib import import_module
from struct import pack, unpack_from

from .. import cache as user_cache
from ..typed import Any

_MOST = 600
"""When there would be more expressions than these, only those of the run are kept; the package has some 400."""

Kept = tuple[int, int, dict[str, int], int, int]
"""Flags with those that the pattern sets itself, groups, their names, where the numbers begin and how many they are."""

_Key = tuple[str, int]
_new: dict[_Key, None] = {}
_used: set[_Key] = set()


def expression(pattern: str, flags: int) -> re.Pattern[str]:
    """A compiled pattern."""
    known, data = _kept()
    if (pattern, flags) not in known:
        _new[pattern, flags] = None
        return re.compile(pattern, flags)
    _used.add((pattern, flags))
    try:
        whole, groups, names, at, size = known[pattern, flags]
        numbered = {number: name for name, number in names.items()}
        by_number = tuple(map(numbered.get, range(groups + 1)))
        made: re.Pattern[str] = _engine().compile(pattern, whole, list(unpack_from(f"={size}I", data, at)), groups, names, by_number)
        return made
    except Exception:  # of another making than this Python's: a cache is never a reason to fail
        return re.compile(pattern, flags)


def keep() -> None:
    """Add what was compiled since the start to what is kept."""
    known, data = _kept()
    if not _new:
        return
    if len(known) + len(_new) > _MOST:
        known = {key: kept for key, kept in known.items() if key in _used}
    rows: list[tuple[Any, ...]] = [
        (*key, whole, groups, names, unpack_from(f"={size}I", data, at)) for key, (whole, groups, names, at, size) in known.items()
    ]
    try:
        rows += [(*key, *_numbers(*key)) for key in _new]
    except Exception:
        return
    codes = [row[-1] for row in rows]
    header = json.dumps([(*row[:-1], len(row[-1])) for row in rows]).encode() + b"\n"
    user_cache.keep(_path(), header + b"".join(pack(f"={len(code)}I", *code) for code in codes))


def _numbers(pattern: str, flags: int) -> tuple[int, int, dict[str, int], list[int]]:
    """What `re` makes of a pattern: flags, groups, their names, and the numbers."""
    parser, compiler = import_module("re._parser"), import_module("re._compiler")
    parsed = parser.parse(pattern, flags)
    state = parsed.state
    return flags | state.flags, state.groups - 1, dict(state.groupdict), list(map(int, compiler._code(parsed, flags)))


@cache
def _kept() -> tuple[dict[_Key, Kept], bytes]:
    """What is kept of every pattern with its flags, and the data in which the numbers are."""
    try:
        with open(_path(), "rb") as file:
            data = file.read()
        at = data.index(b"\n") + 1
        found = {}
        for pattern, flags, whole, groups, names, size in json.loads(data[:at]):
            found[pattern, flags] = whole, groups, names, at, size
            at += 4 * size
        return (found, data) if at == len(data) else ({}, b"")
    except (OSError, ValueError, TypeError):
        return {}, b""


@cache
def _engine() -> Any:
    return import_module("_sre")


def _path() -> str:
    made_by = f"{sys.implementation.cache_tag}-{sys.hexversion:x}-{sys.byteorder}"
    return os.path.join(user_cache.folder(), f"expressions-{made_by}.bin")
