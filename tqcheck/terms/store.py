"""Compiled glossaries: made from YAML, kept as one file, of which a check reads only the rows it needs.

The file is a line of JSON (the header) and tables of rows: the words to look for (keys), in buckets by their checksum, each bucket its
words and the numbers of what is known by them; in the same way the words by which French phrases are known; sets of words that stand beside
or near them, as numbers in a list of all their words; for every pattern the number of what it needs there; the wordings of marks; every entry as it runs
(deflated, some together, lists of words shortened); what explains entries, field by field (LZMA); the country tables (deflated). Text and
JSON, not pickle: a cache may be read from a place that others can write to.
"""

from __future__ import annotations

import json
import os
import zlib
from binascii import crc32
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, partial
from itertools import accumulate
from mmap import mmap
from struct import unpack_from
from sys import byteorder, intern

from .. import cache
from ..errors import UserError
from ..typed import Any
from . import kept
from .kept import FORMAT
from .needs import Needed, opened
from .rows import Table

TOGETHER = 64
"""Entries that are deflated together: what they share is kept once, and one is still read quickly."""
WORDINGS = 128
"""Wordings that are deflated together."""
EXPLAINS = ("topic", "file", "line", "shown", "shown_source", "shown_near", "term", "said", "bad", "good")
"""Fields of an entry that only people ask for."""
USUAL: dict[str, Any] = {
    "kind": "pattern",
    "languages": ["fr", "en"],
    "severity": "major",
    "confidence": 0.9,
    "applicability": "unsafe",
    "needs": None,
    "source": [],
    "when": {},
    "unless": {},
}
"""What is not kept of an entry where it is so."""

Group = tuple[int, int, int, Sequence[int]]
"""Some of what is known by a word: the part it belongs to (see `KINDS`); 0, or 1 where one of a set of words must stand directly after it,
-1 where before it; the number of that set; the numbers of patterns and wordings.
"""
PHRASE = 0xE000
"""The character of the first French phrase: from there on no letters come, and no halves of characters."""
PARTS = 4
KINDS = 3 * PARTS
"""What is known by a word is kept in groups: how many numbers times this, plus a kind (0-2 what needs no source: nothing beside the word,
one after it, one before it; then the same of what needs one, by how often good English says it: 3-5 never, 6-8 seldom, 9-11 often); the
number of the set unless nothing stands beside it; the numbers.
"""


