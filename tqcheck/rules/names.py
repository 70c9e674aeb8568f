"""One name spelled in two ways in a document: accents dropped, a letter doubled or changed.

Only names that are the same person's by position count: the same first name before them, or a last name that appears once
with a first name and again alone. Offered is the spelling of the source, else the more frequent, else the fuller first one.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.people import first_names
from ..text.wordlists import english, words

ID = "name-spelling"
SUMMARY = "One name spelled in two ways."
CATEGORY = "fluency/spelling"
SEVERITY = "minor"

_TOKEN = Expression(r"(?<![\w'-])[A-ZÀ-ÞŒ][\w-]*[a-zà-ÿ][\w-]*")
_SHORTEST = 4


@lru_cache(20_000)
def bare(name: str) -> str:
    """A name without accents and case."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()


@lru_cache(20_000)
def sound(name: str) -> str:
    """A name as it sounds, however it is transliterated: Watara and Ouattara, Tchiani and Chiani, Djibo and Jibo agree."""
    for written, heard in _SOUNDS:
        name = name.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", name).rstrip("e")


_SOUNDS = (
    ("tch", "c"), ("sch", "c"), ("sh", "c"), ("ch", "c"), ("dj", "j"), ("ph", "f"), ("ou", "u"), ("oo", "u"), ("w", "u"), ("kh", "k"),
    ("qu", "k"), ("q", "k"), ("ck", "k"), ("y", "i"), ("h", ""), ("z", "s"), ("v", "u"), ("-", ""), ("'", ""),
)  # fmt: skip


def check(reading: Reading) -> Iterator[Finding]:
    places: dict[str, list[int]] = defaultdict(list)
    for match in _TOKEN.finditer(reading.text):
        token = match.group().removesuffix("-")
        if len(token) >= _SHORTEST:
            places[token].append(match.start())
    if len(places) < 2 or len(places) > 4000:
        return
    known = {reading.text[start:end] for start, end, mark in reading.marks if not mark.endswith("|person")}
    groups: dict[str, list[str]] = defaultdict(list)
    for token in places:
        for key in _keys(bare(token)):
            groups[key].append(token)
    yield from _turned(reading)
    told: set[tuple[str, str]] = set()
    for tokens in groups.values():
        if 1 < len(tokens) <= 6:
            for a in tokens:
                for b in tokens:
                    pair = (min(a, b), max(a, b))
                    if a < b and pair not in told and a not in known and b not in known and _one_name(reading, a, b, places):
                        told.add(pair)
                        yield from _tell(reading, a, b, places)


def _keys(name: str) -> Iterator[str]:
    """Two names within one edit (or equal, or equal in sound) share a key: the name, the name with each letter left out, its sound."""
    yield name
    if len(name) >= 6:
        yield f"={sound(name)}"
    if len(name) >= 5:
        for i in range(len(name)):
            yield f"{name[:i]}{name[i + 1 :]}"


def _one_name(reading: Reading, a: str, b: str, places: dict[str, list[int]]) -> bool:
    """Whether two spellings are one person's or place's name."""
    low_a, low_b = bare(a), bare(b)
    if low_a != low_b:
        if (abs(len(a) - len(b)) > 1 or low_a[0] != low_b[0]) and sound(low_a) != sound(low_b):
            return False
        if _suffixed(low_a, low_b) or a in first_names() or b in first_names():
            return False
        if _english(low_a) and _english(low_b):
            return False
        if len(low_a) < 6 or _us_uk(low_a, low_b) or _lower_case(reading.text, a) or _lower_case(reading.text, b):
            return False
    elif a.casefold() == b.casefold():
        return False
    firsts_a, firsts_b = _before(reading.text, places[a], a), _before(reading.text, places[b], b)
    if firsts_a & firsts_b:
        return True
    if firsts_a and firsts_b:
        return False
    if low_a == low_b:
        return bool(firsts_a or firsts_b or len(places[a]) + len(places[b]) > 2)
    return bool(firsts_a or firsts_b)


