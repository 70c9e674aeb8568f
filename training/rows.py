"""Rows of the data files that the models and the heads are trained on."""

from __future__ import annotations

import csv
import gzip
import re
from binascii import crc32
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

_REPAIRS = (
    (re.compile(r'" ([^"]*?) ?"'), r'"\1"'),
    (re.compile(r" ([.,;:!?%)\]])"), r"\1"),
    (re.compile(r"([(\[]) "), r"\1"),
    (re.compile(r" (n't|'s|'re|'ll|'ve|'d|'m|')(?= |$|[.,;])"), r"\1"),
)


def human(folder: Path) -> list[dict[str, str]]:
    """Rows with human scores: set, lp, system, doc, seg, source, target, ref, kind, score."""
    csv.field_size_limit(10**8)
    with gzip.open(folder / "human_dev.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def unit(row: dict[str, str]) -> str:
    """The document of a row with a score, or the sentence where there is none: what is kept apart when testing."""
    return row["set"] + row["doc"] if row["doc"] else row["set"] + row["lp"] + row["seg"]


def half(name: str) -> int:
    """The half of the tables of translation that has not seen a document or sentence."""
    return crc32(name.encode()) // 3 % 2


def parallel(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(corpus, French, English) of the parallel text."""
    with gzip.open(folder / "fr_en_parallel_dev.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            row = line.rstrip("\n").split("\t")
            if len(row) >= 6 and row[4] and row[5]:
                yield row[1], row[4], row[5]


class Made(NamedTuple):
    """A machine translation of French: corpus, system, document, French, English, and the human text it may be laid beside ("" for none)."""

    corpus: str
    system: str
    document: str
    french: str
    text: str
    reference: str
    edited: str


def made(folder: Path) -> list[Made]:
    """French-English machine translations with a reference or a post-edit."""
    with gzip.open(folder / "fr_en_mt_all_dev.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        next(file)
        rows = [line.rstrip("\n").split("\t") for line in file]
    return [Made(*row[1:8]) for row in rows if row[6].strip() or row[7].strip()]


class Minimal(NamedTuple):
    """A translation and the same with one thing broken. `language`: of the source; `sentence`: its number."""

    kind: str
    sentence: str
    language: str
    source: str
    good: str
    bad: str


def minimal(folder: Path) -> list[Minimal]:
    """Minimal pairs; rows with broken quoting are left out."""
    with gzip.open(folder / "demetr_dev.tsv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = [row for row in csv.reader(file, delimiter="\t") if len(row) == 8]
    return [
        Minimal(kind, sentence, language, source, good, bad)
        for kind, _, sentence, language, source, _, good, bad in rows[1:]
        if good.strip() and bad.strip()
    ]


def detokenised(text: str) -> str:
    """Marks joined to their words again."""
    for pattern, new in _REPAIRS:
        text = pattern.sub(new, text)
    return text.strip()
