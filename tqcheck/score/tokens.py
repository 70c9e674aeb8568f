"""Words as the models see them: surface tokens of a sentence, and the form under which each is counted."""

from __future__ import annotations

from ..text.fold import plain
from ..text.lazy import Expression

_TOKEN = Expression(r"[^\W\d_]+(?:'(?!s\b)[^\W\d_]+)?|'s\b|\d[\d.,:]*\d|\d|[^\w\s]|_+")
_SUFFIXES = ("ing", "ed", "ly", "tion", "ity", "al", "ous", "ic", "er", "s")
UNKNOWN = ("<?>", "<?cap>", "<?mix>", "<?sym>", *(f"<?{suffix}>" for suffix in _SUFFIXES))
"""The classes of words outside the vocabulary, by their shape."""


def tokens(sentence: str) -> list[str]:
    """Surface tokens: words (possessive 's apart), numbers, single punctuation marks."""
    return _TOKEN.findall(plain(sentence))


def form(token: str) -> str:
    """The form that is counted: lower case, numbers by kind (year, small, other)."""
    if token[0].isdigit():
        if len(token) == 4 and token[0] in "12" and token.isdigit():
            return "<year>"
        return "<small>" if len(token) <= 2 else "<number>"
    return token.lower()


def shape(token: str) -> str:
    """The class of a word that is not in the vocabulary."""
    if not token[0].isalpha():
        return "<?sym>"
    if token[0].isupper():
        return "<?cap>" if token[1:].islower() or len(token) == 1 else "<?mix>"
    for suffix in _SUFFIXES:
        if token.endswith(suffix) and len(token) > len(suffix) + 2:
            return f"<?{suffix}>"
    return "<?>"
