"""Stretches and points of time in a text, French or English, and what binds them to their sentence.

A stretch is a number and a unit (*trois jours*), a point a date, a year, a day of the week or a word such as *tomorrow*. What binds them
(*since*, *by*, *ago*) is read from ``tqcheck/data/times.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ..records import NamedTuple
from . import calendar, number_words
from .lazy import Expression
from .wordlists import table


class Time(NamedTuple):
    """A stretch (span) or point of time, and what it is: its number and unit, or the parts of its date."""

    start: int
    end: int
    kind: str
    parts: frozenset[tuple[str, str]]


class Relation(NamedTuple):
    """What binds a time: a row of the table. On the English side `wrong` and `fix` are empty."""

    name: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None
    wrong: frozenset[str]
    fix: str


_ABOUT = {
    "fr": r"(?:(?: |(?<='))(?:déjà|(?:un peu |bien )?(?:plus|moins) d[e']|près d[e']|environ|à peine|quelque|presque|au moins|seulement|exactement|tout juste|bientôt|maintenant|"
    r"les?|la|l'|ces?|(?:la |le |l')?(?:fin|début|mi|milieu|printemps|été|automne|hiver|mois)(?: d[eu]| de l'|-| d'| de la|(?= ))?))*(?: |(?<=['-]))",
    "en": r"(?:[ -](?:about|around|some|nearly|almost|just|only|more than|less than|at least|over|the|this|these|those|roughly|approximately|barely|exactly|early|late|"
    r"(?:end|start|beginning|middle|summer|autumn|spring|winter|month|night|morning|evening) of|mid|past|last|next|coming|first))*[ -]",
}
UNITS = {
    "seconde": "second",
    "minute": "minute",
    "heure": "hour",
    "jour": "day",
    "journée": "day",
    "semaine": "week",
    "mois": "month",
    "an": "year",
    "année": "year",
    "décennie": "decade",
    "siècle": "century",
    "nuit": "night",
}
"""French units of time → the English ones."""
_ENGLISH_UNITS = {**{name: name for name in UNITS.values()}, "centurie": "century"}
_SPAN = Expression(r"(?<![\w.,])(?P<n>\d+|[^\W\d_]+)(?=[ -](?P<unit>[^\W\d_]{2,})\b)")
_VAGUE = {
    "fr": {"plusieurs": "several", "quelques": "several"},
    "en": {"several": "several", "some": "several", "few": "several", "a": "1", "an": "1"},
}
_YEAR = r"(?:1[5-9]|20)\d\d(?![\d%]|[.,]\d| (?:francs|euros|dollars|people|personnes))"
_REACH = 60
"""Characters in which what binds a time stands before or behind it."""


@cache
def relations(language: str, kind: str) -> list[Relation]:
    """Those of a language and kind, in the order in which they are tried."""
    found = []
    for row in table("times.tsv"):
        if row[:2] == (language, kind):
            name, before, behind, wrong, fix = (cell if cell != "-" else "" for cell in (*row[2:], *("-",) * (7 - len(row))))
            found.append(
                Relation(
                    name,
                    re.compile(rf"(?<![-\w])(?P<said>{before.removeprefix(chr(92) + 'b')})(?P<about>{_ABOUT[language]})\Z", re.I)
                    if before
                    else None,
                    re.compile(behind, re.I) if behind else None,
                    frozenset(wrong.split("|")) if wrong else frozenset(),
                    fix,
                )
            )
    return found


def bound(text: str, time: Time, language: str) -> tuple[Relation, int, int, str] | None:
    """What binds a time, the span of all of it, and what stands between (*the end of*, *more than*)."""
    first = max(0, time.start - _REACH)
    for relation in relations(language, time.kind):
        begins = relation.before.search(text[first : time.start]) if relation.before else None
        ends = relation.behind.match(text, time.end) if relation.behind else None
        if bool(begins) == bool(relation.before) and bool(ends) == bool(relation.behind):
            about = begins["about"].strip() if begins else ""
            return relation, first + begins.start() if begins else time.start, ends.end() if ends else time.end, about
    return None


def read(text: str, language: str) -> Iterator[Time]:
    """The times of a text."""
    yield from _spans(text, language)
    yield from _points(text, language)


def _spans(text: str, language: str) -> Iterator[Time]:
    units, numbers = UNITS if language == "fr" else _ENGLISH_UNITS, number_words.words(language, "unit")
    for match in _SPAN.finditer(text):
        unit, word = match["unit"].lower(), match["n"].lower()
        name = units.get(unit) or units.get(unit.removesuffix("s"))
        if not name:
            continue
        value = word if word.isdigit() else _VAGUE[language].get(word) or (str(int(numbers[word])) if word in numbers else None)
        if value:
            yield Time(match.start(), match.end("unit"), "span", frozenset({(str(int(value)) if value.isdigit() else value, name)}))


@cache
def _calendar(language: str) -> re.Pattern[str]:
    months, days = "|".join(calendar.months(language)), "|".join(calendar.days(language))
    words = "|".join(f"(?P<w{i}>{row[2 if language == 'fr' else 3]})" for i, row in enumerate(_words()))
    if language == "fr":
        date = rf"(?:(?P<day>{days})(?: (?:dernier|prochain|matin|soir|après-midi))?)?(?: ?(?:le )?(?P<n>\d\d?)(?:er)?(?= (?:{months})\b))?(?: ?(?P<month>{months}))?(?: ?(?P<year>{_YEAR}))?"
    else:
        date = (
            rf"(?:(?:last |next |this )?(?P<day>{days}))?(?:,? ?(?:the )?(?P<n>\d\d?)(?:st|nd|rd|th)?(?= (?:of )?(?:{months})\b))?(?:,? ?(?:of )?(?P<month>{months})(?: (?P<n2>\d\d?)(?!\d|:))?)?"
            rf"(?:,? ?(?P<year>{_YEAR}))?"
        )
    return re.compile(rf"\b(?:{words}|{date})\b")


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    return tuple(row for row in table("times.tsv") if row[0] == "word")


def _points(text: str, language: str) -> Iterator[Time]:
    for match in _calendar(language).finditer(text):
        if match.start() == match.end():
            continue
        groups = [at for name in match.groupdict() if (at := match.start(name)) >= 0]
        if not groups:
            continue
        found = {(name, calendar.english().get(value, value)) for name in ("day", "month", "year") if (value := match[name])}
        if number := match["n"] or (match["n2"] if language == "en" else None):
            found.add(("date", number))
        found |= {("word", row[1]) for i, row in enumerate(_words()) if match[f"w{i}"]}
        if found:
            yield Time(min(groups), match.end(), "point", frozenset(found))
