"""What the quality score knows of translation, from parallel texts: a lexicon and lengths; arrays of `tqcheck.score.lexicon`."""

from __future__ import annotations

from binascii import crc32
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np

from tqcheck.score import grammar
from tqcheck.score.foreign import entries
from tqcheck.score.source import prepared
from tqcheck.score.tokens import form, tokens

from . import expected
from .alignment import Association
from .pack import Array

LONGEST = 80
"""Sentences of more entries are left out."""


class Known(NamedTuple):
    """A source and its English. `half`: which of the halves has not seen it."""

    source: str
    english: str
    half: int


def tables(known: Sequence[Known], number: Callable[[str], int]) -> list[dict[str, Array]]:
    """The tables of everything, and those that have not seen the texts of half 0 and of half 1."""
    parts = (known, [k for k in known if k.half != 0], [k for k in known if k.half != 1])
    return [arrays(lexicon(part), number) | expected.arrays([(k.source, k.english) for k in part]) for part in parts]


def lexicon(known: Sequence[Known]) -> dict[str, dict[str, float]]:
    """Entry to English form to strength."""
    languages: dict[str, list[tuple[list[str], str]]] = defaultdict(list)
    for source, english, _ in known:
        source = prepared(source)
        if language := grammar.language(source):
            languages[language].append((entries(source.lower(), language), english))
    return {entry: answers for pairs in languages.values() for entry, answers in associations(pairs).items()}


def associations(pairs: Sequence[tuple[list[str], str]]) -> dict[str, dict[str, float]]:
    """Foreign form to English form to strength: the mean of t(e|f) and t(f|e), where both hold, for words met together twice or strongly."""
    foreign_numbers: dict[str, int] = {}
    english_numbers: dict[str, int] = {}
    numbered, together = [], Counter[tuple[int, int]]()
    for f, e in pairs:
        left = [foreign_numbers.setdefault(w, len(foreign_numbers) + 1) for w in f]
        right = [english_numbers.setdefault(form(w), len(english_numbers) + 1) for w in tokens(e) if w[0].isalpha()]
        if left and right and len(left) < LONGEST and len(right) < LONGEST:
            numbered.append((left, right))
            together.update({(a, b) for a in set(left) for b in set(right)})
    if not numbered:
        return {}
    model = Association(numbered, 6)
    foreign_names, english_names = ["", *foreign_numbers], ["", *english_numbers]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), p in model.forward.items():
        q = model.backward.get((b, a), 0.0)
        n = together[a, b]
        if a and p > 0.03 and q > 0.03 and (n > 1 or (p > 0.25 and q > 0.25)):
            found[foreign_names[a]][english_names[b]] = (p + q) / 2
    return found


def arrays(found: dict[str, dict[str, float]], number: Callable[[str], int], best: int = 8) -> dict[str, Array]:
    """The packed table; English words without a number (0) are left out."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for word, answers in found.items():
        listed = sorted(((round(255 * s), number(e)) for e, s in answers.items() if number(e)), reverse=True)[:best]
        if listed:
            rows[crc32(word.encode())] = [(number, strength) for strength, number in listed]
    keys = sorted(rows)
    starts = np.concatenate([[0], np.cumsum([len(rows[k]) for k in keys])])
    flat = [pair for k in keys for pair in rows[k]]
    return {
        "lexicon.keys": ("I", np.array(keys, "<u4").tobytes()),
        "lexicon.starts": ("I", starts.astype("<u4").tobytes()),
        "lexicon.words": ("H", np.array([n for n, _ in flat], "<u2").tobytes()),
        "lexicon.strengths": ("B", bytes(s for _, s in flat)),
    }
