"""*It* for a person, *his* for a woman, where a person is the subject that the French *il*, *elle*, *son* go on from.

*La judokate a décroché le bronze. Elle a perdu en demi-finale*: a French pronoun takes up a subject of its own gender before anything else, so
that it does not matter who else is in the text. *Son*, *sa*, *ses* show no gender: nobody who could be meant by the English word may be near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import french_persons
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents
from ...text.predicates import subject_of
from ...text.wordlists import listed, words
from . import owners, taken_up, topics

_SUBJECT = {"f": "she", "m": "he"}
_POSSESSIVE = {"f": "her", "m": "his"}
_OWNED = frozenset(("son", "sa", "ses"))
_WRITTEN = frozenset(("his", "her", "its"))
_OF_OTHERS = frozenset("their our my your him herself himself itself".split())
_APART = 0.3
"""How far apart, in parts of their sentences, two possessives may stand."""
_CHILDREN = frozenset("enfant bébé nourrisson fœtus nouveau-né mannequin membre".split())
_BACK = 3


class Slip(NamedTuple):
    """A pronoun for a person: its place in the text, what is right, the French pronoun, and the French noun."""

    start: int
    end: int
    right: str
    french: str
    person: str


def slips(reading: Reading, found: Sequence[Pair], model: Callable[[], Antecedents]) -> Iterator[Slip]:
    for k, pair in enumerate(found):
        french, english = pair.small
        if not english.isdisjoint(("he", "she", "it")) and not french.isdisjoint(("il", "elle")):
            yield from _subjects(found, k)
        if not english.isdisjoint(("his", "her", "its")) and not french.isdisjoint(_OWNED):
            yield from _owners(reading, found, k, model)


def _subjects(found: Sequence[Pair], k: int) -> Iterator[Slip]:
    pair = found[k]
    for i, (start, _, word) in enumerate(pair.french):
        gender = topics.pronoun(pair, i)
        if not gender or pair.source[start - 1 : start] == "-" or taken_up.is_apart(pair, i):
            continue
        j = taken_up.tie(pair, i, alone=False)
        if j is None or pair.english[j][2].lower() == _SUBJECT[gender]:
            continue
        if word.lower() == "il" and owners.impersonal(pair.source[start:]):
            continue
        about = topics.topic(found, k, i, gender)
        sex = _sex(found, about) if about is not None and about.sure else ""
        first, end, written = pair.english[j]
        if about is not None and sex == gender and (written.lower() != "it" or _of_a_person(found, k, (i, j), about)):
            yield Slip(pair.start + first, pair.start + end, _SUBJECT[sex], word.lower(), found[about.pair].french[about.noun.at][2])


def _owners(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents]) -> Iterator[Slip]:
    pair = found[k]
    for i, (_, _, word) in enumerate(pair.french):
        j = _tie(pair, i) if word.lower() in _OWNED else None
        if j is None:
            continue
        start, end, written = pair.english[j]
        about = topics.owner(found, k, i) or topics.opener(found, k, i)
        sex = _sex(found, about) if about is not None and about.sure else ""
        if about is None or not sex or written.lower() == _POSSESSIVE[sex] or OBJECT.match(pair.target, end):
            continue
        noun = found[about.pair].french[about.noun.at][2]
        slip = Slip(pair.start + start, pair.start + end, _POSSESSIVE[sex], word.lower(), noun)
        at = pair.start + start
        if written.lower() == "its":
            if _personal(pair, i, j):
                yield slip
        elif taken_up.nobody(reading, found, model(), range(max(0, about.pair - _BACK), k + 1), (i, at), PRONOUN_GENDER[written.lower()], ()):
            yield slip


def _tie(pair: Pair, i: int) -> int | None:
    """The English possessive for the French one at token `i`: before the noun that translates its noun, or the only one, or both open the pair."""
    j = taken_up.owned(pair, i, tuple(_WRITTEN))
    if j is not None:
        return j
    places = [j for j, (_, _, word) in enumerate(pair.english) if word.lower() in _WRITTEN | _OF_OTHERS]
    if i == 0 and places and places[0] == 0:
        return 0 if pair.english[0][2].lower() in _WRITTEN else None
    theirs = [word for _, _, word in pair.french if word.lower() in _OWNED | {"leur", "leurs", "notre", "nos", "votre", "vos", "lui"}]
    if len(places) != 1 or len(theirs) != 1 or pair.english[places[0]][2].lower() not in _WRITTEN:
        return None
    return places[0] if abs(i / len(pair.french) - places[0] / len(pair.english)) < _APART else None


def _of_a_person(found: Sequence[Pair], k: int, tied: tuple[int, int], about: topics.Topic) -> bool:
    """Whether the *it* can mean nothing else: only persons do what follows, or no thing of the gender stands before it."""
    pair, (i, j) = found[k], tied
    if subject_of(pair.target, pair.english[j][1]) == "human":
        return True
    return all(
        noun.kind == "person" or noun.gender not in (about.noun.gender, "?") or (noun.gender == "?" and noun.governed)
        for noun in topics.others(found, k, i, about)
    )


def _personal(pair: Pair, i: int, j: int) -> bool:
    """Whether only persons have what is owned."""
    owned = [token[2].lower() for token in pair.english[j + 1 : j + 3]]
    return any(word in listed("owned-words.tsv", "personal") for word in owned)


def _sex(found: Sequence[Pair], about: topics.Topic) -> str:
    """The sex of a person who is the subject: f, m or nothing."""
    pair, at = found[about.pair], about.noun.at
    noun = pair.french[at][2].lower()
    if about.noun.kind != "person" or noun in _CHILDREN or noun in words("epicene-fr.txt"):
        return ""
    sex = french_persons.told(pair.source, pair.french, at)
    return sex if sex in _SUBJECT else ""
