"""A title of the other sex before a name: *Mr Wrona* for *Mme Wrona*, *Ms Obiang* for *M. Obiang*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.fold import bare
from ...text.lazy import Expression
from .slip import Slip

_SEX = {"m": "m", "mr": "m", "monsieur": "m", "mme": "f", "mlle": "f", "madame": "f", "mademoiselle": "f"}
_OURS = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f"}
_RIGHT = {"m": ("Mr",), "f": ("Ms", "Mrs")}
_NAME = r"(?P<name>(?:(?:[A-ZÀ-ÞŒ][\w'-]+|de|du|des|van|von|der|den|el|al|ben|bin|ould|la|le)[ ]){0,4}[A-ZÀ-ÞŒ][\w'-]+)"
_FRENCH = Expression(rf"\b(?P<title>M(?=\.)|Mr|Mme|Mlle|[Mm]onsieur|[Mm]adame|[Mm]ademoiselle)\.? {_NAME}")
_ENGLISH = Expression(rf"\b(?P<title>Mrs?|Ms|Miss)\.? {_NAME}")
_COUPLE = Expression(r"\b(?:MM?|Mr|[Mm]onsieur)\.? (?:et|ou) (?:Mme|[Mm]adame)\b|\b(?:Mme|[Mm]adame) (?:et|ou) (?:M|[Mm]onsieur)\b")


def slips(pair: Pair) -> Iterator[Slip]:
    """The titles of a pair whose bearer has only one of the other sex in the source around."""
    if pair.small[1].isdisjoint(word.lower() for word in _OURS):
        return
    source = pair.whole[0]
    if _COUPLE.search(source):
        return
    theirs: dict[str, dict[str, str]] = {}
    for said in _FRENCH.finditer(source):
        theirs.setdefault(_surname(said["name"]), {})[_SEX[said["title"].lower()]] = said.group()
    for match in _ENGLISH.finditer(pair.target) if theirs else ():
        borne = theirs.get(_surname(match["name"]), {})
        if len(borne) == 1 and _OURS[match["title"]] not in borne:
            sex, french = next(iter(borne.items()))
            start, end = match.span("title")
            yield Slip(pair.start + start, pair.start + end, _RIGHT[sex], f"'{match['title']}' for French {french}.", french)


def _surname(name: str) -> str:
    return bare(name.removesuffix("'s").rpartition(" ")[2])
