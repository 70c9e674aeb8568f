"""The opposite of what the source says: *hormis* against *including*, *au moins* against *at most*, *hausse* against *fell*.

A closed list of opposites. Reported where the source has the one word and not the other, and the English has only the other:
no word of the list that translates the source stands anywhere in the English, and the word found translates nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ..bitext import Pair, pairs
from ..model import Evidence, Finding
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.wordlists import table

ID = "opposite-sense"
SUMMARY = "The opposite of what the source says."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_TRANSLATES = 12
"""Weight of a link from which the English word is taken for the translation of another French word."""


class _Row(NamedTuple):
    """A row of the table, as expressions."""

    french: re.Pattern[str]
    english: re.Pattern[str]
    other_french: re.Pattern[str]
    other_english: re.Pattern[str]


@cache
def _rows() -> tuple[_Row, ...]:
    return tuple(_Row(*(_expression(cell) for cell in row)) for row in table("opposites.tsv"))


@cache
def _first() -> re.Pattern[str]:
    """Any French word of the first column: a quick look."""
    return re.compile("|".join(sorted((_alternatives(row[0]) for row in table("opposites.tsv")), key=len, reverse=True)), re.I)


def _expression(cell: str) -> re.Pattern[str]:
    return re.compile(_alternatives(cell), re.I)


def _alternatives(cell: str) -> str:
    words = "|".join(
        re.escape(w.rstrip("*")).replace(r"\ ", " ").replace(r"\*", r"\w") + (r"\w*" if w.endswith("*") else "") for w in cell.split("|")
    )
    return rf"(?<![\w-])(?:{words})(?![\w-])"


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target and _first().search(pair.source):
            yield from _pair(pair)


def _pair(pair: Pair) -> Iterator[Finding]:
    for row in _rows():
        said = row.french.search(pair.source)
        if not said or row.other_french.search(pair.source):
            continue
        found = row.other_english.search(pair.target)
        if not found or row.english.search(pair.target) or _translates_another(pair, row, found.start(), found.end()):
            continue
        yield Finding(
            rule=ID,
            start=pair.start + found.start(),
            end=pair.start + found.end(),
            message=f"The source says “{said.group()}”, the English the opposite: “{found.group()}”.",
            severity=SEVERITY,
            category=CATEGORY,
            issue_type="mistranslation",
            confidence=0.85,
            evidence=(Evidence("the French has", said.group()),),
        )


def _translates_another(pair: Pair, row: _Row, start: int, end: int) -> bool:
    """Whether the English word is the usual translation of a French word that is not the one in question."""
    for i, j in pair.links.items():
        if start <= pair.english[j][0] < end and not row.french.fullmatch(pair.french[i][2]):
            weight = lexicon.translations(stems.french(pair.french[i][2])).get(stems.english(pair.english[j][2]), 0)
            if weight >= _TRANSLATES:
                return True
    return False
