"""One glossary file compiled, and kept in the cache: after a change only the changed files are compiled again.

Kept as JSON, not pickled: a cache may be read from a place that others can write to.
"""

from __future__ import annotations

import json
import zlib
from binascii import crc32
from pathlib import Path

from .. import cache
from ..errors import UserError
from ..typed import Any
from . import kept
from .countries import compile_country, compile_family
from .entries import GlossaryFile, compile_entries, read_header
from .sought import Between, Key, Near, Sought
from .vocabulary import HOW_OFTEN
from .yamlfile import Located, load

Part = dict[str, Any]
"""What a file holds: ``entries``, ``countries`` and ``families``, compiled, and ``said``, how often good English says what an entry looks
for, by its id.
"""


def read(path: Path) -> str:
    """The text of a glossary file. Raises `UserError`."""
    try:
        return path.read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise UserError(f"cannot be read: {problem}", str(path)) from None


def opened(path: Path, text: str) -> tuple[GlossaryFile, Any]:
    """The settings of a glossary file, and its content. Raises `UserError`."""
    data = load(path, text)
    return read_header(path, data), data


def proved(path: Path, text: str) -> set[str]:
    """The ids of the entries that a file says their French proves. Raises `UserError`."""
    if "proved:" not in text:
        return set()
    head, data = opened(path, text)
    value = data.get("proved")
    if value is not None and not isinstance(value, str):
        raise head.error("'proved' has the ids of entries, one a line", (1, 1))
    return {*(value or "").split()}


def part(path: Path, text: str, proved: frozenset[str], made_by: str | None, errors: list[UserError]) -> Part:
    """A file compiled, or what was made of it before by the same code with the same `proved` entries (`made_by` tells both from others; None:
    nothing is kept). Entries with mistakes are left out and told in `errors`; other mistakes raise `UserError`.
    """
    if made_by is None:
        return _compiled(path, text, proved, errors)
    place = kept.place("part", f"{made_by} {path.name} {len(text)} {crc32(text.encode()):08x}")
    try:
        return _from_json(json.loads(zlib.decompress(kept.content(place))))
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        pass
    before = len(errors)
    found = _compiled(path, text, proved, errors)
    if len(errors) == before:
        cache.keep(place, zlib.compress(json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode(), 1))
    return found


def _compiled(path: Path, text: str, proved: frozenset[str], errors: list[UserError]) -> Part:
    head, data = opened(path, text)
    return {
        "entries": compile_entries(head, data.get("entries"), errors, proved),
        "said": _said(head, data.get("said")),
        "countries": [compile_country(head, raw) for raw in data.get("countries") or []],
        "families": [compile_family(head, raw) for raw in data.get("families") or []],
    }


def _from_json(found: Part) -> Part:
    for entry in found["entries"]:
        entry["looked_for"] = [_sought(*each) for each in entry["looked_for"]]
    return found


def _sought(keys: list[Any], near: list[Any], gaps: list[Any], spelled: list[str], around: list[str]) -> Sought:
    return Sought(
        [Key(word, side, tuple(words)) for word, side, words in keys],
        [Near(first, last, tuple(words)) for first, last, words in near],
        [Between(*each) for each in gaps],
        spelled,
        tuple(around),
    )


def _said(head: GlossaryFile, value: Any) -> dict[str, str]:
    """How often good English says what entries look for, by their ids. Raises `UserError`."""
    if value is None:
        return {}
    if not isinstance(value, Located) or not {*value} <= {*HOW_OFTEN} or not all(isinstance(ids, str) for ids in value.values()):
        at = value.at if isinstance(value, Located) else (1, 1)
        raise head.error(f"'said' has the ids of entries, one a line, under {', '.join(HOW_OFTEN)}", at)
    return {entry: often for often, ids in value.items() for entry in ids.split()}
