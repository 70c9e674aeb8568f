"""French formats left in English: grouped digits, decimal commas, times, ordinals, centuries, quotation marks, spaces.

Each has one English form, so nearly all are safe to repair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..model import Finding, Suggestion
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text.lazy import Expression

ID = "french-format"
SUMMARY = "A French number, time, date or punctuation format left standing."
CATEGORY = "locale-convention/number-format"
SEVERITY = "minor"

_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_ROMAN = {"I": 1, "V": 5, "X": 10}


def _ordinal(n: int) -> str:
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


def _roman(text: str) -> int:
    values = [_ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))


def _clock(match: re.Match[str]) -> list[str]:
    hour, minute = int(match["h"]), match["m"]
    half, shown = ("am" if hour < 12 else "pm"), hour % 12 or 12
    if not minute or minute == "00":
        return [f"{shown} {half}", f"{hour}:00"]
    return [f"{shown}.{minute} {half}", f"{hour}:{minute}"]


_Fix = Callable[[re.Match[str]], list[str]]


class _Format(NamedTuple):
    """One French format: the byte shapes that announce it (``0``: a digit), the exact expression, the English form."""

    name: str
    shapes: tuple[bytes, ...]
    expression: Expression
    category: str
    fix: _Fix
    message: str
    safe: bool = True
    back: int = 16
    reach: int = 60
    """Characters before and after the place of the shape in which the whole stands."""


_FORMATS = (
    _Format(
        "grouped-by-space",
        (b"0 000",),
        Expression(r"(?<![\d.,/+()-])(?<!\d )(?<!\+)\b(?!(?:19|20)\d\d )\d{1,3}(?: \d{3}){1,2}(?![\d-])(?! \d)"),
        "locale-convention/number-format",
        lambda m: [m.group().replace(" ", ",")],
        "English groups digits by commas.",
    ),
    _Format(
        "decimal-comma",
        (b"0,0",),
        Expression(
            r"(?<![\d.,])\d{1,3},\d{1,2}(?: %|(?= ?(?:%|per ?cent|million|billion|trillion|euros?|dollars|degrees|km|kilomet|met(?:re|er)s|points)))"
        ),
        "locale-convention/number-format",
        lambda m: [m.group().replace(",", ".").replace(" ", "")],
        "English writes a decimal point.",
    ),
    _Format(
        "space-before-percent",
        (b"0 %",),
        Expression(r"(?<=\d)(?<!\d,\d)(?<!\d,\d\d) %"),
        "locale-convention/number-format",
        lambda m: ["%"],
        "No space before the percent sign.",
    ),
    _Format(
        "french-time",
        (b"0h", b"0 h"),
        Expression(r"(?<![\w.,])(?P<h>[01]?\d|2[0-4]) ?h(?: ?(?P<m>[0-5]\d))?(?![\w/])(?! ?/)"),
        "locale-convention/time-format",
        _clock,
        "A French time of day.",
        safe=False,
    ),
    _Format(
        "french-ordinal-date",
        (b"0er ",),
        Expression(rf"\b1er (?={_MONTH}\b)"),
        "locale-convention/date-format",
        lambda m: ["1 "],
        "A French ordinal in a date.",
    ),
    _Format(
        "french-ordinal",
        (b"0e ", b"0er ", b"0\xe8me ", b"0eme ", b"0\xe8re "),
        Expression(r"\b(?P<n>\d{1,3})(?:e|ème|eme|ère|er)(?= [a-z])"),
        "locale-convention/number-format",
        lambda m: [_ordinal(int(m["n"]))],
        "A French ordinal.",
    ),
    _Format(
        "roman-century",
        (b" centur",),
        Expression(r"\b(?P<r>[XVI]{1,5})(?:th|st|nd|rd|e|ème|eme)?(?= (?:and [XVI]+(?:th|e) )?centur(?:y|ies)\b)"),
        "locale-convention/date-format",
        lambda m: [_ordinal(_roman(m["r"]))],
        "English numbers centuries in digits.",
    ),
    _Format(
        "space-before-mark",
        (b" ;", b" !", b" ?", b" :"),
        Expression(r"(?<=[\w\")\]]) +[;!?](?=\s|$|\")|(?<=[a-z\")\]]) +:(?=\s|$)"),
        "fluency/punctuation",
        lambda m: [m.group().strip()],
        "No space before this mark in English.",
    ),
    _Format(
        "guillemets",
        (b"\xab",),
        Expression(r"«\s*(?P<said>[^«»\n]{1,400}?)\s*»"),
        "fluency/punctuation",
        lambda m: [f'"{m["said"]}"'],
        "French quotation marks.",
        reach=420,
    ),
    _Format(
        "spaced-quotes",
        (b' " ', b'\n" '),
        Expression(r"(?:(?<=[\s(])|(?<=\A))\" (?P<said>[^\"\n]{2,200}?) ?\"(?=[\s.,;:!?)]|$)"),
        "fluency/punctuation",
        lambda m: [f'"{m["said"].strip()}"'],
        "English quotation marks stand without spaces inside.",
        reach=420,
    ),
    _Format(
        "spaced-quotes",
        tuple(b' "%c' % mark for mark in b".,;:!?)\n"),
        Expression(r"(?:(?<=[\s(])|(?<=\A))\"(?P<said>[^\s\"][^\"\n]{1,200}?[^\s\"]) \"(?=[.,;:!?)]|$)", re.M),
        "fluency/punctuation",
        lambda m: [f'"{m["said"].strip()}"'],
        "English quotation marks stand without spaces inside.",
        back=204,
        reach=3,
    ),
)
SHAPES = tuple(shape for form in _FORMATS for shape in form.shapes)


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for form in _FORMATS:
        done = 0
        for position, size in sorted((at, len(shape)) for shape in form.shapes for at in reading.find(shape)):
            match = form.expression.search(text, max(done, position - form.back), min(len(text), position + form.reach))
            if not match or match.start() > position + size:
                continue
            if form.name == "roman-century" and not 1 < _roman(match["r"]) < 30:
                continue
            done = match.end()
            kind = "locale-violation" if form.category.startswith("locale") else "typographical"
            yield Finding(
                rule=ID,
                entry=form.name,
                start=match.start(),
                end=match.end(),
                message=form.message,
                severity=SEVERITY,
                category=form.category,
                issue_type=kind,
                confidence=0.97,
                suggestions=tuple(Suggestion(o, "safe" if form.safe else "unsafe") for o in form.fix(match)),
            )
