"""The French-English lexicon of the quality score, from a parallel text; arrays of `tqcheck.score.lexicon`."""

from __future__ import annotations

from binascii import crc32
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import numpy as np

from tqcheck.score.french import french
from tqcheck.score.tokens import form, tokens

from .alignment import Association
from .pack import Array


def associations(pairs: Sequence[tuple[str, str]]) -> dict[str, dict[str, float]]:
    """French form to English form to strength: the mean of t(e|f) and t(f|e), where both hold, for words met together twice or strongly."""
    french_numbers: dict[str, int] = {}
    english_numbers: dict[str, int] = {}
    numbered, together = [], Counter[tuple[int, int]]()
    for f, e in pairs:
        left = [french_numbers.setdefault(w, len(french_numbers) + 1) for w in map(str.lower, french(f)) if w[0].isalpha()]
        right = [english_numbers.setdefault(form(w), len(english_numbers) + 1) for w in tokens(e) if w[0].isalpha()]
        if left and right and len(left) < 80 and len(right) < 80:
            numbered.append((left, right))
            together.update({(a, b) for a in set(left) for b in set(right)})
    model = Association(numbered, 6)
    french_names, english_names = ["", *french_numbers], ["", *english_numbers]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for (a, b), p in model.forward.items():
        q = model.backward.get((b, a), 0.0)
        n = together[a, b]
        if a and p > 0.03 and q > 0.03 and (n > 1 or (p > 0.25 and q > 0.25)):
            found[french_names[a]][english_names[b]] = (p + q) / 2
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
