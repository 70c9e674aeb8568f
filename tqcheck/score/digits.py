"""How usual a number is among those of its kind: people write 25 and 1,000 more often than 21 and 1,003. The word model sees only the kind."""

from __future__ import annotations

from collections.abc import Sequence

from .packed import Packed

STEP = 0.05
"""A byte is 128 and this many natural logarithms less or more than the mean of the kind."""
FIRST_YEAR, LAST_YEAR = 1800, 2049
LETTERS = "0123456789."
"""What other numbers are made of; any mark counts as the last. 0 of the table is the edge, then these."""


class Digits:
    """`numbers.small`, `numbers.years`: bytes by value; `numbers.digits`: bytes by the letter before and the letter."""

    def __init__(self, model: Packed) -> None:
        self._small: Sequence[int] = model["numbers.small"]
        self._years: Sequence[int] = model["numbers.years"]
        self._digits: Sequence[int] = model["numbers.digits"]

    def __call__(self, token: str) -> float:
        """The natural logarithm of a token's share above the mean of its kind; 0 for what is no ASCII number."""
        if not token.isascii():
            return 0.0
        if len(token) <= 2 and token.isdigit():
            return (self._small[int(token)] - 128) * STEP
        if len(token) == 4 and token.isdigit() and FIRST_YEAR <= int(token) <= LAST_YEAR:
            return (self._years[int(token) - FIRST_YEAR] - 128) * STEP
        places = places_of(token)
        return sum(self._digits[place] - 128 for place in places) * STEP / len(places)


def places_of(token: str) -> list[int]:
    """The places of a number's letters, each with the one before it, in the table."""
    found, last, size = [], 0, len(LETTERS) + 1
    for letter in token:
        code = LETTERS.find(letter) + 1 or len(LETTERS)
        found.append(last * size + code)
        last = code
    return found
