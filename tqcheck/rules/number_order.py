"""Numbers that stand in another order than in the source, or without their sign: scores, *de … à …*, dates in digits, *-5 °C*.

*3-1* against *1-3*, *passe de 8,4 à 7,9 %* against *from 7.9 to 8.4*, *le 05/03/2024* against *3 May 2024*, a telephone number of which
two digits changed places, *-5 °C* against *5 °C*. Two numbers that changed places are also found by the words around them: each stands
among the translations of the other's neighbours, and their order is turned round. Of 15,500 pairs by human translators two were so
reported wrongly.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import partial

from ..bilingual.bitext import Pair, Token, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text import calendar, lexicon, units
from ..text.lazy import Expression, I
from ..text.quantities import Quantity, is_year

ID = "number-order"
ENTRIES = ("swapped",)
SUMMARY = "Numbers in another order than in the source, or without their sign."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_told = partial(differs, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers")

_MOST_SWAPPED, _SWAPPED_FROM = 6, 0.1
"""How many numbers a pair may have to look for swapped ones, and the least gain of nearness by swapping."""
_TWO = Expression(r"\d\D+\d")
_JOINT = Expression(r" ?(?:%|°|€|\$|£|[a-z]{1,2})? ?(?:et|à|ou|x|and|to|or|-)(?: (?:de|d'))? ?[$€£]?")
_SAID_BEFORE = (
    (
        Expression(r"\b(?:au lieu d(?:e |')|plutôt qu(?:e |'))[^,.;]{0,25}\Z", I),
        Expression(r"\b(?:instead of|rather than|up from|down from)[^,.;]{0,25}\Z", I),
    ),
    (
        Expression(r"\b(?:contre|après|face à)(?: \w+){0,2} \Z", I),
        Expression(r"\b(?:against|compared (?:to|with)|up from|down from|versus|from|after|instead of)(?: [\w$€£]+){0,2} ?[$€£]?\Z", I),
    ),
    (
        Expression(r"\bsur(?: les| ses| leurs| un total de)? \Z", I),
        Expression(r"\b(?:of|in|out of|from)(?: the| its| their| a total of)? \Z", I),
    ),
    (Expression(r"\b(?:à|jusqu'à) \Z", I), Expression(r"\b(?:to|at)(?: (?:just|only|some|about))? [$€£]?\Z", I)),
)
"""What stands before a number on either side and ties it to its place."""
_TIED, _USUAL = 45, 8
"""Characters before a number that are asked for it; weight from which a noun translates another."""
_SCORE = Expression(r"(?<![\d.,/-])(\d{1,3})-(\d{1,3})(?![\d/-]|[.,]\d)")
_NUMBER = r"\d[\d ]*(?:[.,]\d+)?"
_FROM_TO_FR = Expression(rf"\bde (?P<a>{_NUMBER})(?: ?%| [a-zà-ÿ]+)?(?: d'[a-zà-ÿ]+)? à (?P<b>{_NUMBER})", I)
_FROM_TO_EN = Expression(r"\bfrom (?P<a>[\d,]*\d(?:\.\d+)?)(?: ?%| ?per ?cent| [a-z]+)?(?: [a-z]+)? to (?P<b>[\d,]*\d(?:\.\d+)?)", I)
_DATE = Expression(r"(?<![\d/])(?P<d>0?[1-9]|[12]\d|3[01])[/.](?P<m>0?[1-9]|1[0-2])[/.](?P<y>(?:19|20)\d\d)(?!\d)")
_SHORT_DATE = Expression(r"\b(?:le|du|au) (?P<d>0?[1-9]|[12]\d|3[01])/(?P<m>0?[1-9]|1[0-2])(?![/\d])")
_LONG_NUMBER = Expression(r"(?<!\d)\+?\d{2,4}(?:[ .-]\d{2,4}){3,}(?!\d)")
_MINUS = Expression(
    r"(?:(?:(?<=^)|(?<=[\s(]))[-−‑]|(?:(?<=\bà )|(?<=\bde )|(?<= fait )|(?<= affiche ))[-−‑] (?=[\d,]+ ?(?:°|degr))|(?<!au )(?<!du )(?<!pas )\bmoins (?=[\d,]+ ?(?:°|degr)))"
    r"(?P<n>\d+(?:,\d+)?)(?=\s?(?:°|degr|%|pour))"
)
_BELOW = Expression(r"-\d|\bminus\b|\bbelow\b|\bsub-?zero\b|\bnegative\b|\bfreez|\bfrost", I)
_LESS = Expression(
    r"\bf[ae]ll|\bdown\b|\bdrop|\bdeclin|\bdecreas|\blos|\bless|\blower|\bshed|\bslip|\breced|\bcut|\bshr[aiu]nk|\bcontract", I
)
"""Words that say a minus; those that say it of a percentage."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.numeric:
            continue
        if "-" in pair.source:
            yield from _scores(pair)
        if any(mark in pair.source for mark in ("-", "−", "‑", "moins ")):
            yield from _signs(pair)
        if " à " in pair.source and "from " in pair.target:
            yield from _from_to(pair)
        if any(mark in pair.source for mark in "/."):
            yield from _dates(pair)
        yield from _telephones(pair)
        if _TWO.search(pair.source):
            yield from _swapped(pair)


