"""XML without a tree: expat says whether it is well-formed, a scan finds elements and their places; content is cut up only where it holds markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from xml.parsers import expat

from ..errors import UserError
from ..records import NamedTuple
from ..text.lazy import Expression, S
from .pieces import Piece

Attributes = Mapping[str, str]
Starts = Callable[[Attributes], None]
Ends = Callable[[], None]
_CHUNK = 1 << 16
_TOKEN = Expression(
    r"<!--.*?-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?.*?\?>"
    r"|</(?P<close>[^\s>]+)\s*>|<(?P<open>[^\s/>!?]+)(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
    r"|&\#x(?P<hex>[0-9A-Fa-f]+);|&\#(?P<decimal>\d+);|&(?P<entity>[^\s;&<]+);|(?P<line>\r\n?)",
    S,
)
_ATTRIBUTE = Expression(r"([^\s=]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_ENTITIES = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}


class Tag(NamedTuple):
    """A tag inside the content of an element; `name` without its prefix."""

    name: str
    opens: bool
    closes: bool
    attributes: str
    start: int
    end: int


def tokens(raw: str) -> Iterator[Piece | Tag]:
    """The content of an element in order: text, references, CDATA and comments as pieces, and its tags."""
    position = 0
    for match in _TOKEN.finditer(raw):
        start, end = match.span()
        if start > position:
            yield Piece(position, start, raw[position:start])
        position = end
        kind = match.lastgroup
        if kind in ("empty", "close"):
            name = (match["close"] or match["open"]).rpartition(":")[2]
            yield Tag(
                name, match["close"] is None, match["close"] is not None or bool(match["empty"]), match["attributes"] or "", start, end
            )
        elif kind == "cdata":
            yield from _cdata(match["cdata"], start, end)
        elif kind == "line":
            yield Piece(start, end, "\n", "escape")
        elif kind is None:
            yield Piece(start, end, "", "code")
        else:
            yield _reference(match[kind], kind, start, end)
    if position < len(raw):
        yield Piece(position, len(raw), raw[position:])


def _cdata(text: str, start: int, end: int) -> Iterator[Piece]:
    yield Piece(start, start + 9, "", "code")
    position = start + 9
    for i, line in enumerate(text.split("\r\n")):
        if i:
            yield Piece(position, position + 2, "\n", "escape")
            position += 2
        yield Piece(position, position + len(line), line, "verbatim")
        position += len(line)
    yield Piece(end - 3, end, "", "code")


def _reference(name: str, kind: str, start: int, end: int) -> Piece:
    if kind == "entity":
        char = _ENTITIES.get(name)
        return Piece(start, end, char, "escape") if char else Piece(start, end, "\ufffc", "code")
    number = int(name, 16 if kind == "hex" else 10)
    return Piece(start, end, chr(number), "escape") if number < 0x110000 else Piece(start, end, "\ufffc", "code")


def attributes(raw: str) -> dict[str, str]:
    """The attributes of a tag, names without their prefix."""
    return {m[1].rpartition(":")[2]: unescape(m[2] if m[2] is not None else m[3]) for m in _ATTRIBUTE.finditer(raw)}


def unescape(raw: str) -> str:
    """Text whose only markup is references."""
    return raw if "&" not in raw else "".join(t.text for t in tokens(raw) if isinstance(t, Piece))


def escape(text: str, raw: str = "") -> str:
    """Text as it stands in the content of an element."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")


def check(body: bytes, path: str) -> None:
    """Raise `UserError` with line and column where a file is not well-formed, or declares entities of its own."""
    parser = expat.ParserCreate("utf-8")

    def doctype(name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            raise UserError(
                "declares a document type with entities of its own, which is refused",
                path,
                parser.CurrentLineNumber,
                hint="remove the part in brackets from <!DOCTYPE ... [ ... ]>",
            )

    parser.StartDoctypeDeclHandler = doctype
    try:
        for i in range(0, len(body), _CHUNK):
            parser.Parse(body[i : i + _CHUNK], False)
        parser.Parse(b"", True)
    except expat.ExpatError as problem:
        told = expat.ErrorString(problem.code)
        raise UserError(f"not well-formed XML: {_CUT.get(told, told)}", path, problem.lineno, problem.offset + 1) from None


class Scan:
    """The tags of some elements of a well-formed file, by their local name, with their places.

    While a handler runs, the tag stands from `at` to `after`. `short` is a pattern for whole elements that need no handlers for
    their parts; `whole` gets its matches. expat has checked the file before, so that a pattern may find the tags: no `<` stands in
    an attribute.
    """

    def __init__(
        self,
        body: bytes,
        path: str,
        starts: dict[str, Starts],
        ends: dict[str, Ends],
        short: bytes = b"",
        whole: Callable[[re.Match[bytes]], None] | None = None,
    ) -> None:
        self.body, self.path = body, path
        self.at = self.after = 0
        self._starts = {name.encode(): act for name, act in starts.items()}
        self._ends = {name.encode(): act for name, act in ends.items()}
        self._whole = whole
        names = b"|".join(sorted({re.escape(name) for name in (*self._starts, *self._ends)}))
        self._pattern = re.compile(
            (short + b"(?P<whole>)|" if short else b"")
            + rb"<(?:!--.*?-->|!\[CDATA\[.*?\]\]>|\?.*?\?>|(?P<close>/?)(?:[\w.-]+:)?(?P<name>"
            + names
            + rb")(?=[\s/>])"
            rb"(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*)>)",
            re.S,
        )

    def run(self) -> None:
        """Call the handlers in order. Raises `UserError` where the file is not well-formed."""
        check(self.body, self.path)
        starts, ends, whole = self._starts, self._ends, self._whole
        for match in self._pattern.finditer(self.body):
            kind = match.lastgroup
            if kind == "whole" and whole:
                whole(match)
                continue
            name = match["name"]
            if name is None:
                continue
            self.at, self.after = match.span()
            if match["close"]:
                if name in ends:
                    ends[name]()
                continue
            raw = match["attributes"]
            if name in starts:
                starts[name](attributes(raw.decode("utf-8")) if raw else _NONE)
            if raw.endswith(b"/") and name in ends:
                self.at = self.after
                ends[name]()

    def wrong(self, message: str) -> UserError:
        """An error at the current tag."""
        return UserError(message, self.path, self.body.count(b"\n", 0, self.at) + 1)


_CUT = {
    "no element found": "the file ends before its elements do",
    "unclosed token": "the file ends inside a tag",
    "unclosed CDATA section": "the file ends inside a CDATA section",
}
"""What expat says where a file is cut."""
_NONE: Attributes = {}
