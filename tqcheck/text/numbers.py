"""Numbers in running English and French: where they stand, what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

SCALES_EN = {
    "hundred": 1e2,
    "thousand": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "billion": 1e9,
    "billions": 1e9,
    "trillion": 1e12,
    "trillions": 1e12,
    "m": 1e6,
    "bn": 1e9,
    "k": 1e3,
}
SCALES_FR = {
    "cent": 1e2,
    "cents": 1e2,
    "mille": 1e3,
    "million": 1e6,
    "millions": 1e6,
    "milliard": 1e9,
    "milliards": 1e9,
    "billion": 1e12,
    "billions": 1e12,
    "md": 1e9,
    "mds": 1e9,
    "m": 1e6,
}
EN = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:(?:[ -](?P<scale>hundred|thousand|millions?|billions?|trillions?)\b)|(?P<short>bn|m|k)\b)?(?![\d])"
)
FR = re.compile(
    r"(?<![\w.,])(?P<digits>\d{1,3}(?:[ .]\d{3})+(?:,\d+)?|\d+(?:,\d+)?|\d+(?:\.\d+)?)(?:[ -](?P<scale>cents?|mille|millions?|milliards?|billions?|mds?)\b)?(?![\d])"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number written in digits: span, value (scale words included), the digits as written."""

    start: int
    end: int
    value: float
    digits: str
    scale: str


def english(text: str) -> list[Number]:
    """Numbers in digits in an English text (a `plain` view)."""
    found = []
    for match in EN.finditer(text):
        scale = (match["scale"] or match["short"] or "").lower()
        value = float(match["digits"].replace(",", "")) * SCALES_EN.get(scale, 1.0)
        found.append(Number(match.start(), match.end(), value, match["digits"], scale))
    return found


def french(text: str) -> list[Number]:
    """Numbers in digits in a French text (a `plain` view: every kind of space is a space)."""
    found = []
    for match in FR.finditer(text):
        digits, scale = match["digits"], (match["scale"] or "").lower()
        if "," in digits:
            value = float(digits.replace(" ", "").replace(".", "").replace(",", "."))
        elif re.fullmatch(r"\d{1,3}(?:[ .]\d{3})+", digits):
            value = float(digits.replace(" ", "").replace(".", ""))
        else:
            value = float(digits.replace(" ", ""))
        found.append(Number(match.start(), match.end(), value * SCALES_FR.get(scale, 1.0), digits, scale))
    return found


def written(value: float) -> str:
    """A value as English writes it: 4,300; 1.5 million; 3.2 billion."""
    for size, name in ((1e12, "trillion"), (1e9, "billion"), (1e6, "million")):
        if value >= size and round(value / size, 3) == value / size:
            return f"{value / size:g} {name}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"
