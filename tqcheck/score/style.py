"""How human a text sounds: weights of runs of one to three word classes, learned from human news beside its machine translations.

Machines keep the order and the small words of the source; people do not. Runs are hashed into a table of signed bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from .packed import Packed

BITS = 16
FEW = 8
"""Words that are added to those of a text when the mean is taken: a short text says little."""
FACTOR = 0x9E3779B97F4A7C15
_MASK = 0xFFFFFFFFFFFFFFFF
_ROOM = 400_000


class Style:
    """`style.weights`: a signed byte for each of 2**BITS places."""

    def __init__(self, model: Packed) -> None:
        self._weights = model["style.weights"]
        self._known: dict[int, int] = {}

    def __call__(self, sentences: Sequence[Sequence[int]]) -> float:
        """The mean weight of a word with its two predecessors, in steps of the table, drawn to 0 in short texts. `sentences`: classes of the words of each."""
        get, weights = self._known.get, self._weights
        total = count = 0
        for groups in sentences:
            before = last = 0
            for group in groups:
                group += 1
                run = before << 20 | last << 10 | group
                found = get(run)
                if found is None:
                    found = sum(weights[place(key)] for key in runs(before, last, group))
                    if len(self._known) > _ROOM:
                        self._known.clear()
                    self._known[run] = found
                total += found
                before, last = last, group
            count += len(groups)
        return total / (count + FEW)


def runs(before: int, last: int, group: int) -> tuple[int, int, int]:
    """The keys of the runs of one, two and three classes that end in `group`; classes count from 1, 0 is the start."""
    return group, 1 << 40 | last << 10 | group, 1 << 41 | before << 20 | last << 10 | group


def place(key: int) -> int:
    """The place of a run in the table."""
    return (key * FACTOR & _MASK) >> 64 - BITS
