"""Lines that are cut between words where a terminal is narrower."""

from __future__ import annotations

import re

from .window import columns

_STYLE = re.compile(r"\x1b\[[0-9;]*m")
_PIECE = re.compile(r"[^\s|]*\|+|[^\s|]+|\s+")
"""Words, and alternatives with the bar behind them; spaces."""
_HEAD = re.compile(r"\s*(?:= )?(?:\S+\s{2,})?")


def wrapped(text: str, width: int, hang: int | None = None) -> str:
    """The text in lines of at most `width` columns, as far as its words are shorter.

    A line goes on under its first word, or under what stands behind a label and two spaces (`hang`: in that column).
    """
    return "\n".join(_wrapped(line, width, hang) for line in text.split("\n"))


def _wrapped(line: str, width: int, hang: int | None) -> str:
    if _size(line) <= width:
        return line
    begin = hang if hang is not None else _size(_HEAD.match(_STYLE.sub("", line))[0])  # type: ignore[index]
    begin = begin if begin < width // 2 else 4
    out, at, gap = [], 0, ""
    for piece in _PIECE.findall(line):
        if piece.isspace():
            gap = piece
            continue
        if at and at + len(gap) + _size(piece) > width:
            out.append("\n" + " " * begin)
            at, gap = begin, ""
        out += [gap, piece]
        at += len(gap) + _size(piece)
        gap = ""
    return "".join(out)


def _size(text: str) -> int:
    return columns(_STYLE.sub("", text))
