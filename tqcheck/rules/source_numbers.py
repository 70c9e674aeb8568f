"""Numbers of the source that are missing or changed in the English, compared by value.

Grouping, decimals and scale words are read by locale, so *4,95 milliards* equals *4,950 million*. Numbers written as words,
times, ordinals, decades and years count as present in any form. Reported is a source number of which nothing in the English
has the value, together with the English number that took its place: one that begins with the same digits (lost thousands)
or the only one that has no counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text import number_words, numbers
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


def _pair(text: str, start: int, end: int, source: str) -> Iterator[Finding]:
    target = text[start:end]
    theirs = [n for n in numbers.french(source) if not _special(source, n)]
    ours = [n for n in numbers.english(target) if not _special(target, n)]
    spelled = number_words.values(target) | {v for n in numbers.english(target) for v in _readings(target, n)}
    spelled_source = number_words.values_fr(source) | {v for n in numbers.french(source) for v in _readings(source, n)}
    left = list(ours)
    missing: list[Number] = []
    for number in theirs:
        match = next((n for n in left if _equal(n.value, number.value)), None)
        if match:
            left.remove(match)
        else:
            missing.append(number)
    missing = [n for n in missing if not any(_equal(n.value, v) for v in spelled)]
    extra = [n for n in left if not any(_equal(n.value, v) for v in spelled_source)]
    for number in missing:
        culprit, confidence = _culprit(number, extra, missing)
        if culprit is None:
            continue
        extra.remove(culprit)
        right = numbers.written(number.value) if number.value >= 1000 or number.scale else number.digits.replace(",", ".")
        written = target[culprit.start : culprit.end]
        shown = source[number.start : number.end]
        if culprit.scale and not number.scale and number.value < 1000:
            continue
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


def _culprit(number: Number, extra: list[Number], missing: list[Number]) -> tuple[Number | None, float]:
    """The English number that stands where the source number should: the same digits first, else the only one left."""
    digits = _significant(number.digits)
    for other in extra:
        ours = _significant(other.digits)
        if ours and (digits.startswith(ours) or ours.startswith(digits)) and not _equal(other.value, number.value):
            return other, 0.95
    if len(extra) == 1 and len(missing) == 1:
        return extra[0], 0.85
    return None, 0.0


def _significant(digits: str) -> str:
    return re.sub(r"\D", "", digits).strip("0") or "0"


def _equal(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(abs(a), abs(b))


def _special(text: str, number: Number) -> bool:
    """Part of a time, date in digits, code or range that is compared in other ways."""
    before, after = text[max(0, number.start - 2) : number.start], text[number.end : number.end + 3]
    return bool(re.match(r" ?h\b| ?h ?\d|[:/]\d|-\w", after) or (re.search(r"[:/\w-]\Z", before) and not before.endswith(" -")))


def _readings(text: str, number: Number) -> set[float]:
    """Other values a number in digits may stand for: 1.8 in 1.8-fold, 24 for 2024, halves of ranges, times."""
    found = {number.value}
    plain = (
        float(number.digits.replace(",", "").replace(" ", "") or 0) if re.fullmatch(r"[\d, ]+(?:\.\d+)?", number.digits) else number.value
    )
    found.add(plain)
    if re.match(r"s\b|'s\b", text[number.end : number.end + 2]):
        found.add(number.value % 100)
    return found
