"""*He*, *she*, *his* and *her* for a thing that the French *il*, *elle*, *son* takes up: *La société a jeté l'éponge. Elle invoque le fret.*

Who else is named in the text does not matter, only who is between the thing and the pronoun; for *il* also who stands before it: of men
much is said between mentions of other things. *Son* shows no gender, so that it may have the owner of some lines before: it takes up only
a body (*le ministère*), and nobody may be in its sentence.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...terms.reading import Reading
from ...text import french_persons
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents
from ...text.lazy import Expression, I
from ...text.people import gendered
from ...text.predicates import subject_of
from ...text.things import animal_in, kind, places
from ...text.wordlists import listed as words_of
from ...text.wordlists import words
from ..pronoun_antecedent.found import speaks
from . import owners, subjects, topics
from .slip import TAKEN_UP, Slip

_SUBJECTS = frozenset(("he", "she", "it"))
_ENDS = (".", "!", "?", "…", '"', "»", ";")
"""What ends a sentence: behind a headline, a pronoun takes up nothing of it."""
_FAR = 4
"""Pairs before the thing in which nobody of the gender may be for *il* and *son*."""
_OPENING = 4
"""Words in which a subject stands that opens its sentence."""
_FRONTED = Expression(r"\W*\w+(?:ée?|ie?|ue?|ise?|[rnp]te?)s? [^.;]*, \Z")
"""Before the pronoun, a participle that opens the sentence tells of it, not the thing beside it: *Accompagnée à la harpe, elle*."""
_PRONOUN = Expression(r"\b(?:he|him|his|himself|she|her|hers|herself)\b", I)
_SAYS = Expression(
    r"\b(?:said|says?|announce[sd]?|explain(?:s|ed)|adds?|added|declare[sd]|state[sd]|indicate[sd]|believe[sd]|considers?|considered|hope[sd]|denie[sd]|"
    r"claim(?:s|ed)?|assure[sd]|promise[sd]|estimate[sd]|confirm(?:s|ed)|thinks?|insist(?:s|ed)|fears|feared)(?: that)? \Z"
)


def slips(reading: Reading, found: Sequence[Pair], model: Callable[[], Antecedents]) -> Iterator[Slip]:
    """The pronouns for things in the order of the text; one that is found is nobody for those behind it."""
    told: set[int] = set()
    for k, pair in enumerate(found):
        french, english = pair.small
        if not english.isdisjoint(("he", "she")) and not french.isdisjoint(topics.PRONOUNS):
            yield from _subjects(reading, found, k, model, told)
        if not english.isdisjoint(("his", "her")) and not french.isdisjoint(topics.POSSESSIVES):
            yield from _owners(reading, found, k, model, told)


def _subjects(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents], told: set[int]) -> Iterator[Slip]:
    """*He* and *she* as subjects."""
    pair = found[k]
    for i, (start, _, word) in enumerate(pair.french):
        gender = topics.pronoun(pair, i)
        if not gender or pair.source[start - 1 : start] == "-" or is_apart(pair, i):  # dit-elle
            continue
        j = tie(pair, i)
        if j is None or pair.english[j][2].lower() == "it":
            continue
        about = topics.topic(found, k, i, gender)
        if (
            about is None
            or (about.pair == k and _FRONTED.match(pair.source[:start]))
            or about.noun.kind not in ("thing", "name")
            or _sails(pair, j, found[about.pair])
            or not _may(pair, i, j, found[about.pair], about.noun)
        ):
            continue
        at = pair.start + pair.english[j][0]
        sure = gender == "f" or word.lower() == "celui" or _at_hand(found, k, i, about)
        if not about.sure and not _known(found, model(), range(about.pair, k + 1), (i, at), told):
            continue
        sure = sure and about.sure
        far = 0 if sure or (about.sure and subject_of(reading.text, pair.start + pair.english[j][1]) == "thing") else _FAR
        if word.lower() in ("celui", "celle") and not about.noun.governed:
            free = _is_last(found[about.pair], about.noun, i if about.pair == k else len(found[about.pair].french))
        else:
            since = range(max(0, about.pair - far), k + 1)
            free = nobody(reading, found, model(), since, (i, at), gender, told | _owned_by_her(found, k, i, about))
        if free:
            told.add(at)
            thing = found[about.pair].french[about.noun.at][2] if about.sure else ""
            yield _slip(pair, j, "it", word.lower(), thing)


def _owners(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents], told: set[int]) -> Iterator[Slip]:
    """*His* and *her* of a body that is the subject of their sentence."""
    pair = found[k]
    for i, (_, _, word) in enumerate(pair.french):
        j = owned(pair, i) if word.lower() in topics.POSSESSIVES else None
        about = topics.owner(found, k, i) if j is not None else None
        if j is not None and pair.english[j + 1 : j + 2] and pair.english[j + 1][2].lower() in words_of("owned-words.tsv", "office"):
            about = topics.speaker(found, k, i) or about
        if (
            j is None
            or about is None
            or not is_body(found[about.pair], about.noun)
            or topics.tells(found[about.pair].french[about.noun.at][2])
        ):
            continue
        (start, end, written), name = pair.english[j], found[about.pair].french[about.noun.at][2]
        gender = PRONOUN_GENDER[written.lower()]
        if gender == "f" and (about.noun.kind == "name" or _sails(pair, j, found[about.pair]) or OBJECT.match(pair.target, end)):
            continue  # a country may be she
        since, at = range(max(0, about.pair - _FAR), k + 1), pair.start + start
        if nobody(reading, found, model(), since, (i, at), gender, told) and not any(
            model().scene(each.start, min(each.start + len(each.target), at)).persons for each in found[about.pair : k + 1]
        ):
            told.add(at)
            yield _slip(pair, j, "its", word.lower(), name)


def _slip(pair: Pair, j: int, right: str, french: str, thing: str) -> Slip:
    """The pronoun `j` for a thing that is named in French, by nothing where it is one of several."""
    start, end, written = pair.english[j]
    meant = f"French {french} takes up '{thing}'." if thing else f"nobody is in sight whom French {french} could mean."
    return Slip(pair.start + start, pair.start + end, (right,), f"'{written}' for a thing: {meant}", thing or french, TAKEN_UP)


def _is_last(pair: Pair, thing: topics.Noun, i: int) -> bool:
    """Whether nobody is named behind the thing, up to token `i`, or is given it: *celui-ci* is the last that is named."""
    behind = [word for _, _, word in pair.french[thing.at + 1 : i]]
    given = any(
        word.lower() in ("au", "à") and k + 1 < thing.at and (pair.french[k + 1][2][0].isupper() or _person_at(pair, k + 1))
        for k, (_, _, word) in enumerate(pair.french[: thing.at])
    )
    return not given and not any(word[0].isupper() or (word != "personne" and french_persons.is_person(word)) for word in behind)


def _person_at(pair: Pair, at: int) -> bool:
    """Whether a noun for a person stands at a token or behind an article or adjective there."""
    return any(french_persons.is_person(word.lower()) for _, _, word in pair.french[at : at + 3])


def _owned_by_her(found: Sequence[Pair], k: int, i: int, about: topics.Topic) -> set[int]:
    """The place of the *her* of *her federation*, where the federation gives her something: *Sa fédération hésite. Elle ne lui promet rien.*"""
    pair, own = found[about.pair], found[k]
    behind = [token[2].lower() for token in own.french[i + 1 : i + 3] if token[2].lower() not in ("ne", "n")]
    at = topics.opening(pair).get(about.noun.at - 1)
    owned = at is not None and at < len(pair.english) and pair.english[at][2].lower() in ("his", "her")
    if at is None or not owned or pair.french[about.noun.at - 1][2].lower() not in topics.POSSESSIVES or not behind:
        return set()
    return {pair.start + pair.english[at][0]} if behind[0] in ("lui", "l", "la", "le") else set()


def is_apart(pair: Pair, i: int) -> bool:
    """Whether a pronoun only stresses a noun: *l'administration, elle, le dit*."""
    return i > 0 and all(", " in pair.source[pair.french[k][1] : pair.french[k + 1][0]] for k in (i - 1, i) if k + 1 < len(pair.french))


