"""Fits and packs both heads: ``python -m training.fit DATA MODELS [--kept FILE] [--validate]``.

MODELS is the folder with english.bin and contrast.bin, where heads.bin goes. FILE keeps the measurements from one run to the next: delete it when DATA or a
measurement changes. Both are curves and a small network; `fluency` has the style of word classes as well.
With ``--validate`` language pairs and then a third of the documents are left out, and the agreement on them is printed.
`mlqepe-test20` is never trained on.
"""

from __future__ import annotations

import argparse
import pickle
from array import array
from binascii import crc32
from collections import defaultdict
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy.stats import rankdata

from tqcheck.score import source, target
from tqcheck.score.lexicon import Bilingual
from tqcheck.score.packed import Packed
from tqcheck.score.packed import pack as packed

from . import heads, marked, net, score_lexicon, style
from .additive import Basis, fit
from .bank import Bank
from .pack import Array
from .samples import Pair, Row, Samples, gather, translated

FOLDER = Path(__file__).parent
SETS = {"mlqepe-train": 1.0, "mlqepe-dev": 1.0, "biomqm": 0.5, "mqm-ted21": 0.2, "mqm21": 0.3, "mqm22": 0.3, "diabla": 4.5}
"""Weights of a row; none for a set that is not named."""
PAIRS = {
    "fluency": {"damaged": 4.0, "minimal": 8.0, "edited": 1.0, "judged": 0.3, "machine": 2.0, "human": 0.5, "post-edited": 1.0},
    "quality": {"damaged": 4.0, "minimal": 8.0, "edited": 1.0, "judged": 0.6, "machine": 1.0, "post-edited": 1.0},
}
"""Weights of a pair in the curves: more for damage agrees better on minimal pairs and worse with people."""
NET = {
    "fluency": {"damaged": 2.0, "minimal": 4.0, "edited": 0.6, "judged": 0.4, "machine": 0.3, "human": 1.6, "post-edited": 0.4},
    "quality": {"damaged": 0.9, "minimal": 1.8, "edited": 0.6, "judged": 1.5, "machine": 0.3, "human": 0.06, "post-edited": 0.4},
}
STYLE = {"damaged": 1.0, "minimal": 1.0, "human": 0.7, "ranked": 0.4}
"""Weights of a pair in the networks, and in the style."""
RANKED = ("mlqepe-train", "mlqepe-dev", "biomqm", "mqm21")
BACKBONE = 0.3
"""How much of the curves stays under the network."""
SHARP = 10.0
"""What the style takes the rest of the score for in a logit: higher trusts it more."""
SHARE = 0.6
"""How much of the fitted style is used: with all of it engines are told from people better, and plain good sentences score lower."""
STEADY = {"fluency": 60_000.0, "quality": 0.0}
"""What the variance of the curves' sum among human news costs, in rows."""
SIDES = {"fluency": target.NAMES, "quality": target.NAMES + source.NAMES}


class Kept(NamedTuple):
    """What a training may see: of rows and of pairs."""

    row: Callable[[Row], bool] = lambda _: True
    pair: Callable[[Pair], bool] = lambda _: True


ALL = Kept()


def labels(rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray]:
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


class Measured(NamedTuple):
    """What is packed as it is, the samples, and the measurements and classes of their texts (see `Bank`)."""

    tables: dict[str, Array]
    samples: Samples
    values: np.ndarray
    classes: list[array[int]]


