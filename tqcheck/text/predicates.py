"""What only things do (*came into force*, *was built*) and what only persons do (*was sworn in*, *wept*), by the words behind a pronoun."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from .lazy import Expression
from .wordlists import table

_WORD = Expression(r"\s+(?P<word>[\w'%-]+(?:[.,]\d+)*)|[^\w\s]|\Z")
_BE = frozenset("is was are were be been being isn't wasn't".split())
_PASSED = _BE | frozenset(
    "has had have will would can could may might must should does did not also then now later never always already soon still only alone "
    "initially officially originally partly mainly entirely completely recently finally eventually therefore currently immediately only just "
    "nearly almost about around more than over some at least up to going expected likely".split()
)
_ENDS = frozenset("in on at to for from with by and or as of when while after before because that again up down into off last this".split())
_NUMBERS = frozenset(
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety several many hundreds thousands a".split()
)
_REACH = 10


@cache
def _rows() -> dict[tuple[str, bool], list[tuple[str, tuple[str, ...]]]]:
    """(verb, behind a form of be) → what does so, thing or person, and what must follow."""
    found: dict[tuple[str, bool], list[tuple[str, tuple[str, ...]]]] = {}
    for row in table("predicates.tsv"):
        kind, _, be = row[0].partition("-")
        for verb in row[1].split():
            found.setdefault((verb, bool(be)), []).append((kind, tuple(row[2].split("|")) if len(row) > 2 else ()))
    return found


def subject_of(text: str, at: int) -> str:
    """Of what the words text[at:] behind a pronoun can only be said: thing, person or nothing."""
    words = list(_words(text, at))
    be = False
    for k, word in enumerate(words):
        key = "#" if _number(word) and be else word
        for kind, follows in _rows().get((key, be), ()):
            if not follows or any(_follows(words[k + 1 :], each.split(), key == "#") for each in follows):
                return kind
        if word in _BE:
            be = True
        elif word not in _PASSED and not word.endswith("ly"):
            break
    return ""


def _words(text: str, at: int) -> Iterable[str]:
    """The next words in lower case, a mark of punctuation as one."""
    for _ in range(_REACH):
        match = _WORD.match(text, at)
        if match is None:
            return
        yield (match["word"] or ".").lower()
        if match["word"] is None:
            return
        at = match.end()


def _follows(words: list[str], wanted: list[str], counted: bool) -> bool:
    if counted and len(words) > 1 and words[0] in ("million", "thousand"):
        words = words[1:]
    if len(words) < len(wanted):
        return wanted == ["."] and not words
    k = 0
    for each in wanted:
        if k >= len(words):
            return False
        if each == "#":
            if not _number(words[k]):
                return False
            while k < len(words) and (_number(words[k]) or words[k] in ("million", "billion", "thousand")):
                k += 1
        elif each == ".":
            return words[k] == "." or words[k] in _ENDS
        elif words[k] != each:
            return False
        else:
            k += 1
    return True


def _number(word: str) -> bool:
    return word[:1].isdigit() or word in _NUMBERS
