"""Fits the additive model: for every measurement a curve of straight pieces, summed. Curves may be bound to rise or to fall.

The loss has two parts: squared error on human scores (standardised within set and language pair), and the logistic loss of pairs
of which one text is known to be worse. The logistic is steep, so that pairs ask for order and not for distance: with a flat one they
took from the agreement with people what they gave to minimal pairs.
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize

STEEP = 60.0
Bounds = list[tuple[float | None, float | None]]


class Basis:
    """The columns of the model: for each interval between two knots of a measurement, the share of it that lies below the value.

    The slopes of intervals are independent, so a sign for a measurement bounds each of its columns. Knots are quantiles. A value that
    is not known (NaN) counts as the mean row of those that are.
    """

    def __init__(self, x: np.ndarray, signs: list[int], knots: int = 7) -> None:
        self.signs = signs
        known = np.where(np.isnan(x), np.nanmean(x, 0), x)
        self.knots = [_knots(known[:, j], knots) for j in range(x.shape[1])]
        self.columns = np.array([j for j, k in enumerate(self.knots) for _ in range(len(k) - 1)])
        self.scale = np.ones(len(self.columns))
        self.scale = self._pieces(known[:: max(1, len(x) // 20000)]).std(0) + 1e-3
        whole = x[~np.isnan(x).any(1)]
        self.neutral = self._pieces(whole).mean(0) if len(whole) else np.zeros(len(self.columns))

    def __call__(self, x: np.ndarray) -> np.ndarray:
        """The design matrix of rows of measurements."""
        unknown = np.isnan(x)
        design = self._pieces(np.where(unknown, 0.0, x))
        if unknown.any():
            design = np.where(unknown[:, self.columns], self.neutral[None, :], design)
        return design.astype(np.float32)

    def _pieces(self, x: np.ndarray) -> np.ndarray:
        parts = [np.clip(x[:, j : j + 1] - k[:-1], 0, np.diff(k)) / np.diff(k) for j, k in enumerate(self.knots)]
        return np.hstack(parts) / self.scale

    def bounds(self) -> Bounds:
        table: dict[int, tuple[float | None, float | None]] = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
        return [table[self.signs[j]] for j in self.columns]

    def curves(self, weights: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """Per measurement: knots and the curve's height at each."""
        steps = weights / self.scale
        return [(k, np.concatenate([[0.0], np.cumsum(steps[self.columns == j])])) for j, k in enumerate(self.knots)]

    def neutral_heights(self, weights: np.ndarray) -> np.ndarray:
        """Per measurement: the curve's height for a value that is not known."""
        return np.array([self.neutral[self.columns == j] @ weights[self.columns == j] for j in range(len(self.knots))])


def _knots(values: np.ndarray, count: int) -> np.ndarray:
    inner = np.unique(np.quantile(values, np.linspace(0.01, 0.99, count)))
    above = values[values > values.min()]
    if len(inner) < 3 and len(above):
        inner = np.unique(np.concatenate([[values.min()], np.quantile(above, [0.0, 0.4, 0.8])]))
    return inner if len(inner) > 1 else np.array([inner[0], inner[0] + 1.0])


def fit(
    gram: np.ndarray,
    side: np.ndarray,
    differences: np.ndarray,
    weight: np.ndarray,
    bounds: Bounds,
    ridge: float = 30.0,
    start: np.ndarray | None = None,
    rounds: int = 250,
) -> np.ndarray:
    """Weights of the columns.

    `gram`, `side`: X'X and X'y of the human rows, centred; `differences`: design of the better text less that of the worse; `weight`: of pairs.
    """

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        fitted = gram @ b
        margin = STEEP * (differences @ b.astype(np.float32))
        value = 0.5 * b @ fitted - b @ side + 0.5 * ridge * b @ b + float(weight @ np.logaddexp(0, -margin)) / STEEP
        slope = fitted - side + ridge * b - differences.T @ (weight / (1 + np.exp(np.clip(margin, -50, 50)))).astype(np.float32)
        return value, slope.astype(float)

    first = np.zeros(len(side)) if start is None else start
    return minimize(loss, first, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": rounds}).x
