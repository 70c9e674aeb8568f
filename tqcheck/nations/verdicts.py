"""How sure one must be before a nation is called wrong: what was judged of each mention, and from which probability it is reported."""

from __future__ import annotations

import math
import re

from ..records import NamedTuple
from ..text.lazy import Expression
from .belongings import adjacent, border, lacking
from .circumstances import stand_in_pair, stays_home
from .company import Bag, company
from .encounters import titled
from .evidence import CLOSE, GROUP, STRONG, Countries, Evidence, Mark, Weight
from .placing import placed

REPORT = 0.84
"""Probability of an error from which a finding is made."""
REPORT_NAME = 0.86
"""The same for the name of a country: many stand side by side."""
REPORT_MOVED = 0.97
"""The same where one comes from there or goes there: abroad much may be meant."""
REPORT_CROWD = 0.94
"""The same where other nations stand around."""
REPORT_REGION = 0.92
"""The same where only the region or the words around speak for the rival."""
REPORT_BOTH = 0.98
"""The same for an adjective whose own country has a name, place or person here, or beside whose rival's adjective it stands: who tells them apart means both."""
REPORT_MIXED = 0.93
"""The same beside the rival's adjective where nothing else in the whole document is of the written country: an engine that wavers."""
REPORT_SELDOM = 0.99
"""The same for nations that are seldom confused (the Swiss won ahead of the Swedish team)."""
REPORT_NEIGHBOUR, REPORT_STRANGER = 0.92, 0.94
"""The same for names that are at home in each other's texts (Niger and Nigeria), and where much may be meant (from Nigeria; among nations)."""
REPORT_WITHIN = (0.95, 0.99)
"""The same where one name is a part of the other's (Sudan, South Sudan), where something else of the rival stands but not its name, and where not."""
DOUBT = 1.0
"""Log-odds against an error up to which a mention may still follow the others of its document."""


class Verdict(NamedTuple):
    """A mention, the rival that is most likely meant, and the log-odds for it."""

    mention: Mark
    rival: str
    odds: float
    weights: dict[str, Weight]
    words: Bag | None = None


def least(tables: Countries, evidence: Evidence, verdict: Verdict) -> float:
    """From which probability an adjective is reported."""
    country, rival = verdict.mention.country, verdict.rival
    if not told_apart(evidence, verdict):
        return REPORT_MIXED if tables.family_of[country, rival]["seldom"] else REPORT
    if tables.family_of[country, rival]["seldom"]:
        return REPORT_SELDOM
    written, wanted = str(tables[country]["adjective"]), str(tables[rival]["adjective"])
    own = has_its_own(verdict) or evidence.said(country, name=True) or evidence.known(country)
    return REPORT_BOTH if own or wanted.endswith(written) else REPORT_MIXED


def told_apart(evidence: Evidence, verdict: Verdict) -> bool:
    """Whether the text speaks of the written country too, or uses both adjectives."""
    return evidence.said(verdict.rival, name=False) or has_its_own(verdict)


def kept_apart(evidence: Evidence, verdict: Verdict, extremes: dict[tuple[str, str], tuple[float, float]]) -> bool:
    """Whether both adjectives are used, and the written one is right or may be right elsewhere (a Nigerian national, the Nigerien police), or the
    one people is set against the other."""
    lowest, _ = extremes.get((verdict.mention.country, verdict.rival), (math.inf, 0.0))
    return (lowest <= 0 and evidence.said(verdict.rival, name=False)) or evidence.contrasted(verdict.mention, verdict.rival)


def has_its_own(verdict: Verdict) -> bool:
    ours = verdict.weights[verdict.mention.country].amounts
    return any(group in ("name", "place", "person", "institution") for group, _ in ours)


def is_decided(text: str, tables: Countries, evidence: Evidence, mention: Mark, rival: str, weights: dict[str, Weight]) -> bool:
    """Whether a person's office, a border, a place, or a post that one has not decides, whatever else the text speaks of. Who writes of Bissau
    may call it Guinean."""
    shortened = str(tables[rival]["adjective"]).endswith(str(tables[mention.country]["adjective"])) and not evidence.said(rival, name=True)
    return (
        titled(text, mention, weights[rival])
        or border(text, evidence, mention, rival) > 0
        or (not shortened and placed(text, mention, weights[rival].marks) is not None)
        or (weights[rival].strength >= 1 and lacking(text, mention, rival) > 0)
    )


