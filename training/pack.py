"""Models to the arrays of the packed file."""

from __future__ import annotations

from binascii import crc32

import numpy as np

from tqcheck.score import ngrams
from tqcheck.score.words import ALPHABET, letters

from .kneser_ney import Model

LOAD = 0.87
Array = tuple[str, bytes]


def _level(p: np.ndarray) -> np.ndarray:
    return np.clip(np.rint(-np.log(np.maximum(p, 1e-12)) / ngrams.P_STEP), 0, 255).astype(np.uint8)


def _backoff(bo: np.ndarray) -> np.ndarray:
    return np.clip(np.rint((np.log(np.maximum(bo, 1e-9)) - ngrams.BO_LOW) / ngrams.BO_STEP), 0, 255).astype(np.uint8)


def table(model: Model, prefix: str) -> dict[str, Array]:
    """The hashed table of an n-gram model and its unigrams."""
    keys = np.concatenate([model.keys[n] for n in range(2, model.order + 1)])
    p = np.concatenate([_level(model.p[n]) for n in range(2, model.order + 1)])
    bo = np.concatenate(
        [_backoff(model.bo[n]) if n < model.order else np.zeros(len(model.keys[n]), np.uint8) for n in range(2, model.order + 1)]
    )
    with np.errstate(over="ignore"):
        h = keys * np.uint64(ngrams._FIRST)
        h = (h ^ (h >> np.uint64(32))) * np.uint64(ngrams._SECOND)
    mark = np.maximum((h >> np.uint64(16)) & np.uint64(0xFFFF), 1)
    size = int(len(keys) / LOAD) + 1
    slots = _place(
        ((h >> np.uint64(32)) * np.uint64(size)) >> np.uint64(32),
        ((mark << np.uint64(16)) | (p.astype(np.uint64) << np.uint64(8)) | bo).astype(np.uint32),
        size,
    )
    return {
        f"{prefix}.slots": ("I", slots.tobytes()),
        f"{prefix}.unigrams": ("B", _level(model.p[1]).tobytes()),
        f"{prefix}.backoffs": ("B", _backoff(model.bo[1]).tobytes()),
    }


def _place(home: np.ndarray, entries: np.ndarray, size: int) -> np.ndarray:
    """Linear probing, all at once: in order of home slots each takes the first free slot, those past the end wrap around."""
    order = np.argsort(home, kind="stable")
    home, entries = home[order].astype(np.int64), entries[order]
    rank = np.arange(len(home))
    at = np.maximum.accumulate(home - rank) + rank
    slots = np.zeros(size, np.uint32)
    fits = at < size
    slots[at[fits]] = entries[fits]
    free = 0
    for entry in entries[~fits].tolist():
        while slots[free]:
            free += 1
        slots[free] = entry
    return slots


def words(vocabulary: dict[str, int], classes: np.ndarray, capital: np.ndarray, every: np.ndarray) -> dict[str, Array]:
    """The vocabulary as a hashed table, and by number class and share of capitals (0 to 255)."""
    size = int(len(vocabulary) / 0.6) + 1
    ids, marks = np.zeros(size, np.uint16), np.zeros(size, np.uint16)
    for word, number in vocabulary.items():
        h = crc32(word.encode())
        at = h * size >> 32
        while ids[at]:
            at = (at + 1) % size
        ids[at], marks[at] = number, h & 0xFFFF
    shares = np.rint(255 * (capital + 0.3) / (every + 1)).clip(0, 255).astype(np.uint8)
    return {
        "words.ids": ("H", ids.tobytes()),
        "words.marks": ("H", marks.tobytes()),
        "words.classes": ("H", classes.astype(np.uint16).tobytes()),
        "words.capitals": ("B", shares.tobytes()),
    }


def spelling(counts: dict[str, int]) -> dict[str, Array]:
    """The letter model: -log p(letter | three before) of word types, weighted by log frequency; interpolated orders."""
    n = len(ALPHABET) + 1
    total = np.zeros((n, n, n, n))
    for word, count in counts.items():
        if not word.isalpha() or count < 3:
            continue
        weight = np.log(count)
        code = [0, 0, 0, *letters(word), 0]
        for a, b, c, d in zip(code, code[1:], code[2:], code[3:], strict=False):
            total[a, b, c, d] += weight
    p = np.full(n, 1 / n)
    for axes in ((0, 1, 2), (0, 1), (0,), ()):
        counted = total.sum(axis=axes) if axes else total
        kinds = (counted > 0).sum(-1, keepdims=True)
        p = (counted + 2 * (kinds + 1) * p) / (counted.sum(-1, keepdims=True) + 2 * (kinds + 1))
    levels = np.clip(np.rint(-np.log(p) / ngrams.P_STEP), 0, 255).astype(np.uint8)
    return {"letters": ("B", levels.tobytes())}
