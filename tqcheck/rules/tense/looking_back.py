"""A French *futur antérieur* that looks back, left a future: *le clou aura été la troupe de Man* is *was*, not *will have been*.

It sums up what has happened; where something is to come (*d'ici*, *quand*, *avant la fin*, another future), it keeps its sense.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bitext import Pair
from ...text.inflect_en import is_participle, turned
from ...text.lazy import Expression

_AURA = Expression(
    r"\b(?:aura|auront|sera|seront) (?:\w+ment |ainsi |donc |finalement |pas |bien )?(?P<verb>\w+(?:é|ée|és|ées|u|ue|us|ues|i|ie|is|it|ite|ises?|rt|rte))\b"
)
_TO_COME = Expression(
    r"\b(?:d'ici|avant|quand|lorsqu[e']|une fois|dès|aussitôt|après qu[e']|tant qu[e']|jusqu[e']|demain|prochaine?s?|bientôt|si|s'ils?|sans doute|probablement|peut-être|"
    r"dans (?:\w+ (?:ans|mois|jours|semaines|heures)|les)|en 20(?:2[5-9]|[3-9]\d)|l'an|selon|devrait|pourrait|va|vont)\b|\?",
    2,
)
_WILL_HAVE = Expression(r"\bwill (?P<adverb>\w+ly |thus )?have (?P<verb>[a-z]+)\b")


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "will " not in pair.target:
        return
    said, found = list(_WILL_HAVE.finditer(pair.target)), list(_AURA.finditer(pair.source))
    if (
        len(said) != 1
        or len(found) != 1
        or _TO_COME.search(pair.source)
        or not (said[0]["verb"] == "been" or is_participle(said[0]["verb"]))
    ):
        return
    verb, adverb = said[0]["verb"], said[0]["adverb"] or ""
    past = "was" if verb == "been" else "had" if verb == "had" else turned(verb, "past")
    yield *said[0].span(), f"{adverb}{past}", found[0].group()
