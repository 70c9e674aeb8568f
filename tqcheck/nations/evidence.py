"""Which country a document, a sentence and a mention are about, from the cues of the country tables.

Every cue adds to the log-odds of its country, by its group and its zone (same sentence, near, farther). The weights are data
(``data/evidence-weights.tsv``): a logistic regression on right and swapped demonyms in speeches and African news
(``bench/calibrate.py``). A cue that is repeated adds less each time. Movement between countries (received in, ambassador to,
the border with) weakens what stands beside it, because there a foreigner is at home in the sentence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import pairwise

from ..records import NamedTuple
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..terms.store import Glossary
from ..text.lazy import Expression
from ..text.wordlists import table, words
from ..typed import Any
from .bearers import bearers_in
from .towns import towns_in

GROUP = {
    "name": "name",
    "french": "name",
    "capital": "place",
    "city": "place",
    "town": "place",
    "region": "place",
    "person": "person",
    "institution": "institution",
    "currency": "institution",
    "area": "area",
    "bearer": "bearer",
    "adjective": "adjective",
    "noun": "adjective",
    "plural": "adjective",
    "variant": "adjective",
}
STRONG = ("name", "place", "person", "institution")
"""Groups of cues that point to one country alone. What is no group of `GROUP`: ``echo``, the name of the written country where no rival is
ever named; an engine that takes one for the other does so throughout."""
ZONES = ("sentence", "near", "far", "distant")
REACH, CLOSE, FAR = 4000, 300, 1200
"""Characters up to which a cue counts at all, is near, and is merely far."""
ABROAD = 0.15
"""What is left of a rival's weight where the words around say that somebody is abroad."""
AMONG = 0.4
"""What is left of the name of a rival that is told over with other nations (Mali, Niger and Chad)."""
AGAIN = 0.35
"""How much the logarithm of its count adds to a cue that is repeated."""
BEARERS = 0.5
"""What a person's name is worth beside a cue that belongs to one country alone."""
MOST = {"area": 4.0, "bearer": 3.0}
"""Neighbours and matters of a region count up to this many: a list of countries is one hint, not ten; nor is one of persons."""

_MOVES = (
    "receiv welcom host arriv visit travel trip flew fled flee tour refuge exil ambassador embassy envoy invit cross border export send sent "
    "neighbour neighbor"
).split()
_MOVEMENT = Expression(
    rf"(?:{'|'.join(_MOVES)})"
    r"\w*(?: \w+)?(?:\s+(?:in|to|of|with|from|the|at|on|into|for))*\s*$",
    re.I,
)
_BESIDE = Expression(
    r"\b(?:from|to|with|against|between|beat|face|faced|versus|than|like|including|into|towards?|via)(?:\s+(?:the|its|state))*\s*$", re.I
)


class Mark(NamedTuple):
    """A place in the text that names or points to a country. `kind`: name, adjective, noun, plural, variant or a kind of cue.

    `moved`: the words before tell of movement to it; `beside`: a preposition sets it beside another.
    """

    start: int
    end: int
    country: str
    kind: str
    moved: bool = False
    beside: bool = False


class Weight(NamedTuple):
    """The evidence for one country at one place.

    `amounts`: how much of each (group, zone) stands there; `marks`: what gave most, best first, with how often each stands.
    """

    amounts: dict[tuple[str, str], float]
    marks: tuple[tuple[Mark, int], ...]

    @property
    def strength(self) -> float:
        """How many strong cues speak for the country, those beside a movement hardly counted; two persons' names are as one."""
        strong = sum(amount for (group, _), amount in self.amounts.items() if group in STRONG)
        return strong + min(1.0, BEARERS * sum(amount for (group, _), amount in self.amounts.items() if group == "bearer"))

    @property
    def said(self) -> bool:
        """Whether the country's adjective stands near."""
        return any(group == "adjective" for group, _ in self.amounts)

    def total(self, kind: str, side: str) -> float:
        """Log-odds for the country as the one that is meant (`side` right) or the one that is written; `kind`: name or adjective."""
        weights = weights_of(kind, side)
        return sum(weights.get(f"{group} {zone}", 0.0) * amount for (group, zone), amount in self.amounts.items())


