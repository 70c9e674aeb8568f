"""Makes ``tqcheck/data/french-only.txt``: French words in lower case that English texts hardly use.

    python training/french_only.py --french PAIRS.tsv.gz[:COLUMN] ... --english TEXT.txt.xz ...

A French word of three letters or more, seen three times or more, is taken if the English texts have it less than once in four
million words, and never with half the frequency it has in French.
"""

from __future__ import annotations

import argparse
import gzip
import lzma
import sys
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tqcheck.text import stems

LEAST, PER = 3, 4_000_000


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--french", nargs="+", required=True)
    ap.add_argument("--english", nargs="+", required=True)
    args = ap.parse_args()
    french: Counter[str] = Counter()
    for spec in args.french:
        path, _, column = spec.partition(":")
        with gzip.open(path, "rt", encoding="utf-8") as file:
            lines = {line.rstrip("\n").split("\t")[int(column or 4)] for line in file}
        for line in lines:
            french.update(w for _, _, w in stems.tokens(line) if w.islower() and len(w) > 2)
    english: Counter[str] = Counter()
    for path in args.english:
        with lzma.open(path, "rt", encoding="utf-8") as file:
            for line in file:
                english.update(w for w in line.split() if w.isalpha() and w.islower())
    total_fr, total_en = french.total(), english.total()
    kept = [w for w, n in french.items() if n >= LEAST and english[w] * PER <= total_en and english[w] / total_en <= 0.5 * n / total_fr]
    target = Path(__file__).parents[1] / "tqcheck/data/french-only.txt"
    target.write_text("\n".join(sorted(kept)) + "\n", "utf-8")  # no remark: long lists are read whole
    print(f"{len(kept)} words of {len(french)}, {target.stat().st_size} bytes; {total_en} English words")


if __name__ == "__main__":
    main()
