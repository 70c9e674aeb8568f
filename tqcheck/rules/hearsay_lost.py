"""Hearsay told as a fact: *aurait été blessé* is *was reportedly injured*, not *was injured*, and not *would be injured*."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..bitext import Pair
from ..records import NamedTuple
from ..text.inflect_en import is_participle, tags, turned
from ..text.lazy import Expression

_HEDGED = Expression(
    r"\b(?:report\w*|alleg\w*|sa(?:id|y|ys|ying)|claim\w*|according|suspect\w*|believ\w*|apparent\w*|thought|think\w*|may|might|could|should|seem\w*|"
    r"appear\w*|suppos\w*|if|accus\w*|rumou?r\w*|told|tell\w*|understood|understand\w*|presum\w*|likely|probab\w*|purport\w*|estimat\w*|charg\w*|expect\w*|"
    r"unless|except|otherwise|perhaps|possib\w*|maybe|will|going|consider\w*|feel|felt|hear\w*|know\w*|reveal\w*|suggest\w*|indicat\w*|argu\w*|assert\w*|"
    r"stat(?:e|es|ed|ing)|admit\w*|confess\w*|den(?:y|ied|ies)|announc\w*|declar\w*|confirm\w*|acknowledg\w*|theor\w*|conspirac\w*|hint\w*|not|never)\b|['’]d\b|n't\b|\?",
    re.I,
)
"""Whatever in the English may say that somebody says so."""
_PASSIVE = Expression(r"\b(?:was|were) (?:\w+ly )?(?P<verb>[a-z]+)\b")
_AUXILIARIES = frozenset("was were has have had would".split())
_NO_PAST = frozenset("to be been being is are the a".split())
"""Before what is no past, but a participle or a noun."""


class Told(NamedTuple):
    """The place of an English verb, what should stand there, and the French."""

    start: int
    end: int
    fix: str
    french: str


def places(pair: Pair, perfects: Iterable[tuple[re.Match[str], int]]) -> Iterator[Told]:
    """The English verbs that tell as a fact what these French ones tell as hearsay; a match comes with the place of its verb."""
    every = list(perfects)
    hedged = bool(every) and _HEDGED.search(pair.target) is not None
    for match, at in every:
        i = next((i for i, (start, _, _) in enumerate(pair.french) if start == at), None)
        j = pair.links.get(i) if i is not None else None
        if j is None and len(every) == 1 and "été" in match.group():
            j = _only_passive(pair)
        if j is not None and (place := _told(pair, j)):
            start, end, fix = place
            if not hedged or pair.target.startswith("would ", start):
                yield Told(start, end, fix, match.group())


def _only_passive(pair: Pair) -> int | None:
    """The one passive of the English."""
    found = [m.start("verb") for m in _PASSIVE.finditer(pair.target) if is_participle(m["verb"])]
    return next((j for j, (start, _, _) in enumerate(pair.english) if [start] == found), None)


def _told(pair: Pair, j: int) -> tuple[int, int, str] | None:
    """The span of a verb in the past with its auxiliary, and the same with *reportedly*."""
    start, end, verb = pair.english[j]
    before = j - 1
    while before >= 0 and pair.english[before][2].endswith("ly") and _joined(pair, before):
        before -= 1
    auxiliary = pair.english[before][2].lower() if before >= 0 and _joined(pair, before) else ""
    if auxiliary == "been" and before and pair.english[before - 1][2].lower() in ("has", "have", "had"):
        before -= 1
        auxiliary = pair.english[before][2].lower()
    if auxiliary in _AUXILIARIES and pair.target[start - 1] == " ":
        start = pair.english[before][0]
        rest = pair.target[pair.english[before][1] + 1 : end]
        if auxiliary == "would":
            return (start, end, f"reportedly {turned(verb, 'past')}") if rest == verb and verb != "have" and "base" in tags(verb) else None
        return (start, end, f"{pair.target[start : pair.english[before][1]]} reportedly {rest}") if is_participle(verb.lower()) else None
    if auxiliary in _NO_PAST:
        return None
    return (start, end, f"reportedly {verb}") if verb.islower() and "past" in tags(verb) and "base" not in tags(verb) else None


def _joined(pair: Pair, k: int) -> bool:
    """Whether only a space stands behind a word."""
    return pair.target[pair.english[k][1] : pair.english[k + 1][0]] == " "
