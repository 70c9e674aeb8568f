"""A country or its adjective taken for a similar one: *Nigerian* where the country is Niger.

Decided for each mention. With the source, by the French word at the same place. Without it, by the evidence of the document
for the country written and for each country it is confused with (capitals, towns, persons, institutions, the countries' own
names; near more than far), with a prior for what is written. In doubt: silence. Country names themselves are judged far more
cautiously than adjectives.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from functools import partial

from ...model import Evidence as Reason
from ...model import Finding, reported
from ...nations.belongings import border, lacking
from ...nations.circumstances import (
    both_named,
    introduced,
    kind_of,
    listed_with,
    log_odds,
    may_be_stranger,
    only_foreigners,
    own_voice,
    visited,
    words_around,
)
from ...nations.company import Bag, telling
from ...nations.encounters import crosses, dealt_with, titled, travels
from ...nations.evidence import Countries, Evidence, Mark, Weight
from ...nations.naming import belongs, compared, name_contradicted, namesake, style
from ...nations.verdicts import (
    REPORT,
    Verdict,
    at_home,
    both,
    is_decided,
    jointly,
    kept_apart,
    least,
    name_probability,
    paired_elsewhere,
    probability_of,
    told_apart,
)
from ...second_look import stretches
from ...terms.reading import Reading
from ...text.lazy import Expression
from ...typed import TYPE_CHECKING, Any
from .forms import wants as wants
from .forms import wrong_forms

if TYPE_CHECKING:
    from ...nations.french import Said

ID = "confusable-demonym"
ENTRIES = ("other-nation",)
SUMMARY = "A country or its adjective taken for a similar one (Nigerian for Nigerien)."
CATEGORY = "terminology/wrong-term"
SEVERITY = "critical"
_reported = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="terminology", confidence=0.9)

_COMPOUND = Expression(r"[a-zéè]o-$|\b(?:confused with|mistaken for|mixed up with|distinct from|different from|[Uu]nlike)(?: the)? $")
"""*bénino-Nigerian*, *confused with Mali*: the other half of a pair, of which nothing around it tells; as little as of *Liberian-flagged*."""
DOUBTED, OVERRULED = 3.5, 6.0
"""Log-odds of the text against its source from which the source is only shown beside it, or is taken to be wrong itself."""
_KIND_SAID = {
    "capital": "capital of {c}",
    "city": "town in {c}",
    "town": "town in {c}",
    "french": "French name of {c}",
    "region": "region of {c}",
    "person": "public figure of {c}",
    "institution": "institution of {c}",
    "currency": "currency of {c}",
    "name": "the country",
    "area": "fits {c}",
    "bearer": "a name as in {c}",
}


def places(reading: Reading) -> Iterator[int]:
    """Mentions of countries that are confused with others, and forms that are wrong everywhere."""
    yield from (start for start, _ in reading.anchors(ID))
    rivals = reading.matcher.derived(Countries).rivals
    for start, _, mark in reading.marks:
        if mark.startswith("wrong") or (mark.startswith("mention") and (reading.has_source or rivals.get(mark.split("|")[1]))):
            yield start


def check(reading: Reading) -> Iterator[Finding]:
    if not reading.has_source and not any(True for _ in places(reading)):
        return
    tables = reading.matcher.derived(Countries)
    evidence = Evidence(reading)
    for start, end, message, offers, how in wrong_forms(reading.text, tables, evidence.wrong, reading.anchors(ID)):
        yield _reported(start, end, message, offers, **how)
    spans: dict[tuple[int, int], list[Mark]] = {}
    for mention in evidence.mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    said: dict[tuple[int, int], Said] = {}
    if reading.has_source:
        from ...nations.french import by_source

        said = by_source(reading, tables, spans)
    judged: list[Verdict] = []
    for span, mentions in spans.items():
        written = {m.country for m in mentions}
        rivals = set().union(*(tables.rivals[c] for c in written)) - written
        mention = mentions[0]
        if len(written) > 1 or (span not in said and not rivals):
            continue
        if span not in said and _compound(reading.text, *span) and all(border(reading.text, evidence, mention, r) <= 0 for r in rivals):
            continue
        if mention.kind == "name" and span not in said and _only_seldom(tables, mention) and not evidence.beside(mention, rivals):
            continue
        if span in said and not said[span].certain:
            yield _other_nation(reading, tables, mention, said[span])
            continue
        weights = evidence.weigh(mention, written | rivals)
        if span in said:
            if finding := _from_source(reading, tables, mention, said[span], weights):
                yield finding
        else:
            judged.append(_from_target(reading, tables, evidence, mention, weights))
    alike: dict[tuple[str, str], list[float]] = {}
    for verdict in judged:
        if verdict.mention.kind != "name":
            alike.setdefault((verdict.mention.country, verdict.rival), []).append(verdict.odds)
    extremes = {pair: (min(odds), max(odds)) for pair, odds in alike.items() if len(odds) > 1}
    told: set[tuple[str, str]] = set()
    for verdict in judged:
        if verdict.mention.kind == "name":
            continue
        decided = is_decided(reading.text, tables, evidence, verdict.mention, verdict.rival, verdict.weights)
        if not decided and (
            kept_apart(evidence, verdict, extremes)
            or both(reading.text, tables, evidence, verdict)
            or max(alike.get((verdict.rival, verdict.mention.country), [0.0])) > verdict.odds  # the other word is the wrong one, if any
            or paired_elsewhere(reading.text, evidence, verdict)
        ):
            continue
        probability = probability_of(jointly(verdict, extremes))
        needed = least(tables, evidence, verdict)
        if decided or probability >= min(needed, LIKELY):
            why = _told(reading, tables, verdict.rival, verdict.mention.country, verdict.weights, verdict.words)
            finding = _finding(reading, tables, verdict.mention, verdict.rival, probability, why)
            if decided or probability >= needed:
                told.add((verdict.mention.country, verdict.rival))
                yield finding
            elif needed == REPORT and (verdict.weights[verdict.rival].amounts or _often_meant(tables, verdict)):
                reading.likely.append(finding)
    yield from _names(reading, tables, evidence, judged, told)


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Adjectives that were doubted, where several faults of another kind stand near."""
    near = stretches(reading, [fault for fault in faults if fault.rule != ID]) if reading.likely else []
    for finding in reading.likely:
        if any(start <= finding.start < end and many > 1 for start, end, many in near):
            yield finding


