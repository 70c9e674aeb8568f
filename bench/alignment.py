"""How many links are right when a text and its translation lose and join sentences.

    python bench/alignment.py PAIRS.tsv.gz [--sentences 2000] [--damage 0.05] [--lines]

PAIRS has the columns doc_id, fr and en, in the order of the text. Of every hundred pairs some lose their English or their French,
some have two English or two French sentences joined into one. Paragraphs hold some five sentences (pairs that end
without a full stop are left out: nothing would say where they end), or with --lines one. A link is
right if what is paired with its words on one side is exactly its words on the other.
"""

from __future__ import annotations

import argparse
import gzip
import random
import re
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
from tqcheck.bilingual import align


def damaged(pairs: list[tuple[str, str]], share: float, seed: int) -> tuple[list[tuple[str, list[int]]], list[tuple[str, list[int]]]]:
    """(text, numbers of the original pairs) of both sides."""
    rng = random.Random(seed)
    french: list[tuple[str, list[int]]] = []
    english: list[tuple[str, list[int]]] = []
    join_fr = join_en = False
    for n, (fr, en) in enumerate(pairs):
        kind = rng.choice(("drop fr", "drop en", "join fr", "join en")) if rng.random() < share else ""
        if kind != "drop fr":
            if join_fr and french:
                french[-1] = (f"{french[-1][0].rstrip('.')}, {fr[0].lower()}{fr[1:]}", [*french[-1][1], n])
            else:
                french.append((fr, [n]))
        if kind != "drop en":
            if join_en and english:
                english[-1] = (f"{english[-1][0].rstrip('.')}, {en[0].lower()}{en[1:]}", [*english[-1][1], n])
            else:
                english.append((en, [n]))
        join_fr, join_en = kind == "join fr", kind == "join en"
    return french, english


def text_of(units: list[tuple[str, list[int]]], size: int, seed: int) -> tuple[str, list[tuple[int, int, list[int]]]]:
    rng = random.Random(seed)
    text, places = "", []
    left = size
    for sentence, numbers in units:
        if text:
            text += "\n" if left <= 0 else " "
            if left <= 0:
                left = rng.randint(1, 2 * size - 1) if size > 1 else 1
        places.append((len(text), len(text) + len(sentence), numbers))
        text += sentence
        left -= 1
    return text, places


def main() -> None:
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("pairs")
    ap.add_argument("--sentences", type=int, default=2000)
    ap.add_argument("--damage", type=float, default=0.05)
    ap.add_argument("--lines", action="store_true")
    ap.add_argument("--show", type=int, default=0)
    ap.add_argument("--corpus", default="", help="only pairs whose document begins so")
    args = ap.parse_args()
    with gzip.open(args.pairs, "rt", encoding="utf-8") as file:
        rows = [line.rstrip("\n").split("\t") for line in file]
    head = rows.pop(0)
    doc, fr, en = (head.index(c) for c in ("doc_id", "fr", "en"))
    whole = re.compile(r"[\"“«'‘A-ZÀ-Þ].*[.!?…][\"”»'’]*\s*$", re.S)
    pairs = [
        (r[fr].strip(), r[en].strip())
        for r in rows
        if r[doc].startswith(args.corpus) and len(r[fr]) > 15 < len(r[en]) and (args.lines or (whole.match(r[fr]) and whole.match(r[en])))
    ][: args.sentences]
    right = total = 0
    french, english = damaged(pairs, args.damage, 1)
    source, where_fr = text_of(french, 1 if args.lines else 5, 2)
    target, where_en = text_of(english, 1 if args.lines else 5, 2)
    began = time.process_time()
    beads = align.sentences(source, target)
    spent = time.process_time() - began

    def owners(where: list[tuple[int, int, list[int]]], start: int, end: int) -> set[int]:
        return {n for a, b, numbers in where if a < end and start < b for n in numbers}

    touched: list[tuple[set[int], set[int]]] = [(owners(where_fr, *a), owners(where_en, *b)) for a, b in beads]
    both = {n for _, _, ns in where_fr for n in ns} & {n for _, _, ns in where_en for n in ns}
    for n in sorted({n for _, _, ns in [*where_fr, *where_en] for n in ns}):
        group = {m for _, _, ns in [*where_fr, *where_en] if n in ns for m in ns}
        mine = [(a, b) for a, b in touched if n in a or n in b]
        total += 1
        ok = all(a | b <= group for a, b in mine) and (
            n not in both or all(a and b for a, b in mine) or len(group) > 1 or _covered(mine, n)
        )
        right += ok
        if not ok and args.show > 0:
            args.show -= 1
            print(n, mine, pairs[n])
    print(
        f"{args.corpus} {len(pairs)} pairs, damage {args.damage}: {right} of {total} links right ({100 * right / total:.2f} %), {spent:.2f} CPU seconds"
    )


def _covered(mine: list[tuple[set[int], set[int]]], n: int) -> bool:
    """Whether some bead pairs both sides of it (parts of a long line may stand alone)."""
    return any(n in a and n in b for a, b in mine)


if __name__ == "__main__":
    main()
