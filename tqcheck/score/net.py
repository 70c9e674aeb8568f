"""What the curves of a head cannot say: a small neural network over the same measurements, one hidden layer.

It is smooth, so that a little damage moves it a little; trees in its place agreed as well with people and lost the small differences.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import tanh
from operator import mul

from .packed import Packed


class Net:
    """Arrays of `name`: .low, .high, .mean, .scale, .usual by measurement; .hidden by unit and measurement, .bias and .out by unit.

    A measurement is cut to what is usual (low to high) and standardised; one that is not known counts as the usual one.
    """

    def __init__(self, model: Packed, name: str) -> None:
        low, high, mean, scale, usual = (list(model[f"{name}.{part}"]) for part in ("low", "high", "mean", "scale", "usual"))
        self._inputs = list(zip(low, high, mean, scale, usual, strict=True))
        width, hidden = len(low), list(model[f"{name}.hidden"])
        rows = [hidden[at : at + width] for at in range(0, len(hidden), width)]
        self._units: list[tuple[list[float], float, float]] = list(zip(rows, model[f"{name}.bias"], model[f"{name}.out"], strict=True))

    def __call__(self, values: Sequence[float | None]) -> float:
        x = [
            ((usual if value is None else low if value < low else high if value > high else value) - mean) / scale
            for value, (low, high, mean, scale, usual) in zip(values, self._inputs, strict=True)
        ]
        return sum([out * tanh(bias + sum(map(mul, row, x))) for row, bias, out in self._units])
