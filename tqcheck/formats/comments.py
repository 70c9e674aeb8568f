"""Comments and notes of segment formats in which a decision may stand, each with the part of the file that it is for.

A comment before a message, entry, cue or unit is for that one, a comment or note inside a unit (group, file) for that unit. PO:
`# tqcheck: …` and `#. tqcheck: …`; properties: `# tqcheck: …`; WebVTT: `NOTE tqcheck: …`; XLIFF and TMX: `<note>tqcheck: …</note>` and
`<!-- tqcheck: … -->`.
"""

from __future__ import annotations

import re

from ..model import Document
from ..records import NamedTuple
from .encoded import body
from .xml import unescape

SIGN = b"tqcheck:"
_LINE = {
    "po": rb"^[ \t]*#\.?[ \t]*tqcheck:([^\r\n]*)",
    "properties": rb"^[ \t\f]*[#!][ \t]*tqcheck:([^\r\n]*)",
    "vtt": rb"^NOTE(?:[ \t]+|[ \t]*\r?\n)tqcheck:([^\r\n]*)",
}
_NEXT = {
    "po": rb"(?:[ \t]*(?:#[^\n]*)?\n)*(?:(?!msgstr|#)[^\n]*\n)*(?:(?!\s*(?:#|msgctxt|msgid\b))[^\n]*(?:\n|$))*",
    "properties": rb"(?:[ \t\f]*(?:[#!][^\n]*)?\n)*(?:[^\\\n]|\\[^\n]|\\\r?\n)*",
    "vtt": rb"(?:(?![^\n]*-->)[^\n]*\n)*(?:[^\n]*\S[^\n]*(?:\n|$))*",
}
"""From the end of a comment to the end of what it is for."""
_XML = re.compile(
    rb"<!--\s*tqcheck:(?P<comment>.*?)-->|<!--.*?-->|<!\[CDATA\[.*?\]\]>"
    rb"|<(?:[\w.-]+:)?note(?:\s[^<>]*)?>\s*tqcheck:(?P<note>[^<]*)<"
    rb"|<(?P<close>/?)(?:[\w.-]+:)?(?P<name>trans-unit|unit|group|file|tu|tmx)(?=[\s/>])[^<>]*?(?P<empty>/?)>",
    re.S,
)
_UNITS = frozenset((b"trans-unit", b"unit", b"tu"))
Span = tuple[int, int]


class Comment(NamedTuple):
    """Place and words (without the sign) of a comment, and the span that it is for; in bytes of `body`."""

    start: int
    end: int
    text: str
    reach: Span


def comments(document: Document) -> list[Comment]:
    """All comments with decisions in a file of a segment format, in order."""
    raw = b"" if document.format == "docx" else body(document)
    if SIGN not in raw:
        return []
    if document.format in ("xliff", "tmx"):
        return sorted(_in_xml(raw))
    if document.format not in _LINE:
        return []
    found = []
    following = re.compile(_NEXT[document.format])
    for match in re.finditer(_LINE[document.format], raw, re.M):
        after = raw.find(b"\n", match.end()) + 1 or len(raw)
        reach = following.match(raw, after)
        found.append(Comment(*match.span(), match[1].decode("utf-8"), (after, reach.end() if reach else after)))
    return found


def _in_xml(raw: bytes) -> list[Comment]:
    found: list[Comment] = []
    open_: list[tuple[bytes, int, list[Comment]]] = []
    ahead: list[Comment] = []
    for match in _XML.finditer(raw):
        words, name = match["comment"] if match["comment"] is not None else match["note"], match["name"]
        if words is not None:
            comment = Comment(*match.span(), unescape(words.decode("utf-8")), (0, len(raw)))
            inside = open_ and (match["note"] is not None or open_[-1][0] in _UNITS)
            (open_[-1][2] if inside else ahead if match["comment"] is not None else found).append(comment)
        elif name is not None and not match["close"]:
            open_.append((name, match.start(), ahead if name in _UNITS else []))
            ahead = [] if name in _UNITS else ahead
        if name is not None and (match["close"] or match["empty"]) and open_:
            _, start, waiting = open_.pop()
            found += [comment._replace(reach=(start, match.end())) for comment in waiting]
    return found + [comment._replace(reach=(comment.end, comment.end)) for comment in ahead]
