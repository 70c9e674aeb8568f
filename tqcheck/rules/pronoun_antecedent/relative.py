"""*Which* behind a person: *the artist, which lives in Lomé*; French *qui* is said of persons and things."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.lazy import Expression
from ...text.people import words
from .found import told

_HEAD = Expression(r"(?<![\w'-])(?P<head>[a-z]+)(?P<comma>,?) \Z")
_PAST = r"[a-z]{3,}ed|met|won|took|came|made|went|fled|led|gave"
_FINITE = {
    False: Expression(rf" (?:(?:also|then|still|already|never) )?(?:is|was|has|does|[a-z]{{3,}}s|{_PAST})\b"),
    True: Expression(rf" (?:(?:also|then|still|already|never) )?(?:are|were|have|do|{_PAST})\b"),
}
"""The verb of one person, and of several."""
_OF_PERSONS = Expression(
    r" (?:(?:also|then|still|already|now) )?(?:lives?|lived|works|worked|resigned|died|was born|were born|heads|headed|chairs|chaired|fled|studied|teaches|plays|sings|"
    r"is married|was married|has lived|has worked|is \d\d|was \d\d)\b"
)
"""What only a person does: behind a comma *which* may mean the whole clause."""
_ANOTHER = Expression(
    r"\b(?:kind|sort|type|number|part|group|class|list|generation|majority|team|association|union) of (?:[\w'-]+ ){0,2}\Z"
    r"|\b(?:of|for|by|with|to|from|on|about|regarding|between|among|against|over|in) (?:(?!the|a|an|this|his|her|its|their|these|those|two|three)[a-z-]+ )?\Z"
)
"""What the relative clause may be about instead."""

_SEVERAL = frozenset("men women leaders players opponents gunmen fishermen policemen".split())


def relatives(reading: Reading) -> Iterator[Finding]:
    """Those behind a noun that only a person is, or several are."""
    text = reading.text
    for at in reading.find(b" which "):
        start = at + 1
        match = _HEAD.search(text, max(0, start - 40), start)
        if match is None:
            continue
        head, human = match["head"], words("human")
        if head not in human and not (head.endswith("s") and head[:-1] in human):
            continue
        verb = _OF_PERSONS if match["comma"] else _FINITE[head not in human or head in _SEVERAL]
        if verb.match(text, start + 5) and not _ANOTHER.search(text, max(0, match.start() - 40), match.start()):
            noun = Evidence("the person", head, match.start("head"))
            yield told(start, start + 5, f"'which' for a person: '{head}'.", ("who",), (noun,), 0.85)
