"""*Plus* and *moins* turned round: *la moins peuplée*, the most populated; *moins élevé*, higher; *aussi élevé que*, higher than.

The word compared must have its counterpart, and what stands before that, or its ending, says the other thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.lazy import Expression
from ...text.wordlists import table

_COMPARED = Expression(r"\b(?P<how>plus|moins) (?P<word>[a-zà-ÿœ]{3,})\b", re.I)
_OTHER = {"plus": {"less": "more", "least": "most"}, "moins": {"more": "less", "most": "least"}}
_LEAST, _NEAR = 8, 40


def turned(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every comparison turned round."""
    matches = list(_COMPARED.finditer(pair.source))
    if not matches:
        return
    denied = denials.english("any").search(pair.target) or denials.french().search(pair.source)
    for match in matches:
        how, word = match["how"].lower(), match["word"].lower()
        if denied:
            return
        i = pair.french_at(match.start("word"))
        j = pair.links.get(i) if i is not None else None
        if i is not None and j and pair.learned(i, j) >= _LEAST:
            start, end, before = pair.english[j - 1]
            if (fix := _OTHER[how].get(before.lower())) and pair.target[end : pair.english[j][0]] == " ":
                yield start, end, fix, match.group()
                continue
        if len(matches) == 1:
            yield from _antonym(pair, how, word, match)


def _antonym(pair: Pair, how: str, word: str, match: re.Match[str]) -> Iterator[tuple[int, int, str, str]]:
    """*higher* for *moins élevé*, where *lower* does not stand in the English."""
    place = pair.place(*match.span())
    for head, right, wrong in _pairs():
        if not word.startswith(head):
            continue
        if how == "moins":
            right, wrong = wrong, right
        rights, wrongs = right.split("|"), wrong.split("|")
        if any(re.search(rf"\b{one}\b", pair.target, re.I) for one in rights):
            return
        at = [m for one in dict.fromkeys(wrongs) for m in re.finditer(rf"\b{one}\b", pair.target, re.I) if abs(m.start() - place) <= _NEAR]
        if len(at) == 1:
            fix = rights[min(wrongs.index(at[0].group().lower()), len(rights) - 1)]
            yield at[0].start(), at[0].end(), fix, match.group()
        return


@cache
def _pairs() -> tuple[tuple[str, ...], ...]:
    return table("comparatives.tsv")
