"""What somebody is suspected or accused of told as a fact, and what one says of oneself told as what others say.

*Il est soupçonné d'avoir détourné des fonds* against *he embezzled funds*; *le ministère se dit ouvert* against *the ministry is said to be open*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.inflect_en import is_participle, tags, turned
from ...text.lazy import Expression
from ..negation_lost.whole import AUXILIARIES, is_verb
from .lost import UNSURE, Place

_SUSPECTED = Expression(
    r"\b(?P<what>soupçonn|suspect|accus|inculp)(?:é|ée|és|ées) (?P<of>d'(?:avoir|être) (?:\w+ment |été )?|d'(?:y |en )?avoir )(?P<verb>[a-zà-ÿœ]+)",
    re.I,
)
_CHARGED = Expression(
    r"\b(?:convict\w*|sentenc\w*|trial|tried|guilt\w*|count|counts|blam\w*|prosecut\w*|investigat\w*|indict\w*|suspicio\w*|for \w+ing|prevent\w*|den(?:y|ies|ied)|denounc\w*|critici[sz]\w*)\b",
    re.I,
)
_ITSELF = Expression(
    r"\bse (?P<verb>dit|disent|disait|disaient) (?!(?:que|qu'|de|d'|en|dans|à|comme|ici|encore|souvent|parfois|aussi)\b)(?P<what>\w+)"
)
_SAID_TO_BE = Expression(r"\b(?P<be>is|are|was|were) (?:reportedly|said to be) ")
_LEAST = 8
"""Weight from which an English verb translates the French one."""


def places(pair: Pair) -> Iterator[tuple[int, int, tuple[str, ...], str, str]]:
    """(start, end, what may stand there, the French, what is wrong)."""
    if _may_charge(pair.source) and (found := _SUSPECTED.search(pair.source)) and (place := _fact(pair, found)):
        yield *place, found.group(), "The source says that somebody is suspected of it; the English tells it as a fact."
    if "se di" in pair.source and (itself := _ITSELF.search(pair.source)) and len(said := list(_SAID_TO_BE.finditer(pair.target))) == 1:
        past, many = said[0]["be"] in ("was", "were"), said[0]["be"] in ("are", "were")
        if many == itself["verb"].endswith("ent"):
            says = "said" if past else "say" if many else "says"
            offers = tuple(f"{says} {who}" for who in (("they were" if past else "they are",) if many else _ones(past)))
            yield said[0].start(), said[0].end() - 1, offers, itself.group(), "They say it of themselves; the English lets others say it."


def _may_charge(source: str) -> bool:
    return "ccus" in source or "oupçonn" in source or "uspect" in source or "nculp" in source


def _ones(past: bool) -> tuple[str, ...]:
    be = "was" if past else "is"
    return f"it {be}", f"he {be}", f"she {be}"


def _fact(pair: Pair, found: re.Match[str]) -> Place | None:
    """The English verb of what one is suspected of, if nothing says that it is not sure."""
    if UNSURE.search(pair.target) or _CHARGED.search(pair.target):
        return None
    j = pair.counterpart(found.start("verb"), _LEAST)
    if not j:
        return None
    (first, _, before), (start, end, verb) = pair.english[j - 1], pair.english[j]
    noun = "accused" if found["what"].lower() in ("accus", "inculp") else "suspected"
    if before.lower() in ("has", "have", "had", "was", "were") and is_participle(verb):
        done = f"been {verb}" if before.lower() in ("was", "were") else verb
        be = "is" if before.lower() in ("has", "was") else "are"
        return first, end, (f"{be} {noun} of having {done}", f"allegedly {pair.target[first:end]}")
    if before.lower() in AUXILIARIES or "past" not in tags(verb) or not is_verb(pair, j):
        return None
    return start, end, (f"allegedly {verb}", f"is {noun} of having {turned(verb, 'part')}")
