"""*He* for a woman and *she* for a man, *it* where a person is meant, and *his* or *her* beside the *it* that means the same thing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import APPOSITION, Antecedents, Person, Scene, alike, same_person
from ...text.lazy import Expression
from ...text.predicates import subject_of
from ...text.things import kind, opening
from .found import GENDER, WORDS, cased, told
from .subjects import Place

Claim = tuple[int, int, str, tuple[str, ...], tuple[Evidence, ...], float]
"""Start, end, message, what is offered, the evidence and the confidence."""
_IN_ITS = Expression(
    r"(?:(?<=[.!?\"] )|(?<=\n))(?:In|With|By|At|For|Through|After|On|Under|During|According to|As for) (?P<word>his|her|him)(?: [a-z-]+){0,3}, it\b"
)
_ARTICLES = ("The ", "A ", "An ", "This ", "That ", "Another ")
_RIGHT = {"he": "she", "she": "he", "him": "her", "her": "him"}


def owned_beside_it(reading: Reading, model: Antecedents, starts: list[int]) -> Iterator[Claim]:
    """*In his decision, it recalled the law*: one thing, two pronouns. `starts`: where *his* and *her* stand."""
    text = reading.text
    for start in starts:
        match = _IN_ITS.search(text, max(0, start - 16), start + 60) if ", it " in text[start : start + 60] else None
        if match is None or match.start("word") != start:
            continue
        spans = model.spans_before(match.start(), 2)
        if spans and not any(model.scene(*span).persons or model.scene(*span).pronouns for span in spans):
            about = Evidence("the sentence before", text[spans[0][0] : spans[0][1]][:40], spans[0][0])
            yield start, start + 3, f"'{match['word']}' for what is 'it' in the same sentence.", ("its",), (about,), 0.85


def it_does(text: str) -> Iterator[tuple[int, str]]:
    """Where *It* stands before what only persons do, and whether bodies of persons do it as well: human or person."""
    at = text.find(" It ")
    while at >= 0:
        if (who := subject_of(text, at + 3)) not in ("", "thing"):
            yield at + 1, who
        at = text.find(" It ", at + 1)


def it_for_persons(reading: Reading, model: Antecedents) -> Iterator[Claim]:
    """*President Sall landed at noon. It will stay for three days*: what only a person does, behind a sentence about one and no other."""
    text = reading.text
    for start, who in it_does(text):
        if reading.sentences.at(start)[0] != start or reading.quoted(start):
            continue
        spans = model.spans_before(start, 1)
        near = model.scene(*spans[0]) if spans else None
        subject = near.subject if near else None
        if near is None or subject is None or len(near.persons) > 3:
            continue
        spoken = text[near.start] == '"' and len(near.persons) == 1 and who == "human"
        if not spoken and (subject.start - near.start > 24 or opening(text, near.start, near.end)):
            continue
        if any(_could(thing.text, who) for thing in near.things):
            continue
        if who == "person" and not any((p.named and p.gender != "?") or " " in p.text for p in near.persons):
            continue
        if any(not same_person(text, subject, p) for p in near.persons if p != subject) or any(
            w in reading.place_names for w in subject.text.split()
        ):
            continue
        gender = next((p.gender for p in near.persons if p.gender != "?"), "?")
        offers = ("He",) if gender == "m" else ("She",) if gender == "f" else ("He", "She")
        yield start, start + 2, "'It' for a person.", offers, (Evidence("the person before it", subject.text, subject.start),), 0.75


def _could(thing: str, who: str) -> bool:
    """Whether a thing of the sentence before may do what is said: an animal everything, an organisation what bodies do."""
    known = kind(thing.lower())
    return known == "animal" or (who == "person" and (known == "acts" or thing[:1].isupper()))


def other_sex(place: Place, text: str, scenes: Sequence[Scene]) -> Finding | None:
    """The person the sentence before is about is of the other sex, and nobody else could be meant. `scenes`: what stands before the pronoun, nearest first."""
    wanted = GENDER[place.word]
    near, earlier = scenes[0], scenes[1:]
    if any(wanted in scene.pronouns for scene in scenes[:3]) or any(p.gender == wanted for scene in scenes for p in scene.persons):
        return None
    shown = _topic(text, near, earlier)
    if shown is None or shown.gender in ("?", wanted):
        return None
    for person in near.persons:
        if person.gender == "?" and person.role != "owned" and not same_person(text, person, shown):
            return None
    for scene in earlier[:1]:
        if any(p.named and p.gender == "?" and " " in p.text and not same_person(text, p, shown) for p in scene.persons):
            return None
    written = text[place.start : place.end]
    reasons = (Evidence("the person before it", shown.text, shown.start),)
    return told(
        place.start, place.end, f"'{written}' for a {WORDS[shown.gender]}.", (cased(written, _RIGHT[written.lower()]),), reasons, 0.8
    )


def _topic(text: str, near: Scene, earlier: Sequence[Scene]) -> Person | None:
    """Whom the sentence before is about: its subject, or, for a sentence that begins with a pronoun, the last one named."""
    subject = near.subject
    if subject is None and len(near.persons) == 1:
        subject = near.persons[0]
    if subject is None and len(near.subjects) == 1:
        gender = next(iter(near.subjects))
        for scene in earlier:
            for person in reversed(scene.persons):
                if person.gender == gender:
                    return person
        return Person(near.start, near.start, gender, "he" if gender == "m" else "she", "subject", False)
    if subject is None and not near.persons and not near.pronouns and earlier and len(earlier[0].persons) == 1:
        unknown = text.startswith(_ARTICLES, near.start) and opening(text, near.start, near.end) is None
        person = earlier[0].persons[0]
        return None if unknown or "\n" in text[person.end : near.start] else person  # a new paragraph is about somebody else
    if subject is None or subject.gender != "?":
        return subject
    if subject.named:
        for scene in earlier[:2]:
            for person in scene.persons:
                if person.named and person.gender != "?" and alike(person.text, subject.text):
                    return person
    else:
        for person in near.persons:
            if (
                person.named
                and person.gender != "?"
                and person.start > subject.end
                and APPOSITION.fullmatch(text, subject.end, person.start)
            ):
                return person
    return subject
