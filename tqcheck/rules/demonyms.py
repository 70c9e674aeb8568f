"""A country or its adjective taken for a similar one: *Nigerian* where the country is Niger.

Decided for each mention. With the source, by the French word at the same place. Without it, by the evidence of the document
for the country written and for each country it is confused with (capitals, towns, persons, institutions, the countries' own
names; near more than far), with a prior for what is written. In doubt: silence. Country names themselves are judged far more
cautiously than adjectives.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from ..circumstances import both_named, kind_of, log_odds, may_be_stranger, name_contradicted, namesake, visited, words_around
from ..company import Company
from ..evidence import Countries, Evidence, Mark, Weight, countries_of
from ..model import Evidence as Reason
from ..model import Finding, Suggestion
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..text.lazy import Expression

ID = "confusable-demonym"
SUMMARY = "A country or its adjective taken for a similar one (Nigerian for Nigerien)."
CATEGORY = "terminology/wrong-term"
SEVERITY = "critical"

_COMPOUND = Expression(r"[a-zéè]o-$")
"""*bénino-Nigerian*: the other half of a pair, of which nothing around it tells; as little as of *Liberian-flagged*."""
REPORT = 0.86
"""Probability of an error from which a finding is made."""
REPORT_NAME = 0.86
"""The same for the name of a country: many stand side by side."""
REPORT_NEIGHBOUR = (0.95, 0.99)
"""The same for names that are at home in each other's texts (the Sudans, Niger and Nigeria), where the rival is not named, and where it is."""
DOUBTED, OVERRULED = 3.5, 6.0
"""Log-odds of the text against its source from which the source is only shown beside it, or is taken to be wrong itself."""
DOUBT = 1.0
"""Log-odds against an error up to which a mention may still follow the others of its document."""
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
}


def places(reading: Reading) -> Iterator[int]:
    """Mentions of countries that are confused with others, and forms that are wrong everywhere."""
    rivals = countries_of(reading.matcher).rivals
    for start, _, mark in reading.marks:
        if mark.startswith("wrong") or (mark.startswith("mention") and rivals.get(mark.split("|")[1])):
            yield start


def check(reading: Reading) -> Iterator[Finding]:
    if not any(True for _ in places(reading)):
        return
    tables = countries_of(reading.matcher)
    evidence = Evidence(reading)
    for mark in evidence.wrong:
        yield from _wrong_form(reading, tables, mark)
    spans: dict[tuple[int, int], list[Mark]] = {}
    for mention in evidence.mentions:
        spans.setdefault((mention.start, mention.end), []).append(mention)
    by_source = _by_source(reading, tables, spans)
    judged: list[_Judged] = []
    for span, mentions in spans.items():
        written = {m.country for m in mentions}
        rivals = set().union(*(tables.rivals[c] for c in written)) - written
        if not rivals or len(written) > 1 or (span not in by_source and _compound(reading.text, *span)):
            continue
        mention = mentions[0]
        weights = evidence.weigh(mention, written | rivals)
        if span in by_source:
            if finding := _from_source(reading, tables, mention, by_source[span], weights):
                yield finding
        else:
            judged.append(_from_target(reading, tables, evidence, mention, weights))
    yield from _names(reading, tables, evidence, judged)
    alike: dict[tuple[str, str], list[float]] = {}
    for verdict in judged:
        if verdict.mention.kind != "name":
            alike.setdefault((verdict.mention.country, verdict.rival), []).append(verdict.odds)
    extremes = {pair: (min(odds), max(odds)) for pair, odds in alike.items() if len(odds) > 1}
    for verdict in judged:
        if verdict.mention.kind == "name":
            continue
        probability = _probability(_jointly(verdict, extremes))
        if probability >= REPORT:
            told = _told(reading, tables, verdict.rival, verdict.mention.country, verdict.weights, verdict.company)
            yield _finding(reading, tables, verdict.mention, verdict.rival, probability, told)


def _compound(text: str, start: int, end: int) -> bool:
    return text.startswith("-", end) or _COMPOUND.search(text[max(0, start - 12) : start]) is not None


def _probability(odds: float) -> float:
    return 1 / (1 + math.exp(-odds)) if odds > -50 else 0.0


# ---------------------------------------------------------------------------------------------------------- target alone
class _Judged(NamedTuple):
    """A mention, the rival that is most likely meant, and the log-odds for it."""

    mention: Mark
    rival: str
    odds: float
    weights: dict[str, Weight]
    company: Company


def _from_target(reading: Reading, tables: Countries, evidence: Evidence, mention: Mark, weights: dict[str, Weight]) -> _Judged:
    words = words_around(reading, evidence, mention)
    rivals = sorted(country for country in weights if country != mention.country)
    judged = {rival: log_odds(reading, tables, evidence, mention, rival, weights, words) for rival in rivals}
    best = max(rivals, key=lambda rival: judged[rival].value)
    odds = judged[best].value
    if mention.kind != "name" and tables.family_of[mention.country, best]["often"] == best:
        odds += OFTEN
    if odds > 0 and mention.kind != "name" and _doubtful(reading.text, evidence, mention, best, weights[best]):
        odds = 0.0
    return _Judged(mention, best, odds, weights, judged[best].company)


