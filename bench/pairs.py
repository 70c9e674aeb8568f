"""How many segment pairs a CPU-second the rules check that compare with the source.

    python bench/pairs.py PAIRS.tsv.gz [--pairs 20000] [--profile]

PAIRS has the columns doc_id, fr and en. Every pair is a document of its own; what is timed are the rules of `SOURCE_MODULES`,
nothing else. Times of the same run may be compared with each other, those of two runs on a busy machine hardly.
"""

from __future__ import annotations

import argparse
import cProfile
import gzip
import pstats
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tqcheck.rules import SOURCE_MODULES, all_rules
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.reading import Reading


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs")
    ap.add_argument("--pairs", type=int, default=20_000, dest="most")
    ap.add_argument("--profile", action="store_true")
    args = ap.parse_args()
    with gzip.open(args.pairs, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    fr, en = (rows[0].index(c) for c in ("fr", "en"))
    texts = [(r[fr], r[en]) for r in rows[1:]]
    texts = [texts[i % len(texts)] for i in range(args.most)]
    rules = all_rules()[-len(SOURCE_MODULES) :]
    matcher = Matcher([store.shipped()])
    readings = [Reading(target, matcher, [(0, source)]) for source, target in texts]
    words = sum(len(e.split()) for _, e in texts)

    def run() -> int:
        found = 0
        for reading in readings:
            found += sum(1 for rule in rules for _ in rule.check(reading))
        return found

    for rule in rules:  # word lists and expressions are made ready before the clock starts
        list(rule.check(Reading("One small step for a man, 3 of them.", matcher, [(0, "Un petit pas pour un homme, 3 d'entre eux.")])))
    if args.profile:
        profile = cProfile.Profile()
        profile.runcall(run)
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)
        return
    began = time.process_time()
    found = run()
    total = time.process_time() - began
    print(
        f"{len(texts)} pairs of {words / len(texts):.0f} words, {found} findings, {total:.2f} CPU seconds: {len(texts) / total:.0f} pairs a second"
    )
    print(f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB at most")


if __name__ == "__main__":
    main()
