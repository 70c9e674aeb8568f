"""What the small words and endings of a source say that its English must say too: denial, past, future, he or she, and how many clauses are joined.

Rough by design: an ending tells a tense more often than not. The head weighs what it is worth.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from math import log1p

from ..records import NamedTuple
from ..text.inflect_en import is_participle
from ..text.lazy import Expression
from ..text.people import first_names
from ..text.wordlists import table
from .english_signs import DENY, HE, PAST, SHE

NAMES = "denied past_added past_lost past_balance future_added future_lost she_odd he_odd joins_lost joins_added".split()
KINDS = ("known", "deny", "past", "future", "he", "she", "join")
_WORD = Expression(r"[^\s!-/:-@\[-`{-~،؛؟。、「」，：；（）《》“”‘’«»…—–·।]+")
_HELD = frozenset("is are be been being has have am get gets".split())
_WILL = frozenset("will shall 'll won't".split())
_WOULD = frozenset("would should going to could may might can must expected plans".split())
_JOIN = frozenset("and but or because if when while although though so since unless until whether as that than".split())
_SCRIPTS = (("ja", "\u3040", "\u30ff"), ("zh", "\u4e00", "\u9fff"), ("ru", "\u0400", "\u04ff"), ("si", "\u0d80", "\u0dff"))


class Said(NamedTuple):
    """How many words of a text say each."""

    deny: int
    past: int
    future: int
    he: int
    she: int
    join: int


class Signs:
    """The signs of one kind in one language."""

    def __init__(self, marks: Iterable[str]) -> None:
        marks = list(marks)
        self.words = frozenset(mark for mark in marks if mark[0] not in "-!" and not mark.endswith("-"))
        self.none = frozenset(mark[1:] for mark in marks if mark[0] == "!")
        self.endings = tuple(mark[1:] for mark in marks if mark[0] == "-")
        self.beginnings = tuple(mark[:-1] for mark in marks if mark[-1] == "-" and len(mark) > 1)

    def count(self, words: Sequence[str]) -> int:
        """How many of the words are one."""
        return sum(map(self._holds, words))

    def _holds(self, word: str) -> bool:
        if word in self.words:
            return True
        if len(word) < 4 or word in self.none:
            return False
        return bool((self.endings and word.endswith(self.endings)) or (self.beginnings and word.startswith(self.beginnings)))


@cache
def _languages() -> dict[str, dict[str, Signs]]:
    found: dict[str, dict[str, Signs]] = {}
    for language, kind, marks in table("grammar-signs.tsv"):
        found.setdefault(language, {})[kind] = Signs(marks.split(" "))
    return found


@lru_cache(1000)
def language(source: str) -> str | None:
    """The language of a source: by its script, else by its small words; None where too few are known."""
    text = source.lower()
    for name, first, last in _SCRIPTS:
        if sum(first <= c <= last for c in text) * 4 > len(text):
            return name
    words = _words(text)
    best, name = max((signs["known"].count(words), name) for name, signs in _languages().items() if "known" in signs)
    return name if best >= max(1, len(words) // 8) else None


def _words(text: str) -> list[str]:
    return [part for word in _WORD.findall(text.replace("'", " ")) for part in word.split("-")]


@lru_cache(1000)
def said(source: str) -> Said | None:
    """What a source says; None where its language is not known."""
    found = language(source)
    if found is None:
        return None
    signs, text = _languages()[found], source.lower()
    if found in ("zh", "ja"):
        return Said(*(sum(map(text.count, signs[kind].words)) for kind in KINDS[1:]))
    words, names = _words(text), first_names()
    he, she = (sum(names.get(word) == sex for word in _WORD.findall(source)) for sex in "mf")
    return Said(*(signs[kind].count(words) + {"he": he, "she": she}.get(kind, 0) for kind in KINDS[1:]))


def english(words: Sequence[str]) -> Said:
    """What an English text says. `words`: its tokens."""
    low = [word.lower() for word in words]
    past = 0
    for i, word in enumerate(low):
        past += word in PAST or (is_participle(word) and not _HELD.intersection(low[max(0, i - 3) : i]) and "by" not in low[i + 1 : i + 2])
    return Said(
        sum(word in DENY or word.endswith("n't") for word in low),
        past,
        sum(word in _WILL for word in low),
        sum(word in HE for word in low),
        sum(word in SHE for word in low),
        sum(word in _JOIN for word in low),
    )


def measure(source: str, words: Sequence[str]) -> list[float | None]:
    """The numbers in the order of `NAMES`; None where the language of the source is not known."""
    theirs, ours = said(source), english(words)
    if theirs is None:
        return [None] * len(NAMES)
    may = any(word.lower() in _WOULD for word in words)
    names = first_names()
    he, she = (any(names.get(word) == sex for word in words) for sex in "mf")
    return [
        float((ours.deny > 0) != (theirs.deny > 0)),
        float(ours.past > 0 and not theirs.past),
        float(theirs.past > 0 and not ours.past),
        log1p(ours.past) - log1p(theirs.past),
        float(ours.future > 0 and not theirs.future),
        float(theirs.future > 0 and not ours.future and not may),
        float(ours.she > 0 and not (theirs.she or she)),
        float(ours.he > 0 and (theirs.she or she) and not (theirs.he or he)),
        float(max(0, theirs.join - ours.join)),
        float(max(0, ours.join - theirs.join)),
    ]
