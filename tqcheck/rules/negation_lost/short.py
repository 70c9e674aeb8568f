"""The short *non*: *non vaccinés* is *unvaccinated*; *non sans*, *pas sans* are *not without*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.articles import capitalise_like
from ...text.inflect_en import tags
from ...text.lazy import Expression, I
from ...text.wordlists import is_english

_WITHOUT_FR = Expression(r"\b(?:non|pas|jamais) sans\b", I)
_WITHOUT, _NOT_WITHOUT = (
    Expression(r"\bwithout\b"),
    Expression(
        r"\b(?:not?|never|nor) without\b|(?:n't|\b(?:not|cannot|no|never|nothing|nobody|none|neither|nor|hardly|unlikely|impossible))\b[^.]* without\b|\bafter\b|\bbut\b|\bwith\b",
        I,
    ),
)
_NON = Expression(
    r"(?<![\w-])non (?P<word>[a-zà-ÿ]{3,}(?:é|i|u|is|it|ert|ant|ent|aire|al|able|ible|if|el|orme|ève|ique|ine)(?:e|s|es)?)\b(?! (?:plus|seulement))"
)
_DENIES = Expression(
    r"(?:\b(?:not|non|never|no|without|un|out|yet|lack\w*|fail\w*|ex\w+|other|rather|than|still|remain\w*)|n't)[ -](?:yet |been |be |to be |to |\w+ly )?\Z",
    I,
)
"""What denies a word directly before it, or with it."""
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis")
_VERBAL = frozenset({"past", "part"})
_BEFORE, _LEAST = 26, 8
"""Characters before an English word in which something denies it; weight from which it translates the French one."""


def places(pair: Pair) -> Iterator[tuple[int, int, str | None, str]]:
    """(start, end, what should stand there, the French)."""
    said = _WITHOUT_FR.search(pair.source)
    alone = pair.source.count(" sans ") == 1
    if said and alone and (without := _WITHOUT.search(pair.target)) and not _NOT_WITHOUT.search(pair.target):
        yield *without.span(), "not without", said.group()
    for match in _NON.finditer(pair.source):
        j = pair.counterpart(match.start("word"), _LEAST)
        if j is None:
            continue
        start, end, word = pair.english[j]
        low = word.lower()
        if _denies_itself(low) or _DENIES.search(pair.target, max(0, start - _BEFORE), start):
            continue
        if pair.source.count(match["word"]) == 1:
            if pair.target.endswith(" to ", 0, start):
                yield start - 3, end, f"not to {word}", match.group()
            else:
                yield start, end, _denied(pair, j), match.group()


def _denies_itself(word: str) -> bool:
    """Whether an English word denies by its prefix: *unsold*, but not *included*."""
    return any(word.startswith(prefix) and is_english(word.removeprefix(prefix).lstrip("-")) for prefix in _PREFIXES)


def _denied(pair: Pair, j: int) -> str:
    """The word with its denial: *unsold*, *non-compliant*; *not included* where it ends its clause behind a noun."""
    start, end, word = pair.english[j]
    if is_english(f"un{word.lower()}"):
        return capitalise_like(f"un{word.lower()}", word, True)
    ends = end >= len(pair.target.rstrip()) or pair.target[end] in ",.;:)"
    if ends and not _VERBAL.isdisjoint(tags(word)) and j and pair.target[pair.english[j - 1][1] : start] == " ":
        return f"not {word}"
    return capitalise_like(f"non-{word.lower()}", word, True)
