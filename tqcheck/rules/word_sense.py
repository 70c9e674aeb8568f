"""A French word in another of its senses than the words around it decide: *part* for *pièce de théâtre*.

What each sense is called in English, and which is meant, the tables of `senses` say. Where the English has what another sense is called by, and
nothing of what this one is, the word was misread. What translates another French word is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..bilingual.bitext import Pair, differs, pairs
from ..bilingual.fitting import in_place
from ..model import Finding
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text import dictionary, lexicon, senses, stems
from ..text.inflect_en import all_forms, inflect, third_person
from ..text.senses import Sense, Word

ID = "word-sense"
SUMMARY = "A French word in another of its senses than the words around it decide."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_USUAL = 3
"""Renderings of another sense, the usual ones, that may be wrong: machines choose no rare ones."""
_REACH = 50
"""Characters from the place of the word in which its wrong English stands."""
_TRANSLATES = 12
"""Weight from which an English word is taken for the translation of another French word."""
_GAP = 3
"""Words that may stand between a verb and its particle."""
_BEFORE_VERBS = frozenset("to will would can could may might shall should must not they we i you he she it who t ll don doesn didn".split())
_BEFORE_NOUNS = frozenset("the a an this his her its their our my your some any no".split())

Keys = Sequence[frozenset[str]]


class Misread(NamedTuple):
    """The wrong English of a word: its first and last word, and what may stand there."""

    first: int
    last: int
    offers: tuple[str, ...]


def check(reading: Reading) -> Iterator[Finding]:
    known = senses.forms().keys()
    for pair in pairs(reading):
        if not pair.target or known.isdisjoint(pair.small[0]):
            continue
        here = list(senses.words_in(pair.french))
        lemmas = [word.lemma for _, word in here]
        told: set[int] = set()
        english = [dictionary.english(each) for _, _, each in pair.english] if here else []
        every = frozenset().union(*english)
        for at, word in here:
            stand = _standing(word, english, every) if lemmas.count(word.lemma) == 1 else ()
            if stand and (found := _misread(pair, at, word, stand)) and found.first not in told:
                told.add(found.first)
                yield _finding(pair, at, word, found)


def _misread(pair: Pair, at: int, word: Word, stand: frozenset[str]) -> Misread | None:
    """The wrong English of the word at a place of the source, if any of the renderings of it that stand in the target is."""
    sense = senses.meant(pair.source, pair.french, at, word, pair.around.source)
    if sense is None or not stand.isdisjoint(sense.english) or not (offers := _offers(sense)):
        return None
    place = pair.place(*pair.french[at][:2])
    places = [
        (abs(pair.english[first][0] - place), first, last)
        for text in stand & {text for each in word.senses for text in each.english[:_USUAL]}
        for first, last in _written(text, word.pos, pair)
        if not _is_another(pair, at, first, last)
    ]
    distance, first, last = min(places, default=(_REACH, 0, 0))
    return Misread(first, last, offers) if distance < _REACH else None


def _offers(sense: Sense) -> tuple[str, ...]:
    offers = [text for text in sense.english[:2] if text != "-"]
    return tuple(text for text in offers if text is offers[0] or text != inflect(offers[0], "s"))


@lru_cache(2_000)
def _renderings(word: Word) -> tuple[tuple[str, Keys], ...]:
    """All renderings of a word, each with the keys of its words."""
    texts = dict.fromkeys(text for sense in word.senses for text in sense.english if text != "-")
    return tuple((text, [dictionary.english(part) for _, _, part in parts]) for text in texts if (parts := stems.tokens(text)))


def _standing(word: Word, english: Keys, every: frozenset[str]) -> frozenset[str]:
    """The renderings of a word that stand in the target, in any form; a verb may have something before its particle."""
    return frozenset(
        text
        for text, row in _renderings(word)
        if not any(keys.isdisjoint(every) for keys in row)
        and any(not english[j].isdisjoint(row[0]) and _follow(row[1:], english, j + 1) for j in range(len(english) - len(row) + 1))
    )


def _follow(row: Keys, english: Keys, at: int) -> bool:
    for keys in row:
        at = next((j + 1 for j in range(at, min(at + 1 + _GAP, len(english))) if not english[j].isdisjoint(keys)), 0)
        if not at:
            return False
    return True


def _written(text: str, pos: str, pair: Pair) -> Iterator[tuple[int, int]]:
    """Where a rendering stands as what it is, a noun or verb: its first and last word."""
    english = [each.lower() for _, _, each in pair.english]
    row = [each for _, _, each in stems.tokens(text.lower())]
    varied = 0 if pos == "v" else len(row) - 1
    own = _forms(row[varied], pos)
    other = {"v": _BEFORE_NOUNS, "n": _BEFORE_VERBS}.get(pos, frozenset())
    for j in range(len(english) - len(row) + 1):
        here = english[j + varied] in own and all(english[j + k] == each for k, each in enumerate(row) if k != varied)
        if here and not (j and english[j - 1] in other):
            yield j, j + len(row) - 1


@lru_cache(20_000)
def _forms(word: str, pos: str) -> frozenset[str]:
    return frozenset(all_forms(word) if pos == "v" else (word, third_person(word)) if pos == "n" else (word,))


def _is_another(pair: Pair, at: int, first: int, last: int) -> bool:
    """Whether the English is a name or translates another word of the source."""
    if first and pair.english[first][2][0].isupper():
        return True
    translated = {stems.english(pair.english[j][2]) for j in range(first, last + 1)}
    own = pair.french[at][2].lower()
    for _, _, french in pair.french:
        if french.lower() != own:
            rows = lexicon.stems_for(french)
            if any(rows.get(stem, 0) >= _TRANSLATES for stem in translated):
                return True
    return False


def _finding(pair: Pair, at: int, word: Word, found: Misread) -> Finding:
    french = pair.french[at]
    fitted = in_place(pair, at, found.first, found.last, word.lemma, word.pos, found.offers)
    return differs(
        pair,
        fitted.start,
        fitted.end,
        f"French *{french[2]}* has several senses; the words around it decide for {' or '.join(found.offers)}.",
        french[2],
        0.85,
        fitted.texts,
        rule=ID,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="mistranslation",
    )
