"""Fits the additive model: for every measurement a curve of straight pieces, summed. Curves may be bound to rise or to fall.

The loss has two parts: squared error on human scores (standardised within set and language pair), and the logistic loss of pairs
of which one text is known to be worse than the other (damage done on purpose, machine output and its post-edit).
"""

from __future__ import annotations

import numpy as np
from scipy.optimize import minimize


class Basis:
    """Hinges at quantiles: column 0 of a feature is the value itself, the others max(0, value - knot); all scaled to spread 1."""

    def __init__(self, x: np.ndarray, signs: list[int], knots: int = 6) -> None:
        self.signs, self.knots, self.low = signs, [], []
        for j in range(x.shape[1]):
            values = x[:, j]
            inner = np.unique(np.quantile(values, np.linspace(0.01, 0.99, knots)))
            positive = values[values > values.min()]
            if len(inner) < 3 and len(positive):
                inner = np.unique(np.concatenate([[values.min()], np.quantile(positive, [0.0, 0.4, 0.8])]))
            self.knots.append(inner if len(inner) > 1 else np.array([inner[0], inner[0] + 1.0]))
        self.columns = [j for j, k in enumerate(self.knots) for _ in range(len(k) - 1)]
        self.scale = np.ones(len(self.columns))
        self.scale = self.design(x[:: max(1, len(x) // 20000)]).std(0) + 1e-3

    def design(self, x: np.ndarray) -> np.ndarray:
        """Each column is the share of one interval between knots that lies below the value: slopes are independent, so a sign bounds each."""
        parts = []
        for j, knots in enumerate(self.knots):
            clipped = np.clip(x[:, j : j + 1], knots[0], knots[-1])
            parts.append(np.clip(clipped - knots[:-1], 0, np.diff(knots)) / np.diff(knots))
        return np.hstack(parts) / self.scale

    def bounds(self) -> list[tuple[float | None, float | None]]:
        table = {1: (0.0, None), -1: (None, 0.0), 0: (None, None)}
        return [table[self.signs[j]] for j in self.columns]

    def curves(self, weights: np.ndarray) -> list[tuple[np.ndarray, np.ndarray]]:
        """Per feature: knots and the curve's value at each."""
        out, at = [], 0
        for knots in self.knots:
            steps = weights[at : at + len(knots) - 1] / self.scale[at : at + len(knots) - 1]
            out.append((knots, np.concatenate([[0.0], np.cumsum(steps)])))
            at += len(knots) - 1
        return out


def fit(
    human: np.ndarray,
    label: np.ndarray,
    weight: np.ndarray,
    differences: np.ndarray,
    pair_weight: np.ndarray,
    bounds: list[tuple[float | None, float | None]],
    ridge: float = 30.0,
) -> np.ndarray:
    """Weights of the columns. `differences`: design of the better text minus design of the worse."""
    mean = weight @ human / weight.sum()
    centred = (human - mean) * np.sqrt(weight)[:, None]
    gram, side = centred.T @ centred, centred.T @ (label * np.sqrt(weight))

    def loss(b: np.ndarray) -> tuple[float, np.ndarray]:
        gb = gram @ b
        value = 0.5 * b @ gb - b @ side + 0.5 * ridge * b @ b
        slope = gb - side + ridge * b
        if len(differences):
            margin = differences @ b
            value += pair_weight @ np.logaddexp(0, -TEMPERATURE * margin) / TEMPERATURE
            slope -= differences.T @ (pair_weight / (1 + np.exp(TEMPERATURE * margin)))
        return float(value), slope

    start = np.zeros(human.shape[1])
    return minimize(loss, start, jac=True, method="L-BFGS-B", bounds=bounds, options={"maxiter": 300}).x


TEMPERATURE = 4.0
