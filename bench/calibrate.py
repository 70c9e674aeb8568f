"""How well the probability of a confusable demonym is calibrated, and the weights behind it fitted anew.

    python bench/calibrate.py SWAPPED.tsv [--clean CLEAN.txt.gz] [--fit WEIGHTS.tsv]

SWAPPED has a header with doc_id, span_start, span_end, token, gold, corrupted (0 or 1), family and passage: real passages with the
right demonym or name and copies in which it is swapped for a rival's. CLEAN (documents headed by ``#doc ID``) adds right mentions
of the wild. Printed is the reliability curve: for each band of predicted probability the mean prediction and the share that
really was wrong, then recall and false alarms by family at the threshold of the rule. ``--fit`` writes new weights by logistic
regression with the signs a reader expects (evidence for the rival never speaks against it), for adjectives and for names;
predictions are then cross-validated by document, and once more with each family left out. The corpora are not part of the
repository. Needs numpy and scipy.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tqcheck.engine import Engine
from tqcheck.nations import verdicts
from tqcheck.nations.circumstances import ABROAD_FACTOR, CIRCUMSTANCES, circumstances, kind_of, log_odds, words_around
from tqcheck.nations.company import company
from tqcheck.nations.evidence import ZONES, Countries, Evidence
from tqcheck.nations.naming import namesake
from tqcheck.rules import confusable_demonym
from tqcheck.terms.reading import Reading
from tqcheck.terms.store import shipped

GROUPS = ("name", "place", "person", "institution", "area", "bearer", "adjective")
CELLS = {
    "right": [(group, zone) for group in GROUPS for zone in ZONES],
    "written": [(group, zone) for group in (*GROUPS, "echo") for zone in ZONES],
}
NAMES = [f"{side} {g} {z}" for side, cells in CELLS.items() for g, z in cells] + [
    f"circumstance {name}" for name in (*CIRCUMSTANCES, "company-sentence", "company-near")
]
BOUNDS = {
    "circumstance company-sentence": (0, None), "circumstance company-near": (0, None), "circumstance shorter": (None, -8), "circumstance longer": (None, 0), "circumstance official": (2.5, 3), "circumstance paired": (None, -1),
    "circumstance listed": (None, -1.0), "circumstance abroad": (None, -1.5), "circumstance local": (0.3, 2), "circumstance lone": (None, -0.8),
    "circumstance afar": (None, -2.2), "circumstance both": (None, -0.8), "circumstance linked-right": (2, 3), "circumstance linked-written": (None, -10),
    "circumstance supported": (0, None), "circumstance unsupported": (0, 2.5), "circumstance seldom": (-2.2, -2.2),
    "circumstance unnamed": (0, None), "circumstance neighbouring": (None, 0), "circumstance contested": (None, 0), "circumstance also-named": (None, -0.5),
    "circumstance company-alone": (None, -0.5), "circumstance region-alone": (None, -0.7), "circumstance crowd": (None, 0),
    "circumstance article": (0.5, 3.5), "circumstance style": (1, 4), "circumstance neighbour": (2, 3),
    "circumstance border": (3, 4), "circumstance lacking": (1.2, 3), "circumstance signs": (1, 3), "circumstance union": (1.5, 3), "circumstance stricken": (2.2, 3.5),
}  # fmt: skip
"""Limits where the sample says too little or is known to mislead: swapped passages hold no foreigners abroad."""
NAME_BOUNDS = {
    **BOUNDS,
    "circumstance region-alone": (None, -1.5),
    "circumstance company-alone": (None, -2),
    "circumstance shorter": (None, -1),
    "circumstance paired": (None, 0),
    "circumstance afar": (None, 0),
    "circumstance lone": (None, 0),
}
"""The same for names: a longer name may well lose its head, and whoever is abroad is named by an adjective."""
WILD = 2.0
"""What a right mention of the wild counts in the fit: outside tests hardly any is wrong."""
AREA_LIMIT = {"sentence": 1.0, "near": 0.8, "far": 0.55, "distant": 0.3}
OWN_LEAST = {"sentence": 1.2, "near": 0.7}
"""What a cue of the written country counts at least: texts of two countries are rarer in the sample than in the news."""
CENTRE = {"name": 1.0, "place": 1.3, "person": 1.3, "institution": 1.0, "area": 0.3, "bearer": 0.4, "echo": 0.3, "adjective": 0.7}


KINDS = ("adjective", "name")


class Case(NamedTuple):
    document: str
    family: str
    kind: str
    wrong: bool
    features: list[float]
    odds: float


def cases(engine: Engine, path: Path) -> Iterator[Case]:
    """A case for each row whose mention the tables know."""
    tables = engine.matcher.derived(Countries)
    owner = {form: c for c in tables._owners for form in _forms(tables[c])}
    opener: Any = gzip.open if path.suffix == ".gz" else open
    csv.field_size_limit(10**9)
    with opener(path, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            wrong = row["corrupted"] == "1"
            right = owner.get(row["gold"]) if wrong else None
            text, start = row["passage"].replace("¶", "\n"), int(row["span_start"])
            yield from _mentions(engine, row["doc_id"], row["family"], text, start, right, wrong)
            if wrong and " " not in row["gold"] + row["token"]:  # once more as an engine does it: throughout
                again = re.compile(rf"(?<![\w-])(?<!South )(?<!New )(?<!Equatorial ){re.escape(row['gold'])}(?![\w-])")
                before, count = again.subn(row["token"], text[:start])
                after, more = again.subn(row["token"], text[start:])
                if count + more:
                    yield from _mentions(engine, row["doc_id"], row["family"] + "+", before + after, len(before), right, wrong)


def wild(engine: Engine, path: Path) -> Iterator[Case]:
    """A right case for each mention of a confusable nation in clean documents."""
    name, lines = "", list[str]()
    text = gzip.decompress(path.read_bytes()).decode()
    for line in [*text.splitlines(keepends=True), "#doc end"]:
        if line.startswith("#doc"):
            if lines:
                yield from _mentions(engine, name, "wild", "".join(lines), None, None, False)
            name, lines = line.strip(), []
        else:
            lines.append(line)


def _forms(country: dict[str, Any]) -> list[str]:
    return [form for form in (country["name"], *country["also"], country["adjective"], country["noun"], country["plural"]) if form]


def _mentions(engine: Engine, document: str, family: str, text: str, start: int | None, right: str | None, wrong: bool) -> Iterator[Case]:
    tables = engine.matcher.derived(Countries)
    reading = Reading(text, engine.matcher)
    evidence = Evidence(reading)
    owners: dict[tuple[int, int], set[str]] = {}
    for mention in evidence.mentions:
        owners.setdefault((mention.start, mention.end), set()).add(mention.country)
    seen: set[int] = set()
    for mention in evidence.mentions:
        rivals = tables.rivals[mention.country]
        if (
            not rivals
            or mention.start in seen
            or len(owners[mention.start, mention.end]) > 1
            or (start is not None and not mention.start <= start < mention.end)
            or (start is None and mention.kind == "name" and all(tables.family_of[mention.country, r]["seldom"] for r in rivals))
        ):
            continue
        seen.add(mention.start)
        weights = evidence.weigh(mention, rivals | {mention.country})
        if mention.kind == "name" and any(
            namesake(reading.text, tables[mention.country], mention, weights[rival].marks) for rival in rivals
        ):
            continue
        words = words_around(reading, evidence, mention)
        odds = {rival: log_odds(reading, tables, evidence, mention, rival, weights, words) for rival in sorted(rivals)}
        rival = right if wrong else max(odds, key=lambda r: odds[r])
        if rival not in rivals:
            continue
        around = circumstances(reading, tables, evidence, mention, rival, weights)
        factor = ABROAD_FACTOR if around[CIRCUMSTANCES.index("abroad")] else 1.0
        features = [weights[rival].amounts.get(cell, 0.0) * factor for cell in CELLS["right"]]
        features += [weights[mention.country].amounts.get(cell, 0.0) for cell in CELLS["written"]]
        told = company(words, rival, mention.country)
        features += [*around, told.sentence, told.near]
        yield Case(document, family, kind_of(mention), wrong, features, odds[rival])


def fit(x: Any, y: Any, kind: str, count: Any, strength: float = 0.5) -> Any:
    """Weights and, last, the bias: logistic regression drawn towards `CENTRE`, within `BOUNDS`."""
    from scipy.optimize import minimize

    centre, bounds = [], []
    for name in NAMES:
        side, group, *zone = name.split()
        sign = {"right": 1, "written": -1}.get(side, 0)
        centre.append(sign * CENTRE.get(group, 0.0))
        least, most = (
            (NAME_BOUNDS if kind == "name" else BOUNDS).get(name, (None, None))
            if sign == 0
            else (0.0, AREA_LIMIT[zone[0]] if group == "area" else None)
        )
        if side == "written" and group in ("place", "person", "institution"):
            least = OWN_LEAST.get(zone[0], 0.0)
        if side == "right" and group == "institution" and zone[0] == "sentence":
            least = 0.8  # a currency, a party
        bounds.append((least, most) if sign >= 0 else (None if most is None else -most, None if least is None else -least))
    mean, signs = np.array(centre), 2 * y - 1

    def loss(b: Any) -> Any:
        margin = signs * (x @ b[:-1] + b[-1])
        pull = -signs * count / (1 + np.exp(np.clip(margin, -500, 500)))
        off = b[:-1] - mean
        return (count * np.logaddexp(0, -margin)).sum() + (off**2).sum() / 2 / strength, np.append(x.T @ pull + off / strength, pull.sum())

    begin = [
        min(max(c, -math.inf if lo is None else lo), math.inf if hi is None else hi) for c, (lo, hi) in zip(centre, bounds, strict=True)
    ]
    return minimize(loss, np.array([*begin, 0.0]), jac=True, bounds=[*bounds, (None, None)], method="L-BFGS-B", options={"maxiter": 800}).x


def cross_validated(x: Any, y: Any, kind: str, count: Any, documents: list[str], folds: int = 8) -> Any:
    """Log-odds of each case from weights fitted on the other documents."""
    number = {name: i % folds for i, name in enumerate(sorted(set(documents)))}
    fold = np.array([number[name] for name in documents])
    odds = np.zeros(len(y))
    for k in range(folds):
        b = fit(x[fold != k], y[fold != k], kind, count[fold != k])
        odds[fold == k] = x[fold == k] @ b[:-1] + b[-1]
    return odds


def without_each_family(x: Any, y: Any, kind: str, count: Any, families: list[str]) -> Any:
    """Log-odds of each case from weights fitted on the other families."""
    family = np.array(families)
    odds = np.full(len(y), np.nan)
    for name in sorted(set(families) - {"wild"}):
        b = fit(x[family != name], y[family != name], kind, count[family != name])
        odds[family == name] = x[family == name] @ b[:-1] + b[-1]
    return odds


def show(title: str, found: list[Case], y: Any, odds: Any, threshold: float) -> None:
    """The reliability curve, and by family what is found and alarmed."""
    p = 1 / (1 + np.exp(-odds))
    known = ~np.isnan(odds)
    print(f"\n{title}\npredicted    cases   mean   really wrong")
    for low in np.arange(0, 1, 0.1):
        band = known & (p >= low) & (p < low + 0.1)
        if band.any():
            print(f"{low:.1f}-{low + 0.1:.1f}   {band.sum():8}   {p[band].mean():.2f}   {y[band].mean():.2f}")
    family = np.array([case.family for case in found])
    for name in ["", *sorted(set(family))]:
        here = known & ((family == name) if name else (family != ""))
        bad, good = here & (y == 1), here & (y == 0)
        if here.any():
            told = []
            for least in sorted({threshold, 0.8, 0.9, 0.95, 0.98}):
                recall = f"{(p[bad] >= least).mean():.1%}" if bad.any() else "-"
                told.append(f"{least}: {recall:>6} {(p[good] >= least).mean() if good.any() else 0:.2%}")
            print(f"{name or 'all':14} {bad.sum():5} wrong, {good.sum():5} right; found, alarmed at " + ", ".join(told))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("swapped", type=Path)
    parser.add_argument("--clean", type=Path)
    parser.add_argument("--fit", type=Path, metavar="WEIGHTS.tsv")
    args = parser.parse_args()
    engine = Engine([shipped()], [confusable_demonym])
    every = [*cases(engine, args.swapped), *(wild(engine, args.clean) if args.clean else ())]
    rows = [
        "# kind\tside\tfeature\tlog-odds; fitted by bench/calibrate.py: right = evidence for the rival, written = for the country in the text"
    ]
    for kind in KINDS:
        found = [case for case in every if case.kind == kind]
        threshold = verdicts.REPORT_NAME if kind == "name" else verdicts.REPORT
        y = np.array([int(case.wrong) for case in found])
        show(f"{kind}s", found, y, np.array([case.odds for case in found]), threshold)
        if args.fit:
            x = np.array([case.features for case in found])
            count = np.array([WILD if case.family == "wild" else 1.0 for case in found])
            show(f"{kind}s, documents left out", found, y, cross_validated(x, y, kind, count, [case.document for case in found]), threshold)
            show(
                f"{kind}s, families left out", found, y, without_each_family(x, y, kind, count, [case.family for case in found]), threshold
            )
            for name, value in zip([*NAMES, "circumstance bias"], fit(x, y, kind, count), strict=True):
                side, feature = name.split(" ", 1)
                rows.append(f"{kind}\t{side}\t{feature}\t{value:.2f}")
    if args.fit:
        args.fit.write_text("\n".join(rows) + "\n", "utf-8")


if __name__ == "__main__":
    main()
