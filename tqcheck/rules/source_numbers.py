"""Numbers of the source that are missing or changed in the English, compared by value.

Grouping, decimals and scale words are read by locale, so *4,95 milliards* equals *4,950 million*. Numbers written as words,
times, ordinals, decades and years count as present in any form. Reported is a source number of which nothing in the English
has the value, together with the English number that took its place: one that begins with the same digits (lost thousands)
or the only one that has no counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text import number_words, numbers
from ..text.lazy import Expression
from ..text.numbers import Number

ID = "number-mismatch"
SUMMARY = "A number that differs from the source by value."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"


def check(reading: Reading) -> Iterator[Finding]:
    if not reading.has_source:
        return
    for start, end, source in reading.pairs():
        if any(c.isdigit() for c in source):
            yield from _pair(reading.text, start, end, source)


_UNITS = Expression(
    r"(?: de)?[ -]?(?:kg|kilos?|kilogram\w*|pounds?|lbs?|ft|feet|foot|miles?|mph|km|kilomet\w+|met(?:re|er)s?|m\b|degr\w+|°|mètres?|pieds|milles|gallons?|acres?|hectares?|inch\w*|yards?|ounces?|"
    r"stone|lit(?:re|er)s?|tons?|tonnes?|dollars?|euros?|francs?|cents?)",
    re.I,
)


def _pair(text: str, start: int, end: int, source: str) -> Iterator[Finding]:
    target = text[start:end]
    theirs = [n for n in numbers.french(source) if not _special(source, n)]
    ours = [n for n in numbers.english(target) if not _special(target, n)]
    spelled = number_words.values(target) | {v for n in numbers.english(target) for v in _readings(target, n)}
    spelled_source = number_words.values_fr(source) | {v for n in numbers.french(source) for v in _readings(source, n)}
    left = list(ours)
    missing: list[Number] = []
    for number in theirs:
        match = next((n for n in left if _meet(n.readings, number.readings)), None)
        if match:
            left.remove(match)
        else:
            missing.append(number)
    missing = [n for n in missing if not _meet(n.readings, spelled)]
    extra = [n for n in left if not _meet(n.readings, spelled_source)]
    for number in missing:
        culprit, confidence = _culprit(number, extra, missing, target, source)
        shown = source[number.start : number.end]
        if culprit is None:
            if _weighty(source, number) and not extra:
                yield _omitted(start + len(target.rstrip()), shown)
            continue
        extra.remove(culprit)
        right = numbers.written(number.value) if number.value >= 1000 or number.scale else number.digits.replace(",", ".")
        written = target[culprit.start : culprit.end]
        yield Finding(
            rule=ID,
            start=start + culprit.start,
            end=start + culprit.end,
            message=f"The source says {shown}.",
            severity=SEVERITY,
            category=CATEGORY,
            issue_type="numbers",
            confidence=confidence,
            suggestions=(Suggestion(right, "unsafe"),) if right != written else (),
            evidence=(Evidence("the French has", shown),),
        )


def _weighty(source: str, number: Number) -> bool:
    """Whether free human translation hardly ever leaves this number out: percentages, amounts, thousands."""
    after = source[number.end : number.end + 3].lstrip()
    return (after.startswith("%") or bool(number.scale) or number.value >= 2200) and not _UNITS.match(source, number.end)


def _omitted(place: int, shown: str) -> Finding:
    return Finding(
        rule=ID,
        entry="omitted",
        start=place,
        end=place,
        message=f"The source says {shown}; no number here has this value.",
        severity="major",
        category="accuracy/omission",
        issue_type="omission",
        confidence=0.8,
        evidence=(Evidence("the French has", shown),),
    )


def _culprit(number: Number, extra: list[Number], missing: list[Number], target: str, source: str) -> tuple[Number | None, float]:
    """The English number that stands where the source number should: the same digits first, else the only one left."""
    digits = _significant(number.digits)
    for other in extra:
        ours = _significant(other.digits)
        if ours and (digits.startswith(ours) or ours.startswith(digits)):
            return other, 0.95
    if len(extra) == 1 and len(missing) == 1 and not (_UNITS.match(target, extra[0].end) and _UNITS.match(source, number.end)):
        return extra[0], 0.85
    return None, 0.0


def _significant(digits: str) -> str:
    return re.sub(r"\D", "", digits).strip("0") or "0"


def _meet(some: Iterable[float], others: Iterable[float]) -> bool:
    return any(abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a in some for b in others)


def _special(text: str, number: Number) -> bool:
    """Part of a time, a date in digits or a code, which are compared in other ways."""
    before, after = text[max(0, number.start - 3) : number.start], text[number.end : number.end + 4]
    return bool(
        re.match(r" ?h(?:\b| ?\d)|[:/]\d|-?[A-Za-z]\w*\d| ?[ap]\.?m", after) or re.search(r"(?:[:/]|\d ?h ?)\Z|[A-Za-z]-?\Z", before)
    ) or bool(re.fullmatch(r"\d{1,2}\.\d\d", number.digits) and re.search(r"\d ?h", text))


def _readings(text: str, number: Number) -> set[float]:
    """Values a number may stand for beside its own: without its scale, a decade for its years."""
    found = {*number.readings, *numbers._readings(number.digits, "en")}
    if re.match(r"'?s\b", text[number.end : number.end + 3]) or re.search(
        r"(?:années|ans) \Z", text[max(0, number.start - 8) : number.start]
    ):
        found |= {number.value % 100, 1900 + number.value % 100, 2000 + number.value % 100}
    return found
