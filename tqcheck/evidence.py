"""Which country a document, a sentence and a mention are about, from the cues of the country tables.

Every cue adds to the log-odds of its country: much in the sentence of the mention, less beyond. A cue that is repeated
adds less each time. Movement between countries (received in, ambassador to, refugees in, the border with) weakens what
stands beside it, because there a foreigner is at home in the sentence.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from .terms.matcher import Matcher
from .terms.reading import Reading

KIND_WEIGHT = {"capital": 2.2, "city": 1.9, "region": 1.7, "person": 2.0, "institution": 1.9, "currency": 1.5, "name": 1.6}
"""Log-odds of one cue in the sentence of the mention, by kind; ``name`` is the country's own name."""
NEAR, FAR = 0.75, 0.5
"""What is left of a weight within 300 characters, and anywhere else in the document (at most 4,000 characters away)."""
REACH, CLOSE = 4000, 300
ABROAD = 0.25
"""What is left of a weight where the words around say that somebody is abroad."""

_ABROAD_BEFORE = re.compile(
    r"(?:receiv|welcom|host|arriv|visit|travel|trip|flew|fled|flee|tour|refuge|exil|ambassador|embassy|envoy|invit|cross|border|neighbour|neighbor|"
    r"export|import|from|to|with|against|between|beat|face|faced|versus|than|like|including|into|towards?|via)\w*(?:\s+(?:in|to|of|with|from|the|at|on|its|state))*\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A place in the text that names or points to a country. `kind`: name, adjective, noun, plural, variant or a kind of cue."""

    start: int
    end: int
    country: str
    kind: str
    abroad: bool = False


@dataclass(frozen=True, slots=True)
class Weight:
    """The evidence for one country at one place: its sum and the marks that gave most, best first."""

    total: float
    marks: tuple[Mark, ...]


class Countries:
    """The country tables of a run, indexed."""

    def __init__(self, matcher: Matcher) -> None:
        self.countries: dict[str, dict[str, Any]] = {}
        self.rivals: dict[str, set[str]] = defaultdict(set)
        self.families: list[dict[str, Any]] = []
        for glossary in reversed(matcher.glossaries):
            if glossary.has_tables:
                self.countries.update(glossary.tables["countries"])
                self.families += glossary.tables["families"]
        self.family_of: dict[tuple[str, str], dict[str, Any]] = {}
        for family in self.families:
            for member in family["members"]:
                self.rivals[member] |= set(family["members"]) - {member}
                for other in family["members"]:
                    self.family_of.setdefault((member, other), family)


class Evidence:
    """The marks of one document and what they say about any place in it."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        self.sentences = reading.sentences
        self.mentions, self.cues, self.wrong = _marks(reading)
        self._starts = [cue.start for cue in self.cues]

    def weigh(self, mention: Mark, countries: set[str]) -> dict[str, Weight]:
        """The evidence around a mention for each of these countries. The mention itself does not count."""
        first, last = self.sentences.at(mention.start)
        found: dict[str, dict[str, list[tuple[float, Mark]]]] = {c: defaultdict(list) for c in countries}
        low = bisect_left(self._starts, mention.start - REACH)
        high = bisect_right(self._starts, mention.end + REACH)
        for cue in self.cues[low:high]:
            if cue.country not in countries or (cue.start < mention.end and mention.start < cue.end):
                continue
            inside = first <= cue.start < last
            distance = min(abs(cue.start - mention.end), abs(mention.start - cue.end))
            share = 1.0 if inside else NEAR if distance < CLOSE else FAR
            if cue.abroad and inside:
                share = ABROAD
            found[cue.country][self.text[cue.start:cue.end].casefold()].append((KIND_WEIGHT[cue.kind] * share, cue))
        return {country: _sum(groups) for country, groups in found.items()}


def _sum(groups: dict[str, list[tuple[float, Mark]]]) -> Weight:
    total = 0.0
    best: list[tuple[float, Mark]] = []
    for hits in groups.values():
        hits.sort(key=lambda hit: -hit[0])
        total += hits[0][0] * (1 + 0.35 * math.log(len(hits)))
        best.append(hits[0])
    best.sort(key=lambda hit: -hit[0])
    return Weight(total, tuple(mark for _, mark in best))


def _marks(reading: Reading) -> tuple[list[Mark], list[Mark], list[Mark]]:
    """Mentions of countries, cues (names of countries among them), and forms that are wrong everywhere."""
    found: list[tuple[int, int, str, str, str]] = []
    for start, end, mark in reading.marks:
        if not reading.text[start:start + 1].isupper():
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
            abroad = bool(_ABROAD_BEFORE.search(reading.text[max(0, start - 40):start]))
            cues.append(Mark(start, end, country, kind, abroad))
            if kind == "name":
                mentions.append(Mark(start, end, country, kind, abroad))
        else:
            mentions.append(Mark(start, end, country, kind))
    return mentions, cues, wrong
