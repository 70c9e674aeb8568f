"""Pronouns that are stressed: *selon elle*, according to him; *avec lui*, with her; *la maire, elle, …*, the mayor, for his part."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...bilingual.bitext import Pair
from ...text import french_persons
from ...text.antecedents import OBJECT
from ...text.lazy import Expression, I
from .slip import GOES_ON, Slip

_PREPOSITIONS = {
    "according to": "selon|d'après|pour",
    "for": "pour|à",
    "with": "avec|chez",
    "against": "contre",
    "without": "sans",
    "by": "par",
    "behind": "derrière",
    "before": "devant|avant",
    "after": "après",
    "around": "autour d[e']",
}
_TURNED = {"him": ("elle", "lui"), "her": ("lui", "elle")}
"""An English pronoun → the French one that contradicts it, and the one that it may translate."""

_APART = Expression(r"(?P<noun>[\w-]+)?, (?P<who>elles?|lui|eux)(?:-mêmes?)?,|\bquant à (?P<as>elles?|lui|eux)\b", I)
_PART = Expression(r"\bfor (?P<word>his|her) part\b", I)
_RIGHT = {("elle", "his"): ("her", "its"), ("lui", "her"): ("his", "its")}
"""What a French pronoun set apart is in English: of a person, of a thing."""


def places(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """The spans in the target of every *him* and *her* behind a preposition of which the source has the pronoun of the other gender only."""
    french, english = pair.small
    for written, (said, own) in _TURNED.items():
        if said not in french or written not in english:
            continue
        for preposition, theirs in _PREPOSITIONS.items():
            found = list(_behind(preposition, written).finditer(pair.target))
            if (
                len(found) == 1
                and len(_behind(theirs, said).findall(pair.source)) == 1
                and not _behind(theirs, own).search(pair.source)
                and not _behind(preposition, "her" if written == "him" else "him").search(pair.target)
                and (written == "him" or OBJECT.match(pair.target, found[0].end()))
            ):
                yield *found[0].span("word"), said


def parts(pair: Pair) -> Iterator[Slip]:
    """The *his* of *for his part* for *elle*, and of the like, where each stands once."""
    if " part" not in pair.target:
        return
    apart, part = list(_APART.finditer(pair.source)), list(_PART.finditer(pair.target))
    if len(apart) != 1 or len(part) != 1:
        return
    said, written = (apart[0]["who"] or apart[0]["as"]).lower(), part[0]["word"].lower()
    right = ("their",) if said in ("elles", "eux") else _RIGHT.get((said, written))
    if right:
        thing = apart[0]["noun"] and not french_persons.is_person(apart[0]["noun"].lower()) and apart[0]["noun"].islower()
        start, end = part[0].span("word")
        message = f"'{pair.target[start:end]}' for French {said}."
        yield Slip(pair.start + start, pair.start + end, right[::-1] if thing else right, message, said)


_AMONG_FR = Expression(r"\bparmi (?P<who>elles?|lui|eux)\b", I)
_AMONG = Expression(r"\bamong (?P<word>her|him|it)\b(?! \w+s\b)", I)


def among(pair: Pair) -> Iterator[Slip]:
    """*Among her* for *parmi elle*, of a crowd: English says *them*."""
    if "among" in pair.small[1]:
        said, written = list(_AMONG_FR.finditer(pair.source)), list(_AMONG.finditer(pair.target))
        if len(said) == len(written) == 1:
            (start, end), shown = written[0].span("word"), said[0].group().lower()
            message = f"'{pair.target[start:end]}' for many: French {shown}."
            yield Slip(pair.start + start, pair.start + end, ("them",), message, shown, GOES_ON)


@cache
def _behind(prepositions: str, pronoun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{prepositions}) ?(?P<word>{pronoun})\b(?!-|selves?\b)", re.I)
