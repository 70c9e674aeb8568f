"""What the intervals share that come of drawing again: how often, with which seed, and where the middle of the values lies."""

from __future__ import annotations

from collections.abc import Iterable

ROUNDS, SEED = 1000, 12345


def middle(values: Iterable[float]) -> tuple[float, float]:
    """The least and the greatest of the middle 95 % of values, of which there is at least one: as many are left out below as above."""
    ordered = sorted(values)
    aside = int(0.025 * len(ordered))
    return ordered[aside], ordered[-1 - aside]
