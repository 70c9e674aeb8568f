"""*Plus* and *moins* turned round: *la moins peuplée*, the most populated; *moins élevé*, higher; *aussi élevé que*, higher than.

The word compared must have its counterpart, and what stands before that, or its ending, says the other thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.lazy import Expression, I
from ...text.wordlists import table

_COMPARED = Expression(r"\b(?P<how>plus|moins) (?P<word>[a-zà-ÿœ]{3,})\b", I)
_OTHER = {"plus": {"less": "more", "least": "most"}, "moins": {"more": "less", "most": "least"}}
_LEAST, _NEAR = 8, 40
_BY_SO_MUCH = Expression(r"(?: ?%| [\w'’-]+){1,3} de (?P<how>plus|moins)(?= qu| par rapport|[,.;)]|$)")
_MORE = Expression(
    r"\b(?:more|higher|above|longer|greater|extra|additional\w*|further|up|over|ris\w+|rose|increas\w*|gain\w*|plus|another)\b", I
)
_LESS = Expression(r"\b(?:less|fewer|lower|below|shorter|smaller|down|under|short|f[ae]ll\w*|drop\w*|declin\w*|decreas\w*|minus|cut)\b", I)
_TURNED = {"more": "less", "less": "more", "fewer": "more", "higher": "lower", "lower": "higher", "above": "below", "below": "above"}
"""What says the opposite of such a number, and what should stand there."""
_BEHIND = 30
"""Characters around a number in which it stands."""


def turned(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every comparison turned round."""
    yield from _counted(pair)
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


def _counted(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """*10 francs de plus qu'en 2023* against *10 francs less*: beside the number stands the other thing and nothing of the right one."""
    for number, other in pair.figures.matched:
        said = _BY_SO_MUCH.match(pair.source, number.end)
        first, last = other.end, min(len(pair.target), other.end + _BEHIND)
        right, wrong = (_MORE, _LESS) if said and said["how"] == "plus" else (_LESS, _MORE)
        if not said or right.search(pair.target, max(0, other.start - _BEHIND), last):
            continue
        found = wrong.search(pair.target, first, last)
        if found and found.group().lower() in _TURNED:
            shown = f"{pair.source[number.start : number.end]}{said.group()}"
            yield *found.span(), _TURNED[found.group().lower()], shown


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