def both(text: str, tables: Countries, evidence: Evidence, verdict: Verdict) -> bool:
    """Whether the text around speaks of both countries: then nothing but the source can tell who is meant, unless what follows never leaves
    its country (the South Sudanese authorities arrested a reporter in Khartoum). Where only the names of persons speak for the rival, or
    the two stand in pair (a Swede and a Swiss), not even then."""
    mention, rival = verdict.mention, verdict.rival
    if stand_in_pair(text, evidence, mention, rival):
        return True
    if not has_its_own(verdict):
        return False
    if not any(group in STRONG or group == "adjective" for group, _ in verdict.weights[rival].amounts):
        return True
    if not (evidence.said(rival, name=True) or evidence.said(rival, name=False)):
        return False
    if only_named(tables, evidence, verdict):
        return False
    more = verdict.weights[rival].strength - verdict.weights[mention.country].strength
    return bool(tables.family_of[mention.country, rival]["seldom"]) or not stays_home(text, mention) or more < MUCH


def only_named(tables: Countries, evidence: Evidence, verdict: Verdict) -> bool:
    """Whether all that the document has of the written country is its name and adjective, while places or persons of the rival stand around, no
    sentence names both, and the two are no neighbours: an engine that takes one for the other takes the names as well."""
    mention, rival = verdict.mention, verdict.rival
    family = tables.family_of[mention.country, rival]
    if adjacent(mention.country, rival) or family["seldom"] or evidence.known(mention.country):
        return False
    if evidence.once("named together", mention, rival, lambda: _named_together(evidence, mention.country, rival)):
        return False
    there = sum(amount for (group, _), amount in verdict.weights[rival].amounts.items() if group in ("place", "person"))
    return there >= 1 and verdict.weights[rival].strength >= SEVERAL


def _named_together(evidence: Evidence, country: str, rival: str) -> bool:
    """Whether any sentence names both countries."""
    return any(other.country == country and other.kind == "name" and evidence.named_with(other, rival) for other in evidence.mentions)


SEVERAL = 2.0
"""Strong cues of the rival from which the name of the written country may be an engine's."""


def paired_elsewhere(text: str, evidence: Evidence, verdict: Verdict) -> bool:
    """Whether the two peoples stand in pair anywhere in the text, or one meets the other (his Slovak counterpart): who writes so tells them
    apart."""
    mention, rival = verdict.mention, verdict.rival
    return evidence.once("paired", mention, rival, lambda: _paired(text, evidence, mention.country, rival))


def _paired(text: str, evidence: Evidence, country: str, rival: str) -> bool:
    return any(
        stand_in_pair(text, evidence, other, rival) or _COUNTERPART.match(text, other.end) is not None
        for other in evidence.mentions
        if other.country == country and other.kind != "name"
    ) or any(
        other.country == rival and other.kind == "name" and _COUNTERPART_FROM.search(text, max(0, other.start - 40), other.start)
        for other in evidence.mentions
    )


_COUNTERPART = Expression(r" (?:[a-z]+ )?counterparts?\b")
_COUNTERPART_FROM = Expression(r"\b(?:counterparts?|opposite numbers?) (?:from|in|of) (?:the )?\Z")


