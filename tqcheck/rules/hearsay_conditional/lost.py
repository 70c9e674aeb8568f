"""Hearsay told as a fact: *des détenus auraient subtilisé l'arme* against *inmates stole the weapon*, *les travaux se poursuivraient* against *work is continuing*.

Of 180 conditionals of hearsay in 15,500 human translations 16 lose it, ten of them by the translator's slip. Silent where any English word says
that it is not sure, or who says it.
"""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair
from ...text import lexicon, stems
from ...text.inflect_en import is_participle, tags, turned
from ...text.lazy import Expression
from ...text.wordlists import row
from ..negation_lost.whole import AUXILIARIES, is_verb

Place = tuple[int, int, tuple[str, ...]]
"""The span of the English, and what may stand there."""

UNSURE = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'unsure')})\b|\?", re.I)
_SAID = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'said')})\b|n't\b", re.I)
"""What may say it too, unless it translates something else that the French says."""
_DENIES = Expression(r"\b(?:démen(?:t|tent|ti|tis|tie|tait)|ni(?:e|ent|é|ait|aient))\b", re.I)
_BE_HAVE = {"serai": frozenset(("was", "were", "is", "are")), "aurai": frozenset(("had", "has", "have"))}
_ONE_CLAUSE = Expression(r"(?:(?!\b(?:qu[ei]|qu'|où|dont|et|ou|mais)\b)[^,;:()?!«»\"])+")
"""A sentence with a single verb."""
_REACH = 6
"""Words from the expected place to the verb."""
_TRANSLATES = 8
"""Weight from which an English word translates another French one."""


def perfect(pair: Pair, start: int, many: bool) -> Place | None:
    """(start, end, what should stand there) of the English verb for the French participle that stands at `start`; None where the English is
    not sure either, or the verb is not found.
    """
    if _is_unsure(pair):
        return None
    j = pair.counterpart(start)
    if j is None:
        j = _nearest(pair, start)
    if j is None or not is_verb(pair, j) or not {"past", "part"}.intersection(tags(pair.english[j][2])):
        return None
    verb = pair.english[j][2]
    last = j - 1
    while last > 0 and pair.english[last][2].endswith("ly"):
        last -= 1
    before = pair.english[last][2].lower() if last >= 0 else ""
    if before in AUXILIARIES | {"been"} and is_participle(verb):
        first = last - (before == "been" and last > 0)
        if pair.english[first][2].lower() not in ("was", "were", "has", "have", "had"):
            return None
        said, rest = (
            pair.target[slice(*span)]
            for span in ((pair.english[first][0], pair.english[last][1]), (pair.english[last][1], pair.english[j][1]))
        )
        return pair.english[first][0], pair.english[j][1], (f"{said} reportedly{rest}",)
    if before in AUXILIARIES or "past" not in tags(verb):
        return None
    return *pair.english[j][:2], (f"reportedly {verb}", f"{'are' if many else 'is'} said to have {turned(verb, 'part')}")


def _is_unsure(pair: Pair, target: str = "") -> bool:
    """Whether an English word may say that it is hearsay."""
    if UNSURE.search(target or pair.target):
        return True
    own = {pair.english[j][0] for i, j in pair.fuller.items() if pair.weight(i, j) >= _TRANSLATES}
    denied = " ne " in pair.source or "n'" in pair.source
    asked = {"not": denied, "n't": denied, "never": denied, "den": _DENIES.search(pair.source) is not None}
    return any(
        not (match.start() in own or any(shown and match.group().startswith(word) for word, shown in asked.items()))
        for match in _SAID.finditer(pair.target)
    )


def _nearest(pair: Pair, start: int) -> int | None:
    """The one verb in the past near where that of the French is expected."""
    near = pair.near(start, start + 1)
    able = [
        j
        for j in range(max(0, near - _REACH), min(len(pair.english), near + _REACH))
        if j not in pair.links.values()
        and pair.english[j][2].lower() not in AUXILIARIES
        and is_verb(pair, j)
        and "past" in tags(pair.english[j][2])
    ]
    return able[0] if len(able) == 1 else None


def state(pair: Pair, found: re.Match[str]) -> Place | None:
    """The same for the English *was* or *had* of a French *serait* or *aurait*."""
    if _is_unsure(pair):
        return None
    forms, near = _BE_HAVE[found["verb"].lower()], pair.near(*found.span())
    able = [(abs(j - near), j) for j, (_, _, word) in enumerate(pair.english) if word.lower() in forms]
    if not able or min(able)[0] > _REACH:
        return None
    start, end, word = pair.english[min(able)[1]]
    return start, end, (f"{word} reportedly" if found["verb"].lower() == "serai" else f"reportedly {word}",)


def _is_third_person(pair: Pair, j: int) -> bool:
    """Whether an English word is the verb of a singular subject, no auxiliary."""
    word = pair.english[j][2]
    return word.lower() not in AUXILIARIES | {"is", "has"} and tags(word)[:1] == ["s"] and is_verb(pair, j)


def present(pair: Pair, own: frozenset[str], many: bool) -> Place | None:
    """The same for the English present or *will* of another French conditional, the stems of whose verb are given: *se poursuivrait*,
    is continuing."""
    be = "are" if many else "is"
    if pair.target.count(" will ") == 1:
        start = pair.target.index(" will ") + 1
        return None if _is_unsure(pair, pair.target.replace(" will ", " ")) else (start, start + 4, (f"{be} reportedly due to", "would"))
    known = {stem for word in own for stem, weight in lexicon.translations(word).items() if weight >= _TRANSLATES}
    able = [j for j, (_, _, word) in enumerate(pair.english) if stems.english(word) in known]
    if not able and _ONE_CLAUSE.fullmatch(pair.source):
        able = [j for j in range(1, len(pair.english)) if _is_third_person(pair, j)]
    if len(able) != 1 or not able[0] or _is_unsure(pair):
        return None
    (first, _, word), (start, end, verb) = pair.english[able[0] - 1], pair.english[able[0]]
    auxiliary = word.lower()
    if auxiliary in ("is", "are") and verb.endswith("ing"):
        return first, end, (f"{auxiliary} reportedly {verb}", f"{auxiliary} said to be {verb}")
    if auxiliary in AUXILIARIES | {"to", "be", "been"} or not {"s", "base"}.intersection(tags(verb)) or not is_verb(pair, able[0]):
        return None
    return start, end, (f"reportedly {verb}", f"{be} said to {turned(verb, 'base')}")
