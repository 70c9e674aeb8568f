"""What the heads learn from: rows with human scores, and pairs of a better and a worse text, as measurements.

Pairs: clean sentences and the same with damage done on purpose; post-edits and what was edited; two systems' outputs for one source
that people scored differently; human English and what a small translator of our own makes of the same French.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from tqcheck.score import source, target
from tqcheck.score.lexicon import Lexicon

from .corpus import lines
from .damage import Damage
from .models import held_out
from .rows import detokenised, human, parallel
from .translate import translations

Row = dict[str, str]
Twin = tuple[str, str, str]
PER_SENTENCE = 4
"""Kinds of damage tried on each clean sentence."""


class Pairs(NamedTuple):
    """Measurements of better and worse texts; `language`: the pair of languages, to leave out when testing on it."""

    language: list[str]
    better: np.ndarray
    worse: np.ndarray


class Samples(NamedTuple):
    """Rows with human scores and their measurements, pairs by kind, and human-written news without and with its source."""

    rows: list[Row]
    measured: np.ndarray
    pairs: dict[str, Pairs]
    news: np.ndarray
    news_with_source: np.ndarray


class Measurer:
    """Texts to rows of numbers, NaN where there is no source or no lexicon for it."""

    def __init__(self, english: target.English, lexicon: Lexicon) -> None:
        self.english, self.lexicon = english, lexicon

    def __call__(self, text: str, original: str | None = None, lexicon: Lexicon | None = None) -> list[float]:
        reading = self.english.read(text)
        if not original:
            return reading.values + [float("nan")] * len(source.NAMES)
        more = source.measure(original, text, reading, self.english.words, lexicon or self.lexicon)
        return reading.values + [float("nan") if value is None else value for value in more]


def damaged(
    measure: Measurer,
    rows: Sequence[Row],
    edits: Sequence[Row],
    twins: Sequence[Twin],
    halves: Sequence[Lexicon],
    unseen: Sequence[str],
    misc: Sequence[str],
) -> Pairs:
    """Damage on post-edits, on human English with its French, on well-scored translations and on unseen news."""
    pick = random.Random(3)
    good = [r for r in rows if r["set"] in ("biomqm", "mqm21", "mqm-ted21") and float(r["score"]) > -1.01]
    base: list[tuple[str, str | None, str, Lexicon | None]] = []
    base += [(r["lp"], r["source"], detokenised(r["ref"]), None) for r in pick.sample(edits, 4000)]
    base += [("fr-parallel", twins[i][1], twins[i][2], halves[i % 2]) for i in pick.sample(range(len(twins)), 5000)]
    base += [(r["lp"], r["source"], r["target"], None) for r in pick.sample(good, 4000)]
    base += [("en", None, line, None) for line in pick.sample(list(unseen), 1500)]
    words = [w for line in pick.sample(list(misc), 6000) for w in line.split()[1:]]
    damage = Damage([w for w in words if w.islower() and len(w) > 3], [w for w in words if w.istitle() and w.isalpha() and len(w) > 2])
    language, better, worse = [], [], []
    for lp, original, text, lexicon in base:
        clean = None
        for kind in pick.sample(list(damage.kinds), PER_SENTENCE):
            if done := damage(text, original or "", kind):
                clean = clean or measure(text, original, lexicon)
                language.append(lp)
                better.append(clean)
                worse.append(measure(done[1], original, lexicon))
    return Pairs(language, np.array(better, np.float32), np.array(worse, np.float32))


def edited(measure: Measurer, rows: Sequence[Row]) -> Pairs:
    """Post-edits against the machine translation they repair."""
    rows = random.Random(4).sample([r for r in rows if detokenised(r["ref"]) != r["target"]], 6000)
    better = np.array([measure(detokenised(r["ref"]), r["source"]) for r in rows], np.float32)
    return Pairs([r["lp"] for r in rows], better, np.array([measure(r["target"], r["source"]) for r in rows], np.float32))


def judged(rows: Sequence[Row], measured: np.ndarray, count: int = 15_000) -> Pairs:
    """Two outputs for one source of which people scored one higher."""
    groups: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, r in enumerate(rows):
        if r["set"] in ("biomqm", "mqm21", "mqm-ted21"):
            groups[r["set"], r["doc"], r["seg"], r["source"]].append(i)
    found = [
        (a, b)
        for group in groups.values()
        for a in group
        for b in group
        if float(rows[a]["score"]) > float(rows[b]["score"]) + 0.5 and rows[a]["system"] != rows[b]["system"]
    ]
    found = random.Random(5).sample(found, min(count, len(found)))
    first, second = [a for a, _ in found], [b for _, b in found]
    return Pairs([rows[a]["lp"] for a in first], measured[first], measured[second])


def machine(measure: Measurer, twins: Sequence[Twin], halves: Sequence[Lexicon], english: target.English) -> Pairs:
    """Human English against what our own translator, learned from the other half, makes of the French."""
    better, worse = [], []
    for made in translations(twins, english):
        if made.left_over <= 2:
            lexicon = halves[made.row % 2]
            better.append(measure(twins[made.row][2], twins[made.row][1], lexicon))
            worse.append(measure(made.text, twins[made.row][1], lexicon))
    return Pairs(["fr-machine"] * len(better), np.array(better, np.float32), np.array(worse, np.float32))


def gather(texts: Path, english: target.English, lexicons: Sequence[Lexicon]) -> Samples:
    """Everything. `lexicons`: learned from all pairs, from the odd and from the even ones: [whole, for even rows, for odd rows]."""
    whole, halves = lexicons[0], lexicons[1:]
    measure = Measurer(english, whole)
    every, twins = human(texts), list(parallel(texts))
    rows = [r for r in every if not (r["set"] == "mlqepe-train" and int(r["seg"]) % 2 == 0)]  # the others are in the language model
    edits = [r for r in rows if r["set"] in ("mlqepe-train", "mlqepe-dev") and r["ref"].strip()]
    measured = np.array([measure(r["target"], r["source"]) for r in rows], np.float32)
    unseen = held_out(texts)
    news = random.Random(6).sample([i for i, t in enumerate(twins) if t[0].startswith("news")], 2500)
    return Samples(
        rows,
        measured,
        {
            "damaged": damaged(measure, rows, edits, twins, halves, unseen, list(lines(texts / "misc_clear.en.txt.xz"))),
            "edited": edited(measure, edits),
            "judged": judged(rows, measured),
            "machine": machine(measure, twins, halves, english),
        },
        np.array([measure(line) for line in unseen if len(line.split()) > 4], np.float32),
        np.array([measure(twins[i][2], twins[i][1], halves[i % 2]) for i in news], np.float32),
    )
