"""Run glossary entries over clean English and over machine translation with references: hits, false alarms, confirmations.

    python bench/proof.py [GLOSSARY ...] --clean CLEAN.txt[.gz] --mt MT.tsv[.gz] [--entry ID] [--show N]

CLEAN holds one paragraph a line, documents headed by ``#doc ID``. MT is a table without header whose columns 5-8 are
source, translation, post-edit, reference (of the last two one may be empty). A hit on MT is confirmed when the flagged words do not stand in the reference. Without GLOSSARY the shipped one is run.
The corpora are not part of the repository: any clean text and any translation with references will do.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import lzma
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any

from tqcheck.errors import UserError
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading


def open_text(path: Path) -> IO[str]:
    opener: Any = {".gz": gzip.open, ".xz": lzma.open}.get(path.suffix, open)
    found: IO[str] = opener(path, "rt", encoding="utf-8")
    return found


def clean_documents(path: Path) -> Iterator[str]:
    lines: list[str] = []
    with open_text(path) as file:
        for line in file:
            if line.startswith("#doc "):
                if lines:
                    yield "\n".join(lines)
                lines = []
            else:
                lines.append(line.rstrip("\n"))
    if lines:
        yield "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glossary", nargs="*", type=Path)
    parser.add_argument("--clean", type=Path, help="clean English")
    parser.add_argument("--mt", type=Path, help="machine translation with references")
    parser.add_argument("--entry", action="append", help="only this entry")
    parser.add_argument("--show", type=int, default=6, help="hits to print for each entry (default 6)")
    args = parser.parse_args()
    glossary = store.load(map(str, args.glossary)) if args.glossary else store.shipped()
    classes = glossary.classes
    if not classes:
        try:
            classes = store.shipped().classes
        except UserError as problem:
            print(f"country classes are empty: {problem}", file=sys.stderr)
    matcher = Matcher([glossary])
    phrases = Phrases(matcher, lambda: classes)

    def hits(reading: Reading) -> Iterator[tuple[str, int, int]]:
        for phrase, match in phrases.matches(reading):
            if match.confidence >= 0.5 and not (args.entry and phrase.entry["id"] not in args.entry):
                yield phrase.entry["id"], match.start, match.end

    if args.clean:
        found: dict[str, list[str]] = defaultdict(list)
        words = 0
        for text in clean_documents(args.clean):
            words += len(text.split())
            reading = Reading(text, matcher)
            for entry, start, end in hits(reading):
                found[entry].append(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}".replace("\n", " / "))
        total = sum(map(len, found.values()))
        print(f"== clean: {words} words, {total} hits, {1000 * total / max(words, 1):.3f} per 1,000 words")
        for entry, places in sorted(found.items(), key=lambda item: -len(item[1])):
            print(f"{len(places):5d}  {entry}  ({1e6 * len(places) / words:.1f} per million)")
            for place in places[: args.show]:
                print(f"         {place}")
    if args.mt:
        rows = confirmed = 0
        table: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        with open_text(args.mt) as file:
            reader = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
            for row in reader:
                source, text, *references = row[4:8]
                reference = next((r for r in references if r), "")
                rows += 1
                for entry, start, end in hits(Reading(text, matcher, [(0, source)])):
                    flagged = text[start:end]
                    right = flagged.lower() not in reference.lower()
                    confirmed += right
                    table[entry].append(
                        (right, f"{text[max(0, start - 50) : start]}[{flagged}]{text[end : end + 40]}  REF {reference[:110]}")
                    )
        total = sum(map(len, table.values()))
        print(f"== mt: {rows} rows, {total} hits, {confirmed} confirmed ({100 * confirmed / max(total, 1):.0f} %)")
        for entry, judged in sorted(table.items(), key=lambda item: -len(item[1])):
            good = sum(right for right, _ in judged)
            print(f"{len(judged):5d}  {entry}  confirmed {good}")
            for right, place in [j for j in judged if not j[0]][:2] + [j for j in judged if j[0]][: max(0, args.show - 3)]:
                print(f"         {'+' if right else '-'} {place}")


if __name__ == "__main__":
    main()