class Training:
    """The samples as arrays, and for each head its solution with all of them or with what is `Kept`."""

    def __init__(self, measured: Measured) -> None:
        samples = measured.samples
        self.samples, self.values = samples, measured.values
        self.shares = style.table(measured.classes)
        self.label, self.weight = labels(samples.rows)
        self.numbers = np.array(samples.numbers)
        self.better = np.array([p.better for p in samples.pairs])
        self.worse = np.array([p.worse for p in samples.pairs])
        self._designs: dict[str, tuple[Basis, np.ndarray]] = {}

    def design(self, head: str) -> tuple[Basis, np.ndarray]:
        """The basis of a head and the design matrix of all texts."""
        if head not in self._designs:
            signs = dict(line.split("\t") for line in (FOLDER / "signs.tsv").read_text("utf-8").splitlines() if not line.startswith("#"))
            values = self.values[:, : len(SIDES[head])]
            here = np.unique(np.concatenate([self.numbers, self.better, self.worse]))
            told = here if head == "fluency" else here[~np.isnan(values[here, len(target.NAMES)])]
            basis = Basis(values[told].astype(float), [int(signs.get(name, "0")) for name in SIDES[head]])
            parts = [basis(part.astype(float)) for part in np.array_split(values, max(1, len(values) // 20_000))]
            self._designs = {head: (basis, np.vstack(parts))}  # one head at a time: each is some 400 MB
        return self._designs[head]

    def rows(self, kept: Kept) -> np.ndarray:
        """Places of the rows that count."""
        return np.array([i for i, r in enumerate(self.samples.rows) if self.weight[i] and kept.row(r)])

    def pairs(self, kept: Kept, weights: dict[str, float], with_source: bool) -> tuple[np.ndarray, np.ndarray]:
        """Places and weights of the pairs that count."""
        at = [
            i for i, p in enumerate(self.samples.pairs) if p.kind in weights and kept.pair(p) and not (with_source and p.language == "en")
        ]
        return np.array(at), np.array([weights[self.samples.pairs[i].kind] for i in at], np.float32)

    def curves(self, head: str, kept: Kept, start: np.ndarray | None = None) -> np.ndarray:
        """The weights of the columns of a head."""
        basis, design = self.design(head)
        rows = self.rows(kept)
        x, w = design[self.numbers[rows]].astype(float), self.weight[rows]
        mean = w @ x / w.sum()
        gram = (x * w[:, None]).T @ x - w.sum() * np.outer(mean, mean)
        side = x.T @ (w * self.label[rows]) - mean * (w @ self.label[rows])
        if STEADY[head]:
            gram += STEADY[head] * np.cov(design[self.human(kept)].astype(float).T)
        at, push = self.pairs(kept, PAIRS[head], head == "quality")
        differences = design[self.better[at]] - design[self.worse[at]]
        return fit(gram, side, differences, push, basis.bounds(), start=start, rounds=250 if start is None else 60)

    def style(self, fluency: np.ndarray, kept: Kept) -> np.ndarray:
        """The weight of each run, beside curves that say `fluency` of the texts."""
        at, push = self.pairs(kept, STYLE, False)
        high, low = self.ranked(kept)
        better, worse = np.concatenate([self.better[at], high]), np.concatenate([self.worse[at], low])
        push = np.concatenate([push, np.full(len(high), STYLE["ranked"], np.float32)])
        return style.fit(self.shares, (better, worse, push), self.human(kept), SHARP * fluency)

    def human(self, kept: Kept) -> np.ndarray:
        """Numbers of news sentences by people: half of those that the percentages come from, and the references of the engines."""
        references = np.unique([p.better for p in self.samples.pairs if p.kind == "human" and kept.pair(p)])
        return np.concatenate([self.samples.news[::2], references]).astype(int)

    def ranked(self, kept: Kept) -> tuple[np.ndarray, np.ndarray]:
        """Numbers of texts of one set and language pair that people scored apart by more than a standard deviation: the higher, the lower."""
        groups = defaultdict(list)
        for i in self.rows(kept):
            if self.samples.rows[i]["set"] in RANKED:
                groups[self.samples.rows[i]["set"], self.samples.rows[i]["lp"]].append(i)
        draw = np.random.default_rng(4)
        drawn = [draw.choice(group, (2, 3 * len(group))) for group in groups.values()]
        first, second = np.concatenate(drawn, axis=1)
        apart = self.label[first] > self.label[second] + 1
        return self.numbers[first[apart]], self.numbers[second[apart]]

    def net(self, head: str, start: np.ndarray, kept: Kept) -> net.Network:
        """A network beside curves that say `start` of the texts."""
        rows = self.rows(kept)
        at, push = self.pairs(kept, NET[head], head == "quality")
        bound = (self.numbers[rows], self.label[rows], self.weight[rows])
        values, signs = self.values[:, : len(SIDES[head])], self.design(head)[0].signs
        return net.fit(values, signs, start, bound, (self.better[at], self.worse[at], push))

    def scale(self, raw: np.ndarray, kept: Kept) -> float:
        """What curves must be multiplied by to stand in the unit of the labels."""
        rows = self.rows(kept)
        told = raw[self.numbers[rows]]
        return float(np.cov(told, self.label[rows])[0, 1] / told.var())


class Solved(NamedTuple):
    """A head: the weights of its columns and what they are multiplied by, its network, the steps of the style and what one is worth, scores of all texts."""

    weights: np.ndarray
    scale: float
    net: net.Network
    steps: np.ndarray
    worth: float
    scores: np.ndarray


def solve(training: Training, head: str, kept: Kept = ALL, start: np.ndarray | None = None) -> Solved:
    """Curves, then the network, then for the fluency the style. `start`: weights of the columns to begin with."""
    weights = training.curves(head, kept, start)
    raw = training.design(head)[1] @ weights
    scale = BACKBONE * training.scale(raw, kept)
    network = training.net(head, scale * raw, kept)
    scores = scale * raw + network(training.values[:, : len(SIDES[head])])
    steps, worth = np.zeros(1 << style.BITS, np.int8), 0.0
    if head == "fluency":
        steps, step = style.stepped(training.style(scores, kept))
        worth = SHARE * step / SHARP
        scores = scores + worth * (training.shares @ steps.astype(np.float32))
    return Solved(weights, scale, network, steps, worth, scores)


def measure(texts: Path, models: Path) -> Measured:
    """Learn the lexicon and measure everything."""
    english = target.English(*(Packed(str(models / f"{name}.bin")) for name in ("english", "contrast")))
    tables = score_lexicon.tables(list(translated(texts)), english.words.number)
    learned = []
    for table in tables:
        scratch = models / "lexicon.tmp"
        scratch.write_bytes(packed(table))
        learned.append(Bilingual(Packed(str(scratch))))
        scratch.unlink()
    bank = Bank(english, learned[0])
    samples = gather(texts, bank, learned[1:])
    tables[0] |= marked.arrays(samples.rows, english, len(english.class_model.unigrams))
    return Measured(tables[0], samples, bank.values, bank.classes)


def main(texts: Path, models: Path, kept: Path | None, validating: bool) -> None:
    if kept and kept.exists():
        measured = Measured(*pickle.loads(kept.read_bytes()))
    else:
        measured = measure(texts, models)
        if kept:
            kept.write_bytes(pickle.dumps(tuple(measured)))
    training = Training(measured)
    print(f"{len(training.values)} texts, {len(training.samples.pairs)} pairs", flush=True)
    out, samples = dict(measured.tables), training.samples

    solved = {}
    for head, news in (("fluency", samples.news[1::2]), ("quality", samples.news_with_source)):
        found = solve(training, head)
        basis = training.design(head)[0]
        curves = [(knots, found.scale * heights) for knots, heights in basis.curves(found.weights)]
        if head == "fluency":
            reach = np.array([-3.0 * style.STEPS, 3.0 * style.STEPS])
            curves[target.NAMES.index("style")] = reach, found.worth * reach
            out |= style.arrays(found.steps)
        out |= heads.arrays(head, curves, found.scale * basis.neutral_heights(found.weights), found.scores[news])
        out |= found.net.arrays(head)
        solved[head] = found.weights

    seen = b"".join((models / f"{name}.bin").read_bytes() for name in ("english", "contrast"))
    version = f"4-{crc32(packed(out) + seen):08x}"
    (models / "heads.bin").write_bytes(packed(out | {"version": ("B", version.encode())}))
    print(version, flush=True)
    if validating:
        from . import validate

        validate.run(training, solved)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("models", type=Path)
    parser.add_argument("--kept", type=Path)
    parser.add_argument("--validate", action="store_true")
    given = parser.parse_args()
    main(given.data, given.models, given.kept, given.validate)
