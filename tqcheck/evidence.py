"""Which country a document, a sentence and a mention are about, from the cues of the country tables.

Every cue adds to the log-odds of its country, by its kind and its distance. The weights follow a logistic regression on
swapped and right demonyms in speeches and African news: a country's own name says more in the sentences around than in the
sentence itself, where a second country often stands beside the first. A cue that is repeated adds less each time. Movement
between countries (received in, ambassador to, the border with) weakens what stands beside it, because there a foreigner is
at home in the sentence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import Any, NamedTuple

from .terms.matcher import Matcher
from .terms.reading import Reading
from .terms.store import Glossary
from .text.lazy import Expression

NAME_WEIGHT = {"sentence": 1.3, "near": 1.8, "far": 1.9}
"""Log-odds of the country's own name, by distance."""
CUE_WEIGHT = {"sentence": 1.6, "near": 2.0, "far": 1.6}
"""Log-odds of a cue, by distance."""
KIND_FACTOR = {"capital": 1.15, "city": 1.0, "region": 0.95, "person": 1.05, "institution": 0.95, "currency": 0.8}
REACH, CLOSE = 4000, 300
"""Characters up to which a cue counts at all, and up to which it is near."""
ABROAD = 0.15
"""What is left of a rival's weight where the words around say that somebody is abroad."""

_MOVEMENT = Expression(
    r"(?:receiv|welcom|host|arriv|visit|travel|trip|flew|fled|flee|tour|refuge|exil|ambassador|embassy|envoy|invit|cross|border|export|send|sent|neighbour|neighbor)"
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
    """The evidence for one country at one place: its sum, and the marks that gave most, best first, with how often each stands."""

    total: float
    marks: tuple[tuple[Mark, int], ...]


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
        self.mentions, self.cues, self.wrong = _marks(reading)
        self._starts = [cue.start for cue in self.cues]

    def said(self, country: str, name: bool) -> bool:
        """Whether the document uses the country's own name, or its adjective."""
        return any(m.country == country and (m.kind == "name") == name for m in self.mentions)

    def weigh(self, mention: Mark, countries: set[str]) -> dict[str, Weight]:
        """The evidence around a mention for each of these countries. The mention itself does not count."""
        first, last = self.sentences.at(mention.start)
        found: dict[str, dict[str, list[tuple[float, Mark]]]] = {c: defaultdict(list) for c in countries}
        low = bisect_left(self._starts, mention.start - REACH)
        high = bisect_right(self._starts, mention.end + REACH)
        for cue in self.cues[low:high]:
            if cue.country not in countries or (cue.start < mention.end and mention.start < cue.end):
                continue
            distance = max(cue.start - mention.end, mention.start - cue.end)
            zone = "sentence" if first <= cue.start < last else "near" if distance < CLOSE else "far"
            weight = NAME_WEIGHT[zone] if cue.kind == "name" else CUE_WEIGHT[zone] * KIND_FACTOR[cue.kind]
            if cue.country != mention.country and (cue.moved or (cue.beside and zone == "sentence")):
                weight *= ABROAD
            found[cue.country][self.text[cue.start : cue.end].casefold()].append((weight, cue))
        return {country: _sum(groups) for country, groups in found.items()}


def _sum(groups: dict[str, list[tuple[float, Mark]]]) -> Weight:
    total = 0.0
    best: list[tuple[float, Mark, int]] = []
    for hits in groups.values():
        weight, mark = max(hits, key=lambda hit: hit[0])
        total += weight * (1 + 0.35 * math.log(len(hits)))
        best.append((weight, mark, len(hits)))
    best.sort(key=lambda hit: -hit[0])
    return Weight(total, tuple((mark, count) for _, mark, count in best))


def _marks(reading: Reading) -> tuple[list[Mark], list[Mark], list[Mark]]:
    """Mentions of countries, cues (names of countries among them), and forms that are wrong everywhere."""
    found: list[tuple[int, int, str, str, str]] = []
    for start, end, mark in reading.marks:
        if not reading.text[start : start + 1].isupper():
            continue
        group, country, kind = (*mark.split("|"), "")[:3]
        found.append((start, end, group, country, kind))
    found.sort(key=lambda m: (m[0], -m[1]))
    mentions: list[Mark] = []
    cues: list[Mark] = []
    wrong: list[Mark] = []
    covered = -1
    widest = (-1, -1)
    for start, end, group, country, kind in found:
        if end <= covered and (start, end) != widest:
            continue  # a part of a longer name
        covered, widest = max(covered, end), (start, end)
        if group == "fixed":
            continue
        if group == "wrong":
            wrong.append(Mark(start, end, country, "wrong"))
        elif group == "cue" or kind == "name":
            before = reading.text[max(0, start - 48) : start]
            cue = Mark(start, end, country, kind, bool(_MOVEMENT.search(before)), bool(_BESIDE.search(before)))
            cues.append(cue)
            if kind == "name":
                mentions.append(cue)
        else:
            mentions.append(Mark(start, end, country, kind))
    return mentions, cues, wrong
