"""Hearsay told as a fact: *des détenus auraient subtilisé l'arme* against *inmates stole the weapon*.

Of 180 conditionals of hearsay in 15,500 human translations 16 lose it, ten of them by the translator's slip. Silent where any English word says
that it is not sure, or who says it.
"""

from __future__ import annotations

import re

from ..bitext import Pair
from ..text.inflect_en import is_participle, tags, turned
from ..text.lazy import Expression
from .negation_whole import AUXILIARIES, is_verb

_UNSURE = Expression(
    r"\b(?:report\w*|alleg\w*|apparent\w*|suppos\w*|sa(?:id|ys?|ying)|according|thought|think\w*|believ\w+|underst\w+|claim\w*|suspect\w*|presum\w*|purport\w*|may|might|could|"
    r"would|should|seem\w*|appear\w*|rumou?r\w*|probabl\w+|likely|estimat\w+|possib\w+|potential\w*|told|tells?|accus\w+|charg\w*|perhaps|if|maybe|ostensib\w+|can|hear\w*|"
    r"suggest\w*|indicat\w*|assum\w*|consider\w*|explain\w*|wr[io]t\w*|quot\w+|announc\w+|add(?:s|ed)|will|expected|admit\w*|den(?:y|ies|ied)|assert\w*|insist\w*|ought|"
    r"conclud\w+|guess\w*|show\w*|evidence|hint\w*|reveal\w*|learn\w*|put at|unclear|unconfirmed|linked|opinion|view|sources?|never|not|wish\w*|doubt\w*|accused|confirm\w*|"
    r"regrett?\w*|had (?:he|she|it|they|the)|declar\w*|affirm\w*|assur\w*|argu\w*|maintain\w*|mention\w*|question\w*|wanted|supposed)\b|n't\b|\?",
    re.I,
)
_BE_HAVE = {"serai": frozenset(("was", "were", "is", "are")), "aurai": frozenset(("had", "has", "have"))}
_REACH = 6
"""Words from the expected place to the verb."""


def perfect(pair: Pair, start: int) -> tuple[int, int, tuple[str, ...]] | None:
    """(start, end, what should stand there) of the English verb for the French participle that stands at `start`; None where the English is
    not sure either, or the verb is not found.
    """
    if _UNSURE.search(pair.target):
        return None
    i = next((i for i, (at, _, _) in enumerate(pair.french) if at == start), None)
    j = pair.fuller.get(i) if i is not None else None
    if j is None:
        j = _nearest(pair, start)
    if j is None or not is_verb(pair, j) or not {"past", "part"}.intersection(tags(pair.english[j][2])):
        return None
    verb = pair.english[j][2]
    last = j - 1
    while last > 0 and pair.english[last][2].endswith("ly"):
        last -= 1
    before = pair.english[last][2].lower() if last >= 0 else ""
    if before in AUXILIARIES | {"been"} and is_participle(verb):
        first = last - (before == "been" and last > 0)
        if pair.english[first][2].lower() not in ("was", "were", "has", "have", "had"):
            return None
        said, rest = (
            pair.target[slice(*span)]
            for span in ((pair.english[first][0], pair.english[last][1]), (pair.english[last][1], pair.english[j][1]))
        )
        return pair.english[first][0], pair.english[j][1], (f"{said} reportedly{rest}",)
    if before in AUXILIARIES or "past" not in tags(verb):
        return None
    return *pair.english[j][:2], (f"reportedly {verb}", f"is said to have {turned(verb, 'part')}")


def _nearest(pair: Pair, start: int) -> int | None:
    """The one verb in the past near where that of the French is expected."""
    expected = pair.place(start, start + 1)
    near = sum(at < expected for at, _, _ in pair.english)
    able = [
        j
        for j in range(max(0, near - _REACH), min(len(pair.english), near + _REACH))
        if j not in pair.links.values()
        and pair.english[j][2].lower() not in AUXILIARIES
        and is_verb(pair, j)
        and "past" in tags(pair.english[j][2])
    ]
    return able[0] if len(able) == 1 else None


def state(pair: Pair, found: re.Match[str]) -> tuple[int, int, tuple[str, ...]] | None:
    """The same for the English *was* or *had* of a French *serait* or *aurait*."""
    if _UNSURE.search(pair.target):
        return None
    forms, expected = _BE_HAVE[found["verb"].lower()], pair.place(*found.span())
    near = sum(start < expected for start, _, _ in pair.english)
    able = [(abs(j - near), j) for j, (_, _, word) in enumerate(pair.english) if word.lower() in forms]
    if not able or min(able)[0] > _REACH:
        return None
    start, end, word = pair.english[min(able)[1]]
    return start, end, (f"{word} reportedly" if found["verb"].lower() == "serai" else f"reportedly {word}",)
