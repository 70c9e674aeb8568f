"""Write ``tqcheck/data/word-frequency.tsv``: English words by how often they stand in running text.

    python tools/word_frequency.py TEXT[.xz] [TEXT ...]

Each line is a band and its words: band b holds words of 2**b to 2**(b+1) occurrences per hundred million. The matcher's
literals are chosen by it: a pattern is looked for by its rarest words. Texts of equal weight, whatever their size.
"""

from __future__ import annotations

import lzma
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tqcheck.text.fold import search_bytes

LOWEST = 8  # 2.5 per million: rarer words need no band
OUT = Path(__file__).parents[1] / "tqcheck" / "data" / "word-frequency.tsv"
MOST = 60_000_000  # characters read of one text


def main() -> None:
    shares: Counter[str] = Counter()
    for path in map(Path, sys.argv[1:]):
        with lzma.open(path, "rt", encoding="utf-8") if path.suffix == ".xz" else path.open(encoding="utf-8") as file:
            counts = Counter(search_bytes(file.read(MOST)).decode("latin-1").split())
        for word, count in counts.items():
            shares[word] += count / counts.total() / (len(sys.argv) - 1)  # type: ignore[assignment]
    bands: dict[int, list[str]] = defaultdict(list)
    for word, share in shares.items():
        band = int(math.log2(share * 1e8)) if share > 0 else 0
        if band >= LOWEST and not word.isdigit():
            bands[band].append(word)
    lines = ["# Words by band: 2**band occurrences per hundred million words; made by tools/word_frequency.py."]
    lines += [f"{band}\t{' '.join(sorted(bands[band]))}" for band in sorted(bands, reverse=True)]
    OUT.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
