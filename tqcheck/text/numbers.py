"""Numbers written in digits, English and French: where they stand and what they may be worth.

A number has one value as its own language writes it, and other readings that careless typing allows (``42.000`` in English
for 42,000): they count when asking whether a number of the source is there, never for a correction.
"""

from __future__ import annotations

import re

from ..records import NamedTuple
from .lazy import Expression, I

_SCALE = {
    "en": {
        "hundred": 1e2,
        "thousand": 1e3,
        "million": 1e6,
        "billion": 1e9,
        "milliard": 1e9,  # left standing, which another rule tells
        "trillion": 1e12,
        "m": 1e6,
        "mn": 1e6,
        "bn": 1e9,
        "tn": 1e12,
        "trn": 1e12,
        "k": 1e3,
    },
    "fr": {"mille": 1e3, "million": 1e6, "milliard": 1e9, "billion": 1e12, "trillion": 1e12, "md": 1e9, "m": 1e6, "k": 1e3},
}
_WORDS = {
    "en": r"(?:hundreds?|thousands?|millions?|billions?|milliards?|trillions?)",
    "fr": r"(?:mille|millions?|milliards?|billions?|trillions?|mds?)",
}
_GROUPS = {"en": r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", "fr": r"\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d{1,2}, \d(?= ?%)|\d{1,2}(?:''|\")\d\d(?!\d)"}
_OTHER_GROUPS = {"en": r"\d{1,3}(?: \d{3})+(?!\d)", "fr": r"\d{1,3}(?:,\d{3})+(?!\d)"}
_SHORT = {"en": r"(?P<short>mn|bn|trn|tn|m|k)\b", "fr": r"(?P<short>m|k)\b| ?(?P<before_currency>mds?|m|k) ?(?=[$€£])"}
_PATTERN = {
    language: Expression(
        rf"(?:(?<![\w.,{{%])|(?<=\bCHF)|(?<=\bEUR)|(?<=\bUSD)|(?<=\bGBP)|(?<=\bCFA)|(?<=\bXOF)|(?<=\bXAF))(?P<digits>{_GROUPS[language]}|{_OTHER_GROUPS[language]}|\d+(?:[.,]\d+)*)"
        rf"(?:(?P<scale>(?:[ -]?(?:de )?{_WORDS[language]}\b)+)|{_SHORT[language]})?(?!\d)(?!(?!(?<=\.\d)[CFK]\b)[A-RT-Za-rt-z]\b)",
        I,
    )
    for language in ("en", "fr")
}


class Number(NamedTuple):
    """Span, value (scale words included), every reading, the digits as written, the scale words."""

    start: int
    end: int
    value: float
    readings: frozenset[float]
    digits: str
    scale: str


def find(text: str, language: str) -> list[Number]:
    """The numbers in digits in a text of this language (``en`` or ``fr``; a `plain` view)."""
    found: list[Number] = []
    for match in _PATTERN[language].finditer(text):
        digits = match["digits"].rstrip(".,").replace("''", ",").replace('"', ",")  # seconds: *10''89*
        if len(digits) > 1 and not digits.strip("0"):
            continue  # what is left of a number that is cut in two
        scale = " ".join(
            (match["scale"] or match["short"] or match.groupdict().get("before_currency") or "")
            .lower()
            .replace("-", " ")
            .replace("de ", "")
            .split()
        )
        factor = 1.0
        for word in scale.split():
            factor *= _SCALE[language].get(word, _SCALE[language].get(word.removesuffix("s"), 1.0))
        values = _readings(digits, language)
        number = Number(match.start(), match.end(), values[0] * factor, frozenset(v * factor for v in values), digits, scale)
        if found and not scale and text.startswith(" milles", number.end) and found[-1].scale.startswith("million"):
            number = number._replace(end=number.end + 7, value=number.value * 1e3, scale="mille")
        if found and scale in ("", "mille", "thousand", "million", "millions") and _continues(text, found[-1], number):
            number = _joined(found.pop(), number)
        found.append(number)
    return found


def _continues(text: str, first: Number, second: Number) -> bool:
    """Whether a number goes on: *5 millions 143 mille*, *6 mille 74*."""
    return (
        first.scale in ("mille", "thousand", "million", "millions")
        and text[first.end : second.start] in (" ", " et ", " and ")
        and second.value < (1e3 if first.scale in ("mille", "thousand") else 1e6)
        and second.digits.replace(" ", "").isdigit()
        and not (1900 <= second.value < 2100)
    )


def _joined(first: Number, second: Number) -> Number:
    value = first.value + second.value
    return Number(first.start, second.end, value, frozenset((value,)), first.digits + second.digits, second.scale or first.scale)


def scale(word: str, language: str) -> float:
    """What a scale word (singular) multiplies by; 1 for any other word."""
    return _SCALE[language].get(word, 1.0)


def english(text: str) -> list[Number]:
    return find(text, "en")


def french(text: str) -> list[Number]:
    return find(text, "fr")


def _readings(digits: str, language: str) -> list[float]:
    """The values of digits with marks, the language's own reading first."""
    group, point = (",", ".") if language == "en" else (".", ",")
    bare = digits.replace(" ", "")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare)
    found = []
    for thousands, decimal in ((group, point), (point, group)):
        text = bare.replace(thousands, "") if re.fullmatch(rf"\d{{1,3}}(?:\{thousands}\d{{3}})+(?:\{decimal}\d+)?", bare) else bare
        text = text.replace(decimal, ".", 1)
        if re.fullmatch(r"\d+(?:\.\d+)?", text):
            found.append(float(text))
    if grouped:
        found.append(float(re.sub(r"[.,]", "", bare)))
    return list(dict.fromkeys(found)) or [float(re.sub(r"\D", "", bare))]


_FRENCH_FORM = Expression(r"(?<![\d,.])(?:\d{1,3}(?: \d{3})+(?:,\d{1,2})?|\d+,\d{1,2})(?![\d,]|\.\d)")


def in_english_form(text: str) -> str:
    """The text with numbers that only French writes so as English writes them: 1,5 is 1.5, 45 233 is 45,233."""
    return _FRENCH_FORM.sub(lambda number: number.group().replace(",", ".").replace(" ", ","), text)


def written(value: float) -> str:
    """A value as English writes it: 4,300; 12,345.67; 1.5 million; 3.2 billion."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size and round(value / size, 3) == value / size:
            return f"{_in_digits(value / size)} {name}"
    return _in_digits(value)


def _in_digits(value: float) -> str:
    digits = f"{value:.15g}"  # as many as are certain
    if "e" in digits:
        return f"{value:,.0f}"
    whole, _, decimals = digits.partition(".")
    return grouped(int(whole), decimals)


def grouped(whole: int, decimals: str = "") -> str:
    """Digits as English writes them, the thousands apart: 12,345.67."""
    return f"{whole:,}.{decimals}" if decimals else f"{whole:,}"


_ROMAN = {"I": 1, "V": 5, "X": 10}


def roman(text: str) -> int:
    """The value of a Roman numeral."""
    values = [_ROMAN[c] for c in text]
    return sum(-v if i + 1 < len(values) and values[i + 1] > v else v for i, v in enumerate(values))
