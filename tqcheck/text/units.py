"""Units of measure, currencies and spans of time that stand at a number, French and English, and what they are worth."""

from __future__ import annotations

import re
from functools import cache

from ..records import NamedTuple
from .wordlists import table


class Unit(NamedTuple):
    """A unit: its dimension (length, mass, money, ...), its name, its size in the first unit of the dimension (0: no fixed size)."""

    dimension: str
    name: str
    size: float


POUND = Unit("mass", "pound", 0.45359)
"""What *pounds* are where no money is meant."""


@cache
def _units(language: str) -> dict[str, Unit]:
    return {row[1]: Unit(row[2], row[3], float(row[4])) for row in table("units.tsv") if row[0] == language}


def known(word: str, language: str) -> bool:
    """Whether a word may be a unit, or begin one."""
    return word.lower().removesuffix("s") in _beginnings(language)


def is_money(word: str, language: str) -> bool:
    """Whether a word is a currency."""
    unit = _units(language).get(word.lower().removesuffix("s"))
    return unit is not None and unit.dimension == "money"


@cache
def _beginnings(language: str) -> frozenset[str]:
    scales = "pourcent pct point mille cent pour million milliard billion dizaine douzaine à et ou au de d bon bonne petite longue".split()
    return frozenset(word.lower().replace("-", " ").split()[0].removesuffix("s") for word in _units(language)) | set(scales)


@cache
def _expression(language: str) -> re.Pattern[str]:
    names = "|".join(re.escape(w).replace(r"\ ", "s?[ -]") for w in sorted(_units(language), key=len, reverse=True))
    between = r"(?: ?(?:à|et|ou|au|to|and|or|-|x|by) ?(?:[$€£] ?)?[\d.,]+)?"
    scale = r"(?:[ -](?:mille|cents?|millions?|milliards?|billions?|thousand|hundred|trillion|dizaine|douzaine))*"
    filler = r"(?: (?:of an?|an?|d'|de |square |good |bonnes? |petites? |longues? |CFA |US |(?-i:[A-Z][a-z]+ )))?"
    return re.compile(rf"{scale}{between}{scale}[ -]?{filler}(?:d'|de )?({names})(?:s|x)?(?![\wà-ÿ²³])", re.I)


_BEFORE = ("$", "€", "£")
_PLURAL = re.compile(r"s(?= )")
"""The plural of all but the last word: *livres turques*."""


class Measure(NamedTuple):
    """A unit where it stands."""

    unit: Unit
    start: int
    end: int


def at(text: str, start: int, end: int, language: str) -> Measure | None:
    """The unit of the number that stands from `start` to `end` in a `plain` text."""
    before = text[max(0, start - 2) : start].rstrip()[-1:]
    if before in _BEFORE:
        return Measure(_units(language)[before], text.rindex(before, 0, start), end)
    match = _expression(language).match(text, end)
    if not match:
        return None
    low, known = match[1].lower(), _units(language)
    unit = known.get(low) or known.get(low.replace("-", " ")) or known.get(_PLURAL.sub("", low))
    return Measure(unit, match.start(1), match.end()) if unit else None


def written(unit: Unit, value: float) -> str:
    """A unit as English writes it behind a number: *30 km*, *6 tonnes*, *45 °C*."""
    if unit.dimension == "temperature":
        return f"°{unit.name[0].upper()}"
    name = {"m": "metre", "km": "kilometre", "g": "gram", "sterling pound": "pound"}.get(unit.name, unit.name)
    if len(name) < 3 or name[-1].isdigit() or "/" in name or value == 1:
        return name
    kind, gap, last = name.rpartition(" ")
    return f"{kind}{gap}{_plurals().get(last) or f'{last}s'}"


@cache
def _plurals() -> dict[str, str]:
    return {row[3]: row[1] for row in table("units.tsv") if row[0] == "plural"}


def agree(one: Unit, other: Unit) -> bool:
    """Whether two units are one, as far as they are told: *francs* may be CFA francs, CFA francs no Swiss ones."""
    if one.name == other.name or not one.dimension == other.dimension == "money":
        return one.name == other.name
    a, b = set(one.name.split()), set(other.name.split())
    return a <= b or b <= a


def converted(value: float, unit: Unit, other: float, other_unit: Unit) -> bool:
    """Whether the one is the other in another unit, as far as rounding goes."""
    if unit.dimension != other_unit.dimension or (agree(unit, other_unit) and unit.name != "degree"):
        return False
    if unit.dimension == "money":
        return 0.001 < value / other < 1000 if other else False
    if unit.dimension == "temperature":
        return min(abs(value * 1.8 + 32 - other), abs(other * 1.8 + 32 - value)) <= 4
    a, b = value * unit.size, other * other_unit.size
    return abs(a - b) <= 0.25 * max(a, b)
