"""You shall know a country by the company it keeps: which of two confusable countries the words around a mention speak for.

*Zimbabwe and Mozambique* stand beside Zambia, not beside The Gambia; *chancellor* and *Tyrol* beside Austria, not Australia. For each
pair of countries that are confused, a table holds what every word adds to the log-odds (``data/company.tsv``, a logistic regression on
millions of words, made by ``training/company.py``). It is read only where such a mention stands.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from .text.lazy import Expression
from .text.wordlists import lines

AROUND = 500
"""Characters to each side whose words are asked."""
_WORD = Expression(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


Bag = dict[str, tuple[bool, int, int]]
"""Words, each with whether it stands in the sentence of the mention, and where."""


class Company(NamedTuple):
    """What the words around a mention add to the log-odds for one country against another: those of its sentence, those farther off,
    and the words that add most, as they stand (start, end, log-odds)."""

    sentence: float
    near: float
    words: tuple[tuple[int, int, float], ...]


def bag(text: str, start: int, end: int, sentence: tuple[int, int], names: Iterable[tuple[int, int, str]], named: bool) -> Bag:
    """The words around text[start:end], each with whether it stands in the same sentence, and its place. `names` are the
    (start, end, country) of nations in the neighbourhood: each counts as one word, ``@`` and the country. Where the mention is a
    name, the words directly before and after it come a second time, as ``<word`` and ``>word``."""
    first, last = max(0, start - AROUND), min(len(text), end + AROUND)
    found: Bag = {}
    taken: list[tuple[int, int]] = [(start, end)]
    for begins, ends, country in names:
        if first <= begins and ends <= last and (ends <= start or end <= begins):
            taken.append((begins, ends))
            _add(found, f"@{country}", sentence[0] <= begins < sentence[1], begins, ends)
    taken.sort()
    position = first
    before = after = ""
    for begins, ends in [*taken, (last, last)]:
        for match in _WORD.finditer(text, position, max(position, begins)):
            at, to = match.span()
            if at == first > 0 or to == last < len(text):
                continue  # perhaps half a word
            word = match.group().lower()
            _add(found, word, sentence[0] <= at < sentence[1], at, to)
            if to <= start:
                before = word if start - to <= 2 else ""
            elif not after and 0 < at - end <= 2:
                after = word
        position = max(position, ends)
    if named and before:
        found[f"<{before}"] = (True, start, start)
    if named and after:
        found[f">{after}"] = (True, end, end)
    return found


def _add(found: Bag, word: str, inside: bool, start: int, end: int) -> None:
    if word not in found or (inside and not found[word][0]):
        found[word] = (inside, start, end)


def company(words: Bag, right: str, written: str) -> Company:
    """What a bag of words says for `right` against `written`."""
    pair, sign = ((right, written), 1.0) if right < written else ((written, right), -1.0)
    known = _weights(*pair)
    sums = [0.0, 0.0]
    told: list[tuple[int, int, float]] = []
    for word in words.keys() & known.keys():
        inside, start, end = words[word]
        amount = sign * known[word]
        sums[inside] += amount
        if amount > 0 and end > start:
            told.append((start, end, amount if inside else amount / 2))
    told.sort(key=lambda each: -each[2])
    return Company(sums[1], sums[0], tuple(told[:3]))


@cache
def _rows() -> dict[str, str]:
    return dict(line.split("\t", 1) for line in lines("company.tsv"))


@cache
def _weights(right: str, written: str) -> dict[str, float]:
    """Hundredths of log-odds by word, for a pair in alphabetical order."""
    fields = _rows().get(f"{right}:{written}", "").split("\t")
    found: dict[str, float] = {}
    for field in fields:
        amount, _, several = field.partition(" ")
        for word in several.split(" ") if several else ():
            found[word] = int(amount) / 100
    return found
