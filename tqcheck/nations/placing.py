"""Places that grammar gives to a nation: *the Nigerian town of Maradi*; *on the Nigerian side, in Maradi*; *Bissau, the Guinean capital*.

Whatever else a text speaks of, such a place decides which of two countries is meant.
"""

from __future__ import annotations

from ..text.lazy import Expression
from .evidence import Mark
from .towns import towns_in

_NOUN = (
    r"(?:capital|city|town|village|metropolis|port|locality|commune|municipality|region|province|department|district|prefecture|governorate|county|island|"
    r"suburb|stronghold|resort|border (?:town|city|village|post|crossing)|cities|towns|villages|regions|provinces|islands)"
)
_OF = r"(?: of| called| named|,)?(?: the| notably| especially)?"
_BEHIND = Expression(
    rf"(?: [a-z-]+){{0,2}} {_NOUN}{_OF} |"
    r" (?:side|part|bank|shore|territory)(?: of the (?:(?:common|shared) )?(?:border|frontier|river|lake))?,? (?:in|at|around|near|notably in|especially in)"
    r"(?: the)?(?: (?:town|city|village|region|department|province|district) of)? "
)
"""From the nation to the place behind it."""
_SEAT = Expression(
    r" (?:government|authorities|junta|parliament|regime|executive|presidency|Government|Parliament) (?:based |sitting )?in "
)
"""From the nation to the capital from which it is ruled."""
_AHEAD = Expression(r",? (?:(?:the|a|an|another|in the) (?:(?!by\b|of\b|and\b|to\b|for\b)[a-z-]+ ){0,2}|on the )")
_NOUN_AHEAD = Expression(
    rf" (?:(?!of\b|and\b|or\b)[a-z-]+ ){{0,2}}(?:{_NOUN}|side(?: of the (?:border|frontier|river|lake))?)(?=[,.;:)]| (?:on|in|near|close|where|that|which|located|some|about|\d)\b)"
)
"""From the place to the nation behind it, and the noun that must follow: *Maradi, a Nigerian town near the border*."""
_PLACES = ("capital", "city", "town", "region")


def placed(text: str, mention: Mark, marks: tuple[tuple[Mark, int], ...]) -> Mark | None:
    """The place among the marks that grammar gives to the nation of a mention, if any; one of which both nations have a town is none."""
    for mark, _ in marks:
        if mark.kind not in _PLACES or any(True for _ in towns_in(text, mark.start, mark.end, {mention.country})):
            continue
        if mention.end < mark.start <= mention.end + 70 and _BEHIND.fullmatch(text, mention.end, mark.start):
            return mark
        if mark.kind == "capital" and _SEAT.fullmatch(text, mention.end, mark.start):
            return mark
        if (
            mark.end < mention.start <= mark.end + 40
            and _AHEAD.fullmatch(text, mark.end, mention.start)
            and _NOUN_AHEAD.match(text, mention.end)
        ):
            return mark
    return None
