"""A sentence as a row of words, with what stands between them."""

from __future__ import annotations

from bisect import bisect_left

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


def separates(gap: str) -> bool:
    """Whether this stands between two words of one phrase: white space and hyphens."""
    return gap == " " or (gap != "" and not gap.strip(" -\n\t\r\f\v\u2028\u2029"))
