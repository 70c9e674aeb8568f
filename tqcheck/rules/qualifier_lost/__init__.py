"""A qualifier of the source that the English has lost: *au moins 30* against *30*, *se transmet rarement* against *is passed on*.

Reported where the French says directly before a number that it is more, at least, less or at most, and the English has the number but no
word near it that could say so; and where an adverb such as *rarement* or *presque* has nothing in the English that could translate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial
from itertools import pairwise

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import number_words
from ...text.lazy import Expression, I
from ...text.wordlists import table
from . import vanished

ID = "qualifier-lost"
ENTRIES = ("rounded", "vanished")
SUMMARY = "A qualifier (at least, up to, rarely, almost) that the English has lost."
CATEGORY = "accuracy/omission"
SEVERITY = "major"

_told = partial(differs, confidence=0.85, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="omission")

_KINDS = frozenset({"number", "words"})
_NEAR = 60
"""Characters to each side of a number in which English may say its bound."""
_RANGE = Expression(r"(?: ?%)? (?:à|et|ou) \d")
_COUNTED = Expression(r"(?<![\w.,])\d[\d,.]* \Z")
_ROUND = Expression(r"\bune (?:bonne |petite |grosse )?(?P<round>\w{5,}aine) (?:de |d')(?!mill)", I)
_DIRECTLY, _BESIDE = 16, 30
"""Characters before a number in which *some* may stand, and behind it in which *or so* may."""
_AUXILIARIES = frozenset("a ont est sont était étaient été avait avaient sera seront fut furent serait seraient".split())
_BE_OR_HAVE = frozenset("is are was were been be has have had".split())
_ALL_FR = Expression(r"tou(?:te?s?|s)\Z")
_ALL_EN = Expression(r"\b(?:all|every\w*|each|the (?:whole|entire))\b", I)
_LEAST, _REACH = 8, 3
"""Least weight of a link to the word that an adverb belongs to, and how many words away that may stand."""


class Qualifier(NamedTuple):
    """A row of the table: words of the French of which one must be there, the French, the English to offer, English that says as much."""

    signals: frozenset[str]
    french: re.Pattern[str]
    english: str
    said: re.Pattern[str]


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.small[0].isdisjoint(_signals()) and pair.target:
            yield from _bounds(pair)
            yield from _adverbs(pair)
        if "une" in pair.small[0] and "aine " in pair.source:
            yield from _rounded(pair)
        for start, end, fix, shown in vanished.places(pair) if pair.target else ():
            yield _told(pair, start, end, f"The source says “{shown}”; the English does not.", shown, fix=fix)._replace(entry="vanished")


@cache
def _signals() -> frozenset[str]:
    return frozenset(word for row in table("qualifiers.tsv") for word in row[0].split())


@cache
def _rows(kind: str) -> list[Qualifier]:
    shape = r"\b(?:%s) ?(?:les? |la |l'|des |quelque |\$|€|£)?\Z" if kind == "number" else r"\b(?:%s)\b"
    rows = [(signals, *row) for signals, where, *row in table("qualifiers.tsv") if where == kind]
    return [
        Qualifier(frozenset(signals.split()), re.compile(shape % french, re.I), english, _any(words))
        for signals, french, english, words in rows
    ]


def _possible(pair: Pair, kind: str) -> list[Qualifier]:
    """The rows of which the French has a signal word."""
    return [row for row in _rows(kind) if not row.signals.isdisjoint(pair.small[0])]


def _any(words: str) -> re.Pattern[str]:
    shapes = "|".join(words.replace("*", r"\w*").split())
    return re.compile(rf"\b(?:{shapes})\b", re.I)


_DENIED = Expression(r"\b(?:ne |n'|aucune? |jamais |sans |rien )[^.;]{0,70}\Z", I)
_TURNED = Expression(r"\b(?:until|within|before|less|fewer|at most|up to|only|limited|under)\b", I)
"""What turns a denied bound round: *aucun ... plus de deux jours à l'avance*, not until two days before."""


