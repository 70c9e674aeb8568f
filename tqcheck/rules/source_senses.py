"""A French noun in another of its senses than the words beside it decide: *part* for *pièce de théâtre*.

``tqcheck/data/noun-senses.tsv`` has for each noun its senses: how each is said in English, and the French words that decide for it. Where
these stand near the noun for one sense alone, and the English has what another is called by and nothing of what this one is, the noun was
misread. What translates another French word is left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ..bitext import Pair, differs, pairs
from ..fitting import in_place
from ..model import Finding, Suggestion
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text import lexicon, stems
from ..text.inflect_en import third_person
from ..text.inflect_fr import all_forms
from ..text.lazy import Expression
from ..text.wordlists import table

ID = "noun-sense"
SUMMARY = "A French noun in another of its senses than the words beside it decide."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_WINDOW, _CLEARLY = 5, 2
"""Words to each side of a noun that decide its sense; so much nearer than those for another sense must they stand."""
_CLOSE, _APART = 3, 2
"""Words from a noun that decide against its usual English as well; by so much a comma or *et* puts farther away what stands behind it."""
_USUAL = 20
"""Weight from which an English word is the usual one for a noun."""
_REACH = 50
"""Characters from the place of the noun in which its wrong English stands."""
_TRANSLATES = 12
"""Weight from which an English word is taken for the translation of another French word."""
_WORD = Expression(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_STOPS = Expression(r"[.;:!?()]")
_BEFORE_VERBS = frozenset("il elle on ils elles qui ne n se s y je j tu nous vous me m te t lui leur".split())
_NOMINAL = frozenset("le l un du d de des les au aux en ce cet son mon notre votre leur leurs chaque par".split())
_ALSO_SMALL = frozenset(("car", "part", "point", "sort", "pile"))
"""Nouns that are small words or verbs more often than not: only behind an article."""
_VERBAL = frozenset("to will would can could may might shall should must not they we i you he she it who t ll don doesn didn".split())
"""Words before a verb: *to play* is no play."""


class Sense(NamedTuple):
    """A sense of a noun: its English, and the French that decides for it: words beside it, and phrases of which it is one."""

    english: tuple[str, ...]
    beside: frozenset[str]
    phrases: tuple[tuple[str, ...], ...]


class Misread(NamedTuple):
    """The wrong English of a noun: its first and last word, and what may stand there."""

    first: int
    last: int
    offers: tuple[str, ...]


@cache
def _rows() -> dict[str, list[tuple[str, str]]]:
    """The senses of each noun: its English and what decides."""
    found: dict[str, list[tuple[str, str]]] = {}
    for noun, english, french in table("noun-senses.tsv"):
        found.setdefault(noun.partition("|")[0], []).append((english, french))
    return found


@cache
def _nouns() -> dict[str, str]:
    """The nouns by their forms."""
    irregular = dict(row[0].split("|") for row in table("noun-senses.tsv") if "|" in row[0])
    found: dict[str, str] = {}
    for noun in _rows():
        usual = f"{noun[:-2]}aux" if noun.endswith("al") else f"{noun}x" if noun.endswith(("eau", "eu")) else f"{noun}s"
        for form in (irregular.get(noun, usual), noun):
            if form == noun or form not in _rows():
                found[form] = noun
    return found


def _forms(word: str) -> set[str]:
    """The forms of a deciding word: of a verb all, of a noun or adjective those that no verb has (*mer* is no infinitive)."""
    if word.startswith("~") or not word.endswith(("er", "ir", "re")):
        return {*all_forms(word.removeprefix("~")), word}
    return {word, f"{word}s", *((f"{word[:-2]}ère", f"{word[:-2]}ères") if word.endswith("er") else ())}


@cache
def _senses(noun: str) -> tuple[Sense, ...]:
    return tuple(
        Sense(
            tuple(english.split("|")),
            frozenset(form for word in french.split() if "_" not in word for form in _forms(word.lower())),
            tuple(tuple(each for _, _, each in stems.tokens(word.replace("_", " "))) for word in french.split() if "_" in word),
        )
        for english, french in _rows()[noun]
    )


def check(reading: Reading) -> Iterator[Finding]:
    nouns = _nouns().keys()
    for pair in pairs(reading):
        if not pair.target or nouns.isdisjoint(pair.small[0]):
            continue
        told: set[int] = set()
        here = [_nouns().get(word.lower()) for _, _, word in pair.french]
        for i, noun in enumerate(here):
            if noun and here.count(noun) == 1 and (found := _misread(pair, i, noun)) and found.first not in told:
                told.add(found.first)
                yield _finding(pair, i, found)


def _misread(pair: Pair, at: int, noun: str) -> Misread | None:
    """The wrong English of the noun at a place of the source."""
    before = pair.french[at - 1][2].lower() if at else ""
    if before in _BEFORE_VERBS or (noun in _ALSO_SMALL and before not in _NOMINAL):
        return None
    sense, near = _decided(pair, at, _senses(noun))
    if sense is None:
        return None
    usual = {} if near <= _CLOSE else lexicon.translations(stems.french(noun))
    english = [word.lower() for _, _, word in pair.english]
    stemmed = [stems.english(word) for word in english]
    if any(_stands(text, english, stemmed) for text in sense.english):
        return None
    place = pair.place(*pair.french[at][:2])
    wrong = [text for other in _senses(noun) if other is not sense for text in other.english if text != "-"]
    places = [
        (abs(pair.english[first][0] - place), first, last)
        for text in wrong
        if usual.get(stems.english(text), 0) < _USUAL
        for first, last in _written(text, english)
        if not _is_another(pair, at, noun, first, last)
    ]
    distance, first, last = min(places, default=(_REACH, 0, 0))
    return Misread(first, last, tuple(text for text in sense.english[:2] if text != "-")) if distance < _REACH else None


def _decided(pair: Pair, at: int, senses: Sequence[Sense]) -> tuple[Sense | None, int]:
    """The sense for which the words beside the noun decide, and how far away the nearest of them stands."""
    beside = _beside(pair, at)
    around = [word.lower() for _, _, word in pair.french[max(0, at - _WINDOW) : at + _WINDOW + 1]]
    found: list[tuple[int, int]] = []
    for i, sense in enumerate(senses):
        if any(_within(phrase, around) for phrase in sense.phrases):
            found.append((0, i))
        elif any(word in sense.beside for _, word in beside):
            found.append((min(distance for distance, word in beside if word in sense.beside), i))
    found.sort()
    if not found or (len(found) > 1 and found[1][0] <= found[0][0] + _CLEARLY):
        return None, 0
    return senses[found[0][1]], found[0][0]


def _within(phrase: Sequence[str], words: Sequence[str]) -> bool:
    return any([*words[i : i + len(phrase)]] == [*phrase] for i in range(len(words) - len(phrase) + 1))


def _beside(pair: Pair, at: int) -> list[tuple[int, str]]:
    """The words around one of the source up to the next stop, each with its distance; joined ones as a whole and in their parts."""
    found = []
    for step in (-1, 1):
        edge, more = pair.french[at], 0
        for steps in range(1, _WINDOW + 1):
            i = at + step * steps
            if not 0 <= i < len(pair.french):
                break
            word = pair.french[i]
            between = pair.source[min(edge[1], word[1]) : max(edge[0], word[0])]
            if _STOPS.search(between):
                break
            more += _APART * ("," in between or word[2].lower() in ("et", "ou", "mais"))
            found.append((steps + more, word[2].lower()))
            edge = word
    first, last = pair.french[max(0, at - _WINDOW)][0], pair.french[min(len(pair.french) - 1, at + _WINDOW)][1]
    joined = [(_CLOSE, word[0].lower()) for word in _WORD.finditer(pair.source, first, last) if "-" in word[0]]
    return [*((distance, word) for distance, word in found if distance <= _WINDOW), *joined]


def _stands(text: str, english: Sequence[str], stemmed: Sequence[str]) -> bool:
    """Whether an English rendering stands in the target, in any form."""
    row = [word for _, _, word in stems.tokens(text.lower())]
    forms = [{word, third_person(word)} for word in row]
    roots = [stems.english(word) for word in row]
    return any(
        all(english[j + k] in forms[k] or stemmed[j + k] == roots[k] for k in range(len(row))) for j in range(len(stemmed) - len(row) + 1)
    )


def _written(text: str, english: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where a rendering stands as a noun, in singular or plural: its first and last word."""
    row = [word for _, _, word in stems.tokens(text.lower())]
    last = {row[-1], third_person(row[-1])}
    for j in range(len(english) - len(row) + 1):
        end = j + len(row) - 1
        if [*english[j:end]] == row[:-1] and english[end] in last and not (j and english[j - 1] in _VERBAL):
            yield j, end


def _is_another(pair: Pair, at: int, noun: str, first: int, last: int) -> bool:
    """Whether the English is a name or translates another word of the source."""
    word = pair.english[first][2]
    if first and word[0].isupper():
        return True
    translated = {stems.english(pair.english[j][2]) for j in range(first, last + 1)}
    for i, (_, _, french) in enumerate(pair.french):
        if i != at and _nouns().get(french.lower()) != noun:
            rows = lexicon.translations(stems.french(french))
            if any(rows.get(stem, 0) >= _TRANSLATES for stem in translated):
                return True
    return False


def _finding(pair: Pair, at: int, found: Misread) -> Finding:
    french = pair.french[at]
    noun = _nouns()[french[2].lower()]
    fitted = in_place(pair, at, found.first, found.last, noun, "n", found.offers)
    finding = differs(
        pair,
        fitted.start,
        fitted.end,
        f"French *{french[2]}* has several senses; the words beside it decide for {' or '.join(found.offers)}.",
        french[2],
        0.85,
        rule=ID,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="mistranslation",
    )
    return finding._replace(suggestions=tuple(Suggestion(each, "unsafe") for each in fitted.texts))
