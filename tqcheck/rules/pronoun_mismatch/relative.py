"""*A seller, who says he emptied his savings* for *une vendeuse, qui dit avoir vidé ses économies*: pronouns of a relative clause whose noun
shows the sex in French.

The verb behind *qui* and *who* ties the clauses, so that it does not matter who else is in the text, only who is named in the clause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...bilingual.bitext import Pair
from ...text import french_persons
from ...text.antecedents import OBJECT, Antecedents
from ...text.wordlists import listed
from .slip import Slip
from .topics import POSSESSIVES, governs, shows

_RIGHT = {"f": {"he": "she", "his": "her", "himself": "herself"}, "m": {"she": "he", "her": "his", "herself": "himself"}}
_WRITTEN = frozenset(written for right in _RIGHT.values() for written in right)
_SOMEBODY_ELSE = frozenset("il elle lui celui celle eux elles leur leurs on nous vous je dont".split())
_ENDS = '.;:!?"«»()'
_REACH, _FAR = 5, 14
"""Words before *qui* among which its noun stands, words behind *who* that may be of its clause."""


def slips(pair: Pair, model: Callable[[], Antecedents]) -> Iterator[Slip]:
    french, english = pair.small
    if "who" not in english or "qui" not in french or english.isdisjoint(_WRITTEN):
        return
    for i, (_, _, word) in enumerate(pair.french):
        if word.lower() != "qui" or (k := _who(pair, i)) is None:
            continue
        noun = _noun(pair, i)
        sex = "" if noun is None else french_persons.told(pair.source, pair.french, noun)
        if noun is None or sex not in _RIGHT or not _SOMEBODY_ELSE.isdisjoint(french := _french(pair, i)):
            continue
        for start, end, written in _clause(pair, k):
            right = _RIGHT[sex].get(written.lower())
            if right is None or (written.lower() == "her" and OBJECT.match(pair.target, end)):
                continue
            if model().scene(pair.start + pair.english[k][1], pair.start + start).persons:
                break
            if right not in ("her", "his") or not POSSESSIVES.isdisjoint(french):
                following = pair.target[end:].split(maxsplit=1)
                if right in ("her", "his") and following and following[0].strip(".,;") in listed("owned-words.tsv", "others"):
                    continue
                shown = pair.french[noun][2]
                yield Slip(pair.start + start, pair.start + end, (right,), f"'{written}' for French '{shown}'.", shown)


def _who(pair: Pair, i: int) -> int | None:
    """The *who* before the verb that translates the one behind the *qui* at `i`."""
    for v in range(i + 1, min(i + 4, len(pair.french))):
        j = pair.links.get(v)
        for k in range(j - 1, max(-1, j - 4), -1) if j else ():
            if pair.english[k][2].lower() == "who":
                return k
    return None


def _noun(pair: Pair, i: int) -> int | None:
    """The noun with an article that the *qui* at `i` takes up, if no other one could be meant."""
    for n in range(i - 1, max(0, i - 1 - _REACH), -1):
        article = pair.french[n - 1][2].lower()
        if shows(article):
            at = n
            while at + 1 < i and pair.french[at][2].lower() in french_persons.adjectives():
                at += 1
            governed = n > 1 and governs(pair.french[n - 2][2].lower())
            return at if not governed and french_persons.is_person(pair.french[at][2].lower()) else None
    return None


def _french(pair: Pair, i: int) -> frozenset[str]:
    """The words of the clause that begins with the *qui* at `i`."""
    end = next((at for at in range(pair.french[i][1], len(pair.source)) if pair.source[at] in _ENDS), len(pair.source))
    return frozenset(word.lower() for start, _, word in pair.french[i + 1 : i + 1 + _FAR] if start < end)


def _clause(pair: Pair, k: int) -> Iterator[tuple[int, int, str]]:
    """The words of the clause that begins with the *who* at `k`."""
    for start, end, word in pair.english[k + 1 : k + 1 + _FAR]:
        between = pair.target[pair.english[k][1] : start]
        if any(c in between for c in _ENDS) or word.lower() in ("who", "whom", "whose", "which"):
            return
        yield start, end, word
