"""Tables of rows, as a compiled glossary keeps them: for every sixteen rows where the first begins and their sizes, then the rows."""

from __future__ import annotations

from functools import lru_cache
from mmap import mmap
from struct import Struct

_TOGETHER = 16


class Table:
    """The rows of a table that begins at `at` of `data`; `kind` is how their sizes are kept. Nothing is read before it is asked for."""

    __slots__ = ("_at", "_data", "_first", "_head", "_size")

    def __init__(self, data: bytes | mmap, at: int, size: int, kind: str) -> None:
        self._data, self._at, self._size = data, at, size
        self._head = _head(kind)
        self._first = at + self._head.size * -(-size // _TOGETHER)

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, number: int) -> bytes:
        block, inside = divmod(number, _TOGETHER)
        first, *sizes = self._head.unpack_from(self._data, self._at + self._head.size * block)
        start = self._first + first + sum(sizes[:inside])
        return self._data[start : start + sizes[inside]]

    def whole(self) -> memoryview:
        """The first row, not read before it is used."""
        size = self._head.unpack_from(self._data, self._at)[1]
        return memoryview(self._data)[self._first : self._first + size]


@lru_cache(None)
def _head(kind: str) -> Struct:
    return Struct(f"<I{_TOGETHER}{kind}")


def packed(rows: list[bytes]) -> tuple[bytes, str]:
    """A table, and how the sizes of its rows are kept (see `struct`)."""
    kind = "H" if max(map(len, rows), default=0) < 1 << 16 else "I"
    heads, at = list[bytes](), 0
    for first in range(0, len(rows), _TOGETHER):
        sizes = [*map(len, rows[first : first + _TOGETHER])]
        heads.append(_head(kind).pack(at, *sizes, *[0] * (_TOGETHER - len(sizes))))
        at += sum(sizes)
    return b"".join((*heads, *rows)), kind
