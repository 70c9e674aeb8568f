"""The format of a file by its first bytes, where its name does not tell."""

from __future__ import annotations

import json

from ..text.lazy import Expression, S
from .encoded import WIDE

_SIGNS = (
    ("xliff", Expression(r"(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->|<!DOCTYPE[^>]*>)*<(?:\w+:)?xliff[\s>]", S)),
    ("tmx", Expression(r"(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->|<!DOCTYPE[^>]*>)*<tmx[\s>]", S)),
    ("html", Expression(r"(?i)(?:<\?xml[^>]*>)?(?:\s|<!--.*?-->)*(?:<!DOCTYPE html|<html[\s>])", S)),
    ("vtt", Expression(r"WEBVTT(?:[ \t\r\n]|$)")),
    ("srt", Expression(r"\s*\d+[ \t]*\r?\n\d+:\d\d:\d\d[,.]\d+[ \t]*-->")),
    ("po", Expression(r"(?:#.*\r?\n|\s)*(?:msgctxt[ \t]+\"|msgid[ \t]+\")")),
)
_HEAD = 8192


def by_content(raw: bytes) -> str:
    """The name of the format; "text" where nothing tells."""
    if raw.startswith(b"PK\x03\x04"):
        return "docx"
    head = raw[:_HEAD]
    text = head.decode(WIDE.get(head[:2], "utf-8"), "ignore").lstrip("\ufeff")
    for name, sign in _SIGNS:
        if sign.match(text):
            return name
    return "jsonl" if _json_lines(text) else "text"


def _json_lines(text: str) -> bool:
    first = text.lstrip().partition("\n")[0]
    if not first.startswith("{"):
        return False
    try:
        row = json.loads(first)
    except ValueError:
        return False
    return isinstance(row, dict) and "target" in row
