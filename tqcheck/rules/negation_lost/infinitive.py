"""A negation before an infinitive (*promet de ne pas augmenter*): its place is the English infinitive, not the verb that governs it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.inflect_en import tags
from ...text.lazy import Expression, I
from ...text.wordlists import words
from .place import cut_english

_BEFORE = Expression(
    r"\b(?P<link>de|à|pour) (?P<ne>ne) (?P<word>pas|plus|jamais) (?:(?:les?|la|leur|lui|y|en|se|me|te|nous|vous) |(?:l'|s'|m'|t'|d'|y ))*(?P<verb>[\w-]+)",
    I,
)
_NOT_SO = Expression(r"\b(?:not|never|no longer|without) (?:to\b|\w+ing\b)", I)
_LEAST, _REACH, _NEAR = 8, 6, 8
"""Least weight of a link; words from the place of the negation to the English verb; words around it in which a denial counts."""
_DENIED = {"pas": "not", "plus": "no longer", "jamais": "never"}
_GOVERNED = frozenset("to of for".split())
_THEM = frozenset("be have".split())
"""What stands between *to* and a verb in the passive or in the past."""


def places(pair: Pair, *, sure: bool) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French); if not `sure`, also verbs that only stand where the denied one should."""
    for match in _BEFORE.finditer(pair.source):
        if found := _place(pair, match, sure):
            start, end = found
            written = pair.target[start:end]
            denial = _DENIED[match["word"].lower()]
            of, _, rest = written.partition(" ")
            yield start, end, f"{denial} {written}" if of == "to" else f"{of} {denial} {rest}", match.group()


def _place(pair: Pair, match: re.Match[str], sure: bool) -> tuple[int, int] | None:
    """*to* and the verb behind it (*of* and a form in -ing), where it translates the denied one, or stands in its place."""
    verbs = [i for i in (pair.french_at(match.start("verb")),) if i is not None]
    if verbs and pair.french[verbs[0]][2].lower() in words("beside-negation-fr.txt"):
        verbs.append(verbs[0] + 1)  # ne pas faire sauter, ne pas avoir payé
    if _NOT_SO.search(pair.target):
        return None
    linked = [j for i in verbs if (j := pair.fuller.get(i)) is not None and pair.weight(i, j) >= _LEAST]
    able = [k for k in range(len(pair.english) - 1) if _governs(pair, k)]
    if linked:
        able = [k for k in able if k < linked[-1] <= k + 1 + (pair.english[k + 1][2].lower() in _THEM | {"having", "being"})]
    elif sure:
        return None
    else:
        near = pair.near(*match.span("ne"))
        able = [k for k in able if abs(k - near) <= _REACH and not _translates_another(pair, k + 1, verbs)]
    if len(able) != 1:
        return None
    k = able[0]
    first = pair.english[max(0, k - _NEAR)][0]
    last = pair.english[min(len(pair.english) - 1, k + _NEAR)][1]
    if denials.english_may().search(pair.target, first, last):
        return None
    return pair.english[k][0], pair.english[k + 1][1]


def _governs(pair: Pair, k: int) -> bool:
    """Whether a small word and the one behind it are an infinitive, or *of* and a form in -ing."""
    word, behind = pair.english[k][2].lower(), pair.english[k + 1][2].lower()
    if word not in _GOVERNED or cut_english(pair, k):
        return False
    return "base" in tags(behind) if word == "to" else behind.endswith("ing") and len(behind) > 4


def _translates_another(pair: Pair, j: int, verbs: list[int]) -> bool:
    """Whether an English word is the counterpart of a French one that is not denied."""
    return any(there == j and i not in verbs for i, there in pair.links.items())
