"""French formats left in English: grouped digits, decimal commas, times, ordinals, centuries, quotation marks, spaces.

Each has one English form, so nearly all are safe to repair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from ..model import Finding, Suggestion
from ..terms.reading import Reading

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
_RULES: list[tuple[str, re.Pattern[str], str, _Fix, bool, str]] = [
    ("grouped-by-space", re.compile(r"(?<![\d.,/+() -])(?<!\d )(?<!\+)\b(?!(?:19|20)\d\d )\d{1,3}(?: \d{3})+(?![\d-])(?! \d)"), "locale-convention/number-format",
     lambda m: [m.group().replace(" ", ",")], True, "English groups digits by commas."),
    ("decimal-comma", re.compile(r"(?<![\d.,])\d{1,3},\d{1,2}(?= ?(?:%|per ?cent|million|billion|trillion|euros?|dollars|degrees|km|kilomet|met(?:re|er)s|points))"),
     "locale-convention/number-format", lambda m: [m.group().replace(",", ".")], True, "English writes a decimal point."),
    ("space-before-percent", re.compile(r"(?<=\d) %"), "locale-convention/number-format", lambda m: ["%"], True, "No space before the percent sign in English."),
    ("french-time", re.compile(r"(?<![\w.,])(?P<h>[01]?\d|2[0-4]) ?h(?: ?(?P<m>[0-5]\d))?(?![\w/])(?! ?/)"), "locale-convention/time-format", _clock, False,
     "A French time of day."),
    ("french-ordinal-date", re.compile(rf"\b1er (?={_MONTH}\b)"), "locale-convention/date-format", lambda m: ["1 "], True, "A French ordinal in a date."),
    ("french-ordinal", re.compile(r"\b(?P<n>\d{1,3})(?:e|ème|eme|ème|ère)(?= [a-z])"), "locale-convention/number-format",
     lambda m: [_ordinal(int(m["n"]))], True, "A French ordinal."),
    ("roman-century", re.compile(r"\b(?P<r>[XVI]{1,5})(?:th|st|nd|rd|e|ème|eme)?(?= (?:and [XVI]+(?:th|e) )?centur(?:y|ies)\b)"), "locale-convention/date-format",
     lambda m: [_ordinal(_roman(m["r"]))], True, "English numbers centuries in digits."),
    ("space-before-mark", re.compile(r"(?<=[\w\")\]]) +(?=[;!?](?:\s|$|\"))|(?<=[a-z\")\]]) +(?=:(?:\s|$))"), "fluency/punctuation", lambda m: [""], True,
     "No space before this mark in English."),
]
_GUILLEMETS = re.compile(r"«\s*(?P<said>[^«»\n]{1,400}?)\s*»")
_SPACED_QUOTE = re.compile(r"(?<=[\s(])\"(?: (?P<said>[^\"\n]{2,200}?) ?| ?(?P<said2>[^\"\n]{2,200}?) )\"(?=[\s.,;:!?)]|$)")


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for name, expression, category, fix, safe, message in _RULES:
        for match in expression.finditer(text):
            if name == "roman-century" and not 1 < _roman(match["r"]) < 30:
                continue
            start, end = match.span()
            offers = fix(match)
            if start == end or name in ("space-before-percent", "space-before-mark"):
                end += name == "space-before-mark"
                offers = [o + text[match.end():end] for o in offers]
            yield Finding(rule=ID, entry=name, start=start, end=end, message=message, severity=SEVERITY, category=category,
                          issue_type="locale-violation" if category.startswith("locale") else "typographical", confidence=0.9,
                          suggestions=tuple(Suggestion(o, "safe" if safe else "unsafe") for o in offers))
    yield from _quotes(reading)


def _quotes(reading: Reading) -> Iterator[Finding]:
    for name, expression, message in (("guillemets", _GUILLEMETS, "French quotation marks."),
                                      ("spaced-quotes", _SPACED_QUOTE, "English quotation marks stand without spaces inside.")):
        for match in expression.finditer(reading.text):
            said = " ".join(part for part in match.groupdict().values() if part).strip()
            if said and match.group().count('"') in (0, 2):
                yield Finding(rule=ID, entry=name, start=match.start(), end=match.end(), message=message, severity=SEVERITY,
                              category="fluency/punctuation", issue_type="typographical", confidence=0.85,
                              suggestions=(Suggestion(f'"{said}"', "safe"),))
