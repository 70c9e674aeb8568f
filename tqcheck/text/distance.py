"""By how many letters two words differ."""

from __future__ import annotations

from itertools import takewhile
from operator import eq


def letters(a: str, b: str, most: int) -> int:
    """Letters lost, added or changed between two words, up to one more than `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    alike = sum(1 for _ in takewhile(bool, map(eq, a, b)))
    a, b = a[alike:][::-1], b[alike:][::-1]
    alike = sum(1 for _ in takewhile(bool, map(eq, a, b)))
    a, b = a[alike:], b[alike:]
    if not a or not b or len(a) == len(b) == 1:
        return max(len(a), len(b))
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
        if min(row) > most:
            return most + 1
    return row[-1]
