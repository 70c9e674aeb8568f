"""English words that exclude each other, found by the learned lexicon: *craignent* says fear, so *hope* in its place says the opposite.

Told where nothing in the English may translate the French word, where the usual translations of that word exclude the English one, and
where the English one translates nothing else and stands in that place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property

from ..bitext import Pair, Token
from ..records import NamedTuple
from ..text import lexicon, stems
from ..text.inflect_en import inflect, tag_of
from ..text.lazy import Expression
from ..text.wordlists import table, words

_LEAST, _SHARE = 16, 0.5
"""Least weight of the best translation that excludes the English word, and the share of the weights of all that do."""
_BESIDE, _CLAUSE = 25, 40
"""Characters by which the English word may stand away from the place of the French one; to each side in which a denial turns an opposite round."""
_DENIED_FR = Expression(
    r"\b(?:pas|jamais|n\w*['e ][^,.;]{1,25}plus|aucune?|sans|ni|non|rien|personne|moins|empêch\w+|refus\w+|manqu\w+|éviter|contre|anti\w*|lutte\w*|peu)\b",
    re.I,
)
_DENIED_EN = Expression(
    r"\b(?:not|never|no|without|nor|none|nothing|nobody|fail\w*|refus\w+|avoid\w*|prevent\w*|hardly|lack\w*|cannot|less|least|against|anti\w*|"
    r"little|un\w+ed|un\w+ly|non)\b|n't\b",
    re.I,
)


class Side:
    """A cell of the table."""

    def __init__(self, row: list[str], column: int, deniable: bool) -> None:
        self._row, self._column, self.deniable = row, column, deniable

    @cached_property
    def own(self) -> frozenset[str]:
        """The stems of its words."""
        return frozenset(stems.english(form) for form in re.split("[ /]", self._row[self._column]))

    @cached_property
    def excluded(self) -> dict[str, str]:
        """The stems that it excludes, each with the base form."""
        cells = (cell for n, cell in enumerate(self._row) if n != self._column)
        words = (word.split("/") for cell in cells for word in cell.split())
        return {stem: forms[0] for forms in words for stem in map(stems.english, forms) if stem not in self.own}


class Clash(NamedTuple):
    """An English word, the French one that it contradicts, and what should stand there."""

    english: Token
    french: Token
    fix: str


@cache
def _sides() -> dict[str, list[tuple[str, Side]]]:
    """Stem of an English word → its base forms, each with where it stands in the table."""
    found: dict[str, list[tuple[str, Side]]] = {}
    for relation, *row in table("excluding.tsv"):
        for column, cell in enumerate(row):
            side = Side(row, column, relation == "opposite")
            for word in cell.split():
                base = word.partition("/")[0]
                for form in word.split("/"):
                    found.setdefault(stems.english(form), []).append((base, side))
    return found


def clashes(pair: Pair) -> Iterator[Clash]:
    """The words of the English that contradict the source."""
    sides = _sides()
    asked = [stem for stem in pair.stems if stem in sides]
    if not asked or not (unexplained := _unexplained(pair, asked)) or not (lonely := _lonely(pair)):
        return
    against = {stem: found for stem in unexplained if (found := list(_against(pair, sides[stem], lonely)))}
    if not against:
        return
    linked = set(pair.links.values())
    for j, (start, end, written) in enumerate(pair.english):
        if j in linked or (start and (written[0].isupper() or pair.target[start - 1] == "-")):
            continue
        for base, side, i, said in against.get(stems.english(written), ()):
            if abs(pair.place(*pair.french[i][:2]) - start) <= _BESIDE and not (side.deniable and _denied(pair, i, start, end)):
                before = pair.english[j - 1][2] if j else ""
                yield Clash(pair.english[j], pair.french[i], inflect(said, tag_of(written, [base], before), written))


def _against(pair: Pair, places: list[tuple[str, Side]], lonely: list[tuple[int, dict[str, int]]]) -> Iterator[tuple[str, Side, int, str]]:
    """The French words that exclude an English one: its base form, where that stands in the table, the French word, what it says."""
    for base, side in places:
        if pair.stems.isdisjoint(side.excluded):
            for i, weights in lonely:
                if said := _said(weights, side):
                    yield base, side, i, said


def _unexplained(pair: Pair, asked: list[str]) -> set[str]:
    """Those of these stems that stand in the English more often than French words that they may translate in the source."""
    known = [lexicon.translations(stems.french(word)) for word in pair.small[0]]
    found = {stem for stem in asked if not any(stem in weights for weights in known)}
    if len(asked) > len(found) and len(pair.small[1]) < len(pair.english):
        ours = [stems.english(word) for _, _, word in pair.english]
        often = [stem for stem in asked if stem not in found and ours.count(stem) > 1]
        theirs = [lexicon.translations(stems.french(word)) for _, _, word in pair.french] if often else []
        found |= {stem for stem in often if ours.count(stem) > sum(stem in weights for weights in theirs)}
    return found


def _lonely(pair: Pair) -> list[tuple[int, dict[str, int]]]:
    """The French words that nothing in the English may translate, with their translations."""
    found, stop = [], words("stop-words-fr.txt")
    for i, (_, _, word) in enumerate(pair.french):
        if len(word) > 2 and word.lower() not in stop:
            weights = lexicon.translations(stems.french(word))
            if weights and pair.stems.isdisjoint(weights):
                found.append((i, weights))
    return found


def _said(weights: dict[str, int], side: Side) -> str | None:
    """What the French word says, in the base form, if that excludes the English word."""
    excluded = {stem: weight for stem, weight in weights.items() if stem in side.excluded}
    if not excluded or not side.own.isdisjoint(weights) or sum(excluded.values()) < _SHARE * sum(weights.values()):
        return None
    best = max(excluded, key=lambda stem: excluded[stem])
    return side.excluded[best] if excluded[best] >= _LEAST else None


def _denied(pair: Pair, i: int, start: int, end: int) -> bool:
    """Whether either text denies something near these words."""
    a, b, _ = pair.french[i]
    return (
        _DENIED_FR.search(pair.source, max(0, a - _CLAUSE), b + _CLAUSE) is not None
        or _DENIED_EN.search(pair.target, max(0, start - _CLAUSE), end + _CLAUSE) is not None
    )
