"""Text and its character references in HTML and WebVTT."""

from __future__ import annotations


def reference(name: str) -> str:
    """The text of ``&name;``, ``&#233;`` or ``&#xe9;`` given without the ampersand and semicolon; itself where it is none."""
    from html import unescape

    return unescape(f"&{name};")


def escape(text: str, raw: str) -> str:
    """Text as it stands between tags, or in a quoted attribute."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
