"""Word documents (DOCX): every paragraph of the body, tables, text boxes, notes, headers and footers is a segment.

Text is what the document shows with its tracked changes accepted: insertions are read, deletions and the places that text was
moved from are not. Runs and hyperlinks have no width; a correction changes the run it stands in. Field codes are not read.
In a table with a column for each language the target column is read, with its sources.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Segment
from ..text.lazy import Expression
from .archive import parts
from .paragraphs import Paragraph, paired, paragraphs
from .pieces import OBJECT, Piece, joined, masked
from .xml import Tag, tokens

_UNSEEN = frozenset(("pPr", "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"))
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_BARE = Expression(r"<((?:\w+:)?t)>((?=\s)[^<]*|[^<]*(?<=\s))</\1>")
_CODE = Expression(r"(?i)val=[\"'][^\"']*(?:verbatim|code)")
_CODE_STYLE = Expression(r"(?i)<w:pStyle\s[^>]*val=[\"'][^\"']*(?:verbatim|code|preformatted)")
_OBJECTS = frozenset(("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference"))


def read(raw: bytes, path: str, source: str = "fr", target: str = "en") -> tuple[Segment, ...]:
    """The paragraphs that hold text, in the order of the parts; places in bytes of their part. Raises `UserError`."""
    found: list[Segment] = []
    for name, body in parts(raw, path):
        listed = paragraphs(body, f"{path} ({name})")
        contents = [pieces(body[p.start : p.end].decode("utf-8")) for p in listed]
        texts = [joined(content) for content in contents]
        sources, unread = paired(listed, texts, source, target)
        for number, paragraph in enumerate(listed):
            if number not in unread and texts[number].replace(OBJECT, "").strip():
                found.append(_segment(name, number, paragraph, body, texts[number], contents[number], sources.get(number)))
    return tuple(found)


def _segment(part: str, number: int, paragraph: Paragraph, body: bytes, text: str, content: list[Piece], source: str | None) -> Segment:
    short = part.removeprefix("word/").removesuffix(".xml")
    start, end = paragraph.start, paragraph.end
    return Segment(
        str(number + 1) if short == "document" else f"{short}:{number + 1}",
        text,
        source,
        document=short,
        masked=masked(content),
        place=(start, end),
        part=part,
        locked=bool(_CODE_STYLE.search(body[start:end].decode("utf-8"))),
    )


def pieces(raw: str) -> list[Piece]:
    """The content of a paragraph."""
    return list(_pieces(raw))


def _pieces(raw: str) -> Iterator[Piece]:
    unseen: list[str] = []
    reading = code = False
    for token in tokens(raw):
        if isinstance(token, Tag):
            if token.opens and not token.closes and (unseen or token.name in _UNSEEN or token.name in ("p", *_OBJECTS)):
                if not unseen and token.name in _OBJECTS:
                    yield Piece(token.start, token.end, OBJECT, "code")
                    unseen.append(token.name)
                    continue
                unseen.append(token.name)
            elif unseen:
                if not token.opens:
                    unseen.pop()
            elif token.name == "t":
                reading = token.opens and not token.closes
            elif token.opens:
                code = bool(token.name == "rStyle" and _CODE.search(token.attributes)) or (code and token.name != "r")
                yield Piece(token.start, token.end, _BREAKS.get(token.name, OBJECT if token.name in _OBJECTS else ""), "code")
        elif reading and not unseen:
            yield token._replace(kind="fixed") if code else token


def kept_spaces(raw: str) -> str:
    """A changed paragraph in which text that begins or ends with a space says that the space counts."""
    return _BARE.sub(r'<\1 xml:space="preserve">\2</\1>', raw)
