"""Numbers that lost their thousands, seen from the English alone.

French groups digits by spaces, and engines drop what follows: *3 French soldiers* for *3 000 soldats français*. Found where
the number cannot be meant: *1* before a plural; a decimal number of people; a digit where English spells small numbers and
the verb tells of masses (deployed, displaced); a comparison whose two sides are hundreds of times apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text import numbers

ID = "lost-thousands"
SUMMARY = "A number too small or too large to be meant (3 soldiers for 3,000)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"
ANCHORS = ("against", "compared with", "compared to", "up from", "down from", "versus")

_PEOPLE = (
    r"(?:soldiers|troops|men|women|people|persons|refugees|migrants|residents|inhabitants|civilians|families|households|workers|employees|jobs|voters|"
    r"votes|demonstrators|protesters|protestors|patients|pupils|students|children|victims|prisoners|detainees|fighters|rebels|militants|police officers|"
    r"officers|gendarmes|peacekeepers|supporters|spectators|members|farmers|herders|teachers|doctors|passengers|visitors|tourists|deaths|dead|doses|tonnes|"
    r"tons|barrels|hectares|houses|homes|schools|vehicles|candidates|displaced)"
)
_MASS = r"(?:deployed|stationed|displaced|mobilised|mobilized|affected|vaccinated|evacuated|registered|repatriated|demonstrated|marched|enrolled|recruited|laid off)"
_APPROX = r"(?:nearly|almost|about|around|approximately|some|over|more than|at least|up to|fewer than|less than|an estimated|roughly|close to|only)"

_ONE = re.compile(
    rf"(?:\b{_APPROX}\s+|(?<=[.!?\"] )|(?<=\A))(1) (?!million|billion|trillion|thousand|hundred)(?:[a-z]+(?:an|ese|ish|ch|ed|ic|al) )?(?:[A-Z][a-z]+ )?{_PEOPLE}\b",
    re.I,
)
_DECIMAL = re.compile(
    rf"(?<![\d.,$€£])(\d{{1,3}}\.\d{{1,2}}) (?!jobs|votes|deaths|dead|doses|tonnes|tons|barrels|hectares|houses|homes|children|births)(?:{_PEOPLE}|[A-Z][a-z]+(?:ans|ese|is|ians|iens))\b(?! per\b| a\b)"
)
_FEW = re.compile(
    rf"(?<![\d.,/–-])(?<!\w )(?<!\w)([2-9]) (?:[A-Z][a-z]+ |[a-z]+ )?{_PEOPLE}(?= (?:(?:have|had|has|were|are|will be|being|currently|still) )*(?:been )?{_MASS}\b)"
    rf"|(?:,|\b(?:Mali|Niger|and|the|that|where|when|now|then)) ?\b([2-9]) (?:[A-Z][a-z]+ |[a-z]+ )?{_PEOPLE}(?= (?:(?:have|had|has|were|are|will be|being|currently|still) )*(?:been )?{_MASS}\b)"
)
_VERSUS = re.compile(
    r"(against|compared (?:with|to)|up from|down from|as against|versus) (?:only |just |some |about |nearly )?(\d{1,3})(?![\d,.%]| ?(?:%|per ?cent|thousand|million|billion|percentage|points|to |or |-))"
)
_FROM_TO = re.compile(
    r"\bfrom (\d{1,3}(?:,\d{3})+|\d{1,3})(?: \w+)? to (\d{1,3}(?:,\d{3})+|\d{1,3})(?![\d,.%:]| ?(?:%|per ?cent|thousand|million|billion))"
)


def check(reading: Reading) -> Iterator[Finding]:
    for match in _near(reading, (b" 0 ", b"\n0 "), _ONE):
        yield _finding(match.start(1), match.end(), 0.92, "'1' before a plural: the number has lost its thousands.")
    for match in _near(reading, (b"0.0 ", b"0.00 "), _DECIMAL):
        yield _finding(match.start(1), match.end(1), 0.9, "People do not come in fractions: 'million' or a group of digits is lost.")
    for match in _near(reading, (b" 0 ", b"\n0 "), _FEW):
        group = 1 if match[1] else 2
        yield _finding(
            match.start(group),
            match.end(),
            0.8,
            "English spells out small numbers, and this one is out of proportion: thousands are lost.",
            fix=f"{match[group]},000{reading.text[match.end(group) : match.end()]}",
        )
    yield from _comparisons(reading)


def _near(reading: Reading, shapes: tuple[bytes, ...], expression: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches of an expression around the places where a byte shape stands."""
    done = -1
    for shape in shapes:
        for position in reading.find(shape):
            low = max(0, position - 24)
            for match in expression.finditer(reading.text, low, min(len(reading.text), position + 120)):
                if match.start() > position + 2:
                    break
                if match.end() > position and match.start() > done:
                    done = match.start()
                    yield match
                    break


def _comparisons(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for position, _ in reading.anchors(ID):
        match = _VERSUS.match(text, position)
        if not match:
            continue
        start, _ = reading.sentences.at(match.start())
        before = [n for n in numbers.english(text[start : match.start()]) if not n.scale and not _year(n)]
        small = float(match[2])
        if before and before[-1].value >= 1000 and small < 1000 and before[-1].value / max(small, 1) >= 80 and "," in before[-1].digits:
            yield _finding(
                match.start(1),
                match.end(2),
                0.85,
                f"Compared with {before[-1].digits}, {match[2]} is out of proportion: thousands are lost.",
                Evidence("the other side of the comparison", before[-1].digits, start + before[-1].start),
            )
    for match in _near(reading, (b"from 0",), _FROM_TO):
        first, second = (float(match[i].replace(",", "")) for i in (1, 2))
        if max(first, second) >= 1000 and ("," in match[1]) != ("," in match[2]) and max(first, second) / max(min(first, second), 1) >= 80:
            group = 1 if first < second else 2
            yield _finding(match.start(group), match.end(group), 0.8, f"From {match[1]} to {match[2]}: one of them has lost its thousands.")


def _year(number: numbers.Number) -> bool:
    return 1800 <= number.value <= 2100 and "," not in number.digits


def _finding(start: int, end: int, confidence: float, message: str, *evidence: Evidence, fix: str | None = None) -> Finding:
    return Finding(
        rule=ID,
        start=start,
        end=end,
        message=message,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="numbers",
        confidence=confidence,
        evidence=evidence,
        suggestions=(Suggestion(fix, "display"),) if fix else (),
    )
