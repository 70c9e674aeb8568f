"""Dates and times that are no other, but written as English does not write them: *at 16 local hours*, *20 December next*, *on 12/09* for
*le 9 décembre*, *Thursday 8* for *jeudi en huit*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import calendar
from ...text.lazy import Expression
from .times import Clash

_LOCAL = Expression(r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minutes>[0-5]\d))? local (?:hours?|times?|hrs)\b")
_NEXT = Expression(
    rf"\b(?P<date>\d\d?(?:st|nd|rd|th)? (?:{calendar.month('en')})) next\b(?! (?:year|week|month|door|to (?:the|an?|his|her|its|their)\b))"
)
_IN_FIGURES = Expression(r"(?<![\d/.])(?P<first>\d\d?)/(?P<second>\d\d?)(?![\d/]|\.\d)")
_DATE = Expression(rf"\b(?P<day>\d\d?)(?:er)? (?P<month>{calendar.month('fr')})\b")
_WEEK_ON = Expression(r"\b(?P<day>lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) en (?P<days>huit|quinze)\b")
_MONTHS = 12
_LITERALLY = {"huit": "(?:in )?(?:8|eight|the eighth)", "quinze": "(?:in )?(?:15|fifteen|the fifteenth)"}
_MEANT = {"huit": "{} week", "quinze": "{} fortnight"}


def clashes(pair: Pair) -> Iterator[Clash]:
    if "local" in pair.small[1]:
        yield from _local(pair)
    if "next" in pair.small[1] and "prochain" in pair.small[0]:
        for match in _NEXT.finditer(pair.target):
            yield *match.span(), "prochain", match["date"]
    if "/" in pair.target and pair.numeric:
        yield from _in_figures(pair)
    if "en" in pair.small[0]:
        yield from _week_on(pair)


def _local(pair: Pair) -> Iterator[Clash]:
    """*16 heures locales*: 4 pm local time."""
    if "heure" not in pair.source:
        return
    for match in _LOCAL.finditer(pair.target):
        if match.group().endswith("time") and match["minutes"]:
            continue
        hour, minutes = int(match["hour"]), match["minutes"]
        past = f".{minutes}" if minutes and minutes != "00" else ""
        yield *match.span(), "heures locales", f"{(hour - 1) % 12 + 1}{past} {'pm' if hour >= 12 else 'am'} local time"


def _in_figures(pair: Pair) -> Iterator[Clash]:
    """*le 9 décembre* as *12/09*: read as 12 September; *12/25* can be read in one way only."""
    figures, dates = list(_IN_FIGURES.finditer(pair.target)), list(_DATE.finditer(pair.source))
    if len(figures) != 1 or len(dates) != 1 or _IN_FIGURES.search(pair.source):
        return
    month = calendar.english("month").get(dates[0]["month"].lower())
    names = calendar.months("en")
    if month is None or month in pair.target:
        return
    number, day = names.index(month) + 1, int(dates[0]["day"])
    if (int(figures[0]["first"]), int(figures[0]["second"])) == (number, day) and day != number and day <= _MONTHS:
        yield *figures[0].span(), dates[0].group(), f"{day} {month}"


def _week_on(pair: Pair) -> Iterator[Clash]:
    """*jeudi en huit*: Thursday week."""
    said = _WEEK_ON.search(pair.source)
    day = calendar.english().get(said["day"]) if said else None
    if said and day:
        for match in re.finditer(
            rf"\b{day} {_LITERALLY[said['days']]}\b(?! (?:days|hours|\w+(?:ary|ber|ch|il|ay|ne|ly|st)\b))", pair.target
        ):
            yield *match.span(), said.group(), _MEANT[said["days"]].format(day)
