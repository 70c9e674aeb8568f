"""HTML: the file is one text; the rules read its blocks, without tags, references resolved, white space as a browser shows it.

Not read are scripts, styles, code, deleted text, marks of footnotes, addresses, elements with `translate="no"` or in another language. Of attributes, `alt`, `title`,
`placeholder` and `aria-label` are read as blocks of their own.
"""

from __future__ import annotations

import re
from array import array

from ..model import Segment, View
from ..text.languages import same
from ..text.lazy import Expression, I, S
from .pieces import OBJECT, Piece, joined
from .webtext import reference

_QUOTED = r"\"(?:[^\"<>]*+\"|[^\"]{0,500}\")|'(?:[^'<>]*+'|[^']{0,500}')"
_TOKEN = Expression(
    r"<!--.*?(?:-->|\Z)|<![^>]*>|<\?.*?(?:\?>|\Z)|(?P<template>\{\{.*?\}\}|\{%.*?%\}|<%.*?%>)"
    rf"|<(?P<raw>script|style|textarea|template|svg|math|noscript|iframe|object)\b(?:[^\"'<>]+|{_QUOTED})*+>.*?(?:</(?P=raw)\s*>|\Z)"
    rf"|</(?P<close>[a-z][\w:-]*)[^<>]*>|<(?P<open>[a-z][\w:-]*)(?P<attributes>(?:[^\"'<>]+|{_QUOTED})*+)>"
    r"|&(?P<reference>\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);|(?P<space>[ \t\r\n\f]*[\t\r\n\f][ \t\r\n\f]*|[ ]{2,})",
    I | S,
)
_ATTRIBUTE = Expression(r"([\w:-]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'<>=]+)))?")
_ADDRESS = Expression(r"https?://[^\s<>\"”»)\]]+|www\.[^\s<>\"”»)\]]+|\b[\w.+-]+@[\w-]+\.[\w.-]+\w")
_READ = frozenset(("alt", "title", "placeholder", "aria-label"))
_CODE = frozenset(("code", "pre", "kbd", "samp", "var"))
_NOTES = frozenset("footnote-ref footnote-back noteref doc-noteref doc-backlink reference mw-ref footnoteref".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd mark q ruby s samp small span strike strong sub sup "
    "time tt u var wbr".split()
)


def segment(text: str, target: str, source: str | None = None) -> Segment:
    """The one segment of an HTML file; `source` is the HTML of its source."""
    found = pieces(text, target)
    starts, ends = array("Q"), array("Q")
    for piece in found:
        if piece.kind == "text":
            starts.extend(range(piece.start, piece.end))
            ends.extend(range(piece.start + 1, piece.end + 1))
        elif piece.text:
            starts.extend([piece.start] * len(piece.text))
            ends.extend([piece.end] * len(piece.text))
    original = joined(pieces(source, "")) if source is not None else None
    shown = _ADDRESS.sub(lambda match: OBJECT * len(match[0]), joined(found))
    return Segment(None, text, original, view=View(shown, starts, ends))


def pieces(text: str, language: str) -> list[Piece]:
    """What a reader sees, in blocks with a line break between; texts of attributes at the end."""
    walk = _Walk(text, language)
    for match in _TOKEN.finditer(text):
        walk.text(match.start())
        walk.token(match)
    walk.text(len(text))
    return [*walk.found, *walk.aside]


