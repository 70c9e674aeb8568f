"""The short *non*: *non vaccinés* is *unvaccinated*; *non sans*, *pas sans* are *not without*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text.lazy import Expression
from ...text.wordlists import is_english

_WITHOUT_FR = Expression(r"\b(?:non|pas|jamais) sans\b", 2)
_WITHOUT, _NOT_WITHOUT = (
    Expression(r"\bwithout\b"),
    Expression(
        r"\b(?:not?|never|nor) without\b|(?:n't|\b(?:not|cannot|no|never|nothing|nobody|none|neither|nor|hardly|unlikely|impossible))\b[^.]* without\b|\bafter\b|\bbut\b|\bwith\b",
        2,
    ),
)
_NON = Expression(
    r"(?<![\w-])non (?P<word>[a-zà-ÿ]{3,}(?:é|i|u|is|it|ert|ant|ent|aire|al|able|ible|if|el)(?:e|s|es)?)\b(?! (?:plus|seulement))"
)
_DENIES = Expression(r"(?:\b(?:not|non|never|no|without|un|lack\w*|fail\w*)|n't)[ -](?:yet |been |be |fully )?\Z", 2)
"""What denies a word directly before it, or with it."""
_PREFIXES = ("un", "in", "im", "ir", "il", "non", "dis")
_BEFORE, _LEAST = 16, 8
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
        if low.startswith(_PREFIXES) or _DENIES.search(pair.target, max(0, start - _BEFORE), start):
            continue
        if pair.source.count(match["word"]) == 1:
            yield start, end, f"un{low}" if is_english(f"un{low}") else f"non-{low}", match.group()
