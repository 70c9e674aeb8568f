"""A qualifier that the English adds: *as many as 37 drones* for *37 drones*, *a former adviser* for *un conseiller*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.articles import capitalise_like, indefinite
from ...text.lazy import Expression, I

Added = tuple[int, int, str, str]
"""Start, end, what should stand there, what the English adds."""

_BOUND = Expression(
    r"\b(?P<bound>as many as|as much as|as few as|at least|more than|up to|nearly|almost|fewer than|less than|no fewer than|no less than|at most)(?P<sign> [$€£]?)\Z",
    I,
)
_BOUND_FR = Expression(
    r"\b(?:plus|moins|près|environ|jusqu\w*|presque|quelques?|delà|dépass\w+|sup[ée]ri\w+|inf[ée]ri\w+|minim\w+|maxim\w+|peine|autour|franchi\w*|attei\w+|frôl\w+|\w{4,}aines?|approch\w+"
    r"|records?|alentours|proches?|seul\w*|uniquement|ne|juste|bien|bientôt|largement|longs?|longues?|peu|approximativ\w+|seuil|barre|voire|ou|sous|vers|avant|allant|plafond\w*|limit\w+|pas|quasi\w*"
    r"|même|milliers?|pouvai\w+|peu[tv]\w*|pourr\w+|devr\w+|encore|avoisin\w+|ordre|entre|fort|bon|bonne|petit|petite|gros|grosse|total|serai\w+|auraient?|potentiel\w*|éventuel\w*|tout)\b|[<>~≥≤+]|n'|qu'|quelqu'",
    I,
)
_FORMER = Expression(r"\b(?:(?P<article>an?) )?former (?P<noun>[a-z]{3,})", I)
_FORMER_FR = Expression(
    r"\bex\b|\bex-|ancien|précéd|alors|déchu|jadis|autrefois|retrait|prédécesseur|passé|naguère|défunt|\bfeu\b|sortant|limog|démis|honoraire|émérite|étai|fut\b|avait|longtemps|vétéran|premi|vieux|vieil|\bpost|auparavant|\bavant\b|jusqu|\bun temps\b|tomb|époque|histor|naguère|dernier",
    I,
)
_LEAST, _FEWEST, _LITERAL = 8, 3, 0.6
"""Least weight of a link; the smallest number that is looked at; share of the words with a counterpart."""


def added(pair: Pair) -> Iterator[Added]:
    if sum(i in pair.fuller for i in pair.asked) < _LITERAL * len(pair.asked):
        return
    if pair.numeric and not _BOUND_FR.search(pair.source):
        yield from _bounds(pair)
    if "former" in pair.small[1] and not _FORMER_FR.search(pair.segment.source):
        yield from _former(pair)


def _bounds(pair: Pair) -> Iterator[Added]:
    for number, other in pair.figures.matched:
        if number.kind != "number" or other.kind not in ("number", "words") or number.value < _FEWEST or number.value != other.value:
            continue
        if found := _BOUND.search(pair.target, 0, other.start):
            written = f"{found['sign'].strip()}{pair.target[other.start : other.end]}"
            yield found.start(), other.end, capitalise_like(written, found.group(), True), found["bound"]


def _former(pair: Pair) -> Iterator[Added]:
    for found in _FORMER.finditer(pair.target):
        j = pair.english_at(found.start("noun"))
        i = next((i for i, there in pair.fuller.items() if there == j), None)
        if i is None or j is None or pair.weight(i, j) < _LEAST or j - 1 in pair.fuller.values():
            continue
        noun = found["noun"]
        article = f"{indefinite(noun)} " if found["article"] else ""
        yield *found.span(), capitalise_like(f"{article}{noun}", found.group(), True), "former"
