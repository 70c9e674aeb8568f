"""*My mother worked here; people called him by his first name*: a mother, a daughter is the only person in sight.

Only what a new clause or a new sentence says is read: in *my mother knew him*, he is somebody else.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents, Person, Scene
from ...text.lazy import Expression
from ...text.people import words
from .found import WORDS, Pronouns, cased, speaks, told

_KIN = {"f": "kin-female", "m": "kin-male"}
_ANY = Expression(lambda: rf"\b(?:{'|'.join(sorted(words('kin-female') | words('kin-male'), reverse=True))})\b")
_SPAN = 1000
"""Characters before the pronoun in which one of these words is worth a closer look."""
_RIGHT = {"he": "she", "him": "her", "his": "her", "she": "he", "her": "his"}
_CLAUSE = Expression(r"[;:] |, (?:and|but|because|so|yet) |\. ")
_QUOTES = "\"'’”"
_NEAR, _FAR = 3, 6
"""Sentences before in which nobody of unknown sex may stand, and in which nobody of the pronoun's own may."""


def kin(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """Pronouns of the other sex behind a mother or a father."""
    text = reading.text
    named = [match.start() for match in _ANY.finditer(text)]
    for word in ("he", "him", "his", "she", "her"):
        for at in found.between(" ", word, ""):
            before = named[max(0, bisect_right(named, at) - 1) :][:1]
            if not before or not 0 < at - before[0] < _SPAN:
                continue
            first, _ = reading.sentences.at(at)
            wanted = PRONOUN_GENDER[word]
            shown = _shown(model, text, first, at, wanted)
            if shown is None or speaks(text, at + len(word)) or text[at - 2] in _QUOTES or _somebody(model, first, shown, wanted):
                continue
            right = "him" if word == "her" and OBJECT.match(text, at + 3) else _RIGHT[word]
            message = f"'{word}' for a {WORDS[shown.gender]}: nobody else is in sight."
            yield told(
                at, at + len(word), message, (cased(word, right),), (Evidence("the person before it", shown.text, shown.start),), 0.75
            )


def _shown(model: Antecedents, text: str, first: int, at: int, wanted: str) -> Person | None:
    """Who is meant: called by a word for kin in a clause before, or in the sentence before, with nobody of unknown or other sex beside."""
    here = model.scene(first, at)
    scenes = [here] if here.persons else model.before(first, 1)
    persons = [person for person in scenes[0].persons if not person.text.endswith("-year-old")] if scenes else []
    if not persons or wanted in scenes[0].pronouns or any(person.gender in (wanted, "?") for person in persons):
        return None
    last = persons[-1]
    if last.text not in words(_KIN[last.gender]) or (_CLAUSE.search(text, last.end, at) is None and scenes[0] is here):
        return None
    return last


def _somebody(model: Antecedents, first: int, shown: Person, wanted: str) -> bool:
    before = [scene for scene in model.before(first, _FAR) if not scene.start <= shown.start < scene.end]
    return any(wanted in scene.pronouns or any(person.gender == wanted for person in scene.persons) for scene in before) or any(
        _unknown(scene) for scene in before[:_NEAR]
    )


def _unknown(scene: Scene) -> bool:
    """Whether one person of unknown sex stands there."""
    return any(
        person.gender == "?" and person.role != "owned" and (person.named or not person.text.endswith("s")) for person in scene.persons
    )
