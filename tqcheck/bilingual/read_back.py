"""French set phrases told by their English words alone: *skin of sorrow* is *peau de chagrin*, and no other English.

Without the source more is asked than `word_for_word` asks: the words stand in the order of the French, or the last two changed over (*mother house*,
*maison mère*), with nothing between them but small words.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from functools import lru_cache
from itertools import accumulate, pairwise

from ..text import between, dictionary, stems
from ..text.fold import bare
from ..text.inflect_en import tagged
from ..text.lazy import Expression
from ..text.renderings import LONGEST, Rendering, Row, looks_like, may_stand_between, run
from ..typed import TYPE_CHECKING
from .word_for_word import Found, is_another, is_right, placed, tried

if TYPE_CHECKING:
    from .bitext import Pair

_BESIDE = 3
"""Small words that may stand between two words of a phrase."""
_DETERMINERS = frozenset("a an the my your his her its our their this that these those".split())
_NO_VERB = _DETERMINERS | frozenset("of in on at by for with from under over some any no".split())
"""Words after which what may be a verb is a noun, unless it is one in *-ing*."""
_PARTICIPLES = ("é", "ée", "és", "ées", "i", "ie", "is", "ies", "u", "ue", "us", "ues", "t", "te", "ts", "tes")
"""Endings of the French that a participle in *-ed* translates."""
_JOINED = Expression(r"[ '’]+")
_HYPHENED = Expression(r"[ '’-]+")
Choice = tuple[int, ...]


class English:
    """The words of a text, their stems, and how many before each belong to no phrase."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.words = stems.tokens(text)
        self.stems = [stems.english(bare(word)) for _, _, word in self.words]
        lower = [word.lower() for _, _, word in self.words]
        belongs_to_none = [*map(between.english, lower)]
        self.beside = [0, *accumulate(belongs_to_none)]
        small = _DETERMINERS | may_stand_between()
        self._is_small = [none or word in small for word, none in zip(lower, belongs_to_none, strict=True)]

    def joined(self, first: int, last: int, hyphens: bool) -> bool:
        """Whether nothing but spaces, or `hyphens`, stands between two neighbours of these words, and they are no part of a word with hyphens."""
        mark = _HYPHENED if hyphens else _JOINED
        start, end = self.words[first][0], self.words[last][1]
        return "-" not in (self.text[start - 1 : start], self.text[end : end + 1]) and all(
            mark.fullmatch(self.text, self.words[j][1], self.words[j + 1][0]) for j in range(first, last)
        )

    def beside_of(self, j: int) -> Iterator[int]:
        """The words after word j up to the first that may not stand inside a phrase."""
        for k in range(j + 1, min(len(self.words), j + _BESIDE + 2)):
            yield k
            if not self._is_small[k]:
                return

    def runs(self, j: int) -> Iterator[str]:
        """By what the words from word j on are found together: two first, then more."""
        return (run(self.stems[j:end]) for end in range(j + 2, min(len(self.words), j + LONGEST) + 1))

    def has_before(self, j: int, wanted: frozenset[str]) -> bool:
        """Whether one of the words that are wanted stands before a word, articles aside."""
        while j > 0 and self.words[j - 1][2].lower() in _DETERMINERS:
            j -= 1
        return j > 0 and self.words[j - 1][2].lower() in wanted

    def is_noun(self, j: int) -> bool:
        """Whether what may be a verb is a noun there, after an article or a preposition."""
        word = self.words[j][2].lower()
        return j > 0 and not word.endswith("ing") and self.words[j - 1][2].lower() in _NO_VERB

    def is_named(self, choice: Choice) -> bool:
        """Whether some of these words are a name: one that does not come first has a capital."""
        return any(self.words[j][2][0].isupper() for j in choice if j != min(choice))

    def is_plural(self, choice: Choice) -> bool:
        """Whether the noun among these words is a plural: their first where a small word follows it (*lifting of shields*), else the last."""
        noun = choice[0] if choice[0] + 1 not in choice and choice[0] != max(choice) else max(choice)
        return tagged(self.words[noun][2]) == "s"


