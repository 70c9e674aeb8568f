"""Java properties: `key = value`, continued lines, `\\uXXXX`, and the doubled apostrophes of MessageFormat."""

from __future__ import annotations

from ..model import Segment
from ..text.lazy import Expression, M
from .ids import Ids
from .pieces import Piece, joined
from .placeholders import spans

_ENTRY = Expression(
    r"^[ \t\f]*(?:[#!].*|(?P<key>(?:[^ \t\f\r\n=:\\#!]|\\(?:\r\n|.|\n))(?:[^ \t\f\r\n=:\\]|\\(?:\r\n|.|\n))*)"
    r"[ \t\f]*[=:]?[ \t\f]*(?P<value>(?:[^\\\r\n]|\\(?:\r\n|.|\n))*))\r?$",
    M,
)
_ESCAPE = Expression(r"\\\r?\n[ \t\f]*|\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\.|''")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}
_ARGUMENT = Expression(r"\{\d+[^{}]*\}")


def read(text: str) -> tuple[Segment, ...]:
    """Every entry with a value, named by its key; places in code points of `text`."""
    ids = Ids()
    found: list[Segment] = []
    for match in _ENTRY.finditer(text):
        if not match["key"]:
            continue
        start, end = match.span("value")
        value = joined(pieces(text[start:end]))
        if value.strip():
            key = joined(_cut(match["key"], doubled=False))
            found.append(Segment(ids.unique(key), value, masked=spans(value), place=(start, end)))
    return tuple(found)


def pieces(raw: str) -> list[Piece]:
    """The value of an entry."""
    return _cut(raw, doubled=bool(_ARGUMENT.search(raw)))


def _cut(raw: str, doubled: bool) -> list[Piece]:
    found: list[Piece] = []
    position = 0
    for match in _ESCAPE.finditer(raw):
        start, end = match.span()
        if raw[start] == "'" and not doubled:
            continue
        if start > position:
            found.append(Piece(position, start, raw[position:start]))
        name = raw[start + 1 : end]
        if name[0] in "\r\n":
            found.append(Piece(start, end, "", "code"))
        elif name[0] == "u" and len(name) == 5:
            found.append(Piece(start, end, chr(int(name[1:], 16)), "escape"))
        elif name[0] == "u" and len(name) == 11:
            pair = bytes.fromhex(name[1:5] + name[7:])
            found.append(Piece(start, end, pair.decode("utf-16-be"), "escape"))
        else:
            found.append(Piece(start, end, "'" if name == "'" else _NAMED.get(name, name), "escape"))
        position = end
    if position < len(raw):
        found.append(Piece(position, len(raw), raw[position:]))
    return found


def escape(text: str, raw: str) -> str:
    """Text as it stands in the value `raw`: in ASCII where the value keeps to that with escapes."""
    out = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r").replace("\f", "\\f")
    if _ARGUMENT.search(raw):
        out = out.replace("'", "''")
    if raw.isascii() and "\\u" in raw:
        units = (out.encode("utf-16-be")[i : i + 2] for i in range(0, len(out.encode("utf-16-be")), 2))
        out = "".join(chr(value) if value < 128 else f"\\u{value:04X}" for value in (int.from_bytes(unit) for unit in units))
    return out