def _often_meant(tables: Countries, verdict: Verdict) -> bool:
    """Whether engines are known to write the adjective for the rival's: of others, words in its company (*until*) raise no doubt alone."""
    return bool(tables.family_of[verdict.mention.country, verdict.rival]["often"] == verdict.rival)


def _compound(text: str, start: int, end: int) -> bool:
    return text.startswith("-", end) or _COMPOUND.search(text[max(0, start - 24) : start]) is not None


# ---------------------------------------------------------------------------------------------------------- target alone
def _from_target(reading: Reading, tables: Countries, evidence: Evidence, mention: Mark, weights: dict[str, Weight]) -> Verdict:
    rivals = sorted(country for country in weights if country != mention.country)
    if mention.kind == "name" and _only_seldom(tables, mention):
        best = max(rivals, key=lambda rival: weights[rival].strength)
        return Verdict(mention, best, -math.inf, weights)
    words = words_around(reading, evidence, mention)
    judged = {rival: log_odds(reading, tables, evidence, mention, rival, weights, words) for rival in rivals}
    best = max(rivals, key=lambda rival: judged[rival])
    odds = judged[best]
    if mention.kind != "name" and tables.family_of[mention.country, best]["often"] == best and not evidence.said(best, name=False):
        odds += OFTEN
    if mention.kind != "name" and tables.family_of[mention.country, best]["names_only"]:
        odds = -math.inf
    if mention.kind != "name" and is_decided(reading.text, tables, evidence, mention, best, weights):
        return Verdict(mention, best, max(odds, SURELY), weights, words)
    if odds > 0 and mention.kind != "name":
        odds = max(0.0, odds - _doubt(reading.text, evidence, mention, best, weights[best]))
    return Verdict(mention, best, odds, weights, words)


INTRODUCED, STRANGE, AT_HOME = 7.5, 4.5, 1.5
"""Log-odds that a mention loses which may be of a foreigner: introduced as one, not introduced, and where somebody speaks of his own country."""
LIKELY = 0.5
"""Probability from which an adjective is doubted among other faults of translation, where nothing speaks for its own country; somebody who may be
abroad has just this."""
OFTEN = 1.03
"""What the log-odds gain where engines are known to write one adjective for the other (*Nigerian* for both), not the other way round."""


