"""Whether a suggestion is one of the corrections that an annotator wrote."""

from __future__ import annotations

import re

from .gold import Error

_SPACE = re.compile(r"\s+")
_BEFORE_MARK = re.compile(r"\s+([.,;:!?])")
_WORDS = re.compile(r"\w+(?:[.,'’-]\w+)*|[^\w\s]")
_SAME = {ord("’"): "'", ord("‘"): "'", ord("“"): '"', ord("”"): '"'}


def right(target: str, span: tuple[int, int], suggestion: str, error: Error) -> bool:
    """Whether replacing `span` by `suggestion` does what one of the corrections does; capitals, quotes and white space aside.

    It does when both texts are the same, when suggestion and correction are the same (the spans may differ by an article), or when the
    replacement brings the words of the correction into the place.
    """
    start, end = span
    first, last = min(start, error.start), max(end, error.end)
    made = _plain(target[:start] + suggestion + target[end:])
    window = target[first:start] + suggestion + target[end:last]
    for correction in error.corrections:
        if made == _plain(target[: error.start] + correction + target[error.end :]):
            return True
        if correction and _plain(suggestion) == _plain(correction):
            return True
        if correction and _times(correction, window) > _times(correction, target[first:last]):
            return True
    return False


def _plain(text: str) -> str:
    return _BEFORE_MARK.sub(r"\1", _SPACE.sub(" ", text.casefold().translate(_SAME))).strip()


def _times(words: str, text: str) -> int:
    """How often a run of words stands in a text."""
    wanted, there = _WORDS.findall(_plain(words)), _WORDS.findall(_plain(text))
    return sum(there[i : i + len(wanted)] == wanted for i in range(len(there) - len(wanted) + 1))
