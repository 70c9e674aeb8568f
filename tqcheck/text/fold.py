"""Two views of a text in which offsets stay put.

`plain` makes quotes, dashes and spaces uniform, so that patterns need to know one of each. `search_bytes` makes one byte of
every code point, folded for a search of literals. Both keep the length, so an offset found in a view is an offset in the text.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SAME_LENGTH = {
    "’": "'",
    "‘": "'",
    "ʼ": "'",
    "′": "'",
    "`": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "\u00a0": " ",
    "\u202f": " ",
    "\u2009": " ",
    "\u2007": " ",
    "\t": " ",
    "\r": " ",
    "\ufeff": " ",
    "\u2010": "-",
    "\u2011": "-",
    "–": "-",
    "—": "-",
    "−": "-",
    "\u00ad": "-",
}


def plain(text: str) -> str:
    """`text` with uniform quotes, dashes and spaces; same length."""
    if text.isascii() and "\t" not in text and "\r" not in text and "`" not in text:
        return text
    for odd, usual in _SAME_LENGTH.items():
        if odd in text:
            text = text.replace(odd, usual)
    return text


def composed(text: str) -> tuple[str, list[int] | None]:
    """`text` in NFC and, where that changed anything, the offset in `text` of each code point and of the end."""
    if text.isascii() or unicodedata.is_normalized("NFC", text):
        return text, None
    out: list[str] = []
    offsets: list[int] = []
    position = 0
    for line in text.splitlines(keepends=True):
        if unicodedata.is_normalized("NFC", line):
            out.append(line)
            offsets.extend(range(position, position + len(line)))
        else:
            _compose_line(line, position, out, offsets)
        position += len(line)
    return "".join(out), [*offsets, len(text)]


def _compose_line(line: str, position: int, out: list[str], offsets: list[int]) -> None:
    i = 0
    while i < len(line):
        j = i + 1
        while j < len(line) and unicodedata.combining(line[j]):
            j += 1
        cluster = unicodedata.normalize("NFC", line[i:j])
        out.append(cluster)
        offsets += [position + i] * len(cluster)
        i = j


@lru_cache(20_000)
def bare(word: str) -> str:
    """A word in lower case without accents."""
    if word.isascii():
        return word.lower()
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c)).lower().replace("œ", "oe")


def _folding_table() -> bytes:
    table = bytearray(b" " * 256)
    for code in range(256):
        char = chr(code)
        if char.isalnum():
            low = char.lower()
            table[code] = ord(low) if len(low) == 1 and ord(low) < 256 else code
    return bytes(table)


_TABLE = _folding_table()


def search_bytes(text: str) -> bytes:
    """One byte a code point: letters and digits of Latin-1 in lower case, a space for all else."""
    return text.encode("latin-1", "replace").translate(_TABLE)


def literal(text: str) -> str:
    """The form in which a literal stands in `search_bytes`: words between single spaces."""
    return " ".join(search_bytes(text).decode("latin-1").split())
