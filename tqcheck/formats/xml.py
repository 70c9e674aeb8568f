"""XML without a tree: expat says where elements begin and end, in bytes; their content is cut into pieces only where it holds markup."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple
from xml.parsers import expat

from ..errors import UserError
from ..text.lazy import Expression
from .pieces import Piece

Attributes = Mapping[str, str]
Starts = Callable[[Attributes], None]
Ends = Callable[[], None]
_CHUNK = 1 << 16
_TOKEN = Expression(
    r"<!--.*?-->|<!\[CDATA\[(?P<cdata>.*?)\]\]>|<\?.*?\?>"
    r"|</(?P<close>[^\s>]+)\s*>|<(?P<open>[^\s/>!?]+)(?P<attributes>(?:[^\"'>]|\"[^\"]*\"|'[^']*')*?)(?P<empty>/?)>"
    r"|&\#x(?P<hex>[0-9A-Fa-f]+);|&\#(?P<decimal>\d+);|&(?P<entity>[^\s;&<]+);|(?P<line>\r\n?)",
    16,  # re.S
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


def _tag_end(body: bytes, start: int) -> int:
    """The end of the tag that begins at `start`, minding quotes."""
    quote = 0
    for i in range(start, len(body)):
        byte = body[i]
        if quote:
            quote = 0 if byte == quote else quote
        elif byte in b"\"'":
            quote = byte
        elif byte == 62:
            return i + 1
    return len(body)


class Parser:
    """expat with places and without DTDs, for the elements that are asked for by their local name."""

    def __init__(self, body: bytes, path: str, starts: dict[str, Starts], ends: dict[str, Ends]) -> None:
        self.body, self.path = body, path
        self.expat = parser = expat.ParserCreate("utf-8", " ")
        opened = _Cache(starts)
        closed = _Cache(ends)

        def start(name: str, told: Attributes) -> None:
            act = opened[name]
            if act:
                act(told)

        def end(name: str) -> None:
            act = closed[name]
            if act:
                act()

        parser.StartElementHandler = start
        parser.EndElementHandler = end
        parser.StartDoctypeDeclHandler = self._doctype

    def run(self) -> None:
        """Parse everything. Raises `UserError` with line and column where the file is not well-formed."""
        parser, body = self.expat, self.body
        try:
            for i in range(0, len(body), _CHUNK):
                parser.Parse(body[i : i + _CHUNK], False)
            parser.Parse(b"", True)
        except expat.ExpatError as problem:
            message = expat.ErrorString(problem.code)
            raise UserError(f"not well-formed XML: {message}", self.path, problem.lineno, problem.offset + 1) from None

    def inside(self, told: Attributes) -> int:
        """Called for the start of an element: where its content begins; the end of the tag where it closes itself."""
        start = self.expat.CurrentByteIndex
        if told and ">" in "".join(told.values()):
            return _tag_end(self.body, start)
        return self.body.index(b">", start) + 1

    def _doctype(self, name: str, system: str | None, public: str | None, internal: int) -> None:
        if internal:
            raise UserError(
                "declares a document type with entities of its own, which is refused",
                self.path,
                self.expat.CurrentLineNumber,
                hint="remove the part in brackets from <!DOCTYPE ... [ ... ]>",
            )


class _Cache(dict[str, Any]):
    """Handlers by ``namespace name``, found by the name alone."""

    def __init__(self, handlers: dict[str, Any]) -> None:
        super().__init__()
        self._handlers = handlers

    def __missing__(self, name: str) -> Any:
        found = self[name] = self._handlers.get(name.rpartition(" ")[2])
        return found
