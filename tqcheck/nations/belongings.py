"""What tells two confusable countries apart without naming either: borders, posts and things that one lacks, and unions of states.

*The border with Mali* is Niger's, not Nigeria's; a *prefect* is no Nigerian; the *G5 Sahel* has Mauritania among its members, not
Mauritius. The facts are data (``data/borders.tsv``, ``data/lacking.tsv``, ``data/unions.tsv``). Each value is 1 where they speak for the rival of
what is written, -1 where they speak for what is written, and 0 where they are silent.
"""

from __future__ import annotations

import re
from functools import cache

from ..text.lazy import Expression
from ..text.wordlists import row, table
from .evidence import CLOSE, Evidence, Mark

_BORDER_AFTER = Expression(r"(?:[-–‑][A-Za-zÀ-ÿ]+)? (?:land |common |northern |southern |eastern |western )?(?:borders?|frontiers?)\b")
_BORDER_BEFORE = Expression(r"\b(?:borders?|frontiers?) [A-Za-zÀ-ÿ]+[-–‑]$")
_HYPHEN_BEFORE = Expression(r"([A-Za-zÀ-ÿ]+)[-–‑]$")
_HYPHEN_AFTER = Expression(r"[-–‑]")
_BORDER_WITH = Expression(r"\b(?:borders?|frontiers?) (?:with|to|of) (?:the )?$")
_IS_BORDERED = Expression(r"[^.!?\n]{0,80}\b(?:borders?|frontiers?) (?:with|to|of) (?:the )?$")
_NEAREST = 120
"""Characters within which another nation is the other side of a border."""


def border(text: str, evidence: Evidence, mention: Mark, rival: str) -> int:
    """Whose border it is: by the nation on the other side (the Algerian-Nigerian border), or that of a place (in Niger, near the border with Mali)."""
    ours, theirs = _neighbours(mention.country), _neighbours(rival)
    if ours is None or theirs is None:
        return 0
    beyond = _beyond(text, evidence, mention) - {mention.country, rival}
    return bool(beyond & theirs and not beyond & ours) - bool(beyond & ours and not beyond & theirs)


def _beyond(text: str, evidence: Evidence, mention: Mark) -> set[str]:
    """The countries that are said to lie on the other side of a border of the mention."""
    before = text[max(0, mention.start - _NEAREST) : mention.start]
    if mention.kind == "name":
        return {
            other.country
            for other in evidence.around(mention, _NEAREST)
            if (other.start > mention.end and _IS_BORDERED.fullmatch(text[mention.end : other.start]))
            or (other.end < mention.start and _BORDER_WITH.search(before) and evidence.sentences.at(mention.start)[0] <= other.start)
        }
    if not _BORDER_AFTER.match(text, mention.end) and not _BORDER_BEFORE.search(before):
        return set()
    if hyphen := _HYPHEN_BEFORE.search(before):
        return {country for country, forms in _before_hyphen().items() if hyphen[1].lower() in forms}
    if _HYPHEN_AFTER.match(text, mention.end):
        return {other.country for other in evidence.around(mention, 2)}
    first, last = evidence.sentences.at(mention.start)
    near = evidence.around(mention, CLOSE)
    return {other.country for other in near if first <= other.start < last} or {other.country for other in near}


@cache
def _neighbours(country: str) -> frozenset[str] | None:
    """Those with a land border, or None where the table is silent."""
    listed = row("borders.tsv", country).partition("\t")[0]
    return frozenset(listed.split()) - {"-"} if listed else None


@cache
def _before_hyphen() -> dict[str, frozenset[str]]:
    """What each country is called as the first of two (algéro-, Algerian-)."""
    return {cells[0]: frozenset(cells[2].split()) for cells in table("borders.tsv") if len(cells) > 2}


def adjacent(one: str, other: str) -> bool:
    """Whether the two are known to share a border."""
    return other in (_neighbours(one) or ())


def lacking(text: str, mention: Mark, rival: str) -> int:
    """Whether what follows is a thing that one of the two has not (the Nigerian prime minister; the Nigerien Senate)."""
    ours, theirs = (bool(_lacks(country, after=True).match(text, mention.end)) for country in (mention.country, rival))
    return ours - theirs


def signs(text: str, evidence: Evidence, mention: Mark, rival: str) -> int:
    """Whether things or money stand nearby that one of the two has not (gendarmes, CFA francs), and no third nation that has them."""
    start, end = max(0, mention.start - CLOSE), mention.end + CLOSE
    if any(other.country not in (mention.country, rival) for other in evidence.around(mention, CLOSE)):
        return 0
    around = text[start : mention.start] + "\n" + text[mention.end : end]
    ours, theirs = (_lacks(country, after=False).search(around) is not None for country in (mention.country, rival))
    return (ours or _only(rival, mention.country, around)) - (theirs or _only(mention.country, rival, around))


def _only(country: str, other: str, around: str) -> bool:
    return any(country in members and other not in members and form.search(around) for members, form in _unions("alone"))


def union(text: str, evidence: Evidence, mention: Mark, rival: str) -> int:
    """Whether a union of which one of the two is a member is told over here (the G5 Sahel: Mali, Chad ...)."""
    dividing = _dividing(mention.country, rival)
    if not dividing:
        return 0
    near = {other.country for other in evidence.around(mention, CLOSE)} - {mention.country, rival}
    for members, form in dividing:
        if near & members and form.search(text, max(0, mention.start - CLOSE), mention.end + CLOSE):
            return 1 if rival in members else -1
    return 0


@cache
def _dividing(one: str, other: str) -> list[tuple[frozenset[str], Expression]]:
    """The unions of which one of the two is a member and the other is not."""
    return [union for union in _unions("list") if (one in union[0]) != (other in union[0])]


@cache
def _unions(kind: str) -> tuple[tuple[frozenset[str], Expression], ...]:
    return tuple(
        (frozenset(cells[0].split()), Expression(rf"(?<![\w-])(?:{'|'.join(map(re.escape, cells[1].split('|')))})\b"))
        for cells in table("unions.tsv")
        if cells[2] == kind
    )


@cache
def _lacks(country: str, after: bool) -> Expression:
    """Matches what the country has not, behind its adjective or anywhere."""
    things = [thing for thing in row("lacking.tsv", country).split("|") if thing and (after or thing[0] == "*")]
    if not things:
        return Expression(r"(?!)")
    any_of = "|".join(re.escape(thing.lstrip("*")) for thing in things)
    if after:
        return Expression(rf"(?:['’]s)? (?:(?:former|new|interim|acting|late|ex|deputy|outgoing|then)[ -]){{0,2}}(?:{any_of})s?\b", re.I)
    return Expression(rf"\b(?:{any_of})s?\b", re.I)
