"""Openings that are said of nobody, because the clause has no subject that one could be said of: *Having left at dawn, there were fifty on board*,
*Chartered by a charity, it has been nine days that the ship drifts*, *A nurse by profession, Eleni's car is where she sleeps*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...terms.reading import Reading
from ...text.inflect_en import is_participle, tags
from ...text.lazy import Expression
from ...text.wordlists import row

SHAPES = (b", there ", b", it has been ", b", it is ", b", it was ", b" by profession, ", b" by trade, ", b" by training, ")
_OPENING = Expression(
    lambda: (
        r"(?:(?:After|By|While|Before|Upon|On|Since|Without|Once) )?"
        rf"(?!(?:{row('clauses.tsv', 'no-participles')}|Given|Compared|Based|Speaking|Looking|Provided|Granted|Assuming|Said|Asked)\b)"
        r"(?:(?P<having>[Hh]aving) (?:been )?)?(?P<form>[A-Za-z][a-z]{2,}) [^.;:!?\"()]{2,100}\Z"
    )
)
_THERE = Expression(r", there (?:is|are|was|were|has been|have been|had been|will be)\b")
_SINCE = Expression(r", it (?:has been|is|was) [^.,;:]{2,30}(?:days|weeks|months|years|hours) (?:that|since)\b")
_TRADE = Expression(
    r"An? (?:[\w-]+ ){1,3}by (?:profession|trade|training)(?: [^,.;:]{2,30})?, (?P<clause>[A-ZÀ-Þ][\w-]+(?: [A-ZÀ-Þ][\w-]+)?'s (?:[a-z]+ ){1,2}(?:is|are|was|were|has|had|will)\b)"
)
_FAR = 130
"""Characters of an opening."""


def clauses(reading: Reading) -> Iterator[re.Match[str]]:
    """What follows an opening and has nothing that it could be said of; a clause in the group of that name."""
    text = reading.text
    for shape in SHAPES:
        for at in reading.find(shape):
            first, last = reading.sentences.at(at)
            if shape.startswith(b" by"):
                match = _TRADE.match(text, first, last)
            else:
                match = (
                    (_THERE.match(text, at, last) or _SINCE.match(text, at, last)) if at - first < _FAR and _opens(text[first:at]) else None
                )
            if match:
                yield match


def _opens(said: str) -> bool:
    """Whether these words are a participle and what belongs to it."""
    match = _OPENING.match(said)
    if match is None:
        return False
    form = match["form"].lower()
    return bool(match["having"]) or is_participle(form) or ("ing" in tags(form) and not said[0].isupper())
