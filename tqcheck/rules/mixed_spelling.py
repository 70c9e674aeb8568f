"""British and American spelling mixed in one document.

Engines draw on both and switch within a page (*colour* here, *labor* there). The majority of the spellings that tell the two
apart decides; few or evenly mixed ones say nothing, and names (Labour Party, World Trade Center) do not count. *-ize* is
written by both and left alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text.wordlists import table

ID = "mixed-spelling"
SUMMARY = "British and American spelling mixed in one document."
CATEGORY = "fluency/spelling"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistency", confidence=0.75)
ANCHORS = tuple(word for row in table("british-american.tsv") for word in row)

LEAST, SHARE = 3, 4
"""Different words of the majority that must stand in the document, and how many times the minority's they must be."""


def places(reading: Reading) -> Iterator[int]:
    """Anchors with enough others in their piece."""
    for _, found in groupby((start for start, _ in reading.anchors(ID)), reading.piece_at):
        if len(several := list(found)) > LEAST:
            yield several[0]


@cache
def _british() -> dict[str, str]:
    return {row[0]: row[1] for row in table("british-american.tsv")}


@cache
def _american() -> dict[str, str]:
    return {other: word for word, other in _british().items()}


def check(reading: Reading) -> Iterator[Finding]:
    found = reading.anchors(ID)
    if len(found) <= LEAST:
        return
    british, american = _british(), _american()
    places: dict[bool, dict[str, list[int]]] = {True: defaultdict(list), False: defaultdict(list)}
    for start, end in found:
        word = reading.text[start:end]
        if word.islower() and reading.text[start - 1 : start] not in tuple("-'@/_") and reading.text[end : end + 1] not in tuple("-@/_"):
            places[word in british][word].append(start)
    for is_british, others in ((True, american), (False, british)):
        most, least = places[is_british], places[not is_british]
        if len(most) >= LEAST and len(most) >= SHARE * len(least):
            yield from _minority(is_british, least, others, most)


def _minority(is_british: bool, least: dict[str, list[int]], others: dict[str, str], most: dict[str, list[int]]) -> Iterator[Finding]:
    kinds = ("British", "American") if is_british else ("American", "British")
    message = f"{kinds[1]} spelling in a text that spells the {kinds[0]} way."
    shown = [Evidence("the document has", word, most[word][0]) for word in sorted(most, key=lambda word: -len(most[word]))[:3]]
    for word, starts in least.items():
        for start in starts:
            yield _finding(start, start + len(word), message, [others[word]], *shown)
