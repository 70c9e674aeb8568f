"""Which number of the source is which number of the target: equal by value, nearest by place."""

from __future__ import annotations

from itertools import pairwise

from ..records import NamedTuple
from ..text import number_words, numbers, units
from ..text.lazy import Expression, I
from ..text.quantities import Quantity, is_year
from ..typed import Protocol

Token = tuple[int, int, str]
_BY, _BEFORE = Expression(r"\b(?:majority|margin|lead|advantage|gap|difference) of (?:just |only )?\Z"), 40
"""What English says before a difference, and characters before it that are looked at."""
_AGO = Expression(r"(?:-| )(?:decades?|years?)(?: ago| earlier| before| previously|-old)\b")
_AFTER, _FROM = Expression(r"\b(?:après|au-delà de) \Z", I), Expression(r"\b(?:from|in|starting|by) \Z", I)
_LATER = Expression(r" ans (?:plus t(?:ard|ôt)|après|avant|auparavant)\b")
_COINS = Expression(r"\bcents\b")
_SCALES = {1e6: Expression(r"\bmillions?\b", I), 1e9: Expression(r"\bbillions?\b", I)}


class Sides(Protocol):
    """A pair of texts, what of it is asked for here."""

    @property
    def source(self) -> str: ...
    @property
    def target(self) -> str: ...
    @property
    def english(self) -> list[Token]: ...
    @property
    def quantities(self) -> tuple[list[Quantity], list[Quantity]]: ...
    @property
    def around(self) -> Sides: ...
    @property
    def segment(self) -> Sides: ...


class Figures(NamedTuple):
    """Pairs of equal value; the numbers of the source without a counterpart, each value once; those of the target that are left."""

    matched: list[tuple[Quantity, Quantity]]
    missing: list[Quantity]
    extra: list[Quantity]


def match(pair: Sides) -> Figures:
    """The numbers of both sides, paired. Numbers in other sentences of the segment count as present."""
    theirs, ours = pair.quantities
    left = list(ours)
    matched: list[tuple[Quantity, Quantity]] = []
    missing: list[Quantity] = []
    across = len(pair.target) / max(len(pair.source), 1)
    for number in sorted(theirs, key=lambda q: q.kind in ("words", "loose")):
        able = [q for q in left if meet(number, q) or _scale_understood(pair, number, q)]
        if able:
            best = min(able, key=lambda q: (q.value != number.value, q.kind == "loose", abs(q.start - number.start * across)))
            left.remove(best)
            matched.append((number, best))
        elif number.kind not in ("loose", "code", "vague") and not _coins(pair, number):
            missing.append(number)
    for reckoned in _margin, _since, _years_apart, _in_the_same_unit:
        missing, left = reckoned(pair, missing, left)
    return Figures(matched, _without_counterpart(pair, missing), _unexplained(pair, left))


