"""*It* for a person, *his* for a woman, where a person is the subject that the French *il*, *elle*, *son* go on from.

*La judokate a décroché le bronze. Elle a perdu en demi-finale*: a French pronoun takes up a subject of its own gender before anything else, so
that it does not matter who else is in the text. *Son*, *sa*, *ses* show no gender: nobody who could be meant by the English word may be near.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...terms.reading import Reading
from ...text import french_persons
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents
from ...text.lazy import Expression, I
from ...text.predicates import subject_of
from ...text.wordlists import listed, words
from . import taken_up, topics
from .slip import GOES_ON, Slip

_SUBJECT = {"f": "she", "m": "he"}
_POSSESSIVE = {"f": "her", "m": "his"}
_WRITTEN = frozenset(("his", "her", "its"))
_OF_OTHERS = frozenset("their our my your him herself himself itself".split())
_OF_OTHERS_FR = frozenset("leur leurs notre nos votre vos lui mon ma mes".split())
_APART = 0.3
"""How far apart, in parts of their sentences, two possessives may stand."""
_CHILDREN = frozenset("enfant bébé nourrisson fœtus nouveau-né mannequin membre".split())
_IMPERSONAL = Expression(
    r"il (?:n'|ne )?(?:(?:est|était|sera|serait|fut|soit|devient|paraît|paraissait|semble|semblait)(?: [\w-]+){1,3}? (?:de|d'|que|qu')|"
    r"(?:peut|pourrait|pouvait|doit|devrait|devait|va|allait|semble|risque)(?: [\w-]+){0,2}? (?:[\w-]+ |s'|y )*?(?:agir|avoir|falloir|coûter|être|arriver|exister|rester|manquer|suffire)\b)",
    I,
)
_WEATHER = Expression(
    r"il (?:ne |n'|s'|se |lui |en |me |nous |leur |vous )*(?:y (?:a|avait|aura|aurait|eut|ait)\b|a été \w+ (?:un|une|des|que|qu'|de|d')|(?:était |est |serait |sera |a |avait |aurait |fut )?"
    r"(?:fallu|fau[td]|fallait|agi|rest|suffi|conv[ie]|sembl|para[îi]|exist|ple|plu\b|neig|va?ut mieux|vaudra|arriv|manqu|import|fait (?:beau|froid|chaud|nuit|jour)))|"
    r"il (?:ne )?s[e'] ?(?:peut|pourrait|trouv|pass|av[èé]r|ensui|fait|dit)",
    I,
)
"""An *il* that may be nobody's."""
_QUOTE = Expression(r"[«\"“]")
_HER_OWN = frozenset(("record", "records"))
_BACK = 3


def slips(reading: Reading, found: Sequence[Pair], model: Callable[[], Antecedents]) -> Iterator[Slip]:
    for k, pair in enumerate(found):
        french, english = pair.small
        if not english.isdisjoint(("he", "she", "it")) and not french.isdisjoint(("il", "elle")):
            yield from _subjects(found, k)
        if not english.isdisjoint(("his", "her", "its")) and not french.isdisjoint(topics.POSSESSIVES):
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
        if word.lower() == "il" and (_IMPERSONAL.match(pair.source, start) or _WEATHER.match(pair.source, start)):
            continue
        nearest = topics.topic(found, k, i, gender)
        about = _who_does(found, nearest, pair, j)
        written = pair.english[j][2]
        sex = _sex(found, about, gender if written.lower() == "it" else "") if about is not None and about.sure else ""
        if about is not None and about.pair == k and _QUOTE.search(pair.source, pair.french[about.noun.at][1], start):
            continue
        if about is not None and sex == gender and (written.lower() != "it" or about != nearest or _of_a_person(found, k, (i, j), about)):
            yield _slip(pair, j, _SUBJECT[sex], word.lower(), found[about.pair].french[about.noun.at][2])


def _slip(pair: Pair, j: int, right: str, french: str, person: str) -> Slip:
    """The pronoun `j` for a person whom the French calls so."""
    start, end, written = pair.english[j]
    meant = "woman" if right in ("she", "her") else "man"
    message = f"'{written}' for a {meant}: French {french} takes up '{person}'."
    return Slip(pair.start + start, pair.start + end, (right,), message, person, GOES_ON)


def _who_does(found: Sequence[Pair], about: topics.Topic | None, pair: Pair, j: int) -> topics.Topic | None:
    """What a pronoun takes up, or whose it is where only persons do what follows: *Son ralliement surprend. Il rejoindra le gouvernement.*"""
    if about is None or about.noun.kind != "thing" or subject_of(pair.target, pair.english[j][1]) not in ("human", "person"):
        return about
    before, at = found[about.pair], about.noun.at - 1
    if at not in topics.opening(before) or before.french[at][2].lower() not in topics.POSSESSIVES or taken_up.is_body(before, about.noun):
        return about
    whose = topics.opener(found, about.pair, at)
    return whose if whose is not None and whose.noun.gender == about.noun.gender else about


