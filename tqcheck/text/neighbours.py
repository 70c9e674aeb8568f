"""The words beside a span: what tells one finding from another when the text around them is edited."""

from __future__ import annotations

from .fold import literal

WORDS, _REACH = 2, 80


def neighbours(sentence: str, start: int, end: int) -> tuple[str, str]:
    """The two folded words before and the two after a span of a sentence; fewer where it begins or ends there."""
    before = literal(sentence[max(0, start - _REACH) : start]).split()
    after = literal(sentence[end : end + _REACH]).split()
    return " ".join(before[-WORDS:]), " ".join(after[:WORDS])