def _only_seldom(tables: Countries, mention: Mark) -> bool:
    return all(tables.family_of[mention.country, rival]["seldom"] for rival in tables.rivals[mention.country])


def _within(tables: Countries, one: str, other: str) -> bool:
    """Whether one name is a part of the other (Guinea, Equatorial Guinea)."""
    first, second = (set(str(tables[country]["name"]).replace("-", " ").split()) for country in (one, other))
    return first < second or second < first


def _names(reading: Reading, tables: Countries, evidence: Evidence, judged: list[Verdict], told: set[tuple[str, str]]) -> Iterator[Finding]:
    """The names of countries themselves; `told`: whose adjectives were found wrong, and for which country."""
    surely = {(v.mention.country, v.rival) for v in judged if v.odds >= SURELY and not told_apart(evidence, v)}
    for verdict in judged:
        mention, rival = verdict.mention, verdict.rival
        if mention.kind != "name" or namesake(reading.text, tables[mention.country], mention, verdict.weights[rival].marks):
            continue
        if listed_with(reading.text, evidence, mention, verdict.weights[rival]) or only_foreigners(reading.text, verdict.weights[rival]):
            continue
        if style(reading.text, mention, rival) > 0 and not evidence.named_with(mention, rival):
            yield _finding(reading, tables, mention, rival, 0.95, _told(reading, tables, rival, mention.country, verdict.weights))
            continue
        if compared(reading.text, mention, evidence.named_with(mention, rival)) or border(reading.text, evidence, mention, rival) < 0:
            continue
        if place := name_contradicted(reading.text, mention, verdict.weights[rival].marks, verdict.weights[mention.country].marks):
            reason = Reason(_KIND_SAID[place.kind].format(c=tables[rival]["name"]), reading.text[place.start : place.end], place.start)
            yield _finding(
                reading, tables, mention, rival, 0.9, (reason, _told(reading, tables, rival, mention.country, verdict.weights)[-1])
            )
            continue
        neighbours = tables.family_of[mention.country, rival]["adjectives_only"]
        if neighbours and (_within(tables, mention.country, rival) or verdict.odds < BOTH_NAMED) and evidence.named_with(mention, rival):
            continue
        if reading.text[mention.start : mention.end].isupper():
            continue  # who writes DRC knows which Congo
        if neighbours and at_home(reading.text, mention, tables, rival):
            continue
        if belongs(reading.text, mention, verdict.weights[rival].marks):
            continue
        if probability := name_probability(tables, evidence, verdict, (mention.country, rival) in surely, (mention.country, rival) in told):
            why = _told(reading, tables, rival, mention.country, verdict.weights, verdict.words)
            yield _finding(reading, tables, mention, rival, probability, why)


BOTH_NAMED = 4.2
"""Log-odds from which the name of a neighbour is wrong although the other is named in the same sentence (Equatorial Guinea beat Guinea)."""


def _doubt(text: str, evidence: Evidence, mention: Mark, rival: str, theirs: Weight) -> float:
    """What the log-odds of an adjective lose where it may well be right although all around is of the rival."""
    if titled(text, mention, theirs) or lacking(text, mention, rival) > 0:
        return 0.0
    if travels(text, mention, theirs) or crosses(text, evidence, mention, theirs) or dealt_with(text, evidence, mention, theirs):
        return math.inf
    if (
        (theirs.strength < 1 and only_foreigners(text, theirs))
        or visited(theirs)
        or both_named(evidence, mention, rival, theirs)
        or may_be_stranger(text, evidence, mention, theirs)
    ):
        return AT_HOME if own_voice(text, mention) else INTRODUCED if introduced(text, mention) else STRANGE
    return 0.0


SURELY = 3.0
"""Log-odds of a wrong adjective from which the name follows it."""