def _at_hand(found: Sequence[Pair], k: int, i: int, about: topics.Topic) -> bool:
    """Whether the pronoun opens the sentence behind that which a body or a place opens: *Le club est endetté. Il a saisi la Fédération.*"""
    return k - about.pair == 1 and i == 0 and about.noun.at < _OPENING and is_body(found[about.pair], about.noun)


def tie(pair: Pair, i: int, alone: bool = True) -> int | None:
    """The English pronoun for the French one at token `i`: both open the pair, have one verb, or (`alone`) are the only ones."""
    places = [j for j, (_, _, word) in enumerate(pair.english) if word.lower() in _SUBJECTS]
    opens = topics.opening(pair).get(i) if places else None
    if opens in places:
        return opens
    word = pair.french[i][2].lower()
    acts = {j for v in subjects.verbs(pair, word) if i < v < i + 5 and (j := pair.links.get(v)) is not None}
    for j in places:
        if not acts.isdisjoint(subjects.behind(pair, j)):
            return j
    only = alone and sum(word.lower() in topics.PRONOUNS for _, _, word in pair.french) == 1 == len(places)
    return places[0] if only else None


def owned(pair: Pair, i: int, wanted: tuple[str, ...] = ("his", "her")) -> int | None:
    """The *his* or *her* before the noun that translates that of the possessive at token `i`."""
    nouns = {pair.links.get(n) for n in range(i + 1, min(i + 3, len(pair.french)))} - {None}
    for j, (_, _, word) in enumerate(pair.english):
        if word.lower() in wanted and not nouns.isdisjoint(range(j + 1, j + 4)):
            return j
    return None


