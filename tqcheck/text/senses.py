"""The senses of French words, and which of them the words around one decide for: *pièce* beside *acteur* is a play.

The tables (``noun-senses.tsv`` and its like) have for each word its senses: how each is said in English, and the French words that decide for it.
These count the more the nearer they stand; a sense is meant that gathers enough, and clearly more than any other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache

from ..records import NamedTuple
from . import stems
from .inflect_fr import all_forms
from .lazy import Expression
from .wordlists import whole

Token = tuple[int, int, str]

_TABLES = {"n": "noun-senses.tsv", "v": "verb-senses.tsv", "a": "adjective-senses.tsv"}
_ENOUGH = {"n": 2.0, "v": 3.0, "a": 3.0}
"""What a sense of a noun, verb or adjective must gather, and by how much it must lead."""
_BY_DISTANCE = (3, 3.0), (7, 2.0)
"""Words away, and what a deciding word counts there."""
_SENTENCE, _BESIDE, _PHRASE, _SIGN = 1.0, 0.5, 4.0, 2.0
"""What counts a word elsewhere in the sentence and one in a sentence beside it, a fixed phrase, a sign."""
_APART = 2
"""By so many words a comma or *et* puts farther away what stands behind it."""
_WINDOW = 6
"""Words to each side in which a fixed phrase stands."""
_STOPS = Expression(r"[.;:!?]\s|[()]")
_PARTS = Expression(r"[,;:()«»\"]")
_SAID = Expression(r"[»\"”],? \Z")
"""What ends a quotation, before the verb that says who spoke."""
_JOINED = Expression(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_JOINTS = frozenset(("et", "ou", "mais"))
_ALIKE = {
    **dict.fromkeys(("d", "du", "des"), "de"),
    **dict.fromkeys(("l", "la", "les"), "le"),
    **dict.fromkeys(("au", "aux"), "à"),
    "qu": "que",
    "s": "se",
    "n": "ne",
    "j": "je",
    "c": "ce",
}
"""Small words in the form in which the phrases have them."""
_REFLEXIVE, _BE = frozenset(("se", "s")), frozenset("est sont était étaient sera seront fut furent serait seraient être étant soit".split())
_CLAUSE = frozenset("que qu comment si où pourquoi combien quand".split())
_FOLLOWING = frozenset("à au aux de du des d en dans par pour sur depuis lors avec avant après jusqu sous vers chez et ou mais".split())
_BEFORE_VERBS = frozenset("il elle on ils elles qui ne n se s y je j tu nous vous me m te t lui leur".split())
_BEFORE_NOUNS = frozenset(
    "le l un une du d de des la les au aux en ce cet cette ces son sa ses mon notre votre leur leurs chaque par".split()
)
_ONLY_NOUNS = frozenset("un une du des au aux ce cet cette ces son sa ses mon ma mes notre nos votre vos leurs chaque".split())
_ALSO_SMALL = frozenset(("car", "part", "point", "sort", "pile"))
"""Nouns that are small words or verbs more often than not: only behind an article."""


class Sense(NamedTuple):
    """A sense: its English, and the French that decides for it: words around, phrases of which the word is one, signs."""

    english: tuple[str, ...]
    around: frozenset[str]
    phrases: tuple[str, ...]
    signs: frozenset[str]


class Word(NamedTuple):
    """A French word of several senses and its part of speech: n, v or a."""

    lemma: str
    pos: str
    senses: tuple[Sense, ...]


@cache
def _rows(pos: str) -> dict[str, list[str]]:
    """The lines of each word, which are read when it is met."""
    found: dict[str, list[str]] = {}
    for line in whole(_TABLES[pos]).split("\n"):
        if line and line[0] != "#":
            found.setdefault(line.partition("\t")[0], []).append(line)
    return found


@cache
def forms() -> Mapping[str, tuple[str, str]]:
    """All forms of the words that have senses: to the lemma and its part of speech."""
    found: dict[str, tuple[str, str]] = {}
    for pos in ("v", "a"):
        for lemma in _rows(pos):
            found.update((form, (lemma, pos)) for form in all_forms(lemma) if len(form) > 2)
    nouns = _rows("n")
    for key in nouns:
        noun, _, plural = key.partition("|")
        usual = f"{noun[:-2]}aux" if noun.endswith("al") else f"{noun}x" if noun.endswith(("eau", "eu")) else f"{noun}s"
        for form in (plural or usual, noun):
            if form == noun or form not in nouns:
                found[form] = key, "n"
    return found


def _inflected(word: str) -> set[str]:
    """The forms of a deciding word: of a verb all, of a noun or adjective those that no verb has (*mer* is no infinitive)."""
    if word.startswith("~") or not word.endswith(("er", "ir", "re")):
        return {*all_forms(word.removeprefix("~")), word.removeprefix("~")}
    return {word, f"{word}s", *((f"{word[:-2]}ère", f"{word[:-2]}ères") if word.endswith("er") else ())}


_SIGNS = frozenset(("+Name", "pl", "sg", "refl", "que", "bare"))
_SAYS = "said"
"""The sign of a verb behind a quotation; it is one of the sense that says *say*."""


@lru_cache(2_000)
def _word(key: str, pos: str) -> Word:
    lemma, senses = key.partition("|")[0], []
    for line in _rows(pos)[key]:
        _, english, french = line.split("\t")
        told = french.split()
        single = [each.lower() for each in told if "_" not in each and each not in _SIGNS]
        phrases = tuple(_row(_part(part, lemma) for _, _, part in stems.tokens(each.replace("_", " "))) for each in told if "_" in each)
        around = frozenset(form for each in single for form in _inflected(each))
        texts = tuple(english.split("|"))
        senses.append(Sense(texts, around, phrases, _SIGNS.intersection(told) | ({_SAYS} if "say" in texts else set())))
    return Word(lemma, pos, tuple(senses))


def _part(word: str, lemma: str) -> str:
    """A word of a phrase; the one that has senses by its lemma."""
    return lemma if forms().get(word.lower(), ("",))[0].partition("|")[0] == lemma else _plain(word)


def _plain(word: str) -> str:
    low = word.lower()
    return _ALIKE.get(low, low)


def words_in(french: Sequence[Token]) -> Iterator[tuple[int, Word]]:
    """The words of a text that have senses, each with its place; a form that may be another part of speech by what stands before it."""
    known = forms()
    for i, (_, _, word) in enumerate(french):
        if (found := known.get(word.lower())) and _may_be(found[1], found[0], french[i - 1][2].lower() if i else ""):
            yield i, _word(*found)


def _may_be(pos: str, lemma: str, before: str) -> bool:
    if pos == "n":
        return before not in _BEFORE_VERBS and (lemma not in _ALSO_SMALL or before in _BEFORE_NOUNS)
    return pos != "v" or before not in _ONLY_NOUNS


def meant(source: str, french: Sequence[Token], at: int, word: Word, beside: str = "") -> Sense | None:
    """The sense of the word at a place of a text that the words around it decide for, if any; `beside` holds the sentences around the text."""
    weights = _weights(source, french, at)
    for each in stems.small(beside):
        weights.setdefault(each, _BESIDE)
    row, signs = _row(_near(source, french, at, word.lemma)), _signs(source, french, at, word.lemma)
    scored = sorted(((_score(sense, weights, row, signs), -i) for i, sense in enumerate(word.senses)), reverse=True)
    best, second = scored[0][0], scored[1][0] if len(scored) > 1 else 0.0
    least = _ENOUGH[word.pos]
    return word.senses[-scored[0][1]] if best >= least and best - second >= least else None


def _near(source: str, french: Sequence[Token], at: int, lemma: str) -> Iterator[str]:
    """The words of the window, the one at its place by its lemma, and a mark wherever a comma or the like parts them."""
    first = max(0, at - _WINDOW)
    for i, (start, _, word) in enumerate(french[first : at + _WINDOW + 1], first):
        if i > first and _PARTS.search(source, french[i - 1][1], start):
            yield "|"
        yield lemma if i == at else _plain(word)


def _row(words: Iterable[str]) -> str:
    """Words as one text in which a phrase is found by its words."""
    return f" {' '.join(words)} "


def _score(sense: Sense, weights: Mapping[str, float], near: str, signs: frozenset[str]) -> float:
    phrase = _PHRASE if any(each in near for each in sense.phrases) else 0.0
    return phrase + sum(weights[each] for each in sense.around & weights.keys()) + _SIGN * len(sense.signs & signs)


def _weights(source: str, french: Sequence[Token], at: int) -> dict[str, float]:
    """What each other word of the text counts; joined ones (*chef-lieu*) as a whole as well."""
    found: dict[str, float] = {}
    for step in (-1, 1):
        edge, more, stopped = french[at], 0, False
        for steps, i in enumerate(range(at + step, len(french) if step > 0 else -1, step), 1):
            token = french[i]
            between = source[min(edge[1], token[1]) : max(edge[0], token[0])]
            stopped = stopped or _STOPS.search(between) is not None
            low = token[2].lower()
            more += _APART * ("," in between or low in _JOINTS)
            weight = _BESIDE if stopped else next((weight for most, weight in _BY_DISTANCE if steps + more <= most), _SENTENCE)
            found[low] = max(weight, found.get(low, 0.0))
            edge = token
    for joined in _JOINED.finditer(source):
        parts = joined[0].lower().split("-")
        found[joined[0].lower()] = max(found.get(part, 0.0) for part in parts)
    return found


def _signs(source: str, french: Sequence[Token], at: int, lemma: str) -> frozenset[str]:
    """What the place of a word shows of it: its number, a name behind it, a verb that is reflexive, has a clause or no object."""
    _, end, word = french[at]
    following = french[at + 1] if at + 1 < len(french) else (len(source), len(source), "")
    gap = source[end : following[0]]
    before = [each.lower() for _, _, each in french[max(0, at - 2) : at]]
    found = {"pl" if word.lower() != lemma else "sg"}
    if gap == " " and following[2][:1].isupper():
        found.add("+Name")
    if before and (before[-1] in _REFLEXIVE or (before[-1] in _BE and before[0] in _REFLEXIVE)):
        found.add("refl")
    if gap == " " and following[2].lower() in _CLAUSE:
        found.add("que")
    if not gap.isspace() or following[2].lower() in _FOLLOWING:
        found.add("bare")
    if _SAID.search(source[max(0, french[at][0] - 4) : french[at][0]]):
        found.add(_SAYS)
    return frozenset(found)
