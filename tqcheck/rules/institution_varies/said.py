"""The names of institutions in English, and whether two of them say the same in other words or in another order."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...records import NamedTuple
from ...text import stems
from ...text.lazy import Expression
from ...text.wordlists import listed, table

_WORD = r"[A-ZÀ-Þ][\w-]*(?:'s\b|'(?= [A-Z]))?"
_RUN = Expression(rf"{_WORD}(?: (?:(?:of|for|on|against|and)(?: the)? )?{_WORD})*")
_SMALL = frozenset("of the for and on in against to".split())
_OPENS = frozenset(
    "the a an in on at by for from with to of and but when while as after before since according however last this its his her".split()
)


class Name(NamedTuple):
    """The name of an institution: its place and the words."""

    start: int
    end: int
    text: str


def names(text: str, start: int = 0, end: int | None = None) -> Iterator[Name]:
    """The runs of capitalised words with a noun for an institution; a word that only begins the sentence is left out."""
    for run in _RUN.finditer(text, start, len(text) if end is None else end):
        begin, stop = run.span()
        first = run.group().partition(" ")[0]
        if first.lower() in _OPENS:
            begin += len(first) + 1
        said = text[begin:stop].removesuffix("'s").removesuffix("'")
        if " " in said and not heads().isdisjoint(said.lower().split()):
            yield Name(begin, begin + len(said), said)


@cache
def heads() -> frozenset[str]:
    """English nouns for institutions."""
    return listed("institutions.tsv", "english")


def content(name: str) -> list[str]:
    """The stems of the words that count, in order."""
    said = name.lower().replace("'s", "").replace("'", "").split()
    return [_one("spelled").get(stem, stem) for word in said if word not in _SMALL for stem in [stems.english(word)]]


def sense(name: str) -> list[str]:
    """The same, one word for all that mean the same."""
    return sorted(_one("same").get(word, word) for word in content(name))


@cache
def _one(kind: str) -> dict[str, str]:
    """Stem → the stem that stands for all of its set."""
    sets = [row[1].split() for row in table("institutions.tsv") if row[0] == kind]
    return {stems.english(word): stems.english(words[0]) for words in sets for word in words}


def differ(one: str, other: str) -> bool:
    """Whether neither of two names is only a shorter form of the other, or the same but for small words."""
    a, b = content(one), content(other)
    return a != b and not set(a) < set(b) and not set(b) < set(a)


def turned(one: str, other: str) -> bool:
    """Whether one name has behind *of* what opens the other: *Security Council of the United Nations*, *United Nations Security Council*."""
    a, b = content(one), content(other)
    return any(a[k:] + a[:k] == b for k in range(1, len(a)))


def varied(one: str, other: str) -> bool:
    """Whether two names say the same, but not as good English varies: in other words or another order."""
    return (
        differ(one, other)
        and sense(one) == sense(other)
        and not turned(one, other)
        and (len(content(one)) > 2 or set(content(one)) != set(content(other)))
    )
