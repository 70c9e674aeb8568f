"""Corpora as the tools read them: rows of translations, and lines of clean English. None of them is part of the repository."""

from __future__ import annotations

import csv
import gzip
import lzma
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any, NamedTuple

from tqcheck.text.fold import plain

_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[.!?:;,()\"]")
_ARTICLES = frozenset("the a an".split())


class Row(NamedTuple):
    """A machine translation and what humans made of the same source (empty where nobody did)."""

    system: str
    document: str
    source: str
    translation: str
    humans: tuple[str, ...]

    @property
    def reference(self) -> str:
        """What a human made of it, or nothing."""
        return next(iter(self.humans), "")


def opened(path: Path) -> IO[str]:
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    file: IO[str] = opener(path, "rt", encoding="utf-8")
    return file


def rows(path: Path) -> Iterator[Row]:
    """A table without header: id, set, system, document, source, translation, post-edit, reference."""
    with opened(path) as file:
        for cells in csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            yield Row(f"{cells[1]}:{cells[2]}", cells[3], cells[4], cells[5], tuple(text for text in cells[6:8] if text.strip()))


def twice_translated(path: Path) -> Iterator[Row]:
    """A table with header: id, block, source, and the translations of two engines, without a human one."""
    with opened(path) as file:
        table = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        head = next(table)
        for cells in table:
            for name, text in zip(head[3:5], cells[3:5], strict=True):
                yield Row(name, cells[1], cells[2], text, ())


def lines(path: Path, most: int | None = None) -> Iterator[str]:
    """Lines of clean English; heads of documents (``#doc``) are left out. `most`: characters read."""
    read = 0
    with opened(path) as file:
        for line in file:
            if not line.startswith("#doc "):
                yield line
            read += len(line)
            if most and read > most:
                return


def words(text: str, articles: bool = False) -> list[str]:
    """Words in lower case and marks, apostrophes uniform; without articles unless asked for."""
    found = [m[0] for m in _WORD.finditer(plain(text).lower())]
    return found if articles else [w for w in found if w not in _ARTICLES]


def sequences(tokens: list[str], longest: int, shortest: int = 1) -> Iterator[str]:
    """Every run of words without a mark in it."""
    for start in range(len(tokens)):
        for end in range(start + 1, min(start + longest, len(tokens)) + 1):
            if not tokens[end - 1][0].isalnum():
                break
            if end - start >= shortest:
                yield " ".join(tokens[start:end])
