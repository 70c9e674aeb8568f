"""Texts to arrays of word numbers: the vocabulary, and per word how often it is capitalised inside a sentence."""

from __future__ import annotations

import lzma
import random
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np

from tqcheck.score.tokens import UNKNOWN, form, shape, tokens

START, END = "<s>", "</s>"
NEWS, BLOCK = 12_000, 50
"""Lines of news in the mixed texts, and how many in a row are held out."""


def lines(path: Path, share: float = 1.0, seed: int = 1) -> Iterator[str]:
    """The lines of an xz file, or a random share of them."""
    pick = random.Random(seed)
    with lzma.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            if (share >= 1 or pick.random() < share) and line.strip():
                yield line.strip()


class Surfaces:
    """A tokenised text: surface forms numbered in order of appearance, sentences end to end with -1 between them."""

    def __init__(self, texts: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        flow: list[int] = []
        chunks: list[np.ndarray] = []
        for text in texts:
            for token in tokens(text):
                flow.append(numbers.setdefault(token, len(numbers)))
            flow.append(-1)
            if len(flow) > 1_000_000:
                chunks.append(np.array(flow, np.int32))
                flow = []
        chunks.append(np.array(flow, np.int32))
        self.flow = np.concatenate(chunks)
        self.names = list(numbers)

    def counts(self) -> Counter[str]:
        """Occurrences of each counted form."""
        total: Counter[str] = Counter()
        for name, n in zip(self.names, np.bincount(self.flow[self.flow >= 0], minlength=len(self.names)).tolist(), strict=True):
            total[form(name)] += n
        return total

    def ids(self, vocabulary: dict[str, int]) -> np.ndarray:
        """Word numbers with START and END around every sentence; words outside the vocabulary by their shape."""
        mapped = np.array([vocabulary.get(form(n)) or vocabulary[shape(n)] for n in self.names] + [vocabulary[END]], np.int64)
        ends = np.flatnonzero(self.flow < 0)
        ids = mapped[self.flow]
        return np.insert(ids, np.concatenate([[0], ends[:-1] + 1]), vocabulary[START])

    def capitals(self, vocabulary: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
        """Per word number: occurrences inside a sentence with a capital, and all of them."""
        inside = np.ones(len(self.flow), bool)
        first = np.concatenate([[0], np.flatnonzero(self.flow < 0)[:-1] + 1])
        inside[first] = False
        seen = np.bincount(self.flow[inside & (self.flow >= 0)], minlength=len(self.names))
        capital, every = np.zeros(len(vocabulary) + 1), np.zeros(len(vocabulary) + 1)
        for name, n in zip(self.names, seen.tolist(), strict=True):
            i = vocabulary.get(form(name)) or vocabulary[shape(name)]
            every[i] += n
            capital[i] += n * name[0].isupper()
        return capital, every


def vocabulary(counts: Counter[str], size: int) -> dict[str, int]:
    """Numbers from 1: sentence marks and unknown classes first, then words by frequency."""
    words = [w for w, n in counts.most_common(size * 2) if n >= 3 and not w.startswith("<?")][:size]
    return {w: i for i, w in enumerate([START, END, *UNKNOWN, *words], 1)}


def held_out(texts: Path) -> list[str]:
    """News sentences that the models have not seen."""
    return [line for i, line in enumerate(lines(texts / "misc_clear.en.txt.xz")) if held(i)]


def held(i: int) -> bool:
    """Whether line `i` of the mixed texts stays out of the models."""
    return i < NEWS and (i // BLOCK) % 4 == 1
