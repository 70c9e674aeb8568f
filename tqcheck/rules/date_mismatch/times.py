"""What binds a time to its sentence, translated by what means another: *depuis lundi* against *until Monday*, *il y a trois jours* against
*for three days*; the unit of a stretch of time, a decade made a year, and another time of day.

A time is compared that stands once on both sides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import times
from ...text.lazy import Expression
from ...text.quantities import Quantity
from ...text.times import Time

Clash = tuple[int, int, str, str]
"""The span of the English, what the French says and what should stand."""

_LOOSE = Expression(r"\b(?:the|this|these|those|past|last|next|coming|first)\b ?")
"""What English says between a preposition and a stretch of time, and not where the time has another place."""
_ZONE = Expression(r"\b(?:GMT|UTC|TU|CET|EST|ET|BST|HAE|heures? (?:locale|de|d'|française|suisse)|local time|[A-Z]\w+ time)\b")
_AFTERNOON = Expression(r"p\.m\.|pm\b")
_EVENING = Expression(r"\b(?:soir|soirée|après-midi|midi|nuit)\b", re.I)
_LOCAL_TIME = Expression(r"\blocal", re.I)
_MORNING = Expression(r"\ba\.?m\b|\dam\b")
_DECADE = Expression(r"\b(?:années|décennie) (?P<year>(?:1[89]|20)\d0)\b")


def clashes(pair: Pair) -> Iterator[Clash]:
    theirs = list(times.read(pair.source, "fr"))
    if theirs:
        ours = list(times.read(pair.target, "en"))
        yield from _bound(pair, theirs, ours)
        yield from _units(pair, theirs, ours)
        yield from _decades(pair)
    if pair.numeric:
        yield from _clock(pair)


def _bound(pair: Pair, theirs: list[Time], ours: list[Time]) -> Iterator[Clash]:
    for time in theirs:
        same = [other for other in ours if _same(time, other)]
        if len(same) != 1 or sum(_same(time, other) for other in theirs) != 1:
            continue
        french, english = times.bound(pair.source, time, "fr"), times.bound(pair.target, same[0], "en")
        if french and english and english[0].name in french[0].wrong:
            about = english[3] if time.kind == "point" else _LOOSE.sub("", english[3])
            written = f"{about} {pair.target[same[0].start : same[0].end]}".strip()
            yield english[1], english[2], pair.source[french[1] : french[2]].strip(), french[0].fix.replace("{}", written)


def _units(pair: Pair, theirs: list[Time], ours: list[Time]) -> Iterator[Clash]:
    """*huit heures* against *eight days*: the number stands once on both sides, with another unit."""
    for time in theirs:
        (number, unit), *_ = time.parts
        if time.kind != "span" or number in ("several", "1") or unit == "night":
            continue
        here = [other for other in theirs if other.kind == "span" and dict(other.parts).get(number)]
        there = [other for other in ours if other.kind == "span" and dict(other.parts).get(number)]
        if len(here) == len(there) == 1 and (other := dict(there[0].parts)[number]) not in (unit, "night"):
            written = pair.target[there[0].start : there[0].end]
            if not _has(ours, unit) and not _has(theirs, other):
                yield there[0].start, there[0].end, pair.source[time.start : time.end], written.replace(other, unit)


def _has(side: list[Time], unit: str) -> bool:
    return any(unit in dict(time.parts).values() for time in side)


def _decades(pair: Pair) -> Iterator[Clash]:
    """*les années 1990* against *in 1990*."""
    for match in _DECADE.finditer(pair.source):
        year = match["year"]
        if pair.source.count(year) == pair.target.count(year) == 1 and not pair.target.startswith(
            ("s", "'s"), (at := pair.target.index(year)) + 4
        ):
            article = "" if pair.target[:at].lower().endswith("the ") else "the "
            yield at, at + 4, match.group(), f"{article}{year}s"


def _clock(pair: Pair) -> Iterator[Clash]:
    """*14h30* against *4.30 pm*, where each side has one time of day and no time zone."""
    theirs, ours = ([one for one in side if one.kind == "time"] for side in pair.quantities)
    if len(theirs) != 1 or len(ours) != 1:
        return
    (french,), (english,) = theirs, ours
    if _before_noon(pair, french, english):
        start, end = english.start, english.end
        noon = _AFTERNOON.search(pair.target, start, end + 5)
        if noon:
            morning = "a.m." if noon.group() == "p.m." else "am"
            yield start, noon.end(), pair.source[french.start : french.end], f"{pair.target[start : noon.start()]}{morning}"
        return
    if _ZONE.search(pair.source) or _ZONE.search(pair.target):
        return
    if any(f"{int(french.value) // 60 % 12}{mark}{int(french.value) % 60:02}" in pair.target[: english.start] for mark in ".:"):
        return  # from 2.30 to 4 am
    in_the_morning = french.value > 720 > english.value and _MORNING.search(pair.target, english.start, english.end + 3)
    apart = (french.value - english.value) % 720
    if in_the_morning or (apart and (apart % 60 == 0 or english.digits.rstrip(".").endswith("m"))):
        end = english.end - (english.digits.endswith("m.") and ".m" not in english.digits)
        hours, minutes = divmod(int(french.value), 60)
        half = " pm" if hours >= 12 else " am"
        yield (
            english.start,
            end,
            pair.source[french.start : french.end],
            f"{(hours - 1) % 12 + 1}{f'.{minutes:02}' if minutes else ''}{half}",
        )


def _before_noon(pair: Pair, french: Quantity, english: Quantity) -> bool:
    """Whether *4h17* became *4.17 pm*: French counts to 24, and says *du soir* where it does not."""
    return (
        120 <= french.value < 600
        and english.value == french.value + 720
        and ":" not in pair.source[french.start : french.end]
        and french.value % 60 != 0
        and not _EVENING.search(pair.source)
        and bool(_LOCAL_TIME.search(pair.source)) == bool(_LOCAL_TIME.search(pair.target))
    )


def _same(time: Time, other: Time) -> bool:
    """Whether two times may be the same: they share a part and contradict each other in none."""
    if time.kind != other.kind or time.parts.isdisjoint(other.parts):
        return False
    mine, its = dict(time.parts), dict(other.parts)
    return all(its.get(name, value) == value for name, value in mine.items())
