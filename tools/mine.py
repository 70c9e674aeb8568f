"""What engines write and humans do not: candidates for entries, ranked, each with the French it seems to come from.

    python tools/mine.py --mt TABLE ... [--news TABLE] --clean TEXT ... [--cognates] [--least 3] [--top 600]

MT is a table whose columns 3, 5-8 are system, source, translation, post-edit and reference; NEWS one with a header and two translations of
each sentence; CLEAN human English. A word sequence (one to five words, articles left out) counts for a sentence when an engine wrote it and
none of the humans did. It is dropped when good English (what humans made of the other sentences included) holds it more than ``--rate`` times
per million words, and ranked by the documents and engines that show it. `--cognates` asks another question: which French words have a look-alike in English that engines write and humans seldom do (false friends).

The output is to be read: most lines are clumsy or merely rare. What is general and true becomes an entry in one's own words.
"""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

import corpora

from tqcheck.rules.phrase import THRESHOLD
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading
from tqcheck.text import lexicon, stems
from tqcheck.text.fold import bare

LONGEST = 5
FRENCH_LONGEST = 4
SMALL = frozenset(
    "of to in on at by for with from and or but is are was were be been has have had do does did it he she they we you i his her its their our my "
    "that this these those which who not no as so than then there will would can could if all any some more most very also only into up out him "
    "them one two what when where how why about after before over under just".split()
)


class Candidate(NamedTuple):
    english: str
    documents: int
    engines: int
    clean: int
    french: str
    tie: float
    """How firmly the French is tied to it: cosine of the two sets of sentences."""
    example: str


def sentences_of(rows: Iterable[corpora.Row]) -> dict[str, list[corpora.Row]]:
    found: dict[str, list[corpora.Row]] = defaultdict(list)
    for row in rows:
        found[row.source].append(row)
    return found


def engine_only(group: list[corpora.Row]) -> dict[str, set[str]]:
    """Sequences that an engine wrote for this sentence and no human did, with the engines."""
    human = {s for row in group for text in row.humans for s in corpora.sequences(corpora.words(text), LONGEST)}
    found: dict[str, set[str]] = defaultdict(set)
    for row in group:
        for sequence in corpora.sequences(corpora.words(row.translation), LONGEST):
            if sequence not in human:
                found[sequence].add(row.system)
    return found


def worth_reading(sequence: str) -> bool:
    """Whether there is a word of substance at an end, and no number."""
    parts = sequence.split()
    return not re.search(r"\d", sequence) and any(len(w) > 2 and w not in SMALL for w in parts) and len(parts) < 6


def clean_counts(wanted: set[str], lines: Iterable[str]) -> tuple[Counter[str], int]:
    """How often each wanted sequence stands in clean English, and the number of words read."""
    counts: Counter[str] = Counter()
    total = 0
    for line in lines:
        tokens = corpora.words(line)
        total += len(tokens)
        counts.update(s for s in corpora.sequences(tokens, LONGEST) if s in wanted)
    return counts, total


class French:
    """French sequences and the sentences they stand in."""

    def __init__(self, sources: list[str]) -> None:
        self.sources = sources
        self._of: list[list[str]] = [list(dict.fromkeys(self._sequences(text))) for text in sources]
        self._seen = Counter(s for found in self._of for s in found)

    @staticmethod
    def _sequences(text: str) -> Iterable[str]:
        tokens = corpora.words(text.replace("’", "'").replace("'", "' "), articles=True)
        for sequence in corpora.sequences(tokens, FRENCH_LONGEST):
            if any(len(w) > 3 for w in sequence.split()):
                yield sequence

    def behind(self, numbers: list[int]) -> tuple[str, float]:
        """The sequence whose sentences are most nearly these."""
        together = Counter(s for i in numbers for s in self._of[i])
        best, tie = "", 0.0
        for sequence, n in together.items():
            if n >= max(2, 0.25 * len(numbers)):
                cosine = n / math.sqrt(len(numbers) * self._seen[sequence])
                if cosine > tie + 0.02 or (cosine > tie - 0.02 and len(sequence) > len(best)):
                    best, tie = sequence, max(tie, cosine)
        return best, tie


def caught_by_entries() -> Callable[[str, str | None, str], bool]:
    matcher = Matcher([store.shipped()])
    phrases = Phrases(matcher)

    def caught(text: str, source: str | None, piece: str) -> bool:
        """Whether an entry already flags (a part of) the piece in the text."""
        place = re.search(r"\W+(?:(?:the|an?)\W+)?".join(map(re.escape, piece.split())), text, re.IGNORECASE)
        if place is None:
            return False
        for _, match in phrases.matches(Reading(text, matcher, [(0, source)])):
            if match.confidence >= THRESHOLD and match.start < place.end() and place.start() < match.end:
                return True
        return False

    return caught


