"""Persons and organisations in running English: names, titles, person nouns, with gender where the text shows it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from .lazy import Expression
from .wordlists import table

_PARTICLE = r"(?:de|du|des|da|dos|del|della|di|van|von|der|bin|ibn|ben|al|el|ag|ould|la|le)"
_CAPITALISED = r"[A-ZÀ-ÞŒ][\w'-]*[\w]|[A-Z]\."
NAME = Expression(rf"\b(?:{_CAPITALISED})(?: (?:{_PARTICLE} ){{0,2}}(?:{_CAPITALISED}))*")


class Candidate(NamedTuple):
    """Something a pronoun may refer to. `kind`: person or thing; `gender`: m, f or ? for a person."""

    start: int
    end: int
    kind: str
    gender: str
    text: str


@cache
def words(kind: str) -> frozenset[str]:
    """The words of one kind in ``tqcheck/data/people-words.tsv``."""
    return frozenset(next(row[1] for row in table("people-words.tsv") if row[0] == kind).split())


@cache
def first_names() -> dict[str, str]:
    """First name → f or m."""
    return {name: row[0] for row in table("first-names.tsv") for name in row[1].split()}


def gender_of(name: str) -> str:
    """The gender a name or title shows: m, f or ?."""
    for part in name.split():
        for gender, kind in (("m", "title-male"), ("f", "title-female")):
            if part in words(kind):
                return gender
        if found := first_names().get(part.split("-")[0]):
            return found
    return "?"


_NEXT = Expression(r" ([a-z]+)")
_WORD = Expression(r"[^\W\d_][\w'-]*")


def persons_and_things(text: str, start: int, end: int, not_persons: frozenset[str] = frozenset()) -> list[Candidate]:
    """Candidates in text[start:end], in order. Names in `not_persons` (places, organisations) are things."""
    found: list[Candidate] = []
    for match in NAME.finditer(text, start, end):
        name = match.group()
        first = name.split()[0]
        sentence_start = not text[start : match.start()].strip("\"' ")
        alone = " " not in name and name.removesuffix("'s") not in first_names()
        if (
            sentence_start
            and alone
            and not name.isupper()
            and (text.count(name, max(0, start - 3000), end + 3000) < 2 or name.lower().split("'")[0] in words("no-name"))
        ):
            continue
        if first.lower() in words("no-name") and first not in first_names():
            name = name[len(first) + 1 :]
            if not name:
                continue
        if name in words("calendar"):
            continue
        begin = match.end() - len(name)
        following = _NEXT.match(text, match.end())
        if (
            (following and following[1].lower() in words("thing"))
            or name in not_persons
            or name.isupper()
            or name.split()[-1].lower() in words("thing")
            or name.split()[0] in not_persons
        ):
            found.append(Candidate(begin, match.end(), "thing", "", name))
        else:
            found.append(Candidate(begin, match.end(), "person", gender_of(name), name))
    for match in _WORD.finditer(text, start, end):
        if any(c.start <= match.start() < c.end for c in found):
            continue
        word = match.group().lower()
        base = word.removesuffix("'s")
        if base in words("female"):
            found.append(Candidate(match.start(), match.end(), "person", "f", word))
        elif base in words("male"):
            found.append(Candidate(match.start(), match.end(), "person", "m", word))
        elif base in words("person") or (base.endswith(("person", "ist")) and base not in words("no-person")):
            found.append(Candidate(match.start(), match.end(), "person", "?", word))
        elif base in words("thing"):
            found.append(Candidate(match.start(), match.end(), "thing", "", word))
    found.sort(key=lambda c: c.start)
    return found
