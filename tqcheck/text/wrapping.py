"""Lines that were broken at a fixed width: where a line break is no end of anything."""

from __future__ import annotations

from itertools import pairwise

from .lazy import Expression

_WIDTH = 50, 100
"""Characters of the longest line of a wrapped text, at least and at most."""
_FULL, _MOSTLY = 0.7, 0.75
"""The share of that length that a full line has, and the share of the lines before another that must be full."""
_ENDS = Expression(r"[.!?…:][\"'»”)]*\s*\Z")
_BLOCK = Expression(r"\s*(?:[-*+] |\d+[.)] |#{1,6} |>|\||`{3}|~{3}|:{3}|=+\s*\Z|-+\s*\Z|\[[^\]]+\]:|<)")
"""What begins a block of Markdown: an item, a heading, a quotation, a table, code."""
_HARD = Expression(r"(?: {2}|\\)\r?\Z|\A\s*(?:#|\||>|[=*_-]+\s*\Z)")
"""A line of Markdown that ends where it is broken."""


def soft_breaks(text: str, markdown: bool = False) -> list[int]:
    """Offsets of the line breaks that only wrap a paragraph. Markdown says where these are; other text shows it by the length of its lines."""
    if "\n" not in text:
        return []
    lines = text.split("\n")
    breaks, position = [], 0
    for line, following in pairwise(lines):
        position += len(line)
        if line.strip() and following.strip():
            breaks.append((position, line, following))
        position += 1
    if markdown:
        return [at for at, line, following in breaks if not _HARD.search(line) and not _BLOCK.match(following)]
    return [at for at, _, _ in breaks] if _is_wrapped(max(map(len, lines)), [line for _, line, _ in breaks]) else []


def _is_wrapped(longest: int, lines: list[str]) -> bool:
    """Whether lines that others follow at once are cut at a width, wherever their sentences end."""
    if not _WIDTH[0] < longest <= _WIDTH[1] or len(lines) < 2:
        return False
    full = sum(len(line) > _FULL * longest for line in lines)
    return full >= _MOSTLY * len(lines) and 2 * sum(_ENDS.search(line) is not None for line in lines) < len(lines)


def unwrapped(text: str, markdown: bool = False) -> str:
    """The same text with a space for every soft line break; same length."""
    parts, done = [], 0
    for at in soft_breaks(text, markdown):
        parts += [text[done:at], " "]
        done = at + 1
    return "".join([*parts, text[done:]]) if parts else text
