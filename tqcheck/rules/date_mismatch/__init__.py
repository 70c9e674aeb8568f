"""Months and days of the week that differ from the source, months that a day of the month has lost, and what else is lost of a date (see
`date.lost`).

*mardi* against *Wednesday*, *le 18 février* against *to 18*. Compared are names only; *yesterday* for *mardi* and *last month* for
*en mars* are right. Also what binds a time to its sentence (*depuis lundi* against *until Monday*; see `date.times`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...terms.reading import Reading
from ...text import calendar
from ...text.articles import capitalise_like
from ...text.lazy import Expression
from . import days, times, written
from .lost import lost as lost_parts

ID = "date-mismatch"
ENTRIES = ("same-day",)
SUMMARY = "A month or a day of the week that differs from the source."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_finding = partial(differs, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_MARS = Expression(r"(?:\d|\b(?:en|de|du|début|fin|mi|courant|depuis|mois de|1er)) ?-?$")
_MAY = Expression(r"(?:\d(?:st|nd|rd|th)?|\b(?:in|of|on|early|late|mid|since|until|by|to|last|next|from|and|between)) ?-?$")
_DATE = Expression(rf"\b(?P<day>\d\d?)(?:er)? (?P<month>{calendar.month('fr')})\b")
_DAY_BEFORE = Expression(r"\b(?P<day>\d\d?)(?:st|nd|rd|th)? (?:of )?\Z")
_DAY_BEHIND = Expression(r" (?:the )?(?P<day>\d\d?)(?:st|nd|rd|th)?\b(?![:.]\d)")


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        yield from _pair(pair)
        if pair.target:
            for each in lost_parts(pair):
                found = _finding(pair, each.start, each.end, f"The source says {each.shown}.", each.shown, fix=each.fix)
                kind = "mistranslation" if each.end > each.start else "omission"
                yield found._replace(severity=each.severity, category=f"accuracy/{kind}", issue_type=kind)
            for start, end, shown, fix in (*days.clashes(pair), *times.clashes(pair), *written.clashes(pair)):
                text = pair.target[start:end]
                yield _finding(
                    pair, start, end, f"The source says {shown}, the English {text}.", shown, fix=capitalise_like(fix, text, True)
                )


def _pair(pair: Pair) -> Iterator[Finding]:
    french, english = calendar.english(), calendar.forms()
    if pair.small[0].isdisjoint(french):
        return
    theirs = [(s, e, french[w.lower()]) for s, e, w in pair.french if w.lower() in french and _dated(pair.source, s, w)]
    if not theirs:
        return
    ours = [
        (s, e, english[w])
        for s, e, w in pair.english
        if w in english and (w not in ("May", "March", "Sun", "Sat", "Mar", "Jan", "Mon", "Wed") or _meant(pair.target, s, e))
    ]
    here, there = {name for _, _, name in theirs}, {name for _, _, name in ours}
    for kind in ("month", "day"):
        lost = list(dict.fromkeys(name for _, _, name in theirs if calendar.kind(name) == kind and name not in there))
        extra = [o for o in ours if o[2] not in here and calendar.kind(o[2]) == kind and o[2] not in _around(pair)]
        if len(lost) == 1 and len({o[2] for o in extra}) == 1:
            word = next(pair.source[s:e] for s, e, name in theirs if name == lost[0])
            for start, end, _ in extra:
                found = _finding(pair, start, end, f"The source says {word}, the English {pair.target[start:end]}.", word, fix=lost[0])
                yield found._replace(entry="same-day") if kind == "month" and _same_day(pair, word, start, end) else found
        if kind == "month" and ours:
            yield from _bare_days(pair, lost)


def _same_day(pair: Pair, month: str, start: int, end: int) -> bool:
    """Whether the month stands beside the same day of the month in both texts: *le 4 novembre*, *4 September*."""
    days = {match["day"] for match in _DATE.finditer(pair.source) if match["month"] == month}
    beside = _DAY_BEFORE.search(pair.target, 0, start) or _DAY_BEHIND.match(pair.target, end)
    return beside is not None and beside["day"] in days


def _bare_days(pair: Pair, lost: list[str]) -> Iterator[Finding]:
    """*from 24 October to 18* for *du 24 octobre au 18 février*."""
    english = calendar.forms()
    months = "|".join(word for word in english if calendar.kind(english[word]) == "month")
    for match in _DATE.finditer(pair.source):
        name = calendar.english()[match["month"]]
        if name not in lost:
            continue
        for number in re.finditer(rf"(?<![\d.,:]){match['day']}(?![\d,:%]|\.\d|(?:st|nd|rd|th)? (?:of )?(?:{months})\b)", pair.target):
            if re.search(rf"\b(?:{months})\.? (?:the )?\Z", pair.target[: number.start()]):
                continue
            yield _finding(
                pair,
                number.start(),
                number.end(),
                f"The source says {match.group()}; the month is lost.",
                match.group(),
                fix=f"{match['day']} {name}",
            )
            break


def _dated(source: str, start: int, word: str) -> bool:
    """Whether *mars* is the month and not the planet; a capital is none of a French month but at a beginning."""
    return word != "Mars" and (word != "mars" or bool(_MARS.search(source[max(0, start - 12) : start])))


def _meant(target: str, start: int, end: int) -> bool:
    """Whether *May*, *March*, *Sun* name a date."""
    return bool(_MAY.search(target[max(0, start - 10) : start])) or target[end : end + 2].strip()[:1].isdigit()


def _around(pair: Pair) -> set[str]:
    french = calendar.english()
    return {french[w.lower()] for _, _, w in pair.around.french if w.lower() in french}
