"""The opposite of what the source says: *hormis* against *including*, *au moins* against *at most*, *hausse* against *fell*.

A closed list of opposites. Reported where the source has the one word and not the other, and the English has only the other:
no word of the list that translates the source stands anywhere in the English, and the word found translates nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from ..bitext import Pair, pairs
from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.articles import capitalise_like
from ..text.wordlists import table

ID = "opposite-sense"
SUMMARY = "The opposite of what the source says."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_TRANSLATES = 12
"""Weight of a link from which the English word is taken for the translation of another French word."""


@cache
def _index() -> tuple[dict[str, frozenset[int]], dict[str, set[int]], dict[str, list[tuple[str, int]]]]:
    """The rows by their French words, by beginnings of words, and by the first words of expressions."""
    exact: dict[str, set[int]] = {}
    beginnings: dict[str, set[int]] = {}
    expressions: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(table("opposites.tsv")):
        for word in row[0].split("|"):
            if word.endswith("*"):
                beginnings.setdefault(word[:-1], set()).add(number)
            elif " " in word:
                expressions.setdefault(word.replace("'", " ").split()[0], []).append((word, number))
            else:
                exact.setdefault(word, set()).add(number)
    return {word: frozenset(rows) for word, rows in exact.items()}, beginnings, expressions


_NONE: frozenset[int] = frozenset()


@lru_cache(20_000)
def _starts(word: str) -> frozenset[int]:
    """The rows that a French word calls for."""
    exact, beginnings, _ = _index()
    if word not in exact and not word.startswith(tuple(beginnings)):
        return _NONE
    return exact.get(word, _NONE) | {
        number for beginning, numbers in beginnings.items() if word.startswith(beginning) for number in numbers
    }


@cache
def _expression(row: int, column: int) -> re.Pattern[str]:
    """A cell of the table: French, English, the opposite French, the opposite English."""
    words = (_written(word) for word in table("opposites.tsv")[row][column].split("|"))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?![\w-])", re.I)


def _written(word: str) -> str:
    return re.escape(word.rstrip("*")).replace(r"\ ", " ") + (r"\w*" if word.endswith("*") else "")


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if rows := _asked(pair):
            for row in sorted(rows) if pair.target else ():
                if found := _opposite(pair, row):
                    yield found


def _asked(pair: Pair) -> set[int]:
    """The rows whose French the source has."""
    rows: set[int] = set()
    words = pair.small[0]
    for found in map(_starts, words):
        if found:
            rows |= found
    firsts = _index()[2]
    if not words.isdisjoint(firsts):
        low = pair.source.lower()
        rows |= {number for first in words & firsts.keys() for text, number in firsts[first] if text in low}
    return rows


def _opposite(pair: Pair, row: int) -> Finding | None:
    said = _expression(row, 0).search(pair.source)
    if not said or _expression(row, 2).search(pair.source):
        return None
    found = _expression(row, 3).search(pair.target)
    if not found or _expression(row, 1).search(pair.target) or _translates_another(pair, row, found.start(), found.end()):
        return None
    return Finding(
        rule=ID,
        start=pair.start + found.start(),
        end=pair.start + found.end(),
        message=f"The source says “{said.group()}”, the English the opposite: “{found.group()}”.",
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="mistranslation",
        confidence=0.85,
        suggestions=_corrections(row, found.group()),
        evidence=(Evidence("the French has", said.group()),),
    )


def _corrections(row: int, written: str) -> tuple[Suggestion, ...]:
    """What should stand for the opposite, where one word or expression answers to it."""
    pairs = (pair.partition(">") for cell in table("opposites.tsv")[row][4:] for pair in cell.split("|"))
    return tuple(
        Suggestion(capitalise_like(right, written, True), "unsafe") for wrong, _, right in pairs if wrong.lower() == written.lower()
    )


def _translates_another(pair: Pair, row: int, start: int, end: int) -> bool:
    """Whether the English word is the usual translation of a French word that is not the one in question."""
    for i, j in pair.links.items():
        if start <= pair.english[j][0] < end and not _expression(row, 0).fullmatch(pair.french[i][2]):
            weight = lexicon.translations(stems.french(pair.french[i][2])).get(stems.english(pair.english[j][2]), 0)
            if weight >= _TRANSLATES:
                return True
    return False
