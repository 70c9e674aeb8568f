"""Fitted curves to the arrays of the packed file, with the quantiles of human-written news."""

from __future__ import annotations

import numpy as np

from .pack import Array

LEVELS = 101
Curves = list[tuple[np.ndarray, np.ndarray]]


def arrays(name: str, curves: Curves, neutral: np.ndarray, news: np.ndarray) -> dict[str, Array]:
    """The head `name`. `neutral`: a curve's height for a value that is not known; `news`: raw scores of human-written news sentences, from which the percentages come."""
    quantiles = np.maximum.accumulate(np.quantile(news, np.linspace(0.01, 0.99, LEVELS)) + np.arange(LEVELS) * 1e-7)
    return {
        f"{name}.sizes": ("B", bytes(len(knots) for knots, _ in curves)),
        f"{name}.knots": ("f", np.concatenate([knots for knots, _ in curves]).astype("<f4").tobytes()),
        f"{name}.heights": ("f", np.concatenate([heights for _, heights in curves]).astype("<f4").tobytes()),
        f"{name}.neutral": ("f", neutral.astype("<f4").tobytes()),
        f"{name}.quantiles": ("f", quantiles.astype("<f4").tobytes()),
    }
