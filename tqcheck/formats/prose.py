"""Plain text and Markdown: the whole file is one segment; what is no prose is masked."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Segment
from ..text.lazy import Expression, M, S

_URL = Expression(r"(?:https?://|www\.)[^\s<>\"”»)\]]+|\b[\w.+-]+@[\w-]+\.[\w.-]+\w")
_MARKDOWN = Expression(
    r"\A---\r?\n.*?^(?:---|\.\.\.)[ \t]*$"  # front matter
    r"|^(?P<fence>`{3,}|~{3,}).*?^(?P=fence)[`~]*[ \t]*$"
    r"|^(?: {4}|\t)(?!\s*(?:[-*+]|\d+\.)\s).*$"  # indented code
    r"|(?P<ticks>`+)(?!`).+?(?<!`)(?P=ticks)(?!`)"
    r"|<!--.*?-->|</?[A-Za-z][^<>\n]*>"
    r"|(?<=\])\([^()\s]*(?:\s+\"[^\"]*\")?\)|(?<=\])\[[^\[\]]*\]|^\[[^\]]+\]:\s*\S+.*$",
    M | S,
)


def segment(text: str, source: str | None, markdown: bool = False) -> Segment:
    """The one segment of a prose file."""
    spans = list(_addresses(text))
    if markdown:
        spans += [m.span() for m in _MARKDOWN.finditer(text)]
    return Segment(None, text, source, masked=tuple(sorted(spans)))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    """Addresses of pages and mail boxes, looked for only in lines that hold a sign of one."""
    if "@" not in text and "://" not in text and "www." not in text:
        return
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if "@" in line or "://" in line or "www." in line:
            yield from (match.span() for match in _URL.finditer(text, start, end))
        start = end + 1
