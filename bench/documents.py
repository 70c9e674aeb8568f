"""What the rules that read the whole document cost, and whether the cost is linear in its length.

    python bench/documents.py TEXT [--words 5000]

TEXT is any English text (or .gz). Documents of 1,250, 2,500, 5,000, ... words are cut from it and checked by each rule in one
process; printed are CPU milliseconds a document (least of several runs, the first left out, since it compiles expressions),
and the ratio to the document of half the length (2 is linear).
"""

from __future__ import annotations

import argparse
import gzip
import time
from itertools import pairwise
from pathlib import Path

from tqcheck.engine import Engine
from tqcheck.rules import all_rules
from tqcheck.terms.reading import Reading
from tqcheck.terms.store import shipped

SENTENCE_RULES = ("phrase", "french-format", "number-mismatch", "lost-thousands")
"""Rules that need no more than a sentence."""


def cpu(engine: Engine, rule: object, text: str, runs: int) -> float:
    """The least CPU time of `runs`, in milliseconds, with the hits and sentences of the reading already at hand."""
    best = float("inf")
    for _ in range(runs + 1):
        reading = Reading(text, engine.matcher)
        _ = reading.marks, reading.place_names, reading.sentences.at(0)
        start = time.process_time()
        list(rule.check(reading))  # type: ignore[attr-defined]
        best = min(best, time.process_time() - start)
    return 1000 * best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--words", type=int, default=5000)
    args = parser.parse_args()
    raw = gzip.decompress(args.text.read_bytes()).decode() if args.text.suffix == ".gz" else args.text.read_text("utf-8")
    lines = [line for line in raw.splitlines() if not line.startswith("#doc")]
    engine = Engine([shipped()])
    sizes = [args.words // 4, args.words // 2, args.words, args.words * 2]
    texts = []
    for size in sizes:
        taken, count = [], 0
        for line in lines:
            taken.append(line)
            count += line.count(" ") + 1
            if count >= size:
                break
        texts.append("\n".join(taken))
    print("CPU ms".ljust(22), *(f"{size:>8}" for size in sizes), "    ratios")
    total = [0.0] * len(sizes)
    for rule in all_rules():
        times = [cpu(engine, rule, text, 3) for text in texts]
        ratios = [f"{b / a:.1f}" if a > 0.2 else "-" for a, b in pairwise(times)]
        print(rule.ID.ljust(22), *(f"{t:8.1f}" for t in times), "   ", *ratios)
        if rule.ID not in SENTENCE_RULES:
            total = [a + b for a, b in zip(total, times, strict=True)]
    print("document rules".ljust(22), *(f"{t:8.1f}" for t in total))


if __name__ == "__main__":
    main()
