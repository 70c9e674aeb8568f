"""Another thing, or the opposite, of what the source says: *hormis* against *including*, *hausse* against *fell*, *l'hiver* against *spring*.

Closed lists of what excludes each other. Reported where the source has the one word and not the other, and the English has only the
other: no word of the list that translates the source stands near, and the word found translates nothing else. Where the source has both,
the English must have the wrong one once too often, at the place of the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding, Suggestion
from ..terms.reading import Reading
from ..text import denials
from ..text.articles import capitalise_like
from ..text.lazy import Expression, I
from ..text.wordlists import table
from .negation_lost import prefixes

ID = "opposite-sense"
SUMMARY = "The opposite, or another thing of a kind, than the source says."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_TRANSLATES = 12
"""The weight from which an English word is taken for the translation of another French word."""
_NEAR, _SOMEWHERE, _BESIDE, _DIRECTLY = 50, 50, 25, 6
"""Characters around the place of the French word in which the right English may stand; in which the wrong one stands for it, also where the
source has its French elsewhere, and where the English has the right one."""
_AS = 12
"""Characters behind the wrong word in which the right one stands: *as early as mid-July*."""
_ALSO_DENIED = r"nul|nulle|plus que|empêch\w+|refus\w+|manqu\w+|éviter", r"fail\w*|refus\w+|avoid\w*|prevent\w*|un\w+ed|hardly|lack\w*"
"""What denies in the French and in the English besides the usual words."""
_NEGATED = Expression(r"\b(?:pas|jamais|guère|nullement|aucunement)(?: encore)?(?: été)? \Z", I)
_TURNED_ROUND = Expression(r"\b(?:not|never|yet to|(?:fail|refus)\w* to)(?: (?:been|be|yet|fully))? \Z|n't(?: (?:been|be|yet))? \Z", I)
_BEFORE = 20
"""What denies the French word directly, and characters before it: then the English opposite is right (*n'a pas rouvert*, remains closed)."""


class Row:
    """What the source says and what the English must not say for it."""

    def __init__(self, french: str, right: str, other: str, wrong: str, fixes: dict[str, str], deniable: bool = False) -> None:
        self.words = french.split("|")
        self._cells = french, right, other, wrong
        self.fixes, self.deniable = fixes, deniable

    @cached_property
    def french(self) -> re.Pattern[str]:
        return _any(self._cells[0])

    @cached_property
    def right(self) -> re.Pattern[str]:
        return _any(self._cells[1], joined=True)

    @cached_property
    def other(self) -> re.Pattern[str]:
        return _any(self._cells[2])

    @cached_property
    def wrong(self) -> re.Pattern[str]:
        return _any(self._cells[3])


_FIRST = Expression(r"\w+")
_NUMBER = r"(?:\d[\d.,]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty|sixty)"
"""What # in a cell stands for."""


def _any(cell: str, joined: bool = False) -> re.Pattern[str]:
    """One of the words of a cell, `joined` also behind a hyphen or before one (*ten-year*, *mid-July*); nothing for an empty one."""
    words = (re.escape(word.strip("*")).replace(r"\ ", " ").replace(r"\#", _NUMBER) for word in cell.split("|"))
    ends = ((r"\w*" * word.startswith("*"), r"\w*" * word.endswith("*")) for word in cell.split("|"))
    words = (f"{before}{word}{behind}" for word, (before, behind) in zip(words, ends, strict=True))
    hyphen = "" if joined else "-"
    return re.compile(rf"(?<![\w{hyphen}])(?:{'|'.join(words)})(?![\w{hyphen}])" if cell else r"(?!)", re.I)


@cache
def _rows() -> list[Row]:
    """The rows of all tables."""
    rows = [Row(c[0], c[1], c[2], c[3], _fixes(*c[4:])) for c in table("opposites.tsv")]
    sets: dict[str, list[tuple[str, ...]]] = {}
    for name, *cells in (*table("rivals.tsv"), *table("time-words.tsv")):
        sets.setdefault(name, []).append(tuple(cells))
    for members in sets.values():
        for member in members:
            if member[0] == "for":
                continue
            relation, french, right, last = member
            others = [other for other in members if other is not member]
            other = "|".join(cells[1] for cells in others)
            if relation == "kind":
                own = last.split("|")
                wrong = {
                    word: own[min(i, len(own) - 1)] for cells in others for i, word in enumerate(cells[3].split("|")) if word not in own
                }
            else:
                wrong = {pair.partition(">")[0]: pair.partition(">")[2] for pair in last.split("|")}
            rows.append(Row(french, right, other, "|".join(wrong), {w.lower(): r for w, r in wrong.items() if r}, relation == "opposite"))
    return rows


def _fixes(cell: str = "") -> dict[str, str]:
    """Wrong → right."""
    pairs = (pair.partition(">") for pair in cell.split("|") if pair)
    return {wrong.lower(): right for wrong, _, right in pairs}


@cache
def _index() -> tuple[dict[str, frozenset[int]], dict[str, set[int]], dict[str, list[tuple[str, int]]]]:
    """The rows by their French words, by beginnings of words, and by the first words of expressions."""
    exact: dict[str, set[int]] = {}
    beginnings: dict[str, set[int]] = {}
    expressions: dict[str, list[tuple[str, int]]] = {}
    for number, row in enumerate(_rows()):
        for word in row.words:
            if word.endswith("*"):
                beginnings.setdefault(word[:-1].lower(), set()).add(number)
            elif not word.isalpha():
                expressions.setdefault(_FIRST.match(word.lower())[0], []).append((word.lower().partition("#")[0], number))  # type: ignore[index]
            else:
                exact.setdefault(word.lower(), set()).add(number)
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


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.target:
            continue
        told: set[int] = set()
        for row in sorted(_asked(pair)):
            found = _opposite(pair, _rows()[row])
            if found and found.start not in told:
                told.add(found.start)
                yield found
        for start, end, fix, french in prefixes.changed(pair):
            if pair.start + start not in told:
                yield _finding(pair, start, end, pair.target[start:end], french, fix)


def _asked(pair: Pair) -> set[int]:
    """The rows whose French the source has."""
    words = pair.small[0]
    rows = set[int]().union(*map(_starts, words))
    firsts = _index()[2]
    if not words.isdisjoint(firsts):
        low = pair.source.lower()
        rows |= {number for first in words & firsts.keys() for text, number in firsts[first] if text in low}
    return rows


def _opposite(pair: Pair, row: Row) -> Finding | None:
    every = list(row.wrong.finditer(pair.target))
    said = row.french.search(pair.source) if every else None
    if not said:
        return None
    if _NEGATED.search(pair.source, max(0, said.start() - _BEFORE), said.start()):
        return None
    place = pair.place(*said.span())
    if row.right.search(pair.target, max(0, place - _NEAR), place + _NEAR):
        return None
    found = _unasked(pair, row, place, every)
    if (
        not found
        or row.right.search(pair.target, found.end(), found.end() + _AS)
        or _translates_another(pair, row, said.span(), found.start())
    ):
        return None
    if _TURNED_ROUND.search(pair.target, max(0, found.start() - _BEFORE), found.start()):
        return None
    if row.deniable and _denies(pair):
        return None
    return _finding(pair, *found.span(), found.group(), said.group(), row.fixes.get(found.group().lower()))


def _denies(pair: Pair) -> bool:
    french, english = _ALSO_DENIED
    return bool(denials.french(french).search(pair.source) or denials.english(english).search(pair.target))


def _finding(pair: Pair, start: int, end: int, written: str, french: str, fix: str | None) -> Finding:
    if fix and written.islower() and not set(written.split()).isdisjoint(fix.lower().split()):
        fix = fix.lower()  # the interior minister, the justice minister
    finding = differs(
        pair,
        start,
        end,
        f"The source says “{french}”, the English “{written}”.",
        french,
        0.85,
        rule=ID,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="mistranslation",
    )
    return finding._replace(suggestions=(Suggestion(capitalise_like(fix, written, True), "unsafe"),)) if fix else finding


def _unasked(pair: Pair, row: Row, place: int, every: list[re.Match[str]]) -> re.Match[str] | None:
    """The wrong English nearest to the place; where the source says the other thing as well, it must be one too many."""
    nearest = min(every, key=lambda one: _distance(one, place))
    doubtful = row.right.search(pair.target) is not None
    others = len(row.other.findall(pair.source))
    reach = _DIRECTLY if doubtful else _BESIDE if others else _SOMEWHERE
    return nearest if _distance(nearest, place) < reach and len(every) > others else None


def _distance(found: re.Match[str], place: int) -> int:
    return max(found.start() - place, place - found.end(), 0)


def _translates_another(pair: Pair, row: Row, said: tuple[int, int], start: int) -> bool:
    """Whether the English word, or the first of several, is the usual translation of a French word that is not the one in question."""
    for i, j in pair.links.items():
        inside = said[0] <= pair.french[i][0] < said[1]  # a part of an expression: avant-hier
        if pair.english[j][0] == start and not inside and not row.french.fullmatch(pair.french[i][2]) and pair.learned(i, j) >= _TRANSLATES:
            return True
    return False
