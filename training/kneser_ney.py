"""Modified Kneser-Ney models from arrays of word numbers; mixing, pruning. An n-gram is a uint64, 16 bits a word, the last lowest.

Chen and Goodman 1999 for the estimates; Stolcke 1998 for the pruning (by what an n-gram adds to the log-probability of the text).
"""

from __future__ import annotations

import numpy as np

ORDER = 4
SUFFIX = {n: np.uint64((1 << 16 * (n - 1)) - 1) for n in range(2, ORDER + 1)}
SHIFT = np.uint64(16)


def windows(ids: np.ndarray, n: int, start: int) -> np.ndarray:
    """The keys of all n-grams that hold the sentence start nowhere but in front."""
    keys, good = _keyed(ids, n, start)
    return keys[good]


def _keyed(ids: np.ndarray, n: int, start: int) -> tuple[np.ndarray, np.ndarray]:
    """The keys of all n-grams, and which of them hold the sentence start nowhere but in front."""
    length = len(ids) - n + 1
    keys = np.zeros(length, np.uint64)
    good = np.ones(length, bool)
    for i in range(n):
        part = ids[i : i + length]
        keys = (keys << SHIFT) | part.astype(np.uint64)
        if i:
            good &= part != start
    return keys, good


def find(keys: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Positions of `wanted` in sorted `keys` and whether they are there."""
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return at, keys[at] == wanted


class Model:
    """keys[n], p[n] (probabilities), bo[n] (backoff weights, n < ORDER) and freq[n] (relative frequencies); p[1] by word number."""

    def __init__(self, vocabulary: int, order: int = ORDER) -> None:
        self.order, self.vocabulary = order, vocabulary
        self.keys: dict[int, np.ndarray] = {}
        self.p: dict[int, np.ndarray] = {}
        self.bo: dict[int, np.ndarray] = {}
        self.freq: dict[int, np.ndarray] = {}

    def prob(self, keys: np.ndarray, n: int) -> np.ndarray:
        """p(last word | the words before) for any n-grams."""
        if n == 1:
            return self.p[1][keys.astype(np.int64)]
        at, there = find(self.keys[n], keys)
        out = np.where(there, self.p[n][at], 0.0)
        rest = ~there
        missing = keys[rest]
        out[rest] = self.backoff(missing >> SHIFT, n - 1) * self.prob(missing & SUFFIX[n], n - 1)
        return out

    def backoff(self, contexts: np.ndarray, n: int) -> np.ndarray:
        if n == 1:
            return self.bo[1][contexts.astype(np.int64)]
        at, there = find(self.keys[n], contexts)
        return np.where(there, self.bo[n][at], 1.0)


def estimate(ids: np.ndarray, vocabulary: int, start: int, order: int = ORDER) -> Model:
    """The unpruned model of a text. `vocabulary`: the highest word number."""
    model = Model(vocabulary, order)
    raw = {n: np.unique(windows(ids, n, start), return_counts=True) for n in range(1, order + 1)}
    adjusted: dict[int, np.ndarray] = {order: raw[order][1].astype(float)}
    for n in range(order - 1, 0, -1):
        keys, counts = raw[n]
        longer = raw[n + 1][0] & SUFFIX[n + 1]
        at, _ = find(keys, longer)
        kinds = np.bincount(at, minlength=len(keys)).astype(float)
        front = (keys >> np.uint64(16 * (n - 1))) == start
        adjusted[n] = np.where(front, counts, kinds)
        adjusted[n][adjusted[n] == 0] = 1
    for n in range(1, order + 1):
        keys, counts = raw[n][0], adjusted[n]
        model.freq[n] = raw[n][1] / len(ids)
        discount = _discounts(counts)
        taken = discount[np.minimum(counts, 3).astype(int)]
        if n == 1:
            usable = keys != start
            total = counts[usable].sum()
            rest = taken[usable].sum() / total
            p = np.full(vocabulary + 1, rest / vocabulary)
            p[keys[usable].astype(int)] += (counts - taken)[usable] / total
            p[start] = 0
            model.p[1], model.keys[1] = p, np.arange(vocabulary + 1, dtype=np.uint64)
            freq = np.zeros(vocabulary + 1)
            freq[keys.astype(int)] = model.freq[1]
            model.freq[1] = freq
            continue
        contexts, first = np.unique(keys >> SHIFT, return_index=True)
        total = np.add.reduceat(counts, first)
        rest = np.add.reduceat(taken, first) / total
        group = np.repeat(np.arange(len(contexts)), np.diff(np.append(first, len(keys))))
        model.keys[n] = keys
        model.p[n] = (counts - taken) / total[group] + rest[group] * model.prob(keys & SUFFIX[n], n - 1)
        bo = np.ones(len(model.keys[n - 1]))
        at, there = find(model.keys[n - 1], contexts)
        bo[at[there]] = rest[there]
        model.bo[n - 1] = bo
    return model


def _discounts(counts: np.ndarray) -> np.ndarray:
    n1, n2, n3, n4 = (float((counts == i).sum()) or 1.0 for i in (1, 2, 3, 4))
    y = n1 / (n1 + 2 * n2)
    return np.clip([0, 1 - 2 * y * n2 / n1, 2 - 3 * y * n3 / n2, 3 - 4 * y * n4 / n3], [0, 0.1, 0.2, 0.3], [0, 1, 2, 3])


def mix(models: list[Model], weights: list[float], least: dict[int, float] | None = None) -> Model:
    """Linear interpolation into one backoff model over the union of n-grams (rarer ones than `least` by order are left out)."""
    out = Model(models[0].vocabulary, models[0].order)
    for n in range(1, out.order + 1):
        keys = out_keys = np.unique(np.concatenate([m.keys[n] for m in models]))
        freq = np.zeros(len(keys))
        for m, w in zip(models, weights, strict=True):
            at, there = find(m.keys[n], keys)
            freq += w * np.where(there, m.freq[n][at], 0)
        if least and n in least:
            keep = freq >= least[n]
            out_keys, freq = keys[keep], freq[keep]
        out.keys[n], out.freq[n] = out_keys, freq
        out.p[n] = sum(w * m.prob(out_keys, n) for m, w in zip(models, weights, strict=True))
    close(out)
    return out


def close(model: Model) -> None:
    """Drop n-grams without their prefix and suffix, then set the backoff weights so that everything sums to one."""
    for n in range(2, model.order + 1):
        keys = model.keys[n]
        keep = np.ones(len(keys), bool)
        if n > 2:
            keep = find(model.keys[n - 1], keys >> SHIFT)[1] & find(model.keys[n - 1], keys & SUFFIX[n])[1]
        model.keys[n], model.p[n], model.freq[n] = keys[keep], model.p[n][keep], model.freq[n][keep]
        keys = model.keys[n]
        contexts, first = np.unique(keys >> SHIFT, return_index=True)
        above = np.add.reduceat(model.p[n], first)
        below = np.add.reduceat(model.prob(keys & SUFFIX[n], n - 1), first)
        bo = np.ones(len(model.keys[n - 1]))
        at, there = find(model.keys[n - 1], contexts)
        bo[at[there]] = (np.maximum(1 - above, 1e-4) / np.maximum(1 - below, 1e-4))[there]
        model.bo[n - 1] = bo


def prune(model: Model, size: int) -> None:
    """Keep about `size` n-grams of order 2 and more: those that change the log-probability of the text most."""
    scores = {}
    for n in range(2, model.order + 1):
        keys = model.keys[n]
        fallback = model.backoff(keys >> SHIFT, n - 1) * model.prob(keys & SUFFIX[n], n - 1)
        scores[n] = model.freq[n] * np.abs(np.log(model.p[n]) - np.log(np.maximum(fallback, 1e-12)))
    everything = np.concatenate(list(scores.values()))
    wanted = size
    for _ in range(6):  # closure adds to what a threshold keeps
        wanted = min(wanted, len(everything))
        threshold = np.partition(everything, len(everything) - wanted)[len(everything) - wanted]
        kept = _closed(model, scores, threshold)
        total = sum(int(k.sum()) for k in kept.values())
        if abs(total - size) < 0.01 * size or total == len(everything):
            break
        wanted = int(wanted * size / total)
    for n, keep in kept.items():
        model.keys[n], model.p[n], model.freq[n] = model.keys[n][keep], model.p[n][keep], model.freq[n][keep]
    close(model)


def _closed(model: Model, scores: dict[int, np.ndarray], threshold: float) -> dict[int, np.ndarray]:
    kept: dict[int, np.ndarray] = {}
    for n in range(model.order, 1, -1):
        keep = scores[n] >= threshold
        if n < model.order:
            longer = model.keys[n + 1][kept[n + 1]]
            for part in (longer >> SHIFT, longer & SUFFIX[n + 1]):
                at, there = find(model.keys[n], part)
                keep[at[there]] = True
        kept[n] = keep
    return kept


def perplexity(model: Model, ids: np.ndarray, start: int) -> float:
    """Per word, sentence end included."""
    total, count = 0.0, 0
    for n in range(2, model.order + 1):
        keys, good = _keyed(ids, n, start)
        if n < model.order:
            good &= ids[: len(keys)] == start
        p = model.prob(keys[good], n)
        total -= np.log(p).sum()
        count += len(p)
    return float(np.exp(total / count))