def probability_of(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > -50 else 0.0


def jointly(verdict: Verdict, extremes: dict[tuple[str, str], tuple[float, float]]) -> float:
    """The log-odds of a mention beside the others of the same country: engines translate a word alike through a document.

    Where every mention of it could be wrong and one surely is, the doubtful ones follow it half the way.
    """
    lowest, most = extremes.get((verdict.mention.country, verdict.rival), (0.0, verdict.odds))
    if lowest > -DOUBT and most > verdict.odds > -math.inf:
        return verdict.odds + (most - verdict.odds) / 2
    return verdict.odds


def name_probability(
    tables: Countries, evidence: Evidence, verdict: Verdict, adjective_surely: bool, adjective_told: bool = False
) -> float:
    """How probably a name is wrong, or 0 where that is not enough: by its own odds, or because its adjective is surely wrong in a document
    that holds nothing else of it and never names the rival, or is found wrong in one that has places or persons of the rival alone."""
    mention, rival = verdict.mention, verdict.rival
    family = tables.family_of[mention.country, rival]
    named = evidence.said(rival, name=True)
    alone = not (mention.moved or mention.beside or named or evidence.known(mention.country))
    if adjective_surely and alone and not family["adjectives_only"]:
        return 0.8
    if adjective_told and alone and only_named(tables, evidence, verdict) and verdict.odds >= TOO:
        return probability_of(verdict.odds)
    ours, theirs = verdict.weights[mention.country], verdict.weights[rival]
    if (
        family["seldom"]
        or (evidence.said(mention.country, name=False) and not adjective_surely and not _share_adjective(tables, mention.country, rival))
        or any(group in ("place", "person", "institution") for group, _ in ours.amounts)
        or (family["adjectives_only"] and any(group == "name" for group, _ in ours.amounts))  # the text is about both
    ):
        return 0.0
    told = [(mark, count) for mark, count in theirs.marks if GROUP[mark.kind] != "area"]
    if named and sum(count for _, count in told) < 2:
        first, last = evidence.sentences.at(mention.start)
        if any(first <= mark.start < last for mark, _ in told) or not _in_company(verdict):
            return 0.0  # the names of both, and nothing else that tells
    if _tells_apart(tables, evidence, mention.country, rival):
        return 0.0
    probability = probability_of(verdict.odds)
    if theirs.strength < 1 and not theirs.said and probability < REPORT_REGION:
        return 0.0
    return probability if probability >= least_of_name(tables, evidence, verdict) else 0.0


def _tells_apart(tables: Countries, evidence: Evidence, written: str, rival: str) -> bool:
    """Whether the text names three countries of the family (the Guineas): who does so knows which is which."""
    members = tables.family_of[written, rival]["members"]
    return sum(evidence.said(one, name=True) for one in members) > 2


TOO = 1.0
"""Log-odds from which a name is wrong too where its adjective was found wrong."""
COMPANY = 2.0
"""Log-odds of the words around from which a text that names the rival once, and has nothing else of it, may mean it."""


def _in_company(verdict: Verdict) -> bool:
    return verdict.words is not None and sum(company(verdict.words, verdict.rival, verdict.mention.country)) >= COMPANY


FEW, MUCH = 2, 2.0
"""Other nations around up to which a name is not in a crowd; strong cues of the rival from which nobody is merely passing."""


def least_of_name(tables: Countries, evidence: Evidence, verdict: Verdict) -> float:
    """From which probability a name is reported."""
    mention, rival = verdict.mention, verdict.rival
    others = {other.country for other in evidence.around(mention, CLOSE)} - {mention.country, rival}
    if not tables.family_of[mention.country, rival]["adjectives_only"]:
        if mention.moved or mention.beside:
            return REPORT_MOVED
        return REPORT_NAME if len(others) <= FEW + 1 else REPORT_CROWD
    strong = verdict.weights[rival].strength
    if strong < 1 and verdict.weights[rival].said:
        return 1.0  # the rival's adjective alone: each may be meant where it stands
    named = evidence.said(rival, name=True) or evidence.said(rival, name=False)
    written, wanted = str(tables[mention.country]["name"]), str(tables[rival]["name"])
    if f" {written}".endswith(f" {wanted}") or f" {wanted}".endswith(f" {written}"):
        return REPORT_WITHIN[named or strong < 1]
    if mention.moved or mention.beside or strong < 1:
        return REPORT_BOTH
    alone = not named or (strong >= MUCH and len(others) <= FEW)
    return REPORT_NEIGHBOUR if alone else REPORT_STRANGER


_NEIGHBOUR = Expression(r"\b(?:neighbou?r|border|fronti)", re.I)
_ACROSS = Expression(r"\b(?:across|over|beyond|(?:other|far) side of) the (?:border|frontier)\b", re.I)
"""What tells behind a name that the text goes on to the other country: *in Niger … across the border in Borno*."""


def _share_adjective(tables: Countries, one: str, other: str) -> bool:
    return bool(tables[one]["adjective"] == tables[other]["adjective"])


def at_home(text: str, mention: Mark, tables: Countries, rival: str) -> bool:
    """Whether a name may stand in a text about its rival: as a neighbour, before one crosses the border, or in full (Federal Republic of Nigeria)."""
    in_full = "Republic" in text[mention.start : mention.end] and "Republic" not in tables[rival]["name"]
    beside = _NEIGHBOUR.search(text[max(0, mention.start - 80) : mention.start]) or _ACROSS.search(text, mention.end, mention.end + CLOSE)
    return in_full or beside is not None
