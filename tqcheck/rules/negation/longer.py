"""*Ne … plus* put word by word: *ne peuvent plus circuler* is *can no longer move around*, not *cannot more move around*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bitext import Pair
from ...text.inflect_en import turned
from ...text.lazy import Expression

_NO_LONGER_FR = Expression(
    r"\b(?:ne |n')(?:(?!pas )[\w'-]+ ){1,3}?plus\b(?! (?:que|d['eu]|des|un|une|au|aux|tard|tôt|loin|longtemps|jamais|vite|cher|grande?s?|petite?s?)\b|qu')",
    2,
)
_MORE = Expression(
    r"\b(?P<aux>can|could|do|does|did|will|would|is|are|was|were|has|have|had|may|must|should)(?: ?not|n't) (?P<been>be |been )?"
    r"(?:(?P<verb>[a-z]+) (?P<object>(?:it|him|her|them|me|us|you) )?more(?=[.,;:!?]|\Z| (?:in|at|on|to|for|with|from|by|here|there|since|because|and)\b)|more (?P<next>(?!than\b)[a-z]+)\b)"
)
_QUANTITY = Expression(
    r"\b(?:than|much|any|be|cost|do|say|give|pay|eat|want|need|ask|take|know|earn|spend|get|see|have|even|many|once|or)\b"
)
"""Beside these *more* is a quantity, as it may be without them: *could not want more*."""
_DEGREE = Expression(r"(?:\w+(?:ly|ous|ive|ful|al|ic|able|ible|ent|ant|ed)|common|often|of|money|time|people|and|or)\b")
"""Behind these auxiliaries *more* makes a comparative of such a word."""


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every *not … more*."""
    said = list(_NO_LONGER_FR.finditer(pair.source)) if " more" in pair.target else []
    if len(said) != 1:
        return
    for match in _MORE.finditer(pair.target):
        auxiliary, behind = match["aux"], match["been"] or ""
        verb, adjacent = match["verb"], match["next"]
        if adjacent and (auxiliary not in ("can", "could") or _DEGREE.fullmatch(adjacent)):
            continue
        if verb and _QUANTITY.fullmatch(verb):
            continue
        tag = {"does": "s", "did": "past", "do": "base"}.get(auxiliary)
        word, object_ = verb or adjacent, f" {match['object'].strip()}" if match["object"] else ""
        if tag:
            offer = f"no longer {turned(word, tag) if tag != 'base' else word}{object_}"
        else:
            offer = f"{auxiliary} no longer {behind}{word}{object_}"
        yield match.start(), match.end(), offer, said[0].group().strip()
