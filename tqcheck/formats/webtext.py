"""Character references of HTML and WebVTT."""

from __future__ import annotations


def reference(name: str) -> str:
    """The text of ``&name;``, ``&#233;`` or ``&#xe9;`` given without the ampersand and semicolon; itself where it is none."""
    from html import unescape

    return unescape(f"&{name};")
