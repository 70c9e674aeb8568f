"""What lasts since a time, told in the simple past or, behind an opening time, in the present: *préside depuis 2014* against *chaired since
2014*, *en poste depuis quatre mois* against *who was in office for four months*, *depuis trois semaines, ils sont* against *for three weeks they are*.

The time must be the same in both languages and be bound by *depuis* in the French. Comparisons (*the worst since*) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import times, verbs_fr
from ...text.inflect_en import tags, turned
from ...text.lazy import Expression
from ...text.times import Time
from ...text.verbs_fr import IMPERFECT, PLUPERFECT
from ..negation_lost.whole import is_verb

Place = tuple[int, int, str, str]
"""The span of the English, what should stand there, the French."""

_COMPARED = Expression(
    r"\b(?:\w+(?<!arr)(?<!for)(?<!inter)(?<!pri)(?<!prot)(?<!requ)(?<!gu)(?<!cont)(?<!conqu)(?<!w)est|most|least|first|only|record|best|worst|second|third|last|[a-z]+th|more|fewer|less|never|no|not|twice|times|up|down|rose|fell|risen)\b"
)
_RELATIVE = Expression(r"\b(?:who|which|that)(?: also| still| already| \w+ly)? (?P<verb>[a-z]+)\b(?P<rest>[^,;:.()?!\"]*)\Z")
_PERFECT = Expression(r"\b(?:has|have|had|been|being|will|would|could|can|may|might|must|should|did|does|do|to)\b|'(?:ve|d|s been)\b")
_INNER = Expression(r"\b(?:who|which|that|where|when|while|and|but|because|if|as|before|after|until)\b")
_BOUND = Expression(r"[,;:.()«»\"]")
_MANY = Expression(r"\s*qui (?:ne |se |s'|y |en |le |la |les )*\w*(?:ent|ont)\b")
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "it", "ite", "ait", "aient", "ert", "erte")
_NEAR = 30
"""Characters before a relative in which a comparison stands (*the first mayor who*)."""
_OPENS = Expression(r"(?:\A|[.;:] )\s*\Z")
_TO_BE = Expression(
    r",? (?P<subject>(?:(?!(?:is|are|was|were|has|have|had|been|will|would|that|who|which|and)\b)[\w'-]+ ){1,7})(?P<be>is|are)\b(?! expected| due| set| to\b)"
)


def places(pair: Pair) -> Iterator[Place]:
    """What the English tells in a wrong tense."""
    if "epuis " not in pair.source:
        return
    for time in times.read(pair.source, "fr"):
        french = times.bound(pair.source, time, "fr")
        if not french or french[0].name != "depuis":
            continue
        same = [other for other in times.read(pair.target, "en") if other.kind == time.kind and other.parts == time.parts]
        ours = times.bound(pair.target, same[0], "en") if len(same) == 1 else None
        if not ours or ours[0].name not in ("since", "for"):
            continue
        shown = pair.source[french[1] : french[2]]
        found = (
            _opened(pair, french[1], ours[1], same[0], shown)
            or _relative(pair, french[1], ours[1], shown)
            or _main(pair, french[1], ours[1], shown)
        )
        if found:
            yield found
            return


def _opened(pair: Pair, depuis: int, first: int, time: Time, shown: str) -> Place | None:
    """*For three weeks the taps are dry*."""
    if pair.target[first:].startswith("Since") or not _OPENS.search(pair.source[:depuis]) or not _OPENS.search(pair.target[:first]):
        return None
    found = _TO_BE.match(pair.target, time.end)
    if not found or _COMPARED.search(found["subject"]):
        return None
    return found.start("be"), found.end("be"), "has been" if found["be"] == "is" else "have been", shown


def _relative(pair: Pair, depuis: int, first: int, shown: str) -> Place | None:
    """*who chaired the cooperative since 2014*, *who was in office for four months*."""
    before = pair.target[:first]
    found = _RELATIVE.search(before)
    if (
        not found
        or _COMPARED.search(before, max(0, found.start() - _NEAR))
        or _PERFECT.search(found.group())
        or _INNER.search(found["rest"])
    ):
        return None
    verb, start = found["verb"], found.start("verb")
    j = pair.english_at(start)
    be = verb in ("was", "were")
    if j is None or not (be or ("past" in tags(verb) and "base" not in tags(verb) and is_verb(pair, j))):
        return None
    clause = pair.source[max((match.end() for match in _BOUND.finditer(pair.source, 0, depuis)), default=0) : depuis]
    told = {own.tense for own in verbs_fr.read(clause)}
    past = not told.isdisjoint((IMPERFECT, PLUPERFECT)) or not clause.lstrip().startswith(("qui ", "que ", "qu'", "dont "))
    have = "had" if past else "have" if _MANY.match(clause) else "has"
    return start, found.end("verb"), f"{have} been" if be else f"{have} {turned(verb, 'part')}", shown


def _main(pair: Pair, depuis: int, first: int, shown: str) -> Place | None:
    """*He chaired the cooperative since 2014* for a French present."""
    opening = max((match.end() for match in _BOUND.finditer(pair.target, 0, first)), default=0)
    clause = pair.target[opening:first]
    begins = max((match.end() for match in _BOUND.finditer(pair.source, 0, depuis)), default=0)
    own = pair.source[begins:depuis]
    if _COMPARED.search(clause) or _PERFECT.search(clause) or _INNER.search(clause) or verbs_fr.read(own):
        return None
    for i, j in pair.links.items():
        (at, _, french), (start, end, verb) = pair.french[i], pair.english[j]
        if not (begins <= at < depuis and opening < start < first) or french.endswith(_PARTICIPLES) or not _is_finite(own, french):
            continue
        if "past" in tags(verb) and "base" not in tags(verb) and is_verb(pair, j) and verb.islower():
            return start, end, f"{'have' if french.endswith('nt') else 'has'} {turned(verb, 'part')}", shown
    return None


def _is_finite(clause: str, word: str) -> bool:
    """Whether a French word of a clause stands behind a subject, no article or preposition."""
    return re.search(
        rf"\b(?!(?:le|la|les|un|une|des|du|de|au|aux|ce|cette|ces|son|sa|ses|leurs?|en|par|pour|à|et|très|plus|est|sont|a|ont)\b)\w+ {re.escape(word)}\b",
        clause,
    ) is not None and word.endswith(("e", "t", "nt", "d"))