def find(
    english: English, within: range, rows: Sequence[Row], wanted: Rendering, citation: str, usual: Container[str]
) -> Iterator[tuple[Pair, Found, str]]:
    """Where a phrase stands word for word among some words, unless the stems by which it is found are `usual` in English. With each place come the pair of
    the text and the phrase as the French cites it, and these stems.
    """
    hyphens = "-" in citation
    for row in rows:
        choice = _in_row(row, english, within) if row.whole else _closest(row, english, within, wanted.verb, hyphens)
        if not choice or english.is_named(choice) or (wanted.verb and row.headed and english.is_noun(choice[0])):
            continue
        told = " ".join(english.stems[j] for j in choice)
        verb = choice[0] if row.headed and wanted.verb else None
        if told in usual or is_right(wanted, english.stems, english.beside, choice, verb, bool(row.french)):
            continue
        from .bitext import Pair  # it brings much that a text without a source does not need

        several = "les " if not wanted.verb and english.is_plural(choice) else ""
        pair = Pair(0, english.text, several + citation)
        found = placed(pair, (len(several), len(pair.source)), choice, wanted.verb, row.headed, row.whole)
        if (found.head is not None or not wanted.verb) and not is_another(pair, found):
            yield pair, found, told
            return


def _in_row(row: Row, english: English, within: range) -> Choice | None:
    """The words of a row that stand one after the other, as they are spelled."""
    many = len(row.spelled)
    for at in within[: len(within) - many + 1]:
        spelled = all(english.words[at + i][2].lower() in able for i, able in enumerate(row.spelled))
        if spelled and english.joined(at, at + many - 1, True):
            return tuple(range(at, at + many))
    return None


def _closest(row: Row, english: English, within: range, verb: bool, hyphens: bool) -> Choice | None:
    """The words of a row that stand closest together, in its order."""
    options = [[j for j in within if _may_be(english, j, row, i)] for i in range(len(row.words))]
    able = [(max(choice) - min(choice), choice) for choice in tried(options) if _is_ordered(choice, row, english, verb, hyphens)]
    return min(able)[1] if able else None


def _may_be(english: English, j: int, row: Row, i: int) -> bool:
    """Whether English word j may be word i of a row."""
    stem, word = english.stems[j], english.words[j][2].lower()
    if len(stem) == 1 or not row.french:
        return len(stem) > 1 and stem in row.words[i] and word in row.spelled[i]
    if not (stem in row.words[i] or looks_like(stem, row.french[i])):
        return False
    if i == 0 and row.verb:
        return _renders(word, row.verb)
    return not word.endswith("ed") or any(french.endswith(_PARTICIPLES) for french in row.french[i])


def _is_ordered(choice: Choice, row: Row, english: English, verb: bool, hyphens: bool) -> bool:
    """Whether words stand as in French, with small words for its small words between them; or two neighbours changed over, the second directly before
    the first where the phrase has no verb (*mother house*)."""
    steps = [after - before for before, after in pairwise(choice)]
    back = [i for i, step in enumerate(steps) if step <= 0]
    if 0 in steps or any(abs(step) > _BESIDE + 1 for step in steps) or not english.joined(min(choice), max(choice), hyphens):
        return False
    if row.ahead and not english.has_before(min(choice), row.ahead):
        return False
    if not back:
        return all(_says(english, before + 1, after, gap) for (before, after), gap in zip(pairwise(choice), row.gaps, strict=True))
    headed = verb and row.headed
    if not row.french or len(back) > 1 or (headed and back[0] == 0) or (row.gaps[back[0]] and "of" not in row.gaps[back[0]]):
        return False
    inside = [english.words[j][2].lower() for j in range(min(choice), max(choice)) if j not in choice]
    return not inside if not headed else _are_small(inside, frozenset().union(*row.gaps))


def _says(english: English, first: int, last: int, wanted: frozenset[str]) -> bool:
    """Whether words are small, and say what is wanted."""
    inside = [english.words[j][2].lower() for j in range(first, last)]
    return _are_small(inside, wanted) and (not wanted or not wanted.isdisjoint(inside))


def _are_small(words: Sequence[str], wanted: frozenset[str]) -> bool:
    return all(word in wanted or word in _DETERMINERS or between.english(word) for word in words)


@lru_cache(2_000)
def _renders(word: str, verb: str) -> bool:
    """Whether an English word may stand for a French verb, as far as the dictionary knows it: *door* is no *porter*."""
    known = dictionary.look_up(verb)
    if known is None:
        return True
    keys = dictionary.english(word)
    return dictionary.translates(known, keys) or any(not keys.isdisjoint(dictionary.english(text)) for text in dictionary.literally(verb))
