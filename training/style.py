"""The weights of `tqcheck.score.style`: what tells human news from its machine translations beyond what the curves of fluency say.

A logistic regression on pairs. The margin that the curves give a pair stands as an offset, and pairs of damage and of judgements take part, so
that the runs learn what the curves cannot see and do not unlearn what they do. What varies among human texts costs: else the style would
tell contents apart, which pairs of one content do not show.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from tqcheck.score.style import BITS, FACTOR, FEW

from .pack import Array

STRENGTH = 3e-6
STEADY = 0.1
"""What the variance of the whole score among human texts costs."""
STEPS = 127


def table(classes: Sequence[array[int]]) -> sparse.csr_matrix:
    """For each text the mean of its words' runs: a row of shares over the places of the table. 0 parts sentences."""
    flow = np.concatenate([np.frombuffer(each, np.uint16) for each in classes]).astype(np.uint64)
    row = np.repeat(np.arange(len(classes)), [len(each) for each in classes])
    last, before = np.zeros_like(flow), np.zeros_like(flow)
    last[1:] = np.where(row[1:] == row[:-1], flow[:-1], 0)
    before[2:] = np.where((row[2:] == row[:-2]) & (last[2:] > 0), flow[:-2], 0)
    real = flow > 0
    flow, last, before, row = flow[real], last[real], before[real], row[real]
    ten, twenty = np.uint64(10), np.uint64(20)
    keys = (flow, np.uint64(1 << 40) | last << ten | flow, np.uint64(1 << 41) | before << twenty | last << ten | flow)
    with np.errstate(over="ignore"):
        places = np.concatenate([(key * np.uint64(FACTOR)) >> np.uint64(64 - BITS) for key in keys]).astype(np.int64)
    share = (1 / (np.bincount(row, minlength=len(classes)) + FEW)).astype(np.float32)
    return sparse.csr_matrix((np.tile(share[row], 3), (np.tile(row, 3), places)), shape=(len(classes), 1 << BITS))


def fit(
    shares: sparse.csr_matrix, pairs: tuple[np.ndarray, np.ndarray, np.ndarray], human: np.ndarray, said: np.ndarray, rounds: int = 80
) -> np.ndarray:
    """The weight of each place. `pairs`: numbers of better and of worse texts, weights; `human`: numbers of texts by people; `said`: what the curves
    say of every text, as a logit."""
    better, worse, weight = pairs
    difference = (shares[better] - shares[worse]).tocsr()
    own = shares[human].tocsr()
    back, own_back = difference.T.tocsr(), own.T.tocsr()
    weight = weight / weight.sum()
    offset, start = said[better] - said[worse], said[human]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin, whole = difference @ w + offset, own @ w + start
        whole -= whole.mean()
        value = weight @ np.logaddexp(0, -margin) + 0.5 * STEADY * np.mean(whole**2) + 0.5 * STRENGTH * w @ w
        slope = STEADY * (own_back @ whole) / len(whole) - back @ (weight / (1 + np.exp(np.clip(margin, -50, 50)))) + STRENGTH * w
        return float(value), slope

    return minimize(loss, np.zeros(1 << BITS), jac=True, method="L-BFGS-B", options={"maxiter": rounds}).x


def stepped(weights: np.ndarray) -> tuple[np.ndarray, float]:
    """The weights as signed bytes, and the size of a step; the largest thousandth is cut."""
    step = float(np.quantile(np.abs(weights[weights != 0]), 0.999)) / STEPS
    return np.clip(np.rint(weights / step), -STEPS, STEPS).astype(np.int8), step


def arrays(steps: np.ndarray) -> dict[str, Array]:
    return {"style.weights": ("b", steps.tobytes())}
