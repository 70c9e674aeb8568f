"""*It* where a person is meant, and *his* or *her* beside the *it* that means the same thing."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence
from ...terms.reading import Reading
from ...text.antecedents import Antecedents, same_person
from ...text.lazy import Expression

Claim = tuple[int, int, str, tuple[str, ...], tuple[Evidence, ...], float]
"""Start, end, message, what is offered, the evidence and the confidence."""
_IN_ITS = Expression(
    r"(?:(?<=[.!?\"] )|(?<=\n))(?:In|With|By|At|For|Through|After|On|Under|During|According to|As for) (?P<word>his|her|him)(?: [a-z-]+){0,3}, it\b"
)


def owned_beside_it(reading: Reading, model: Antecedents, starts: list[int]) -> Iterator[Claim]:
    """*In his decision, it recalled the law*: one thing, two pronouns. `starts`: where *his* and *her* stand."""
    text = reading.text
    for start in starts:
        match = _IN_ITS.search(text, max(0, start - 16), start + 60)
        if match is None or match.start("word") != start:
            continue
        spans = model.spans_before(match.start(), 2)
        if spans and not any(model.scene(*span).persons or model.scene(*span).pronouns for span in spans):
            about = Evidence("the sentence before", text[spans[0][0] : spans[0][1]][:40], spans[0][0])
            yield start, start + 3, f"'{match['word']}' for what is 'it' in the same sentence.", ("its",), (about,), 0.85


_PERSON_DOES = Expression(
    r"It (?:(?:also|then|later|now|has|had|will|would|never|soon) )*(?:born|married|studied|graduated|resigned?|told|thanked|smiled|wept|cried|apologi[sz]ed|"
    r"denied|left|met|retired?|died|stay|scored|swore|wrote|grew up|is survived|was arrested|was born|was sentenced|was elected|was appointed|was freed|"
    r"was released|was sworn|was re-elected|promised|returned|arrived|travelled|landed|joined|worked|taught|learned|learnt|spoke|refused|pleaded|"
    r"confessed|shook hands|ran for|dreams?|remembers?|recalls?|lives?|lived) (?!that\b)"
)


def it_does(text: str) -> Iterator[int]:
    """Where *It* stands before what only persons do."""
    at = text.find(" It ")
    while at >= 0:
        if _PERSON_DOES.match(text, at + 1):
            yield at + 1
        at = text.find(" It ", at + 1)


def it_for_persons(reading: Reading, model: Antecedents) -> Iterator[Claim]:
    """*President Sall landed at noon. It will stay for three days*: what only a person does, behind a sentence about one and about nothing else."""
    text = reading.text
    for start in it_does(text):
        if reading.sentences.at(start)[0] != start:
            continue
        spans = model.spans_before(start, 1)
        near = model.scene(*spans[0]) if spans else None
        if (
            near is None
            or near.things
            or len(near.persons) not in (1, 2)
            or text.count('"', reading.sentences.paragraph(start)[0], start) % 2
        ):
            continue
        subject = near.subject
        if (
            subject is None
            or not any((p.named and p.gender != "?") or " " in p.text for p in near.persons)
            or subject.start - near.start > 12
        ):
            continue
        if any(not same_person(text, subject, p) for p in near.persons if p != subject) or any(
            w in reading.place_names for w in subject.text.split()
        ):
            continue
        gender = next((p.gender for p in near.persons if p.gender != "?"), "?")
        offers = ("He",) if gender == "m" else ("She",) if gender == "f" else ("He", "She")
        yield start, start + 2, "'It' for a person.", offers, (Evidence("the person before it", subject.text, subject.start),), 0.75
