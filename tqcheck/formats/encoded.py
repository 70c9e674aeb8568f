"""Between the bytes of a file and its text."""

from __future__ import annotations

from collections.abc import Iterable

from ..errors import UserError
from ..model import Document, Segment
from ..text.lazy import Expression

MARK = b"\xef\xbb\xbf"
WIDE = {b"\xff\xfe": "utf-16-le", b"\xfe\xff": "utf-16-be"}
"""Byte order marks of UTF-16."""
_ON_THE_WEB = {"iso-8859-1": "windows-1252", "latin1": "windows-1252", "us-ascii": "windows-1252", "utf-16": "utf-8"}
"""What browsers take these names for."""
_CONTROLS = Expression(r"[\x80-\x9f]")
"""What no text in Latin-1 holds, and broken UTF-8 does."""
_DECLARED = {
    "xml": Expression(r"<\?xml\s[^>]*?encoding\s*=\s*[\"']([\w.:-]+)[\"']"),
    "html": Expression(r"(?i)<meta[^>]*?charset\s*=\s*[\"']?([\w.:-]+)"),
    "po": Expression(r"\"Content-Type:[^\"]*?charset=([\w.:-]+)"),
}


def decode(raw: bytes, path: str, above: int = 0, base: int = 0) -> str:
    """UTF-8 with or without a byte order mark (kept out of the text). Raises `UserError` for anything else.

    `above`, `base`: lines and bytes of the file before a window of it.
    """
    if raw.startswith(tuple(WIDE)):
        raise UserError("is UTF-16, not UTF-8", path, hint="convert it: iconv -f utf-16 -t utf-8")
    body = raw[3:] if raw.startswith(MARK) else raw
    if b"\0" in body:
        line = above + body.count(b"\n", 0, body.index(b"\0")) + 1
        raise UserError("is a binary file (it holds a NUL byte)", path, line)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = above + body.count(b"\n", 0, problem.start) + 1
        raise UserError(
            f"is not UTF-8: byte 0x{body[problem.start]:02x} at offset {base + problem.start}",
            path,
            line,
            hint="convert it to UTF-8, for example: iconv -f windows-1252 -t utf-8",
        ) from None


def recoded(raw: bytes, path: str, declared_in: str) -> tuple[bytes, str]:
    """(the file as UTF-8, the encoding it is in) for formats that say their encoding. Raises `UserError`.

    The byte order mark of a UTF-8 file stays, so that offsets are those of the file. `declared_in`: "xml", "html", "po" or "properties" (UTF-8 or, as Java has it, Latin-1).
    """
    mark = next((mark for mark in WIDE if raw.startswith(mark)), None)
    if mark:
        return _transcoded(raw[2:], WIDE[mark], path), f"{WIDE[mark]} marked"
    if declared_in == "properties":
        if _is_utf8(raw) or _CONTROLS.search(raw.decode("latin-1")):
            decode(raw, path)
            return raw, "utf-8"
        return _transcoded(raw, "latin-1", path), "latin-1"
    found = None if raw.startswith(MARK) else _DECLARED[declared_in].search(raw[:4096].decode("latin-1"))
    name = found[1].lower() if found else "utf-8"
    if declared_in == "html":
        name = _ON_THE_WEB.get(name, name)
    if name in ("utf-8", "utf8", "us-ascii", "ascii", "charset"):
        decode(raw, path)
        return raw, "utf-8"
    return _transcoded(raw, name, path), name


def _is_utf8(raw: bytes) -> bool:
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _transcoded(raw: bytes, name: str, path: str) -> bytes:
    try:
        text = raw.decode(name)
    except LookupError:
        raise UserError(f"says that its encoding is {name}, which is unknown", path, 1) from None
    except UnicodeDecodeError as problem:
        where = raw.count(b"\n", 0, problem.start) + 1
        raise UserError(f"says that its encoding is {name}, but byte offset {problem.start} is not", path, where) from None
    if "\0" in text or text.encode(name) != raw:
        raise UserError(f"cannot be read as {name} without loss", path, hint="convert it to UTF-8")
    return text.encode("utf-8")


def body(document: Document) -> bytes:
    """The file as UTF-8, as its offsets count."""
    if document.encoding == "utf-8":
        return document.raw
    name, marked = _named(document)
    return document.raw[2 if marked else 0 :].decode(name).encode("utf-8")


def packed(text: bytes, document: Document) -> bytes:
    """UTF-8 text in the encoding of the document. Raises `UserError` where a character does not exist there."""
    if document.encoding == "utf-8":
        return text
    name, marked = _named(document)
    try:
        out = text.decode("utf-8").encode(name)
    except UnicodeEncodeError as problem:
        char = problem.object[problem.start]
        raise UserError(f"is {name}, which has no {char!r} (U+{ord(char):04X})", document.path, hint="convert it to UTF-8") from None
    return document.raw[:2] + out if marked else out


def _named(document: Document) -> tuple[str, bool]:
    name, _, marked = document.encoding.partition(" ")
    return name, bool(marked)


def in_bytes(segments: Iterable[Segment], text: str, base: int) -> tuple[Segment, ...]:
    """The segments with their places, which are in code points of `text` and in order, turned into bytes; `base` bytes come before."""
    if text.isascii():
        if not base:
            return tuple(segments)
        return tuple(s._replace(place=(s.place[0] + base, s.place[1] + base)) if s.place else s for s in segments)
    out: list[Segment] = []
    at, size = 0, base
    for segment in segments:
        if segment.place is None:
            out.append(segment)
            continue
        start, end = segment.place
        first = size + len(text[at:start].encode("utf-8", "surrogatepass"))
        size = first + len(text[start:end].encode("utf-8", "surrogatepass"))
        at = end
        out.append(segment._replace(place=(first, size)))
    return tuple(out)
