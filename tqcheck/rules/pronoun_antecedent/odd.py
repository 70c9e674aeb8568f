"""*Zinhle Tembo opened a shop. His oven came from Italy. She bakes at night*: one pronoun that disagrees with all the others about the
only person in sight, whose name shows nothing.

The persons before it must all be that person; two pronouns at least, in its sentence and in those around it, must be of the other gender.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, Antecedents, Person, alike, same_person
from ...text.lazy import Expression
from .found import GENDER, OWNED, WORDS, Pronouns, cased, told

_BACK, _AHEAD = 3, 3
"""Sentences before and behind that are looked at."""
_OTHER = {"m": "f", "f": "m"}
_AS = Expression(r"\b(?:as|like|for|by|to|with) (?:an?|some|the|many|other) (?:[a-z-]+ ){0,2}\Z")
_ANYBODY = Expression(
    r"\b(?:I|we|you|my|our|me|us|whose|each|every|everyone|someone|anyone|or (?:his|her|he|she)|(?:his|her|he|she|him) or)\b"
)
_FORMS = {
    "he": "she",
    "him": "her",
    "his": "her",
    "she": "he",
    "her": "his",
}


def odd(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """The pronouns that stand alone with their gender."""
    places = sorted((start, word) for word, starts in found.items() if word.lower() in GENDER for start in starts)
    genders = [GENDER[word.lower()] for _, word in places]
    for k, (start, word) in enumerate(places):
        mine, near = genders[k], genders[max(0, k - 4) : k] + genders[k + 1 : k + 5]
        if mine in near[-2:] + near[:2] or near.count(_OTHER[mine]) < 2 or reading.quoted(start):
            continue
        shown = _only(reading, model, places, k)
        if shown is not None:
            right = "him" if word.lower() == "her" and OBJECT.match(reading.text, start + 3) else _FORMS[word.lower()]
            message = f"'{word}' for a {WORDS[_OTHER[mine]]}: all other pronouns say so."
            yield told(
                start,
                start + len(word),
                message,
                (cased(word, right),),
                (Evidence("the only person in sight", shown.text, shown.start),),
                0.8,
            )


def _only(reading: Reading, model: Antecedents, places: Sequence[tuple[int, str]], k: int) -> Person | None:
    """The only person in sight, if the pronouns around place `k` are all of the other gender and two at least."""
    text, (start, word) = reading.text, places[k]
    first, last = reading.sentences.at(start)
    before = model.spans_before(first, _BACK)
    since, until = before[-1][0] if before else first, last
    persons = [p for span in reversed([(first, last), *before]) for p in model.scene(*span).persons]
    shown = _alone(text, persons, start + len(word))
    if shown is None or shown.gender == GENDER[word.lower()]:
        return None
    for _ in range(_AHEAD):
        if until + 2 >= len(text):
            break
        span = reading.sentences.at(until + 2)
        if any(p.named and not alike(p.text, shown.text) for p in model.scene(*span).persons):
            break
        until = span[1]
    others = [(at, GENDER[w.lower()]) for j, (at, w) in enumerate(places) if j != k and since <= at < until]
    if len(others) < 2 or any(gender == GENDER[word.lower()] for _, gender in others) or _ANYBODY.search(text, since, last):
        return None
    return shown if any(at > start for at, _ in others) else None


def _alone(text: str, persons: Sequence[Person], end: int) -> Person | None:
    """The one named person whom all the others are."""
    shown = next((p for p in persons if p.named and " " in p.text and p.start < end), None)
    if shown is None:
        return None
    for p in persons:
        owned = not p.named and p.start >= end and OWNED.fullmatch(text, end, p.start)
        if not (owned or same_person(text, p, shown) or (not p.named and _AS.search(text, max(0, p.start - 40), p.start))):
            return None
    return shown
