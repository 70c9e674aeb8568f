"""Persons and organisations in running English: names, titles, person nouns, with gender where the text shows it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from operator import itemgetter

from ..records import NamedTuple
from .lazy import Expression, I
from .things import ends_at, named, places
from .things import kinds as things_kinds
from .wordlists import listed, table
from .wordlists import words as lines

_PARTICLE = r"(?:de|du|des|da|dos|del|della|di|van|von|der|bin|ibn|ben|al|el|ag|ould|la|le)"
_CAPITALISED = r"[A-ZÀ-Þ][\w'-]*[\w]|[A-Z]\."
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
    """The words of one kind in ``tqcheck/data/people-words.tsv``; kin is male or female."""
    return listed("people-words.tsv", kind) | listed("people-words.tsv", f"kin-{kind}")


def is_person(word: str) -> bool:
    """Whether a word in small letters, or the one of which it is the plural, is for a person."""
    return any(word.removesuffix("s") in words(kind) for kind in ("person", "male", "female"))


@lru_cache(20_000)
def organisation(name: str) -> bool:
    """Whether a name is an organisation's though it looks like a person's (Amnesty International, Air Sénégal)."""
    known = lines("organisation-names.txt")
    name = name.removesuffix("'s")
    first, _, rest = name.partition(" ")
    return name in known or bool(rest and (f"{first} ~" in known or f"~ {rest.rpartition(' ')[2]}" in known))


@cache
def first_names() -> dict[str, str]:
    """First name → f or m."""
    return {name: row[0] for row in table("first-names.tsv") for name in row[1].split()}


@lru_cache(10_000)
def gender_of(name: str) -> str:
    """The gender a name or title shows: m, f or ?. A surname shows none (Molly Russell)."""
    titles, firsts = _titles(), first_names()
    parts = name.split()
    for part in parts[:-1] or parts:
        if found := titles.get(part) or firsts.get(part.split("-")[0]):
            return found
    return "?"


@cache
def gendered(gender: str) -> frozenset[str]:
    """The words, titles and first names that show this gender (m or f), pronouns left out."""
    kind = "female" if gender == "f" else "male"
    return (words(kind) | words(f"title-{kind}") | {n for n, g in first_names().items() if g == gender}) - _PRONOUNS


_PRONOUNS = frozenset(("he", "him", "his", "himself", "she", "her", "hers", "herself"))


@cache
def _titles() -> dict[str, str]:
    return {word: gender for gender, kind in (("f", "title-female"), ("m", "title-male")) for word in words(kind)}


@cache
def _kinds() -> dict[str, tuple[str, str]]:
    """Word → kind and gender of what it names."""
    rows = (("thing", "thing", ""), ("person", "person", "?"), ("male", "person", "m"), ("female", "person", "f"))
    return {word: (kind, gender) for name, kind, gender in rows for word in words(name)}


_PERSONS = ("person", "ist", "-year-old")
_NEXT = Expression(r" ([a-z]+)")
_WORD = Expression(r"[^\W\d_][\w'-]*")
_ADJECTIVE = ("ic", "ian", "ean", "ese", "ish", "can", "gan", "lan", "ist", "yan", "wan")
"""Before a noun, no name: *Koranic schools*, *a Tibetan monastery*."""
_NAME_OF = Expression(r"\b([A-Za-zÀ-Þ][\w'-]+) (?:of|for)(?: the)? \Z")
"""The first half of a long name: the Court of Appeal, the Movement for Change; or what a place is: the village of Tori."""


def persons_and_things(text: str, start: int, end: int, not_persons: frozenset[str] = frozenset()) -> list[Candidate]:
    """Candidates in text[start:end], in order. Names in `not_persons` (places, organisations) are things."""
    found = list(_names(text, start, end, not_persons))
    names = iter([*found, Candidate(end, end, "", "", "")])
    name = next(names)
    kinds = _kinds()
    for match in _WORD.finditer(text, start, end):
        word = match.group().lower()
        base = word.removesuffix("'s")
        known = kinds.get(base)
        if not known and not base.endswith(_PERSONS):
            continue
        at = match.start()
        while at >= name.end and name.start < end:
            name = next(names)
        if at >= name.start:
            continue
        if (
            known
            and known[0] == "person"
            and word == base
            and (following := _NEXT.match(text, match.end()))
            and following[1] in things_kinds()
        ):
            continue  # the rebel movement, a student union
        if known:
            found.append(Candidate(at, match.end(), *known, word))
        elif base not in words("no-person") and not ((following := _NEXT.match(text, match.end())) and following[1] in things_kinds()):
            found.append(Candidate(at, match.end(), "person", "?", word))
    found.sort(key=_start)
    return found


_start = itemgetter(0)


_BY_NATION = Expression(r"\b(?:the|an?|this|another) \Z", I)


def _national(name: str) -> bool:
    """Whether it calls somebody by his nation, where no noun follows: *the Nigerian*, *a Finn*."""
    return name.endswith(_ADJECTIVE) or name in words("national")


def _names(text: str, start: int, end: int, not_persons: frozenset[str]) -> Iterator[Candidate]:
    """The capitalised names of text[start:end] that are persons or things."""
    firsts, no_name, things = first_names(), words("no-name"), words("thing")
    known, kinds = named(), things_kinds()
    for match in NAME.finditer(text, start, end):
        name = match.group()
        parts = name.split()
        first = parts[0]
        if (
            len(parts) == 1
            and not name.isupper()
            and name.removesuffix("'s") not in firsts
            and not text[start : match.start()].strip("\"' ")
            and name not in not_persons
            and not organisation(name)
            and (text.count(name, max(0, start - 3000), end + 3000) < 2 or name.lower().split("'")[0] in no_name)
        ):
            continue
        if first.lower() in no_name and first not in firsts:
            name = name[len(first) + 1 :]
            if not name:
                continue
            parts = parts[1:]
        if name in words("calendar"):
            continue
        begin = match.end() - len(name)
        following = _NEXT.match(text, match.end())
        last = parts[-1].lower()
        if (
            following
            and len(parts) == 1
            and name.endswith(_ADJECTIVE)
            and name not in firsts
            and (not ends_at(text, match.end()) or following[1].removesuffix("s") in kinds)
        ):
            continue
        if len(parts) == 1 and _BY_NATION.search(text, max(start, begin - 8), begin) and _national(name) and ends_at(text, match.end()):
            yield Candidate(begin, match.end(), "person", "?", name)
        elif (
            (following and not name.endswith("'s") and (following[1] in things or following[1] in kinds))
            or name in not_persons
            or name in known
            or (name.isupper() and last not in words("person"))
            or last in things
            or (len(parts) == 1 and last in kinds and text[max(start, begin - 4) : begin].lower() == "the ")
            or (len(parts) > 1 and first.lower() in places() and not any(_kinds().get(p.lower(), ("", ""))[0] == "person" for p in parts))
            or (first not in firsts and (kinds.get(last) == "acts" or kinds.get(last.removesuffix("s")) == "acts"))
            or (parts[0] == "NGO" and len(parts) > 1)
            or organisation(name)
            or (
                (before := _NAME_OF.search(text, max(start, begin - 40), begin))
                and before[1].lower() in (things if before[1][0].isupper() else places())
            )
            or (
                (parts[0] in not_persons or parts[0] in known)
                and not any(part in firsts or _kinds().get(part.lower(), ("", ""))[0] == "person" for part in parts[1:])
            )
        ):
            yield Candidate(begin, match.end(), "thing", "", name)
        else:
            yield Candidate(begin, match.end(), "person", gender_of(name), name)
