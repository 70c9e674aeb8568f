"""Whole names that are written in two ways: a first name with another spelling before the same surname (Mohamed Bazoum, Mohammed Bazoum), a hyphen
more (Jean-Baptiste Ouattara, Jean Baptiste Ouattara), two parts in one (Xi Jinping, Xi Jin Ping).

Two persons may well be called so: what stands in one sentence, or beside a word for kin, tells them apart.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from ...memo import kept_for_last
from ...terms.reading import Reading
from ...text.fold import bare
from ...text.lazy import Expression
from ...text.wordlists import english, words

Alike = Callable[[str, str], bool]

_REST = r"(?:[\w']|-(?=\w))+"
_PART = rf"[A-ZÀ-Þ]{_REST}"
_WHOLE = Expression(rf"[A-ZÀ-Þ](?<![\w'-].){_REST}(?: (?:(?:al|el|ag|ould|bin|ben|de|von|van)[ -])?{_PART})+")
"""It begins with a letter that `re` looks for quickly, and then looks back."""
_KIN = (
    r"(?:brothers?|sisters?|twins?|sons?|daughters?|father|mother|cousins?|uncle|aunt|nephew|niece|wife|husband|widow|namesakes?|relatives?|the other|"
    r"(?:not|un)\s?related)"
)
_KIN_BEFORE = Expression(rf"\b{_KIN}(?:,| of| named| called|:)? $")
_KIN_AFTER = Expression(rf"(?:'s|,| and| is| was| are| were)? (?:his |her |the |a |an )?(?:\w+ )?{_KIN}\b")
_REACH = 15_000
"""Characters between two names in one text about one thing."""
_HYPHEN = Expression(r"[A-ZÀ-Þ][\w']+-[A-ZÀ-Þ][\w']+")
_MOST = 400
"""Whole names of one text; more of them are a list of people."""


def wholes(reading: Reading, sound: Alike, near: Alike) -> Iterator[tuple[str, str, list[int], list[int]]]:
    """(one spelling, another, where each stands) of the parts of whole names. `sound`: whether two names sound alike; `near`: one letter apart."""
    places = whole_names(reading)
    if not 2 <= len(places) <= _MOST:
        return
    by_rest: dict[tuple[str, ...], list[tuple[str, ...]]] = defaultdict(list)
    for parts in places:
        if len(parts) > 1:
            by_rest[parts[1:]].append(parts)
        by_rest["", "".join(parts).replace("-", "")].append(parts)
        if len(parts) == 2 and parts < parts[::-1] and not _are_english(*parts) and parts[::-1] in places:
            by_rest["", " ".join(parts)] += (parts, parts[::-1])
    for rest, several in by_rest.items():
        for one, other in combinations(sorted(several), 2) if 1 < len(several) <= 6 else ():
            a, b = " ".join(one), " ".join(other)
            if rest[0]:
                if one[0] == other[0] or not _one_first_name(one[0], other[0], len(rest), sound, near):
                    continue
                a, b = one[0], other[0]
            elif _are_english(*one) and _are_english(*other):
                continue
            if a.casefold() != b.casefold() and not kept_apart(
                reading, places[one], places[other], (len(" ".join(one)), len(" ".join(other)))
            ):
                yield a, b, places[one], places[other]


@kept_for_last
def whole_names(reading: Reading) -> dict[tuple[str, ...], list[int]]:
    """The parts of whole names and where they stand; of three parts or more the last two as well."""
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for match in _WHOLE.finditer(reading.text):
        parts, start = _without_title(match.group(), match.start())
        if len(parts) > 1 or _HYPHEN.fullmatch(parts[0]):
            places[parts].append(start)
            if len(parts) > 2:
                places[parts[-2:]].append(start + sum(len(part) + 1 for part in parts[:-2]))
    return places


def _are_english(*parts: str) -> bool:
    return all(word.removesuffix("s") in english() or word in english() for part in parts for word in part.lower().split("-"))


def _without_title(name: str, start: int) -> tuple[tuple[str, ...], int]:
    """The parts of a name without the titles and other words before it, and where it then begins."""
    parts = name.split(" ")
    while len(parts) > 1 and (parts[0] in words("title-words.txt") or parts[0].rstrip("s").lower() in english()):
        start += len(parts[0]) + 1
        parts = parts[1:]
    return tuple(part.removesuffix("'s").rstrip("'") for part in parts), start


def _one_first_name(a: str, b: str, rest: int, sound: Alike, near: Alike) -> bool:
    low_a, low_b = bare(a), bare(b)
    if low_a == low_b:  # told by the name alone
        return False
    if min(len(low_a), len(low_b)) < 4 or low_a == low_b + "n" or low_b == low_a + "n" or low_a in english() or low_b in english():
        return False
    return sound(low_a, low_b) or (rest > 1 and near(low_a, low_b))


def kept_apart(reading: Reading, one: list[int], other: list[int], sizes: tuple[int, int]) -> bool:
    """Whether they stand in one sentence, or a word for kin stands in a sentence of either."""
    spans = [{reading.sentences.at(start) for start in starts} for starts in (one, other)]
    if not spans[0].isdisjoint(spans[1]):
        return True
    text = reading.text
    return any(_KIN_BEFORE.search(text, max(0, start - 24), start) for start in (*one, *other)) or any(
        _KIN_AFTER.match(text, start + size) for starts, size in ((one, sizes[0]), (other, sizes[1])) for start in starts
    )


def within_reach(one: list[int], other: list[int]) -> bool:
    """Whether two names stand so near each other that a text would mean one: a file may hold many texts."""
    return any(bisect_left(other, start - _REACH) < bisect_right(other, start + _REACH) for start in one)


def akin(a: str, b: str) -> bool:
    """Buddhist and Buddhism, Dutchman and Dutchmen, a word with soft hyphens: no two spellings."""
    return (
        any(a.endswith(x) and b.endswith(y) for x, y in (("ist", "ism"), ("ism", "ist"), ("man", "men"), ("men", "man"))) or "\xad" in a + b
    )


def nations(reading: Reading, a: str, b: str) -> bool:
    """Whether both are words for a nation (Burkinabe and Burkinabè are both English)."""
    said = {reading.text[start:end] for start, end, mark in reading.marks if mark.startswith("mention")}
    return said.issuperset((a, b))


_TITLE = Expression(r"(\w+) \Z")


def titled_apart(text: str, one: list[int], other: list[int]) -> bool:
    """Whether two names stand side by side behind different titles (Colonel Keïta and Lieutenant Keita): two persons."""
    titles = words("title-words.txt")
    for start in one:
        for end in other:
            if abs(start - end) < 60:
                found = [match[1] for at in (start, end) if (match := _TITLE.search(text, max(0, at - 24), at)) and match[1] in titles]
                if len(set(found)) > 1:
                    return True
    return False
