"""The part of a line around a span that fits a width, and how many columns a text takes on a terminal."""

from __future__ import annotations


def window(text: str, start: int, end: int, width: int) -> tuple[str, int, int]:
    """The span's line, cut between words to `width` columns where it is longer: text, place of the span in it, size of the span."""
    first_line = text.rfind("\n", 0, start) + 1
    stop = text.find("\n", start)
    line, start, end = text[first_line : stop if stop >= 0 else len(text)].rstrip("\r"), start - first_line, end - first_line
    start, end = min(start, len(line)), min(end, len(line))
    room = width - 4  # for an ellipsis on both sides
    if len(line) <= width:
        return line, start, max(0, end - start)
    spare = max(0, room - (end - start))
    first = min(max(0, start - spare // 2), max(0, len(line) - room))
    last = min(len(line), max(first + room, end))
    if first:
        space = line.find(" ", first, start)
        first = space + 1 if 0 <= space < first + 20 else first
    if last < len(line):
        space = line.rfind(" ", max(end, last - 20), last)
        last = space if space > end else last
    head, tail = "… " * bool(first), " …" * (last < len(line))
    return head + line[first:last] + tail, len(head) + start - first, max(0, end - start)


def columns(text: str) -> int:
    """Columns on a terminal: two for wide characters such as emoji, none for combining marks."""
    if all(c < "\u0300" for c in text):
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(0 if category(c) in ("Mn", "Me", "Cf") else 2 if east_asian_width(c) in "WF" else 1 for c in text)
