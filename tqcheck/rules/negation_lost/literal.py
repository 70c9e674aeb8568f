"""A negation that only the place of its *not* tells, in a sentence that is translated word by word."""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair
from ...text.wordlists import words
from .denied import denied
from .place import cut_english
from .whole import AUXILIARIES

_LITERAL, _LITERAL_NEAR, _NEAR, _REACH, _BRIEF, _BEYOND = 0.55, 0.5, 5, 40, 6, 2
"""Share of the words with a counterpart, in all and so many words around *pas*, from which a translation is taken word by word;
characters around the place of *pas* in which an auxiliary is looked for; words up to which a sentence is so short that it is not asked;
words behind the auxiliary that are looked at."""


def auxiliary(pair: Pair, match: re.Match[str], word: int) -> tuple[int, int] | None:
    """The auxiliary where the *not* should stand, with the word behind it, if all is translated word by word and nothing
    denies at all; `word` is the number of the French *pas*."""
    if denied(pair) or match["word"].lower().startswith(("auc", "rien")):
        return None
    asked = pair.asked
    around = [i for i in asked if abs(i - word) < _NEAR]
    brief = max(len(pair.french), len(pair.english)) <= _BRIEF
    if not brief and (
        not around
        or any(sum(i in pair.links for i in some) < share * len(some) for some, share in ((asked, _LITERAL), (around, _LITERAL_NEAR)))
    ):
        return None
    target, place = pair.target, pair.place(*match.span("word"))
    able = [
        (not {*",;:"}.isdisjoint(target[min(start, place) : max(start, place)]), abs(start - place), j)
        for j, (start, _, w) in enumerate(pair.english[:-1])
        if w.lower() in AUXILIARIES
        and abs(start - place) <= _REACH
        and not cut_english(pair, j)
        and not (j and pair.english[j - 1][2].lower() in ("who", "what", "how", "why", "where"))
    ]
    if not able:
        return None
    _, _, j = min(able)
    return (pair.english[j][0], pair.english[j + 1][1]) if _translated(pair, j + 1) else None


def _translated(pair: Pair, j: int) -> bool:
    """Whether the first word from there that says something translates a word of the source: what affirms by its opposite does not
    (*n'ont pas bougé*, were flat)."""
    said = set(pair.fuller.values())
    for k in range(j, min(j + _BEYOND, len(pair.english))):
        word = pair.english[k][2].lower()
        if k in said or word in AUXILIARIES:
            return k in said or _translated(pair, k + 1)
        if len(word) > 2 and word not in words("common-words-en.txt") and not word.endswith("ly"):
            return False
    return True
