"""Numbers that cannot be: 31 June, 25:40, 130 % of voters, 300 million CFA francs (457 euros), 3 soldiers beside 3,000 soldiers.

Seen from the English alone. Calendar and clock decide for dates and times; a share of people or votes cannot exceed the whole;
the CFA franc is tied to the euro, so an amount and its equivalent that are a thousand times apart have lost their thousands;
so has a number that stands elsewhere in the document before the same noun with three more digits. Nothing is older than the
universe, and no part is more than its whole.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import partial
from itertools import chain

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text import calendar, numbers
from ...text.lazy import Expression
from . import beyond

ID = "impossible-number"
ENTRIES = ("date", "time", "share", "amounts", "conflict", "beyond")
SUMMARY = "A number that cannot be meant (31 June, 130 % of voters, 3 soldiers beside 3,000)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers", confidence=0.85, applicability="display")
ANCHORS = (*calendar.months("en"), "CFA", "FCFA")
_PARTS = (b"000% of", b"000 % of", b"000 per", b"000.0% of", b"000.0 per")
SHAPES = (*_PARTS, b"00:00", b"0,000 ", b"0 ", *beyond.SHAPES)

_DAYS = {"February": 29, "April": 30, "June": 30, "September": 30, "November": 30}
_DATE = Expression(r"(?<![\d.,:/-])(?P<day>\d{1,2})(?:st|nd|rd|th)? (?P<month>[A-Z][a-z]+)\b(?! ?\d{1,2}\b)")
_TIME = Expression(
    r"(?<![\d.,:/-])(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:/-]|[.,]\d)(?= ?(?:[ap]\.?m\b|o'clock|GMT|UTC|local time|in the (?:morning|afternoon|evening))|[ ,.;)]|$)"
)
_AT = Expression(r"\b(?:at|from|until|by|around|about|before|after|to) $")
_SHARE = Expression(
    r"(?<![\d.,])(?P<n>\d{3,}(?:\.\d+)?) ?(?:%|per ?cent) of (?:(?:the|all|its|their|our|his|her|registered|eligible|adult|local|total|young) ){0,3}"
    r"(?P<whole>population|voters|electorate|votes|vote|ballots|people|inhabitants|residents|households|women|men|children|pupils|students|"
    r"respondents|patients|seats|territory|citizens|workers|farmers|deaths|cases|victims)\b"
)
_CFA = Expression(
    r"(?P<one>\d[\d,.]*)(?P<s1> (?:thousand|million|billion|trillion))? (?:CFA francs?|FCFA|F CFA|francs CFA|CFA)\b[^.;\d]{0,30}?"
    r"(?P<two>\d[\d,.]*)(?P<s2> (?:thousand|million|billion|trillion))? (?P<unit>euros?|dollars?)\b"
)
_RATE = {"euro": 655.957, "dollar": 600.0}
"""CFA francs to one; the euro's is fixed, the dollar's good to a third."""
_GROUPED = Expression(r"(?<![\d.,])(?P<n>\d{1,3}),(?P<rest>\d{3}) (?P<after>(?:[A-Za-z-]+ ){0,2}[a-z]+)")
_SMALL = Expression(r"(?<![\d.,$€£-])(?P<n>\d{1,3}) (?P<after>(?:[A-Z]?[a-z-]+ ){0,2}[a-z]{4,}s)\b")
_PLURAL = Expression(r"[a-z]{4,}s\b")
_APART = 40_000
"""Characters between two mentions of one quantity; in a longer text the same digits come by chance."""


def places(reading: Reading) -> Iterator[int]:
    """All anchors and shapes but the small numbers, which count beside large ones only."""
    return chain((start for start, _ in reading.anchors(ID)), *(reading.find(shape) for shape in SHAPES if shape != b"0 "))


def check(reading: Reading) -> Iterator[Finding]:
    yield from _dates(reading)
    yield from _times(reading)
    yield from _shares(reading)
    yield from _amounts(reading)
    yield from _conflicts(reading)
    for start, end, message, offer in beyond.odd(reading):
        yield _finding(start, end, message, [offer] if offer else [], entry="beyond")


def _dates(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        most = _DAYS.get(text[start:end], 31)
        match = _DATE.search(text, max(0, start - 5), end + 6)
        if (
            match
            and match.start("month") == start
            and match["month"] == text[start:end]
            and (int(match["day"]) > most or match["day"] == "0")
        ):
            yield _finding(
                match.start(),
                end,
                f"{match['month']} has no day {match['day']}.",
                entry="date",
                severity="major",
                category="locale-convention/date-format",
                confidence=0.9,
            )


def _times(reading: Reading) -> Iterator[Finding]:
    for at in reading.find(b"00:00"):
        match = _TIME.match(reading.text, at)
        if match and (int(match["hour"]) > 24 or int(match["minute"]) > 59) and _AT.search(reading.text[max(0, at - 8) : at]):
            yield _finding(
                match.start(),
                match.end("minute"),
                f"No clock shows {match.group()[:5]}.",
                entry="time",
                severity="major",
                category="locale-convention/time-format",
            )


def _shares(reading: Reading) -> Iterator[Finding]:
    for shape in _PARTS:
        for at in reading.find(shape):
            match = _SHARE.match(reading.text, at)
            if match and float(match["n"]) > 100:
                whole = match["whole"]
                yield _finding(match.start(), match.end("n"), f"A share of the {whole} cannot exceed 100 %.", entry="share")


def _amounts(reading: Reading) -> Iterator[Finding]:
    """An amount in CFA francs and its equivalent that are a thousand times apart."""
    text = reading.text
    for start, end in reading.anchors(ID):
        if not text[start:end].endswith("CFA"):
            continue
        match = _CFA.search(text, max(0, start - 40), end + 70)
        if not match:
            continue
        first, second = (numbers.english(f"{match[n].rstrip('.,')}{match[s] or ''}") for n, s in (("one", "s1"), ("two", "s2")))
        if not first or not second or not second[0].value:
            continue
        ratio = first[0].value / second[0].value / _RATE[match["unit"].removesuffix("s")]
        for factor, group, side in ((1000.0, "two", "second"), (0.001, "one", "first")):
            if 0.65 < ratio / factor < 1.5:
                other = match["one" if group == "two" else "two"]
                reason = Evidence(
                    f"at {_RATE[match['unit'].removesuffix('s')]:.0f} francs to the {match['unit'].removesuffix('s')} the {side} amount is a thousand times too small",
                    other,
                )
                yield _finding(
                    match.start(group),
                    match.end(group),
                    "The two amounts are a thousand times apart: thousands are lost.",
                    [],
                    reason,
                    entry="amounts",
                )


def _conflicts(reading: Reading) -> Iterator[Finding]:
    """*3 soldiers* where the document has *3,000 soldiers*."""
    text = reading.text
    full: dict[tuple[str, str], list[re.Match[str]]] = {}
    for at in reading.find(b"0,000 "):
        start = at
        while start and text[start - 1].isdigit():
            start -= 1
        match = _GROUPED.match(text, start)
        if match:
            for noun in match["after"].split():
                if _PLURAL.match(noun):
                    full.setdefault((match["n"], noun), []).append(match)
                    break
    small = {number for number, _ in full} - {"1"}
    for at in reading.find(b"0 ") if small else ():
        start = at
        while start and at - start < 3 and text[start - 1].isdigit():
            start -= 1
        hit = _SMALL.match(text, start) if text[start : at + 1] in small else None
        if not hit:
            continue
        number, said = hit["n"], hit["after"].split()
        if said[0] in ("of", "in", "to", "and", "or", "out", "from"):
            continue
        for noun in said:
            whole_ones = full.get((number, noun), [])
            i = bisect_left(whole_ones, start - _APART, key=re.Match.start)
            if i < len(whole_ones) and whole_ones[i].start() < start + _APART:
                match = whole_ones[i]
                whole = match.group()[: len(match["n"]) + 4]
                reason = Evidence("the document also has", f"{whole} {noun}", match.start())
                message = f"'{number} {noun}' beside '{whole} {noun}': thousands are lost, or two quantities look alike."
                yield _finding(hit.start(), hit.end("n"), message, [whole], reason, entry="conflict", confidence=0.75)
