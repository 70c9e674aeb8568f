"""A rank in words that differs from the source: *la quatrième fois* against *the fourteenth time*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...bilingual.bitext import Pair
from ...text.lazy import Expression, I
from ...text.wordlists import table

_FIRST, _LEAST = 3, 4
"""The rank from which a word of the English, and one of the source, is nothing else; *deuxième* and *troisième* are said in other ways."""
_PART = Expression(r"\b(?:un|une|deux|trois|quatre|cinq|six|sept|huit|neuf|le|par|au) \Z", I)
_SHARE = Expression(r"s?\b(?: d[eu']| des| de seconde)", I)
_PART_EN = Expression(r"\b(?:an?|one|two|three|four|five|six|seven|eight|nine)[ -]\Z", I)


def clashes(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French), where each side has one rank in words."""
    french, english = _ranks("fr"), _ranks("en")
    if "ième" not in pair.source or pair.small[1].isdisjoint(english):
        return
    theirs = [(start, end, french[low]) for start, end, word in pair.french if (low := word.lower().removesuffix("s")) in french]
    ours = [(start, end, word, english[low]) for start, end, word in pair.english if (low := word.lower()) in english]
    if len(theirs) != 1 or len(ours) != 1:
        return
    (begin, stop, value), (start, end, word, other) = theirs[0], ours[0]
    if value == other or value < _LEAST or pair.source.endswith("-", 0, begin) or pair.target.endswith("-", 0, start):
        return
    if _PART.search(pair.source, 0, begin) and (pair.source[begin:stop].endswith("s") or _SHARE.match(pair.source, stop)):
        return
    if _PART_EN.search(pair.target, 0, start) and not pair.target.endswith(" a ", 0, start):
        return
    said = {number.value for number in pair.quantities[0] if number.start != begin}
    written = {number.value for number in pair.quantities[1] if number.start != start}
    if other in said or value in written:
        return
    right = next(name for name, rank in english.items() if rank == value)
    yield start, end, right.capitalize() if word[0].isupper() else right, pair.source[begin:stop]


@cache
def _ranks(language: str) -> dict[str, float]:
    """The words for ranks of a language, without those that are something else as often."""
    found = {row[2]: float(row[3]) for row in table("number-words.tsv") if row[:2] == (language, "ordinal")}
    return {word: value for word, value in found.items() if value >= _FIRST}
