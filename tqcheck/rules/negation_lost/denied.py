"""What denies in the English, as far as it can stand for the negation of the French in question."""

from __future__ import annotations

import re
from functools import cache

from ...bilingual.bitext import Pair
from ...text import denials, lexicon, stems
from ...text.lazy import Expression, I
from ...text.wordlists import table
from . import whole

_STRONG = Expression(
    r"un|in|im|ir|il|dis|mis|non|fail|lack|refus|den|avoid|prevent|reject|hard|scarcely|barely|rarely|seldom|neither|nor\b|yet\b", I
)
"""What denies although it translates another French word as well (*unclear* for *pas clair*)."""
_ITSELF = Expression(
    r"empêch|refus|interdi|évit|manqu|échou|échec|perd|perte|priv|nie|démen|rejet|exclu|absen|sans|im(?=[mp])|in(?!ter)|ir(?=r)|dés?|mé[cfs]",
    I,
)
"""French words that are denials themselves."""
_YET_LEFT = Expression(r" ?[.,;:]| (?:been|tried|to be seen)\b")
"""Behind a *yet* that only a denial can have left behind."""
_CLOSE_BEFORE, _CLOSE_AFTER = 8, 4
"""Words before and after a counterpart in which a denial counts."""


def denied_near(pair: Pair, j: int) -> bool:
    first, last = max(0, j - _CLOSE_BEFORE), min(len(pair.english) - 1, j + _CLOSE_AFTER)
    return denied(pair, pair.english[first][0], pair.english[last][1])


def denied(pair: Pair, first: int = 0, last: int | None = None, denied_verb: re.Match[str] | None = None) -> bool:
    """Whether a word of target[first:last] may say what the negation says; one that translates another French word does not, nor one that
    translates what is denied, if that is given (*conteste plus*, *disputes*)."""
    said = {pair.english[j][0]: (i, j) for i, j in pair.links.items()}
    return any(
        (match.start() not in said or (_STRONG.match(match.group()) and not _is_its_own(pair, *said[match.start()])))
        and not paired(pair, match.group().lower())
        and not (match.group() == "yet" and _YET_LEFT.match(pair.target, match.end()))
        and not (match.group() == "far" and pair.target.endswith("so ", 0, match.start()))
        and not (denied_verb and whole.says(pair, denied_verb, match.group().lower()))
        for match in denials.english_may().finditer(pair.target, first, len(pair.target) if last is None else last)
    )


def _is_its_own(pair: Pair, i: int, j: int) -> bool:
    """Whether a French word is itself a denial of which the English word is a usual translation (*empêche*, *preventing*)."""
    rows = lexicon.stems_for(pair.french[i][2])
    return _ITSELF.match(pair.french[i][2]) is not None and 3 * rows.get(stems.english(pair.english[j][2]), 0) >= max(
        rows.values(), default=1
    )


def paired(pair: Pair, word: str) -> bool:
    """Whether a denial of the English has its own French word, so that it says nothing of the negation."""
    own = _own().get(word)
    if own is None or " non plus" in pair.source:
        return False
    said = sum(own.fullmatch(w) is not None for _, _, w in pair.french)
    return said > 0 and [w.lower() for _, _, w in pair.english].count(word) <= said


@cache
def _own() -> dict[str, re.Pattern[str]]:
    """The French word that an English one translates that may deny."""
    return {word: re.compile(french, re.I) for word, french in table("denials-own.tsv")}
