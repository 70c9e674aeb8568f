"""*He* for a woman, *she* for a man: the person the sentence before is about is of the other gender, and nobody else could be meant."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Evidence, Finding
from ...text.antecedents import APPOSITION, Person, Scene, alike, same_person
from ...text.things import opening
from .found import GENDER, WORDS, cased, told
from .subjects import Place

_ARTICLES = ("The ", "A ", "An ", "This ", "That ", "Another ")
_RIGHT = {"he": "she", "she": "he", "him": "her", "her": "him"}


def judge(place: Place, text: str, scenes: Sequence[Scene]) -> Finding | None:
    """`scenes`: what stands before the pronoun, nearest first."""
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
