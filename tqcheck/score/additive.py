"""The learned score: for every measurement a curve of straight pieces, and a small network, summed and placed among human-written news."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from .net import Net
from .packed import Packed


class Head:
    """One learned score. `name`: fluency or quality; its arrays are name.sizes, .knots, .heights, .neutral, .quantiles and those of its network."""

    def __init__(self, model: Packed, name: str) -> None:
        knots: list[float] = list(model[f"{name}.knots"])
        heights: list[float] = list(model[f"{name}.heights"])
        self._curves: list[tuple[list[float], list[float]]] = []
        at = 0
        for size in model[f"{name}.sizes"]:
            self._curves.append((knots[at : at + size], heights[at : at + size]))
            at += size
        self._neutral = list(model[f"{name}.neutral"])
        self._quantiles: list[float] = list(model[f"{name}.quantiles"])
        self._model, self._name = model, name

    @cached_property
    def _net(self) -> Net:
        """Read when first asked: `check` has no use for that of the quality."""
        return Net(self._model, self._name)

    def raw(self, values: Sequence[float | None]) -> float:
        """The sum of curves and network; a value that is not known counts as an ordinary one."""
        total = self._net(values)
        for value, (knots, heights), neutral in zip(values, self._curves, self._neutral, strict=True):
            if value is None:
                total += neutral
            elif value >= knots[-1]:
                total += heights[-1]
            elif value > knots[0]:
                i = bisect_right(knots, value)
                low = knots[i - 1]
                total += heights[i - 1] + (heights[i] - heights[i - 1]) * (value - low) / (knots[i] - low)
            else:
                total += heights[0]
        return total

    def score(self, values: Sequence[float | None]) -> float:
        """0 to 100: the percentage of human-written news sentences with less; the ends flatten out and never quite end."""
        raw, q = self.raw(values), self._quantiles
        last = len(q) - 1
        if raw <= q[0]:
            return 100 / last / (1 + (q[0] - raw) / (q[last // 2] - q[0]) * 4)
        if raw >= q[last]:
            return 100 - 100 / last / (1 + (raw - q[last]) / (q[last] - q[last // 2]) * 4)
        i = bisect_right(q, raw)
        place = (i - 1 + (raw - q[i - 1]) / (q[i] - q[i - 1])) / last
        return 100 / last + place * (100 - 200 / last)
