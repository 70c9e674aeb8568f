"""Ages that French names by the decade (*un quinquagénaire*) or tells before the birthday (*il allait sur ses 81 ans*)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import number_words
from ...text.lazy import Expression, I

Clash = tuple[int, int, str | None, str]
"""Start, end, what should stand there, the French."""

_DECADES = {
    "trentenaire": 30,
    "quadragénaire": 40,
    "quinquagénaire": 50,
    "sexagénaire": 60,
    "septuagénaire": 70,
    "octogénaire": 80,
    "nonagénaire": 90,
}
_AGED = Expression(rf"\b(?:(?P<article>une?|le|la|l'|les|des) ?)?(?P<word>{'|'.join(_DECADES)})(?P<many>s?)\b", I)
_YEARS_OLD = Expression(
    r"\b(?P<article>an?|the) (?P<age>\d\d|[a-z]+(?:-(?!year)[a-z]+)?)-year-old(?P<noun> (?:man|woman|boy|girl))?\b(?! [a-z]+(?:er|or|ist|ian|ant|ent)\b)",
    I,
)
_IN_THEIR = Expression(r"\bin (?P<whose>his|her|their) (?P<decade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)\b")
_TURNING = Expression(r"\b(?:va|vont|allait|allaient) sur (?:ses|leurs|mes|tes|nos|vos) (?P<age>\d\d|[a-zà-ÿ]+(?:-[a-zà-ÿ]+)*) ans\b")
_IS = Expression(
    r"\b(?:is|was|are|were|am|turned|aged) (?P<age>\d\d|[a-z]+(?:-[a-z]+)?)(?! (?:when|months?|days?)\b)(?:,? years? old| years of age)?\b",
    I,
)
_NEARLY = Expression(
    r"\b(?:nearly|almost|approach\w*|near\w*|close|going on|turning|rising|about to|pushing|would|soon|getting on|coming up|not (?:yet|quite)|on the (?:verge|brink)|shy)\b",
    I,
)
_NEAR = 30
"""Characters before an age in which something says that it is not reached."""
_PLURALS = {50: "fifties", 40: "forties", 30: "thirties", 60: "sixties", 70: "seventies", 80: "eighties", 90: "nineties"}


def clashes(pair: Pair) -> Iterator[Clash]:
    if "énaire" in pair.source or "entenaire" in pair.source:
        yield from _by_decade(pair)
    if "sur" in pair.small[0] and "ans" in pair.small[0]:
        yield from _turning(pair)


def _by_decade(pair: Pair) -> Iterator[Clash]:
    """*Un quinquagénaire* against *a fifteen-year-old*, or *in his forties*."""
    said = list(_AGED.finditer(pair.source))
    if len(said) != 1 or " ans" in pair.source:
        return
    match = said[0]
    decade = _DECADES[match["word"].lower()]
    for found in _YEARS_OLD.finditer(pair.target):
        age = _value(found["age"])
        if age and not decade <= age < decade + 10:
            yield *found.span(), _person(match, found["article"], decade), match.group()
    for found in _IN_THEIR.finditer(pair.target):
        if found["decade"] != _PLURALS[decade]:
            yield found.start("decade"), found.end("decade"), _PLURALS[decade], match.group()


def _person(match: re.Match[str], article: str, decade: int) -> str | None:
    """*A man in his fifties*, where the French article tells man or woman."""
    kind = {"un": ("man", "his"), "le": ("man", "his"), "une": ("woman", "her"), "la": ("woman", "her")}.get(
        (match["article"] or "").lower()
    )
    return f"{article} {kind[0]} in {kind[1]} {_PLURALS[decade]}" if kind else None


def _turning(pair: Pair) -> Iterator[Clash]:
    """*Il allait sur ses 81 ans*: he was nearly 81."""
    said = _TURNING.search(pair.source)
    if said is None:
        return
    value = _value(said["age"], "fr")
    for found in _IS.finditer(pair.target):
        if value and value == _value(found["age"]) and not _NEARLY.search(pair.target, max(0, found.start() - _NEAR), found.start("age")):
            start, end = found.span("age")
            yield start, end, f"nearly {found['age']}", said.group()


def _value(age: str, language: str = "en") -> float | None:
    """The age, in digits or in words."""
    units, parts = number_words.words(language, "unit"), age.lower().split("-")
    return float(age) if age.isdigit() else sum(units[part] for part in parts) if units.keys() >= set(parts) else None
