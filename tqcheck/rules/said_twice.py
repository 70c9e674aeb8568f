"""What the English says twice and the source once: *on Friday denied any tension on Friday*, *for 99 years for a period of 99 years*.

Compared are days, months with their preposition, and numbers with their noun, inside one sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding, Suggestion
from ..terms.reading import Reading
from ..text import calendar
from ..text.lazy import Expression

ID = "said-twice"
SUMMARY = "A time or an amount that the English says twice and the source once."
CATEGORY = "accuracy/addition"
SEVERITY = "minor"

_told = partial(differs, confidence=0.9, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="addition")

_AMOUNT = Expression(r"(?<![\w.,-])(?P<number>\d[\d.,]*\d|\d) (?P<noun>[a-z]{4,})\b(?! (?:and|or|to|each|per)\b)")
_DIGITS = Expression(r"\d+")


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target and pair.source:
            yield from _times(pair)
            if pair.numeric:
                yield from _amounts(pair)


@cache
def _dates() -> tuple[re.Pattern[str], dict[str, str]]:
    """Days and months with the preposition before them, and the French of each."""
    french = {english: french for french, english in calendar.english().items()}
    return re.compile(
        rf" (?P<in>on|in|last|next) (?P<name>{'|'.join(french)})\b(?! (?:and|or|to|morning|afternoon|evening|night|\d))"
    ), french


def _times(pair: Pair) -> Iterator[Finding]:
    shape, french = _dates()
    for first, second in _twice(list(shape.finditer(pair.target))):
        said = french[first["name"]]
        if [word.lower() for _, _, word in pair.segment.french].count(said) == 1 and " à " + said not in pair.source:
            yield _finding(pair, second, said)


def _amounts(pair: Pair) -> Iterator[Finding]:
    for first, second in _twice(list(_AMOUNT.finditer(pair.target))):
        digits = "".join(_DIGITS.findall(first["number"]))
        theirs = ["".join(_DIGITS.findall(pair.segment.source[q.start : q.end])) for q in pair.segment.quantities[0]]
        if len(digits) > 1 and theirs.count(digits) == 1:
            yield _finding(pair, second, first["number"])._replace(suggestions=())


def _twice(matches: list[re.Match[str]]) -> Iterator[tuple[re.Match[str], re.Match[str]]]:
    for k, first in enumerate(matches):
        second = next((match for match in matches[k + 1 :] if match.group().strip() == first.group().strip()), None)
        if second is not None and not set(".!?;").intersection(second.string[first.end() : second.start()]):
            yield first, second


def _finding(pair: Pair, second: re.Match[str], said: str) -> Finding:
    written = second.group().strip()
    found = _told(pair, second.start(), second.end(), f"“{written}” stands here twice; the source says it once ({said}).", said)
    return found._replace(suggestions=(Suggestion("", "unsafe"),))