OFTEN = 0.9
"""What the log-odds gain where engines are known to write one adjective for the other (*Nigerian* for both), not the other way round."""


def _holds_rival(written: str, rival: dict[str, Any]) -> bool:
    return any(form and written.endswith(f" {form}") for form in (rival["adjective"], rival["plural"]))


def _names(reading: Reading, tables: Countries, evidence: Evidence, judged: list[_Judged]) -> Iterator[Finding]:
    """The name of a country itself: only where grammar ties it to a place of the rival, or where its adjective is surely wrong in
    a document that holds nothing else of it and never names the rival."""
    surely = {(v.mention.country, v.rival) for v in judged if v.odds >= SURELY}
    for verdict in judged:
        mention, rival = verdict.mention, verdict.rival
        if mention.kind != "name":
            continue
        family = tables.family_of[mention.country, rival]
        if family["adjectives_only"] and verdict.weights[rival].strength < 1:
            continue
        if namesake(reading.text, mention, verdict.weights[rival].marks) or (
            family["adjectives_only"] and _at_home(reading.text, mention, tables, rival)
        ):
            continue
        place = name_contradicted(reading.text, mention, verdict.weights[rival].marks)
        told = _told(reading, tables, rival, mention.country, verdict.weights, verdict.company)
        if place:
            reason = Reason(f"{_KIND_SAID[place.kind].format(c=tables[rival]['name'])}", reading.text[place.start : place.end], place.start)
            yield _finding(reading, tables, mention, rival, 0.9, (reason, told[-1]))
        elif (
            not (mention.moved or mention.beside)
            and (mention.country, rival) in surely
            and not family["adjectives_only"]
            and not evidence.said(rival, name=True)
            and not evidence.known(mention.country)
        ):
            yield _finding(reading, tables, mention, rival, 0.8, told)
        elif not family["seldom"] and (probability := _probability(verdict.odds)) >= (
            REPORT_NAME
            if not family["adjectives_only"]
            else REPORT_NEIGHBOUR[evidence.said(rival, name=True) or evidence.said(rival, name=False)]
        ):
            yield _finding(reading, tables, mention, rival, probability, told)


def _doubtful(text: str, evidence: Evidence, mention: Mark, rival: str, theirs: Weight) -> bool:
    return visited(mention, theirs) or both_named(evidence, mention, rival, theirs) or may_be_stranger(text, evidence, mention, theirs)


_NEIGHBOUR = Expression(r"\b(?:neighbou?r|border|fronti)", re.I)


def _at_home(text: str, mention: Mark, tables: Countries, rival: str) -> bool:
    """Whether a name may stand in a text about its rival: as a neighbour, or in full (Federal Republic of Nigeria)."""
    in_full = "Republic" in text[mention.start : mention.end] and "Republic" not in tables[rival]["name"]
    return in_full or _NEIGHBOUR.search(text[max(0, mention.start - 80) : mention.start]) is not None


SURELY = 3.0
"""Log-odds of a wrong adjective from which the name follows it."""


def _jointly(verdict: _Judged, extremes: dict[tuple[str, str], tuple[float, float]]) -> float:
    """The log-odds of a mention beside the others of the same country: engines translate a word alike through a document.

    Where every mention of it could be wrong and one surely is, the doubtful ones follow it half the way.
    """
    least, most = extremes.get((verdict.mention.country, verdict.rival), (0.0, verdict.odds))
    if least > -DOUBT and most > verdict.odds > -math.inf:
        return verdict.odds + (most - verdict.odds) / 2
    return verdict.odds


def _told(
    reading: Reading, tables: Countries, best: str, country: str, weights: dict[str, Weight], company: Company | None = None
) -> tuple[Reason, ...]:
    """The evidence as a reader believes it: what points to the right country and how often, and what to the written one."""
    name = tables[best]["name"]
    reasons = []
    for mark, count in weights[best].marks[:4]:
        said = _KIND_SAID[mark.kind].format(c=name) if mark.kind in _KIND_SAID else f"adjective of {name}"
        reasons.append(Reason(f"{said}, {count}×", reading.text[mark.start : mark.end], mark.start))
    if company and not weights[best].strength:
        reasons += [Reason(f"in the company of {name} rather", reading.text[a:b], a) for a, b, _ in company.words]
    against = sum(count for _, count in weights[country].marks)
    other = tables[country]["name"]
    return (*reasons, Reason(f"{other} and what belongs to it: {against}×"))


