"""*He* and *she* for a thing: the sentence before is about one and nobody is in sight, or only things do what is said.

A person of unknown gender, a quotation that may bring a speaker, *who*, *I* and *we* keep it silent; ships are *she*, animals both.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import Person, Scene
from ...text.lazy import Expression, I
from ...text.people import words
from ...text.things import Subject, animal_in, ends_at, kind, opening
from .found import FOR_A_THING, GENDER, OF, cased, told
from .subjects import Place

_IT_SUBJECT = Expression(r"^\"?(?:It|Its (?P<head>[a-z]+))\b(?! (?:is|was|will be|would be) (?:\w+ ){0,3}(?:that|who|to)\b)")
_IT_DOES = Expression(r"^\"?(?:It(?! (?:is|was|will be|would be|has been|isn|wasn|seem|appear))|Its (?P<head>[a-z]+))\b(?!')")
_SOMEBODY = frozenset("he she his her him who whose i we you my everyone someone anyone".split())
_BODY = Expression(
    r"\"?(?:The|An?|Its|Their|This) [^,.;:\"]{2,50}, (?:the|an?|its) (?:[A-ZÀ-Þ][\w-]+ )?(?:(?!(?:of|in|for|from|with|at|on|to|by|and|who)\b)[a-z-]+ ){0,2}"
    r"(?P<noun>[a-z-]+(?: [A-ZÀ-Þ][\w&'-]*)+)(?=, [a-z])"
)
_ANYBODY = frozenset("who whose i we you my me our everyone someone anyone".split())
_SHORT = 25
"""Characters of what is no sentence: the end of one that a line break cut."""
_IS = Expression(r" (?:is|was|remains|remained|became|has become|has been) (?:the|a|an|one of the) (?:(?!by\b)[\w'-]+ ){0,5}")
_MANY = Expression(
    r"(?:The|All|Its|Some|Several|Most|Many|Two|Three|Four|Five|Six|Ten|\d[\d,]*)(?: \d[\d,]*)?(?: [a-z]+){0,1} (?P<noun>[a-z]+)s(?: and [a-z]+)? (?:are|were|have|had|will|could)\b"
)
AT_HAND = 4
"""Sentences before the pronoun that are always looked at; those farther back only where it begins a paragraph."""
_HER = Expression(r"\b(?:ship|boat|vessel|yacht|frigate|ferry|tanker|trawler|schooner|liner|hurricane|storm)\b", I)
"""What is *she* in English too."""


def judge(place: Place, reading: Reading, scenes: Sequence[Scene], told_of: bool, known: Collection[int] = ()) -> Finding | None:
    """`scenes`: what stands before the pronoun, nearest first; `told_of`: only of things can be said what is; `known`: where pronouns stand
    for things."""
    text, near = reading.text, scenes[0]
    if len(scenes) > 1 and place.kind == "opens" and not near.persons and not near.pronouns and _of_them(text, near):
        scenes = scenes[1:]
        near = scenes[0]
    said = text[near.start : near.end]
    plain = opening(text, near.start, near.end) or _called(text, near) or _speaker(text, near, GENDER[place.word])
    subject = None if plain else (_IT_SUBJECT if place.kind == "opens" else _IT_DOES).match(said)
    about = plain.end if plain else near.start + subject.end() if subject else _named_thing(text, near)
    if told_of and (about or near.things or " it" in said) and not (place.word == "she" and _HER.search(said)):
        first = near.things[0] if near.things else None
        span = (near.start, about) if about else (first.start, first.end) if first else (near.start, near.end)
        return _only_things(place, text, span)
    if not about or animal_in(said) or (place.word == "she" and _HER.search(said)):
        return None
    if plain and (place.kind == "opens" or text[place.clause] == ";"):
        if _meant(text, about, scenes, place, kind(plain.noun) == "acts" and len(said) > _SHORT, known):
            return None
    elif (
        any(not _predicate(text, about, person) for person in near.persons)
        or any(_surely(person) for scene in scenes[1:3] for person in scene.persons)
        or any(_surely(person) and person.gender in (GENDER[place.word], "?") for scene in scenes[AT_HAND:] for person in scene.persons)
        or (not plain and any(scene.pronouns for scene in scenes[1:3]))
        or (len(scenes) > 2 and all(GENDER[place.word] in scene.pronouns for scene in scenes[1:3]))  # the talk is of a person
        or not _SOMEBODY.isdisjoint(_small(said))
        or (place.word == "she" and place.kind == "inside" and not plain and not subject)
    ):
        return None
    reasons = (
        Evidence("the sentence before is about", text[near.start : about].strip('"'), near.start),
        Evidence("nobody who could be meant is named before it"),
    )
    head = plain.noun if plain else subject["head"] if subject else None
    written = text[place.start : place.end]
    offers = (cased(written, "it"), *((f"The {head}",) if head and written[0].isupper() else ()))
    return told(place.start, place.end, FOR_A_THING.format(written), offers, reasons, 0.85)


def _meant(text: str, about: int, scenes: Sequence[Scene], place: Place, body: bool, known: Collection[int]) -> bool:
    """Whether a pronoun that opens its sentence, behind one that a thing opens, may mean somebody: a person of its gender or of none that is
    known in the sentence before, or who is the subject of that before it. Farther back somebody is meant only if the text goes on to speak
    of him, and what is before the pronoun is no body of persons (*the club*).
    """
    near, wanted = scenes[0], GENDER[place.word]
    named = _BODY.match(text, near.start, near.end) is not None
    others = [person for person in near.persons if person.start >= about or not (named or person.named)]  # the company Kavera Trading
    if any(person.gender in (wanted, "?") and not _predicate(text, about, person) for person in others):
        return True
    if wanted in near.pronouns or not _ANYBODY.isdisjoint(_small(text[near.start : near.end])):
        return True
    if place.kind == "inside" and body:
        return False  # the company blames a breakdown; she
    if text[place.first - 1 : place.first] == "\n" and any(
        _surely(person) and person.gender in (wanted, "?") for scene in scenes[AT_HAND:] for person in scene.persons
    ):
        return True
    spoken = [any(match.start() not in known for match in OF[wanted].finditer(text, scene.start, scene.end)) for scene in scenes]
    if any(spoken[1:2]) or any(_about(scene, wanted) for scene in scenes[1:2]):
        return True
    known_sex = any(person.gender == wanted for scene in scenes[1:] for person in scene.persons)
    return not body and known_sex and any(spoken[2:]) and any(_about(scene, wanted) for scene in scenes[2:3])


def _about(scene: Scene, wanted: str) -> bool:
    """Whether a sentence is about a person of a gender, or of none that is known."""
    return scene.subject is not None and scene.subject.gender in (wanted, "?") and _surely(scene.subject)


def _called(text: str, near: Scene) -> Subject | None:
    """The body whose kind and name stand beside what opens the sentence: *The main buyer, the Singaporean company Kavera Trading, threw*."""
    match = _BODY.match(text, near.start, near.end)
    noun = match["noun"].partition(" ")[0] if match else ""
    return Subject(near.start, match.end(), noun) if match and kind(noun) == "acts" else None


_SPEAKER = Expression(
    r"\b(?:says?|said|announced|adds|added|explains|explained|warns|warned|regrets|reports|reported|estimates|indicates|notes|noted|states|stated)"
    r" (?P<np>(?:the|an?) (?:[a-z-]+ ){0,2}?(?P<noun>[a-z-]{4,}|NGO)(?: [A-ZÀ-Þ][\w&'-]*)*)(?=[,.;])"
)


def _speaker(text: str, near: Scene, wanted: str) -> Subject | None:
    """The body that stands behind what it says, where nobody is in its sentence: *Four villages are cut off, says the charity.*"""
    match = _SPEAKER.search(text, near.start, near.end)
    if match is None or kind(match["noun"].lower()) != "acts" or '"' in text[near.start : near.end]:
        return None
    if any(person.gender in (wanted, "?") for person in near.persons if not match.start() <= person.start < match.end()):
        return None
    return Subject(match.start("np"), match.end(), match["noun"])


def _small(said: str) -> list[str]:
    return said.lower().replace(",", " ").replace('"', " ").split()


def _only_things(place: Place, text: str, about: tuple[int, int]) -> Finding:
    written = text[place.start : place.end]
    reasons = (
        Evidence("no person does what follows", text[place.end : place.last].strip()[:30]),
        Evidence("the sentence before is about", text[slice(*about)][:40], about[0]),
    )
    return told(place.start, place.end, FOR_A_THING.format(written), (cased(written, "it"),), reasons, 0.85)


def _predicate(text: str, about: int, person: Person) -> bool:
    """Whether a noun for persons is said of the thing itself: *Ghana is the world's second producer*."""
    return not person.named and person.start > about and _IS.fullmatch(text, about, person.start) is not None


def _of_them(text: str, near: Scene) -> bool:
    """Whether a sentence says more of what the one before it has told (*Most of them are women*): the next one may go on from there."""
    said = text[near.start : near.end]
    many = _MANY.match(said)
    return (
        said.partition(" ")[0] in ("They", "These", "Those", "Most")
        or " of them " in said[:60]
        or (many is not None and many["noun"] in words("person"))
    )


def _named_thing(text: str, near: Scene) -> int:
    """Where the name of a thing ends that begins the sentence, else 0."""
    first = near.things[0] if near.things else None
    named = first is not None and first.start - near.start <= 4 and first.text[:1].isupper()
    return first.end if first and named and ends_at(text, first.end) else 0


def _surely(person: Person) -> bool:
    """Farther back, a single capitalised word of unknown gender (Barkhane) is not taken for a person."""
    return person.gender != "?" or " " in person.text or not person.named