def _swapped(pair: Pair) -> Iterator[Finding]:
    """Two numbers each of which stands among the words that belong to the other, or at the other's side of *and* or *to*."""
    able = [(n, q) for n, q in pair.figures.matched if n.kind == q.kind == "number" and not is_year(n)]
    if not 1 < len(able) <= _MOST_SWAPPED:
        return
    kept = [(n, q) for n, q in able if _tied(pair, n, q)]
    able = [one for one in able if one not in kept]
    able.sort(key=lambda numbers: numbers[0].start)
    turned = [
        (i, j)
        for i in range(len(able))
        for j in range(i + 1, len(able))
        if able[i][1].start > able[j][1].start and able[i][0].value != able[j][0].value and able[i][0].percent == able[j][0].percent
    ]
    if not turned:
        return
    links = _telling(pair)
    margin, i, j = max((_gain(pair, links, able[i], able[j]), i, j) for i, j in turned)
    if margin < _SWAPPED_FROM:
        return
    first, second = able[i][1], able[j][1]
    one, two = pair.target[first.start : first.end], pair.target[second.start : second.end]
    for here, there, source in ((first, two, able[j][0]), (second, one, able[i][0])):
        shown = pair.source[max(0, source.start - 20) : source.end + 25].strip()
        message = f"{one} and {two} seem to have changed places: the source says {pair.source[source.start : source.end]} here."
        yield _told(pair, here.start, here.end, message, f"… {shown} …", 0.8, there)._replace(entry="swapped")


def _tied(pair: Pair, number: Quantity, other: Quantity) -> bool:
    """Whether a number has the same noun behind it on both sides (*212 patients*), which no other number has, or the same word before it."""
    noun, here = _noun(pair.source, pair.french, number.end), _noun(pair.target, pair.english, other.end)
    if noun and here and [word.lower() for _, _, word in pair.french].count(noun) == 1 and lexicon.weight(noun, here) >= _USUAL:
        return True
    before, above = pair.source[max(0, number.start - _TIED) : number.start], pair.target[max(0, other.start - _TIED) : other.start]
    return any(french.search(before) and english.search(above) for french, english in _SAID_BEFORE)


def _noun(text: str, tokens: Sequence[Token], end: int) -> str:
    """The word directly behind a number."""
    return next((word.lower() for start, _, word in tokens if start >= end and len(word) > 2 and text[end:start].isspace()), "")


def _telling(pair: Pair) -> list[tuple[int, int, int, int]]:
    """(start, end in the source, start, end in the target) of linked words that occur once on either side; a currency is said with either number."""
    once = [Counter(word.lower() for _, _, word in side) for side in (pair.french, pair.english)]
    found = []
    for i, j in pair.links.items():
        (a, b, french), (c, d, english) = pair.french[i], pair.english[j]
        if once[0][french.lower()] == once[1][english.lower()] == 1 and not units.is_money(french.lower(), "fr"):
            found.append((a, b, c, d))
    return found


def _gain(pair: Pair, links: list[tuple[int, int, int, int]], one: tuple[Quantity, Quantity], two: tuple[Quantity, Quantity]) -> float:
    """How much nearer to the right words both numbers would stand if they changed places."""
    if _joined(pair.source, one[0], two[0]) and _joined(pair.target, two[1], one[1]):
        return 1.0
    return _nearness(links, one[0], two[1]) + _nearness(links, two[0], one[1]) - _nearness(links, *one) - _nearness(links, *two)


