"""Another day of the same month: *11 November* for *le 1er novembre*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import calendar
from ...text.lazy import Expression

_FRENCH = Expression(rf"(?<![\d/.-])(?<!\bau )(?<!\bet )(?<!\bou )(?<!\bà )(?P<day>\d\d?)(?:er)? (?P<month>{calendar.month('fr')})\b", re.I)
_ENGLISH = Expression(
    rf"(?<![\d/.,:-])(?P<before>\d\d?)(?:st|nd|rd|th)? (?:of )?(?P<month>{calendar.month('en')})\b"
    rf"|\b(?P<named>{calendar.month('en')}) (?:the )?(?P<behind>\d\d?)(?:st|nd|rd|th)?\b(?![:.,]?\d)"
)


def clashes(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what the French says, what to put) of the only day of a month, where the source has another one and the English has that nowhere."""
    names = calendar.english()
    theirs = [(names[match["month"].lower()], match) for match in _FRENCH.finditer(pair.source)]
    ours = [(match["month"] or match["named"], match) for match in _ENGLISH.finditer(pair.target)] if theirs else []
    for month, date in theirs:
        said = [match for name, match in ours if calendar.forms().get(name, name) == month]
        if len(said) != 1 or sum(name == month for name, _ in theirs) != 1:
            continue
        key = "before" if said[0]["before"] else "behind"
        day = date["day"].lstrip("0")
        if said[0][key].lstrip("0") != day and not re.search(rf"(?<![\d.,:]){day}(?:st|nd|rd|th)?(?![\d,:%]|\.\d)", pair.target):
            yield *said[0].span(key), date.group(), day
