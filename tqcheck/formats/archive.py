"""The archive that a DOCX is: its members that hold text, with limits, and the same archive with some of them changed."""

from __future__ import annotations

import io
import zipfile
import zlib

from ..errors import UserError

_LARGEST = 512 << 20
_RATIO = 200
_PARTS = ("document", "footnotes", "endnotes", "header", "footer")


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
    # RuntimeError: a member under a password, or packed in a way that zipfile does not know
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, ValueError, OSError) as problem:
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
