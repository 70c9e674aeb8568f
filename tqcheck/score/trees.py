"""What the curves of a head cannot say: boosted trees over the same measurements, summed.

A node asks one measurement: not above its threshold goes left. A child that is negative is the leaf `-child - 1`.
"""

from __future__ import annotations

from collections.abc import Sequence

from .packed import Packed


class Trees:
    """Arrays of `name`: .roots, .features, .thresholds, .left, .right, .leaves, and .usual, what stands for a value that is not known."""

    def __init__(self, model: Packed, name: str) -> None:
        self._roots: list[int] = list(model[f"{name}.roots"])
        self._features: list[int] = list(model[f"{name}.features"])
        self._thresholds: list[float] = list(model[f"{name}.thresholds"])
        self._left: list[int] = list(model[f"{name}.left"])
        self._right: list[int] = list(model[f"{name}.right"])
        self._leaves: list[float] = list(model[f"{name}.leaves"])
        self._usual: list[float] = list(model[f"{name}.usual"])

    def __call__(self, values: Sequence[float | None]) -> float:
        known = [usual if value is None else value for value, usual in zip(values, self._usual, strict=True)]
        features, thresholds, left, right, leaves = self._features, self._thresholds, self._left, self._right, self._leaves
        total = 0.0
        for node in self._roots:
            while node >= 0:
                node = left[node] if known[features[node]] <= thresholds[node] else right[node]
            total += leaves[-node - 1]
        return total
