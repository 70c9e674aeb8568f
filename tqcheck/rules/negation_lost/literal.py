"""A negation that only the place of its *not* tells, in a sentence that is translated word by word."""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair
from ...text.inflect_en import tags
from ...text.wordlists import words
from .denied import denied
from .place import cut_english
from .whole import AUXILIARIES, is_noun

_LITERAL, _LITERAL_NEAR, _NEAR, _REACH, _BRIEF, _BEYOND = 0.55, 0.5, 5, 40, 6, 2
"""Share of the words with a counterpart, in all and so many words around *pas*, from which a translation is taken word by word;
characters around the place of *pas* in which an auxiliary is looked for; words up to which a sentence is so short that it is not asked;
words behind the auxiliary that are looked at."""


_HAVE = frozenset("a ont ai as avons avez avait avaient".split())
_LEAST = 8
"""Least weight of a link."""


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


def verb(pair: Pair, match: re.Match[str]) -> tuple[int, int] | None:
    """The past form that is the dictionary's word for the denied participle, directly behind its subject: *a ménagé*, spared."""
    behind = list(pair.french_within(match.end("word"), match.end("word") + 2))
    j = pair.fuller.get(behind[0]) if behind and match["middle"].strip().lower() in _HAVE else None
    if j is None or denied(pair) or pair.weight(behind[0], j) < _LEAST or "past" not in tags(pair.english[j][2]) or is_noun(pair, j):
        return None
    return pair.english[j][:2]


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
