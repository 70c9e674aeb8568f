"""Between code points and lines, and UTF-8 bytes."""

from __future__ import annotations

from bisect import bisect_right


class Lines:
    """Line and column (1-based, code points) of offsets in one text, `above` lines of the file above it. Lines end at LF; CR stays part of its line."""

    _latest: tuple[str, list[int]] = "", [0]  # a long text is asked for many times

    def __init__(self, text: str, above: int = 0) -> None:
        self.text = text
        self._above = above
        known, self._starts = Lines._latest
        if known is not text:
            self._starts = [0]
            found = text.find("\n")
            while found >= 0:
                self._starts.append(found + 1)
                found = text.find("\n", found + 1)
            Lines._latest = text, self._starts

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of an offset."""
        line = bisect_right(self._starts, offset)
        return line + self._above, offset - self._starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The offset of a (line, column)."""
        return self._starts[line - self._above - 1] + column - 1

    def line(self, number: int) -> str:
        """The text of a line, without its end."""
        number -= self._above
        end = self._starts[number] - 1 if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r")


def utf8(text: str, offset: int) -> int:
    """The offset in UTF-8 bytes."""
    return len(text[:offset].encode("utf-8", "surrogatepass"))
