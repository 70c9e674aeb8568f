"""Indefinite articles, capitals, spaces and small words around a replaced span."""

from __future__ import annotations

from functools import cache

from .lazy import Expression
from .wordlists import table

_SPELLED_OUT = Expression(r"[A-Z](?:[A-Z0-9.]|$|\b)")
"""Acronyms, of which the letters are spoken: an NGO, a UN envoy."""
_SMALL_BEHIND = Expression(r"[A-Z]{2,}[a-z]")
_AN_BEFORE_DIGITS = Expression(r"8|1[18](?!\d)")


_OPENER = Expression(r"(?:The|An?|This|That|These|Those|Its?|His|Her|Their|He|She|They|We|There) ")
"""What has a capital only where a sentence begins, behind an abbreviation too (*He met Mr X. The rescues*)."""


def indefinite(word: str) -> str:
    """``a`` or ``an`` before `word`, by sound."""
    word = word.lstrip("\"'“‘(")
    if _AN_BEFORE_DIGITS.match(word):
        return "an"
    if _SPELLED_OUT.match(word) and not _SMALL_BEHIND.match(word):
        return _by_beginning(word) or ("an" if word[0] in "AEFHILMNORSX" else "a")
    return _by_beginning(word.lower()) or ("an" if word[:1].lower() in tuple("aeiou") else "a")


def _by_beginning(word: str) -> str | None:
    """The article that the longest known beginning of a word decides."""
    known = _beginnings()
    return next((known[word[:size]] for size in range(max(map(len, known)), 0, -1) if word[:size] in known), None)


@cache
def _beginnings() -> dict[str, str]:
    """The article before words that begin so; acronyms that are spoken as words stand in capitals."""
    return {row[0]: row[1] for row in table("a-an.tsv")}


def capitalise_like(replacement: str, original: str, at_start: bool) -> str:
    """Give the replacement a capital where the original had one for its place in the sentence, not for its meaning."""
    if replacement and original[:1].isupper() and (at_start or _OPENER.match(original)) and replacement[0].islower():
        return replacement[0].upper() + replacement[1:]
    return replacement


_REPEATED = frozenset("the a an of to in on at for from by with as is are was were be".split())
_REPEATED_BEHIND = frozenset({"the", "a", "an", "of", "to"})


def unrepeated(text: str, sentence: str, start: int, end: int) -> str:
    """A suggestion without the small word by which it begins or ends, where the same one stands beside the match already."""
    first, last = text.partition(" "), text.rpartition(" ")
    if first[2] and first[0].lower() in _REPEATED and sentence[:start].lower().split()[-1:] == [first[0].lower()]:
        return first[2]
    if last[0] and last[2] in _REPEATED_BEHIND and sentence.startswith(f" {last[2]} ", end):
        return last[0]
    return text


def widened_deletion(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A deleted span takes along the space that would be left double or dangling."""
    if end < len(sentence) and sentence[end] == " " and (start == 0 or sentence[start - 1] == " "):
        return start, end + 1
    return start, end