def _english(word: str) -> bool:
    """Two words that English has (Status, States) are no two spellings."""
    return word in english() or word.removesuffix("s") in english()


_PAIR = Expression(r"(?<![\w'-])([A-ZÀ-Þ][a-zà-ÿ'-]{2,}) ([A-ZÀ-Þ][a-zà-ÿ'-]{2,})(?![\w'-]| [A-ZÀ-Þ])")


def _turned(reading: Reading) -> Iterator[Finding]:
    """A first name and a surname that stand in the other order elsewhere (Cissé Boubou, Boubou Cissé)."""
    pairs: dict[tuple[str, str], list[int]] = defaultdict(list)
    for match in _PAIR.finditer(reading.text):
        pairs[match[1], match[2]].append(match.start())
    for (first, last), starts in pairs.items():
        other = pairs.get((last, first))
        if other and first in first_names() and last not in first_names() and len(starts) >= len(other):
            for start in other:
                yield Finding(
                    rule=ID,
                    entry="order",
                    start=start,
                    end=start + len(first) + len(last) + 1,
                    message=f"One name in two orders: '{first} {last}' and '{last} {first}'.",
                    severity=SEVERITY,
                    category=CATEGORY,
                    issue_type="inconsistent-entities",
                    confidence=0.8,
                    suggestions=(Suggestion(f"{first} {last}", "unsafe"),),
                    evidence=(Evidence("the usual order stands here", f"{first} {last}", starts[0]),),
                )


def _before(text: str, starts: list[int], token: str) -> set[str]:
    """The capitalised words (first names) directly before the occurrences of a name."""
    found = set()
    for start in starts:
        match = re.search(r"([A-ZÀ-Þ][\w'-]+)[ ]\Z", text[max(0, start - 30) : start])
        if match and not _sentence_word(match[1]):
            found.add(bare(match[1]))
    return found


def _sentence_word(word: str) -> bool:
    """Words before a name that are no first names."""
    return word in words("title-words.txt")


def _suffixed(a: str, b: str) -> bool:
    """Plural, possessive, adjective or feminine of the same word: no misspelling."""
    short, long = sorted((a, b), key=len)
    if long[: len(short)] == short and long[len(short) :] in ("s", "n", "e", "a", "i", "h", "y", "r"):
        return True
    return a[:-1] == b[:-1] and {a[-1], b[-1]} <= set("aeioysn")


def _us_uk(a: str, b: str) -> bool:
    """Defence and Defense, Centre and Center, Labour and Labor: two spellings of English, no name."""
    pairs = (("ce", "se"), ("re", "er"), ("our", "or"), ("is", "iz"), ("ys", "yz"), ("ogue", "og"), ("ll", "l"))
    return any(a.replace(x, y) == b.replace(x, y) for x, y in pairs)


def _lower_case(text: str, word: str) -> bool:
    return f" {word.lower()} " in text


def _tell(reading: Reading, a: str, b: str, places: dict[str, list[int]]) -> Iterator[Finding]:
    counts = Counter({a: len(places[a]), b: len(places[b])})
    right = max(
        (a, b), key=lambda n: (reading.has_source and n in reading.whole_source, counts[n], n != bare(n) and not n.isascii(), -places[n][0])
    )
    wrong = b if right == a else a
    if counts[wrong] > 1 and counts[right] < 2 * counts[wrong] and not reading.has_source:
        return
    reason = "the source has" if reading.has_source and right in reading.whole_source else "spelled otherwise here"
    for start in places[wrong]:
        yield Finding(
            rule=ID,
            start=start,
            end=start + len(wrong),
            message=f"One name, two spellings: '{right}' and '{wrong}'.",
            severity=SEVERITY,
            category=CATEGORY,
            issue_type="inconsistent-entities",
            confidence=0.8 if bare(a) == bare(b) else 0.7,
            suggestions=(Suggestion(right, "unsafe"),),
            evidence=(Evidence(reason, right, places[right][0]),),
        )
