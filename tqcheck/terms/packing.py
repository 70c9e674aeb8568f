"""Writing a compiled glossary: the bytes that `store.Glossary` reads."""

from __future__ import annotations

import json
import lzma
import zlib
from binascii import crc32
from collections.abc import Iterable
from itertools import chain
from struct import pack as to_bytes

from ..typed import Any
from .french import rarest
from .sought import frequency
from .store import AT_ENDS, EXPLAINS, FORMAT, KINDS, TOGETHER, USUAL, follows


def pack(entries: list[dict[str, Any]], tables: dict[str, Any], marks: dict[str, list[str]]) -> bytes:
    """The bytes of a compiled glossary. What to look for comes with the entries: one `Sought` a pattern, as ``looked_for``."""
    first = [0]
    for entry in entries:
        first.append(first[-1] + len(entry["looked_for"]))
    sets: dict[tuple[str, ...], int] = {}
    keys: dict[str, list[Any]] = {}
    needs: list[bytes] = []
    looked_for = ((each, entry.get("needs") == "source") for entry in entries for each in entry["looked_for"])
    for number, (each, source) in enumerate(looked_for):
        for word, side, words in each.keys:
            key = keys.setdefault(word, _nothing_known())[source]
            if side:
                key[side].setdefault(sets.setdefault(words, len(sets)), []).append(number)
            else:
                key[0].append(number)
        near = [(first, last, sets.setdefault(words, len(sets))) for first, last, words in each.near]
        around = 1 + sets.setdefault(each.around, len(sets)) if each.around else 0
        gaps = [(first, last, 0 if chars == AT_ENDS else chars) for first, last, chars in each.gaps]
        needed = _trimmed([around, near, gaps, each.spelled])
        needs.append(_json(needed) if needed else b"")
    names: dict[str, int] = {}
    wordings = []
    for number, (text, found) in enumerate(marks.items(), first[-1]):
        words = text.split(" ")
        at = min(range(len(words)), key=lambda i: frequency(words[i]))
        key = keys.setdefault(words[at], _nothing_known())[0]
        if len(words) == 1:
            key[0].append(number)
        else:
            side, beside = (1, words[at + 1]) if at + 1 < len(words) else (-1, words[at - 1])
            key[side].setdefault(sets.setdefault((beside,), len(sets)), []).append(number)
        wordings.append(f"{at} {','.join(str(names.setdefault(mark, len(names))) for mark in found)} {text}".encode())
    french: dict[str, list[int]] = {}
    for number, entry in enumerate(entries):
        for stem in rarest(entry["french"]) if entry["kind"] == "french" else ():
            french.setdefault(stem, []).append(number)
    known = {word: _groups(parts) for word, parts in keys.items()}
    width = 2 if max((n for row in (*known.values(), *french.values()) for n in row), default=0) < 1 << 16 else 4

    runs = [_json(_kept(entry)) for entry in entries]
    explained = [{k: e[k] for k in EXPLAINS if k in e} for e in entries]
    preset = b"".join(runs[:: max(1, len(runs) // 40)])[:16_000].decode("utf-8", "ignore").encode("ascii", "ignore")
    rows = {
        "patterns": [bytes(len(entry["looked_for"]) for entry in entries)],
        "keys": _buckets(known, width),
        "french": _buckets(french, width),
        "sets": [_by_stems(words) for words in sets],
        "needs": needs,
        "wordings": wordings,
        "entries": [_deflated(b"\n".join(runs[i : i + TOGETHER]), preset) for i in range(0, len(runs), TOGETHER)],
        "names": [zlib.compress(_json(sorted({e[key].removesuffix("-alone") for e in entries for key in ("id", "rule") if key in e})), 9)],
        "explained": [lzma.compress(_json(explained), filters=[{"id": lzma.FILTER_LZMA2, "preset": 9, "lc": 4, "lp": 0, "pb": 0}])],
        "countries": [zlib.compress(_json(value), 9) for value in (tables["families"], tables["classes"], *tables["countries"].values())],
    }
    blobs = {name: _table(values) for name, values in rows.items()}
    header = {
        "format": FORMAT,
        "marks": list(names),
        "countries": list(tables["countries"]),
        "width": width,
        "wordings": len(wordings),
        "preset": preset.decode("latin-1"),
        "tables": [(name, len(rows[name]), len(blob)) for name, blob in blobs.items()],
    }
    return _json(header) + b"\n" + b"".join(blobs.values())


def _kept(entry: dict[str, Any]) -> dict[str, Any]:
    """What is kept of an entry as it runs: nothing that is usual, or follows from the rest."""
    usual = follows(entry) if entry["kind"] == "french" else USUAL
    own = ("looked_for", *EXPLAINS, *(("source", "kind") if entry["kind"] == "french" else ()))
    return {key: value for key, value in entry.items() if key not in own and (key not in usual or value != usual[key])}


def _nothing_known() -> Any:
    return ([], {}, {}), ([], {}, {})


def _trimmed(parts: list[Any]) -> list[Any]:
    """Lists as they are kept: an empty one is a 0, those at the end are left out."""
    kept = [part or 0 for part in parts]
    while kept and not kept[-1]:
        kept.pop()
    return kept


def _groups(parts: Any) -> list[int]:
    """What is known by a word, as groups of numbers (see `store.KINDS`)."""
    found = []
    for which, (alone, after, before) in enumerate(parts):
        if alone:
            found += [KINDS * len(alone) + 3 * which, *alone]
        for side, groups in ((1, after), (2, before)):
            for words, numbers in groups.items():
                found += [KINDS * len(numbers) + 3 * which + side, words, *numbers]
    return found


def _buckets(known: dict[str, list[int]], width: int) -> list[bytes]:
    """Words by their checksum, about four in a bucket: the words, how many numbers each has, and the numbers."""
    buckets: list[dict[bytes, list[int]]] = [{} for _ in range(len(known) // 4 + 1)]
    for word, numbers in known.items():
        sought = word.encode("latin-1", "replace")
        buckets[crc32(sought) % len(buckets)][sought] = numbers
    rows = []
    for bucket in buckets:
        listed = [*map(len, bucket.values()), *chain.from_iterable(bucket.values())]
        words = b"\n" + b"".join(word + b"\n" for word in bucket)
        rows.append(words + b"\0" + to_bytes(f"<{len(listed)}{'H' if width == 2 else 'I'}", *listed) if bucket else b"")
    return rows


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _by_stems(words: Iterable[str]) -> bytes:
    """A set of words as it is kept: ``cut+s+ting cop+s`` for *cops, cop, cut, cuts, cutting*."""
    found: list[str] = []
    stem = "+"
    for word in sorted(words):
        if word.startswith(stem):
            found[-1] += f"+{word[len(stem) :]}"
        else:
            stem = word
            found.append(word)
    return " ".join(found).encode()


def _deflated(data: bytes, preset: bytes) -> bytes:
    work = zlib.compressobj(9, zdict=preset)
    return work.compress(data) + work.flush()


def _table(rows: list[bytes]) -> bytes:
    offsets = [0]
    for row in rows:
        offsets.append(offsets[-1] + len(row))
    return to_bytes(f"<{len(offsets)}I", *offsets) + b"".join(rows)
