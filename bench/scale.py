"""What the matcher costs with a glossary many times as large.

    python bench/scale.py TEXT [--times 10]

Every entry is copied `--times` - 1 times with its words changed for others that are about as frequent, but for the most common ones: so
patterns keep their shapes and their words stand about as often in the text, beside other words. Printed are CPU seconds for TEXT (English,
a few MB) with both glossaries, and their ratio: for the search for places and the phrases, and for a check with all rules; at first, with
the reading of the glossary, and again. Compiling the larger one takes minutes.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.rules import phrase
from tqcheck.terms import build, kept, store
from tqcheck.terms.entries import compile_entries, read_header
from tqcheck.terms.packing import pack
from tqcheck.terms.reading import Reading
from tqcheck.terms.yamlfile import Located, load
from tqcheck.text.wordlists import table

WINDOW = 500_000
COMMON = 17  # band of word-frequency.tsv from which words stay as they are
CHANGED = ("pattern", "when", "unless", "exonym", "acronym", "forbid", "variants", "entries")
WORD = re.compile(r"(?<![<\w])[a-zA-Z]{3,}(?![\w>])")


def others(seed: int) -> Callable[[str], str]:
    """A change of words for others as frequent; words without a frequency get a letter more."""
    change: dict[str, str] = {}
    for band, text in table("word-frequency.tsv"):
        words = [word for word in text.split() if word.isalpha() and len(word) > 2]
        shuffled = random.Random(seed).sample(words, len(words))
        change.update(zip(words, words if int(band) >= COMMON else shuffled, strict=True))

    def other(match: re.Match[str]) -> str:
        word = match.group()
        found = change.get(word.lower(), f"{word}{'abcdefghij'[seed]}")
        return found.capitalize() if word[0].isupper() else found

    return lambda text: WORD.sub(other, text)


def changed(value: Any, other: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return other(value)
    if isinstance(value, list):
        return [changed(each, other) for each in value]
    if isinstance(value, Located):
        for key in value:
            if key in CHANGED or key in ("before", "after", "sentence", "document"):
                value[key] = changed(value[key], other)
        if "id" in value:
            value["id"] = f"{value['id']}-{other('vanish')}"
    return value


def copies(files: list[str], times: int) -> Iterator[dict[str, Any]]:
    for number in range(1, times):
        other = others(number)
        for path in map(Path, files):
            data = load(path, path.read_text("utf-8-sig"))
            head, errors = read_header(path, data), list[UserError]()
            yield from compile_entries(head, changed(data.get("entries"), other), errors)


def cost(engine: Engine, text: str) -> list[float]:
    """CPU seconds of places and phrases, and of all rules, at first and again."""
    found = []
    for _ in range(2):
        mine = whole = 0.0
        for at in range(0, len(text), WINDOW):
            reading = Reading(text[at : at + WINDOW], engine.matcher)
            start = time.process_time()
            list(phrase.check(reading))
            mine += time.process_time() - start
            for rule in engine.rules:
                if rule.ID != phrase.ID:
                    list(rule.check(reading))
            whole += time.process_time() - start
        found += [mine, whole]
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", type=Path)
    parser.add_argument("--times", type=int, default=10)
    args = parser.parse_args()
    text = args.text.read_text("utf-8")
    files = kept.files_in([str(Path(__file__).parents[1] / "glossary")])
    entries, tables, marks, _ = build.read(files)
    rows = []
    for times in (1, args.times):
        many = entries if times == 1 else [*entries, *copies(files, times)]
        data = pack(many, tables, marks)
        print(f"{times:3d} x: {len(many)} entries, {len(data) / 1e6:.1f} MB", flush=True)
        rows.append(cost(Engine([store.Glossary(data, "bench")]), text))
    names = ("places and phrases, first", "all rules, first", "places and phrases, again", "all rules, again")
    for name, one, other in zip(names, *rows, strict=True):
        print(f"{name:28s} {one:6.2f} s {other:6.2f} s  {other / one:.2f} x")


if __name__ == "__main__":
    main()
