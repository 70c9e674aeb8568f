"""Run glossary entries over clean English and over machine translation with references: hits, false alarms, confirmations.

    python bench/proof.py [GLOSSARY ...] --clean CLEAN.txt[.gz] --mt MT.tsv[.gz] [--entry ID] [--show N] [--write]

CLEAN holds one paragraph a line, documents headed by ``#doc ID``. MT is a table without header whose columns 5-8 are
source, translation, post-edit, reference (of the last two one may be empty). A hit on MT is confirmed when the flagged words do not stand in the reference. Without GLOSSARY the shipped one is run.
The corpora are not part of the repository: any clean text and any translation with references will do.
"""

from __future__ import annotations

import argparse
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import corpora

from tqcheck.errors import UserError
from tqcheck.rules import set_phrase
from tqcheck.rules.phrase import THRESHOLD
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading

MEASURED = Path(__file__).parents[1] / "tqcheck" / "data" / "measured.tsv"


def clean_documents(path: Path) -> Iterator[str]:
    lines: list[str] = []
    with corpora.opened(path) as file:
        for line in file:
            if line.startswith("#doc "):
                if lines:
                    yield "\n".join(lines)
                lines = []
            else:
                lines.append(line.rstrip("\n"))
    if lines:
        yield "\n".join(lines)


class Proof:
    """Runs the entries of a glossary over corpora; hits by entry, in the order of the corpus."""

    def __init__(self, glossary: store.Glossary, only: list[str] | None) -> None:
        classes = glossary.classes
        if not classes:
            try:
                classes = store.shipped().classes
            except UserError as problem:
                print(f"country classes are empty: {problem}", file=sys.stderr)
        self.matcher = Matcher([glossary], classes=lambda: classes)
        self._phrases = Phrases(self.matcher)
        self._only = only

    def hits(self, text: str, source: str | None = None) -> Iterator[tuple[str, int, int]]:
        reading = Reading(text, self.matcher, [(0, source)])
        found = [(p.entry["id"], m.start, m.end) for p, m in self._phrases.matches(reading) if m.confidence >= THRESHOLD]
        found += [(f.entry or "", f.start, f.end) for f in (set_phrase.check(reading) if source else ())]
        yield from (each for each in found if not self._only or each[0] in self._only)

    def clean(self, path: Path) -> tuple[int, dict[str, list[str]]]:
        """Words of a clean corpus, and what each entry flags in it."""
        found: dict[str, list[str]] = defaultdict(list)
        words = 0
        for text in clean_documents(path):
            words += len(text.split())
            for entry, start, end in self.hits(text):
                found[entry].append(f"{text[max(0, start - 60) : start]}[{text[start:end]}]{text[end : end + 50]}".replace("\n", " / "))
        return words, found

    def translated(self, path: Path) -> tuple[int, dict[str, list[tuple[bool, str]]]]:
        """Rows of a machine translation, and for each entry its hits: whether the reference lacks the words, and where."""
        found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
        rows = 0
        for row in corpora.rows(path):
            text, reference = row.translation, row.reference
            rows += 1
            for entry, start, end in self.hits(text, row.source):
                flagged = text[start:end]
                place = f"{text[max(0, start - 50) : start]}[{flagged}]{text[end : end + 40]}  REF {reference[:110]}"
                found[entry].append((flagged.lower() not in reference.lower(), place))
        return rows, found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("glossary", nargs="*", type=Path)
    parser.add_argument("--clean", type=Path, help="clean English")
    parser.add_argument("--mt", type=Path, help="machine translation with references")
    parser.add_argument("--entry", action="append", help="only this entry")
    parser.add_argument("--show", type=int, default=6, help="hits to print for each entry (default 6)")
    parser.add_argument("--write", action="store_true", help=f"keep the counts in {MEASURED.name}, which `tqcheck explain` shows")
    args = parser.parse_args()
    proof = Proof(store.load(map(str, args.glossary)) if args.glossary else store.shipped(), args.entry)
    words, clean = proof.clean(args.clean) if args.clean else (0, {})
    rows, translated = proof.translated(args.mt) if args.mt else (0, {})
    if args.clean:
        total = sum(map(len, clean.values()))
        print(f"== clean: {words} words, {total} hits, {1000 * total / max(words, 1):.3f} per 1,000 words")
        for entry, places in sorted(clean.items(), key=lambda item: -len(item[1])):
            print(f"{len(places):5d}  {entry}  ({1e6 * len(places) / words:.1f} per million)")
            for place in places[: args.show]:
                print(f"         {place}")
    if args.mt:
        total = sum(map(len, translated.values()))
        confirmed = sum(right for judged in translated.values() for right, _ in judged)
        print(f"== mt: {rows} rows, {total} hits, {confirmed} confirmed ({100 * confirmed / max(total, 1):.0f} %)")
        for entry, judged in sorted(translated.items(), key=lambda item: -len(item[1])):
            print(f"{len(judged):5d}  {entry}  confirmed {sum(right for right, _ in judged)}")
            for right, place in [j for j in judged if not j[0]][:2] + [j for j in judged if j[0]][: max(0, args.show - 3)]:
                print(f"         {'+' if right else '-'} {place}")
    if args.write:
        counts = [
            (e, len(clean.get(e, ())), len(translated.get(e, ())), sum(r for r, _ in translated.get(e, ()))) for e in {*clean, *translated}
        ]
        lines = [
            "# entry, alarms in clean English, hits on machine translation, of these confirmed by the reference; * the sizes in words and rows"
        ]
        lines += ["\t".join(map(str, row)) for row in [("*", words, rows, ""), *sorted(counts)]]
        MEASURED.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