def mined(args: argparse.Namespace) -> Iterable[Candidate]:
    groups = sentences_of(row for path in args.mt for row in corpora.rows(path))
    for path in args.news:
        for source, found in sentences_of(corpora.twice_translated(path)).items():
            groups.setdefault(source, found)
    sources = list(groups)
    counted: Counter[str] = Counter()
    for source in sources:
        counted.update(s for s in engine_only(groups[source]) if worth_reading(s))
    often = {s for s, n in counted.items() if n >= args.least}
    del counted
    humans = {text for group in groups.values() for row in group for text in row.humans}
    by_others, _ = clean_counts(often, humans)
    clean, total = clean_counts(often, (line for path in args.clean for line in corpora.lines(path, args.most)))
    kept = {s for s in often if clean[s] <= args.rate * total / 1e6 and not by_others[s]}
    where: dict[str, list[int]] = defaultdict(list)
    engines: dict[str, set[str]] = defaultdict(set)
    documents: dict[str, set[str]] = defaultdict(set)
    for number, source in enumerate(sources):
        for sequence, systems in engine_only(groups[source]).items():
            if sequence in kept:
                where[sequence].append(number)
                engines[sequence] |= systems
                documents[sequence] |= {row.document for row in groups[source]}
    kept = {s for s in kept if len(documents[s]) >= args.least}
    french = French(sources)
    caught = caught_by_entries()
    ranked = sorted(kept, key=lambda s: (-len(documents[s]) * math.log2(1 + len(engines[s])), s))
    told: list[tuple[str, set[int]]] = []
    printed = 0
    for sequence in ranked:
        numbers = set(where[sequence])
        if any(len(numbers & other) >= 0.7 * len(numbers) and (sequence in longer or longer in sequence) for longer, other in told):
            continue
        told.append((sequence, numbers))
        behind, tie = french.behind(where[sequence])
        if tie < args.tie:
            continue
        text, source = next(
            (row.translation, sources[i])
            for i in where[sequence]
            for row in groups[sources[i]]
            if f" {sequence} " in f" {' '.join(corpora.words(row.translation))} "
        )
        if caught(text, source, sequence):
            continue
        yield Candidate(sequence, len(documents[sequence]), len(engines[sequence]), clean[sequence], behind, tie, text)
        printed += 1
        if printed == args.top:
            return


def look_alike(french: str, english: str) -> bool:
    """Whether two stems are the same word but for accents and a letter or so at the end."""
    a, b = bare(french), bare(english)
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= 4 and shared >= 0.75 * max(len(a), len(b)) and abs(len(a) - len(b)) <= 3


def cognates(args: argparse.Namespace) -> Iterable[tuple[str, str, int, int, int, str]]:
    """French stem, English look-alike, sentences in which engines wrote it and humans did not, in which both did, all with the French, lexicon."""
    groups = sentences_of(row for path in args.mt for row in corpora.rows(path))
    apart: Counter[tuple[str, str]] = Counter()
    both: Counter[tuple[str, str]] = Counter()
    seen: Counter[str] = Counter()
    for source, group in groups.items():
        if not group[0].humans:
            continue
        human = {stems.english(w) for row in group for text in row.humans for _, _, w in stems.tokens(text)}
        engine = {stems.english(w) for row in group for _, _, w in stems.tokens(row.translation)}
        for french in {stems.french(w) for _, _, w in stems.tokens(source) if len(w) > 4 and w.islower()}:
            seen[french] += 1
            for english in engine:
                if english[:3] == bare(french)[:3] and look_alike(french, english):
                    (both if english in human else apart)[french, english] += 1
    for pair, n in sorted(apart.items(), key=lambda item: -(item[1] ** 2) / (item[1] + both[item[0]])):
        if n >= args.least and n > both[pair]:
            best = ", ".join(f"{w}:{k}" for w, k in list(lexicon.translations(pair[0]).items())[:4])
            yield *pair, n, both[pair], seen[pair[0]], best


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mt", nargs="*", type=Path, default=[])
    parser.add_argument("--news", nargs="*", type=Path, default=[])
    parser.add_argument("--clean", nargs="*", type=Path, default=[])
    parser.add_argument("--cognates", action="store_true")
    parser.add_argument("--least", type=int, default=3, help="documents a sequence must stand in (default 3)")
    parser.add_argument("--rate", type=float, default=0.3, help="times per million words that clean English may hold it (default 0.3)")
    parser.add_argument("--tie", type=float, default=0.35, help="least tie to a French sequence (default 0.35)")
    parser.add_argument("--top", type=int, default=600)
    parser.add_argument("--most", type=int, default=60_000_000, help="characters read of each clean text")
    args = parser.parse_args()
    if args.cognates:
        for french, english, apart, both, seen, best in cognates(args):
            print(f"{apart:4d} {both:4d} {seen:5d}  {french} > {english}   ({best})")
        return
    for c in mined(args):
        print(f"{c.documents:4d} {c.engines:3d} {c.clean:4d}  {c.english}  < {c.french} {c.tie:.2f}   | {c.example[:100]}")


if __name__ == "__main__":
    main()