def _told(
    reading: Reading, tables: Countries, best: str, country: str, weights: dict[str, Weight], words: Bag | None = None
) -> tuple[Reason, ...]:
    """The evidence as a reader believes it: what points to the right country and how often, and what to the written one."""
    name = tables[best]["name"]
    reasons = []
    for mark, count in weights[best].marks[:4]:
        said = _KIND_SAID[mark.kind].format(c=name) if mark.kind in _KIND_SAID else f"adjective of {name}"
        reasons.append(Reason(f"{said}, {count}×", reading.text[mark.start : mark.end], mark.start))
    if words and not weights[best].strength:
        for start, end in telling(reading.text, words, best, country):
            reasons.append(Reason(f"in the company of {name} rather", reading.text[start:end], start))
    against = sum(count for _, count in weights[country].marks)
    other = tables[country]["name"]
    return (*reasons, Reason(f"{other} and what belongs to it: {against}×"))


# ----------------------------------------------------------------------------------------------------------- with source
def _from_source(reading: Reading, tables: Countries, mention: Mark, said: Said, weights: dict[str, Weight]) -> Finding | None:
    right, word, _ = said
    if right == mention.country or right not in weights:
        return None
    kind = kind_of(mention)
    contrary = -weights[mention.country].total(kind, "written") - weights[right].total(kind, "right")
    reasons = (Reason("the French has", word), *_told(reading, tables, right, mention.country, weights)[:2])
    if contrary < DOUBTED:
        return _finding(reading, tables, mention, right, 0.97, reasons, _are_people(word))
    if contrary < OVERRULED:
        name = tables[mention.country]["name"]
        against = [
            Reason("the text speaks for " + name, reading.text[mark.start : mark.end], mark.start)
            for mark, _ in weights[mention.country].marks[:2]
        ]
        finding = _finding(reading, tables, mention, right, 0.7, (reasons[0], *against))
        return finding._replace(suggestions=tuple(offer._replace(applicability="display") for offer in finding.suggestions))
    return None


# --------------------------------------------------------------------------------------------------------------- findings
def _finding(
    reading: Reading, tables: Countries, mention: Mark, right: str, probability: float, reasons: tuple[Reason, ...], people: bool = False
) -> Finding:
    family = tables.family_of[mention.country, right]
    written, wanted = tables[mention.country], tables[right]
    replacement = _same_form(reading.text[mention.start : mention.end], mention, written, wanted, people)
    if mention.kind == "name":
        message = f"The text seems to mean {wanted['name']}, not {written['name']}."
    else:
        message = f"{wanted['adjective']} is of {wanted['name']}; {written['adjective']} is of {written['name']}."
    said = reading.text[mention.start : mention.end]
    lengthened = any(form and said.endswith(f" {form}") for form in (wanted["adjective"], wanted["plural"]))
    safe = probability >= 0.9 and mention.kind != "name" and not lengthened
    return _reported(
        mention.start,
        mention.end,
        message,
        [replacement],
        *reasons,
        entry=family["id"],
        severity=family["severity"],
        confidence=round(min(0.99, probability), 2),
        applicability="safe" if safe else "unsafe",
    )


def _other_nation(reading: Reading, tables: Countries, mention: Mark, said: Said) -> Finding:
    """An adjective of which the French has that of a nation with which it is not usually confused."""
    written, wanted = tables[mention.country], tables[said.country]
    replacement = _same_form(reading.text[mention.start : mention.end], mention, written, wanted, _are_people(said.word))
    message = f"The French speaks of {wanted['name']} here, not of {written['name']}."
    return _reported(mention.start, mention.end, message, [replacement], Reason("the French has", said.word), entry="other-nation")


def _are_people(french: str) -> bool:
    """Whether the French word is a plural noun (*les Guinéens*); the adjective is *guinéens*."""
    return french[0].isupper() and french.endswith("s")


def _same_form(text: str, mention: Mark, written: dict[str, Any], wanted: dict[str, Any], people: bool) -> str | None:
    """The right country's word in the form of the wrong one; where this has one form for all (*Guyanese*), `people` asks for the plural."""
    if mention.kind == "name":
        name: str = wanted["name"]
        return name
    plural = (
        mention.kind == "plural"
        or (mention.kind == "variant" and text.endswith("s"))
        or (text == written["plural"] != written["adjective"])
        or (people and written["plural"] == written["adjective"])
    )
    found: str | None = wanted["plural"] if plural and (people or text != written["adjective"]) else wanted["adjective"]
    return found
