"""Learns and packs what damage leaves behind, and how usual numbers are: ``python -m training.contrast TEXTS OUT``.

TEXTS as for `models`. A log-linear model over the hashed keys of `tqcheck.score.contrast`, fitted to good sentences beside the same ones
damaged: a logistic regression on the difference of their keys, of which only those near the damage are left. Then rounded to half bytes.
About a minute and a half and 3 GB.
"""

from __future__ import annotations

import random
import sys
from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from tqcheck.score import contrast, digits
from tqcheck.score.packed import FOLDER, Packed
from tqcheck.score.packed import pack as packed
from tqcheck.score.tokens import tokens
from tqcheck.score.words import END, START, Words
from tqcheck.text.fold import plain

from .corpus import held_out, lines
from .damage import Damage
from .pack import Array
from .rows import detokenised, human
from .wordnet import Thesaurus

SPEECHES, TIMES, OFTENER = 600_000, 2, 4
"""Sentences of speeches beside all others, how often each is damaged, and how often one of the others."""
KINDS = {
    kind: float(weight)
    for kind, weight in (
        each.split(":")
        for each in (
            "drop_content:2 drop_function:2 drop_verb:1.5 drop_name:1 drop_phrase:1.5 drop_subject:.7 conjunction:1.2 swap:1.5 move:1 "
            "function:2.5 other_word:1 other_name:.5 addition:3 negation:.7 gender:1 pronoun_case:1.5 verb_form:2 tense:4 auxiliary:.7 aspect:1 "
            "word_shape:2 misspell:.5 letter:1 modifier:.5 opposite:2 wider:2"
        ).split()
    )
}
"""How often each kind of damage is tried."""
BEFORE = 4
"""Words before a place that its keys look at."""
STRENGTH, ROUNDS = 1e-6, 40
Window = array  # of numbers of words, the first BEFORE of them to be looked at only


