"""Rows of words that stand twice at once: *a team of a team of nurses*, *monitors bush fires, bush fires and floods*; a month on both sides
of its days (*June 26, 27 and 28 June*) and a noun on both sides of what stands before it (*the vaccination catch-up vaccination campaign*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from itertools import compress, count, islice
from operator import eq

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import calendar
from ...text.lazy import Expression, I
from ...text.things import kind as kind_of
from ...text.wordlists import is_english, listed

_known = partial(listed, "repeated-words.tsv")

_THREE = Expression(r"(?<![\w'-])(?P<row>[A-Za-z]+ [A-Za-z]+ [A-Za-z]+) (?P=row)(?![\w'-]| (?P=row))")
_APART = Expression(
    r"(?<![\w'-])(?P<row>[a-z]+(?: [a-z]+){1,3}), (?P=row)(?=[.;:)]|\s*\Z|\n| (?:and|or|of|in|on|at|to|for|from|by|with|between|against|after|before|near)\b)"
)
_DETERMINERS = frozenset("the a an this these those its his her their our several many some".split())
_MONTH = Expression(rf"(?P<row>(?P<month>{calendar.month('en')}) \d\d?(?:, \d\d?)*(?:,? and| or| to|-) ?\d\d?) (?P=month)\b")
_NOUN = Expression(
    r"\b(?P<article>[Tt]he|[Aa]n?|[Tt]his|[Ii]ts|[Hh]is|[Hh]er|[Tt]heir|[Oo]ur) (?P<noun>[a-z]{5,}) (?P<row>(?P<between>[a-z-]{4,}) (?P=noun) (?P<head>[a-z]{4,}))\b"
)
_MONTHS = {f"0 {month}".encode(): month for month in calendar.months("en")}
SHAPES = tuple(_MONTHS)
_LONG, _ARTICLE = 5, 9
"""Letters of a noun that stands twice; characters that an article takes before it."""
_FAR = 34
"""Characters from a month to the same month behind its days."""


class Row(NamedTuple):
    """What stands twice, and what should stand in its place."""

    start: int
    end: int
    offer: str
    message: str


def places(reading: Reading) -> Iterator[int]:
    """Where a month stands behind a day, and where a noun stands twice with a word or two between."""
    yield from (at for shape in SHAPES for at in reading.find(shape))
    yield from _framed(reading)


def _framed(reading: Reading) -> Iterator[int]:
    """Where long words begin that stand again behind the next or the next but one."""
    words = reading.words
    for apart in (2, 3):
        for i in compress(count(), map(eq, words.words, islice(words.words, apart, None))):
            if len(words.words[i]) >= _LONG:
                yield words.starts[i]


def rows(reading: Reading) -> Iterator[Row]:
    """Rows of words, those that stand apart, months and nouns."""
    yield from _threes(reading)
    yield from _apart(reading)
    yield from _months(reading)
    yield from _nouns(reading)


def _threes(reading: Reading) -> Iterator[Row]:
    """*of the roads of the roads*, *a team of a team of*: three words, and the same behind them."""
    words, text = reading.words, reading.text
    done = -1
    for i in words.doubled_threes():
        if i <= done or not (match := _THREE.match(text, words.starts[i])):
            continue
        row = match["row"].lower().split()
        if row[0] in _known("preposition") or _slips(row):
            done = i + 3
            yield Row(*match.span(), match["row"], "Three words stand twice.")


def _slips(row: list[str]) -> bool:
    """Whether a row never stands twice on purpose: no counting, no *on and on*, no sentence that speaks of itself."""
    return (
        len(set(row)) == len(row)
        and _known("counted").isdisjoint(row)
        and "and" not in row
        and row[0] not in _known("pronoun")
        and all(len(word) < 4 or is_english(word) for word in row)
        and sum(map(len, row)) > 6
    )


def _apart(reading: Reading) -> Iterator[Row]:
    """*decry the haggling, the haggling*: a noun with what stands before it, and a comma; not where somebody speaks or the French says it twice."""
    words, text = reading.words, reading.text
    done = -1
    for i in sorted({*words.doubled_pairs(), *words.doubled_threes()}):
        start = words.starts[i]
        if start < done or not (match := _APART.match(text, start)):
            continue
        row = match["row"].split()
        if text.startswith(f", {match['row']}", match.end()) or not _is_phrase(row) or reading.quoted(start):
            continue
        if not _repeats(reading.source_at(start) or ""):
            done = match.end()
            yield Row(*match.span(), match["row"], "The same stands twice.")


def _is_phrase(row: list[str]) -> bool:
    """Whether a row is a noun with its determiner, or a plural with what tells which (*bush fires*)."""
    last = row[-1]
    if len(last) < 4 or not is_english(last) or last in _known("twice") or not _known("counted").isdisjoint(row):
        return False
    small = _known("preposition") | _known("joint") | _known("pronoun") | _known("never")
    if row[0] in _DETERMINERS:
        return small.isdisjoint(row[1:]) or row[2] not in _known("pronoun")
    return len(row) == 2 and last.endswith("s") and not last.endswith(("ss", "us")) and len(row[0]) > 3 and row[0] not in small


_FRENCH_TWICE = Expression(r"(?<![\w'])(?P<row>[\w'-]+(?: [\w'-]+){0,3}),? (?:(?:et|ou) )?(?P=row)(?![\w'])", I)


def _repeats(source: str) -> bool:
    return _FRENCH_TWICE.search(source) is not None


def _months(reading: Reading) -> Iterator[Row]:
    """*June 26, 27 and 28 June*."""
    text = reading.text
    for shape, month in _MONTHS.items():
        for at in reading.find(shape):
            before = text.rfind(month, max(0, at - _FAR), at)
            if before >= 0 and (match := _MONTH.match(text, before)) and match.end() == at + len(shape):
                yield Row(*match.span(), match["row"], "The month stands twice.")


def _nouns(reading: Reading) -> Iterator[Row]:
    """*the vaccination catch-up vaccination campaign*."""
    small = _known("preposition") | _known("joint") | _known("pronoun") | _known("never")
    for at in _framed(reading):
        match = _NOUN.search(reading.text, max(0, at - _ARTICLE), at + _FAR + _FAR)
        if (
            match
            and match.start("noun") == at
            and (kind_of(match["noun"]) or kind_of(match["head"]))
            and small.isdisjoint((match["between"], match["head"]))
        ):
            yield Row(match.start("noun"), match.end("row"), match["row"], "The noun stands twice.")