def _joined(text: str, first: Quantity, second: Quantity) -> bool:
    """Whether only *et*, *à*, *to* or the like stands between two numbers, and perhaps a sign or a short unit."""
    return first.end <= second.start <= first.end + 14 and _JOINT.fullmatch(text, first.end, second.start) is not None


def _nearness(links: list[tuple[int, int, int, int]], number: Quantity, other: Quantity) -> float:
    """How many linked words stand close to both numbers, each by its closeness."""
    total = 0.0
    for a, b, c, d in links:
        mine, theirs = max(a - number.end, number.start - b, 0), max(c - other.end, other.start - d, 0)
        total += 1 / ((1 + mine / 12) * (1 + theirs / 12))
    return total


def _scores(pair: Pair) -> Iterator[Finding]:
    mine = {m.groups() for m in _SCORE.finditer(pair.source)}
    yours = {m.groups() for m in _SCORE.finditer(pair.target)}
    for match in _SCORE.finditer(pair.target):
        a, b = match.groups()
        if a != b and (b, a) in mine and (a, b) not in mine and (b, a) not in yours:
            yield _finding(pair, match, f"The source says {b}-{a}.", f"{b}-{a}", f"{b}-{a}")


def _from_to(pair: Pair) -> Iterator[Finding]:
    said, here = _FROM_TO_FR.search(pair.source), _FROM_TO_EN.search(pair.target)
    if not said or not here:
        return
    a, b = (re.sub(r"\s", "", said[x]).replace(",", ".") for x in "ab")
    c, d = (here[x].replace(",", "") for x in "ab")
    if a != b and (a, b) == (d, c):
        right = pair.target[here.start() : here.start("a")] + here["b"] + pair.target[here.end("a") : here.start("b")] + here["a"]
        yield _finding(pair, here, f"The source says {said.group()}: the two numbers have changed places.", said.group(), right)


def _dates(pair: Pair) -> Iterator[Finding]:
    """French writes the day first."""
    months = calendar.months("en")
    for date in (*_DATE.finditer(pair.source), *_SHORT_DATE.finditer(pair.source)):
        day, month = int(date["d"]), int(date["m"])
        if day > 12 or day == month:
            continue
        wrong, right = months[day - 1], months[month - 1]
        shape = rf"\b0?{month}(?:st|nd|rd|th)? {wrong}\b|\b{wrong} 0?{month}(?:st|nd|rd|th)?\b(?!\d)"
        if (match := re.compile(shape).search(pair.target)) and right not in pair.target:
            first = match.group()[0].isdigit()
            fix = f"{day} {right}" if first else f"{right} {day}"
            yield _finding(pair, match, f"French writes the day first: {date.group()} is {day} {right}.", date.group(), fix)


def _telephones(pair: Pair) -> Iterator[Finding]:
    mine = [(m.group(), re.sub(r"\D", "", m.group())) for m in _LONG_NUMBER.finditer(pair.source)]
    if not mine:
        return
    digits = re.sub(r"\D", "", pair.target)
    lost = [(shown, number) for shown, number in mine if len(number) >= 8 and number not in digits and number[1:] not in digits]
    for match in _LONG_NUMBER.finditer(pair.target):
        here = re.sub(r"\D", "", match.group())
        for shown, number in lost:
            if len(here) == len(number) and sum(x != y for x, y in zip(here, number, strict=True)) <= 4:
                yield _finding(pair, match, f"The source has the number {shown}.", shown, shown)


def _signs(pair: Pair) -> Iterator[Finding]:
    if _BELOW.search(pair.target):
        return
    for sign in _MINUS.finditer(pair.source):
        if not pair.source.startswith(("°", " °", " degr"), sign.end()) and _LESS.search(pair.target):
            continue
        number = sign["n"].replace(",", ".")
        if match := re.compile(rf"(?<![\d.,-]){re.escape(number)}(?![\d]|[.,]\d)").search(pair.target):
            written = f"minus {number}" if pair.target.startswith(" degrees", match.end()) else f"-{number}"
            yield _finding(pair, match, f"The source says -{sign['n']}: the sign is lost.", sign.group(), written)


def _finding(pair: Pair, match: re.Match[str], message: str, shown: str, fix: str) -> Finding:
    return _told(pair, match.start(), match.end(), message, shown, fix=fix)
