"""Readers: from a path to a `Document`. One module a format; this one decides which and deals with bytes."""

from __future__ import annotations

import os
import sys

from ..errors import UserError
from ..model import Document

FORMATS = {"text": (".txt", ".text"), "markdown": (".md", ".markdown"), "jsonl": (".jsonl", ".ndjson"), "tsv": (".tsv",)}
"""Format names and the file name endings that mean them."""


def read(path: str, source: str | None = None, input_format: str | None = None) -> Document:
    """Read one target file (``-``: standard input), with its source file where there is one. Raises `UserError`."""
    raw = _bytes(path)
    text = decode(raw, path)
    name = input_format or _recognise(path)
    if name in ("jsonl", "tsv"):
        if source:
            raise UserError(f"a {name} file carries its own sources; --source is for texts", path)
        from . import segments

        found = segments.jsonl(text, path) if name == "jsonl" else segments.tsv(text, path)
        return Document(path, found, single=False, raw=raw)
    from . import prose

    original = decode(_bytes(source), source) if source else None
    return Document(path, (prose.segment(text, original, markdown=name == "markdown"),), source_path=source, raw=raw)


def decode(raw: bytes, path: str) -> str:
    """UTF-8 with or without a byte order mark (kept out of the text). Raises `UserError` for anything else."""
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UserError("is UTF-16, not UTF-8", path, hint="convert it: iconv -f utf-16 -t utf-8")
    body = raw[3:] if raw.startswith(b"\xef\xbb\xbf") else raw
    if b"\0" in body:
        raise UserError("is a binary file (it holds a NUL byte)", path)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as problem:
        line = body.count(b"\n", 0, problem.start) + 1
        raise UserError(
            f"is not UTF-8: byte 0x{body[problem.start]:02x} at offset {problem.start}",
            path,
            line,
            hint="convert it to UTF-8, for example: iconv -f windows-1252 -t utf-8",
        ) from None


def _bytes(path: str) -> bytes:
    if path == "-":
        return sys.stdin.buffer.read()
    try:
        if os.path.isdir(path):
            raise UserError("is a folder; name files", path)
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        raise UserError("no such file", path) from None
    except OSError as problem:
        raise UserError(f"cannot be read: {problem.strerror or problem}", path) from None


def _recognise(path: str) -> str:
    suffix = os.path.splitext(path)[1].lower()
    return next((name for name, endings in FORMATS.items() if suffix in endings), "text")
