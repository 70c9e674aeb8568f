"""Dates of the source of which a part is lost: *à la mi-juin* as *in June*, *jeudi* of which nothing is left, *dans la nuit de mardi à
mercredi* as *on Wednesday night*.

Read on 23,000 human pairs: a part of a month is lost once in fifty, a day of the week that nothing stands for in 9 of 740, each a real loss.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...text import calendar
from ...text.lazy import Expression

_PART = Expression(
    r"\b(?:(?P<mid>mi-)|(?P<early>début|au début (?:du mois )?d[e'])|(?P<late>fin|à la fin (?:du mois )?d[e'])) ?(?P<month>[^\W\d_]+)\b"
)
_SAID = {
    "mid": Expression(r"\bmid|middle|half", 2),
    "early": Expression(r"\b(?:early|start|beg[iau]n|first|open|turn)", 2),
    "late": Expression(r"\b(?:late|end|last|clos|final)", 2),
}
_NIGHT = Expression(r"\bnuit d[eu] (?P<first>\w+di|dimanche) (?:à|au) (?P<second>\w+di|dimanche)\b")
_BEFORE_DAY = Expression(
    r"(?:\b(?:le|les|du|des|au|ce|chaque|tous|un|depuis|jusqu'à|jusqu'au|avant|après|dès|de|d'|à|entre|et|ou|vendredi|samedi)|[(,:«]) ?\Z",
    2,
)
"""What makes of a day more than the time of what is told."""
_OF_DAY = Expression(r" (?P<part>matin|soir|après-midi)\b")
_PARTS = {"matin": " morning", "soir": " evening", "après-midi": " afternoon"}
_SOME_TIME = Expression(
    r"\b(?:to(?:day|morrow|night)|yesterday|week(?:end|s|day)?|days?|night|overnight|morning|evening|afternoon|daily|eve|now|just|hours?|earlier|later|then|once|"
    r"(?:Mon|Tues|Wed\w*|Thurs|Fri|Satur|Sun)[\w ]{0,8}day|Tue|Wed|Thu|Sat|Sabbath)\b|\d[./]\d",
    2,
)
_SOME_MONTH = Expression(r"\b(?:months?|year|season|spring|summer|autumn|fall|winter|then|ago|later)\b|\d[./]\d", 2)


class Lost(NamedTuple):
    """What of a date is lost: a span of the target (empty where something is to be put in), what the source says, what should stand, how grave
    that is."""

    start: int
    end: int
    shown: str
    fix: str
    severity: str


def lost(pair: Pair) -> Iterator[Lost]:
    yield from _parts(pair)
    yield from _nights(pair)
    yield from _days(pair)
    yield from _months(pair)


def _parts(pair: Pair) -> Iterator[Lost]:
    for match in _PART.finditer(pair.source):
        month = calendar.english("month").get(match["month"].lower())
        kind = next(name for name in _SAID if match[name])
        if month and pair.target.count(month) == 1 and pair.source.count(match["month"]) == 1 and not _SAID[kind].search(pair.target):
            at = pair.target.index(month)
            yield Lost(at, at + len(month), match.group(), f"{kind}-{month}" if kind == "mid" else f"{kind} {month}", "major")


def _nights(pair: Pair) -> Iterator[Lost]:
    for match in _NIGHT.finditer(pair.source):
        first, second = (calendar.english("day").get(match[name]) for name in ("first", "second"))
        at = pair.target.find(f"{second} night") if first and second and first not in pair.target else -1
        if first and second and at >= 0 and not pair.target.endswith(("to ", "into ", "and "), 0, at):
            yield Lost(at, at + len(second), match.group(), first, "critical")


def _days(pair: Pair) -> Iterator[Lost]:
    """A day of which nothing is left, and no other time stands for it; where a sentence has one."""
    named = calendar.english("day")
    found = [(start, end, named[word]) for start, end, word in pair.french if word in named]
    if len(found) != 1 or _SOME_TIME.search(pair.target) or any(day in pair.target for day in named.values()):
        return
    ((start, end, day),) = found
    if (
        not _BEFORE_DAY.search(pair.source, 0, start)
        and not pair.source[end : end + 2].strip()[:1].isdigit()
        and pair.source[end : end + 1] not in tuple("-'")
    ):
        part = _OF_DAY.match(pair.source, end)
        yield from _left_out(pair, start, part.end() if part else end, f"on {day}{_PARTS[part['part']] if part else ''}")


def _months(pair: Pair) -> Iterator[Lost]:
    """*en février* of which nothing is left."""
    named = calendar.english("month")
    found = [(start, end, named[word]) for start, end, word in pair.french if word in named]
    if len(found) != 1 or _SOME_MONTH.search(pair.target) or any(month[:3] in pair.target for month in named.values()):
        return
    ((start, end, month),) = found
    if pair.source.endswith(" en ", 0, start) and not pair.source[end : end + 2].strip()[:1].isdigit():
        yield from _left_out(pair, start - 3, end, f"in {month}")


def _left_out(pair: Pair, start: int, end: int, text: str) -> Iterator[Lost]:
    """What stands in the source from `start` to `end` goes behind the counterpart of the word before it."""
    last = max((i for i in pair.fuller if pair.french[i][1] <= start), default=None)
    if last is not None:
        at = pair.english[pair.fuller[last]][1]
        yield Lost(at, at, pair.source[start:end], f" {text}", "major")