class Countries:
    """The country tables of a run, indexed."""

    def __init__(self, matcher: Matcher) -> None:
        self._owners: dict[str, Glossary] = {}
        self._loaded: dict[str, dict[str, Any]] = {}
        self.rivals: dict[str, set[str]] = defaultdict(set)
        self.family_of: dict[tuple[str, str], dict[str, Any]] = {}
        for glossary in matcher.glossaries:
            for country in glossary.country_ids:
                self._owners.setdefault(country, glossary)
            for family in glossary.families:
                for member in family["members"]:
                    self.rivals[member] |= set(family["members"]) - {member}
                    for other in family["members"]:
                        self.family_of.setdefault((member, other), family)

    @property
    def ids(self) -> Iterable[str]:
        """Every country."""
        return self._owners

    def __getitem__(self, country: str) -> dict[str, Any]:
        """The table of a country, parsed at first need."""
        if country not in self._loaded:
            self._loaded[country] = self._owners[country].country(country)
        return self._loaded[country]


class Evidence:
    """The marks of one document and what they say about any place in it."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.sentences = reading.sentences
        rivals = reading.matcher.derived(Countries).rivals
        self.mentions, self._cues, self.wrong = _marks(reading, rivals)
        self._told_over = _told_over(self.text, self.mentions)
        self._add_local(rivals)
        self._said = {(m.country, m.kind == "name") for m in self.mentions}
        self._said |= {(cue.country, True) for cues in self._cues.values() for cue in cues if cue.kind == "french"}
        self._known = {c for c, cues in self._cues.items() if any(GROUP[cue.kind] in ("place", "person", "institution") for cue in cues)}
        self._places = [mention.start for mention in self.mentions]
        self._starts = {country: [cue.start for cue in cues] for country, cues in self._cues.items()}
        self._asked: dict[tuple[str, str, str], bool] = {}

    def once(self, question: str, mention: Mark, rival: str, answer: Callable[[], bool]) -> bool:
        """The answer to a question that goes over the whole document, and is the same for all mentions of the country beside this rival."""
        key = (question, mention.country, rival)
        if key not in self._asked:
            self._asked[key] = answer()
        return self._asked[key]

    def _add_local(self, rivals: dict[str, set[str]]) -> None:
        """Add the towns, and the names that people bear there, around the mentions that could be confused."""
        known = {place for cues in self._cues.values() for cue in cues if cue.kind != "area" for place in range(cue.start, cue.end)}
        changed: set[str] = set()
        done = 0
        for mention in self.mentions:
            if mention.country in rivals and mention.end + FAR > done:
                begin, done = max(done, mention.start - FAR), mention.end + FAR
                near = {
                    m.country for m in self.mentions[bisect_left(self.mentions, (begin - FAR,)) : bisect_left(self.mentions, (done + FAR,))]
                }
                countries = {c for c in near if c in rivals}.union(*(rivals[c] for c in near if c in rivals))
                for start, end, country in towns_in(self.text, begin, done, countries):
                    if start not in known:
                        self._cues[country].append(_cue(self.text, start, end, country, "town"))
                        known.update(range(start, end))
                        changed.add(country)
                for start, end, country in bearers_in(self.text, begin, done, countries):
                    if start not in known:
                        self._cues[country].append(Mark(start, end, country, "bearer"))
                        changed.add(country)
        for country in changed:
            self._cues[country].sort()

    def said(self, country: str, name: bool) -> bool:
        """Whether the document uses the country's own name, or its adjective."""
        return (country, name) in self._said

    def known(self, country: str) -> bool:
        """Whether a place, person or institution of the country stands anywhere in the document."""
        return country in self._known

    def neighboured(self, mention: Mark, country: str) -> bool:
        """Whether the country is called a neighbour somewhere after the mention; then the mention is hardly of it."""
        return any(other.start > mention.end and is_neighbour(self.text, other) for other in self._named(mention, country))

    def _named(self, mention: Mark, country: str) -> Iterable[Mark]:
        return (other for other in self.around(mention, FAR) if other.country == country and other.kind == "name")

    def named_with(self, mention: Mark, country: str) -> bool:
        """Whether the country is named in the sentence of the mention."""
        first, last = self.sentences.at(mention.start)
        return any(first <= other.start < last for other in self._named(mention, country))

    def contrasted(self, mention: Mark, country: str) -> bool:
        """Whether a clause about the country's people is set against that of the mention (the Nigerians have a chance, while the Nigeriens are out)."""
        first, last = self.sentences.at(mention.start)
        others = [o for o in self.around(mention, CLOSE) if o.country == country and o.kind != "name" and first <= o.start < last]
        return any(_AGAINST.search(self.text, min(mention.end, other.end), max(mention.start, other.start)) for other in others)

    def around(self, mention: Mark, reach: int) -> list[Mark]:
        """The other mentions of countries that begin at most `reach` characters after it or some 30 more before it."""
        near = self.mentions[bisect_left(self._places, mention.start - reach - 30) : bisect_right(self._places, mention.end + reach)]
        return [other for other in near if other.start != mention.start]

    def beside(self, mention: Mark, countries: set[str], reach: int = 60) -> bool:
        """Whether a cue of one of these countries begins at most `reach` characters away."""
        for country in countries:
            starts = self._starts.get(country, ())
            i = bisect_left(starts, mention.start - reach)
            if i < len(starts) and starts[i] <= mention.end + reach:
                return True
        return False

    def weigh(self, mention: Mark, countries: set[str]) -> dict[str, Weight]:
        """The evidence around a mention for each of these countries. Of the country written, its adjectives do not count."""
        rivals = countries - {mention.country}
        return {country: self._weight(mention, country, rivals) for country in countries}

    def _weight(self, mention: Mark, country: str, rivals: set[str]) -> Weight:
        cues, starts = self._cues.get(country, []), self._starts.get(country, [])
        echo = country == mention.country and not any((rival, name) in self._said for rival in rivals for name in (True, False))
        first, last = self.sentences.at(mention.start)
        found: dict[tuple[str, str], list[tuple[int, float, str, Mark]]] = defaultdict(list)
        for cue in cues[bisect_left(starts, mention.start - REACH) : bisect_right(starts, mention.end + REACH)]:
            group = "echo" if echo and GROUP[cue.kind] == "name" else GROUP[cue.kind]
            own = country == mention.country
            if (cue.start < mention.end and mention.start < cue.end) or (own and group == "adjective"):
                continue
            if own and group == "name" and cue.start > mention.end and is_neighbour(self.text, cue):
                continue  # the neighbour of the one that is meant
            distance = max(cue.start - mention.end, mention.start - cue.end)
            zone = 0 if first <= cue.start < last else 1 if distance < CLOSE else 2 if distance < FAR else 3
            away = cue.moved or (cue.beside and zone == 0 and not _FROM_THERE.fullmatch(self.text, mention.end, cue.start))
            amount = ABROAD if not own and group not in MOST and away else AMONG if not own and cue.start in self._told_over else 1.0
            found[group, self.text[cue.start : cue.end].casefold()].append((zone, amount, group, cue))
        amounts: dict[tuple[str, str], float] = defaultdict(float)
        best: list[tuple[int, float, Mark, int]] = []
        for hits in found.values():
            zone, amount, group, mark = hits[0] if len(hits) == 1 else min(hits, key=lambda hit: (-hit[1], hit[0]))
            amounts[group, ZONES[zone]] += amount if len(hits) == 1 else amount * (1 + AGAIN * math.log(len(hits)))
            best.append((_SHOWN.index(group), -amount, mark, len(hits)))
        for zone_name in ZONES:
            for group, most in MOST.items():
                if (group, zone_name) in amounts:
                    amounts[group, zone_name] = min(most, amounts[group, zone_name])
        best.sort(key=lambda hit: (hit[1] > -1, hit[0], -hit[3]))
        return Weight(dict(amounts), tuple((mark, count) for _, _, mark, count in best))


