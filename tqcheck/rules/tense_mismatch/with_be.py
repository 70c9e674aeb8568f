"""The French perfect with *être* taken for a present: *les résultats sont parus* is *were published*, not *are published*; *le pic est passé* is
*has passed*, not *is passed*.

English has states as well (*is gone, is dead, is back*); they are left alone, and so is what is done again and again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import calendar
from ...text.inflect_en import turned
from ...text.lazy import Expression, I

_PERFECT = Expression(
    r"\b(?:est|sont) (?:\w+ment |désormais |déjà |maintenant |enfin |aussi |bien )?"
    r"(?:(?:re)?paru|(?:re)?passé|arrivé|parvenu|survenu|intervenu|(?:re)?venu|retourné|rentré|entré|(?:re)?monté|descendu|(?:re)?tombé|apparu|sorti|décédé|mort|né)(?:e|s|es)?\b(?! (?:par|pour)\b)"
)
_AGAIN = Expression(
    r"\b(?:chaque|tous les|toutes les|souvent|parfois|toujours|généralement|quand|lorsqu[e']|si|une fois|dès que|ce qui)\b|«[^»]*\Z|\?",
    I,
)
_BE = Expression(
    r"\b(?P<be>is|are)(?P<adverb> (?:now|already|finally|also|\w+ly))? (?P<verb>published|released|issued|born|arrived|passed|come|returned|entered|fallen|risen|climbed|appeared|occurred|happened|died|descended)\b"
    r"(?! (?:by|through|on to|down|from|back and|again)\b)"
)
_DATED = Expression(rf"\b(?:{calendar.day('fr')}|hier|dernière?s?|en (?:1\d|20[01])\d\d|\d{{1,2}}(?:er)? {calendar.month('fr')})\b")
_DONE = frozenset("published released issued born".split())
"""What somebody does: *was published*; the others happen of themselves: *has arrived*."""
_REACH = 8
"""Words from the expected place of the English verb."""


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    found, said = list(_PERFECT.finditer(pair.source)), list(_BE.finditer(pair.target))
    if len(found) != 1 or len(said) != 1 or _AGAIN.search(pair.source):
        return
    french, english = found[0], said[0]
    j = pair.english_at(english.start("verb"))
    if j is None or abs(j - pair.near(*french.span())) > _REACH:
        return
    many, adverb, verb = english["be"] == "are", english["adverb"] or "", english["verb"]
    if verb in _DONE:
        fix = f"{'were' if many else 'was'}{adverb} {verb}"
    elif _DATED.search(pair.source):
        fix = f"{adverb} {turned(verb, 'past')}".strip()
    else:
        fix = f"{'have' if many else 'has'}{adverb} {verb}"
    yield *english.span(), fix, french.group()
