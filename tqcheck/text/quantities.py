"""Quantities in a text, French or English: digits, number words, clock times, ordinals and what they are worth.

A quantity has one value as its own language writes it. Beside it stand values that free or careless writing allows
(*les années 30* is 1930, *quinze jours* two weeks, ``42.000`` in English 42,000): they count when asking whether a number of
the source is there, never for a correction.
"""

from __future__ import annotations

import re

from ..records import NamedTuple
from . import number_words, numbers
from .lazy import Expression, I
from .numbers import Number, roman


class Quantity(NamedTuple):
    """A number at a place of a `plain` text.

    `kind`: number, ordinal, time (`value` in minutes since midnight), code (compared as it is written), words, vague (*millions
    of*), loose (a word that may stand for a number). `others`: what it may be worth beside its value; `sloppy`: what it would be
    worth if its marks were meant as in the other language.
    """

    start: int
    end: int
    value: float
    others: frozenset[float]
    kind: str
    digits: str
    scale: str = ""
    percent: bool = False
    sloppy: frozenset[float] = frozenset()

    @property
    def values(self) -> frozenset[float]:
        """Everything the quantity may be worth."""
        return self.others | {self.value}


_CLOCK = {
    "fr": Expression(
        r"(?<![\w.,])(?P<h>[01]?\d|2[0-4]) ?h(?:(?: |\b)?(?P<m>[0-5]\d))?(?: ?(?:mn|min))?(?![\w/])|(?<![\w.,])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:])"
        r"|(?:(?<=\bà )|(?<=\bdès )|(?<=\bvers )|(?<=\bjusqu'à )|(?<=\bavant ))(?P<h3>[01]?\d|2[0-4]) heures?(?: (?P<m3>[0-5]\d)\b)?(?! (?:d[eu](?! (?:matin|soir|l'après))|d'|des|et|par|sur|plus|avant|après|près)\b)"
        r"|(?<=\bde )(?P<h4>[01]?\d|2[0-4]) heures?(?= à \d)"
    ),
    "en": Expression(
        r"(?<![\w.,])(?P<h>[01]?\d|2[0-4])(?:[:.](?P<m>[0-5]\d))?(?: ?(?P<half>[ap])\.? ?m\b\.?| hours\b(?= (?:GMT|UTC|local|on )))"
        r"|(?<![\w.,:])(?P<h2>[01]?\d|2[0-4]):(?P<m2>[0-5]\d)(?![\d:%])"
        r"|(?<![\w.,])(?P<h3>[01]\d|2[0-4])(?P<m3>[0-5]\d) ?(?:hours|hrs?|GMT|UTC)\b|(?<![\w.,])(?P<h4>[01]?\d|2[0-4]) ?h(?: ?(?P<m4>[0-5]\d))?(?![\w/])|(?<![\w.,])(?P<h5>[1-9]|1[0-2]) o'clock"
    ),
}
_DOTTED = Expression(r"(?:[01]?\d|2[0-4])\.[0-5]\d")
_HALF = Expression(r" (?:[a-zà-ÿ]+) (?:et demie?|trois quarts)\b")
_CODE = Expression(
    r"(?<![\d.])\d{2}(?:[ .-]\d{2}){3,}(?!\d)|(?<![\w])(?:(?!(?:CHF|EUR|USD|GBP|CFA|XOF|XAF)\d)[A-Z][A-Za-z]{0,11}-?|[a-z]{1,2}(?!\d{4}))\d[\d.,]*\d?(?:[A-Za-z]+\d*)*\b|(?<![\d.,])\d+(?:-\d+){2,}\b|\b\d{1,4}/\d{1,4}(?:/\d{2,4})?\b"
    r"|(?<![\w.,])\d+[A-Z]\d*\b|(?<![\w.,])\d+(?:[.,]\d+)?[a-jln-rt-z]\b|(?<![\d.,])\d+(?:\.\d+){2,}(?!\d)|\b\d{1,2}(?::\d\d){2}\b"
)
_DIGITS = Expression(r"\d+")
_DECIMAL = Expression(r"\d+[.,]\d+")
_GROUPED = Expression(r"\d{1,3}(?:\.\d{3})+")
_PERCENT = Expression(r" ?%| ?per ?cent\b| ?pour ?cents?\b| ?pct\b|-?percent\w*| ?p\. ?(?:cent|100)| ?pc\b")
_ORDINAL = {
    "fr": Expression(
        r"(?<![\w.,])(?P<n>\d{1,3}(?: \d{3})+|\d{1,4})(?: ?-?(?:[eè]me|ième|ère|[eè]r?|re|nde?)s?)(?![\w-])|(?<!\w)(?P<r>I(?=(?:er|re|ère)s?(?!\w))|[XVI]{1,6}(?=[eè](?:me)?s?(?!\w)))(?:er|re|ère|[eè](?:me)?)s?(?!\w)"
    ),
    "en": Expression(
        r"(?<![\w.,])(?P<n>\d[\d,]{0,6})(?: ?(?:st|nd|rd|th|er|[eè]me))(?!\w)|(?<![\w])(?P<r>[XVI]{1,6})(?:(?:st|nd|rd|th|[eè])(?!\w)|(?= centur))"
    ),
}
_PARTS = Expression(r" ?(?:secondes?|sec|s|mètres?|m)\b(?: et| ?,)? ?(\d\d|\d(?! ?[\w%]))\b")
_HOURS, _AT = Expression(r" heures\b"), Expression(r"\b(?:à|après|avant|vers|dès|depuis|jusqu'à) \Z", I)
"""An hour of the day, not how long something takes."""
_SHARED_SCALE = Expression(
    r"(?: ?(?:to|and|or|-|à|et|ou|au) ?[$€£]?[\d.,]+)+[ -]?(millions?|milliards?|billions?|trillions?|thousand|mille|hundred|cents?|bn|m)\b",
    I,
)
_DECADE = {"fr": Expression(r"(?:années|ans|décennies?) $", I), "en": Expression(r"'?s\b")}


