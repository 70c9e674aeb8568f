"""How long a translation is: letters and words of the English as sums over the characters of the source; arrays of `tqcheck.score.lexicon.Lengths`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from tqcheck.score.source import prepared
from tqcheck.score.tokens import tokens
from tqcheck.text.fold import plain

from .pack import Array

LEAST, RIDGE = 40, 0.25
"""Sources that a character must stand in; what the distance of a weight from that of its script costs."""


def arrays(pairs: Sequence[tuple[str, str]]) -> dict[str, Array]:
    """Ridge regression of the length, relative to that of the source, so that long sentences do not rule."""
    sources = [prepared(source).lower() for source, _ in pairs]
    met = Counter(c for source in sources for c in set(source))
    codes = [0, *sorted(ord(c) for c, n in met.items() if n >= LEAST)]
    place = {code: i for i, code in enumerate(codes)}
    counts = np.zeros((len(pairs), len(codes)), np.float32)
    for row, source in zip(counts, sources, strict=True):
        for c in source:
            row[place.get(ord(c), 0)] += 1
    english = [plain(target).strip() for _, target in pairs]
    letters = np.array([len(text) for text in english], float)
    words = np.array([sum(token[0].isalnum() for token in tokens(text)) for text in english], float)
    dense = np.array([chr(code) >= "\u2e80" for code in codes])  # a character of Chinese or Japanese is more than a letter
    found: dict[str, Array] = {"lengths.codes": ("I", np.array(codes, "<u4").tobytes())}
    for name, length, usual in (("letters", letters, (1.0, 2.7)), ("words", words, (0.17, 0.5))):
        prior = np.where(dense, usual[1], usual[0])
        size = np.maximum(counts @ prior, 1.0)
        x = counts / size[:, None]
        weight = np.linalg.solve(x.T @ x + RIDGE * np.eye(len(codes)), x.T @ (length / size - x @ prior)) + prior
        found[f"lengths.{name}"] = ("f", weight.astype("<f4").tobytes())
    return found
