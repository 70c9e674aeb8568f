"""What the words around a country tell: for each pair that is confused, a logistic regression on the mentions in a corpus.

    python -m training.company DATA tqcheck/data/company.tsv [--without TEXTS.tsv]

Reads ``un_general_debates.en.txt.xz`` and ``misc_clear.en.txt.xz`` of DATA (one sentence a line, neighbours in order). Every mention of
one of the two is a case; its features are the words of `tqcheck.nations.company.bag`. What is written is log-odds by word, for words that stand
in several speeches: no text. ``--without`` leaves out the neighbourhood of the passages of a table (column passage), so that what is
measured there is measured on unseen speeches.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import lzma
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ahocorasick_rs
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tqcheck.nations.company import bag
from tqcheck.nations.evidence import Countries
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.store import shipped

SPEECH = 60
"""Sentences around a passage that is left out, which are left out with it."""
MOST = 4000
"""Mentions of each country that are read for a pair, drawn by chance."""
PLACES = 4
"""Stretches of a hundred sentences in which a word must stand to count."""
FARTHER = 0.5
"""What a word outside the sentence counts, beside one inside."""
PENALTY = 2.0
COMMON = 300
"""The most frequent words say how somebody speaks, not of which country: left out."""
LEAST, KEPT = 0.08, 2000
"""Log-odds and number of words that are kept for a pair."""
_KEY = re.compile(r"[^a-z]+")

Bag = list[tuple[str, float]]


def corpus(folder: Path) -> list[str]:
    found: list[str] = []
    for name in ("un_general_debates.en.txt.xz", "misc_clear.en.txt.xz"):
        found += lzma.decompress((folder / name).read_bytes()).decode().split("\n")
    return found


def left_out(lines: list[str], path: Path | None) -> set[int]:
    """The numbers of the lines near the passages of a table."""
    if path is None:
        return set()
    csv.field_size_limit(10**9)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        passages = {row["passage"] for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)}
    words = {each for passage in passages for each in _shingles(passage)}
    out: set[int] = set()
    for i, line in enumerate(lines):
        known = [shingle in words for shingle in _shingles(line)]
        if sum(known) > max(3, len(known) / 2):
            out.update(range(i - SPEECH, i + SPEECH + 1))
    return out


def _shingles(text: str) -> Iterator[str]:
    """Every run of nine folded words: by many of them a sentence is known again across line breaks."""
    words = _KEY.sub(" ", text.lower().replace("¬", "")).split()
    for i in range(len(words) - 8):
        yield " ".join(words[i : i + 9])


class Finder:
    """Finds the nations of a line, the longest form first."""

    def __init__(self, tables: Countries) -> None:
        owners: dict[str, set[str]] = defaultdict(set)
        self.names: set[str] = set()
        for country in tables._owners:
            data = tables[country]
            variants = data["adjective_variants"]
            for form in [
                data["name"],
                *data["also"],
                data["adjective"],
                data["noun"],
                data["plural"],
                *variants,
                *(v + "s" for v in variants),
            ]:
                if form:
                    owners[form].add(country)
            self.names.update([data["name"], *data["also"]])
            for form in data["fixed"]:
                owners[form].add("")
        self._owners = list(owners.values())
        self._engine = ahocorasick_rs.AhoCorasick(list(owners), matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)

    def __call__(self, line: str) -> Iterator[tuple[int, int, str]]:
        """(start, end, country); of a form that several share the country is "?"."""
        for which, start, end in self._engine.find_matches_as_indexes(line):
            if (start and line[start - 1].isalnum()) or (end < len(line) and line[end].isalnum()):
                continue
            owners = self._owners[which]
            if "" not in owners:
                yield start, end, next(iter(owners)) if len(owners) == 1 else "?"


def mentions(lines: list[str], out: set[int], tables: Countries) -> dict[str, list[tuple[int, int, int]]]:
    """By country: (line, start, end)."""
    find = Finder(tables)
    found: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
    for i, line in enumerate(lines):
        if i not in out:
            for start, end, country in find(line):
                found[country].append((i, start, end))
    return found


def features(lines: list[str], find: Finder, at: tuple[int, int, int]) -> Bag:
    """The bag of a mention in its line and the four to each side."""
    line, start, end = at
    before = "\n".join(lines[max(0, line - 4) : line])
    text = "\n".join([before, lines[line], *lines[line + 1 : line + 5]])
    offset = len(before) + 1
    words = bag(
        text,
        start + offset,
        end + offset,
        (offset, offset + len(lines[line])),
        [n for n in find(text) if n[2] != "?"],
        lines[line][start:end] in find.names,
    )
    return [*((word, 1.0) for word in words.sentence), *((word, FARTHER) for word in words.near)]


def fit(bags: list[Bag], places: list[int], y: Any, banned: set[str], penalty: float = PENALTY) -> dict[str, float]:
    """Log-odds by word for the cases with y = 1, both classes counting alike."""
    spread: dict[str, set[int]] = defaultdict(set)
    for words, place in zip(bags, places, strict=True):
        for word, _ in words:
            spread[word].add(place)
    number = {word: i for i, word in enumerate(sorted(w for w, p in spread.items() if len(p) >= PLACES and w not in banned))}
    rows, columns, values = [], [], []
    for row, words in enumerate(bags):
        for word, amount in words:
            if word in number:
                rows.append(row)
                columns.append(number[word])
                values.append(amount)
    x = csr_matrix((values, (rows, columns)), shape=(len(bags), len(number)), dtype=np.float64)
    signs = 2 * y - 1
    weight = np.where(y == 1, 0.5 / max(1, y.sum()), 0.5 / max(1, (1 - y).sum())) * min(len(y), 4000)

    def loss(b: Any) -> Any:
        margin = signs * (x @ b[:-1] + b[-1])
        pull = -signs * weight / (1 + np.exp(np.clip(margin, -500, 500)))
        return (weight * np.logaddexp(0, -margin)).sum() + penalty * (b[:-1] ** 2).sum() / 2, np.append(
            x.T @ pull + penalty * b[:-1], pull.sum()
        )

    best = minimize(loss, np.zeros(len(number) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 60}).x
    found = {word: float(best[i]) for word, i in number.items() if abs(best[i]) >= LEAST}
    return dict(sorted(found.items(), key=lambda item: -abs(item[1]))[:KEPT])


def written(weights: dict[str, float]) -> str:
    """Amount and words, amount and words ..., between tabs."""
    by_amount: dict[int, list[str]] = defaultdict(list)
    for word, amount in weights.items():
        by_amount[round(amount * 100)].append(word)
    return "\t".join(f"{amount} {' '.join(sorted(words))}" for amount, words in sorted(by_amount.items()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("table", type=Path)
    parser.add_argument("--without", type=Path)
    args = parser.parse_args()
    tables = Countries(Matcher([shipped()]))
    lines = corpus(args.data)
    out = left_out(lines, args.without)
    print(f"{len(lines)} sentences, {len(out)} left out")
    found = mentions(lines, out, tables)
    find = Finder(tables)
    chance = random.Random(1)
    cases: dict[str, list[tuple[Bag, int]]] = {}
    for country in sorted(tables.rivals):
        places = found[country]
        places = chance.sample(places, MOST) if len(places) > MOST else places
        cases[country] = [(features(lines, find, at), at[0] // 100) for at in places]
        print(country, len(found[country]), flush=True)
    common = {w for w, _ in Counter(w for bags in cases.values() for words, _ in bags for w, _ in words).most_common(COMMON) if w[0] != "@"}
    rows = ["# log-odds (hundredths) of the words around a country, by pair: positive for the first; made by training/company.py"]
    for a in sorted(tables.rivals):
        for b in sorted(tables.rivals[a]):
            if a < b and min(len(cases[a]), len(cases[b])) >= 20:
                every = [*cases[a], *cases[b]]
                y = np.array([1] * len(cases[a]) + [0] * len(cases[b]))
                weights = fit([words for words, _ in every], [place for _, place in every], y, common | {f"@{a}", f"@{b}"})
                rows.append(f"{a}:{b}\t{written(weights)}")
                top = Counter(weights).most_common(8)
                print(a, b, len(weights), *[w for w, _ in top], "|", *[w for w, _ in Counter(weights).most_common()[:-9:-1]], flush=True)
    rows[1:] = sorted(rows[1:], key=lambda row: row.partition("\t")[0].encode())  # looked up by halving
    args.table.write_text("\n".join(rows) + "\n", "utf-8")
    nations = ["# The nations that company.tsv counts as one word each; written by training/company.py.", *sorted(tables.ids)]
    args.table.with_name("company-nations.txt").write_text("\n".join(nations) + "\n", "utf-8")


if __name__ == "__main__":
    main()
