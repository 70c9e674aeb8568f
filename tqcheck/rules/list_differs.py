"""A member of a list that the English has lost or made up: *médecins, lits et oxygène* against *doctors and oxygen*.

Reported where the words around the member are linked and stand in a row on both sides, and nothing on the other side can translate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..bilingual.bitext import Pair, Token, differs, expected, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.fold import bare
from ..text.lazy import Expression, I

ID = "list-differs"
SUMMARY = "A member of a list that is lost or added."
CATEGORY = "accuracy/omission"
SEVERITY = "major"

_told = partial(differs, confidence=0.9, rule=ID, severity=SEVERITY)

_DET_FR = r"(?:(?:les|la|le|des|du|de la|de|un|une|leurs?|ses|son|sa|aux?|à la|en|par|pour|dans) |l'|d'|de l')*"
_DET_EN = r"(?:(?:the|a|an|of|his|her|their|its|in|by|for|to|from|with) )*"
_LIST_FR = Expression(rf"\b(?P<x>\w+), {_DET_FR}(?P<y>\w+),? (?:et|ou|ni) {_DET_FR}(?P<z>\w+)")
_LIST_EN = Expression(rf"\b(?P<x>\w+), {_DET_EN}(?P<y>\w+),? (?:and|or|nor) {_DET_EN}(?P<z>\w+)")
_TWO_FR = Expression(rf"(?<!, )\b(?P<x>\w{{4,}}) (?:et|ou) {_DET_FR}(?P<y>\w{{4,}})\b")
_JOINED = Expression(r"\bdommages et intérêts|\bbras\Z|\btoujours et encore|\bsain|\bpur et simple", I)
"""What is joined in French alone, or begins a phrase (*son bras droit*)."""
_AND = Expression(r"\b(?:and|or|both|with|along|well|nor|plus|of all|alike|,)\b|[,&/-]", I)
_LITERAL, _SURE = 0.6, 15
"""Share of the words with a counterpart from which one member of two is lost; weight of the other's translation."""
_AND_FR = Expression(rf" (?:et|ou|ni) {_DET_FR}\Z")
_AND_EN = Expression(rf",? (?:and|or|nor) {_DET_EN}\Z")
_JOINS_FR, _JOINS_EN = (" et ", " ou ", " ni "), (" and ", " or ", " nor ")
_REACH = 5
"""Words by which the second of two members may follow the first."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if any(map(pair.source.__contains__, _JOINS_FR[:2])) and pair.target:
            yield from _second(pair)
        if ", " in pair.source:
            if any(map(pair.source.__contains__, _JOINS_FR)):
                yield from _lost(pair)
        elif ", " in pair.target and any(map(pair.target.__contains__, _JOINS_EN)):
            yield from _added(pair)


def _lost(pair: Pair) -> Iterator[Finding]:
    for match in _LIST_FR.finditer(pair.source):
        x, y, z = _at(pair.french, match)
        before, after = pair.links.get(x), pair.links.get(z)
        if before is None or after is None or y in pair.links or not before < after <= before + _REACH:
            continue
        word = pair.french[y][2]
        joint = pair.target[pair.english[before][1] : pair.english[after][0]]
        if _AND_EN.match(joint) and expected(word, y) and not _translated(pair, word):
            here, there = pair.english[before][0], pair.english[after][1]
            said = lexicon.offered(word)
            first = pair.target[here : pair.english[before][1]]
            fix = f"{first}, {said}{pair.target[pair.english[before][1] : there]}" if said else None
            message = f"The source names {word} in this list; the English does not."
            yield _told(pair, here, there, message, match.group(), fix=fix, category=CATEGORY, issue_type="omission")


def _second(pair: Pair) -> Iterator[Finding]:
    """One of two that are joined: *les écoles et les hôpitaux* against *schools*."""
    matches = list(_TWO_FR.finditer(pair.source))
    if not matches or not _literal(pair):
        return
    for match in matches:
        x, y = _at(pair.french, match, "xy")
        if pair.source.startswith((' "', " «"), match.end("y")) or _JOINED.search(match.group()):
            continue  # *jugés « outranciers »*
        if x < 0 or y < 0 or (x in pair.links) == (y in pair.links) or pair.french[y][2][0].isupper() or pair.french[x][2][0].isupper():
            continue
        lost, kept = (y, x) if x in pair.links else (x, y)
        word, j = pair.french[lost][2], pair.links[kept]
        if not expected(word, lost) or _translated(pair, word) or pair.learned(kept, j) < _SURE or not _noun(word):
            continue
        start, end, here = pair.english[j]
        around = pair.target[max(0, start - 30) : end + 30]
        if _AND.search(around):
            continue
        said = lexicon.offered(word)
        joint = "or" if " ou " in match.group() else "and"
        fix = (f"{here} {joint} {said}" if kept == x else f"{said} {joint} {here}") if said else None
        message = f"The source names {word} as well; the English does not."
        yield _told(pair, start, end, message, match.group(), fix=fix, category=CATEGORY, issue_type="omission")


def _noun(word: str) -> bool:
    return word.endswith(("s", "x"))


def _literal(pair: Pair) -> bool:
    return len(pair.links) >= _LITERAL * len(pair.asked)


def _added(pair: Pair) -> Iterator[Finding]:
    matches = list(_LIST_EN.finditer(pair.target))
    back = {j: i for i, j in pair.links.items()} if matches else {}
    for match in matches:
        x, y, z = _at(pair.english, match)
        before, after = back.get(x), back.get(z)
        if before is None or after is None or y in back or not before < after <= before + _REACH:
            continue
        joint = pair.source[pair.french[before][1] : pair.french[after][0]]
        stem = stems.english(pair.english[y][2])
        known = stem in lexicon.english() and not any(stem in lexicon.stems_for(w) for _, _, w in pair.french)
        if _AND_FR.match(joint) and known:
            here, there = pair.english[x][0], pair.english[z][1]
            fix = pair.target[here : pair.english[x][1]] + pair.target[pair.english[y][1] : there].lstrip(",")
            message = f"The source does not name {pair.english[y][2]} in this list."
            shown = pair.source[pair.french[before][0] : pair.french[after][1]]
            yield _told(pair, here, there, message, shown, fix=fix, category="accuracy/addition", issue_type="addition")


def _at(tokens: list[Token], match: re.Match[str], members: str = "xyz") -> list[int]:
    """The numbers of the members; -1 for one that is no word."""
    places = {start: i for i, (start, _, _) in enumerate(tokens)}
    return [places.get(match.start(member), -1) for member in members]


def _translated(pair: Pair, word: str) -> bool:
    """Whether some English word may translate a French one, or looks like it."""
    head = bare(word)[:4]
    return not lexicon.stems_for(word).keys().isdisjoint(pair.stems) or any(bare(w)[:4] == head for _, _, w in pair.english)