def is_year(number: Quantity) -> bool:
    """Whether a number may be a year."""
    return number.digits.isdigit() and 1000 <= number.value < 2100 and not number.scale


def read(text: str, language: str, words: list[tuple[int, int, str]], small: frozenset[str] | None = None) -> list[Quantity]:
    """All quantities, by place. `words` are the tokens of `text` (see `stems.tokens`), `small` their lower case."""
    found: list[Quantity] = []
    if not text:
        return found
    if not _DIGIT_SET.isdisjoint(text) or "siècle" in text or "centur" in text:
        taken = _marked(text, language, found) if _ODD.search(text) else []
        for number in numbers.find(text, language):
            if not any(a < number.end and number.start < b for a, b in taken):
                found.append(_number(text, language, number))
                if language == "fr" and (part := _PARTS.match(text, number.end)):
                    taken.append(part.span())
    if number_words.known(language).isdisjoint({word.lower() for _, _, word in words} if small is None else small):
        return _in_life(text, found) if language == "fr" else found
    for start, end, value, kind in number_words.find(text, words, language):
        if not any(q.start < end and start < q.end for q in found):
            found.append(Quantity(start, end, value, frozenset(), kind, "", percent=bool(_PERCENT.match(text, end))))
    found.sort()
    if language == "fr":
        _measured_in_words(text, _in_life(text, found))
    else:
        found = [_oclock(text, number) if number.kind == "words" else number for number in found]
    return found


def _oclock(text: str, number: Quantity) -> Quantity:
    """*Eight o'clock* is also 20 h."""
    if not _OCLOCK.match(text, number.end):
        return number
    return number._replace(others=number.others | {number.value + 12, number.value * 60, number.value * 60 + 720})


def _in_life(text: str, found: list[Quantity]) -> list[Quantity]:
    """The same, where who died *dans sa 91e année* was 90 as well."""
    for i, number in enumerate(found):
        if number.kind in ("words", "ordinal") and _OF_LIFE[0].search(text, 0, number.start) and _OF_LIFE[1].match(text, number.end):
            found[i] = number._replace(others=number.others | {number.value - 1})
    return found


def _measured_in_words(text: str, found: list[Quantity]) -> None:
    """*Vingt heures* is also eight o'clock, *deux mètres trente* 2.3 metres."""
    for i, number in enumerate(found):
        if number.kind != "words" or not (unit := _UNIT_IN_WORDS.match(text, number.end)):
            continue
        following = found[i + 1] if i + 1 < len(found) else None
        rest = following.value if following and following.kind == "words" and following.start == unit.end() + 1 else 0.0
        others = set(number.others)
        if unit[1].startswith("h"):
            if 13 <= number.value <= 24:
                others.add(number.value - 12)
            if rest and following:
                minutes = number.value * 60 + rest
                others |= {minutes, (minutes + 720) % 1440, round(number.value + rest / 60, 4)}
                found[i + 1] = following._replace(others=following.others | {minutes, (minutes + 720) % 1440})
        elif rest and following and rest < 100:
            whole = number.value + rest / 100
            others.add(whole)
            found[i + 1] = following._replace(others=following.others | {whole})
        found[i] = number._replace(others=frozenset(others))


