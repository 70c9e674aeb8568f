"""Which nouns name things and organisations, and whether one of them is the subject that opens a sentence."""

from __future__ import annotations

from functools import cache

from ..records import NamedTuple
from .lazy import Expression
from .wordlists import listed, row, table

_WORD = Expression(r"[^\W\d_][\w'-]*")
_OPENERS = frozenset("the this that its his her their our a an every each another".split())
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ity", "ness", "ism", "hip")
_OF_A_NATION = ("ian", "ean", "ese", "ish", "can", "gan", "lan", "yan", "wan")
"""Endings of the adjectives that stand for an article in the press."""
_REACH = 6
"""Words behind the article among which the noun is looked for."""


class Subject(NamedTuple):
    """The noun phrase that opens a sentence: its span and its noun, in lower case."""

    start: int
    end: int
    noun: str


@cache
def kinds() -> dict[str, str]:
    """Noun → acts, other, ship or animal; ships and animals may be *he* and *she* in English."""
    return {word: kind for kind in ("animal", "acts", "other", "ship") for word in row("things.tsv", kind).split()}


@cache
def named() -> frozenset[str]:
    """Names of places and the like that no person is called by."""
    return frozenset(row("things.tsv", "named").split("|"))


def places() -> frozenset[str]:
    """Nouns that stand before the name of a place: *the village of Tori*."""
    return listed("things.tsv", "place")


def around(kind: str) -> frozenset[str]:
    """The words of one kind in ``tqcheck/data/pronoun-words.tsv``."""
    return listed("pronoun-words.tsv", kind)


def kind(noun: str) -> str:
    """What a noun in lower case names, or nothing."""
    known = kinds().get(noun)
    return known if known is not None else "other" if noun.endswith(_ENDINGS) and len(noun) > 6 else ""


def animal_in(said: str) -> bool:
    """Whether an animal is named: he and she are right for it."""
    return any(kinds().get(word) == "animal" for word in said.lower().split())


_AS_LARGE = (" the size of a", " the length of a", " the height of a", " the weight of a")


def opening(text: str, first: int, end: int) -> Subject | None:
    """The thing that is the subject of the sentence text[first:end], if it opens it or follows what precedes a subject: *The health
    ministry said*, *Its economy*, *However, the council's committee*, *Last year, a report*."""
    first = _subject(text, first, end)
    found: tuple[int, str] | None = None  # where a noun ends that a verb or the end of the phrase must follow
    at = first
    for count, match in enumerate(_WORD.finditer(text, first, min(end, first + 90))):
        written = match.group()
        word = written.lower()
        if count == 0:
            if match.start() > first + 1:
                return None
            if word in _OPENERS or written.removesuffix("'s") in named():
                at = match.end()
                continue
            if not written[0].isupper():
                return None
            if written.endswith(_OF_A_NATION) and text.startswith(" ", match.end()) and text[match.end() + 1].islower():
                at = match.end()
                continue  # Cameroonian airline Camair-Co
        if found and (text[at : match.start()] != " " or _ends(word) or text.startswith(_AS_LARGE, at)):
            return Subject(first, *found)
        if found and kind(found[1]) == "acts" and written[0].isupper() and word not in _persons():
            found = (match.end(), found[1])  # the company Kavera Trading
            at = match.end()
            continue
        if text[at : match.start()].strip() or count > _REACH or (word in around("verb") and count > 1):
            return None
        found = (match.end(), word) if kind(word) else None
        if count == 0 and not found:
            return None
        at = match.end()
    return Subject(first, *found) if found else None


def _subject(text: str, first: int, end: int) -> int:
    """Where the subject begins behind a stretch that may precede it: *But the bank*, *However, the bank*, *In 2020, the bank*."""
    word = _WORD.match(text, first)
    if word is None:
        return first
    small = word.group().lower()
    if small in around("joint") and text.startswith(" ", word.end()):
        return word.end() + 1
    if small in around("adjunct"):
        comma = text.find(", ", first, min(end, first + 70))
        if comma > 0:
            return comma + 2
    return first


@cache
def _persons() -> frozenset[str]:
    """What may be a person's behind the noun of a body, in lower case: the army General Diallo, the club chairman."""
    names = (name for row in table("first-names.tsv") for name in row[1].lower().split())
    return frozenset(names).union(
        *(
            map(str.lower, listed("people-words.tsv", kind))
            for kind in ("person", "title-male", "title-female", "male", "female", "kin-male", "kin-female")
        )
    )


def ends_at(text: str, end: int) -> bool:
    """Whether a noun phrase ends at text[end]: punctuation or a verb follows."""
    match = _WORD.match(text, end + 1) if text.startswith(" ", end) else None
    return match is None or _ends(match.group().lower())


def _ends(word: str) -> bool:
    """Whether a noun phrase ends before this word: a verb, but not the plural of a noun for persons (the party leaders)."""
    if word in around("verb"):
        return True
    return (
        len(word) > 3
        and word.endswith(("s", "ed", "ing"))
        and not word.endswith(("'s", "ss"))
        and word[:-1] not in listed("people-words.tsv", "person")
    )