def sentences(texts: Path) -> list[str]:
    """What is damaged: all texts of the language models but speeches, of which there are too many."""
    unseen = set(held_out(texts))
    found = [line for line in lines(texts / "misc_clear.en.txt.xz") if line not in unseen]
    found += [detokenised(r["ref"]) for r in human(texts) if r["set"] == "mlqepe-train" and int(r["seg"]) % 2 == 0 and r["ref"].strip()]
    return found * (OFTENER // TIMES) + random.Random(1).sample(list(lines(texts / "un_general_debates.en.txt.xz")), SPEECHES)


def pairs(found: Sequence[str], words: Words, thesaurus: Thesaurus) -> Iterator[tuple[Window[int], Window[int]]]:
    """A good and a damaged sentence each, cut to where they differ."""
    pick = random.Random(2)
    damage = Damage.of(pick.sample(found, 40_000), thesaurus)
    for line in found:
        text = plain(line).strip()
        if not 5 <= text.count(" ") <= 60:
            continue
        good = [words(token).number for token in tokens(text)]
        for kind in pick.choices(list(KINDS), list(KINDS.values()), k=TIMES):
            if done := damage(text, "", kind):
                bad = [words(token).number for token in tokens(done[1])]
                if bad != good:
                    yield cut(good, bad)


def cut(good: list[int], bad: list[int]) -> tuple[Window[int], Window[int]]:
    """Both from BEFORE words before the first difference to BEFORE words behind the last; starts and ends stand for what is not there."""
    first, shorter = 0, min(len(good), len(bad))
    while first < shorter and good[first] == bad[first]:
        first += 1
    last = 0
    while last < shorter - first and good[-1 - last] == bad[-1 - last]:
        last += 1
    left = [*[START] * BEFORE, *good[:first]][-BEFORE:]
    right = [*good[len(good) - last :], END][:BEFORE]
    return array("H", left + good[first : len(good) - last] + right), array("H", left + bad[first : len(bad) - last] + right)


def keys(windows: Sequence[Window[int]], classes: np.ndarray) -> sparse.csr_matrix:
    """How often each place of the table is met by each window; the same as `tqcheck.score.contrast`."""
    sizes = np.array([len(window) for window in windows])
    number = np.concatenate([np.frombuffer(window, np.uint16) for window in windows]).astype(np.uint64)
    row = np.repeat(np.arange(len(windows)), sizes)
    real = np.arange(len(number)) - np.repeat(np.cumsum(sizes) - sizes, sizes) >= BEFORE
    group = classes[number.astype(np.int64)]
    frequent = np.where(number < contrast.FREQUENT, number, contrast.ABOVE + group)

    def back(values: np.ndarray, count: int, bits: int) -> np.ndarray:
        return np.concatenate([np.zeros(count, np.uint64), values[: len(values) - count]]) << np.uint64(bits)

    run = group | back(group, 1, 10) | back(group, 2, 20)
    four = run | back(group, 3, 30)
    every = (
        frequent,
        frequent | back(frequent, 1, 17),
        number | back(number, 1, 17),
        frequent | back(frequent, 1, 17) | back(frequent, 2, 34),
        run,
        four,
        frequent | back(frequent, 2, 17),
        frequent | back(frequent, 3, 17),
        four | back(group, 4, 40),
        group | back(frequent, 1, 10) | back(group, 2, 27),
        number | back(group, 1, 17),
        group | back(number, 1, 17),
    )
    with np.errstate(over="ignore"):
        places = [
            ((key[real] << np.uint64(4) | np.uint64(i)) * np.uint64(contrast.FACTOR) >> np.uint64(64 - contrast.BITS)).astype(np.int32)
            for i, key in enumerate(every)
        ]
    at = np.tile(row[real], len(places))
    return sparse.csr_matrix((np.ones(len(at), np.float32), (at, np.concatenate(places))), shape=(len(windows), 1 << contrast.BITS))


def fit(difference: sparse.csr_matrix) -> np.ndarray:
    """The weight of each place."""
    back, count = difference.T.tocsr(), difference.shape[0]

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        margin = difference @ w.astype(np.float32)
        slope = STRENGTH * w - back @ (1 / (1 + np.exp(np.clip(margin, -50, 50)))).astype(np.float32) / count
        return float(np.logaddexp(0, -margin).mean() + 0.5 * STRENGTH * w @ w), slope.astype(float)

    return minimize(loss, np.zeros(1 << contrast.BITS), jac=True, method="L-BFGS-B", options={"maxiter": ROUNDS}).x


def halves(weights: np.ndarray, met: np.ndarray) -> dict[str, Array]:
    """The weights as half bytes, which name sixteen levels; `met`: how often each place is, for levels where they are of use."""
    levels = np.sort(np.quantile(weights[met > 0], np.linspace(0.005, 0.995, contrast.LEVELS)))
    for _ in range(60):  # each level moves to the mean of those nearest to it (Lloyd 1982)
        nearest = np.searchsorted((levels[1:] + levels[:-1]) / 2, weights)
        many, total = np.bincount(nearest, met, contrast.LEVELS), np.bincount(nearest, met * weights, contrast.LEVELS)
        levels = np.where(many > 0, total / np.maximum(many, 1e-9), levels)
    levels[np.abs(levels).argmin()] = 0
    half = np.searchsorted((levels[1:] + levels[:-1]) / 2, weights).astype(np.uint8)
    return {"contrast.weights": ("B", (half[0::2] | half[1::2] << 4).tobytes()), "contrast.levels": ("f", levels.astype("<f4").tobytes())}


def numbers(found: Sequence[str]) -> dict[str, Array]:
    """How usual each number is."""
    counts = Counter(token for line in found for token in tokens(line) if token[0].isdigit() and token.isascii())
    size = len(digits.LETTERS) + 1
    small, years, others = np.ones(100), np.ones(digits.LAST_YEAR - digits.FIRST_YEAR + 1), np.ones((size, size))
    for token, n in counts.items():
        if len(token) <= 2 and token.isdigit():
            small[int(token)] += n
        elif len(token) == 4 and token.isdigit() and digits.FIRST_YEAR <= int(token) <= digits.LAST_YEAR:
            years[int(token) - digits.FIRST_YEAR] += n
        else:
            np.add.at(others.reshape(-1), digits.places_of(token), n)
    others /= others.sum(1, keepdims=True) / others.sum(1, keepdims=True).mean()  # a share of what follows, so that all rows weigh alike
    return {f"numbers.{name}": ("B", _bytes(table)) for name, table in (("small", small), ("years", years), ("digits", others.reshape(-1)))}


def _bytes(counts: np.ndarray) -> bytes:
    logs = np.log(counts)
    return bytes(np.clip(np.rint((logs - (counts @ logs) / counts.sum()) / digits.STEP) + 128, 0, 255).astype(np.uint8))


def main(texts: Path, out: Path, models: Path) -> None:
    words = Words(model := Packed(str(models)))
    classes = np.array(model["words.classes"], np.uint64)
    found = sentences(texts)
    parts: list[sparse.csr_matrix] = []
    both = list(pairs(found, words, Thesaurus(texts / "wordnet")))
    for at in range(0, len(both), 40_000):
        part = both[at : at + 40_000]
        difference = keys([good for good, _ in part], classes) - keys([bad for _, bad in part], classes)
        difference.eliminate_zeros()
        parts.append(difference)
    difference = sparse.vstack(parts).tocsr()
    weights, met = fit(difference), np.bincount(difference.indices, minlength=1 << contrast.BITS)
    out.write_bytes(packed(halves(weights, met) | numbers(found)))
    print(f"{len(both)} pairs", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), Path(FOLDER) / "english.bin")
