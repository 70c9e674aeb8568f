"""What a pattern needs around the word it is known by (`sought.Sought` without the keys), as a compiled glossary keeps it.

A byte that counts the sets of words near by, and says whether one more is somewhere around; its number; for each set near by the first and
last place and its number; then, as JSON, what is rare: what stands between words, and how the key is spelled.
"""

from __future__ import annotations

import json
from struct import calcsize, unpack_from
from struct import pack as to_bytes

from ..typed import Any
from .classes import ENDS

AT_ENDS = "".join(sorted(ENDS))
"""What patterns most often need between words; not written out."""
_AROUND = 8
"""In the first byte: there is a set somewhere around."""
_FARTHEST = 127
"""Words away that fit into a byte; what is needed farther away, or beyond the seven sets that the first byte counts, is not kept: nothing is
lost where less is asked."""

Needed = tuple[list[tuple[int, int, int]], list[tuple[int, int, str]], list[str], int]
"""Near: first and last place, number of a set; between: first and last place, characters; spelled; the number of the set around, or -1."""


def packed(needed: Needed, width: int) -> bytes:
    """A row; nothing where nothing is needed. `width`: bytes of the number of a set."""
    near, gaps, spelled, around = needed
    near = [each for each in near if each[0] >= -_FARTHEST and each[1] <= _FARTHEST][: _AROUND - 1]
    rare = _trimmed([[_between(first, last, 0 if chars == AT_ENDS else chars) for first, last, chars in gaps], spelled])
    if not near and not rare and around < 0:
        return b""
    head = [len(near) + _AROUND, around] if around >= 0 else [len(near)]
    row = to_bytes(_form(len(near), around >= 0, width), *head, *(number for each in near for number in each))
    return row + (json.dumps(rare, ensure_ascii=False, separators=(",", ":")).encode() if rare else b"")


def opened(row: bytes, width: int) -> Needed | None:
    """What a row says; None where nothing is needed."""
    if not row:
        return None
    around = row[0] >= _AROUND
    form = _form(row[0] % _AROUND, around, width)
    _, *numbers = unpack_from(form, row)
    found = numbers.pop(0) if around else -1
    near = list(zip(numbers[::3], numbers[1::3], numbers[2::3], strict=True))
    gaps, spelled = [*json.loads(row[calcsize(form) :] or b"[]"), 0, 0][:2]
    return near, [(at[0], at[-2], at[-1] or AT_ENDS) for at in gaps or ()], spelled or [], found


def _form(near: int, around: bool, width: int) -> str:
    number = "H" if width == 2 else "I"
    return f"<B{number * around}{f'bb{number}' * near}"


def _between(first: int, last: int, what: Any) -> tuple[Any, ...]:
    """What is needed from one word to another; most often they are the same."""
    return (first, what) if first == last else (first, last, what)


def _trimmed(parts: list[Any]) -> list[Any]:
    """Lists as they are kept: an empty one is a 0, those at the end are left out."""
    kept = [part or 0 for part in parts]
    while kept and not kept[-1]:
        kept.pop()
    return kept