_OCLOCK = Expression(r" o'clock\b")
_OF_LIFE = Expression(r"\b(?:sa|leur) \Z", I), Expression(r" année\b")
_UNIT_IN_WORDS = Expression(r" (mètres?|heures?|francs?|euros?|dollars?)\b")
_DIGIT_SET = frozenset("0123456789")
_ODD = Expression(
    r"\d ?h|\d[A-Za-zèé/:-]|[A-Za-z]-?\d|\d [ap]\.? ?m|(?:[ .-]\d\d){3}|[XVI](?:[eè]|th|st|nd|rd)|I[er]r|[XVI] cent|\d o'clock|\d (?:hours|hrs?|GMT|UTC)|\d\.\d+\.|\d ?(?:er|ème|è)\b"
)
"""What announces a time, an ordinal or a code; without it a text has plain numbers only."""


def _marked(text: str, language: str, found: list[Quantity]) -> list[tuple[int, int]]:
    """Times, ordinals and codes go into `found`; the spans they take are returned."""
    taken: list[tuple[int, int]] = []

    def take(match: re.Match[str], value: float, others: set[float], kind: str) -> None:
        found.append(Quantity(match.start(), match.end(), value, frozenset(others - {value}), kind, match.group()))
        taken.append(match.span())

    for match in _CLOCK[language].finditer(text):
        parts = match.groupdict()
        hour, minute = (int(next((v for k, v in parts.items() if k in (x, x + "2", x + "3", x + "4", x + "5") and v), 0)) for x in "hm")
        half = parts.get("half")
        minutes = (hour % 12 + 12 * (half == "p")) * 60 + minute if half else hour * 60 + minute
        others = {float(hour), (hour + 12.0) % 24, (hour - 12.0) % 24, round(hour + minute / 60, 4)}
        others |= {float(minute)} if minute else set()
        others |= set() if half else {(minutes + 720.0) % 1440, round(hour + minute / 100, 2)}
        take(match, float(minutes % 1440), others, "time")
    for match in _ORDINAL[language].finditer(text):
        value = float(match["n"].replace(",", "").replace(" ", "")) if match["n"] else float(roman(match["r"]))
        if match["n"] or 0 < value < 40:
            take(match, value, set(), "ordinal")
    for match in _CODE.finditer(text):
        if any(a < match.end() and match.start() < b for a, b in taken) or _GROUPED.fullmatch(match.group()):
            continue
        values = {float(d) for d in _DIGITS.findall(match.group())}
        values |= {float(d.replace(",", ".")) for d in _DECIMAL.findall(match.group())} | {
            century + v for v in values if v < 100 for century in (1900, 2000)
        }
        take(match, 0.0, values, "code")
    return taken


def _number(text: str, language: str, number: Number) -> Quantity:
    bare = number.digits.replace(" ", "")
    others = set(number.readings) if language == "fr" and not number.scale else set()
    if number.scale == "m":
        others.add(number.value / 1e6)
    if not number.scale and (scale := _SHARED_SCALE.match(text, number.end)):
        others.add(number.value * numbers.scale(scale[1].lower().removesuffix("s"), language))
    if language == "fr" and (half := _HALF.match(text, number.end)):
        others.add(number.value + (0.75 if half.group().endswith("quarts") else 0.5))
    if language == "fr" and (part := _PARTS.match(text, number.end)):
        others.add(number.value + float(f"0.{part[1]}"))
    if language == "fr" and text.startswith((" milles ", "milles "), number.end):
        others.add(number.value * 1000)
    if language == "fr" and 13 <= number.value <= 23 and _HOURS.match(text, number.end) and _AT.search(text, 0, number.start):
        others.add(number.value - 12)
    if language == "en" and _DOTTED.fullmatch(number.digits):
        hour, _, minute = number.digits.partition(".")
        others |= {int(hour) * 60.0 + int(minute), int(hour) * 60.0 + int(minute) + 720}
    others |= _years(text, language, number, bare)
    percent = bool(_PERCENT.match(text, number.end))
    if percent and number.value in (25, 50, 75):
        others.add(number.value / 100)
    sloppy = frozenset() if number.scale else frozenset(number.readings - others - {number.value})
    return Quantity(
        number.start, number.end, number.value, frozenset(others - {number.value}), "number", number.digits, number.scale, percent, sloppy
    )


def _years(text: str, language: str, number: Number, bare: str) -> set[float]:
    """Decades and years for two digits: *les années 30*, the 1930s, 2008-09, '68."""
    found: set[float] = set()
    decade = (
        _DECADE["en"].match(text, number.end) if language == "en" else _DECADE["fr"].search(text, max(0, number.start - 10), number.start)
    )
    if decade and len(bare) in (2, 4):
        found |= {number.value % 100, 1900 + number.value % 100}
    if len(bare) == 2 and re.search(r"\d{4}[-/]$", text[max(0, number.start - 5) : number.start]):
        found.add(float(text[number.start - 5 : number.start - 3]) * 100 + number.value)
    if len(bare) == 2 and text[number.start - 1 : number.start] in ("'", "-"):
        found |= {1900 + number.value, 2000 + number.value}
    return found
