"""Names that are likely one person's, told near other faults: *Edward Omane Boamah ... Edward Omane Boama*, *Issa Sawadogo ... Sawadougou will appeal*.

The same first names before two surnames that are nearly one, the same surname behind two first names that are, or a surname behind a title or
before a verb that is nearly that of a whole name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from ...terms.reading import Reading
from ...text import distance
from ...text.fold import bare
from ...text.lazy import Expression
from ...text.people import first_names, gender_of, organisation, words
from ...text.wordlists import english
from .wholes import akin, kept_apart, whole_names, within_reach

Parts = tuple[str, ...]
_TITLE = Expression(
    r"(?:\bM[rs]s?\.?|\bDr|[Pp]resident|[Cc]olonel|[Gg]eneral|[Cc]aptain|[Mm]inister|[Pp]rofessor|[Mm]ajor|Judge|Senator|Maître|Imam|Sheikh|Bishop) \Z"
)
_OPENS = Expression(r"(?:[.!?]\"? |\n|, |\A)\Z")
_DOES = Expression(
    r" (?:has|had|is|was|will|said|says|also|did|won|took|told|made|left|does|wants|recalls|believes|adds|denies|calls|[a-z]+ed)\b"
)
_NAME_AFTER = Expression(r"'?s? [A-ZÀ-Þ]|[-'’]")
_MOST = 300
"""Whole names of one text; more of them are a list of people."""
_LEAST = 5
"""Letters of names that may differ in two of them."""


@lru_cache(5000)
def sound(name: str) -> str:
    """A name as it sounds, however it is transliterated: Watara and Ouattara, Tchiani and Chiani, Djibo and Jibo agree."""
    return _DOUBLE.sub(r"\1", _SPELLING.sub(lambda match: _SOUNDS[match.group()], name)).rstrip("e")


_SOUNDS = {
    "tch": "c", "sch": "c", "sh": "c", "ch": "c", "dj": "j", "ph": "f", "ou": "u", "oo": "u", "w": "u", "kh": "k",
    "ca": "ka", "co": "ko", "cu": "ku", "qu": "k", "q": "k", "ck": "k", "y": "i", "h": "", "z": "s", "v": "u", "-": "", "'": "",
}  # fmt: skip
_SPELLING = Expression("|".join(_SOUNDS))
_DOUBLE = Expression(r"(.)\1+")


def likely(reading: Reading, places: Mapping[str, list[int]]) -> Iterator[tuple[str, str, int, int]]:
    """(written, right, where, where the right one stands) of names that are spelled in two ways."""
    people = whole_names(reading)
    if not 1 <= len(people) <= _MOST:
        return
    by_first: dict[Parts, list[str]] = defaultdict(list)
    by_last: dict[str, list[Parts]] = defaultdict(list)
    for parts in people:
        by_first[parts[:-1]].append(parts[-1])
        by_last[parts[-1]].append(parts)
    for firsts, lasts in by_first.items():
        if len(lasts) == 2 and _persons(firsts) and _like(lasts[0], lasts[1], 2):
            one, other = (*firsts, lasts[0]), (*firsts, lasts[1])
            yield from _told(reading, people, one, other)
    for several in by_last.values():
        if len(several) == 2 and several[0][1:] == several[1][1:] and _one_first(several[0][0], several[1][0]):
            yield from _told(reading, people, *several)
    by_initial: dict[str, list[str]] = defaultdict(list)
    for last in by_last:
        by_initial[bare(last)[:1]].append(last)
    for name, starts in places.items():
        if (
            len(name) < _LEAST
            or not (behind := by_initial.get(bare(name)[0]))
            or name in by_last
            or name.lower() in english()
            or name in reading.place_names
        ):
            continue
        like = [parts for last in behind if _like(name, last, 2) for parts in by_last[last] if _persons(parts[:-1])]
        if len({parts[-1] for parts in like}) == 1 and name not in like[0] and len(starts) < 3 and within_reach(starts, people[like[0]]):
            there = people[like[0]][0] + len(" ".join(like[0][:-1])) + 1
            yield from ((name, like[0][-1], start, there) for start in starts if _alone(reading.text, start, start + len(name)))


def _alone(text: str, start: int, end: int) -> bool:
    """Whether a name stands as a person's does: behind a title, or as the subject of a sentence."""
    if _NAME_AFTER.match(text, end):
        return False
    before = max(0, start - 14)
    return bool(_TITLE.search(text, before, start) or (_OPENS.search(text, before, start) and _DOES.match(text, end)))


def _told(reading: Reading, people: dict[Parts, list[int]], one: Parts, other: Parts) -> Iterator[tuple[str, str, int, int]]:
    a, b = " ".join(one), " ".join(other)
    if kept_apart(reading, people[one], people[other], (len(a), len(b))):
        return
    if (len(people[other]), -people[other][0]) > (len(people[one]), -people[one][0]):
        one, other = other, one
    if len(people[other]) > 1:
        return
    at = next(k for k, (x, y) in enumerate(zip(one, other, strict=True)) if x != y)
    shift, there = (len(" ".join(parts[:at])) + (at > 0) for parts in (other, one))
    yield other[at], one[at], people[other][0] + shift, people[one][0] + there


def _persons(firsts: Parts) -> bool:
    """Whether these may be a person's first names: one is known, or none is an English word or a noun for things."""
    return any(part in first_names() or part.split("-")[0] in first_names() for part in firsts) or not any(
        part.lower() in english() or part.lower() in words("thing") or organisation(part) for part in firsts
    )


def _one_first(a: str, b: str) -> bool:
    low_a, low_b = bare(a), bare(b)
    if low_a in english() or low_b in english() or {gender_of(a), gender_of(b)} == {"m", "f"}:
        return False
    return low_a[:4] == low_b[:4] and _like(a, b, 2 if min(len(low_a), len(low_b)) > _LEAST else 1)


def _like(a: str, b: str, most: int) -> bool:
    """Whether two names are nearly one: by sound, or but for a letter or two."""
    low_a, low_b = bare(a), bare(b)
    if low_a[:1] != low_b[:1] or min(len(low_a), len(low_b)) < _LEAST or (low_a in english() and low_b in english()):
        return False
    if low_a == low_b:
        return a.casefold() != b.casefold()
    short, long = sorted((low_a, low_b), key=len)
    if (long.startswith(short) and long[len(short) :] in _SUFFIXES) or akin(low_a, low_b):
        return False
    one, other = sound(low_a), sound(low_b)
    return one == other or distance.letters(low_a, low_b, most) <= (most if min(len(low_a), len(low_b)) > _LEAST else 1)


_SUFFIXES = ("s", "n", "r", "an", "ian", "ean", "i", "ns", "ist", "er")


def near(a: str, b: str) -> bool:
    """Whether two names in small letters may be one to `likely`."""
    return a[:1] == b[:1] and min(len(a), len(b)) >= _LEAST and distance.letters(a, b, 2) <= 2
