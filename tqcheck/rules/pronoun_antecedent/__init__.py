"""A human pronoun for a thing or an organisation, and a pronoun of the wrong gender.

French *il* and *elle* stand for things as well, and *son*, *sa*, *lui* show no owner's gender. The antecedent model
(`text.antecedents`) is small and explicit: candidates in the sentence before and in those before that, of known kind and, for
persons, known gender. A finding is made only when no candidate could be meant by the pronoun that stands there; one person of
unknown gender, or a quotation that may bring a speaker, keeps it silent.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from ...model import Evidence, Finding
from ...second_look import stretches
from ...terms.reading import Reading
from ...text.antecedents import Antecedents, Scene, same_person
from ...text.lazy import Expression, I
from ...text.predicates import subject_of
from ...text.things import animal_in, opening
from . import found as _found
from . import reflexive, things
from .ahead import ahead
from .apposed import apposed, its
from .chain import slips
from .found import GENDER, OF, Pronouns, cased, told
from .kin import kin
from .likely import likely
from .odd import odd
from .owners import reported, shows, thanked, things_own, wrong_sex
from .persons import it_does, it_for_persons, other_sex, owned_beside_it
from .relative import relatives
from .subjects import Place, subjects

ID = _found.ID
SUMMARY = "A pronoun that nothing before it can be meant by (He for a movement, He for a woman)."
CATEGORY = _found.CATEGORY
SEVERITY = _found.SEVERITY

_FARTHER = 12
"""Sentences looked at for a person who could be meant where a paragraph begins: there the person of the text comes back."""

ANCHORS = ("he", "she", "him", "her", "his", "they", "them", *reflexive.WORDS)


def places(reading: Reading) -> Iterator[int]:
    """Anchors, but *they* and *them* only before a comma; *It* before what only persons do, *it* between commas, and *which* behind a person."""
    text = reading.text
    for start, end in reading.anchors(ID):
        if text[start + 1] != "h" or text.startswith(", ", end) or text[start] in "sS":
            yield start
    yield from (start for start, _ in it_does(text))
    yield from (finding.start for finding in relatives(reading))
    yield from its(text)


def check(reading: Reading) -> Iterator[Finding]:
    found = Pronouns(reading)
    model = Antecedents(reading.text, reading.sentences, lambda: reading.place_names)
    for claim in it_for_persons(reading, model):
        yield told(*claim)
    yield from relatives(reading)
    if not found:
        yield from apposed(reading, found)
        return
    findings: list[Finding] = []
    for place in subjects(reading, found):
        if finding := _judge(reading, model, place, {finding.start for finding in findings}):
            findings.append(finding)
    for rule in (thanked, wrong_sex, things_own, reported):
        findings += rule(reading, model, found)
    findings += [told(*claim) for claim in owned_beside_it(reading, model, found.between(" ", "his", " ") + found.between(" ", "her", " "))]
    findings = [finding for finding in findings if not _always_she(reading.text, finding)]
    if reading.has_source:
        findings = [finding for finding in findings if not _said_so(reading, finding)]
    known = {finding.start for finding in findings}
    for rule in (odd, ahead, kin):
        findings += [finding for finding in rule(reading, model, found) if finding.start not in known]
        known = {finding.start for finding in findings}
    yield from findings
    yield from apposed(reading, found)
    yield from reflexive.reflexives(reading, found)
    yield from _chained(reading, model, found, findings)


_SAYS = Expression(
    r"\b(?:ajout|affirm|assur|confi|déclar|dit|expliqu|indiqu|lanc|précis|soulign|poursui|conclu|estim)\w*-t?-?(?:il|elle)\b|-t-(?:il|elle) (?:ajout|affirm|assur|confi|déclar|dit|expliqu|indiqu|lanc|précis|soulign|poursui|conclu|estim)",
    I,
)


_ALWAYS = 3
"""Feminine pronouns, and no other, from which a man's first name (*Michel*) is taken to be a woman's: engines make men of women, not the reverse."""
_HE = Expression(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself|Mr|Mister|Sir|King|Prince)\b")


def _always_she(text: str, finding: Finding) -> bool:
    """Whether a *she* that is said to be a man is one of several, in a text that has no *he*."""
    offered = finding.suggestions[0].replacement.lower() if finding.suggestions else ""
    return offered in ("he", "his", "him") and not _HE.search(text) and sum(1 for _ in OF["f"].finditer(text)) >= _ALWAYS


def _said_so(reading: Reading, finding: Finding) -> bool:
    """Whether the source has *elle* for a *she* that is said to be a man, *il* for a *he* said to be a woman."""
    written = reading.text[finding.start : finding.end].lower()
    if written in ("he", "she") and _speaks(reading, finding.start):
        return True
    if written not in ("he", "she") or not finding.suggestions or finding.suggestions[0].replacement.lower() not in ("he", "she"):
        return False
    from ..pronoun_mismatch.subjects import confirmed

    return confirmed(reading, finding.start, "elle" if written == "she" else "il") or _this_one(reading, finding.start, written)


def _this_one(reading: Reading, start: int, written: str) -> bool:
    """Whether the pronoun opens a sentence as *celle-ci* (*she*), *celui-ci* (*he*) does in the source."""
    from ...bilingual.bitext import pairs

    shown = "celle-ci" if written == "she" else "celui-ci"
    return any(pair.start == start and pair.source.lower().startswith(shown) for pair in pairs(reading))


def _speaks(reading: Reading, at: int) -> bool:
    """Whether the source has somebody speak in the sentence (*ajoute-t-il*): a person."""
    from ...bilingual.bitext import pairs

    return any(pair.start <= at < pair.start + len(pair.target) and _SAYS.search(pair.source) for pair in pairs(reading))


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """What is only likely, near faults of any kind."""
    right = _right(fault for fault in faults if fault.rule == ID)
    model, near = _model(reading), stretches(reading, faults)
    yield from likely(reading, Pronouns(reading), right, model, lambda at: any(start <= at < end for start, end, _ in near))


def _right(findings: Iterable[Finding]) -> dict[int, str]:
    """Start → the pronoun that is right there."""
    return {f.start: f.suggestions[0].replacement.lower() if f.suggestions else "it" for f in findings}


def _model(reading: Reading) -> Callable[[str], Antecedents]:
    return lambda text: Antecedents(text, reading.sentences, lambda: reading.place_names)


def _judge(reading: Reading, model: Antecedents, place: Place, known: Collection[int]) -> Finding | None:
    text, first = reading.text, place.first
    if reading.quoted(place.start) or _ahead(text, model, place):
        return None
    spans = model.spans_before(first, _FARTHER if text[first - 1 : first] == "\n" else things.AT_HAND)
    if text[first] == '"' and place.kind == "inside" and text.count('"', first, place.clause) == 2:
        first = text.rindex('"', first, place.clause) + 1  # who speaks stands behind what was said
    if place.kind == "inside" and (
        spans or text[place.clause] in ";:" or subject_of(text, place.end) == "thing" or _names_one(text, model.scene(first, place.clause))
    ):
        spans = [(first, place.clause), *spans]
    only_things = place.kind == "built" or subject_of(text, place.end) == "thing"
    if only_things and text.startswith(" has ", place.end) and spans and any(p.named for p in model.scene(*spans[0]).persons):
        only_things = False  # who runs a clinic has beds
    if place.kind in ("after", "built", "done", "first") and model.scene(first, place.start).persons:
        return None
    if place.kind == "first" and not only_things and model.scene(place.end, place.last).persons:
        return None
    if not spans:
        return None
    if place.kind == "after" and _appears(reading, model, place):
        return None
    if place.kind == "inside" and text[place.clause] not in ";:" and len(spans) > 1 and _says_nothing(text, model.scene(*spans[0])):
        spans = spans[1:]
    wanted = GENDER[place.word]
    if not only_things:
        if any(match.start() not in known for match in OF[wanted].finditer(text, *spans[0])) or shows(wanted, text, *spans[0]):
            return None
        near = model.scene(*spans[0])
        if any(person.gender == wanted for person in near.persons):
            return None
        if near.persons and (OF[wanted].search(text, spans[min(2, len(spans) - 1)][0], first) or shows(wanted, text, spans[-1][0], first)):
            return None
    scenes = [model.scene(*span) for span in spans]
    of_thing = None if place.kind in ("done", "said") else things.judge(place, reading, scenes, only_things, known)
    if of_thing is None and animal_in(text[spans[0][0] : place.start]):
        return None
    another = (
        place.kind == "inside"
        and text[place.clause] not in ";:"
        and any(person.gender == "?" for scene in scenes[1:3] for person in scene.persons)
    )
    return of_thing or (None if only_things or another else other_sex(place, text, scenes))


_LEADS = Expression(
    r"(?:Having|After|Before|While|Although|Though|When|As|Since|Once|If|Even|Because|Despite|[A-Z][a-z]+(?:ed|ing))\b[^;:.!?\"]*\Z"
)
_NEXT = 45
"""Characters behind a comma in which the person begins whom the clause before it calls *he*."""


def _ahead(text: str, model: Antecedents, place: Place) -> bool:
    """Whether a pronoun of an opening clause means who is named behind its comma: *Having sworn that he would stay, the minister left*."""
    if not _LEADS.match(text, place.first, place.start):
        return False
    comma = text.find(", ", place.end, place.last)
    return comma >= 0 and any(person.start <= comma + _NEXT for person in model.scene(comma + 1, place.last).persons)


def _names_one(text: str, clause: Scene) -> bool:
    """Whether the clause names one person whose sex the name shows, and nobody else."""
    named = [person for person in clause.persons if person.named and person.gender != "?"]
    return len(named) == 1 and all(person == named[0] or same_person(text, person, named[0]) for person in clause.persons)


def _appears(reading: Reading, model: Antecedents, place: Place) -> bool:
    """Whether the next sentence opens with the name of somebody who may be meant: *At the controls, she had a mechanic. Maryse Bastié was 38.*"""
    if place.last + 2 >= len(reading.text):
        return False
    span = reading.sentences.at(place.last + 2)
    return any(p.named and p.start == span[0] and p.gender in (GENDER[place.word], "?") for p in model.scene(*span).persons)


def _says_nothing(text: str, clause: Scene) -> bool:
    """Whether a clause brings nothing that a pronoun behind it could mean: *Journalists consider that she*."""
    return not clause.persons and not clause.things and not clause.pronouns and not opening(text, clause.start, clause.end)


def _chained(reading: Reading, model: Antecedents, found: Pronouns, findings: list[Finding]) -> Iterator[Finding]:
    """What goes on from pronouns found to stand for things, and what begins a text in which nobody is in sight."""
    known = {finding.start for finding in findings}
    for start, end, (begin, stop), right in slips(reading, found, known, model, _model(reading)):
        word = reading.text[start:end]
        message = f"'{word}' for a thing: nobody is in sight, and French has no word for it."
        yield told(start, end, message, (cased(word, right),), (Evidence("what it stands for", reading.text[begin:stop], begin),), 0.8)