_AGAINST = Expression(r"\b(?:while|whereas|whilst) (?:the )?(?:\w+ )?$")


def _told_over(text: str, mentions: list[Mark]) -> set[int]:
    """Where the names of countries begin that stand in a list of three or more."""
    names = [mention for mention in mentions if mention.kind == "name"]
    found: set[int] = set()
    run = names[:1]
    for mention in [*names[1:], None]:
        if mention and mention.start >= run[-1].end and _LISTING.fullmatch(text, run[-1].end, mention.start):
            run.append(mention)
            continue
        if len({each.country for each in run}) > 2:
            found.update(each.start for each in run)
        run = [mention] if mention else []
    return found


_LISTING = Expression(r"(?:, |,? (?:and|or|as well as) )(?:the )?")
_FROM_THERE = Expression(r" [a-z]+(?: [a-z]+)? from (?:the [a-z]+ of )?")
"""A Nigerian farmer from Maradi: he is of the country where the town is."""
_SHOWN = ("name", "echo", "place", "person", "institution", "adjective", "bearer", "area")


@cache
def weights_of(kind: str, side: str) -> dict[str, float]:
    """The fitted weights for names or for adjectives: of the evidence for the right and for the written country, and of the circumstances."""
    return {row[2]: float(row[3]) for row in table("evidence-weights.tsv") if row[:2] == (kind, side)}


