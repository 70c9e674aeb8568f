"""Fits and packs both heads: ``python -m training.fit DATA MODELS [--validate]``.

MODELS is the folder with english.bin, where heads.bin goes. With ``--validate`` each language pair is left out in turn, and the agreement with
people on it printed: Spearman, the same given the length, beside minus the length and SLOR. `mlqepe-test20` is never trained on.
"""

from __future__ import annotations

import sys
from binascii import crc32
from collections import defaultdict
from pathlib import Path

import numpy as np
from scipy.stats import rankdata

from tqcheck.score import source, target
from tqcheck.score.lexicon import Lexicon
from tqcheck.score.packed import Packed
from tqcheck.score.packed import pack as packed

from . import heads, score_lexicon
from .additive import Basis, fit
from .rows import parallel
from .samples import Samples, gather

FOLDER = Path(__file__).parent
SETS = {"mlqepe-train": 1.0, "mlqepe-dev": 1.0, "biomqm": 0.5, "mqm-ted21": 0.2, "mqm21": 0.3, "mqm22": 0.3, "diabla": 0.7}
PAIRS = {
    "fluency": {"damaged": 6.0, "edited": 1.0, "judged": 0.3, "machine": 10.0},
    "quality": {"damaged": 4.0, "edited": 1.0, "judged": 0.3, "machine": 1.0},
}
"""Weights of a row (none for a set that is not named) and of a pair: more for damage agrees better on minimal pairs and worse with people."""
NAMES = {"fluency": target.NAMES, "quality": target.NAMES + source.NAMES}


def labels(rows: list[dict[str, str]]) -> tuple[np.ndarray, np.ndarray]:
    """Human scores standardised within set and language pair (ranks of direct assessments; logarithm of the MQM penalty a word), and weights."""
    label, weight = np.zeros(len(rows)), np.zeros(len(rows))
    groups = defaultdict(list)
    for i, r in enumerate(rows):
        groups[r["set"], r["lp"]].append(i)
    for (name, _), group in groups.items():
        score = np.array([float(rows[i]["score"]) for i in group])
        if rows[group[0]]["kind"] == "mqm":
            words = np.array([max(4, len(rows[i]["target"].split())) for i in group])
            score = -np.log1p(np.maximum(0, -score) / words * 10)
        elif rows[group[0]]["kind"] == "da":
            score = rankdata(score) / len(score)
        label[group] = (score - score.mean()) / (score.std() + 1e-9)
        weight[group] = SETS.get(name, 0.0)
    return label, weight


class Training:
    """One head: the design once, then solutions with or without a language pair."""

    def __init__(self, samples: Samples, head: str) -> None:
        self.size = len(NAMES[head])
        signs = dict(line.split("\t") for line in (FOLDER / "signs.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
        measured = samples.measured[:, : self.size].astype(float)
        self.basis = Basis(measured, [int(signs.get(name, "0")) for name in NAMES[head]])
        self.design = self.basis(measured)
        self.languages = np.array([r["lp"] for r in samples.rows])
        label, weight = labels(samples.rows)
        self.parts = {lp: _sums(self.design[at], label[at], weight[at]) for lp in set(self.languages) for at in [self.languages == lp]}
        differences, weights, languages = [], [], []
        for kind, pairs in samples.pairs.items():
            keep = np.array([head == "fluency" or lp != "en" for lp in pairs.language])
            differences.append(self(pairs.better[keep]) - self(pairs.worse[keep]))
            weights.append(np.full(int(keep.sum()), PAIRS[head][kind], np.float32))
            languages.append(np.array(pairs.language)[keep])
        self.differences, self.pair_weights = np.vstack(differences), np.concatenate(weights)
        self.pair_languages = np.concatenate(languages)

    def __call__(self, measured: np.ndarray) -> np.ndarray:
        return self.basis(measured[:, : self.size].astype(float))

    def solve(self, without: str | None = None, start: np.ndarray | None = None) -> np.ndarray:
        """The weights, learned without one pair of languages where one is named."""
        parts = [part for lp, part in self.parts.items() if lp != without]
        total = sum(p[0] for p in parts)
        mean = sum(p[1] for p in parts) / total
        gram = sum(p[2] for p in parts) - total * np.outer(mean, mean)
        side = sum(p[3] for p in parts) - mean * sum(p[4] for p in parts)
        keep = self.pair_languages != without
        bounds = self.basis.bounds()
        return fit(
            gram, side, self.differences[keep], self.pair_weights[keep], bounds, start=start, rounds=60 if start is not None else 250
        )


def _sums(x: np.ndarray, y: np.ndarray, w: np.ndarray) -> tuple[float, np.ndarray, np.ndarray, np.ndarray, float]:
    x = x.astype(float)
    return float(w.sum()), w @ x, (x * w[:, None]).T @ x, x.T @ (w * y), float(w @ y)


def spearman(x: np.ndarray, y: np.ndarray) -> float:
    return float(np.corrcoef(rankdata(x), rankdata(y))[0, 1])


def validate(samples: Samples, training: Training, head: str, whole: np.ndarray) -> None:
    """Print the agreement with people for every set, each language pair left out of the training that scores it."""
    slor = target.NAMES.index("slor_mean")
    for lp in sorted(set(training.languages)):
        weights = training.solve(lp, whole)
        for name in dict.fromkeys(r["set"] for r in samples.rows if r["lp"] == lp):
            at = np.array(
                [i for i, r in enumerate(samples.rows) if r["lp"] == lp and r["set"] == name and not r["system"].startswith("ref")]
            )
            score = training.design[at] @ weights
            people = np.array([float(samples.rows[i]["score"]) for i in at])
            length = np.array([len(samples.rows[i]["target"].split()) for i in at])
            a, b, c = spearman(score, people), spearman(score, length), spearman(people, length)
            given = (a - b * c) / np.sqrt((1 - b * b) * (1 - c * c))
            print(
                f"{head} {name} {lp}: {a:.3f} given length {given:.3f}; -length {-c:.3f}; SLOR {spearman(samples.measured[at, slor], people):.3f}"
            )


def main(texts: Path, models: Path, validating: bool) -> None:
    english = target.English(Packed(str(models / "english.bin")))
    twins = [(f, e) for _, f, e in parallel(texts)]
    tables = [score_lexicon.arrays(score_lexicon.associations(part), english.words.number) for part in (twins, twins[1::2], twins[0::2])]
    lexicons = []
    for table in tables:
        scratch = models / "lexicon.tmp"
        scratch.write_bytes(packed(table))
        lexicons.append(Lexicon(Packed(str(scratch))))
        scratch.unlink()
    samples = gather(texts, english, lexicons)
    out = dict(tables[0])
    for head, news in (("fluency", samples.news), ("quality", samples.news_with_source)):
        training = Training(samples, head)
        weights = training.solve()
        out |= heads.arrays(head, training.basis.curves(weights), training.basis.neutral_heights(weights), training(news) @ weights)
        if validating:
            validate(samples, training, head, weights)
    version = f"1-{crc32(packed(out) + (models / 'english.bin').read_bytes()):08x}"
    (models / "heads.bin").write_bytes(packed(out | {"version": ("B", version.encode())}))
    print(version)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), "--validate" in sys.argv)
