"""Put ``tqcheck/data/place-names.tsv`` in order: every line under the word by which its name is found, sorted, none twice.

    python tools/place_names.py [MORE.tsv ...]    lines of other files (French, English, kind, near) are added

A new line may stand anywhere in the file with an empty first column.
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from tqcheck.terms.place_names import FILE, key

TABLE = Path(__file__).parents[1] / "tqcheck" / "data" / FILE
HEAD = "# the word by which a name is found (made by tools/place_names.py), French, English (the first is offered first), kind, words of which one must be near"


def ordered(lines: list[str]) -> list[str]:
    """The lines of the table in order. Raises `SystemExit` where a name has two lines that differ."""
    rows: dict[str, list[str]] = {}
    for line in lines:
        french, *rest = line.rstrip("\n").split("\t")[1:]
        if rows.setdefault(french, rest) != rest:
            raise SystemExit(f"{french} stands twice: {rows[french]}, {rest}")
    made = ["\t".join([key(french), french, *rest]).rstrip("\t") for french, rest in rows.items()]
    return sorted(made, key=lambda line: (line.split("\t")[0].encode(), line))


def main() -> None:
    lines = [line for line in TABLE.read_text("utf-8").splitlines() if line and not line.startswith("#")] if TABLE.exists() else []
    for more in sys.argv[1:]:
        lines += [f"\t{line}" for line in Path(more).read_text("utf-8").splitlines() if line and not line.startswith("#")]
    made = ordered(lines)
    TABLE.write_text("\n".join([HEAD, *made]) + "\n", "utf-8")
    print(f"{len(made)} names")


if __name__ == "__main__":
    main()
