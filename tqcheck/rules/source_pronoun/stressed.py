"""Pronouns behind a preposition: *selon elle*, according to him; *avec lui*, with her."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...bitext import Pair
from ...text.antecedents import OBJECT

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


def places(pair: Pair) -> Iterator[tuple[int, str]]:
    """The places in the target of every *him* and *her* behind a preposition of which the source has the pronoun of the other gender only."""
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
                yield found[0].start("word"), said


@cache
def _behind(prepositions: str, pronoun: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{prepositions}) ?(?P<word>{pronoun})\b(?!-|selves?\b)", re.I)
