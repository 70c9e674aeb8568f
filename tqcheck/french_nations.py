"""What the French says of the nations in the English: for a mention, the country that its source names, or another one in its place.

A segment is compared as a whole first: where the French holds no form of the country that is written, but one of its rivals, that one
is meant, be it a name or an adjective (*Iran's minister*, *le ministre iranien*). Where it holds both, names and adjectives are paired
in order. Where it holds neither, but one other nation has no counterpart in English, the two are taken for each other only where both
are adjectives. A capital for its government (*Niamey*, *Paris*) is no nation and decides nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from .evidence import Countries, Mark, countries_of
from .records import NamedTuple
from .terms.matcher import Matcher
from .terms.reading import Reading
from .text.lazy import Expression

Span = tuple[int, int]

_PERSON = r"(?-i:(?! [A-ZÀ-Þ]))"
"""Dominique, Maurice: first names before a surname."""
_SAME = (
    frozenset("united-kingdom england scotland wales northern-ireland ireland gibraltar isle-of-man jersey guernsey".split()),
    frozenset("congo dr-congo central-african-republic".split()),
    frozenset("france reunion mayotte french-guiana tahiti".split()),
    frozenset("north-korea south-korea".split()),
    frozenset("china taiwan".split()),
    frozenset("morocco western-sahara".split()),
    frozenset("denmark greenland faroe-islands".split()),
    frozenset("russia siberia".split()),
    frozenset("somalia somaliland".split()),
)
"""Nations of which one may be said for another."""


_LOOSE = frozenset(("united-states", "england", "united-kingdom", "france"))
"""Nations with more names than a table holds (US, Anglo-Saxon), and languages into which a text is put."""
_MONEY = Expression(r" (?:dollar|pound|franc|crown|krona|kron|peso|dinar|rupee|riyal|euro)", re.I)
"""Sums are converted into the reader's money."""


class Said(NamedTuple):
    """The country that the French names and its word; `certain` where it is a rival or the same, else another nation left over."""

    country: str
    word: str
    certain: bool = True


def by_source(reading: Reading, tables: Countries, spans: dict[Span, list[Mark]]) -> dict[Span, Said]:
    """For mentions whose French counterpart is clear."""
    found: dict[Span, Said] = {}
    if not reading.has_source:
        return found
    pieces: dict[Span, list[Span]] = defaultdict(list)
    for span in spans:
        if reading.source_at(span[0]):
            pieces[reading.piece_at(span[0])].append(span)
    for members in pieces.values():
        source = reading.source_at(members[0][0]) or ""
        owned = {span: spans[span][0] for span in sorted(members) if len({m.country for m in spans[span]}) == 1}
        families: dict[frozenset[str], list[Span]] = defaultdict(list)
        for span, mention in owned.items():
            families[frozenset({mention.country} | tables.rivals[mention.country])].append(span)
        for family, inside in families.items():
            found.update(_in_family(reading.matcher, source, family, inside, owned))
        every = {mark.country for span in members for mark in spans[span]}
        missing = {s: m for s, m in owned.items() if s not in found}
        if not any(_MONEY.match(reading.text, end) for _, end in missing):
            found.update(_left_over(reading.matcher, source, missing, every))
    return found


def _in_family(matcher: Matcher, source: str, family: frozenset[str], members: list[Span], owned: dict[Span, Mark]) -> dict[Span, Said]:
    words = _nations(matcher, family, source)
    countries = {country for country, _, _ in words}
    found: dict[Span, Said] = {}
    if not words:
        return found
    for named in (True, False):
        same = [span for span in members if (owned[span].kind == "name") == named]
        counterparts = [(country, word) for country, word, name in words if name == named]
        if len(same) == len(counterparts):
            found.update({span: Said(*said) for span, said in zip(same, counterparts, strict=True)})
    for span in members:
        country = owned[span].country
        if country in countries:
            if span not in found or (found[span].country != country and not _both(words, members, owned)):
                found[span] = Said(country, next(word for each, word, _ in words if each == country))
        elif len(countries) == 1:
            found[span] = Said(*words[0][:2])
    return found


def _both(words: list[tuple[str, str, bool]], members: list[Span], owned: dict[Span, Mark]) -> bool:
    """Whether the French holds the countries in other numbers than the English: then the order tells which is wrong."""
    return sorted(country for country, _, _ in words) != sorted(owned[span].country for span in members)


def _left_over(matcher: Matcher, source: str, missing: dict[Span, Mark], english: set[str]) -> dict[Span, Said]:
    """The one nation without counterpart on each side, both adjectives."""
    adjectives = {span: mark for span, mark in missing.items() if mark.kind != "name"}
    if len({mark.country for mark in missing.values()}) != 1 or not adjectives or len(adjectives) < len(missing):
        return {}
    written = next(iter(adjectives.values())).country
    tables = countries_of(matcher)
    nations = _nations(matcher, frozenset(tables.ids), source)
    if any(country == written for country, _, _ in nations):
        return {}
    others = [(country, word) for country, word, name in nations if country not in english and not name]
    if len({country for country, _ in others}) != 1 or any(country not in english and name for country, _, name in nations):
        return {}
    other = others[0][0]
    if (
        not tables[other]["adjective"]
        or {written, other} & _LOOSE
        or any({written, other} <= group for group in _SAME)
        or len(others) != len(adjectives)
    ):
        return {}
    return {span: Said(other, word, certain=False) for span, (_, word) in zip(sorted(adjectives), others, strict=True)}


def _nations(matcher: Matcher, countries: frozenset[str], source: str) -> list[tuple[str, str, bool]]:
    """(country, French word, whether it is a name) in order; a word that several of these countries share is left out."""
    expression, owners = _forms(matcher, countries)
    found = []
    for match in expression.finditer(source):
        owner = owners[match.group().lower().replace("-", " ")]
        if owner[0] and (not owner[1] or match.group()[0].isupper()):
            found.append((owner[0], match.group(), owner[1]))
    return found


@cache
def _forms(matcher: Matcher, countries: frozenset[str]) -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """An expression for the French forms, the longest first; and the country of each, with whether it is a name. "" where it is shared."""
    tables = countries_of(matcher)
    owners: dict[str, tuple[str, bool]] = {}

    def add(forms: Iterable[str], country: str, name: bool) -> None:
        for form in forms:
            key = form.lower().replace("-", " ")
            owners[key] = (country, name) if owners.get(key, (country, name))[0] == country else ("", name)

    for country in sorted(countries):
        data = tables[country]
        add(data["french"], country, True)
        add((form for form in (data["name"], *data["also"]) if " " not in form and form.lower() not in owners), country, True)
        add(data["french_adjective"], country, False)
    parts = [
        re.escape(form).replace(r"\ ", "[ -]") + (_PERSON if form in ("dominique", "maurice", "jordan") else "")
        for form in sorted(owners, key=len, reverse=True)
    ]
    return re.compile(r"(?<!\w)(?i:" + "|".join(parts) + r")(?!\w)"), owners
