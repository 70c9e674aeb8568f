"""95 % intervals from documents drawn again and again (Efron 1979): sentences of one document are no independent witnesses."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from .spans import Counts

ROUNDS, SEED = 1000, 12345
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
    values.sort()
    return (values[int(0.025 * len(values))], values[min(len(values) - 1, int(0.975 * len(values)))]) if values else None
