"""Whether an English word that an entry would call wrong translates another word of the source, and rightly.

*The case was heard in a hut* for *l'affaire a été jugée dans une case*: the word is the usual translation of French that the entry does not
speak of. Then the entry's own French is translated by something else.
"""

from __future__ import annotations

from collections.abc import Iterable

from ..text import lexicon, stems
from .program import Found

_SURE = 15
"""Weight in the lexicon from which a French word is translated so as a rule."""
_CLOSE = 40
"""Characters of the source: so much farther from the place of the English word than the entry's French may the other word stand."""


def translates_another(word: str, at: float, source: str, own: Iterable[Found]) -> bool:
    """Whether `word`, whose place answers to `at` in the source, is the usual translation of a word outside the entry's `own` French."""
    if not word.isalpha():
        return False
    stem = stems.english(word)
    found = list(own)
    told = {stems.french(each) for one in found for _, _, each in stems.tokens(source[one.start : one.end])}
    reach = min((abs(one.start - at) for one in found), default=0.0) + _CLOSE
    return any(
        abs(start - at) <= reach and (root := stems.french(french)) not in told and lexicon.translations(root).get(stem, 0) >= _SURE
        for start, _, french in stems.tokens(source)
    )
