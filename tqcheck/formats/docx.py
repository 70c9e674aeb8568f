"""Word documents (DOCX): every paragraph of the body, tables, text boxes, notes, headers and footers is a segment.

Text is what the document shows with its tracked changes accepted: insertions are read, deletions and the places that text was
moved from are not. Runs and hyperlinks have no width; a correction changes the run it stands in. Field codes are not read.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from ..errors import UserError
from ..model import Segment
from ..text.lazy import Expression
from .pieces import OBJECT, Piece, joined, masked
from .xml import Attributes, Scan, Starts, Tag, tokens

_LARGEST = 512 << 20
_RATIO = 200
_PARTS = ("document", "footnotes", "endnotes", "header", "footer")
_UNSEEN = frozenset(("pPr", "del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"))
_BREAKS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "\u2011", "ptab": "\t"}
_BARE = Expression(r"<((?:\w+:)?t)>((?=\s)[^<]*|[^<]*(?<=\s))</\1>")
_CODE = Expression(r"(?i)val=[\"'][^\"']*(?:verbatim|code)")
_CODE_STYLE = Expression(r"(?i)<w:pStyle\s[^>]*val=[\"'][^\"']*(?:verbatim|code|preformatted)")
_OBJECTS = frozenset(("drawing", "pict", "object", "sym", "footnoteReference", "endnoteReference"))


def read(raw: bytes, path: str) -> tuple[Segment, ...]:
    """The paragraphs that hold text, in the order of the parts; places in bytes of their part. Raises `UserError`."""
    members = parts(raw, path)
    found: list[Segment] = []
    for name, body in members:
        short = name.removeprefix("word/").removesuffix(".xml")
        spans = _Paragraphs(body, f"{path} ({name})").spans
        for number, (start, end) in enumerate(sorted(spans), 1):
            raw_text = body[start:end].decode("utf-8")
            found_in = pieces(raw_text)
            text = joined(found_in)
            if text.replace(OBJECT, "").strip():
                key = str(number) if short == "document" else f"{short}:{number}"
                found.append(
                    Segment(
                        key,
                        text,
                        document=short,
                        masked=masked(found_in),
                        place=(start, end),
                        part=name,
                        locked=bool(_CODE_STYLE.search(raw_text)),
                    )
                )
    return tuple(found)


def parts(raw: bytes, path: str) -> list[tuple[str, bytes]]:
    """(name, content) of the members that hold text, the body first. Raises `UserError`, also for what unpacks too large."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UserError("is not a DOCX: it is encrypted, or an old DOC", path, hint="save it as DOCX without a password")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = [info for info in archive.infolist() if _holds_text(info.filename)]
            if not any(info.filename == "word/document.xml" for info in names):
                raise UserError("is not a Word document: it has no word/document.xml", path)
            if sum(info.file_size for info in names) > _LARGEST:
                raise UserError(f"unpacks to more than {_LARGEST >> 20} MB, which is refused", path)
            return [(info.filename, _member(archive, info, path)) for info in sorted(names, key=lambda i: (_rank(i.filename), i.filename))]
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError) as problem:
        raise UserError(f"is not a readable DOCX: {problem or type(problem).__name__}", path) from None


def _holds_text(name: str) -> bool:
    return name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1 and name[5:-4].rstrip("0123456789") in _PARTS


def _rank(name: str) -> int:
    return _PARTS.index(name[5:-4].rstrip("0123456789"))


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, path: str) -> bytes:
    if info.file_size > 1 << 20 and info.file_size > _RATIO * max(info.compress_size, 1):
        raise UserError(f"{info.filename} unpacks to {info.file_size:,} bytes from {info.compress_size:,}, which is refused", path)
    with archive.open(info) as member:
        body = member.read(info.file_size + 1)
    if len(body) > info.file_size:
        raise UserError(f"{info.filename} is larger than the archive says", path)
    if b"\0" in body or body.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError(f"{info.filename} is not UTF-8", path)
    return body


class _Paragraphs:
    """The places of all paragraphs of a part, the inner ones of text boxes too."""

    def __init__(self, body: bytes, path: str) -> None:
        self.spans: list[tuple[int, int]] = []
        self._open: list[int] = []
        self._unseen = 0
        starts: dict[str, Starts] = {"p": self._begin, "Fallback": self._hide}
        self._scan = Scan(body, path, starts, {"p": self._finish, "Fallback": self._show})
        self._scan.run()

    def _begin(self, told: Attributes) -> None:
        self._open.append(self._scan.after)

    def _finish(self) -> None:
        start, end = self._open.pop(), self._scan.at
        if start < end and not self._unseen:
            self.spans.append((start, end))

    def _hide(self, told: Attributes) -> None:
        self._unseen += 1

    def _show(self) -> None:
        self._unseen -= 1


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


def replaced(raw: bytes, changed: dict[str, bytes]) -> bytes:
    """The archive with other contents for some members; all the others stay as they are, byte by byte. Raises `KeyError`."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        listed = sorted(archive.infolist(), key=lambda info: info.header_offset)
        directory = archive.start_dir
    out = bytearray()
    moved: dict[int, int] = {}
    sizes: dict[int, tuple[int, int, int]] = {}
    for info, after in zip(listed, [*(i.header_offset for i in listed[1:]), directory], strict=True):
        moved[info.header_offset] = len(out)
        if info.filename not in changed:
            out += raw[info.header_offset : after]
            continue
        content = changed[info.filename]
        squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = squeezer.compress(content) + squeezer.flush() if info.compress_type == zipfile.ZIP_DEFLATED else content
        sizes[info.header_offset] = zlib.crc32(content), len(packed), len(content)
        out += _local_header(raw, info.header_offset, sizes[info.header_offset]) + packed
    return bytes(out) + _directory(raw, directory, len(out), moved, sizes)


def _local_header(raw: bytes, at: int, sizes: tuple[int, int, int]) -> bytes:
    """The header of a member with new checksum and sizes, without the flag for sizes that follow and without extra fields."""
    name = int.from_bytes(raw[at + 26 : at + 28], "little")
    flags = int.from_bytes(raw[at + 6 : at + 8], "little") & ~8
    numbers = b"".join(number.to_bytes(4, "little") for number in sizes)
    return (
        raw[at : at + 6]
        + flags.to_bytes(2, "little")
        + raw[at + 8 : at + 14]
        + numbers
        + raw[at + 26 : at + 28]
        + b"\0\0"
        + raw[at + 30 : at + 30 + name]
    )


def _directory(raw: bytes, at: int, new: int, moved: dict[int, int], sizes: dict[int, tuple[int, int, int]]) -> bytes:
    """The central directory with new offsets, checksums and sizes, and the record that ends the archive."""
    out = bytearray()
    position = at
    while raw[position : position + 4] == b"PK\x01\x02":
        length = 46 + sum(int.from_bytes(raw[position + i : position + i + 2], "little") for i in (28, 30, 32))
        entry = bytearray(raw[position : position + length])
        offset = int.from_bytes(entry[42:46], "little")
        entry[42:46] = moved[offset].to_bytes(4, "little")
        if offset in sizes:
            entry[8:10] = (int.from_bytes(entry[8:10], "little") & ~8).to_bytes(2, "little")
            entry[16:28] = b"".join(number.to_bytes(4, "little") for number in sizes[offset])
        out += entry
        position += length
    tail = bytearray(raw[position:])
    end = tail.rindex(b"PK\x05\x06")
    tail[end + 12 : end + 20] = len(out).to_bytes(4, "little") + new.to_bytes(4, "little")
    return bytes(out) + bytes(tail)