def _sails(pair: Pair, j: int, other: Pair) -> bool:
    """Whether an English *she* or *her* may be a ship or a storm."""
    return PRONOUN_GENDER[pair.english[j][2].lower()] == "f" and any(kind(word) == "ship" for word in other.small[1])


def is_body(pair: Pair, noun: topics.Noun) -> bool:
    """Whether a noun names a body of persons or a place, in English too."""
    if noun.kind == "name" or topics.is_body(pair.french[noun.at][2]):
        return True
    j = pair.links.get(noun.at)
    english = "" if j is None else pair.english[j][2].lower()
    return noun.kind == "thing" and (kind(english) == "acts" or english in places())


def _may(pair: Pair, i: int, j: int, other: Pair, thing: topics.Noun) -> bool:
    """Whether the thing may be meant: of a sentence that is one; in the pronoun's own, only what speaks is meant behind *que*, and those
    who tell of others never."""
    if speaks(pair.target, pair.english[j][1]):
        return False
    behind = i > 0 and pair.french[i - 1][2].lower() in ("que", "qu", "ce", "où", "dont")
    if other is not pair:
        return not behind and other.source.rstrip().endswith(_ENDS)
    return not topics.tells(other.french[thing.at][2]) and (not behind or _SAYS.search(pair.target, 0, pair.english[j][0]) is not None)


def nobody(
    reading: Reading,
    found: Sequence[Pair],
    model: Antecedents,
    numbers: range,
    end: tuple[int, int],
    gender: str,
    told: Collection[int],
) -> bool:
    """Whether nobody of a gender, and no animal, stands in pairs of these numbers, in the last before token and place `end`."""
    last = numbers[-1]
    return not animal_in(reading.text[found[numbers[0]].start : end[1]]) and not any(
        gender in _sexes(model, found[number], told, end if number == last else None) for number in numbers
    )


def _known(found: Sequence[Pair], model: Antecedents, numbers: range, end: tuple[int, int], told: Collection[int]) -> bool:
    """Whether no person of unknown sex stands in pairs of these numbers, in the last before token and place `end`."""
    return not any("?" in _sexes(model, found[number], told, end if number == numbers[-1] else None) for number in numbers)


def _sexes(model: Antecedents, pair: Pair, told: Collection[int], before: tuple[int, int] | None) -> set[str]:
    """The sexes of the persons of a pair and of its pronouns, as either language shows them; `before`: only what stands before a token of
    the French and a place in the text."""
    last, end = before or (len(pair.french), pair.start + len(pair.target))
    sexes = {owners.sex_of(pair, person) for person in model.scene(pair.start, end).persons}
    for match in _PRONOUN.finditer(pair.target, 0, end - pair.start):
        if pair.start + match.start() not in told:
            sexes.add(PRONOUN_GENDER[match.group().lower()])
    for i, (_, _, word) in enumerate(pair.french[:last]):
        if word[:1].isupper():
            sexes |= {gender for gender in ("f", "m") if word in gendered(gender)}
        if (
            len(word) > 1
            and not topics.is_body(word)
            and (french_persons.is_person(word.lower()) or word.lower() in words("epicene-fr.txt"))
        ):
            sexes |= set(_genders(pair, i))
    return sexes


_MALE_NEXT = Expression(r"[a-zà-ÿ-]*(?:[iéa]en|[ao]is|ain|if|eux|el|al|er|é|nt|ol)\Z")
_FEMALE_NEXT = Expression(r"[a-zà-ÿ-]*(?:[iéa]enne|[ao]ise|aine|ive|euse|elle|ale|ère|ée|nte|ole)\Z")


def _genders(pair: Pair, i: int) -> str:
    """The grammatical genders that the noun for a person at token `i` may have: an adjective behind it may show which (*l'ambassadeur américain*)."""
    shown = french_persons.genders(pair.french, i)
    following = pair.french[i + 1] if i + 1 < len(pair.french) else (0, 0, "")
    if len(shown) < len("fm") or pair.source[pair.french[i][1] : following[0]] != " ":
        return shown
    return "m" if _MALE_NEXT.match(following[2]) else "f" if _FEMALE_NEXT.match(following[2]) else shown
