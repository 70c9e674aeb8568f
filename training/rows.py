"""Rows of the data files that the models and the heads are trained on."""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from pathlib import Path

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


def parallel(folder: Path) -> Iterator[tuple[str, str, str]]:
    """(corpus, French, English) of the parallel text."""
    with gzip.open(folder / "fr_en_parallel_dev.tsv.gz", "rt", encoding="utf-8") as file:
        next(file)
        for line in file:
            row = line.rstrip("\n").split("\t")
            if len(row) >= 6 and row[4] and row[5]:
                yield row[1], row[4], row[5]


def detokenised(text: str) -> str:
    """Marks joined to their words again."""
    for pattern, new in _REPAIRS:
        text = pattern.sub(new, text)
    return text.strip()