class _Walk:
    def __init__(self, text: str, language: str) -> None:
        self.raw, self.language = text, language
        self.found: list[Piece] = []
        self.aside: list[Piece] = []
        self.position = 0
        self._hidden, self._depth = "", 0  # the element that is not read, and how often its name is open
        self._last = "\n"

    def text(self, end: int) -> None:
        """Plain characters up to `end`."""
        start, self.position = self.position, end
        if start < end and not self._hidden:
            if self._last in " \n" and self.raw[start] == " ":
                start += 1
            if start < end:
                self._add(start, end, self.raw[start:end], "text")

    def token(self, match: re.Match[str]) -> None:
        """Markup, a reference or white space."""
        start, end = match.span()
        self.position = end
        name = (match["open"] or match["close"] or "").lower()
        if self._hidden:
            self._within(name, bool(match["open"]), start, end)
        elif match["space"]:
            if self._last not in " \n":
                self._add(start, end, " ", "escape")
        elif match["reference"]:
            self._add(start, end, reference(match["reference"]), "escape")
        elif name:
            self._tag(name, match["attributes"] or "", bool(match["open"]), match.start("attributes"), start, end)
        elif match["template"] or (match["raw"] and match["raw"].lower() in ("svg", "math")):
            self._add(start, end, OBJECT, "code")

    def _within(self, name: str, opens: bool, start: int, end: int) -> None:
        if name == self._hidden:
            self._depth += 1 if opens else -1
            if not self._depth:
                self._hidden = ""
                if name not in _INLINE:
                    self._break(start, end)

    def _tag(self, name: str, attributes: str, opens: bool, base: int, start: int, end: int) -> None:
        told = {m[1].lower(): m for m in _ATTRIBUTE.finditer(attributes)} if opens and attributes.strip("/ ") else {}
        for key, match in told.items():
            if key in _READ:
                self._attribute(match, base)
        if name not in _INLINE or name == "br":
            self._break(start, end)
        unseen = opens and (name == "del" or _is_note(told))
        hidden = opens and name not in _VOID and (unseen or name in _CODE or self._kept(name, told))
        if hidden:
            self._hidden, self._depth = name, 1
        if name in _INLINE and not unseen and (hidden or name == "img"):
            self._add(start, end, OBJECT, "code")

    def _kept(self, name: str, told: dict[str, re.Match[str]]) -> bool:
        """Whether an element is in another language or not for translation."""
        if name in ("html", "body"):
            return False
        values = {key: match[2] or match[3] or match[4] or "" for key, match in told.items() if key in ("lang", "translate", "class")}
        return (
            values.get("translate") == "no"
            or "notranslate" in values.get("class", "").split()
            or not same(values.get("lang"), self.language)
        )

    def _attribute(self, match: re.Match[str], base: int) -> None:
        group = next((i for i in (2, 3, 4) if match[i]), 0)
        if not group or not any(c.isalpha() for c in match[group]):
            return
        at = base + match.start(group)
        self.aside.append(Piece(at, at, "\n", "code"))
        self.aside += attribute_pieces(match[group], at)

    def _break(self, start: int, end: int) -> None:
        if self._last != "\n":
            self._add(start, end, "\n", "code")

    def _add(self, start: int, end: int, text: str, kind: str) -> None:
        self.found.append(Piece(start, end, text, kind))
        if text:
            self._last = text[-1]


def _value(told: dict[str, re.Match[str]], key: str) -> str:
    match = told.get(key)
    return (match[2] or match[3] or match[4] or "") if match else ""


def _is_note(told: dict[str, re.Match[str]]) -> bool:
    """Whether an element is the mark of a footnote, or the way back from one."""
    if not told:
        return False
    words = f"{_value(told, 'class')} {_value(told, 'role')} {_value(told, 'epub:type')}".lower().split()
    return any(word in _NOTES for word in words)


def attribute_pieces(raw: str, base: int) -> list[Piece]:
    """The value of an attribute."""
    found: list[Piece] = []
    position = 0
    for match in _REFERENCE.finditer(raw):
        start, end = match.span()
        found.append(Piece(base + position, base + start, raw[position:start]))
        found.append(Piece(base + start, base + end, reference(match[1]), "escape"))
        position = end
    found.append(Piece(base + position, base + len(raw), raw[position:]))
    return [piece for piece in found if piece.text]


_REFERENCE = Expression(r"(?i)&(\#\d+|\#x[0-9a-f]+|[a-z][a-z0-9]*);")
