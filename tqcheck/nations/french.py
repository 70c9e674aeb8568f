"""What the French says of the nations in the English: for a mention, the country that its source names, or another one in its place.

Sentences are compared first, then the whole segment. Where the French holds no form of the country that is written, but one of its
rivals, that one is meant, be it a name or an adjective (*Iran's minister*, *le ministre iranien*). Where it holds both, names and
adjectives are paired in order; the order is believed where the English has one country too often, where it has the name of one for the
adjective of the other and the other way round, or where adjectives stand beside the same nouns. Where the French holds neither, but one
other nation has no counterpart in English, the two are taken for each other only where both are adjectives. A capital for its
government (*Niamey*, *Paris*) is no nation and decides nothing.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import cache

from ..bilingual import bitext
from ..records import NamedTuple
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..text.fold import bare
from ..text.lazy import Expression
from ..text.wordlists import words
from .evidence import Countries, Mark

Span = tuple[int, int]

_PERSON = r"(?-i:(?! [A-ZÀ-Þ]))"
"""Dominique, Maurice: first names before a surname."""
_SAME = (
    frozenset("united-kingdom england scotland wales northern-ireland ireland gibraltar isle-of-man jersey guernsey".split()),
    frozenset("congo dr-congo".split()),
    frozenset(
        "france reunion mayotte french-guiana tahiti french-polynesia new-caledonia wallis-and-futuna guadeloupe martinique saint-martin "
        "saint-barthelemy saint-pierre-and-miquelon".split()
    ),
    frozenset("north-korea south-korea".split()),
    frozenset("china taiwan hong-kong macau".split()),
    frozenset("israel palestine".split()),
    frozenset("united-states puerto-rico guam american-samoa northern-mariana-islands us-virgin-islands".split()),
    frozenset("netherlands aruba curacao sint-maarten bonaire".split()),
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


_BESIDE = 15
"""Characters by which a name may stand away from its place."""


class Word(NamedTuple):
    """A country in the French: its word, where that stands, and whether it is the name."""

    country: str
    word: str
    start: int
    name: bool


class Said(NamedTuple):
    """The country that the French names and its word; `certain` where it is a rival or the same, else another nation left over."""

    country: str
    word: str
    certain: bool = True


def by_source(reading: Reading, tables: Countries, spans: dict[Span, list[Mark]]) -> dict[Span, Said]:
    """For mentions whose French counterpart is clear: inside their sentence, else inside their segment."""
    found: dict[Span, Said] = {}
    pieces: dict[Span, dict[Span, Mark | None]] = defaultdict(dict)
    for span, marks in sorted(spans.items()):
        if reading.source_at(span[0]):
            pieces[reading.piece_at(span[0])][span] = marks[0] if len({mark.country for mark in marks}) == 1 else None
    for place, members in pieces.items():
        whole = bitext.Pair(place[0], reading.text[place[0] : place[1]], reading.source_at(place[0]) or "")
        parts = [(whole, members)]
        if bitext.several(whole.source):
            inside = [pair for pair in bitext.pairs(reading) if place[0] <= pair.start < place[1]]
            ends = [(pair, pair.start + len(pair.target)) for pair in inside]
            parts[:0] = [(pair, {s: m for s, m in members.items() if pair.start <= s[0] < end}) for pair, end in ends]
        for compare in (_in_families, _left_over):
            for pair, mentions in parts:
                if missing := {span: mark for span, mark in mentions.items() if span not in found}:
                    said = compare(reading.matcher, tables, pair, mentions)
                    told = Counter(mark.country for mark in mentions.values() if mark)
                    found.update(
                        (span, _seat_of(tables, missing[span], said[span], whole, told[said[span].country] > 0))
                        for span in missing
                        if span in said
                    )
    return found


def _seat_of(tables: Countries, mention: Mark | None, said: Said, pair: bitext.Pair, told: bool) -> Said:
    """What the French names; the country that is written where it stands for its capital, which the English has not (*Riga*, Latvia), or where
    what the French names is `told` beside it (*Brazzaville … 51 citizens of the DRC … police in the Republic of Congo*)."""
    if mention is None or mention.country == said.country:
        return said
    capitals = {bare(name) for name in tables[mention.country].get("cues", {}).get("capital", ())}
    seat = next((word for _, _, word in pair.french if word[:1].isupper() and bare(word) in capitals), None)
    kept = any(bare(word) in capitals for _, _, word in pair.english)
    return said if seat is None or (kept and not told) else Said(mention.country, seat)


def _in_families(matcher: Matcher, tables: Countries, pair: bitext.Pair, mentions: dict[Span, Mark | None]) -> dict[Span, Said]:
    """Mentions by the families of countries that are confused; families of which the English names several are one."""
    owned = {span: mark for span, mark in mentions.items() if mark}
    families: list[set[str]] = []
    for country in dict.fromkeys(mention.country for mention in owned.values()):
        joined = {country} | tables.rivals[country]
        for family in [family for family in families if country in family or any(m.country in family & joined for m in owned.values())]:
            joined |= family
            families.remove(family)
        families.append(joined)
    found: dict[Span, Said] = {}
    for family in families:
        inside = {span: mention for span, mention in owned.items() if mention.country in family}
        if words := _nations(matcher, frozenset(family), pair.source):
            found.update(_in_family(pair, words, inside))
    return {span: said for span, said in found.items() if said.country in {owned[span].country} | tables.rivals[owned[span].country]}


def _in_family(pair: bitext.Pair, words: list[Word], owned: dict[Span, Mark]) -> dict[Span, Said]:
    """`owned` in order."""
    countries = {word.country for word in words}
    paired = _in_order(words, owned)
    wrong = {span: word for span, word in paired.items() if word.country != owned[span].country}
    surplus = Counter(mention.country for mention in owned.values()) - Counter(word.country for word in words)
    believed = len(wrong) <= surplus.total() if surplus else _crossed(words, owned) or _beside_the_same(pair, wrong)
    found: dict[Span, Said] = {}
    for span, mention in owned.items():
        word = next((word for word in words if word.country == mention.country), words[0] if len(countries) == 1 else None)
        if span in paired and (believed or mention.country not in countries):
            word = paired[span]
        if word:
            found[span] = Said(word.country, word.word)
    return found


def _in_order(words: list[Word], owned: dict[Span, Mark]) -> dict[Span, Word]:
    """Names and names, adjectives and adjectives, where there are as many; else all, where there are as many."""
    found: dict[Span, Word] = {}
    for named in (True, False):
        same = [span for span, mention in owned.items() if (mention.kind == "name") == named]
        counterparts = [word for word in words if word.name == named]
        if len(same) == len(counterparts):
            found.update(zip(same, counterparts, strict=True))
    return found or (dict(zip(owned, words, strict=True)) if len(words) == len(owned) else {})


def _crossed(words: list[Word], owned: dict[Span, Mark]) -> bool:
    """Whether the English has the countries as often, names and adjectives in the same order, but the name of one for that of the other."""
    english = [(mention.country, mention.kind == "name") for mention in owned.values()]
    french = [(word.country, word.name) for word in words]
    return sorted(english) != sorted(french) and [name for _, name in english] == [name for _, name in french]


def _beside_the_same(pair: bitext.Pair, wrong: dict[Span, Word]) -> bool:
    """Whether each of these stands beside the same noun (*le ministre irakien*, *the Iranian minister*)."""
    for (_, end), word in wrong.items():
        nouns = [i for i, (_, until, _) in enumerate(pair.french) if until <= word.start][-2:]
        beside = [j for j, (start, _, _) in enumerate(pair.english) if start >= end - pair.start][:3]
        if word.name or not any(pair.links.get(i) in beside for i in nouns):
            return False
    return bool(wrong)


def _left_over(matcher: Matcher, tables: Countries, pair: bitext.Pair, mentions: dict[Span, Mark | None]) -> dict[Span, Said]:
    """The one nation without counterpart on each side: both adjectives, both names at one place, or the only one of all, with *'s* in English."""
    english = {mark.country for mark in mentions.values() if mark}
    nations = _nations(matcher, frozenset(tables.ids), pair.source)
    french = {nation.country for nation in nations}
    missing = {span: mark for span, mark in mentions.items() if mark and mark.country not in french}
    others = [nation for nation in nations if nation.country not in english]
    if (
        len(missing) != len(others)
        or len({mark.country for mark in missing.values()}) != 1
        or len({nation.country for nation in others}) != 1
    ):
        return {}
    written, other = next(iter(missing.values())).country, others[0].country
    alone = len(mentions) == len(nations) == 1
    named = all(nation.name for nation in others) and _at_one_place(pair, missing, others)
    for (_, end), mark in missing.items():
        owner = alone and pair.target.startswith("'s", end - pair.start)
        if (mark.kind == "name" and not (owner or named)) or _MONEY.match(pair.target, end - pair.start):
            return {}
    if (not named and any(nation.name for nation in others)) or not tables[other]["adjective"] or {written, other} & _LOOSE:
        return {}
    if any({written, other} <= group for group in _SAME):
        return {}
    return {span: Said(other, nation.word, certain=False) for span, nation in zip(missing, others, strict=True)}


