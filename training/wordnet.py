"""Opposites and more general words from WordNet 3 (``wndb`` files), put into the form of the word they replace."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from tqcheck.text.inflect_en import forms

PARTS = ("noun", "verb", "adj", "adv")
Others = dict[str, list[str]]


class Thesaurus:
    """Word form in small letters to forms that say the opposite (`opposites`), and to more general ones (`wider`: words of one part of speech alone)."""

    def __init__(self, folder: Path) -> None:
        self.opposites: Others = {}
        wider: list[Others] = []
        for part in PARTS:
            others, above = _related(folder, part)
            _inflected(others, part, self.opposites)
            wider.append({})
            _inflected(above, part, wider[-1])
        met = Counter(word for others in wider for word in others)
        self.wider = {word: found for others in wider for word, found in others.items() if met[word] == 1}


def _related(folder: Path, part: str) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """Lemma to opposites in any sense, and to what its usual two senses are kinds of; single words alone."""
    synsets: dict[str, list[str]] = {}
    rows: list[tuple[str, list[str]]] = []
    for line in _lines(folder / f"data.{part}"):
        cells = line.partition(" | ")[0].split(" ")
        count = int(cells[3], 16)
        synsets[cells[0]] = [word.partition("(")[0] for word in cells[4 : 4 + 2 * count : 2]]
        rows.append((cells[0], cells[5 + 2 * count :]))
    opposites: dict[str, set[str]] = defaultdict(set)
    above: dict[str, set[str]] = defaultdict(set)
    kind = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[part]
    for offset, pointers in rows:
        for at in range(0, len(pointers) - 3, 4):
            sign, other, of, places = pointers[at : at + 4]
            if sign == "!" and of == kind and other in synsets:
                opposites[synsets[offset][int(places[:2], 16) - 1]].add(synsets[other][int(places[2:], 16) - 1])
            elif sign == "@" and of == kind and other in synsets:
                above[offset].add(synsets[other][0])
            elif len(sign) > 2:
                break
    wider: dict[str, set[str]] = defaultdict(set)
    for line in _lines(folder / f"index.{part}"):
        cells = line.split()
        for offset in cells[-int(cells[2]) :][:2]:
            wider[cells[0]] |= above[offset]
    return opposites, wider


def _inflected(related: dict[str, set[str]], part: str, out: Others) -> None:
    """Add the forms of the words to `out`, each beside the same form of the others."""
    tags = {"noun": ("base", "s"), "verb": ("base", "s", "past", "part", "ing")}.get(part, ("base",))
    for lemma, others in related.items():
        if not _plain(lemma):
            continue
        for other in sorted(filter(_plain, others - {lemma})):
            for tag in tags:
                mine, theirs = forms(lemma).get(tag), forms(other).get(tag)
                if mine and theirs and mine[0] != theirs[0]:
                    found = out.setdefault(mine[0], [])
                    if theirs[0] not in found:
                        found.append(theirs[0])


def _plain(word: str) -> bool:
    return word.isalpha() and word.islower() and len(word) > 1


def _lines(path: Path) -> Iterator[str]:
    with path.open(encoding="utf-8") as file:
        yield from (line.strip() for line in file if not line.startswith("  "))