def _owners(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents]) -> Iterator[Slip]:
    pair = found[k]
    for i, (_, _, word) in enumerate(pair.french):
        j = _tie(pair, i) if word.lower() in topics.POSSESSIVES else None
        if j is None:
            continue
        start, end, written = pair.english[j]
        about = topics.owner(found, k, i) or topics.opener(found, k, i)
        sex = _sex(found, about) if about is not None and about.sure else ""
        if about is None or not sex or written.lower() == _POSSESSIVE[sex] or OBJECT.match(pair.target, end):
            continue
        noun = found[about.pair].french[about.noun.at][2]
        slip = _slip(pair, j, _POSSESSIVE[sex], word.lower(), noun)
        at = pair.start + start
        if written.lower() == "its":
            if _personal(pair, j) or (
                i in topics.opening(pair) and not pair.small[0].isdisjoint(listed("topics-fr.tsv", "work")) and _only(found, k, i, about)
            ):
                yield slip
        elif not _of_others(found, pair, (i, j), about) and taken_up.nobody(
            reading, found, model(), range(max(0, about.pair - _BACK), k + 1), (i, at), PRONOUN_GENDER[written.lower()], ()
        ):
            yield slip


def _of_others(found: Sequence[Pair], pair: Pair, tied: tuple[int, int], about: topics.Topic) -> bool:
    """Whether what is owned is rather somebody else's (*La juge a ordonné sa libération*), or nothing but the sentence tells of whom the text is."""
    i, j = tied
    behind = [word.lower() for _, _, word in pair.english[j + 1 : j + 3]]
    others = (listed("owned-words.tsv", "others") | listed("owned-words.tsv", "dealt")) - _HER_OWN
    here = found[about.pair] is pair and not any(about.noun.at < start <= i for start in topics.opening(pair))
    return here and (not others.isdisjoint(behind) or (len(found) == 1 and len(topics.opening(pair)) == 1))


def _tie(pair: Pair, i: int) -> int | None:
    """The English possessive for the French one at token `i`: before the noun that translates its noun, or the only one, or both open the pair."""
    j = taken_up.owned(pair, i, tuple(_WRITTEN))
    if j is not None:
        return j
    verb = pair.fuller.get(i - 1) if i else None
    if verb is not None and verb + 1 < len(pair.english) and pair.english[verb + 1][2].lower() in _WRITTEN:
        return verb + 1
    places = [j for j, (_, _, word) in enumerate(pair.english) if word.lower() in _WRITTEN | _OF_OTHERS]
    opens = topics.opening(pair).get(i)
    if opens in places:
        return opens if pair.english[opens][2].lower() in _WRITTEN else None
    theirs = [n for n, (_, _, word) in enumerate(pair.french) if word.lower() in topics.POSSESSIVES | _OF_OTHERS_FR]
    if not places or (len(places) != len(theirs) and i != theirs[-1]):
        return None
    at = places[theirs.index(i)] if len(places) == len(theirs) else places[-1]
    near = abs(i / len(pair.french) - at / len(pair.english)) < _APART
    return at if near and pair.english[at][2].lower() in _WRITTEN else None


def _of_a_person(found: Sequence[Pair], k: int, tied: tuple[int, int], about: topics.Topic) -> bool:
    """Whether the *it* can mean nothing else: only persons do what follows, or no thing of the gender stands before it."""
    pair, (i, j) = found[k], tied
    if any(word.isupper() and len(word) > 1 for _, _, word in found[about.pair].french[: about.noun.at]):
        return False  # the ERC would lose a deputy; it has three
    does = subject_of(pair.target, pair.english[j][1])
    if does == "human":
        return True
    return all(
        noun.kind == "person"
        or noun.gender not in (about.noun.gender, "?")
        or (noun.gender == "?" and noun.governed)
        or (does == "person" and noun.kind == "thing" and noun.governed)
        for noun in topics.others(found, k, i, about)
    )


def _only(found: Sequence[Pair], k: int, i: int, about: topics.Topic) -> bool:
    """Whether nothing that could own a work stands beside the person before the pair."""
    return all(noun.governed and noun.kind == "thing" for noun in topics.others(found, k, i, about))


def _personal(pair: Pair, j: int) -> bool:
    """Whether only persons have what is owned."""
    owned = [token[2].lower() for token in pair.english[j + 1 : j + 3]]
    return any(word in listed("owned-words.tsv", "personal") for word in owned)


def _sex(found: Sequence[Pair], about: topics.Topic, taken_up_by: str = "") -> str:
    """The sex of a person who is the subject: f, m or nothing; if the noun shows none, the gender of the pronoun that takes it up."""
    pair, at = found[about.pair], about.noun.at
    noun = pair.french[at][2].lower()
    if about.noun.kind != "person" or noun in _CHILDREN or noun in words("epicene-fr.txt"):
        return ""
    sex = about.noun.gender if pair.french[at][2][0].isupper() else french_persons.told(pair.source, pair.french, at)
    if sex not in _SUBJECT and noun not in french_persons.taken_up():
        return taken_up_by
    return sex if sex in _SUBJECT else ""
