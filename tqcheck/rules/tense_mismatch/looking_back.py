"""A French *futur antérieur* that looks back, left a future: *le clou aura été la troupe de Man* is *was*, not *will have been*.

It sums up what has happened; where something is to come (*d'ici*, *quand*, *avant la fin*, a hope), it keeps its sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression

_AURA = Expression(r"\b(?:aura|auront) (?:\w+ment |ainsi |donc |finalement |bien )?été\b(?! \w+(?:é|ée|és|ées)\b)")
_TO_COME = Expression(
    r"\b(?:d'ici|avant|quand|lorsqu[e']|une fois|dès|aussitôt|après qu[e']|tant qu[e']|jusqu[e']|demain|prochaine?s?|bientôt|si|s'ils?|sans doute|probablement|peut-être|"
    r"espèr\w+|espér\w+|dans (?:\w+ (?:ans|mois|jours|semaines|heures)|les)|en 20(?:2[5-9]|[3-9]\d)|l'an|selon|devrait|pourrait|va|vont)\b|\?",
    2,
)
_WILL_HAVE = Expression(r"\bwill (?P<adverb>\w+ly |thus )?have been\b")


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "will " not in pair.target:
        return
    said, found = list(_WILL_HAVE.finditer(pair.target)), list(_AURA.finditer(pair.source))
    if len(said) == len(found) == 1 and not _TO_COME.search(pair.source):
        many = pair.target[: said[0].start()].rstrip().endswith("s")
        yield *said[0].span(), f"{'were' if many else 'was'} {said[0]['adverb'] or ''}".strip(), found[0].group()
