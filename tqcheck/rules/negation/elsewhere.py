"""A denial that the English has, but not where the French has it: in another verb (*always resisted*), in another sentence."""

from __future__ import annotations

import re

from ...bitext import Pair
from ...text import denials
from ...text.wordlists import table

_NEAR = 28
"""Characters behind the negation in which the word denied begins."""


def otherwise(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the English affirms what says as much: *n'a jamais voulu céder*, always resisted."""
    near = [word.lower() for start, _, word in pair.french if match.start() <= start <= match.end() + _NEAR]
    here = pair.small[1]
    return any(
        any(word.startswith(tuple(english.split())) for word in here)
        for french, english in table("denied-otherwise.tsv")
        if any(re.match(french, word) for word in near)
    )


def beside(pair: Pair, negations: int) -> bool:
    """Whether the whole segment denies as often as its source, which has so many negations."""
    segment = pair.segment
    return segment is not pair and len(denials.english().findall(segment.target)) >= negations > 0