def _bounds(pair: Pair) -> Iterator[Finding]:
    rows = _possible(pair, "number")
    for number, other in pair.figures.matched if rows else ():
        if number.kind not in _KINDS or other.kind not in _KINDS or number.value < 2 or _RANGE.match(pair.source, number.end):
            continue
        before = pair.source[max(0, number.start - 24) : number.start]
        near = pair.target[max(0, other.start - _NEAR) : other.end + _NEAR]
        for row in rows:
            said = row.french.search(before)
            denied = said and _DENIED.search(pair.source, 0, number.start) and _TURNED.search(near)
            if said and not denied and not row.said.search(near):
                shown = f"{said.group().strip()} {pair.source[number.start : number.end]}"
                yield _finding(pair, other.start, other.end, row.english, shown)
                break


def _rounded(pair: Pair) -> Iterator[Finding]:
    """*une quarantaine de combattants* against *forty fighters*: about forty."""
    said = [(match, _round_numbers().get(match["round"].lower())) for match in _ROUND.finditer(pair.source)]
    about = next(row.said for row in _rows("number") if row.english == "about")
    for match, value in said if len(said) == 1 else ():
        exact = re.compile(rf"(?<![\w.,-])(?:{number_words.written(value)}|{value:.0f})(?![\w-]|[.,]\d)", re.I) if value else None
        found = list(exact.finditer(pair.target)) if exact else []
        if len(found) == 1 and not about.search(pair.target, max(0, found[0].start() - _DIRECTLY), found[0].end() + _BESIDE):
            start, end = found[0].span()
            yield _finding(pair, start, end, "about", match.group())._replace(entry="rounded", severity="minor")


@cache
def _round_numbers() -> dict[str, float]:
    """*trentaine* → 30; those of which English has no other word."""
    return {word: value for word, value in number_words.words("fr", "unit").items() if word.endswith("aine") and word != "douzaine"}


def _adverbs(pair: Pair) -> Iterator[Finding]:
    for kind in ("verb", "word"):
        for row in _possible(pair, kind):
            said = row.french.search(pair.source)
            if said and not row.said.search(pair.target) and (span := _counterpart(pair, said, kind == "verb")):
                yield _finding(pair, *span, row.english, said.group())


def _counterpart(pair: Pair, adverb: re.Match[str], of_verb: bool) -> tuple[int, int] | None:
    """Where the English of the word stands that the adverb belongs to: the verb before it or behind its auxiliary, or the word after it."""
    before = [i for i, (_, end, _) in enumerate(pair.french) if end <= adverb.start()][-_REACH:]
    after = [i for i, (start, _, _) in enumerate(pair.french) if start >= adverb.end()][:_REACH]
    if after and _ALL_FR.match(pair.french[after[0]][2]) and (every := _ALL_EN.search(pair.target)):
        return every.span()
    if of_verb and not (before and pair.french[before[-1]][2].lower() in _AUXILIARIES):
        return _translation(pair, before[-1:]) or _verb_behind(pair, [pair.links[i] for i in before if i in pair.links])
    return _translation(pair, after) if pair.source[adverb.end() : adverb.end() + 1] == " " else None


def _translation(pair: Pair, able: list[int]) -> tuple[int, int] | None:
    """The first of these French words of which the English is sure."""
    for i in able:
        j = pair.fuller.get(i)
        if j is not None and pair.weight(i, j) >= _LEAST:
            return pair.english[j][:2]
    return None


def _verb_behind(pair: Pair, counterparts: list[int]) -> tuple[int, int] | None:
    """The word behind the auxiliary that follows what stands before the adverb in the French: most likely the verb."""
    for j in counterparts[-1:]:
        for (_, end, auxiliary), (start, last, _) in pairwise(pair.english[j + 1 : j + 2 + _REACH]):
            if auxiliary in _BE_OR_HAVE and pair.target[end:start] == " ":
                return start, last
    return None


def _finding(pair: Pair, start: int, end: int, english: str, shown: str) -> Finding:
    written = pair.target[start:end]
    if counted := _COUNTED.search(pair.target, 0, start):  # 3,000 additional soldiers
        english, start = f"{counted.group()}{english}", counted.start()
    if not pair.target[:start].strip(" \"'("):
        english, written = english[0].upper() + english[1:], written[0].lower() + written[1:]
    return _told(pair, start, end, f"The source says {shown}.", shown, fix=f"{english} {written}")
