"""How well the probability of a confusable demonym is calibrated, and the weights behind it fitted anew.

    python bench/calibrate.py SWAPPED.tsv [--clean CLEAN.txt.gz] [--fit WEIGHTS.tsv]

SWAPPED has a header with doc_id, span_start, span_end, token, gold, corrupted (0 or 1) and passage: real passages with the
right demonym and copies in which it is swapped for a rival's. CLEAN (documents headed by ``#doc ID``) adds right mentions of
the wild. Printed is the reliability curve: for each band of predicted probability the mean prediction and the share that
really was wrong, then recall and false alarms at the threshold of the rule. ``--fit`` writes new weights by logistic regression
with the signs a reader expects (evidence for the rival never speaks against it); predictions are then cross-validated by
document. The corpora are not part of the repository. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tqcheck.circumstances import ABROAD_FACTOR, CIRCUMSTANCES, circumstances, log_odds
from tqcheck.engine import Engine
from tqcheck.evidence import ZONES, Evidence, countries_of
from tqcheck.rules import demonyms
from tqcheck.terms.reading import Reading
from tqcheck.terms.store import shipped

GROUPS = ("name", "place", "person", "institution", "area", "adjective")
CELLS = [(group, zone) for group in GROUPS for zone in ZONES]
NAMES = [f"{side} {g} {z}" for side in ("right", "written") for g, z in CELLS] + [f"circumstance {name}" for name in CIRCUMSTANCES]
BOUNDS = {
    "circumstance shorter": (None, -8), "circumstance longer": (None, 0.4), "circumstance official": (0, 2), "circumstance paired": (None, -1),
    "circumstance listed": (None, -0.7), "circumstance abroad": (None, -0.5), "circumstance local": (0.3, 2), "circumstance lone": (None, -0.8),
    "circumstance afar": (None, -2.2), "circumstance both": (None, -0.8), "circumstance linked-right": (2, 3), "circumstance linked-written": (None, -4),
    "circumstance supported": (0, None), "circumstance unsupported": (0, 2.5), "circumstance seldom": (-2.2, -2.2),
}  # fmt: skip
"""Limits where the sample says too little or is known to mislead: swapped passages hold no foreigners abroad."""
AREA_LIMIT = {"sentence": 1.0, "near": 0.8, "far": 0.55, "distant": 0.3}
CENTRE = {"name": 1.0, "place": 1.3, "person": 1.3, "institution": 1.0, "area": 0.3, "adjective": 0.7}


class Case(NamedTuple):
    document: str
    wrong: bool
    features: list[float]
    odds: float


def cases(engine: Engine, path: Path) -> Iterator[Case]:
    """A case for each row whose mention the tables know."""
    tables = countries_of(engine.matcher)
    owner = {form: c for c in tables._owners for form in _forms(tables[c])}
    opener: Any = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            right = owner.get(row["gold"]) if row["corrupted"] == "1" else None
            yield from _mention(
                engine, row["doc_id"], row["passage"].replace("¶", "\n"), int(row["span_start"]), right, row["corrupted"] == "1"
            )


def wild(engine: Engine, path: Path) -> Iterator[Case]:
    """A right case for each mention of a confusable nation in clean documents."""
    name, lines = "", list[str]()
    text = gzip.decompress(path.read_bytes()).decode()
    for line in [*text.splitlines(keepends=True), "#doc end"]:
        if line.startswith("#doc"):
            if lines:
                yield from _mention(engine, name, "".join(lines), None, None, False)
            name, lines = line.strip(), []
        else:
            lines.append(line)


def _forms(country: dict[str, Any]) -> list[str]:
    return [form for form in (country["adjective"], country["noun"], country["plural"]) if form]


def _mention(engine: Engine, document: str, text: str, start: int | None, right: str | None, wrong: bool) -> Iterator[Case]:
    tables = countries_of(engine.matcher)
    reading = Reading(text, engine.matcher)
    evidence = Evidence(reading)
    owners: dict[int, set[str]] = {}
    for mention in evidence.mentions:
        owners.setdefault(mention.start, set()).add(mention.country)
    seen: set[int] = set()
    for mention in evidence.mentions:
        if (
            mention.kind == "name"
            or mention.start in seen
            or len(owners[mention.start]) > 1
            or (start is not None and mention.start != start)
        ):
            continue
        seen.add(mention.start)
        rivals = tables.rivals[mention.country]
        weights = evidence.weigh(mention, rivals | {mention.country})
        rival = right if wrong else max(sorted(rivals), key=lambda c: weights[c].total("right"), default=None)
        if rival not in rivals:
            continue
        around = circumstances(reading, tables, evidence, mention, rival, weights)
        factor = ABROAD_FACTOR if around[CIRCUMSTANCES.index("abroad")] else 1.0
        features = [weights[rival].amounts.get(cell, 0.0) * factor for cell in CELLS]
        features += [weights[mention.country].amounts.get(cell, 0.0) for cell in CELLS]
        yield Case(document, wrong, [*features, *around], log_odds(reading, tables, evidence, mention, rival, weights))


def fit(x: Any, y: Any, strength: float = 0.5) -> Any:
    """Weights and, last, the bias: logistic regression drawn towards `CENTRE`, within `BOUNDS`."""
    from scipy.optimize import minimize

    centre, bounds = [], []
    for name in NAMES:
        side, group, *zone = name.split()
        sign = {"right": 1, "written": -1}.get(side, 0)
        centre.append(sign * CENTRE.get(group, 0.0))
        least, most = BOUNDS.get(name, (None, None)) if sign == 0 else (0.0, AREA_LIMIT[zone[0]] if group == "area" else None)
        bounds.append((least, most) if sign >= 0 else (None if most is None else -most, -least))
    mean, signs = np.array(centre), 2 * y - 1

    def loss(b: Any) -> Any:
        margin = signs * (x @ b[:-1] + b[-1])
        pull = -signs / (1 + np.exp(np.clip(margin, -500, 500)))
        off = b[:-1] - mean
        return np.logaddexp(0, -margin).sum() + (off**2).sum() / 2 / strength, np.append(x.T @ pull + off / strength, pull.sum())

    begin = [
        min(max(c, -math.inf if lo is None else lo), math.inf if hi is None else hi) for c, (lo, hi) in zip(centre, bounds, strict=True)
    ]
    return minimize(loss, np.array([*begin, 0.0]), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B", options={"maxiter": 800}).x


def cross_validated(x: Any, y: Any, documents: list[str], folds: int = 8) -> Any:
    """Log-odds of each case from weights fitted on the other documents."""
    number = {name: i % folds for i, name in enumerate(sorted(set(documents)))}
    fold = np.array([number[name] for name in documents])
    odds = np.zeros(len(y))
    for k in range(folds):
        b = fit(x[fold != k], y[fold != k])
        odds[fold == k] = x[fold == k] @ b[:-1] + b[-1]
    return odds


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swapped", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--fit", type=Path, metavar="WEIGHTS.tsv")
    args = parser.parse_args()
    engine = Engine([shipped()], [demonyms])
    found = [*cases(engine, args.swapped), *(wild(engine, args.clean) if args.clean else ())]
    y = np.array([int(case.wrong) for case in found])
    odds = np.array([case.odds for case in found])
    if args.fit:
        x = np.array([case.features for case in found])
        odds = cross_validated(x, y, [case.document for case in found])
        rows = [
            f"{name.replace(' ', chr(9), 1)}\t{value:.2f}" for name, value in zip([*NAMES, "circumstance bias"], fit(x, y), strict=True)
        ]
        args.fit.write_text("# side\tfeature\tlog-odds\n" + "\n".join(rows) + "\n", "utf-8")
    p = 1 / (1 + np.exp(-odds))
    print("predicted    cases   mean   really wrong")
    for low in np.arange(0, 1, 0.1):
        band = (p >= low) & (p < low + 0.1)
        if band.any():
            print(f"{low:.1f}-{low + 0.1:.1f}   {band.sum():8}   {p[band].mean():.2f}   {y[band].mean():.2f}")
    alarm = p >= demonyms.REPORT
    print(
        f"at {demonyms.REPORT}: {alarm[y == 1].mean():.1%} of {y.sum()} wrong found, {alarm[y == 0].mean():.2%} of {(y == 0).sum()} right alarmed"
    )


if __name__ == "__main__":
    main()