@cache
def _parts(mark: str) -> tuple[str, str, str]:
    """Group, country and kind of a mark."""
    group, country, kind = (*mark.split("|"), "")[:3]
    return group, country, kind


def _marks(reading: Reading, rivals: dict[str, set[str]]) -> tuple[list[Mark], dict[str, list[Mark]], list[Mark]]:
    """Mentions of countries, forms that are wrong everywhere, and by country the cues near mentions that could be wrong."""
    text = reading.text
    found: list[tuple[int, int, str, str, str]] = []
    for start, end, mark in reading.marks:
        group, country, kind = _parts(mark)
        if group != "french" and (kind == "area" or text[start].isupper()):
            found.append((start, -end, group, country, kind))
    found.sort()
    mentions: list[Mark] = []
    cues: list[tuple[int, int, str, str]] = []
    wrong: list[Mark] = []
    covered = -1
    widest = (-1, -1)
    for start, minus, group, country, kind in found:
        end = -minus
        if end <= covered and (start, end) != widest:
            continue  # a part of a longer name
        covered, widest = max(covered, end), (start, end)
        if group == "fixed":
            continue
        if group == "wrong":
            wrong.append(Mark(start, end, country, "wrong"))
        elif group == "cue":
            cues.append((start, end, country, kind))
        else:
            mentions.append(_cue(text, start, end, country, kind) if kind == "name" else Mark(start, end, country, kind))
    return mentions, _near(text, cues, mentions, rivals), wrong


def _near(text: str, cues: list[tuple[int, int, str, str]], mentions: list[Mark], rivals: dict[str, set[str]]) -> dict[str, list[Mark]]:
    """By country its mentions, and its cues within reach of a mention of it or of a rival, in order."""
    places: dict[str, list[int]] = defaultdict(list)
    found: dict[str, list[Mark]] = defaultdict(list)
    shared = {mention.start for mention, other in pairwise(mentions) if _share(mention, other)}
    for mention in mentions:
        if mention.start not in shared:  # Congolese, Dominican: of two countries
            found[mention.country].append(mention)
        if mention.country in rivals:
            for country in (mention.country, *rivals[mention.country]):
                places[country].append(mention.start)
    added: set[str] = set()
    for start, end, country, kind in cues:
        near = places.get(country)
        if near is None:
            continue
        i = bisect_left(near, start - REACH)
        if i == len(near) or near[i] > end + REACH or (kind == "person" and " " not in text[start:end] and _another(text, start, country)):
            continue
        found[country].append(Mark(start, end, country, kind) if kind == "area" else _cue(text, start, end, country, kind))
        added.add(country)
    for country in added:
        found[country].sort()
    return found


def _share(mention: Mark, other: Mark) -> bool:
    return mention.start == other.start and mention.country != other.country


def _another(text: str, start: int, country: str) -> bool:
    """Whether a first name before a family name makes it another person's: the whole names of those who are meant are cues themselves, and a
    first name that is given in the country speaks for it as well."""
    before = text[max(0, start - 24) : start].split(" ")
    if len(before) < 2 or before[-1] or len(before[-2]) < 3:
        return False
    word = before[-2]
    if not word.isalpha() or not word[0].isupper() or word.isupper() or word in words("title-words.txt"):
        return False
    return not any(True for _ in bearers_in(word, 0, len(word), {country}))


_NEIGHBOUR = Expression(r"\b(?:[Nn]eighbou?ring|[Nn]eighbou?r,?)(?: the)? $")
_ITS_NEIGHBOUR = Expression(r", (?:its|the country's|a|the)(?: [a-z]+)? neighbou?r\b(?! (?:of|to)\b)")


def is_neighbour(text: str, mark: Mark) -> bool:
    """Whether the country is called a neighbour of the one that the text is about (neighbouring Chad; Chad, its neighbour)."""
    return bool(_NEIGHBOUR.search(text[max(0, mark.start - 24) : mark.start]) or _ITS_NEIGHBOUR.match(text, mark.end))


def _cue(text: str, start: int, end: int, country: str, kind: str) -> Mark:
    before = text[max(0, start - 48) : start]
    moved = any(map(before.lower().__contains__, _MOVES)) and _MOVEMENT.search(before) is not None
    return Mark(start, end, country, kind, moved, bool(_BESIDE.search(before)))
