"""An English word that no sense of its French word allows: *soldiers* for *soudeurs*, *a preview* for *un préavis*.

The dictionary says what may stand for a French word, and what engines put there that is wrong; a word that looks like the French one and is
none of its translations (*paragraphed* for *paraphé*) is wrong as well. Nothing is found where something right stands anywhere in the
sentence, or where the wrong word translates another French word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from ..bilingual.bitext import Pair, differs, pairs
from ..bilingual.fitting import in_place
from ..model import Finding
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text import dictionary, lexicon, stems
from ..text.dictionary import Line, Word
from ..text.fold import bare
from ..text.wordlists import words

ID = "mistranslated-word"
SUMMARY = "An English word that no sense of its French word allows (soldiers for soudeurs)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_REACH = 9
"""Words that the wrong English may stand away from its place."""
_TRANSLATES = 6
"""Weight from which an English word may be the translation of another French word."""
_HEAD = 5
"""Letters in which an English word that may be another French one looks like it."""


_LONG, _SAME, _FAMILY, _LIKENESS = 5, 3, 4, 0.74
"""Letters of a French word from which an English one may look like it; letters in which they begin alike; in which words of one family do;
how alike they must be."""


class Wrong(NamedTuple):
    """The wrong English of a French word: its place among the words of the source, its first and last word in the target, and its line."""

    at: int
    first: int
    last: int
    line: Line


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target:
            for wrong in found(pair):
                yield _finding(pair, wrong)


def found(pair: Pair) -> Iterator[Wrong]:
    """The words of a pair that are wrong by the dictionary."""
    french = [_word(word) for _, _, word in pair.french]
    said = dictionary.said(word for _, _, word in pair.english)
    english = [dictionary.english(word) for _, _, word in pair.english]
    for i, word in enumerate(french):
        if word is None or said.has(word):
            continue
        place = i / max(1, len(french) - 1) * (len(english) - 1)
        near = [
            (abs(first - place), number, first, last)
            for number, line in enumerate(word.lines)
            for first, last in _told(line, english) or _alike(pair, i, word)
            if abs(first - place) <= _REACH and not _is_another(pair, french, i, first, last)
        ]
        if near:
            _, number, first, last = min(near)
            yield Wrong(i, first, last, word.lines[number])


def _word(word: str) -> Word | None:
    if len(word) < 3 or not word.islower() or word in words("stop-words-fr.txt"):
        return None
    return dictionary.look_up(word)


def _told(line: Line, english: Sequence[frozenset[str]]) -> list[tuple[int, int]]:
    """Where something stands that is wrong by the dictionary."""
    return [span for text in line.wrong for span in _written(text, english)]


def _alike(pair: Pair, at: int, word: Word) -> list[tuple[int, int]]:
    """The English words that look like a French one, but not like any of its translations."""
    french = bare(pair.french[at][2])
    if len(french) < _LONG or lexicon.stems_for(pair.french[at][2]).keys() & pair.stems:
        return []
    beginnings = {key[:_FAMILY] for key in word.right}
    return [(j, j) for j, (_, _, english) in enumerate(pair.english) if _looks_like(french, english, beginnings)]


def _looks_like(french: str, english: str, beginnings: set[str]) -> bool:
    low = bare(english)
    if (
        low == french
        or low[:_SAME] != french[:_SAME]
        or low[:_FAMILY] in beginnings
        or not english.islower()
        or low in words("common-words-en.txt")
    ):
        return False
    return SequenceMatcher(None, french, low, False).ratio() >= _LIKENESS


def _written(text: str, english: Sequence[frozenset[str]]) -> Iterator[tuple[int, int]]:
    """Where the English stands, in any form of its words."""
    row = [dictionary.english(part) for _, _, part in stems.tokens(text)]
    for j in range(len(english) - len(row) + 1):
        if all(not english[j + k].isdisjoint(keys) for k, keys in enumerate(row)):
            yield j, j + len(row) - 1


def _is_another(pair: Pair, french: Sequence[Word | None], at: int, first: int, last: int) -> bool:
    """Whether the English is a name or may translate another word of the source."""
    told = [pair.english[j][2] for j in range(first, last + 1)]
    if first and told[0][0].isupper():
        return True
    here = {word for _, _, word in pair.french}
    elsewhere = [word for _, _, word in pair.segment.french if word not in here] if pair.segment is not pair else []
    for i, word in enumerate([*(word for _, _, word in pair.french), *elsewhere]):
        if i == at:
            continue
        for each in told:
            other = french[i] if i < len(french) else None
            if lexicon.weight(word, each) >= _TRANSLATES or (other and dictionary.translates(other, dictionary.english(each))):
                return True
            if len(each) >= _HEAD and bare(each)[:_HEAD] == bare(word)[:_HEAD]:
                return True
    return False


def _finding(pair: Pair, wrong: Wrong) -> Finding:
    at, english = pair.french[wrong.at], (pair.english[wrong.first][0], pair.english[wrong.last][1])
    first = wrong.line.right[0]
    fitted = in_place(pair, wrong.at, wrong.first, wrong.last, wrong.line.lemma, wrong.line.pos, first[:3])
    return differs(
        pair,
        fitted.start,
        fitted.end,
        f"French *{at[2]}* is {' or '.join(first[:2])}, never *{pair.target[slice(*english)]}*.",
        at[2],
        0.85,
        fitted.texts,
        rule=ID,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="mistranslation",
    )
