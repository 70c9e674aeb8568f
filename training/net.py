"""The small networks beside the curves: several of one hidden layer, trained from different beginnings and laid side by side as one.

Where the direction of a measurement is known the network may only rise or only fall with it: outward weights are kept above 0, and those of the
measurement to its side. The loss is that of the curves: squared error on human scores, logistic on pairs, steep, so that pairs ask for order and not for distance.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from .pack import Array

NETS, UNITS = 3, 16
EPOCHS, BATCH, RATE, DECAY, STEEP = 25, 1024, 4e-3, 1.0, 20.0
CUT = 0.005
"""Share of the values of a measurement on either side that are cut."""


class Network(NamedTuple):
    """What `tqcheck.score.net` reads."""

    low: np.ndarray
    high: np.ndarray
    mean: np.ndarray
    scale: np.ndarray
    usual: np.ndarray
    hidden: np.ndarray
    bias: np.ndarray
    out: np.ndarray

    def __call__(self, values: np.ndarray) -> np.ndarray:
        return _forward(self._inputs(values), self.hidden.T, self.bias)[0] @ self.out

    def _inputs(self, values: np.ndarray) -> np.ndarray:
        known = np.where(np.isnan(values), self.usual, values)
        return ((np.clip(known, self.low, self.high) - self.mean) / self.scale).astype(np.float32)

    def arrays(self, name: str) -> dict[str, Array]:
        return {f"{name}.{part}": ("f", value.astype("<f4").tobytes()) for part, value in self._asdict().items()}


def fit(
    values: np.ndarray,
    signs: Sequence[int],
    start: np.ndarray,
    rows: tuple[np.ndarray, np.ndarray, np.ndarray],
    pairs: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> Network:
    """A network to be added to `start`. `rows`: numbers of texts, labels, weights; `pairs`: numbers of better and of worse texts, weights.

    `signs`: 1 for a measurement that may only raise the score, -1 for one that may only lower it, else 0.
    """
    usual = np.nanmean(values, 0)
    known = np.where(np.isnan(values), usual, values)
    low, high = np.quantile(known, [CUT, 1 - CUT], axis=0).astype(np.float32)
    known = np.clip(known, low, high)
    mean, scale = known.mean(0), known.std(0) + 1e-6
    inputs = ((known - mean) / scale).astype(np.float32)
    start = start - np.average(start[rows[0]], weights=rows[2])
    nets = [_train(inputs, np.array(signs, np.float32), start.astype(np.float32), rows, pairs, seed) for seed in range(NETS)]
    hidden, bias, out = (np.concatenate(parts) for parts in zip(*nets, strict=True))
    return Network(low, high, mean, scale, usual, hidden, bias, out / NETS)


def _forward(x: np.ndarray, hidden: np.ndarray, bias: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    told = np.tanh(x @ hidden + bias)
    return told, 1 - told * told


def _train(
    inputs: np.ndarray, signs: np.ndarray, start: np.ndarray, rows: Sequence[np.ndarray], pairs: Sequence[np.ndarray], seed: int
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Hidden weights by unit, biases and outward weights, by Adam (Kingma and Ba 2015) with a rate that sinks to 0."""
    (numbers, label, weight), (better, worse, push) = rows, pairs
    draw, width = np.random.default_rng(seed), inputs.shape[1]
    hidden = (draw.standard_normal((width, UNITS)) / np.sqrt(width)).astype(np.float32)
    bound = signs[:, None] != 0
    hidden = np.where(bound, np.abs(hidden) * signs[:, None] * 0.3, hidden)
    bias, out = np.zeros(UNITS, np.float32), (np.abs(draw.standard_normal(UNITS)) * 0.1 / np.sqrt(UNITS)).astype(np.float32)
    parts, decays = [hidden, bias, out], [DECAY, 0.0, DECAY]
    first, second = [np.zeros_like(p) for p in parts], [np.zeros_like(p) for p in parts]
    batch, steps = round(BATCH * len(better) / len(numbers)), EPOCHS * len(numbers) // BATCH
    some, others = _rounds(len(numbers), BATCH, draw), _rounds(len(better), batch, draw)
    for step in range(1, steps + 1):
        r, p = next(some), next(others)
        at = np.concatenate([numbers[r], better[p], worse[p]])
        x = inputs[at]
        told, bend = _forward(x, hidden, bias)
        said = told @ out + start[at]
        high, low = said[BATCH : BATCH + batch], said[BATCH + batch :]
        doubt = push[p] / (1 + np.exp(np.clip(STEEP * (high - low), -50, 50)))
        error = np.concatenate([weight[r] * (said[:BATCH] - label[r]), -doubt, doubt]).astype(np.float32) / BATCH
        back = np.outer(error, out) * bend
        rate = RATE * 0.5 * (1 + np.cos(np.pi * step / steps))
        for i, slope in enumerate((x.T @ back, back.sum(0), told.T @ error)):
            first[i] += 0.1 * (slope - first[i])
            second[i] += 0.001 * (slope * slope - second[i])
            move = first[i] / (1 - 0.9**step) / (np.sqrt(second[i] / (1 - 0.999**step)) + 1e-8)
            parts[i] -= rate * (move + decays[i] * parts[i])
        np.maximum(out, 0, out=out)
        np.copyto(hidden, signs[:, None] * np.maximum(signs[:, None] * hidden, 0), where=bound)
    return hidden.T.copy(), bias, out


def _rounds(count: int, size: int, draw: np.random.Generator) -> Iterator[np.ndarray]:
    """Places 0 to `count` in batches without end, each once before any comes again; the rest of a round is left out."""
    while True:
        order = draw.permutation(count)
        yield from (order[at : at + size] for at in range(0, count - size + 1, size))
