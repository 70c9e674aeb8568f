"""Popes, kings and saints, whose names English turns into its own: *Léon XIV*, Leo XIV; *le roi Guillaume*, King William."""

from __future__ import annotations

from ...bilingual.bitext import Pair, Token
from ...text.lazy import Expression, I

_NUMERAL_FR = Expression(r" (I+V?X?|[VX]+I*V?|X+I?[VX]?I*|Ier|Iʳᵉ|1er)\b")
_NUMERAL_EN = Expression(r" (?:the )?([IVX]+|First)\b")
_TITLE_FR = Expression(
    r"\b(?:papes?|rois?|reines?|princes?|princesses?|empereurs?|impératrices?|tsars?|ducs?|duchesses?|comtes?|saintes?|évangile de) \Z", I
)
_TITLE_EN = Expression(r"\b(?:Popes?|Kings?|Queens?|Princes?|Princesses?|Emperors?|Empress|Tsars?|Dukes?|Duchess|Counts?|Saints?|St) \Z", I)
_FIRST = frozenset(("Ier", "1er", "I", "First"))


def named(pair: Pair, french: Token, english: Token) -> bool:
    """Whether both names have the same numeral behind them, or a ruler's title before."""
    mine, yours = _NUMERAL_FR.match(pair.source, french[1]), _NUMERAL_EN.match(pair.target, english[1])
    if mine and yours and (mine[1] == yours[1] or {mine[1], yours[1]} <= _FIRST):
        return True
    return _TITLE_FR.search(pair.source, 0, french[0]) is not None and _TITLE_EN.search(pair.target, 0, english[0]) is not None
