"""You shall know a country by the company it keeps: which of two confusable countries the words around a mention speak for.

*Zimbabwe and Mozambique* stand beside Zambia, not beside The Gambia; *chancellor* and *Tyrol* beside Austria, not Australia. For each
pair of countries that are confused, a table holds what every word adds to the log-odds (``data/company.tsv``, a logistic regression on
millions of words, made by ``training/company.py``). It is read only where such a mention stands.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, repeat

from ..records import NamedTuple
from ..text.lazy import Expression
from ..text.wordlists import sorted_rows
from ..text.wordlists import words as listed

AROUND = 500
"""Characters to each side whose words are asked."""
_WORD = Expression(r"[^\W\d_]+(?:['-][^\W\d_]+)*")


class Bag(NamedTuple):
    """The words around a mention: those of its `sentence`, those farther off (`near`), and where they stand."""

    sentence: set[str]
    near: set[str]
    span: tuple[int, int]
    names: tuple[tuple[int, int, str], ...]


class Company(NamedTuple):
    """What the words around a mention add to the log-odds for one country against another."""

    sentence: float
    near: float


def bag(text: str, start: int, end: int, sentence: tuple[int, int], names: Iterable[tuple[int, int, str]], named: bool) -> Bag:
    """The words around text[start:end]. `names` are the (start, end, country) of nations in the neighbourhood: each counts as one word,
    ``@`` and the country. Where the mention is a name, the words directly before and after it come a second time, as ``<word`` and
    ``>word``."""
    first, last = start - AROUND, end + AROUND
    first = 0 if first <= 0 else max(text.find(" ", first, start), text.find("\n", first, start), first)
    last = len(text) if last >= len(text) else max(text.rfind(" ", end, last), end)
    around = tuple(each for each in names if first <= each[0] and each[1] <= last and (each[1] <= start or end <= each[0]))
    masked = text[first:start] + " " * (end - start) + text[end:last]
    inside, near = set[str](), set[str]()
    for begins, ends, country in around:
        masked = masked[: begins - first] + " " * (ends - begins) + masked[ends - first :]
        (inside if sentence[0] <= begins < sentence[1] else near).add(f"@{country}")
    left, right = max(sentence[0] - first, 0), max(sentence[1] - first, 0)
    inside |= _words(masked[left:right])
    near |= _words(masked[:left])
    near |= _words(masked[right:])
    if named:
        before, after = _WORD.findall(masked[max(0, start - first - 24) : start - first]), _WORD.match(masked, end - first + 1)
        if before and text[start - 1 - len(before[-1]) : start - 1] == before[-1]:
            inside.add(f"<{before[-1].lower()}")
        if after:
            inside.add(f">{after.group().lower()}")
    return Bag(inside, near - inside, (first, last), around)


def _words(text: str) -> set[str]:
    return set(" ".join(_WORD.findall(text)).lower().split(" "))


def counted(country: str) -> bool:
    """Whether the weights were fitted with a nation known: the table counts it as one word. The name of another is words like others."""
    return country in listed("company-nations.txt")


def company(words: Bag, right: str, written: str) -> Company:
    """What a bag of words says for `right` against `written`."""
    known, sign = _known(right, written)
    inside, near = (math.fsum(known[word] for word in some & known.keys()) for some in (words.sentence, words.near))
    return Company(sign * inside, sign * near)


def telling(text: str, words: Bag, right: str, written: str) -> list[tuple[int, int]]:
    """The places of the three words around that speak most for `right`."""
    known, sign = _known(right, written)
    amounts = {word: sign * known[word] * (1 if word in words.sentence else 0.5) for word in (words.sentence | words.near) & known.keys()}
    places = {f"@{country}": (start, end) for start, end, country in words.names}
    for match in _WORD.finditer(text, *words.span):
        places.setdefault(match.group().lower(), match.span())
    best = sorted((word for word in amounts if amounts[word] > 0 and word in places), key=lambda word: (-amounts[word], word))
    return [places[word] for word in best[:3]]


def _known(right: str, written: str) -> tuple[dict[str, float], int]:
    return (_weights(right, written), 1) if right < written else (_weights(written, right), -1)


@lru_cache(maxsize=64)  # a text confuses few countries, a long one all in turn: 10 MB
def _weights(right: str, written: str) -> dict[str, float]:
    """Hundredths of log-odds by word, for a pair in alphabetical order."""
    words: list[str] = []
    amounts: list[Iterable[float]] = []
    for _, *fields in sorted_rows("company.tsv", f"{right}:{written}"):
        for field in fields:
            amount, _, several = field.partition(" ")
            words.append(several)
            amounts.append(repeat(int(amount) / 100, several.count(" ") + 1))
    return dict(zip(" ".join(words).split(" "), chain.from_iterable(amounts), strict=True)) if words else {}
