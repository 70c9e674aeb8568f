"""Writing a compiled glossary: the bytes that `store.Glossary` reads."""

from __future__ import annotations

import json
import lzma
import zlib
from binascii import crc32
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial
from itertools import accumulate, chain, pairwise
from struct import pack as to_bytes

from ..text import renderings
from ..typed import Any
from . import families, needs
from .french import rarest
from .kept import FORMAT
from .rows import packed
from .sought import Sought, frequency
from .store import EXPLAINS, KINDS, PARTS, PHRASE, TOGETHER, USUAL, WORDINGS, follows
from .vocabulary import HOW_OFTEN

PROGRAMS = ("patterns", "source", "when", "unless")
"""Fields of an entry in which there are lists of words."""
Words = tuple[str, ...]


def pack(entries: list[dict[str, Any]], tables: dict[str, Any], marks: dict[str, list[str]]) -> bytes:
    """The bytes of a compiled glossary. What to look for comes with the entries: one `Sought` a pattern, as ``looked_for``."""
    first = list(accumulate((len(entry["looked_for"]) for entry in entries), initial=0))
    looked_for = [(each, _which(entry)) for entry in entries for each in entry["looked_for"]]
    known_by = [_known_by(text.split(" ")) for text in marks]
    sets, listed = _numbered(
        [*(words for each, _ in looked_for for words in _sets_of(each)), *(beside for *_, beside in known_by if beside)]
    )
    keys: dict[str, list[Any]] = {}
    needed: list[needs.Needed] = []
    for number, (each, which) in enumerate(looked_for):
        for word, side, words in each.keys:
            key = keys.setdefault(word, _nothing_known())[which]
            if side:
                key[side].setdefault(sets[words], []).append(number)
            else:
                key[0].append(number)
        near = [(first, last, sets[words]) for first, last, words in each.near]
        needed.append((near, [tuple(gap) for gap in each.gaps], each.spelled, sets[each.around] if each.around else -1))
    names: dict[str, int] = {}
    wordings = []
    for number, ((text, found), (at, word, side, beside)) in enumerate(zip(marks.items(), known_by, strict=True), first[-1]):
        key = keys.setdefault(word, _nothing_known())[0]
        if beside:
            key[side].setdefault(sets[beside], []).append(number)
        else:
            key[0].append(number)
        wordings.append(f"{at} {','.join(str(names.setdefault(mark, len(names))) for mark in found)} {text}".encode())
    phrases = {number: entry for number, entry in enumerate(entries) if entry["kind"] == "french"}
    french: dict[str, list[int]] = {}
    for number, entry in phrases.items():
        for stem in rarest(entry["french"]):
            french.setdefault(stem, []).append(number)
    known = {word: _groups(parts) for word, parts in keys.items()}
    vocabulary = sorted({word for words in listed for word in words})
    largest = max((n for row in (*known.values(), *french.values()) for n in row), default=0)
    width = 2 if max(largest, len(vocabulary), len(listed), first[-1]) < 1 << 16 else 4
    member = {word: number for number, word in enumerate(vocabulary)}

    needed_rows = [needs.packed(each, width) for each in needed]
    row_number = {each: number for number, each in enumerate(dict.fromkeys(needed_rows))}
    kept = [_kept(entry) for entry in entries]
    recurring = families.recurring(entry[key] for entry in kept for key in PROGRAMS if key in entry)
    endings = {each: number for number, each in enumerate(recurring)}
    numbered = {words: number for number, words in enumerate(listed)}
    runs = [_json(_shortened(entry, numbered, endings)) for entry in kept]
    explained = {key: [entry.get(key) for entry in entries] for key in EXPLAINS}
    preset = b"".join(runs[:: max(1, len(runs) // 120)])[:32_000].decode("utf-8", "ignore").encode("ascii", "ignore")
    classes = "\n\n".join("\n".join((name, *members)) for name, members in tables["classes"].items()).encode()
    rows = {
        "preset": [preset],
        "marks": [_listed(names)],
        "patterns": [_numbers(first, width)],
        "keys": _buckets(known, width),
        "french": _buckets(french, width),
        "phrases": [zlib.compress(_numbers((after - before for before, after in pairwise((0, *phrases))), width), 9)],
        "rendered": [_listed(_rendered(phrases.values()))],
        "vocabulary": [_listed(vocabulary)],
        "sets": [_numbers((member[word] for words in listed for word in words), width)],
        "endings": [_listed(map(" ".join, recurring))],
        "needed": [_numbers((row_number[each] for each in needed_rows), width)],
        "needs": list(row_number),
        "wordings": [zlib.compress(b"\n".join(wordings[i : i + WORDINGS]), 9) for i in range(0, len(wordings), WORDINGS)],
        "entries": [_deflated(b"\n".join(runs[i : i + TOGETHER]), preset) for i in range(0, len(runs), TOGETHER)],
        "names": _checksums({e[key].removesuffix("-alone") for e in entries for key in ("id", "rule") if key in e}),
        "explained": [_squeezed(explained)],
        "countries": [zlib.compress(data, 9) for data in (_json(tables["families"]), classes, *map(_json, tables["countries"].values()))],
    }
    kept_as = {name: packed(values) for name, values in rows.items()}
    header = {
        "format": FORMAT,
        "countries": list(tables["countries"]),
        "width": width,
        "wordings": len(wordings),
        "sets": sorted(Counter(map(len, listed)).items()),
        "tables": [(name, len(rows[name]), len(table), kind) for name, (table, kind) in kept_as.items()],
    }
    return _json(header) + b"\n" + b"".join(table for table, _ in kept_as.values())


def _which(entry: dict[str, Any]) -> int:
    """Among what its patterns are looked for: see `store.KINDS`."""
    return 1 + HOW_OFTEN.index(entry["said"]) if entry.get("needs") == "source" else 0


def _kept(entry: dict[str, Any]) -> dict[str, Any]:
    """What is kept of an entry as it runs: nothing that is usual, or follows from the rest."""
    usual = follows(entry) if entry["kind"] == "french" else USUAL
    own = ("looked_for", "rendered", *EXPLAINS, *(("source", "kind") if entry["kind"] == "french" else ()))
    return {key: value for key, value in entry.items() if key not in own and (key not in usual or value != usual[key])}


def _shortened(entry: dict[str, Any], sets: dict[Words, int], endings: dict[Words, int]) -> dict[str, Any]:
    short = partial(families.short, sets=sets, endings=endings)
    return {key: families.shortened(value, short) if key in PROGRAMS else value for key, value in entry.items()}


def _known_by(words: list[str]) -> tuple[int, str, int, Words]:
    """The rarest word of a wording: its place, itself, and on which side of it which word stands (none where it is the only one)."""
    at = min(range(len(words)), key=lambda i: frequency(words[i]))
    side, beside = (1, words[at + 1 : at + 2]) if at + 1 < len(words) else (-1, words[:at][-1:])
    return at, words[at], side, tuple(beside)


def _rendered(phrases: Iterable[dict[str, Any]]) -> list[str]:
    """By what literal renderings are looked for, and behind all these what is found by each (see `store.Glossary.rendered_by`)."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for number, entry in enumerate(phrases):
        for key, places in entry["rendered"].items():
            stems = key.split(renderings.BESIDE)
            if len(stems) > 2:
                found.setdefault(renderings.run(stems[:2]), ([], []))
            for some, place in zip(found.setdefault(key, ([], [])), (renderings.FIRST, renderings.LATER), strict=True):
                some += [chr(PHRASE + number)] * bool(places & place)
    return [*sorted(found), *(" ".join(map("".join, some)) for _, some in sorted(found.items()))]


def _sets_of(sought: Sought) -> Iterator[Words]:
    """The sets of words that what to look for names."""
    yield from (key.words for key in sought.keys if key.side)
    yield from (near.words for near in sought.near)
    if sought.around:
        yield sought.around


def _numbered(sets: Iterable[Words]) -> tuple[dict[Words, int], list[Words]]:
    """The numbers of sets, one for all of the same words, and the sets by number: small ones first, so that no offsets need be kept."""
    same = {words: tuple(sorted(set(words))) for words in sets}
    listed = sorted(set(same.values()), key=lambda words: (len(words), words))
    number = {words: i for i, words in enumerate(listed)}
    return {words: number[same[words]] for words in same}, listed


def _nothing_known() -> Any:
    return tuple(([], {}, {}) for _ in range(PARTS))


def _squeezed(value: Any) -> bytes:
    return lzma.compress(_json(value), filters=[{"id": lzma.FILTER_LZMA2, "preset": 9, "lc": 4, "lp": 0, "pb": 0}])


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
        rows.append(words + b"\0" + _numbers(listed, width) if bucket else b"")
    return rows


def _numbers(numbers: Iterable[int], width: int) -> bytes:
    listed = list(numbers)
    return to_bytes(f"<{len(listed)}{'H' if width == 2 else 'I'}", *listed)


def _json(value: Any) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _listed(texts: Iterable[str]) -> bytes:
    """Texts that are read all at once."""
    return zlib.compress("\n".join(texts).encode(), 9)


def _deflated(data: bytes, preset: bytes) -> bytes:
    work = zlib.compressobj(9, zdict=preset)
    return work.compress(data) + work.flush()


def _checksums(names: Iterable[str]) -> list[bytes]:
    """Names that are only asked for, by the first byte of their checksums the other three: a wrong one is taken for a right one in a case of a hundred thousand."""
    rows: list[list[bytes]] = [[] for _ in range(256)]
    for checksum in sorted({crc32(name.encode()) for name in names}):
        first, *others = checksum.to_bytes(4, "big")
        rows[first].append(bytes(others))
    return [*map(b"".join, rows)]
