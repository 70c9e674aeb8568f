"""Learns ``tqcheck/data/lexicon-fr-en.tsv``: which English stems translate a French stem, by IBM model 1 in both directions.

    python training/lexicon.py PAIRS.tsv.gz[:FRENCH,ENGLISH] ... [--without K/N] [--output FILE]

Each file is tab-separated with the French and English in the named columns (names of the header line or numbers from 0).
Only statistics go into the table, and only of words seen in three sentences or more; N behind the count marks a name. `--without K/N` leaves out the documents
that fall into part K of N (by a hash of the column doc_id), to measure on text that the table has not seen.
"""

from __future__ import annotations

import argparse
import gzip
import math
import sys
from collections import Counter, defaultdict
from pathlib import Path
from zlib import crc32

sys.path.insert(0, str(Path(__file__).parents[1]))
from tqcheck.text import stems

ROUNDS, LEAST, KEEP = 6, 3, 8
NONE = ""
"""The word that stands for no word: it takes what has no counterpart."""


def pairs(spec: str, without: tuple[int, int] | None, left_out: set[str]) -> list[tuple[str, str]]:
    path, _, columns = spec.partition(":")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    french, english = (int(c) if c.isdigit() else rows[0].index(c) for c in (columns or "fr,en").split(","))
    if "doc_id" in rows[0]:
        doc = rows.pop(0).index("doc_id")
        if without:
            left_out |= {r[french] for r in rows if crc32(r[doc].encode()) % without[1] == without[0]}
    return [(r[french], r[english]) for r in rows if r[french].strip() and r[english].strip() and r[french] not in left_out]


def names(texts: list[tuple[str, str]]) -> set[str]:
    """French stems that are nearly always written with a capital, inside sentences too."""
    capital, small = Counter(), Counter()
    for french, _ in texts:
        for start, _, word in stems.tokens(french):
            before = french[:start].rstrip(" \"«“([-'’")
            if before and (before[-1] not in ".!?:…" or before.endswith((" M.", "Dr."))) and not word.isupper():
                (capital if word[0].isupper() else small)[stems.french(word)] += 1
    return {stem for stem, n in capital.items() if n >= 2 and n >= 19 * small[stem]}


def small_words(texts: list[tuple[str, str]]) -> Counter[str]:
    """French stems in lower case, however rare: what is none of them may be a name."""
    return Counter(stems.french(w) for french, _ in texts for _, _, w in stems.tokens(french) if w.islower() and len(w) > 2)


def model(corpus: list[tuple[list[str], list[str]]]) -> dict[str, dict[str, float]]:
    """p(second | first) after some rounds of IBM model 1."""
    table: dict[str, dict[str, float]] = defaultdict(dict)
    for a, b in corpus:
        for x in [*a, NONE]:
            for y in b:
                table[x][y] = 1.0
    for row in table.values():
        for y in row:
            row[y] = 1.0 / len(row)
    for _ in range(ROUNDS):
        counts: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for a, b in corpus:
            rows = [(table.get(x, {}), counts[x]) for x in [*a, NONE]]
            for y in b:
                ps = [row.get(y, 0.0) for row, _ in rows]
                total = sum(ps) + 1e-4
                for (_, count), p in zip(rows, ps, strict=True):
                    if p > 1e-6:
                        count[y] += p / total
        table = {x: {y: c / total for y, c in row.items() if c / total > 1e-4} for x, row in counts.items() if (total := sum(row.values()))}
    return table


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("files", nargs="+")
    ap.add_argument("--without")
    ap.add_argument("--output", default=str(Path(__file__).parents[1] / "tqcheck/data/lexicon-fr-en.tsv"))
    args = ap.parse_args()
    without = tuple(map(int, args.without.split("/"))) if args.without else None
    left_out: set[str] = set()
    texts = list(dict.fromkeys(p for spec in args.files for p in pairs(spec, without, left_out)))
    capitalised = names(texts)
    corpus = [([stems.french(t[2]) for t in stems.tokens(f)], [stems.english(t[2]) for t in stems.tokens(e)]) for f, e in texts]
    corpus = [(f, e) for f, e in corpus if f and e and len(f) < 90 and len(e) < 90]
    seen_fr, seen_en = Counter(x for f, _ in corpus for x in set(f)), Counter(y for _, e in corpus for y in set(e))
    corpus = [([x for x in f if seen_fr[x] >= LEAST], [y for y in e if seen_en[y] >= 2]) for f, e in corpus]
    forward, backward = model(corpus), model([(e, f) for f, e in corpus])
    together: Counter[tuple[str, str]] = Counter((x, y) for f, e in corpus for x in set(f) for y in set(e))
    lines = []
    for x in sorted(forward):
        if not x or seen_fr[x] < LEAST:
            continue
        scored = []
        for y, p in forward[x].items():
            q = backward.get(y, {}).get(x, 0.0)
            n = together[x, y]
            if n >= 2 and (p >= 0.04 or q >= 0.04) and math.sqrt(p * q) >= 0.02:
                scored.append((math.sqrt(p * q), y, p))
        scored = [t for t in scored if t[0] >= 0.035 or t[1][:4] == x[:4]]
        scored.sort(reverse=True)
        if scored:
            lines.append(
                f"{x}\t{seen_fr[x]}{'N' if x in capitalised else ''}\t" + " ".join(f"{y}:{round(100 * s)}" for s, y, _ in scored[:KEEP])
            )
    lines += [f"{x}\t{n}\t" for x, n in small_words(texts).items() if x not in forward or not seen_fr[x] >= LEAST]
    lines = sorted({line.partition("\t")[0]: line for line in reversed(lines)}.values())
    Path(args.output).write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(texts)} pairs, {len(lines)} French stems, {Path(args.output).stat().st_size} bytes")


if __name__ == "__main__":
    main()
