"""By how many letters two words differ."""

from __future__ import annotations


def letters(a: str, b: str, most: int) -> int:
    """Letters lost, added or changed between two words, up to one more than `most`."""
    if abs(len(a) - len(b)) > most:
        return most + 1
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (x != y))
    return row[-1]
