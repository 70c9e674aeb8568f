"""Boosted trees on what the curves leave (LightGBM), and their arrays for `tqcheck.score.trees`.

The loss is that of the curves: squared error on human scores, logistic on pairs. Signs bind the trees as they bind the curves.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import lightgbm
import numpy as np

from .pack import Array

ROUNDS, STEEP, FLAT = 300, 20.0, 0.02
SETTINGS: dict[str, Any] = {
    "learning_rate": 0.06,
    "num_leaves": 24,
    "min_data_in_leaf": 60,
    "lambda_l2": 20.0,
    "min_sum_hessian_in_leaf": 5,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "max_bin": 63,
    "verbosity": -1,
    "num_threads": 1,
    "seed": 1,
    "deterministic": True,
    "force_row_wise": True,
}


def fit(
    values: np.ndarray,
    signs: Sequence[int],
    start: np.ndarray,
    rows: tuple[np.ndarray, np.ndarray, np.ndarray],
    pairs: tuple[np.ndarray, np.ndarray, np.ndarray],
) -> lightgbm.Booster:
    """Trees to be added to `start`. `rows`: numbers of texts, labels, weights; `pairs`: numbers of better and of worse texts, weights."""
    numbers, label, weight = rows
    taking = np.unique(np.concatenate([numbers, *pairs[:2]]))
    here = np.zeros(len(values), np.int64)
    here[taking] = np.arange(len(taking))
    total = np.bincount(here[numbers], weight, len(taking))
    wanted = np.bincount(here[numbers], weight * label, len(taking)) / np.maximum(total, 1e-9)
    first, better, worse, push = start[taking], here[pairs[0]], here[pairs[1]], pairs[2]

    def slopes(prediction: np.ndarray, _: lightgbm.Dataset) -> tuple[np.ndarray, np.ndarray]:
        now = first + prediction
        doubt = 1 / (1 + np.exp(np.clip(STEEP * (now[better] - now[worse]), -50, 50)))
        slope, bend = push * doubt, push * STEEP * np.maximum(doubt * (1 - doubt), FLAT)
        size = len(taking)
        gradient = total * (now - wanted) - np.bincount(better, slope, size) + np.bincount(worse, slope, size)
        return gradient, total + np.bincount(better, bend, size) + np.bincount(worse, bend, size) + 1e-3

    settings = {**SETTINGS, "objective": slopes, "monotone_constraints": list(signs)}
    return lightgbm.train(settings, lightgbm.Dataset(values[taking]), ROUNDS)


def arrays(booster: lightgbm.Booster, usual: np.ndarray, name: str) -> dict[str, Array]:
    """The packed trees; thresholds are rounded up to four bytes, so that what is not above one stays so."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int]] = []
    leaves: list[float] = []

    def add(node: dict[str, Any]) -> int:
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return -len(leaves)
        at = len(nodes)
        nodes.append((0, 0.0, 0, 0))
        nodes[at] = (node["split_feature"], node["threshold"], add(node["left_child"]), add(node["right_child"]))
        return at

    for tree in booster.dump_model()["tree_info"]:
        roots.append(add(tree["tree_structure"]))
    exact = np.array([node[1] for node in nodes])
    threshold = exact.astype("<f4")
    threshold = np.where(threshold < exact, np.nextafter(threshold, np.float32(np.inf)), threshold)
    return {
        f"{name}.roots": ("h", np.array(roots, "<i2").tobytes()),
        f"{name}.features": ("B", bytes(node[0] for node in nodes)),
        f"{name}.thresholds": ("f", threshold.astype("<f4").tobytes()),
        f"{name}.left": ("h", np.array([node[2] for node in nodes], "<i2").tobytes()),
        f"{name}.right": ("h", np.array([node[3] for node in nodes], "<i2").tobytes()),
        f"{name}.leaves": ("f", np.array(leaves, "<f4").tobytes()),
        f"{name}.usual": ("f", usual.astype("<f4").tobytes()),
    }
