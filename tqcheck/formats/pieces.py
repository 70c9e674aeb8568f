"""How the text of a segment lies in the raw text of its file: as pieces, some literal, some escaped, some markup.

Every format that escapes, wraps or marks up its text has a function `pieces(raw) -> list[Piece]`; the texts of the pieces joined are
the segment's text. An edit of the text becomes edits of the raw text here, with markup left where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..records import NamedTuple
from ..typed import AnyStr

OBJECT = "\ufffc"
"""Stands in a segment for inline markup that has a width: a placeholder, an image."""


class Piece(NamedTuple):
    """`raw[start:end]` says `text`.

    `kind`: "text" (the same characters), "escape" (another spelling of them, whole or not at all), "verbatim" (the same
    characters where nothing is escaped), "fixed" (text that must stay), "code" (markup; without width where `text` is empty).
    """

    start: int
    end: int
    text: str
    kind: str = "text"


Escape = Callable[[str, str], str]
"""From a text and the raw text around it to its spelling there."""
RawEdit = tuple[int, int, str]


class Edit(NamedTuple):
    """Replace the text from `start` to `end` of a segment (`None`: of a file that is one text) by `replacement`."""

    segment: str | None
    start: int
    end: int
    replacement: str


def joined(pieces: Iterable[Piece]) -> str:
    """The text of the segment."""
    return "".join(piece.text for piece in pieces)


def masked(pieces: Iterable[Piece]) -> tuple[tuple[int, int], ...]:
    """Spans of the text that must stay."""
    spans, position = [], 0
    for piece in pieces:
        if piece.kind == "fixed" and piece.text:
            spans.append((position, position + len(piece.text)))
        position += len(piece.text)
    return tuple(spans)


def raw_offset(pieces: list[Piece], offset: int, end: bool = False) -> int:
    """Where the code point at `offset` begins in the raw text; with `end`, where the one before `offset` ends."""
    position = 0
    last = 0
    for piece in pieces:
        size = len(piece.text)
        if size and (offset <= position + size if end and offset else offset < position + size):
            if piece.kind in ("text", "verbatim", "fixed") and piece.end - piece.start == size:
                return piece.start + offset - position
            return piece.end if end and offset else piece.start
        position += size
        if size:
            last = piece.end
    return last


def raw_edits(pieces: list[Piece], start: int, end: int, replacement: str, escape: Callable[[str], str]) -> list[RawEdit] | None:
    """The edit of the text as edits of the raw text, in order; None where it would touch markup or part of an escape."""
    text = joined(pieces)
    old = text[start:end]
    if old == replacement:
        return []
    choices = [_trimmed(old, replacement, head_first) for head_first in (True, False)]
    attempts = [_cut(pieces, start + head, end - tail, replacement[head : len(replacement) - tail], escape) for head, tail in choices]
    possible = [attempt for attempt in attempts if attempt is not None]
    return min(possible, key=len, default=None)


def _trimmed(old: str, new: str, head_first: bool) -> tuple[int, int]:
    """How many characters at the head and at the tail stay as they are."""
    shorter = min(len(old), len(new))
    head = tail = 0
    for heads in (head_first, not head_first):
        if heads:
            while head + tail < shorter and old[head] == new[head]:
                head += 1
        else:
            while head + tail < shorter and old[-1 - tail] == new[-1 - tail]:
                tail += 1
    return head, tail


def _cut(pieces: list[Piece], start: int, end: int, replacement: str, escape: Callable[[str], str]) -> list[RawEdit] | None:
    if start == end:
        return _inserted(pieces, start, replacement, escape)
    edits: list[RawEdit] = []
    position = 0
    for piece in pieces:
        size = len(piece.text)
        first, last = max(start - position, 0), min(end - position, size)
        position += size
        if not size or first >= last:
            continue
        if piece.kind in ("code", "fixed") or (piece.kind == "escape" and last - first < size):
            return None
        at, to = (piece.start, piece.end) if piece.kind == "escape" else (piece.start + first, piece.start + last)
        if edits and edits[-1][1] == at:
            edits[-1] = edits[-1][0], to, edits[-1][2]
            continue
        new = "" if edits else (replacement if piece.kind == "verbatim" else escape(replacement))
        edits.append((at, to, new))
    return edits


def _inserted(pieces: list[Piece], offset: int, text: str, escape: Callable[[str], str]) -> list[RawEdit] | None:
    position = 0
    after: RawEdit | None = None
    for piece in pieces:
        size = len(piece.text)
        if piece.kind in ("text", "verbatim", "escape") and size:
            new = text if piece.kind == "verbatim" else escape(text)
            if position < offset < position + size:
                return None if piece.kind == "escape" else [(piece.start + offset - position,) * 2 + (new,)]
            if offset == position + size:
                return [(piece.end, piece.end, new)]
            if offset == position and after is None:
                after = piece.start, piece.start, new
        position += size
    return [after] if after else None


def spliced(raw: AnyStr, edits: Iterable[tuple[int, int, AnyStr]]) -> AnyStr:
    """`raw` with edits that are in order and do not overlap."""
    out: list[AnyStr] = []
    position = 0
    for start, end, new in edits:
        out += [raw[position:start], new]
        position = end
    out.append(raw[position:])
    return raw[:0].join(out)
