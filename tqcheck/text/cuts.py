"""Where a long text may be cut."""

from __future__ import annotations

from collections.abc import Iterator

from ..typed import AnyStr

WINDOW = 100_000
"""Characters or bytes of a text that are read at once: context enough, and memory does not grow with the file."""


def cut(text: AnyStr, start: int, size: int) -> int:
    """The end of a piece that begins at `start`: after `size` characters or bytes, by twice as many at last, where a paragraph ends, or
    a line, or at least a word."""
    last = start + 2 * size
    if last < len(text):
        for gap in ("\n\n", "\n\r\n", "\n", " "):
            sought = gap if isinstance(text, str) else gap.encode()
            at = text.find(sought, start + size, last)
            if at >= 0:
                return at + len(gap)
    return min(last, len(text))


def pieces(text: str, size: int) -> Iterator[str]:
    """The text in pieces, cut so."""
    start = 0
    while start < len(text):
        end = cut(text, start, size)
        yield text[start:end]
        start = end
