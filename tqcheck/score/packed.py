"""The packed model file: named arrays in one file, mapped into memory, nothing read until it is used.

Layout: ``tqcheck-model 1`` and one line ``name type count`` for each array, an empty line, padding to 16 bytes, then the arrays in that
order, each padded to 16 bytes, little endian. Types are those of `struct`. Texts are arrays of bytes.
"""

from __future__ import annotations

import mmap
import os
import sys

from ..errors import UserError
from ..typed import Any, cast

_MAGIC = "tqcheck-model 1"
_SIZES = {"B": 1, "b": 1, "H": 2, "h": 2, "I": 4, "f": 4}
FOLDER = os.path.join(os.path.dirname(os.path.realpath(__file__)), "data")


class Packed:
    """Arrays by name. Raises `UserError` for a file that is damaged or of another version."""

    def __init__(self, path: str) -> None:
        try:
            with open(path, "rb") as file:
                data = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        except (OSError, ValueError) as problem:
            raise UserError(f"the model cannot be read: {problem}", path, hint="install tqcheck anew") from None
        end = bytes(data[:4096]).find(b"\n\n")
        head = bytes(data[: max(end, 0)]).decode("ascii", "replace").split("\n")
        if end < 0 or head[0] != _MAGIC:
            raise UserError("is no model of this version of tqcheck", path, hint="install tqcheck anew")
        self._arrays: dict[str, memoryview[Any]] = {}
        position = padded(end + 2)
        for line in head[1:]:
            name, kind, count = line.split(" ")
            size = int(count) * _SIZES[kind]
            part = data[position : position + size]
            if len(part) != size:
                raise UserError("the model is cut short", path, hint="install tqcheck anew")
            self._arrays[name] = part.cast(cast(Any, kind)) if sys.byteorder == "little" else _swapped(part, kind)
            position = padded(position + size)

    def __getitem__(self, name: str) -> memoryview[Any]:
        return self._arrays[name]

    def __contains__(self, name: str) -> bool:
        return name in self._arrays

    def text(self, name: str) -> str:
        return bytes(self._arrays[name]).decode("utf-8")


def padded(position: int) -> int:
    """The next multiple of 16."""
    return (position + 15) // 16 * 16


def _swapped(part: memoryview, kind: str) -> memoryview[Any]:
    from array import array

    values = array(kind)
    values.frombytes(bytes(part))
    values.byteswap()
    return memoryview(values)


def pack(arrays: dict[str, tuple[str, bytes]]) -> bytes:
    """The file of {name: (type, little-endian bytes)}."""
    lines = [_MAGIC]
    body = b""
    for name, (kind, data) in arrays.items():
        size = _SIZES[kind]
        lines.append(f"{name} {kind} {len(data) // size}")
        body += data + bytes(padded(len(data)) - len(data))
    head = ("\n".join(lines) + "\n\n").encode("ascii")
    return head + bytes(padded(len(head)) - len(head)) + body
