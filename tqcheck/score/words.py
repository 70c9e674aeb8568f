"""What the models know about single words: number, class, frequency, usual case, and how English their spelling is."""

from __future__ import annotations

import math
from binascii import crc32

from ..records import NamedTuple
from .ngrams import P_STEP
from .packed import Packed
from .tokens import UNKNOWN, form, shape

ALPHABET = "abcdefghijklmnopqrstuvwxyz'*"
"""The letters of the spelling model; 0 is the edge of a word, * any other letter."""
START, END = 1, 2
FIRST_WORD = 3 + len(UNKNOWN)
FUNCTION = FIRST_WORD + 200
"""The most frequent words come first: below this number stand the words of grammar."""
_ROOM = 50_000
"""Tokens that are kept."""
_CODE = {letter: i for i, letter in enumerate(ALPHABET, 1)}


def letters(word: str) -> list[int]:
    """The word as numbers of letters."""
    return [_CODE.get(letter, len(ALPHABET)) for letter in word]


class Word(NamedTuple):
    """One surface token."""

    number: int
    group: int
    frequency: float  # log-probability as a unigram
    alphabetic: bool
    known: bool
    capital: bool  # begins with a capital
    case: float  # log-probability of this case inside a sentence
    spelling: float  # log-probability a letter; 0 for what is no word
    grammar: bool  # one of the most frequent words


class Words:
    """Surface token to `Word`; what was looked up is kept, up to a limit."""

    def __init__(self, model: Packed) -> None:
        self._ids, self._marks = model["words.ids"], model["words.marks"]
        self._classes, self._capitals = model["words.classes"], model["words.capitals"]
        self._unigrams, self._letters = model["word.unigrams"], model["letters"]
        self._known: dict[str, Word] = {}

    def __call__(self, token: str) -> Word:
        found = self._known.get(token)
        if found is None:
            if len(self._known) > _ROOM:
                self._known.clear()
            found = self._known[token] = self._look(token)
        return found

    def number(self, word: str) -> int:
        """The number of a counted form; 0 where it is unknown."""
        h = crc32(word.encode("utf-8", "surrogatepass"))
        ids, marks, size = self._ids, self._marks, len(self._ids)
        at, mark = h * size >> 32, h & 0xFFFF
        while ids[at]:
            if marks[at] == mark:
                return int(ids[at])
            at = (at + 1) % size
        return 0

    def _look(self, token: str) -> Word:
        counted = form(token)
        alphabetic = token[0].isalpha()
        number = self.number(counted)
        known = number > 0
        if not known:
            number = self.number(shape(token))
        capital = token[0].isupper()
        share = (self._capitals[number] + 0.5) / 256
        case = math.log(share if capital else 1 - share) if alphabetic else 0.0
        if alphabetic and len(token) > 1 and token.isupper() and known:
            case -= 1.0
        return Word(
            number,
            self._classes[number],
            self._unigrams[number] * -P_STEP,
            alphabetic,
            known,
            capital,
            case,
            self._spelling(counted) if alphabetic else 0.0,
            known and alphabetic and number < FUNCTION,
        )

    def _spelling(self, word: str) -> float:
        table, size = self._letters, len(ALPHABET) + 1
        at, total = 0, 0
        code = [*letters(word), 0]
        for letter in code:
            at = (at * size + letter) % (size * size * size * size)
            total += table[at]
        return -P_STEP * total / len(code)
