"""Fixed English expressions, in which a word is right whatever it means elsewhere: *the power rests with the councils*, *thin on the ground*.

``fixed-expressions-en.txt`` has one a line: ``~rest`` is the word in all its forms, ``a|b`` one of two words, ``(the)?`` a word that may be left
out, ``<WORD>`` any word.
"""

from __future__ import annotations

import re
from functools import lru_cache

from .inflect_en import all_forms, lemma
from .wordlists import whole

_BESIDE = 80
"""Characters to each side of a word in which its expression stands."""
_HEAD = 3
"""Letters by which expressions are found: those with which the forms of a word begin, irregular ones by their lemma."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_BETWEEN = r"[\s-]+"


def covers(text: str, start: int, end: int) -> bool:
    """Whether the words at [start, end) of a text are part of a fixed expression that is longer than they are."""
    first, last = max(0, start - _BESIDE), min(len(text), end + _BESIDE)
    return any(
        found.start() <= start and end <= found.end() and found.end() - found.start() > end - start
        for word in _WORD.findall(text[start:end].lower())
        for head in {word[:_HEAD], lemma(word)[:_HEAD]}
        for expression in _with(head)
        for found in _compiled(expression).finditer(text, first, last)
    )


@lru_cache(20_000)
def _with(head: str) -> list[str]:
    """The expressions that have a word with these first letters; the list is searched as text: a check of a small file asks for a few."""
    return re.findall(rf"^(?!#)(?:.*[ ~|(])?{head}.*$", whole("fixed-expressions-en.txt"), re.I | re.M)


@lru_cache(2_000)
def _compiled(expression: str) -> re.Pattern[str]:
    parts = [_part(part) for part in expression.split()]
    return re.compile(rf"(?<!\w){''.join(parts).removesuffix(_BETWEEN)}(?!\w)", re.I)


def _part(part: str) -> str:
    """The expression of a word and what stands between it and the next."""
    optional = part.endswith(")?")
    options = part[1:-2] if optional else part
    spelled = "|".join(
        re.escape(form) for word in options.split("|") for form in (all_forms(word[1:]) if word.startswith("~") else [word])
    ).replace(re.escape("<WORD>"), r"[\w'-]+")
    return f"(?:(?:{spelled}){_BETWEEN})?" if optional else f"(?:{spelled}){_BETWEEN}"
