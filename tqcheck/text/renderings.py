"""How a French phrase may look in English word for word, and how it rightly looks.

What a word may be comes from the learned lexicon, the dictionary and the renderings that a glossary gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from itertools import product, zip_longest
from math import ceil

from ..records import NamedTuple
from . import dictionary, lexicon, stems
from .fold import bare
from .inflect_en import all_forms, inflect
from .lazy import Expression
from .wordlists import table, words

_SHARE, _LEAST = 0.08, 4
"""Weight from which a translation in the lexicon counts, as a share of the best and in itself."""
_SEEN = 15
"""Sentences in which the lexicon has seen a French word that it knows well."""
HEAD = 5
"""Letters in which words that look alike agree."""
_ALIKE = 0.8
"""Share of the longer of two words in which they agree from the first letter on where one is taken for the other without a source."""
_WORD = Expression(r"[^\W\d_]+")
SMALL = frozenset(
    "a an the of to in on at by for with from and or into under over as off up out about before after not no is are was were be been have has had".split()
)

LONGEST = 6
"""Words that stand as they are written, at most."""
BESIDE = "_"
"""What joins the stems of such words."""
FIRST, LATER = 1, 2
"""Places of a word among those of a phrase that tell, in the order of the French."""
_COMMON = frozenset("it that thi these those what who which there if so as one more much all he she they we you is".split())
"""Stems that stand everywhere: beside another word they tell nothing."""
_OPEN = frozenset('[(<"*')
"""Marks of a pattern of which the words alone do not tell what it is."""

Words = list[frozenset[str]]
"""The words of a phrase, each as the stems that it may be."""


class Literal(NamedTuple):
    """A literal rendering that an entry gives: the words looked for, whether its first is one of them, whether all are, small ones too."""

    words: Words
    headed: bool
    whole: bool


class Rendering(NamedTuple):
    """What an entry says: whether its French begins with a verb, the words of the right renderings that tell, all their words, what translates
    the words of its French, and the literal renderings.
    """

    verb: bool
    right: list[Words]
    spelled: list[Words]
    french: list[Words]
    literal: list[Literal]


class Row(NamedTuple):
    """The words of a phrase in English, in the order of the French: the stems that each may be; the French words that each translates, or how each is
    spelled where an entry gives them; the small words one of which says what stands before the first in French, and between each and the
    next; the verb that the first translates, whether it translates the first word of the phrase, whether they stand as they are written.
    """

    words: Words
    french: Words
    spelled: Words
    ahead: frozenset[str]
    gaps: Words
    verb: str
    headed: bool
    whole: bool


def rendering(french: Sequence[str], english: Iterable[str], literally: Iterable[str]) -> Rendering:
    """From the phrase of an entry, its suggestions and the literal renderings that it gives."""
    texts = list(english)
    spelled = [[_forms(part) for part in text.split()] for text in texts]
    return Rendering(french[0].startswith("~"), [*map(_words, texts)], spelled, [*map(_told, french)], [*map(_literal, literally)])


def _told(text: str) -> Words:
    """What translates each word that tells of a French pattern, or one of its alternatives."""
    return [frozenset().union(*map(translations, words)) for words in _columns(text)]


def _columns(text: str) -> list[list[str]]:
    """The words that tell of a French pattern, each with its alternatives."""
    found: list[list[str]] = []
    for part in text.split():
        found += ([word for word in column if word] for column in zip_longest(*map(tells, part.split("|"))))
    return found


def _literal(text: str) -> Literal:
    looked_for, parts = _words(text), text.split()
    whole = len(looked_for) == len(parts) and any(forms & SMALL for forms in looked_for)
    return Literal(looked_for, looked_for[0] == _forms(parts[0]), whole)


def _words(text: str) -> Words:
    """The words that tell, or all where there is but one of these."""
    return [_forms(part) for part in _parts(text)]


def _parts(text: str) -> list[str]:
    every = text.split()
    telling = [part for part in every if not _forms(part) & SMALL]
    return telling if len(telling) > 1 else every


@lru_cache(20_000)
def _forms(part: str) -> frozenset[str]:
    """The stems of a word, of all its forms where it begins with ``~``; joined by hyphens or ``|``, those of each."""
    return frozenset(
        stems.english(bare(form)) for word in _WORD.findall(part) for form in (all_forms(word) if part.startswith("~") else [word])
    )


def tells(french: str) -> list[str]:
    """The words of a phrase that have a content of their own: two of them are needed to know it in English."""
    return [word for word in _WORD.findall(french) if is_telling(word)]


def is_telling(word: str) -> bool:
    """Whether a French word has a content of its own."""
    return len(word) > 2 and word.lower() not in words("stop-words-fr.txt")


@lru_cache(20_000)
def translations(word: str) -> frozenset[str]:
    """The English stems that the lexicon has for a French word; of one that it hardly knows, those that the dictionary has."""
    stem = stems.french(word)
    rows = lexicon.translations(stem)
    least = max(_LEAST, _SHARE * max(rows.values(), default=0))
    learned = frozenset(stem for stem, weight in rows.items() if weight >= least)
    return learned if lexicon.seen(stem) >= _SEEN else learned.union(*(_forms(f"~{text}") for text in dictionary.literally(word)))


def rows(french: Sequence[str], literally: Sequence[str], wanted: Rendering) -> list[Row]:
    """What a phrase may be word for word, two words or more."""
    found = []
    for text, told in zip(french, wanted.french, strict=True):
        if _OPEN.isdisjoint(text):
            first = text.split()[0].partition("|")[0]
            verb = first[1:] if first[0] == "~" else ""
            ahead, gaps = _small_words(text)
            words = [frozenset(word.lower() for word in column) for column in _columns(text)]
            found.append(Row([stems - SMALL for stems in told], words, [], ahead, gaps, verb, is_telling(first.lstrip("~")), False))
    for text, (looked_for, headed, whole) in zip(literally, wanted.literal, strict=True):
        if "-" not in text:
            small = frozenset().union(*map(_spelled, text.split())) & SMALL
            gaps = next(
                (row.gaps for row in found if row.french and not small and len(row.words) == len(looked_for)), [small] * len(looked_for[1:])
            )
            found.append(Row(looked_for, [], [*map(_spelled, _parts(text))], frozenset(), gaps, "", headed, whole))
    return [row for row in found if len(row.words) > 1 and (row.whole or sum(not stems <= _COMMON for stems in row.words) > 1)]


def _small_words(text: str) -> tuple[frozenset[str], Words]:
    """What says in English the small words of a French pattern: those before the first that tells, and between each and the next."""
    gaps: list[frozenset[str]] = [frozenset()]
    for part in text.split():
        words = part.split("|")
        if any(map(tells, words)):
            gaps += [frozenset()] * max(len(tells(word)) for word in words)
        else:
            gaps[-1] = gaps[-1].union(*(_small().get(word.lower(), ()) for option in words for word in _WORD.findall(option)))
    return gaps[0], gaps[1:-1]


def _spelled(part: str) -> frozenset[str]:
    """How a word of a literal rendering may be written, in lower case: in every form of the verb where it is one, else in singular and plural."""
    return frozenset(
        form.lower()
        for word in _WORD.findall(part)
        for form in (all_forms(word) if part.startswith("~") else [word, inflect(word, "s")] if word not in SMALL else [word])
    )


@cache
def _small() -> dict[str, list[str]]:
    return {french: english.split() for french, english in table("small-words-fr-en.tsv")}


@cache
def may_stand_between() -> frozenset[str]:
    """The small words of English that say a French one inside a phrase, and those of literal renderings."""
    return SMALL.union(*_small().values())


def looks_like(stem: str, french: frozenset[str]) -> bool:
    """Whether an English stem looks like one of some French words (*conservatory*, *conservatoire*)."""
    for word in map(bare, french):
        same = max(HEAD, ceil(_ALIKE * max(len(stem), len(word))))
        if stem[:same] == word[:same]:
            return True
    return False


def sought(rows: Iterable[Row]) -> dict[str, int]:
    """By what these rows are looked for, with the places (`FIRST`, `LATER`) that it may have in them: the stems of which two stand in one, ``=`` and the
    first letters of those that look like a French word; of rows that stand as they are written, the `run` of all their stems.
    """
    found: dict[str, int] = {}
    for row in rows:
        if row.whole:
            found |= {run(stems): FIRST for stems in product(*row.words)}
            continue
        telling = [i for i, stems in enumerate(row.words) if not stems & SMALL]
        for i in telling:
            alike = (head_of(bare(word)) for word in (row.french[i] if row.french else ()) if len(word) >= HEAD)
            for key in (*(row.words[i] - _COMMON), *alike):
                found[key] = found.get(key, 0) | (FIRST if i == telling[0] else LATER)
    return found


def run(stems: Iterable[str]) -> str:
    """By what words are found that stand one after the other."""
    return BESIDE.join(stems)


def head_of(word: str) -> str:
    """By what an English word is found that looks like a French one."""
    return f"={word[:HEAD]}"
