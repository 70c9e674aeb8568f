"""List what good English has side by side though it is a French set phrase word for word: ``tqcheck/data/together-en.txt``.

    python bench/together.py --clean CLEAN.txt[.gz|.xz] [--clean ...]

CLEAN is good English, some million words of it. Near other faults a set phrase is told by its English words alone, but not by those listed.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tools"))
import corpora

from tqcheck.rules.set_phrase.likely import Rendered
from tqcheck.terms import store
from tqcheck.terms.matcher import Matcher

LISTED = Path(__file__).parents[1] / "tqcheck" / "data" / "together-en.txt"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--clean", type=Path, action="append", required=True, help="good English")
    args = parser.parse_args()
    rendered = Rendered(Matcher([store.shipped()]))
    found: set[str] = set()
    read = 0
    for path in args.clean:
        for line in corpora.lines(path):
            read += len(line.split())
            while new := {told for *_, told in rendered.found(line, found)} - found:
                found |= new
    lines = [
        "# Stems that good English has side by side though they are those of a French set phrase word for word.",
        f"# Written by bench/together.py from {read:,} words.",
        *sorted(found),
    ]
    LISTED.write_text("\n".join(lines) + "\n", "utf-8")
    print(f"{len(found)} of {read:,} words")


if __name__ == "__main__":
    main()
