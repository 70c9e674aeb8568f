"""95 % intervals from documents drawn again and again (Efron 1979): sentences of one document are no independent witnesses."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from ..score.resampling import ROUNDS, SEED, middle
from .spans import Counts

_FEW = 5


def interval(
    by_document: Mapping[str, Counts], value: Callable[[Counts], float | None], rounds: int = ROUNDS
) -> tuple[float, float] | None:
    """The middle 95 % of a value over resampled documents; None with fewer than five documents."""
    counts = list(by_document.values())
    if len(counts) < _FEW or not rounds:
        return None
    draw = random.Random(SEED)
    values = []
    for _ in range(rounds):
        drawn = draw.choices(counts, k=len(counts))
        found = value(Counts(*(sum(column) for column in zip(*drawn, strict=True))))
        if found is not None:
            values.append(found)
    return middle(values) if values else None
