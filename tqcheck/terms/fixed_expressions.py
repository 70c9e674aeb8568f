"""Fixed English expressions, in which a word is right whatever it means elsewhere: *the power rests with the councils*, *thin on the ground*.

``fixed-expressions-en.txt`` has one a line, in the language of patterns.
"""

from __future__ import annotations

import re
from functools import lru_cache

from ..text.inflect_en import lemma, usual_forms
from ..text.wordlists import whole
from . import pattern
from .classes import lookup
from .matcher import Matcher
from .program import Program
from .reading import Reading

_HEAD = 3
"""Letters by which expressions are found: those with which the forms of a word begin, irregular ones by their lemma."""
_WORD = re.compile(r"[^\W\d_]{3,}")


class FixedExpressions:
    """The expressions of the list, each made ready when one of its words is first asked for."""

    def __init__(self, matcher: Matcher) -> None:
        self._classes = lookup(matcher.classes)
        self._programs: dict[str, Program] = {}

    def cover(self, reading: Reading, start: int, end: int) -> bool:
        """Whether the words at [start, end) of a text are part of an expression that is longer than they are."""
        first, last = reading.sentences.at(start)
        tokens = reading.tokens(first, last)
        words = _WORD.findall(reading.text[start:end].lower())
        return any(
            first + found.start <= start and end <= first + found.end and found.end - found.start > end - start
            for head in {head for word in words for head in (word[:_HEAD], lemma(word)[:_HEAD])}
            for expression in _with(head)
            for found in self._program(expression).find(tokens)
        )

    def _program(self, expression: str) -> Program:
        if expression not in self._programs:
            items, _ = pattern.to_program(pattern.parse(expression), usual_forms)
            self._programs[expression] = Program(items, self._classes)
        return self._programs[expression]


@lru_cache(20_000)
def _with(head: str) -> list[str]:
    """The expressions that have a word with these first letters; the list is searched as text: a check of a small file asks for a few."""
    return re.findall(rf"^(?!#)(?:.*[ ~|(])?{head}.*$", whole("fixed-expressions-en.txt"), re.I | re.M)
