"""Put the entries of a shelf in the order of their French, in files of a length one can read.

    python tools/shelve.py FOLDER [FILE ...]

A shelf is a folder of glossary files with one head, such as ``glossary/fr-en/senses``: every file holds the entries of a stretch of the alphabet,
and is named after it. The entries of each FILE are put in and the file is removed; its head must say the same. An entry moves as it is written.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

LONGEST = 380
"""Lines of a file."""
SPAN = re.compile(r"(?m)^(# .*?), \S+ to \S+:")
WORD = re.compile(r"[^\W\d_]+")
STOP_WORDS = Path(__file__).parents[1] / "tqcheck" / "data" / "stop-words-fr.txt"
EMPTY = {
    *STOP_WORDS.read_text("utf-8").split(),
    *"à l d s n qu c j m t se ne pas avoir être faire mettre prendre au aux en".split(),
}
"""What nobody looks up, and the verbs that begin a hundred turns of phrase."""


def plain(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFD", word.lower().replace("œ", "oe")) if letter.isalpha())


def headword(entry: dict[str, Any]) -> str:
    """The first word of an entry's French, or else of its English, that has a content of its own: the word under which one looks it up."""
    said = entry.get("source") or entry.get("french") or entry.get("pattern") or entry["id"]
    words = WORD.findall(said[0] if isinstance(said, list) else said)
    return plain(next((word for word in words if word.lower() not in EMPTY), words[0] if words else entry["id"]))


def opened(path: Path) -> tuple[str, list[tuple[str, str]]]:
    """The head of a file, and its entries as they are written, each with its headword."""
    head, _, body = path.read_text("utf-8").partition("\nentries:\n")
    blocks = [block.rstrip("\n") + "\n" for block in re.split(r"(?m)^(?=  - )", body) if block.strip()]
    return head, [(headword(yaml.load(block, yaml.CSafeLoader)[0]), block) for block in blocks]


def meaning(head: str) -> dict[str, Any]:
    said = yaml.load(head, yaml.CSafeLoader)
    return {key: value for key, value in said.items() if key != "topic"} | {"defaults": {"severity": "major", **said.get("defaults", {})}}


def cut(entries: list[tuple[str, str]], room: int) -> list[list[tuple[str, str]]]:
    """Few files of like length; the entries of one headword stay together."""
    words = [list(group) for _, group in groupby(entries, key=lambda entry: entry[0])]
    lengths = [sum(block.count("\n") for _, block in word) for word in words]
    fair, parts, held = sum(lengths) / -(-sum(lengths) // room), [words[0]], lengths[0]
    for word, length in zip(words[1:], lengths[1:], strict=True):
        if held + length / 2 > fair or held + length > room:
            parts.append([])
            held = 0
        parts[-1] += word
        held += length
    return parts


def short(word: str, *others: str) -> str:
    """The fewest letters, two at least, that tell a word from its neighbours."""
    return next((word[:n] for n in range(2, len(word)) if all(word[:n] != other[:n] for other in others)), word)


def main(folder: Path, taken: list[Path]) -> None:
    old = sorted(folder.glob("*.yaml"))
    shelf, entries = opened(old[0])[0], []
    for path in [*old, *taken]:
        head, found = opened(path)
        if meaning(head) != meaning(shelf):
            raise SystemExit(f"{path}: its head is not that of {old[0]}: {meaning(head)}")
        entries += found
    parts = cut(sorted(entries, key=lambda entry: entry[0]), LONGEST - shelf.count("\n") - 2)
    for path in [*old, *taken]:
        path.unlink()
    for number, part in enumerate(parts):
        first, last = part[0][0], part[-1][0]
        before = parts[number - 1][-1][0] if number else ""
        after = parts[number + 1][0][0] if number + 1 < len(parts) else ""
        head = SPAN.sub(rf"\1, {first} to {last}:", shelf)
        (folder / f"{short(first, before)}-{short(last, after)}.yaml").write_text(
            head + "\nentries:\n" + "".join(block for _, block in part), "utf-8"
        )
    print(f"{len(entries)} entries in {len(parts)} files")


if __name__ == "__main__":
    main(Path(sys.argv[1]), [Path(name) for name in sys.argv[2:]])
