"""A denial that the English has, but not where the French has it: in another verb (*always resisted*), in another sentence."""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.lazy import Expression, I
from ...text.wordlists import table

_NEAR = 28
"""Characters behind the negation in which the word denied begins."""

_WITHOUT = Expression(r"\bsans\b(?! (?:cesse|doute|précédent|relâche))", I)
"""What English denies as well."""


def otherwise(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the English affirms what says as much: *n'a jamais voulu céder*, always resisted."""
    near = [word.lower() for start, _, word in pair.french if match.start() <= start <= match.end() + _NEAR]
    here = pair.small[1]
    return any(
        any(word.startswith(tuple(english.split())) for word in here)
        for french, english in table("denied-otherwise.tsv")
        if any(re.match(french, word) for word in near)
    )


def beside(pair: Pair, negated: Expression) -> bool:
    """Whether the sentence and those beside it deny as often in English as in French."""
    if pair.segment is pair:
        return False
    french, english = (
        beside if own in beside else f"{own} {beside}"  # a clause stands in what is around it
        for own, beside in ((pair.source, pair.around.source), (pair.target, pair.around.target))
    )
    return len(denials.english().findall(english)) - len(_WITHOUT.findall(french)) >= len(negated.findall(french)) > 0
