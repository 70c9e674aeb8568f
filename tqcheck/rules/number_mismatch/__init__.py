"""Numbers that differ from the source, compared by value.

Grouping, decimals, scale words and number words are read by locale, so *4,95 milliards* equals *4,950 million*, *une quinzaine*
fifteen, *14 h 30* half past two and *le XXe siècle* the 20th century. Reported are a number of the source of which nothing
in the English has the value, together with the English number that took its place; one that vanished; a percent sign that
vanished; another unit or currency beside the same number; a number whose marks English reads otherwise (``7.162`` for 7,162).
Converted units (*25 cm*, *10 inches*) are right.

Of 3,280 human pairs with digits 84 have a finding; read one by one some ten are wrong.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...terms.reading import Reading
from ...text import calendar, number_words, numbers, shares, units
from ...text.articles import capitalise_like
from ...text.lazy import Expression, I
from ...text.quantities import Quantity, is_year
from ...text.units import Measure, Unit
from . import ages, clock, ranks

ID = "number-mismatch"
ENTRIES = ("currency", "marks", "omitted", "percent", "points", "unit")
SUMMARY = "A number that differs from the source by value."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_finding = partial(differs, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers")
_DIGIT_KINDS = frozenset({"number", "ordinal", "time"})
_COORDINATED = Expression(
    r"(?:,? ?(?:to|and|or|-|/|through|versus|v|by|,) ?(?:about |around |some |even |from |over )?\d[\d.,]*\d?)+ ?(?:%|per ?cent|pct|pc\b|percentage)|-?(?: to| and| or|-)? ?percent|(?: percentage)? points?\b|[ -](?:odd|something|plus) per ?cent",
    I,
)
_MEASURED = ("length", "mass", "area", "volume", "speed", "money", "time", "temperature")
_LAST_TEN = 79
"""The minute of a match from which English counts backwards."""
_RUN = Expression(r"\d+")
_PLAIN = Expression(r"(?<![\w.,:/$€£°'-])(\d+)(?![\w:/°²³%-]|[.,]\d| ?[%$€£°]| \d)(?: ([^\W\d_]+))?")
"""Whole numbers without marks or signs, and the word behind."""
_KING = Expression(r"[A-Z][a-z]+ [IVX]+\b")
_NO_NUMBER = Expression(
    r".{0,10}\b(?:(?:du|au|le|JT de) 20 ?h|sur (?:son|leur|leurs|mon|ton) 31|carbone 14|(?:National|Nationale|Ligue|Division|Grade|Niveau|Groupe) \d\b(?![\d,]|\.\d)|1er[- ][Mm]ai)\b"
)
_NIGHT = Expression(r"\bnuit du \d+ au (\d+)", I)
_UNDER, _YEARS = Expression(r"\bunder-\w+s\b", I), Expression(r"\bmoins de \Z", I)
_LATE = Expression(r"\bminutes? (?:from (?:time|the end|full-time)|into (?:added|stoppage) time)\b", I)
_ADDED = Expression(r"\+ ?\d")
"""Behind the last minute of a match: *90e+3*."""
_WHOLLY = Expression(r"\b(?:full|fully|whole|wholly|entire\w*|all|complete\w*|total\w*|free|absolutely|every)\b", I)
_DATE = Expression(r"\d{1,2}(?:er)? ([a-zûé]+)")
_DAY = Expression(r"\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tomorrow|tonight|last (?:week|month)|earlier)\b", I)
_POINTS_FR = Expression(r" points?\b(?! (?:de [vpc]|d'))")
_PERCENT_EN = Expression(r" ?%(?!-)| per ?cent\b(?!age)")
_CFA = Expression(r"CFA|\bXOF\b|\bXAF\b")
_FRANCS_FR = Expression(r" ?(?:de |d')?(?:francs? CFA|F ?CFA)\b")
_FRANCS_EN = Expression(r" (?P<francs>francs?)\b(?! (?:CFA|[A-Z]))")
_ROUND = Expression(r"aines?\Z", I)
_ABOUT = Expression(r"\b(?:about|around|some|nearly|almost|roughly|approximately|least|most|over|than|or so|close to)(?: an?)? \Z", I)
"""A number that French rounds (*une trentaine*), and what stands before one in English."""
_SCALE_FR = Expression(r"\b(million|milliard|billion)s?\b", I)
_SCALE_EN = Expression(r"\b(million|billion|trillion)(s?)\b", I)
_SIZE_FR = {"million": "million", "milliard": "billion", "billion": "trillion"}


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        yield from _compare(pair)
        if "neuf" in pair.small[0] and "new" in pair.small[1]:
            yield from _nine(pair)
        yield from _otherwise(pair)
        if pair.numeric and "CFA" in pair.source and not _CFA.search(reading.text):
            yield from _francs(pair)


def _compare(pair: Pair) -> Iterator[Finding]:
    if not _in_words(pair) and (not pair.numeric or _plainly_equal(pair)):
        return
    if not pair.quantities[0]:
        return
    matched, missing, extra = pair.figures
    weak = [q for n, q in matched if q.kind == "number" and q.value == 1 and n.kind in ("words", "loose")]
    taken = [q for _, q in matched]
    unmatched = [q for q in pair.quantities[1] if q not in taken]
    omitted: list[Quantity] = []
    changed: list[Quantity] = []
    for number in missing:
        culprit, confidence = _culprit(pair, number, extra, missing, weak)
        if culprit is None:
            omitted.append(number)
            continue
        if culprit in extra:
            extra.remove(culprit)
        changed.append(culprit)
        if number.value in culprit.sloppy:
            yield _misread(pair, number, culprit)
        else:
            yield _changed(pair, number, culprit, confidence)
    for number in omitted:
        if number.value and number.kind in _DIGIT_KINDS and not _free(pair, number) and not _converted_away(pair, number, unmatched):
            yield _omitted(pair, number)
    yield from _scales(pair, [n for n, _ in matched], [q for _, q in matched] + changed)
    for number, other in matched:
        if "." in number.digits and number.digits == other.digits and number.value in other.sloppy:
            yield _misread(pair, number, other)
        yield from _beside(pair, number, other)


def _otherwise(pair: Pair) -> Iterator[Finding]:
    """Ages by the decade, ranks in words."""
    for start, end, fix, shown in (*ages.clashes(pair), *ranks.clashes(pair)):
        yield _finding(pair, start, end, f"The source says {shown}, the English {pair.target[start:end]}.", shown, 0.9, fix)


def _francs(pair: Pair) -> Iterator[Finding]:
    """CFA francs that no word of the whole English tells from others."""
    for number, other in pair.figures.matched:
        said, written = _FRANCS_FR.match(pair.source, number.end), _FRANCS_EN.match(pair.target, other.end)
        if said and written:
            shown = pair.source[number.start : said.end()]
            message = f"The source says {shown}; there are other francs."
            start = written.start("francs")
            yield _finding(pair, start, written.end(), message, shown, 0.9, f"CFA {written['francs']}")._replace(entry="currency")


def _nine(pair: Pair) -> Iterator[Finding]:
    """*The arrest of new people* for *neuf personnes*."""
    nine, new = list(_NINE_FR.finditer(pair.source)), list(_NEW.finditer(pair.target))
    if len(nine) == len(new) == 1 and not _NINE.search(pair.target):
        yield _finding(pair, *new[0].span(), "The source says neuf, the number.", nine[0].group(), 0.9, "nine")


_NINE_FR = Expression(
    r"\b(?:de|les|des|ces|ses|leurs|aux|à|et|ou|pour|par|sur|dans|avec|contre|depuis|pendant|au moins|environ|quelque) neuf (?!fois\b|mois\b)[\w-]{3,}[sx]\b"
)
_NEW, _NINE = Expression(r"\bnew\b"), Expression(r"\b(?:nine|ninth|9)\b", I)


def _plainly_equal(pair: Pair) -> bool:
    """Whether both sides have the same whole numbers in the same order and nothing beside them that could differ."""
    mine = list(_PLAIN.finditer(pair.source))
    digits = [m[1] for m in mine]
    return (
        digits == _RUN.findall(pair.source) == _RUN.findall(pair.target)
        and digits == [m[1] for m in _PLAIN.finditer(pair.target)]
        and not any(m[2] and units.known(m[2], "fr") for m in mine)
    )


def _in_words(pair: Pair) -> bool:
    """Whether the source may have a number without digits that is worth comparing: English has many ways to say *deux*."""
    return not number_words.beyond_a_dozen().isdisjoint(pair.small[0]) or "siècle" in pair.source


def _culprit(
    pair: Pair, number: Quantity, extra: list[Quantity], missing: list[Quantity], weak: list[Quantity]
) -> tuple[Quantity | None, float]:
    """The English number that stands where the source number should: the same digits first, else the only one left."""
    if not number.value or (number.kind == "ordinal" and number.value > _LAST_TEN and _LATE.search(pair.target)):
        return None, 0.0
    digits = _significant(number)
    able = []
    measures = [(other, *_measures(pair, number, other)) for other in [*extra, *weak]]
    if any(mine and theirs and units.converted(number.value, mine, other.value, theirs) for other, mine, theirs in measures):
        return None, 0.0
    for other, mine, theirs in measures:
        if mine and theirs and (mine.dimension != theirs.dimension or (mine.dimension != "money" and mine.name != theirs.name)):
            continue
        shown = _significant(other)
        if other.kind != "words" and shown and digits and (digits.startswith(shown) or shown.startswith(digits)):
            return other, 0.95
        if other not in weak and (other.value >= 2 or other.digits):
            able.append(other)
    if number.kind == "words" and number.value < 13:
        return None, 0.0
    kind = _kind(number)
    same = [q for q in able if _kind(q) == kind]
    if len(same) == 1 and sum(_kind(n) == kind for n in missing) == 1:
        return same[0], 0.9
    if kind in ("year", "number"):
        same = [q for q in able if _kind(q) in ("year", "number")]
        if len(same) == 1 and sum(_kind(n) in ("year", "number") for n in missing) == 1:
            return same[0], 0.9
    place = pair.place(number.start, number.end)
    near = sorted([*same, *(q for q in weak if _kind(q) == kind)], key=lambda q: abs(q.start - place))
    if near and abs(near[0].start - place) < 40 and (len(near) == 1 or abs(near[1].start - place) > abs(near[0].start - place) + 15):
        return near[0], 0.85
    return None, 0.0


def _kind(number: Quantity) -> str:
    """What may stand for what: times, percentages, years, other numbers."""
    if number.kind == "time":
        return "time"
    if number.percent:
        return "percent"
    return "year" if is_year(number) else "number"


def _at_both(pair: Pair, number: Quantity, other: Quantity) -> tuple[Measure | None, Measure | None]:
    """The units, where they stand, at a number of the source and at one of ours; *pounds* weigh where the source weighs."""
    mine = units.at(pair.source, number.start, number.end, "fr")
    theirs = units.at(pair.target, other.start, other.end, "en")
    if mine and theirs and theirs.unit.name.endswith("pound") and mine.unit.dimension == "mass":
        theirs = theirs._replace(unit=units.POUND)
    return mine, theirs


def _measures(pair: Pair, number: Quantity, other: Quantity) -> tuple[Unit | None, Unit | None]:
    """The units at a number of the source and at one of ours."""
    mine, theirs = _at_both(pair, number, other)
    if mine and not theirs and mine.unit.dimension == "temperature" and pair.target.startswith("s", other.end):
        return mine.unit, mine.unit  # in the 80s
    return mine and mine.unit, theirs and theirs.unit


def _significant(number: Quantity) -> str:
    return re.sub(r"\D", "", number.digits).strip("0")


def _free(pair: Pair, number: Quantity) -> bool:
    """Numbers that English gives in another way: a king's, the evening news, one's Sunday best, a date as *Saturday* or *yesterday*, the
    second day of a night, minutes added to a match, *à 100 %* as *fully*, *90 %* as *nine tenths*."""
    if date := _DATE.match(pair.source, number.start):
        month = calendar.english().get(date[1])
        if month and month not in pair.target and _DAY.search(pair.target):
            return True
    if number.kind == "ordinal" and ((number.value < 40 and _KING.search(pair.target)) or _ADDED.match(pair.source, number.end)):
        return True
    if number.percent and number.value == 100 and _WHOLLY.search(pair.target):
        return True
    if number.percent and any(abs(share.value * 100 - number.value) < 1 for share in shares.named(pair.target, "en")):
        return True
    if _UNDER.search(pair.target) and _YEARS.search(pair.source, 0, number.start):
        return True
    if any(night.start(1) == number.start for night in _NIGHT.finditer(pair.source)):
        return True
    return bool(_NO_NUMBER.match(pair.source, max(0, number.start - 10)))


def _converted_away(pair: Pair, number: Quantity, ours: Iterable[Quantity]) -> bool:
    """Whether the English gives the number in another unit, or the source itself says it twice in two units."""
    measure = units.at(pair.source, number.start, number.end, "fr")
    if not measure:
        return False
    unit = measure.unit
    if unit.dimension == "length" and 0.7 <= number.value * unit.size / _MILE <= 1.3 and _ONE_MILE.search(pair.target):
        return True
    for other in ours:
        _, theirs = _measures(pair, number, other)
        if (
            theirs
            and theirs.dimension == unit.dimension
            and (not units.agree(theirs, unit) or units.converted(number.value, unit, other.value, theirs))
        ):
            return True
    for other in pair.quantities[0]:
        if other != number and min(abs(other.start - number.end), abs(number.start - other.end)) < 25:
            again = units.at(pair.source, other.start, other.end, "fr")
            if again and units.converted(number.value, unit, other.value, again.unit):
                return True
    return False


_MILE, _ONE_MILE = 1609, Expression(r"\b(?:a|one|the)?[ -]?mile(?:-long|-wide|-high|-deep)?\b", I)


def _changed(pair: Pair, number: Quantity, culprit: Quantity, confidence: float) -> Finding:
    shown = pair.source[number.start : number.end]
    written = pair.target[culprit.start : culprit.end]
    right = _right(number, culprit) or _in_words_too(pair, number, culprit)
    if right and right.startswith("1 ") and written.lower().startswith(("a ", "one ")):
        right = written.split(" ")[0] + right[1:]  # a million, a billion
    return _finding(
        pair,
        culprit.start,
        culprit.end,
        f"The source says {shown}, the English {written}.",
        shown,
        confidence,
        right if right != written else None,
    )


def _right(number: Quantity, culprit: Quantity) -> str | None:
    """The source number as English writes it, or None where that is not certain."""
    if number.kind == "number" and culprit.kind == "number":
        if number.scale or number.value >= 10000 or (number.value >= 1000 and (" " in number.digits or "." in number.digits)):
            return numbers.written(number.value)
        return number.digits.replace(" ", "").replace(",", ".")
    return clock.written(int(number.value), culprit.digits) if number.kind == culprit.kind == "time" else None


def _in_words_too(pair: Pair, number: Quantity, culprit: Quantity) -> str | None:
    """The same where either is in words: *about fifteen* for *une quinzaine*."""
    if "words" not in (number.kind, culprit.kind) or not {number.kind, culprit.kind} <= {"words", "number"} or number.percent:
        return None
    right = number_words.written(number.value) if culprit.kind == "words" else None
    right = right or numbers.written(number.value)
    if number.kind == "words" and _ROUND.search(pair.source, number.start, number.end):
        right = right if _ABOUT.search(pair.target, 0, culprit.start) else f"about {right}"
    return capitalise_like(right, pair.target[culprit.start : culprit.end], True)


def _misread(pair: Pair, number: Quantity, culprit: Quantity) -> Finding:
    """The right digits with marks that English reads otherwise."""
    shown, written = pair.source[number.start : number.end], pair.target[culprit.start : culprit.end]
    right = _right(number, culprit)
    message = f"The source says {shown}; English reads {written} as another number."
    return _finding(pair, culprit.start, culprit.end, message, shown, 0.95, right if right != written else None)._replace(
        entry="marks", severity="major", category="locale-convention/number-format", issue_type="locale-violation"
    )


def _scales(pair: Pair, theirs: list[Quantity], ours: list[Quantity]) -> Iterator[Finding]:
    """Million for milliard and the like where no digits stand by it: *des milliards*, *un demi-million*."""
    left = [m for m in _SCALE_FR.finditer(pair.source) if not any(q.start <= m.start() < q.end for q in theirs if q.kind != "loose")]
    found = [m for m in _SCALE_EN.finditer(pair.target) if not any(q.start <= m.start() < q.end for q in ours if q.kind != "loose")]
    sizes = {_SIZE_FR[m[1].lower()] for m in left}
    if len(sizes) == 1 and found:
        size = sizes.pop()
        if all(m[1].lower() != size for m in found) and not re.search(size, pair.target, re.I):
            m = found[0]
            right = (size[0].upper() if m[0][0].isupper() else size[0]) + size[1:] + m[2]
            yield _finding(
                pair, m.start(), m.end(), f"The source says {left[0].group()}, which is {size} in English.", left[0].group(), 0.9, right
            )


def _omitted(pair: Pair, number: Quantity) -> Finding:
    shown = pair.source[number.start : number.end]
    place = pair.place(number.start, number.end)
    what = "time" if number.kind == "time" else "number"
    return _finding(pair, place, place, f"The source says {shown}; no {what} here has this value.", shown, 0.85)._replace(
        entry="omitted", severity="major", category="accuracy/omission", issue_type="omission"
    )


def _beside(pair: Pair, number: Quantity, other: Quantity) -> Iterator[Finding]:
    """What stands at two equal numbers: percent, unit, currency."""
    shown = pair.source[number.start : number.end]
    written = pair.target[other.start : other.end]
    if (
        number.kind in ("number", "words")
        and other.kind == "number"
        and number.percent
        and not other.percent
        and not _COORDINATED.match(pair.target, other.end)
    ):
        sign = "%" if "%" in pair.target or not re.search(r"per ?cent", pair.target) else " per cent"
        message = f"The source says {shown} %; the percent sign is lost."
        yield _finding(pair, other.start, other.end, message, f"{shown} %", 0.9, written + sign)._replace(entry="percent", severity="major")
    points, percent = _POINTS_FR.match(pair.source, number.end), _PERCENT_EN.match(pair.target, other.end)
    if points and percent and ("%" in pair.source or number.digits):
        message = f"The source says {shown}{points.group()}: percentage points, no per cent of what was."
        right = "percentage point" if number.value == 1 else "percentage points"
        yield _finding(pair, other.start, percent.end(), message, shown + points.group(), 0.9, f"{written} {right}")._replace(
            entry="points"
        )
    if number.kind in ("loose", "code", "time") or other.kind in ("loose", "code", "time"):
        return
    if number.value != other.value and number.value not in other.sloppy:
        return
    mine, theirs = _at_both(pair, number, other)
    if not mine or not theirs or number.value == 1 or "degree" in (mine.unit.name, theirs.unit.name):
        return
    if (theirs.unit == units.POUND and "livre" in pair.source) or {mine.unit.name, theirs.unit.name} == {"mile", "nautical mile"}:
        return  # both kinds of pounds, and of miles
    if number.kind == "words" and units.converted(number.value, mine.unit, other.value, theirs.unit):
        return  # some hundred metres, a hundred yards
    if not units.agree(mine.unit, theirs.unit) and mine.unit.dimension == theirs.unit.dimension in _MEASURED:
        start, end = min(other.start, theirs.start), max(other.end, theirs.end)
        low, high = min(number.start, mine.start), max(number.end, mine.end)
        message = f"The source says {pair.source[low:high]}, the English {pair.target[start:end]}."
        right = f"{written} {units.written(mine.unit, number.value)}"
        entry = "currency" if mine.unit.dimension == "money" else "unit"
        yield _finding(pair, start, end, message, pair.source[low:high], 0.9, right)._replace(entry=entry)
