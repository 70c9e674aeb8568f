"""Count how often good English says what entries that need the source look for, and write ``glossary/said.yaml``.

    python bench/said.py --clean CLEAN.txt[.gz|.xz] [--clean ...] --mt MT.tsv[.gz]

Near other faults such an entry may speak without its source where good English never, or seldom, says its words. CLEAN and MT are as for
``bench/proof.py``. A hit on CLEAN is a good use; so is one on MT where the French of the entry does not stand in the source; one where it
does is an error, counted once for each source. What stands under ``often`` stays there: plain English that these texts happen not to say.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import corpora
import yaml

from tqcheck.terms import store
from tqcheck.terms.index import ALL
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading

SAID = Path(__file__).parents[1] / "glossary" / "said.yaml"
TOGETHER = 40
"""Lines that are searched as one text."""
NEVER, SELDOM = 0.25, 1.0
"""Good uses in a million words up to which a wording counts as such; seldom said is also what has twice as many errors in a million words."""


class Uses:
    """Counts the good uses of every entry that needs the source."""

    def __init__(self) -> None:
        self.glossary = store.shipped()
        self._matcher = Matcher([self.glossary])
        self._phrases = Phrases(self._matcher)
        self.good: Counter[str] = Counter()
        self.errors: set[tuple[str, str]] = set()
        self.words = self.translated_words = 0

    def clean(self, path: Path) -> None:
        lines = [line.rstrip("\n") for line in corpora.lines(path) if line.strip()]
        for i in range(0, len(lines), TOGETHER):
            text = "\n\n".join(lines[i : i + TOGETHER])
            self.words += len(text.split())
            self.good.update(self._waiting(text))

    def translated(self, path: Path) -> None:
        for row in corpora.rows(path):
            self.words += len(row.translation.split())
            self.translated_words += len(row.translation.split())
            if uses := set(self._waiting(row.translation)):
                reading = Reading(row.translation, self._matcher, [(0, row.source)])
                right = {phrase.entry["id"] for phrase, _ in self._phrases.matches(reading)}
                self.errors.update((use, row.source) for use in uses & right)
                self.good.update(uses - right)

    def _waiting(self, text: str) -> Iterator[str]:
        for phrase, _ in self._phrases.likely(Reading(text, self._matcher), ALL):
            if phrase.entry["needs"] == "source":
                yield phrase.entry["id"]

    def said(self) -> dict[str, list[str]]:
        """The ids of the entries that good English never and seldom says, sorted, and those that somebody has found to be plain English."""
        plain = yaml.safe_load(SAID.read_text("utf-8"))["said"].get("often", "").split()
        found: dict[str, list[str]] = {"never": [], "seldom": [], "often": plain}
        errors = Counter(use for use, _ in self.errors)
        for entry in self.glossary.entries():
            good = 1e6 * self.good[entry["id"]] / self.words
            seldom = max(SELDOM, 1e6 * errors[entry["id"]] / self.translated_words / 2)
            if entry["needs"] == "source" and entry["patterns"] and good <= seldom and entry["id"] not in plain:
                found["never" if good <= NEVER else "seldom"].append(entry["id"])
        return {often: sorted(ids) for often, ids in found.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=Path, action="append", required=True, help="good English")
    parser.add_argument("--mt", type=Path, required=True, help="machine translation with its source")
    args = parser.parse_args()
    uses = Uses()
    for path in args.clean:
        uses.clean(path)
    uses.translated(args.mt)
    lines = [
        "# Entries that need the source, by how often good English says what they look for.",
        f"# Written by bench/said.py from {uses.words:,} words; those not named are often said, or not measured.",
        "language: {source: fr, target: en}",
        "said:",
    ]
    for often, ids in uses.said().items():
        lines += [f"  {often}: |", *(f"    {each}" for each in ids)]
        print(f"{len(ids)} {often}")
    SAID.write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
