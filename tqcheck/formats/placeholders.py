"""What is no prose inside the strings of programs: variables, tags, addresses."""

from __future__ import annotations

from ..text.lazy import Expression

Spans = tuple[tuple[int, int], ...]
_PLACEHOLDER = Expression(
    r"%(?:\(\w+\))?(?:\d+\$)?[-+#0]*(?:\d+|\*)?(?:\.(?:\d+|\*))?(?:hh|h|ll|l|L|z|j|t)?[diouxXeEfFgGcrsa@](?!\w)"  # printf
    r"|%(?:\(\w+\)|\d+\$)[a-zA-Z@]|%\{\w+\}|%[A-Za-z_][\w.-]*%"
    r"|\{\w{1,3}>|<\w{1,3}\}"  # Phrase
    r"|\$\{[^{}]*\}|\$t\([^()]*\)|\{\{.*?\}\}|\{[^{}]*\}|\$\w+\$"
    r"|</?[A-Za-z][^<>]*>|&(?:\w+|\#\d+|\#x[0-9A-Fa-f]+);"
    r"|https?://[^\s<>\"”»)\]]+|\b[\w.+-]+@[\w-]+\.[\w.-]+\w"
)


def may_hold(text: str) -> bool:
    """Whether a string has a character that placeholders are made of: a quick look before `spans`."""
    return "%" in text or "{" in text or "<" in text or "&" in text or "$" in text or "@" in text or "://" in text


def spans(text: str) -> Spans:
    """The spans of placeholders in a string, in order."""
    return tuple(match.span() for match in _PLACEHOLDER.finditer(text)) if may_hold(text) else ()
