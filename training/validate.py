"""Agreement with people on what a training has not seen: each language pair left out in turn, then a third of the documents.

Beside each figure stand those of minus the length, SLOR and mean word frequency on the same rows. `mlqepe-test20` is in no training, so in
the second part it says what the score is worth where the language pair is known.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from zlib import crc32

import numpy as np
from scipy.stats import rankdata

from tqcheck.score import target

from .fit import Kept, Training, solve
from .rows import unit
from .samples import Pair, Row

PARTS = 3
SLOR, FREQUENCY = target.NAMES.index("slor_mean"), target.NAMES.index("frequency_mean")


def spearman(x: np.ndarray, y: np.ndarray) -> float:
    return float(np.corrcoef(rankdata(x), rankdata(y))[0, 1])


def given(x: np.ndarray, y: np.ndarray, length: np.ndarray) -> float:
    """Spearman of x and y given the length."""
    a, b, c = spearman(x, y), spearman(x, length), spearman(y, length)
    return float((a - b * c) / np.sqrt((1 - b * b) * (1 - c * c)))


def part(text: str) -> int:
    return crc32(text.encode()) % PARTS


def engine(detail: str) -> str:
    """The kind of an engine by its name."""
    name = detail.lower()
    return "rule-based" if "rbmt" in name else "online" if "online" in name else "phrase-based"


class Judge:
    """Prints what `scores` of all texts are worth on some of the rows and pairs."""

    def __init__(self, training: Training) -> None:
        self.training = training
        samples = training.samples
        self.people = np.array([float(r["score"]) for r in samples.rows])
        self.length = np.array([len(r["target"].split()) for r in samples.rows], float)

    def rows(self, name: str, scores: np.ndarray, taken: Callable[[Row], bool]) -> None:
        groups = defaultdict(list)
        for i, r in enumerate(self.training.samples.rows):
            if taken(r) and not r["system"].lower().startswith("ref"):
                groups[r["set"], r["lp"]].append(i)
        means = defaultdict(list)
        for (group, language), at in sorted(groups.items()):
            if len(at) < 100:
                continue
            numbers = self.training.numbers[at]
            said, people, length = scores[numbers], self.people[at], self.length[at]
            others = [spearman(self.training.values[numbers, j], people) for j in (SLOR, FREQUENCY)]
            figures = [spearman(said, people), given(said, people, length), -spearman(length, people), *others, self._ordered(scores, at)]
            means[group].append(figures)
            print(f"{name} {group} {language} {_shown(figures)}", flush=True)
        for group, listed in means.items():
            print(f"{name} {group} mean of {len(listed)}: {_shown(np.nanmean(np.array(listed), 0).tolist())}", flush=True)

    def pairs(self, name: str, scores: np.ndarray, taken: Callable[[Pair], bool]) -> None:
        kinds = defaultdict(list)
        documents = defaultdict(list)
        for p in self.training.samples.pairs:
            if taken(p) and p.kind in ("minimal", "human", "post-edited", "machine"):
                detail = p.detail if p.kind == "minimal" else engine(p.detail) if p.kind == "human" else ""
                kinds[p.kind, detail].append(scores[p.better] > scores[p.worse])
                if p.kind == "human":
                    documents[detail, p.detail, p.unit].append(scores[p.better] - scores[p.worse])
        minimal = [float(np.mean(v)) for (kind, detail), v in kinds.items() if kind == "minimal" and not detail.startswith("base")]
        print(f"{name} minimal pairs, mean of {len(minimal)} kinds {np.mean(minimal or [np.nan]):.3f}")
        for (kind, detail), won in sorted(kinds.items()):
            whole = [np.sum(v) > 0 for (d, *_), v in documents.items() if d == detail and len(v) > 7] if kind == "human" else []
            print(
                f"{name} {kind} {detail} {np.mean(won):.3f} of {len(won)}"
                + f", documents {np.mean(whole):.3f} of {len(whole)}" * bool(whole),
                flush=True,
            )

    def _ordered(self, scores: np.ndarray, at: Sequence[int]) -> float:
        """Share of two outputs for one source that are ordered as people do; not a number where there are none."""
        rows, groups = self.training.samples.rows, defaultdict(list)
        for i in at:
            groups[rows[i]["doc"], rows[i]["seg"], rows[i]["source"]].append(i)
        won = list(self._won(scores, groups.values()))
        return float(np.mean(won)) if len(won) > 20 else float("nan")

    def _won(self, scores: np.ndarray, groups: Sequence[list[int]]) -> Iterator[float]:
        rows, numbers = self.training.samples.rows, self.training.numbers
        for group in groups:
            for a, b in combinations(group, 2):
                if self.people[a] != self.people[b] and rows[a]["system"] != rows[b]["system"]:
                    yield 0.5 + 0.5 * np.sign(scores[numbers[a]] - scores[numbers[b]]) * np.sign(self.people[a] - self.people[b])


def _shown(figures: Sequence[float]) -> str:
    names = ("Spearman", "given length", "-length", "SLOR", "frequency", "pairs")
    return ", ".join(f"{name} {value:.3f}" for name, value in zip(names, figures, strict=True))


def run(training: Training, solved: dict[str, np.ndarray]) -> None:
    """Print both parts for both heads. `solved`: the weights of the curves with everything, where the others start."""
    judge = Judge(training)
    for head in ("fluency", "quality"):
        kept = Kept(lambda r: part(unit(r)) > 0, lambda p: part(p.unit) > 0)
        scores = solve(training, head, kept, solved[head]).scores
        judge.rows(f"{head}, a third of the documents", scores, lambda r: r["set"] == "mlqepe-test20" or part(unit(r)) == 0)
        judge.pairs(f"{head}, a third of the documents", scores, lambda p: part(p.unit) == 0)
    unseen = np.full(len(training.values), np.nan)
    for lp in [f"{source}-en" for source in "ro et ne si ru fr de es it pt zh".split()]:
        kept = Kept(lambda r, lp=lp: r["lp"] != lp, lambda p, lp=lp: p.language != lp)  # type: ignore[misc]
        scores = solve(training, "quality", kept, solved["quality"]).scores
        at = training.numbers[[i for i, r in enumerate(training.samples.rows) if r["lp"] == lp]]
        unseen[at] = scores[at]
    judge.rows("quality, language pair left out", unseen, lambda r: r["set"] != "mlqepe-train")
