"""The classes of the pattern language: closed word lists and open shapes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ..text import between, calendar
from ..text.inflect_en import is_participle
from ..text.lazy import Expression, I
from ..text.tokens import Tokens

NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions "
    "several many few dozen dozens half"
)

CLOSED: dict[str, list[str]] = {
    "DET": "the a an this that these those my your his her its our their some any no each every".split(),
    "POSS": "my your his her its our their".split(),
    "PRON": "I you he she it we they".split(),
    "REFL": "myself yourself himself herself itself oneself ourselves yourselves themselves".split(),
    "BE": ["am", "is", "are", "was", "were", "be", "been", "being", "m", "re"],
    "HAVE": ["have", "has", "had", "having", "ve"],
    "MODAL": ["will", "would", "can", "could", "may", "might", "shall", "should", "must", "ll"],
    "MONTH": [*calendar.months("en")],
    "DAY": [*calendar.days("en")],
}
"""Classes whose members the matcher may look for; *I've* is two words, *I* and *ve*."""

_CAPITALISED = r"(?-i:[A-ZÀ-Þ](?:[\w'-]|(?<=\b[A-Z])\.)*)"
_PARTICLE = r"(?-i:de|du|des|da|dos|del|della|di|van|von|der|den|bin|ibn|ben|al|el|ag|ould|la|le|of)"
_NO_NAME = r"(?!(?-i:The|A|An|In|On|At|By|For|From|To|With|And|But|As|If|This|That|These|Those|His|Her|Its|Their|Our|My|It|He|She|They|We|I|You)\b)"
NAME = rf"{_NO_NAME}{_CAPITALISED}(?:(?:\s+{_PARTICLE}){{0,2}}\s+{_CAPITALISED}){{0,3}}"
_TITLE = (
    r"(?-i:Mr|Mrs|Ms|Dr|Prof|President|Prime Minister|Minister|General|Colonel|Captain|Major|Lieutenant|Judge|Professor|Doctor|Pastor|Imam)"
)

OPEN: dict[str, str] = {
    "NAME": NAME,
    "PERSON": rf"(?:{_TITLE}\.?\s+)?{NAME}",
    "WORD": r"\w[\w'-]*",
    "QUOTE": '["“”«»]',
}
"""Classes given by a shape, as regular expressions."""

_ADVERBS = frozenset("also already even still then now again thus therefore once first later soon just long often".split())
_DIGITS = Expression(r"\d+(?:[ .,]\d+)*(?:\s+(?:thousand|million|billion|trillion))?", I)
SINGLE: dict[str, Callable[[str], bool]] = {
    "ADVERB": lambda word: word in _ADVERBS or (len(word) > 3 and word.endswith("ly")),
    "PARTICIPLE": is_participle,
}
"""Classes of single words, given by a test of the word in lower case."""

BUILT_IN = (*CLOSED, *OPEN, *SINGLE, "NUMBER")
FROM_COUNTRIES = ("COUNTRY", "DEMONYM", "CITY")


CASED = ("MONTH", "DAY", *FROM_COUNTRIES)
"""Closed classes whose members are matched in their own case."""

NUMBER, CAPITAL, FIRST, LAST = "#", "A", "<", ">"
"""Among the words that may stand somewhere: any number; any word with a capital; ``<CITY`` and ``>CITY``, the words with which members of
a class begin and end.
"""
ENDS = frozenset(".!?…\n")
"""What stands between two sentences."""

BEYOND = 64
"""So many words from the one looked for it is not worth while to compare one by one."""

Members = Callable[[Tokens, int], Iterator[tuple[int, int]]]
"""(tokens, k) → for every member that begins at word k, the longest first: the number of the word after it and its end."""


@cache
def shaped(name: str) -> Members:
    """The members of an open class."""
    return _shaped(Expression(OPEN[name], I))


def _shaped(shape: Expression) -> Members:
    def members(tokens: Tokens, k: int) -> Iterator[tuple[int, int]]:
        start = tokens.starts[k]
        match = shape.match(tokens.text, start)
        if not match:
            return
        yield tokens.next_at(match.end()), match.end()
        last = tokens.next_at(match.end()) - 1
        while last > k:
            last -= 1
            end = tokens.ends[last]
            if end < match.end() and shape.compiled.fullmatch(tokens.text, start, end):
                yield last + 1, end

    return members


@cache
def numbers() -> Members:
    """The members of <NUMBER>: digits, perhaps with a scale word, or up to six number words."""
    words, in_digits = frozenset(NUMBER_WORDS.split()), _shaped(_DIGITS)

    def follows(tokens: Tokens, k: int) -> bool:
        return k < len(tokens.words) and not tokens.text[tokens.ends[k - 1] : tokens.starts[k]].strip(" \t\n-")

    def members(tokens: Tokens, k: int) -> Iterator[tuple[int, int]]:
        if tokens.words[k] not in words:
            yield from in_digits(tokens, k)
            return
        found = [k]
        while len(found) < 6:
            k += 1
            if follows(tokens, k) and tokens.words[k] == "and":
                k += 1
            if not follows(tokens, k) or tokens.words[k] not in words:
                break
            found.append(k)
        yield from ((last + 1, tokens.ends[last]) for last in reversed(found))

    return members


def tested(test: Callable[[str], bool]) -> Members:
    """The members of a class of single words."""

    def members(tokens: Tokens, k: int) -> Iterator[tuple[int, int]]:
        if test(tokens.words[k]):
            yield k + 1, tokens.ends[k]

    return members


Classes = Callable[[str], Members]
"""The members of a class by its name."""


def lookup(countries: Callable[[], dict[str, list[str]]]) -> Classes:
    """Every class that is matched by its members at run time; those of the country tables are asked for when first needed."""

    @cache
    def members(name: str) -> Members:
        if name in SINGLE:
            return tested(SINGLE[name])
        if name == "NUMBER":
            return numbers()
        if name == "BETWEEN":  # inside French phrases
            return lambda tokens, k: iter(between.french(tokens, k))
        return shaped(name) if name in OPEN else listed(lambda: CLOSED.get(name) or countries().get(name, []))

    return members


def listed(words: Callable[[], Iterable[str]]) -> Members:
    """The members of a closed class, in their own case; asked for when first needed."""

    @cache
    def names() -> list[str]:
        """In the order of the alphabet, in which a name that is one word comes just before those that begin with it."""
        return sorted("\n".join(words()).replace("-", " ").replace("'", " ").replace(".", " ").split("\n"))  # at once: cities are thousands

    def members(tokens: Tokens, k: int) -> Iterator[tuple[int, int]]:
        text, starts, ends = tokens.text, tokens.starts, tokens.ends
        word, listed = text[starts[k] : ends[k]], names()
        first = last = bisect_left(listed, word)
        while last < len(listed) and (listed[last] == word or listed[last].startswith(f"{word} ")):
            last += 1
        for name in sorted(listed[first:last], key=len, reverse=True):
            row = name.split()
            end = k + len(row) - 1
            if end < len(starts) and all(
                text[starts[k + i] : ends[k + i]] == word and starts[k + i] - ends[k + i - 1] < 3 for i, word in enumerate(row[1:], 1)
            ):
                yield end + 1, ends[end]

    return members
