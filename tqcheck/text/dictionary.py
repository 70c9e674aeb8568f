"""A French-English dictionary: what may rightly stand for a French word, and what an engine puts there that is wrong.

``tqcheck/data/dictionary-fr-en.tsv`` has a line for each lemma: its part of speech, all the English by which translators render it, and the
English that is wrong for it in practically every text. The first serves to see that a word was translated, the second that it was
mistranslated. Words are compared by their `keys`.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from ..records import NamedTuple
from . import stems
from .fold import bare
from .inflect_en import lemma
from .inflect_fr import all_forms
from .wordlists import lines_of

FAMILY = 5
"""Letters in which an English word agrees with another that is of its family (*invest*, *investment*)."""
_SHORT = 4
"""Letters up to which a word must be a known form, not only have the stem of one."""
_USUAL = 2
"""Renderings of a lemma that are its most usual ones."""
_BUCKET = 3
"""Letters by which the lines are found: they are sorted without accents."""
_ENDINGS = {"er": 4, "ir": 6, "re": 5}
"""Letters, accents apart, by which a form at most differs from the end of a lemma that ends like this (*envoyer*, *enverra*)."""
_ENDING = 3
"""The same of others (*instituteur*, *institutrice*)."""
SMALL = frozenset(
    "a an the of to in on at by for with from and or into onto under over as off up out about before after not no is be it its one one's ones do "
    "have get make go more less that this so all his her their".split()
)
"""Words of a rendering that do not tell."""


class Line(NamedTuple):
    """A lemma: its part of speech, its English by senses, and the English that is wrong."""

    lemma: str
    pos: str
    right: tuple[tuple[str, ...], ...]
    wrong: tuple[str, ...]


class Word(NamedTuple):
    """What a French form may be: its lines, the likeliest first, the keys of what is right for one of them, those of single words, and the
    heads of all."""

    lines: tuple[Line, ...]
    right: frozenset[str]
    sole: frozenset[str]
    heads: frozenset[str]


def _key(line: str) -> str:
    return bare(line[:_BUCKET])[:_BUCKET]


@lru_cache(4_000)
def _beginning(letters: str) -> list[tuple[str, str]]:
    """The lines that begin with some letters, accents apart, each behind what all forms of its lemma have in common."""
    return [(_in_common(line.partition("\t")[0]), line) for line in lines_of("dictionary-fr-en.tsv", letters, _key)]


def _in_common(lemma: str) -> str:
    return bare(lemma)[: -_ENDINGS.get(lemma[-2:], _ENDING)]


@lru_cache(20_000)
def look_up(word: str) -> Word | None:
    """What the dictionary has for a French word in any form; None for a word that is not in it."""
    low = word.lower()
    plain, stem = bare(low), stems.french(low)
    near = [line for common, line in _beginning(_key(low)) if plain.startswith(common)]
    found = [line for line in near if low in _forms(line)] or [
        line for line in near if len(low) > _SHORT and stems.french(line.partition("\t")[0]) == stem and not _invariable(line)
    ]
    found.sort(key=lambda line: not line.startswith(f"{low}\t"))
    if not found or (low.endswith("es") and all(line.startswith(f"{low[:-2]}er\tv") for line in found)):  # *tu asperges* is rare
        return look_up(low.replace("oe", "œ")) if "oe" in low else None
    parsed = tuple(_line(line) for line in found)
    telling = [part for line in parsed for sense in line.right for text in sense for part in _telling(text)]
    keys = frozenset(key for part in telling for key in english(part))
    sole = frozenset(key for line in parsed for sense in line.right for text in sense if " " not in text for key in english(text))
    return Word(parsed, keys, sole, families(keys))


def _invariable(line: str) -> bool:
    """Whether a noun is one in *-s*, *-x* or *-z*: what shares its stem is another word (*temps*, *tempe*)."""
    lemma, pos, _ = line.split("\t", 2)
    return pos == "n" and lemma.endswith(("s", "x", "z"))


@lru_cache(20_000)
def _forms(line: str) -> frozenset[str]:
    """The forms of a lemma: of a noun the singular and whatever may be a plural."""
    lemma, pos, _ = line.split("\t", 2)
    return frozenset((lemma, f"{lemma}s", f"{lemma}x", f"{lemma[:-1]}ux") if pos == "n" else all_forms(lemma))


def _line(line: str) -> Line:
    lemma, pos, right, wrong = line.split("\t")
    senses = tuple(tuple(text.strip() for text in sense.split(",") if text.strip()) for sense in right.split(";"))
    return Line(lemma, pos, senses, tuple(text.strip() for text in wrong.split(",") if wrong != "-"))


def _telling(text: str) -> list[str]:
    parts = [part for _, _, part in stems.tokens(text)]
    return [part for part in parts if part.lower() not in SMALL] or parts


def literally(word: str) -> frozenset[str]:
    """The English words that say a French one by itself: the most usual of each lemma, and those that are wrong for it."""
    found = look_up(word)
    texts = [text for line in found.lines for text in (*line.right[0][:_USUAL], *line.wrong)] if found else []
    return frozenset(text for text in texts if " " not in text)


@lru_cache(20_000)
def english(word: str) -> frozenset[str]:
    """The keys of an English word: its stem and that of the lemma of an irregular form, in one spelling of *-ise* and *-our*."""
    low = word.lower()
    return frozenset(stems.english(form).replace("z", "s").replace("our", "or") for form in (low, lemma(low)))


class Said(NamedTuple):
    """What an English text says: the keys of its words and the families of these."""

    keys: frozenset[str]
    families: frozenset[str]

    def has(self, word: Word) -> bool:
        """Whether something of it may stand for a French word, or is of the family of what may."""
        return not (self.keys.isdisjoint(word.right) and self.families.isdisjoint(word.heads))


def said(words: Iterable[str]) -> Said:
    """What English words say together."""
    keys: frozenset[str] = frozenset().union(*map(english, words))
    return Said(keys, families(keys))


def translates(word: Word, keys: frozenset[str]) -> bool:
    """Whether an English word, given by its keys, may stand for a French one, or one of its family may."""
    return Said(keys, families(keys)).has(word)


def families(keys: Iterable[str]) -> frozenset[str]:
    """What words of one family have in common: their first letters, of those that are long enough to tell."""
    return frozenset(key[:FAMILY] for key in keys if len(key) >= FAMILY)