def _margin(pair: Sides, missing: list[Quantity], left: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What remains when two numbers were told by their difference: *par 98 voix contre 81*, with a majority of 17."""
    for number in left if len(missing) > 1 else ():
        if _BY.search(pair.target, max(0, number.start - _BEFORE), number.start):
            for one, other in pairwise(sorted(missing)):
                if abs(one.value - other.value) == number.value:
                    return [n for n in missing if n not in (one, other)], [q for q in left if q != number]
    return missing, left


def _since(pair: Sides, missing: list[Quantity], left: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What remains when a year was told by how long ago it was, *depuis 2004*, two decades ago; or by the next, *après 2013*, from 2014."""
    years = [n for n in missing if is_year(n)]
    for number in left if years else ():
        if _AGO.match(pair.target, number.end):
            return [n for n in missing if n != years[0]], [q for q in left if q != number]
        for year in years:
            if number.value == year.value + 1 and _AFTER.search(pair.source, 0, year.start) and _FROM.search(pair.target, 0, number.start):
                return [n for n in missing if n != year], [q for q in left if q != number]
    return missing, left


def _years_apart(pair: Sides, missing: list[Quantity], left: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What remains when a span of years was told by its last: *soixante-deux ans plus tard*, in 1966."""
    spans = [n for n in missing if _LATER.match(pair.source, n.end)]
    known = [n.value for n in pair.segment.quantities[0] if is_year(n)] if spans else []
    for number in left if known else ():
        for span in spans if is_year(number) else ():
            if not {number.value - span.value, number.value + span.value}.isdisjoint(known):
                return [n for n in missing if n != span], [q for q in left if q != number]
    return missing, left


def _in_the_same_unit(pair: Sides, missing: list[Quantity], left: list[Quantity]) -> tuple[list[Quantity], list[Quantity]]:
    """What remains when a second number was converted like the first, which alone has its unit: *58 quintaux … 72*, 5.8 tonnes … 7.2."""
    for first in missing if len(missing) > 1 else ():
        mine = units.at(pair.source, first.start, first.end, "fr")
        for other in left if mine and first.value else ():
            theirs = units.at(pair.target, other.start, other.end, "en")
            if mine and theirs and units.converted(first.value, mine.unit, other.value, theirs.unit):
                for n in missing:
                    for q in left if n != first else ():
                        if q != other and abs(q.value * first.value - n.value * other.value) <= 0.02 * n.value * other.value:
                            return [m for m in missing if m != n], [m for m in left if m != q]
    return missing, left


def _without_counterpart(pair: Sides, missing: list[Quantity]) -> list[Quantity]:
    if not missing:
        return missing
    ours = pair.quantities[1]
    spelled = number_words.values(_outside(pair.english, ours), "en")
    beside = pair.segment.quantities[1]
    found = [n for n in missing if not any(meet(n, q) for q in (*ours, *beside)) and n.values.isdisjoint(spelled)]
    return [n for i, n in enumerate(found) if n.value not in [m.value for m in found[:i]]]


def _unexplained(pair: Sides, left: list[Quantity]) -> list[Quantity]:
    if not left:
        return left
    theirs = pair.quantities[0]
    beside = pair.around.quantities[0]
    return [
        q
        for q in left
        if q.kind not in ("loose", "code", "vague")
        and q.value >= 1
        and not any(meet(n, q) for n in beside)
        and not any(meet(n, q) and not (_bare_one(q) and n.kind in ("words", "loose")) for n in theirs)
    ]


def meet(one: Quantity, other: Quantity) -> bool:
    """Whether two quantities may be the same."""
    if one.value == other.value or not one.values.isdisjoint(other.values):
        return True
    return any(abs(a - b) <= 1e-6 * max(abs(a), abs(b)) for a in one.values for b in other.values)


def _coins(pair: Sides, number: Quantity) -> bool:
    """*quatre cents*: four hundred, or four coins."""
    return number.kind == "words" and pair.source[number.start : number.end].endswith("cents") and bool(_COINS.search(pair.target))


def _bare_one(number: Quantity) -> bool:
    """A digit 1: it says more than the articles *un* and *une*, which have the same value."""
    return number.value == 1 and number.kind == "number"


def _outside(words: list[Token], found: list[Quantity]) -> list[Token]:
    """The words that are no scale of a number in digits."""
    spans = [(q.start, q.end) for q in found if q.scale]
    return [w for w in words if not any(a <= w[0] < b for a, b in spans)] if spans else words


def _scale_understood(pair: Sides, number: Quantity, other: Quantity) -> bool:
    """*9 millions, face aux 5,2*; *trois millions … deux millions*, three million … two: a scale word that stands elsewhere in its sentence."""
    if number.kind == "words" == other.kind:
        return any(
            abs(other.value * factor - number.value) < 1 and scale.search(pair.target, 0, other.start) is not None
            for factor, scale in _SCALES.items()
        )
    if bool(number.scale) == bool(other.scale) or number.kind != "number" or other.kind != "number":
        return False
    bare, scaled = (number, other) if other.scale else (other, number)
    factor = numbers.scale(scaled.scale.removesuffix("s"), "en" if other.scale else "fr")
    return abs(bare.value * factor - scaled.value) <= 1e-6 * scaled.value and any(
        q.scale and q != scaled and numbers.scale(q.scale.removesuffix("s"), "fr" if other.scale else "en") == factor
        for q in pair.quantities[0 if other.scale else 1]
    )
