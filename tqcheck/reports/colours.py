"""Text that is safe and, where wanted, coloured on a terminal."""

from __future__ import annotations

from . import Options

COLORS = {"critical": "red", "major": "yellow", "minor": "cyan", "neutral": "white"}
_STEERING = [*range(32), *range(0x7F, 0xA0), *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
_HARMLESS = {**dict.fromkeys(_STEERING, "·"), 9: " ", 10: " ", 13: " "}
"""Control characters and overrides of direction, which a hostile file could use to steer the terminal."""


def printable(text: str) -> str:
    """The text of the same length with white space for tabs and line ends and a dot for what would steer the terminal."""
    return text if text.isascii() and text.isprintable() else text.translate(_HARMLESS)


def paint(options: Options, text: str, fg: str | None = None, bold: bool | None = None, dim: bool | None = None) -> str:
    """The text with colours, or as it is where none are wanted."""
    if not options.color or not text:
        return text
    from click import style

    return style(text, fg=fg, bold=bold, dim=dim)


def emphasis(options: Options, text: str) -> str:
    """Messages write foreign words between asterisks: italic on a terminal that has colours."""
    if not options.color or text.count("*") % 2:
        return text
    from click import style

    return "".join(style(part, italic=True) if i % 2 else part for i, part in enumerate(text.split("*")))