_OPENING = 8
"""Characters before a name that opens its sentence on both sides: *En Zambie*, *In Zimbabwe*."""


def _at_one_place(pair: bitext.Pair, missing: dict[Span, Mark], others: list[Word]) -> bool:
    """Whether names stand where names of the source should."""
    return all(
        mark.kind == "name"
        and (
            max(word.start, start - pair.start) <= _OPENING
            or abs(pair.place(word.start, word.start + len(word.word)) - (start - pair.start)) <= _BESIDE
        )
        for ((start, _), mark), word in zip(missing.items(), others, strict=True)
    )


def _nations(matcher: Matcher, countries: frozenset[str], source: str) -> list[Word]:
    """Those that the French names, in order; a word that several of these countries share is left out."""
    expression, owners = _forms(matcher, countries)
    found = []
    low = source.lower()
    figurative = [(low.find(said), said) for said in words("figurative-nations-fr.txt") if said in low]
    for match in expression.finditer(source):
        if any(at <= match.start() < at + len(said) for at, said in figurative):
            continue
        owner = owners[match.group().lower().replace("-", " ")]
        if owner[0] and (not owner[1] or match.group()[0].isupper()):
            found.append(Word(owner[0], match.group(), match.start(), owner[1]))
    return found


@cache
def _forms(matcher: Matcher, countries: frozenset[str]) -> tuple[re.Pattern[str], dict[str, tuple[str, bool]]]:
    """An expression for the French forms, the longest first; and the country of each, with whether it is a name. "" where it is shared."""
    tables = matcher.derived(Countries)
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