# ----------------------------------------------------------------------------------------------------------- with source
def _by_source(reading: Reading, tables: Countries, spans: dict[tuple[int, int], list[Mark]]) -> dict[tuple[int, int], tuple[str, str]]:
    """For mentions whose French counterpart is clear: the country it names and the French word."""
    if not reading.has_source:
        return {}
    found: dict[tuple[int, int], tuple[str, str]] = {}
    groups: dict[tuple[str, frozenset[str], bool], list[tuple[int, int]]] = {}
    for span, mentions in spans.items():
        source = reading.source_at(span[0])
        country = mentions[0].country
        if source is None or not tables.rivals[country]:
            continue
        family = frozenset({country} | tables.rivals[country])
        groups.setdefault((source, family, mentions[0].kind != "name"), []).append(span)
    for (source, family, adjective), members in groups.items():
        expression = _french(reading.matcher, family, adjective)
        words = [(match.lastgroup or "", match.group()) for match in expression.finditer(source)]
        countries = {name for name, _ in words}
        if len(countries) == 1:
            for span in members:
                found[span] = (_id(words[0][0]), words[0][1])
        elif len(words) == len(members):
            for span, (name, word) in zip(sorted(members), words, strict=True):
                found[span] = (_id(name), word)
    return found


def _id(group: str) -> str:
    return group[1:].replace("__", "-")


@cache
def _french(matcher: Matcher, family: frozenset[str], adjective: bool) -> re.Pattern[str]:
    """One group a country, over its French adjectives or names; the longest form first."""
    tables = countries_of(matcher)
    forms: list[tuple[str, str]] = []
    for country in sorted(family):
        data = tables[country]
        forms += [(word, country) for word in (data["french_adjective"] if adjective else data["french"])]
    forms.sort(key=lambda form: -len(form[0]))
    seen: dict[str, list[str]] = {}
    for word, country in forms:
        seen.setdefault(country, []).append(word)
    parts = [
        f"(?P<c{country.replace('-', '__')}>{'|'.join(re.escape(w).replace(chr(92) + ' ', '[ -]') for w in words)})"
        for country, words in sorted(seen.items(), key=lambda item: -max(map(len, item[1])))
    ]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])", re.I) if parts else re.compile(r"(?!)")


def _from_source(reading: Reading, tables: Countries, mention: Mark, said: tuple[str, str], weights: dict[str, Weight]) -> Finding | None:
    right, word = said
    if right == mention.country or right not in weights:
        return None
    kind = kind_of(mention)
    contrary = -weights[mention.country].total(kind, "written") - weights[right].total(kind, "right")
    reasons = (Reason("the French has", word), *_told(reading, tables, right, mention.country, weights)[:2])
    if contrary < DOUBTED:
        return _finding(reading, tables, mention, right, 0.97, reasons)
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
def _finding(reading: Reading, tables: Countries, mention: Mark, right: str, probability: float, reasons: tuple[Reason, ...]) -> Finding:
    family = tables.family_of[mention.country, right]
    written, wanted = tables[mention.country], tables[right]
    replacement = _same_form(reading.text[mention.start : mention.end], mention, written, wanted)
    if mention.kind == "name":
        message = f"The text seems to mean {wanted['name']}, not {written['name']}."
    else:
        message = f"{wanted['adjective']} is of {wanted['name']}; {written['adjective']} is of {written['name']}."
    lengthened = _holds_rival(reading.text[mention.start : mention.end], wanted)
    safe = probability >= 0.9 and mention.kind != "name" and not lengthened
    suggestions = (Suggestion(replacement, "safe" if safe else "unsafe"),) if replacement else ()
    start = mention.start
    return Finding(
        rule=ID,
        entry=family["id"],
        start=start,
        end=mention.end,
        message=message,
        severity=family["severity"],
        category=CATEGORY,
        issue_type="terminology",
        confidence=round(min(0.99, probability), 2),
        suggestions=suggestions,
        evidence=reasons,
    )


def _same_form(text: str, mention: Mark, written: dict[str, Any], wanted: dict[str, Any]) -> str | None:
    """The right country's word in the form of the wrong one."""
    if mention.kind == "name":
        name: str = wanted["name"]
        return name
    plural = (
        mention.kind == "plural"
        or (mention.kind == "variant" and text.endswith("s"))
        or (text == written["plural"] != written["adjective"])
    )
    found: str | None = wanted["plural"] if plural and text != written["adjective"] else wanted["adjective"]
    return found


def _wrong_form(reading: Reading, tables: Countries, mark: Mark) -> Iterator[Finding]:
    country = tables[mark.country]
    text = reading.text[mark.start : mark.end]
    replacement = country["plural"] if text.endswith("s") and not str(country["adjective"]).endswith("s") else country["adjective"]
    if replacement:
        yield Finding(
            rule=ID,
            entry=mark.country,
            start=mark.start,
            end=mark.end,
            message=f"The adjective of {country['name']} is {country['adjective']}.",
            severity="major",
            category=CATEGORY,
            issue_type="terminology",
            confidence=0.95,
            suggestions=(Suggestion(replacement, "safe"),),
        )
