"""A word of the source that stands in the English as it was, although English has a word of its own for it.

A list says which French words English texts hardly use; the learned lexicon, which loan words (*étude*, *équipe*) are nearly always
translated. Such a word, copied from the source, was left untranslated, accents or not; so was one without a known translation that
ends as few English words do. Words inside names, titles and quotation
marks are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.fold import bare
from ..text.lazy import Expression, I
from ..text.left_standing import offers
from ..text.wordlists import french_only, is_english, words

ID = "copied-word"
SUMMARY = "A word of the source that was copied instead of translated."
CATEGORY = "accuracy/untranslated"
SEVERITY = "major"

_SEEN, _KEPT, _OTHERWISE, _OFTEN = 4, 0.12, 15, 40
"""Sentences in which the word must be known; weight of the word itself against its best translation; least weight of that, and for
a loan word."""


_ENDINGS = tuple(
    f"{ending}{plural}"
    for ending in "ement aire eur euse eux trice ante ent ente oire ique iste aise oise eau aux elle enne".split()
    for plural in ("", "s")
)
_STREET = Expression(
    r"(?:rue|avenue|boulevard|quai|allée|place|impasse|cours|chemin) (?:(?:du|des|de la|de l'|de|d'|saint-|sainte-) ?)*[A-ZÀ-Þ]", I
)
_LETTERS = frozenset("alpha beta gamma delta epsilon lambda sigma omega kappa omicron".split())
"""An address; letters of the Greek alphabet."""
_BRACKET = Expression(r"\(([^()]*)\)")
"""What a translator adds from the source to his English: *a high-demand area (zone tendue)*."""
_EXPLAINED = Expression(r" ?(?:\(|, (?:the|an?|or|which is|known as|meaning) )")
"""What follows a French word that the English explains: *the brevet, the exam that pupils sit at 15*. In the source no comma stands there."""
_QUOTED = 25
"""Characters to either side within which quotation marks make a word a quoted one."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.source.strip() != pair.target.strip():
            yield from _pair(pair)


def _pair(pair: Pair) -> Iterator[Finding]:
    shared = pair.small[0] & pair.small[1]
    if not any(map(_french, shared)):
        return
    there = {word for _, _, word in pair.french if len(word) > 2 and word.islower()}
    tokens = pair.english
    i = 0
    while i < len(tokens):
        if tokens[i][2] not in there:
            i += 1
            continue
        j = i + 1
        while j < len(tokens) and tokens[j][2] in there and pair.target[tokens[j - 1][1] : tokens[j][0]] in (" ", "'", "-"):
            j += 1
        chosen = [k for k in range(i, j) if tokens[k][2] in there and _french(tokens[k][2])]
        if chosen and not _named(pair, chosen[0], chosen[-1]) and not _borrowed(pair, chosen[0], chosen[-1]):
            yield _finding(pair, chosen[0], chosen[-1])
        i = j


@lru_cache(20_000)
def _french(word: str) -> bool:
    """Whether English has another word for it, and texts hardly use this one; a loan (*étude*) must be translated nearly always."""
    stem = stems.french(word)
    rows = lexicon.translations(stem)
    if not rows:
        return _unknown(word)
    if lexicon.seen(stem) < _SEEN:
        return False
    best, own = max(rows.values()), stems.english(bare(word))
    kept = max((weight for english, weight in rows.items() if english == own or bare(english)[:5] == own[:5]), default=0)
    if not words("loanwords.txt").isdisjoint((word, word.removesuffix("s"))) or word not in french_only():
        return not word.isascii() and best >= _OFTEN and not kept and word not in words("english-words.txt")
    if len(word) < 4 and lexicon.seen(stem) < 30:
        return False
    english = words("english-words.txt")
    return best >= (_OFTEN if word in english or word.removesuffix("s") in english else _OTHERWISE) and kept <= _KEPT * best


def _unknown(word: str) -> bool:
    """Whether a word of which the lexicon has no translation looks French and is in no English list."""
    loans, known = words("loanwords.txt"), words("french-looking-english.txt")
    return (
        len(word) >= 5
        and word.isascii()
        and word.endswith(_ENDINGS)
        and not word.endswith("escent")
        and not is_english(word)
        and not any(form in loans or form in known for form in (word, word.removesuffix("s")))
    )


@cache
def _phrases() -> dict[str, list[str]]:
    """Loan phrases (*joie de vivre*) by their words."""
    found: dict[str, list[str]] = {}
    for phrase in words("loanwords.txt"):
        parts = phrase.replace("-", " ").split()
        for part in parts if len(parts) > 1 else ():
            found.setdefault(part, []).append(" ".join(parts))
    return found


def _borrowed(pair: Pair, first: int, last: int) -> bool:
    """Whether the words are part of a loan phrase."""
    around = " ".join(word.lower() for _, _, word in pair.english[max(0, first - 3) : last + 4])
    return any(phrase in around for k in range(first, last + 1) for phrase in _phrases().get(pair.english[k][2], ()))


def _named(pair: Pair, first: int, last: int) -> bool:
    """Whether the words stand beside a capital as they do in the source, inside quotation marks, or are explained."""
    start, end = pair.english[first][0], pair.english[last][1]
    text = pair.target
    if _STREET.match(text, start) or text[start:end] in _LETTERS or _explained(pair, start, end):
        return True
    for k in range(max(0, first - 3), first):
        if pair.english[k][2][0].isupper() and text[pair.english[k][0] : end].lower() in pair.source.lower():
            return True
    for _, behind, word in pair.english[last + 1 : last + 4]:
        if word[0].isupper() and text[start:behind] in pair.source:
            return True  # the musée du quai Branly
    if text[start - 1 : start] == "-" or text[end : end + 1] == "-":
        return True
    if text[start - 1 : start] in ("'", "/", "@", "#", "."):
        return True
    if any(
        start >= bracket.start() and end <= bracket.end() and bracket[1].lower() in pair.source.lower()
        for bracket in _BRACKET.finditer(text)
    ):
        return True
    opened = text.rfind('"', max(0, start - _QUOTED), start)
    return opened >= 0 and text.count('"', 0, opened) % 2 == 0 and text.find('"', end, end + _QUOTED) >= 0


def _explained(pair: Pair, start: int, end: int) -> bool:
    """Whether a comma or bracket follows that the translator has added."""
    word = pair.target[start:end]
    return _EXPLAINED.match(pair.target, end) is not None and not any(f"{word}{mark}" in pair.source for mark in (",", " ("))


def _finding(pair: Pair, first: int, last: int) -> Finding:
    start, end = pair.english[first][0], pair.english[last][1]
    word = pair.target[start:end]
    message = f"“{word}” is French, copied from the source."
    fix = offers(word, pair.english[first - 1][2] if first else "") if first == last else None
    return differs(pair, start, end, message, word, 0.88, fix, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="untranslated")
