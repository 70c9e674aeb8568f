"""Short names for contents."""

from __future__ import annotations

from binascii import crc32


def digest(key: str) -> str:
    """16 hexadecimal digits of a key; two checksums, because hashlib costs more to import than a small check."""
    data = key.encode("utf-8", "surrogatepass")
    return f"{crc32(data):08x}{crc32(data[::-1], 1):08x}"
