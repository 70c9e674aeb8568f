"""Find the entries that their French proves: with it at hand they need nothing of the English around. Writes ``glossary/proved.yaml``.

    python bench/proved.py --good PAIRS [--good ...] --mt MT.tsv[.gz]

PAIRS are good translations with their sources: TSV with a header, or JSON Lines, with "fr" and "en". MT is as for ``bench/proof.py``. Each
entry that has both `source` and `when` is tried without the latter wherever its French stands. It is proved if good translations never have
its words there, human references neither, and machine translations only where their references do not. A single word that the
dictionary allows for the French is never proved: it may be one of its senses.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import corpora

from tqcheck.bilingual.closeness import told
from tqcheck.rules import phrase
from tqcheck.terms import kept
from tqcheck.terms.build import read
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.packing import pack
from tqcheck.terms.reading import Reading
from tqcheck.terms.store import Glossary
from tqcheck.terms.vocabulary import PROVED
from tqcheck.text import dictionary

FOLDER = Path(__file__).parents[1] / "glossary"
LIST = FOLDER / "proved.yaml"
CONFIRMED = 0.9
"""Share of the hits on machine translation that the reference must confirm."""
NEVER = frozenset({"reporting-verb", "grammar"})
"""Rules whose entries depend on their place."""
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Trial:
    """Counts what every entry finds that it would not find by its conditions."""

    def __init__(self) -> None:
        files = [path for path in kept.files_in([str(FOLDER)]) if Path(path) != LIST]
        entries = read(files)[0]
        self.entries = {
            entry["id"]: entry
            for entry in entries
            if entry["source"] and {*entry["when"]} - {"french"} and entry["rule"] not in NEVER and "-tag-" not in entry["id"]
        }
        with TemporaryDirectory() as folder:  # the list of the glossary stays as it is until the end
            every = Path(folder) / LIST.name
            every.write_text(_yaml(self.entries), "utf-8")
            entries, tables, marks, _ = read([*files, str(every)])
        tried = {entry["id"].removesuffix(PROVED) for entry in entries if entry["id"].endswith(PROVED)}
        self.entries = {name: entry for name, entry in self.entries.items() if name in tried}  # some have no word of their own to look for
        self._matcher = Matcher([Glossary(pack(entries, tables, marks), "every entry without its conditions")])
        self.good: Counter[str] = Counter()
        self.hits: Counter[str] = Counter()
        self.confirmed: Counter[str] = Counter()

    def right(self, french: str, english: str) -> None:
        """Count the hits on a good translation."""
        self.good.update(entry for entry, _ in self._new(french, english))

    def translated(self, french: str, english: str, reference: str) -> None:
        """Count the hits on a machine translation, and those that its reference confirms."""
        for entry, written in self._new(french, english):
            self.hits[entry] += 1
            self.confirmed[entry] += written.lower() not in reference.lower()

    def _new(self, french: str, english: str) -> Iterator[tuple[str, str]]:
        reading = Reading(english, self._matcher, [(0, french)])
        found = told(reading, list(phrase.check(reading)))
        plain = {(finding.entry, finding.start) for finding in found}
        for finding in found:
            entry = (finding.entry or "").removesuffix(PROVED)
            if entry != finding.entry and (entry, finding.start) not in plain:
                yield entry, english[finding.start : finding.end]

    def proved(self) -> list[str]:
        """The ids of the entries, sorted."""
        return sorted(filter(self._is_proved, self.entries))

    def _is_proved(self, entry: str) -> bool:
        hits, confirmed, good = self.hits[entry], self.confirmed[entry], self.good[entry]
        return not good and confirmed >= CONFIRMED * hits and not _allowed(self.entries[entry])


def _allowed(entry: dict[str, list[str]]) -> bool:
    """Whether an entry looks for a single word that the dictionary has for its French."""
    french = {word for text in entry["shown_source"] for word in _WORDS.findall(text.lower()) if len(word) > 3}
    known = [found for word in french if (found := dictionary.look_up(word))]
    for text in entry["shown"]:
        columns = [_WORDS.findall(column.lower()) for column in re.sub(r"[\[\]()]", " ", text).split() if not column.startswith("<")]
        telling = [words for column in columns if (words := [word for word in column if word not in dictionary.SMALL])]
        if len(telling) == 1 and any(dictionary.translates(each, dictionary.english(word)) for each in known for word in telling[0]):
            return True
    return False


def _yaml(ids: Iterable[str]) -> str:
    return "\n".join(
        [
            "# Entries that their French proves: where it stands in the source, they ask nothing of the English around.",
            "# Written by bench/proved.py from good translations and machine translations with references.",
            "language: {source: fr, target: en}",
            "proved: |",
            *(f"  {each}" for each in ids),
            "",
        ]
    )


def _pairs(path: Path) -> Iterator[tuple[str, str]]:
    with corpora.opened(path) as file:
        rows = map(json.loads, file) if ".jsonl" in path.name else csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        for row in rows:
            yield row["fr"], row["en"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--good", type=Path, action="append", required=True, help="good translations with their sources")
    parser.add_argument("--mt", type=Path, required=True, help="machine translation with source and reference")
    args = parser.parse_args()
    trial = Trial()
    for path in args.good:
        for pair in _pairs(path):
            trial.right(*pair)
    done: set[tuple[str, str]] = set()
    for row in corpora.rows(args.mt):
        french, english, reference = row.source, row.translation, row.reference
        if reference and (french, reference) not in done:
            trial.right(french, reference)
        if reference and (french, english) not in done:
            trial.translated(french, english, reference)
        done |= {(french, reference), (french, english)}
    ids = trial.proved()
    LIST.write_text(_yaml(ids), "utf-8")
    print(f"{len(ids)} of {len(trial.entries)} entries")


if __name__ == "__main__":
    main()
