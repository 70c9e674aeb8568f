"""Texts as rows of words."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate, compress, count, islice
from operator import add, and_, eq

from .lazy import Expression

_WORD = Expression(r"\w+")


class Tokens:
    """The words of `text` (a `plain` view): `words` in lower case, their `starts` and `ends` in code points of `text`."""

    __slots__ = ("ends", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        spans = [match.span() for match in _WORD.finditer(text)]
        low = text.lower()
        if len(low) != len(text):  # a few capitals grow when lowered
            low = "".join(char.lower()[:1] for char in text)
        self.words = [low[start:end] for start, end in spans]
        self.starts = [start for start, _ in spans]
        self.ends = [end for _, end in spans]

    def next_at(self, position: int) -> int:
        """The number of the first word that begins at or after `position`."""
        return bisect_left(self.starts, position)


@lru_cache(2)
def tokens_of(text: str) -> Tokens:
    """The words of a text for which several ask, one after the other."""
    return Tokens(text)


class Words:
    """Every word of a text folded by `fold.search_bytes`, in order, with the offset at which it starts.

    For searches through a whole text, at the cost of two thirds of a ``re.findall(r"\\w+")``: the lists are made without a step in
    Python for each word, and what runs over them should do the same (``map(known.get, words)``, ``compress``).
    """

    __slots__ = ("_blocks", "starts", "words")

    def __init__(self, folded: bytes) -> None:
        self._blocks: dict[int, frozenset[str]] = {}
        pieces = folded.decode("latin-1").split(" ")  # with an empty one for every further space
        starts = map(add, accumulate(map(len, pieces), initial=0), count())
        self.starts = list(compress(starts, pieces))
        self.words = list(filter(None, pieces))

    def doubled(self) -> Iterator[int]:
        """The numbers of the words that stand once more directly after."""
        return compress(count(), map(eq, self.words, islice(self.words, 1, None)))

    def doubled_pairs(self) -> Iterator[int]:
        """The numbers of the words that stand with the next one once more directly after both."""
        again = list(map(eq, self.words, islice(self.words, 2, None)))
        return compress(count(), map(and_, again, islice(again, 1, None)))

    def doubled_threes(self) -> Iterator[int]:
        """The numbers of the words that stand with the next two once more directly after the three."""
        again = list(map(eq, self.words, islice(self.words, 3, None)))
        return compress(count(), map(and_, map(and_, again, islice(again, 1, None)), islice(again, 2, None)))

    def tokens(self, text: str, start: int, end: int) -> Tokens:
        """The same as ``Tokens(text[start:end])``, of the text folded here; for a span that cuts no word."""
        piece = text[start:end]
        if "_" in piece or not _latin(piece):  # words are made of other characters there than here
            return Tokens(piece)
        tokens = Tokens.__new__(Tokens)
        tokens.text = piece
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        tokens.words = self.words[first:last]
        tokens.starts = [at - start for at in self.starts[first:last]]
        tokens.ends = [at + len(word) for at, word in zip(tokens.starts, tokens.words, strict=True)]
        return tokens

    def block(self, number: int) -> frozenset[str]:
        """The words of the text that start in one of its blocks of `BLOCK` characters."""
        found = self._blocks.get(number)
        if found is None:
            first, last = bisect_left(self.starts, number * BLOCK), bisect_left(self.starts, (number + 1) * BLOCK)
            found = self._blocks[number] = frozenset(self.words[first:last])
        return found

    def has_around(self, position: int, wanted: frozenset[str]) -> bool:
        """Whether one of these words stands less than three blocks before `position`, or less than two after it."""
        number = position // BLOCK
        return not all(wanted.isdisjoint(self.block(each)) for each in range(number - 2, number + 2))


BLOCK = 2500
"""Characters of a block. What is near a place stands in its block or in one beside."""


def _latin(text: str) -> bool:
    try:
        return text.isascii() or bool(text.encode("latin-1"))
    except UnicodeEncodeError:
        return False


def separates(gap: str) -> bool:
    """Whether this stands between two words of one phrase: white space and hyphens."""
    return gap == " " or (gap != "" and not gap.strip(" -\n\t\r\f\v\u2028\u2029"))
