"""Pairing the paragraphs of a text with those of its source, by length (Gale and Church 1993)."""

from __future__ import annotations

import math

_PENALTY = {(1, 1): 0.0, (1, 0): 4.5, (0, 1): 4.5, (2, 1): 2.3, (1, 2): 2.3}
_RATIO, _VARIANCE = 0.92, 6.8
"""Characters of English for one of French, and the variance of the difference per character."""


def lengths(source: list[int], target: list[int]) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """The best links as ((first, end) in source, (first, end) in target); lengths are in characters."""
    best: dict[tuple[int, int], tuple[float, tuple[int, int]]] = {(0, 0): (0.0, (0, 0))}
    band = abs(len(source) - len(target)) + max(10, (len(source) + len(target)) // 20)
    for i in range(len(source) + 1):
        expected = i * len(target) // max(len(source), 1)
        for j in range(max(0, expected - band), min(len(target), expected + band) + 1):
            for (di, dj), penalty in _PENALTY.items():
                if i < di or j < dj or (i - di, j - dj) not in best:
                    continue
                cost = best[i - di, j - dj][0] + penalty + _cost(sum(source[i - di : i]), sum(target[j - dj : j]))
                if (i, j) not in best or cost < best[i, j][0]:
                    best[i, j] = cost, (di, dj)
    links: list[tuple[tuple[int, int], tuple[int, int]]] = []
    i, j = len(source), len(target)
    while (i, j) != (0, 0):
        di, dj = best[i, j][1]
        links.append(((i - di, i), (j - dj, j)))
        i, j = i - di, j - dj
    return links[::-1]


def _cost(source: int, target: int) -> float:
    if not source or not target:
        return 0.0
    mean = (source + target / _RATIO) / 2
    delta = (target - source * _RATIO) / math.sqrt(mean * _VARIANCE)
    tail = math.erfc(abs(delta) / math.sqrt(2))
    return -math.log(max(tail, 1e-12))


def pieces(target: str, source: str) -> list[tuple[int, str | None]]:
    """(start in target, source text) for every paragraph of the target, in order."""
    spans = _paragraphs(target)
    sources = [source[a:b] for a, b in _paragraphs(source)]
    found: list[tuple[int, str | None]] = []
    for (i, i_end), (j, j_end) in lengths([len(s) for s in sources], [b - a for a, b in spans]):
        text = "\n".join(sources[i:i_end])
        found += [(spans[k][0], text or None) for k in range(j, j_end)]
    return found or [(0, source)]


def _paragraphs(text: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found
