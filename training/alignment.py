"""Word association of a parallel text: IBM model 1 in both directions (Brown and others 1993), links where both agree, phrases."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence

import numpy as np

Sentence = list[int]


class Association:
    """t(e|f) and t(f|e) for the word pairs that occur together; words are numbers, 0 on the given side is the empty word."""

    def __init__(self, pairs: Sequence[tuple[Sentence, Sentence]], rounds: int = 8) -> None:
        self.forward = _model_one([(f, e) for f, e in pairs], rounds)
        self.backward = _model_one([(e, f) for f, e in pairs], rounds)

    def link(self, f: Sentence, e: Sentence) -> list[tuple[int, int]]:
        """Positions (i in f, j in e) that choose one another, and their neighbours that one side chooses."""
        a = {(max(range(len(f)), key=lambda i: self.forward.get((f[i], word), 0.0)), j) for j, word in enumerate(e)}
        b = {(i, max(range(len(e)), key=lambda j: self.backward.get((e[j], word), 0.0))) for i, word in enumerate(f)}
        links = a & b
        for i, j in sorted(a | b):
            free = all(i != x for x, _ in links) or all(j != y for _, y in links)
            if free and any(abs(i - x) + abs(j - y) == 1 or (abs(i - x), abs(j - y)) == (1, 1) for x, y in links):
                links.add((i, j))
        return sorted(links)


def _model_one(pairs: Sequence[tuple[Sentence, Sentence]], rounds: int) -> dict[tuple[int, int], float]:
    given, made, position = [], [], []
    at = 0
    for f, e in pairs:
        g = np.array([0, *f], np.int64)
        given.append(np.tile(g, len(e)))
        made.append(np.repeat(np.array(e, np.int64), len(g)))
        position.append(np.repeat(np.arange(at, at + len(e)), len(g)))
        at += len(e)
    keys, cell = np.unique((np.concatenate(given) << 20) | np.concatenate(made), return_inverse=True)
    place = np.concatenate(position)
    source = keys >> 20
    t = np.ones(len(keys))
    for _ in range(rounds):
        weight = t[cell]
        weight /= np.bincount(place, weight)[place]
        counts = np.bincount(cell, weight, len(keys))
        t = counts / np.bincount(source, counts)[source]
    keep = t > 0.005
    return {(int(k >> 20), int(k & 0xFFFFF)): float(v) for k, v in zip(keys[keep], t[keep], strict=True)}


def phrases(
    pairs: Sequence[tuple[Sentence, Sentence]], association: Association, longest: int = 4
) -> dict[tuple[int, ...], list[tuple[tuple[int, ...], float]]]:
    """Phrase table: source phrase to up to eight target phrases with their share (Koehn, Och and Marcu 2003)."""
    counts: dict[tuple[int, ...], Counter[tuple[int, ...]]] = defaultdict(Counter)
    for f, e in pairs:
        links = association.link(f, e)
        by_source = defaultdict(list)
        by_target = defaultdict(list)
        for i, j in links:
            by_source[i].append(j)
            by_target[j].append(i)
        for i in range(len(f)):
            low, high = len(e), -1
            for end in range(i, min(i + longest, len(f))):
                for j in by_source[end]:
                    low, high = min(low, j), max(high, j)
                if high < 0 or high - low > longest + 1:
                    continue
                if all(i <= x <= end for j in range(low, high + 1) for x in by_target[j]):
                    counts[tuple(f[i : end + 1])][tuple(e[low : high + 1])] += 1
    table = {}
    for phrase, found in counts.items():
        total = sum(found.values())
        table[phrase] = [(target, (n - 0.3) / total) for target, n in found.most_common(8)]
    return table