class Glossary:
    """A compiled glossary, opened. Rows are parsed when asked for."""

    def __init__(self, data: bytes | mmap, origin: str) -> None:
        self._data = data
        self.origin = origin
        end = data.find(b"\n")
        header = json.loads(data[:end])
        if header.get("format") != FORMAT:
            raise ValueError("another format")
        self.country_ids: list[str] = header["countries"]
        self._width: int = header["width"]  # bytes of a number
        self.wordings = header["wordings"]  # they are numbered after the patterns
        self._french: dict[int, list[bytes]] = {}  # what is kept inflated: entries about French phrases are short, and asked for one by one
        self._worded: dict[int, list[bytes]] = {}
        at = end + 1
        self._tables: dict[str, Table] = {}
        for name, rows, size, kind in header["tables"]:
            self._tables[name] = Table(data, at, rows, kind)
            at += size
        if at != len(data):
            raise ValueError("cut off")
        self._first = self._all_numbers("patterns")  # of each entry; at last how many there are
        self.count = len(self._first) - 1
        self.patterns = self._first[-1]
        self._members = self._all_numbers("sets")
        self._needed = self._all_numbers("needed")
        # Sets of as many words stand together: the first of each size, and where it begins.
        self._sizes: list[int] = [size for size, _ in header["sets"]]
        self._first_set = list(accumulate((many for _, many in header["sets"]), initial=0))
        self._first_member = list(accumulate((size * many for size, many in header["sets"]), initial=0))

    @property
    def compiled(self) -> bytes:
        """The glossary as it is kept."""
        return bytes(self._data)

    def _row(self, table: str, number: int) -> bytes:
        return self._tables[table][number]

    def known_by(self, word: str) -> list[Group]:
        """What is known by a word, part by part."""
        numbers = self._by_word("keys", word)
        found: list[Group] = []
        at = 0
        while at < len(numbers):
            count, kind = divmod(numbers[at], KINDS)
            part, side = divmod(kind, 3)
            start = at + 2 if side else at + 1
            found.append((part, -1 if side == 2 else side, numbers[at + 1], numbers[start : start + count]))
            at = start + count
        return found

    def by_french(self, stem: str) -> tuple[int, ...]:
        """The entries about French phrases whose rarest word has this stem."""
        return self._by_word("french", stem)

    def rendered_by(self, key: str) -> tuple[str, str] | None:
        """The French phrases of whose literal renderings this (see `renderings.sought`) is the first word or a whole run, and those of which it is a
        later word, each phrase as a character: sets of them are quickly made. Both are empty for the first words of longer runs.
        """
        found = self._rendered.get(key)
        if found is None:
            return None
        first, _, later = found.partition(" ")
        return first, later

    def phrase(self, character: str) -> int:
        """The entry of a French phrase."""
        return self._phrases[ord(character) - PHRASE]

    @cached_property
    def _phrases(self) -> tuple[int, ...]:
        steps = zlib.decompress(self._row("phrases", 0))
        return tuple(accumulate(self._numbers(steps, 0, len(steps) // self._width)))

    @cached_property
    def _rendered(self) -> dict[str, str]:
        listed = self._listed("rendered")  # the keys, then what is behind each; one empty text where there are none
        many = len(listed) // 2
        return dict(zip(listed[:many], listed[many : 2 * many], strict=True))

    def _by_word(self, table: str, word: str) -> tuple[int, ...]:
        sought = word.encode("latin-1", "replace")
        row = self._row(table, crc32(sought) % len(self._tables[table]))
        end = row.find(b"\0")
        if (at := row.find(b"\n" + sought + b"\n", 0, end)) < 0:
            return ()
        before = row.count(b"\n", 0, at)
        lengths = self._numbers(row, end + 1, before + row.count(b"\n", at + 1, end))
        return self._numbers(row, end + 1 + self._width * (len(lengths) + sum(lengths[:before])), lengths[before])

    def _numbers(self, row: bytes, at: int, count: int) -> tuple[int, ...]:
        return unpack_from(f"<{count}{'H' if self._width == 2 else 'I'}", row, at)

    def _all_numbers(self, table: str) -> Sequence[int]:
        """The numbers of a table that has no other row; not read before they are asked for."""
        row = self._tables[table].whole()
        if byteorder == "little":
            return row.cast("H" if self._width == 2 else "I")
        return self._numbers(bytes(row), 0, len(row) // self._width)

    def _listed(self, table: str) -> list[str]:
        """The texts of a table that is read whole."""
        return zlib.decompress(self._row(table, 0)).decode().split("\n")

    def keys(self) -> Iterator[str]:
        """The words by which something is known."""
        for i in range(len(self._tables["keys"])):
            yield from self._row("keys", i).partition(b"\0")[0].decode("latin-1").split()

    @cached_property
    def marks(self) -> list[str]:
        """The marks of the country tables."""
        return self._listed("marks")

    @cached_property
    def _preset(self) -> bytes:
        return self._row("preset", 0)

    @cached_property
    def _vocabulary(self) -> list[str]:
        """The words of all sets, sorted."""
        return self._listed("vocabulary")

    def words(self, number: int) -> list[str]:
        """A set of words, sorted; a word is the same object in every set."""
        group = bisect_right(self._first_set, number) - 1
        size = self._sizes[group]
        member = self._first_member[group] + (number - self._first_set[group]) * size
        vocabulary = self._vocabulary
        return [vocabulary[i] for i in self._members[member : member + size]]

    def _spelled(self, value: dict[str, Any]) -> Any:
        """A list of words that is kept shortened (see `families`); other mappings as they are."""
        if "~" not in value:
            return value
        words = value["~"]
        if isinstance(words, int):
            return self.words(words)
        found: list[str] = []
        for family in words.split(" "):
            if "/" in family:
                stem, _, number = family.partition("/")
                found += [stem + ending for ending in self._endings[int(number)].split(" ")]
            else:
                stem, *endings = family.split("+")
                found += [stem + ending for ending in endings] or [stem]
        return found

    @cached_property
    def _endings(self) -> list[str]:
        """Endings that words of many families have."""
        return self._listed("endings")

    def needs(self, pattern: int) -> Needed | None:
        """What a pattern needs around the word it is known by; None: nothing."""
        return opened(self._row("needs", self._needed[pattern]), self._width)

    def wording(self, number: int) -> tuple[str, str, list[int]]:
        """A wording of marks (from 0): the wording, the word by which it is known, the numbers of its marks."""
        block, inside = divmod(number, WORDINGS)
        if block not in self._worded:
            self._worded[block] = zlib.decompress(self._row("wordings", block)).split(b"\n")
        at, marks, text = self._worded[block][inside].decode().split(" ", 2)
        return text, text.split(" ")[int(at)], [int(mark) for mark in marks.split(",")]

    def owner(self, pattern: int) -> tuple[int, int]:
        """The entry of a pattern, and the pattern's number in it."""
        entry = bisect_right(self._first, pattern) - 1
        return entry, pattern - self._first[entry]

    def patterns_of(self, entry: int) -> range:
        """The patterns of an entry."""
        return range(self._first[entry], self._first[entry + 1])

    def entry(self, number: int) -> dict[str, Any]:
        """Entry `number` (from 0) as it runs."""
        block, at = divmod(number, TOGETHER)
        rows = self._french.get(block) or self._rows_of(block)
        entry = self._opened(rows[at])
        if "french" in entry:
            self._french[block] = rows
        return entry

    def _rows_of(self, block: int) -> list[bytes]:
        return zlib.decompressobj(zdict=self._preset).decompress(self._row("entries", block)).split(b"\n")

    def _opened(self, row: bytes) -> dict[str, Any]:
        fields = json.loads(row, object_hook=self._spelled)
        return {**(follows(fields) if "french" in fields else USUAL), **{intern(name): value for name, value in fields.items()}}

    def entries(self) -> list[dict[str, Any]]:
        """Every entry with what explains it."""
        import lzma

        explained = json.loads(lzma.decompress(self._row("explained", 0)))
        rows = (row for block in range(len(self._tables["entries"])) for row in self._rows_of(block))
        return [
            {**self._opened(row), **dict(zip(explained, about, strict=True))} for row, *about in zip(rows, *explained.values(), strict=True)
        ]

    def names(self, name: str) -> bool:
        """Whether an entry, its rule, a country or a family of countries is called so."""
        first, *others = crc32(name.removesuffix("-alone").encode()).to_bytes(4, "big")
        row = self._row("names", first)
        return (
            bytes(others) in (row[at : at + 3] for at in range(0, len(row), 3))
            or name in self.country_ids
            or any(family["id"] == name for family in self.families)
        )

    @cached_property
    def families(self) -> list[dict[str, Any]]:
        """The families of countries that are confused."""
        found: list[dict[str, Any]] = json.loads(zlib.decompress(self._row("countries", 0)))
        return found

    @cached_property
    def classes(self) -> dict[str, list[str]]:
        """The members of <COUNTRY>, <DEMONYM> and <CITY>, and their edges (`tables.class_members`); empty in a glossary without countries."""
        text = zlib.decompress(self._row("countries", 1)).decode()
        return {name: members for name, *members in (each.split("\n") for each in text.split("\n\n"))} if text else {}

    def country(self, key: str) -> dict[str, Any]:
        """The table of one country."""
        found: dict[str, Any] = json.loads(zlib.decompress(self._row("countries", 2 + self.country_ids.index(key))))
        return found


def follows(entry: dict[str, Any]) -> dict[str, Any]:
    """What is not kept of an entry about a French phrase where it is so."""
    from . import french
    from .kinds import DEFAULTS
    from .vocabulary import ISSUE_TYPES

    usual = DEFAULTS["french"]
    return {
        **USUAL,
        **usual,
        "kind": "french",
        "id": french.named(entry["french"]),
        "why": french.told(entry["french"]),
        "issue_type": ISSUE_TYPES[entry.get("category", usual["category"])],
        "patterns": [],
        "literally": [],
        "noun": [],
    }


def shipped() -> Glossary:
    """The glossary of the package: compiled inside a wheel, compiled on first use in a checkout."""
    compiled = os.path.join(kept.ROOT, "_glossary", "glossary.bin")
    if os.path.exists(compiled):
        return Glossary(kept.mapped(compiled), compiled)
    checkout = os.path.dirname(kept.ROOT)
    folder = os.path.join(checkout, "glossary")
    if not (os.path.isdir(folder) and os.path.exists(os.path.join(checkout, "pyproject.toml"))):
        raise UserError("the glossary is missing from this installation", hint="reinstall tqcheck")
    return load([folder], folder)


def load(paths: Iterable[str], root: str = "") -> Glossary:
    """Compile the YAML under `paths`, or take it from the cache when the same contents were compiled before. Entries tell of their files by
    their paths as they are given, or below `root`.

    Files that are as old and long as at an earlier time are not read again: a small file in the cache tells what was made of them.
    """
    found = kept.found_in(paths)
    code = kept.code()
    seen = kept.place("seen", f"{root} {kept.times_and_sizes(code + found)}")
    try:
        cached = os.path.join(cache.folder(), os.path.basename(kept.content(seen).decode()))
        glossary = Glossary(kept.mapped(cached), cached)
        cache.used(cached)
        return glossary
    except _NOT_CACHED:
        pass
    made_by = kept.contents(code)
    cached = kept.place("glossary", f"{made_by} {kept.contents(found, partial(kept.called, root=root))}")
    try:
        glossary = Glossary(kept.mapped(cached), cached)
    except _NOT_CACHED:
        from .build import build  # reads YAML: slow to import, needed only here

        data = build([path for path, _ in found], made_by, root)
        cache.keep(cached, data)
        glossary = Glossary(data, cached)
    cache.keep(seen, os.path.basename(cached).encode())
    return glossary


_NOT_CACHED = (OSError, ValueError, KeyError, TypeError, AttributeError)
