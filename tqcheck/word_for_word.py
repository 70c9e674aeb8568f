"""A French set phrase and its words in English, one by one: whether it was translated so, and where.

*venir à bout de* is *come to the end of* where every content word of the French has a translation of its own close together in the
English. What a word may be comes from the learned lexicon, from its look (*crise*, *crisis*), and from the renderings that a glossary
gives. Nothing is found where one of the right renderings stands, or where what was found is part of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product

from .bitext import Pair
from .records import NamedTuple
from .text import lexicon, stems
from .text.fold import bare
from .text.inflect_en import all_forms
from .text.lazy import Expression
from .text.wordlists import words

_SHARE, _LEAST = 0.08, 4
"""Weight from which a translation in the lexicon counts, as a share of the best and in itself."""
_HEAD = 5
"""Letters in which words that look alike agree."""
_APART = 2, 3
"""Words over which the translations may be spread: so many for each, and so many more."""
_BETWEEN = 2
"""Words that may stand inside a literal rendering that an entry gives."""
_ASTRAY = 8
"""Words that a translation may stand away from its place, and a quarter of the sentence more."""
_MOST = 200
"""Choices among translations that are tried."""
_WORD = Expression(r"[^\W\d_]+")
_SMALL = frozenset(
    "a an the of to in on at by for with from and or into under over as off up out about before after not no is are was were be been have has had".split()
)

_ARTICLES = frozenset(("a", "an", "the"))


class Rendering(NamedTuple):
    """What an entry says, word by word as the stems that each may be: the right renderings, what translates the words of its French, and
    the literal renderings that it gives.
    """

    right: list[list[frozenset[str]]]
    french: list[list[frozenset[str]]]
    literal: list[list[frozenset[str]]]


class Found(NamedTuple):
    """A phrase translated word for word: its span in the source and in the target, and the first word of it there."""

    french: tuple[int, int]
    english: tuple[int, int]
    head: str


def rendering(french: Iterable[str], english: Iterable[str], literally: Iterable[str]) -> Rendering:
    """From the phrase of an entry, its suggestions and the literal renderings that it gives."""
    told = [[_translations(word) for word in tells(text)] for text in french]
    return Rendering([_words(text) for text in english], told, [_words(text) for text in literally])


def _words(text: str) -> list[frozenset[str]]:
    """The words that tell, or all where there is but one of these."""
    every = [_forms(part) for part in text.split()]
    telling = [forms for forms in every if not forms & _SMALL]
    return telling if len(telling) > 1 else every


def _forms(part: str) -> frozenset[str]:
    """The stems of a word, of all its forms where it begins with ``~``; joined by hyphens or ``|``, those of each."""
    return frozenset(
        stems.english(bare(form)) for word in _WORD.findall(part) for form in (all_forms(word) if part.startswith("~") else [word])
    )


def tells(french: str) -> list[str]:
    """The words of a phrase that have a content of their own: two of them are needed to know it in English."""
    return [word for word in _WORD.findall(french) if _tells(word)]


def _tells(word: str) -> bool:
    """Whether a French word has a content of its own."""
    return len(word) > 2 and word.lower() not in words("stop-words-fr.txt")


@lru_cache(20_000)
def _translations(word: str) -> frozenset[str]:
    """The English stems that the lexicon has for a French word."""
    rows = lexicon.translations(stems.french(word))
    least = max(_LEAST, _SHARE * max(rows.values(), default=0))
    return frozenset(stem for stem, weight in rows.items() if weight >= least)


def find(pair: Pair, spans: Iterable[tuple[int, int]], wanted: Rendering) -> Iterator[Found]:
    """Where the phrase that stands at these spans of the source was translated word for word."""
    english = [stems.english(bare(word)) for _, _, word in pair.english]
    for start, end in spans:
        expected = start / max(1, len(pair.source)) * len(english)
        said = [word for at, _, word in pair.french if start <= at < end and _tells(word)]
        choices = [(_options(said, english, wanted), _APART[0] * len(said) + _APART[1])] if len(said) > 1 else []
        choices += [(_in_row(literal, english), len(literal) + _BETWEEN) for literal in wanted.literal]
        for options, most in choices:
            best = _closest(options, most, expected, len(english)) if all(options) else None
            if best and not any(_stands(right, english, best) for right in wanted.right):
                first, last = _widened(pair, (start, end), min(best), max(best))
                yield Found((start, end), (pair.english[first][0], pair.english[last][1]), pair.english[min(best)][2])
                break


def _stands(right: list[frozenset[str]], english: Sequence[str], found: tuple[int, ...]) -> bool:
    """Whether a right rendering is what was found, or stands beside it."""
    same = {i for j in found for i, forms in enumerate(right) if english[j] in forms}
    if len(same) >= len(found):
        return True
    return all(_in_row(right, ["" if j in found else stem for j, stem in enumerate(english)]))


def _in_row(rendered: list[frozenset[str]], english: Sequence[str]) -> list[list[int]]:
    """Where the words of a rendering stand: anywhere, but one after the other where there is but one that tells."""
    if any(forms & _SMALL for forms in rendered):
        starts = range(len(english) - len(rendered) + 1)
        found = next((at for at in starts if all(english[at + i] in forms for i, forms in enumerate(rendered))), None)
        return [[found + i] if found is not None else [] for i in range(len(rendered))]
    return [[j for j, stem in enumerate(english) if stem in forms] for forms in rendered]


def _options(said: list[str], english: Sequence[str], wanted: Rendering) -> list[list[int]]:
    """Where each word of the French may stand in the English."""
    listed: list[frozenset[str]] = next((told for told in wanted.french if len(told) == len(said)), [frozenset()] * len(said))
    found = []
    for word, told in zip(said, listed, strict=True):
        able = told | _translations(word)
        head = bare(word.lower())[:_HEAD]
        found.append([j for j, stem in enumerate(english) if stem in able or (len(head) == _HEAD and stem.startswith(head))])
    return found


def _closest(options: list[list[int]], most: int, expected: float, length: int) -> tuple[int, ...] | None:
    """The choice that lies closest together, near its place; None where all are too far apart."""
    size = 1
    for each in options:
        size *= len(each)
    if size > _MOST:
        return None
    able = [
        (max(choice) - min(choice), abs(min(choice) - expected), choice)
        for choice in product(*options)
        if len(set(choice)) == len(choice) and max(choice) - min(choice) <= most
    ]
    if not able:
        return None
    _, distance, best = min(able)
    return best if distance <= _ASTRAY + length / 4 else None


def _widened(pair: Pair, french: tuple[int, int], first: int, last: int) -> tuple[int, int]:
    """Small words of the French phrase at its edges take small words of the English along, and other words their translations."""
    inside = [word for at, _, word in pair.french if french[0] <= at < french[1]]
    also = frozenset().union(*(_translations(word) for word in inside if not _tells(word)))

    def goes_along(j: int, small: frozenset[str]) -> bool:
        return 0 <= j < len(pair.english) and (
            pair.english[j][2].lower() in small or stems.english(bare(pair.english[j][2])) in also - _SMALL
        )

    before = frozenset() if _tells(inside[0]) else _SMALL
    after = frozenset() if _tells(inside[-1]) else _SMALL - _ARTICLES
    while first and goes_along(first - 1, before):
        first -= 1
    while goes_along(last + 1, after):
        last, after = last + 1, frozenset()
    return first, last
