"""A negation whose verb has no counterpart that one can be sure of: told all the same where the whole English sentence denies nothing.

Of 2,180 human translations of sentences with one negation, 20 deny nothing at all: those say it with an opposite (*the smoothest I had
seen*), which the constructions below tell. So the English verb nearest to the place of the French one has lost its *not*.
"""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair, expected
from ...terms.sought import frequency
from ...text import lexicon, stems
from ...text.inflect_en import tags, turned
from ...text.lazy import Expression, I
from ...text.wordlists import row, table, words

AUXILIARIES = frozenset("is are was were has have had will would can could should must may might shall do does did am".split())
_BEFORE_NOUNS = frozenset("the a an this that these those his her its their our my of in for by with on at from and to no any some".split())
_PREPOSITIONS = frozenset(
    "between since against during among under over into about around after before towards toward within without through".split()
)
_NO_VERBS = frozenset("plus jamais rien aucun aucune personne guère".split())
_FREE = Expression(lambda: row("negation-turns.tsv", "turned-clause"), I)
"""Constructions around a negation that English turns round."""
_LEVELS = Expression(r"\b(?:most|best|worst|ever|perhaps|everlasting|just|\w{3,}est|one|simply|quick\w*|continu\w*|anywhere|familiar)\b", I)
_SHARE, _MOST, _ENOUGH = 0.5, 0.75, 3
"""Share of the French words with a usual translation that have their counterpart: else the sentences do not belong together; share and
number of such words where the verb itself has none.
"""
_REACH, _BEHIND, _SURE = 7, 30, 8
"""Words from the place of the French negation to the English verb; characters behind it that belong to the construction; weight of a link
that makes a word its translation."""
_MORE = 2
"""Words of the English, the verb among them, that translate nothing."""
_RARE = 0.2
_UNHEARD = 1.0
"""Occurrences per million words below which a form is none that English has."""


def place(pair: Pair, negation: re.Match[str]) -> tuple[int, int] | None:
    """The English verb that lacks its *not*, with the auxiliary before it."""
    if _FREE.search(pair.source, negation.start(), negation.end() + _BEHIND) or _LEVELS.search(pair.target) or not _belong(pair):
        return None
    beside, end = words("beside-negation-fr.txt"), negation.end() + 5 * pair.source.startswith(" été ", negation.end())
    middle = [i for i, (at, _, word) in enumerate(pair.french) if negation.start() <= at <= end + 1 and word.lower() not in beside]
    linked = [j for i in middle if (j := pair.links.get(i)) is not None and not is_noun(pair, j)] or [
        j for i in middle if (j := pair.fuller.get(i)) is not None and not is_noun(pair, j) and tags(pair.english[j][2])
    ]
    linked = [j for j in linked if pair.english[j][2].lower() not in _PREPOSITIONS]
    linked += [j for j, (_, _, word) in enumerate(pair.english) if says(pair, negation, word.lower()) and not is_noun(pair, j)]
    if not linked:
        known = any(len(pair.french[i][2]) > 3 and i not in pair.links and expected(pair.french[i][2], i) for i in middle)
        if not (_but_verb(pair, middle) if known else _literal(pair) or set(middle) & pair.links.keys()):
            return None  # perhaps the opposite (*n'a pas tenu*, collapsed)
        linked = verbs_near(pair, negation.span(), _REACH)
    return with_auxiliary(pair, linked[0]) if linked else None


def says(pair: Pair, negation: re.Match[str], word: str) -> bool:
    """Whether an English word that looks like a denial translates the word that is denied (*conteste*, *disputes*), or one of
    ``denied-verbs.tsv``: then it denies nothing."""
    stem = stems.english(word)
    for start, _, french in pair.french:
        if (
            negation.start() <= start <= negation.end() + 1
            and len(french) > 3
            and french.lower() not in _NO_VERBS | words("beside-negation-fr.txt")
        ):
            rows = lexicon.stems_for(french)
            if rows.get(stem, 0) >= _SURE and rows[stem] * 2 >= max(rows.values()):
                return True
            if any(
                french.lower().startswith(head) and word.startswith(tuple(english.split())) for head, english in table("denied-verbs.tsv")
            ):
                return True
    return False


def _belong(pair: Pair) -> bool:
    found, asked = _linked(pair)
    return 0 < found >= _SHARE * asked


def _literal(pair: Pair) -> bool:
    found, asked = _linked(pair)
    return _ENOUGH <= found >= _MOST * asked


def _but_verb(pair: Pair, verb: list[int]) -> bool:
    """Whether all but the verb has its counterpart, something behind it among it, and the English has little more."""
    asked = [i for i in pair.asked if i not in verb]
    more = {j for j, (_, _, word) in enumerate(pair.english) if len(word) > 3 and word.lower() not in AUXILIARIES} - set(
        pair.fuller.values()
    )
    return len(asked) > 1 and all(i in pair.fuller for i in asked) and asked[-1] > verb[-1] and len(more) <= _MORE


def _linked(pair: Pair) -> tuple[int, int]:
    """How many of the French words with a usual translation have their counterpart, and how many there are."""
    asked = [i for i, (_, _, word) in enumerate(pair.french) if i in pair.fuller or expected(word, i)]
    return sum(i in pair.fuller for i in asked), len(asked)


def is_verb(pair: Pair, j: int) -> bool:
    """Whether an English word may be a finite verb, as far as its form and the word before it tell."""
    word = pair.english[j][2]
    if word.lower() in AUXILIARIES:
        return True
    if not word.islower() or len(word) < 3 or is_noun(pair, j):
        return False
    form = tags(word)
    if "past" in form:
        return not word.endswith("ed") or frequency(word) > _RARE
    able = "s" in form or ("base" in form and j > 0 and _is_plural(pair.english[j - 1][2]))
    return able and min(frequency(word), frequency(turned(word, "past"))) > _UNHEARD


def verbs_near(pair: Pair, span: tuple[int, int], reach: int) -> list[int]:
    """The English words that may be verbs, so many words around the place of a stretch of the source, the nearest first."""
    near = pair.near(*span)
    return sorted((j for j in range(len(pair.english)) if abs(j - near) <= reach and is_verb(pair, j)), key=lambda j: abs(j - near))


def _is_plural(word: str) -> bool:
    return word.lower() in ("they", "we", "you", "people", "police") or (word.endswith("s") and not word.endswith(("ss", "us", "is")))


def is_noun(pair: Pair, j: int) -> bool:
    """Whether the word before tells a noun."""
    return j > 0 and pair.english[j - 1][2].lower() in _BEFORE_NOUNS


def with_auxiliary(pair: Pair, j: int) -> tuple[int, int]:
    """The span of a verb from the first of the auxiliaries directly before it; of an auxiliary, up to the word behind it."""
    first = last = j
    if pair.english[j][2].lower() in AUXILIARIES:
        more = j + 1 < len(pair.english) and pair.english[j + 1][2] == "more"
        last = min(j + 1 + more, len(pair.english) - 1)
    while first and pair.english[first - 1][2].lower() in AUXILIARIES | {"been", "be", "more"}:
        first -= 1
    if not pair.target[pair.english[j][1] : pair.english[last][0]].replace("more", "").isspace():
        last = j
    return pair.english[first][0], pair.english[last][1]
