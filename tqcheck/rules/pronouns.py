"""A human pronoun for a thing or an organisation, and a pronoun of the wrong gender.

French *il* and *elle* stand for things as well, and *son*, *sa*, *lui* show no owner's gender. The antecedent model
(`text.antecedents`) is small and explicit: candidates in the sentence before and in those before that, of known kind and, for
persons, known gender. A finding is made only when no candidate could be meant by the pronoun that stands there; one person of
unknown gender, or a quotation that may bring a speaker, keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text.antecedents import APPOSITION, OBJECT, Antecedents, Person, Scene, alike, same_person
from ..text.lazy import Expression
from ..text.owners import is_subject, owned, owning
from ..text.people import Candidate, gendered
from .pronoun_chain import slips
from .pronoun_it import THING_SUBJECT, it_does, it_for_persons, owned_beside_it

ID = "pronoun-antecedent"
SUMMARY = "A pronoun that nothing before it can be meant by (He for a movement, He for a woman)."
CATEGORY = "fluency/grammar"
SEVERITY = "major"

_BACK = 4
"""Sentences looked at for a person who could be meant."""
_PRONOUN = Expression(
    r"(?:\"?(?:Then|But|And|Yet|Still|Now|However,|Later,|Meanwhile,|Since then,|On \w+,|In \w+,|At the time,|That day,) (?P<late>he|she)|(?P<first>He|She))\b(?!')"
)
_OPENER = Expression(r"(?:Then|But|And|Yet|Still|Now|However,|Later,|Meanwhile,|Since then,|On \w+,|In \w+,|At the time,|That day,)\Z")
_CLAUSE = Expression(r"; (?:but |and |then |so |yet |however, )?(?P<late>he|she)\b(?!')")
_IT_SUBJECT = Expression(r"^\"?(?:It|Its (?P<head>[a-z]+))\b(?! (?:is|was|will be|would be) (?:\w+ ){0,3}(?:that|who|to)\b)")
_SOMEBODY = Expression(r"\b(?:he|she|his|her|him|who|whose|I|we|my|one|everyone|someone|anyone|people|said|says|told)\b", re.I)
_THING_OWNED = Expression(
    r"\b(?:thank(?:s|ed)?|prais(?:es?|ed)|congratulat(?:es?|ed)|blam(?:es?|ed)|critici[sz](?:es?|ed)|accus(?:es?|ed)) (?:the|this|our|my) (?P<head>[a-z]+) "
    r"(?:for|of) (?P<word>his|her)\b"
)
_APPOSED = Expression(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=\A))(?P<noun>(?:The|This|That|These|Those|His|Her|Its|Their|[A-Z])[^.,;:!?\"\n]{2,60}), (?P<word>he|she|him|her|they|them), "
    r"(?=(?:is|was|are|were|has|have|had|will|would|can|could|does|did|may|must|[a-z]+(?:s|ed))\b)"
)
_SHIP = Expression(r"\b(?:ship|boat|vessel|yacht|frigate|ferry|tanker|trawler|schooner|liner|hurricane|storm)\b", re.I)
"""Ships are *she* in English too."""
_NOUN = Expression(r" [a-z]{3,}")
_WE = Expression(r"\b(?:I|we|you|my|our|who|whose|each|everyone|women|men|girls|boys)\b")
_OF = {"m": Expression(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)\b"), "f": Expression(r"\b(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)\b")}
"""The pronouns of a gender."""
_GENDER = {"he": "m", "she": "f"}
_RIGHT = {"m": "she", "f": "he"}
_WORDS = {"m": "man", "f": "woman"}

ANCHORS = ("he", "she", "him", "her", "his", "they", "them")


def places(reading: Reading) -> Iterator[int]:
    """Anchors, but *they* and *them* only before a comma; and *It* before what only persons do."""
    text = reading.text
    for start, end in reading.anchors(ID):
        if text[start + 1] != "h" or text.startswith(", ", end) or text[start] in "sS":
            yield start
    yield from it_does(text)


def check(reading: Reading) -> Iterator[Finding]:
    found = _Pronouns(reading)
    model = Antecedents(reading.text, reading.sentences, lambda: reading.place_names)
    for claim in it_for_persons(reading, model):
        yield _finding(*claim)
    if not found:
        return
    told = [finding for span in _subjects(reading, found) if (finding := _judge(reading, model, *span))]
    for rule in (_owned, _owner, _things_own, _reported):
        told += rule(reading, model, found)
    told += [_finding(*claim) for claim in owned_beside_it(reading, model, found.between(" ", "his", " ") + found.between(" ", "her", " "))]
    yield from told
    yield from _apposed(reading, found)
    yield from _chained(reading, found, told)


class _Pronouns(dict[str, list[int]]):
    """Pronouns as they are written → where they stand."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        for start, end in reading.anchors(ID):
            self.setdefault(self.text[start:end], []).append(start)

    def between(self, before: str, word: str, after: str) -> list[int]:
        """Where a pronoun stands between these two."""
        if word not in self:
            return []
        text, size, back = self.text, len(word), len(before)
        return [at for at in self[word] if text.startswith(after, at + size) and text.startswith(before, max(0, at - back))]


def _subjects(reading: Reading, found: _Pronouns) -> Iterator[tuple[int, int, str]]:
    """(start, end, pronoun) of he and she as subjects at the start of sentences and clauses."""
    text = reading.text
    spans: set[tuple[int, int]] = set()
    for at in found.between(" ", "he", " ") + found.between(" ", "she", " "):
        semicolon = text.rfind(";", max(0, at - 15), at)
        match = _CLAUSE.match(text, semicolon) if semicolon >= 0 else None
        if match is None and _OPENER.search(text, max(0, at - 23), at - 1):
            first = reading.sentences.at(at)[0]
            match = _PRONOUN.match(text, first) if 0 < at - first < 23 else None
        if match:
            spans.add(match.span("late"))
    for at in found.between("", "He", " ") + found.between("", "She", " "):
        if reading.sentences.at(at)[0] == at and (match := _PRONOUN.match(text, at)):
            spans.add(match.span("first"))
    for start, end in sorted(spans):
        yield start, end, text[start:end].lower()


def _judge(reading: Reading, model: Antecedents, start: int, end: int, word: str) -> Finding | None:
    text = reading.text
    if _quoted(text, reading.sentences.paragraph(start)[0], start):
        return None
    first, _ = reading.sentences.at(start)
    semicolon = text.rfind(";", first, start)
    spans = model.spans_before(first, _BACK)
    if semicolon > first:
        spans = [(first, semicolon), *spans]
    wanted = _GENDER[word]
    if not spans or _OF[wanted].search(text, *spans[0]) or _shows(wanted, text, *spans[0]):
        return None
    near = model.scene(*spans[0])
    if any(person.gender == wanted for person in near.persons):
        return None
    if near.persons and (_OF[wanted].search(text, spans[min(2, len(spans) - 1)][0], first) or _shows(wanted, text, spans[-1][0], first)):
        return None
    scenes = [near, *(model.scene(*span) for span in spans[1:])]
    return _thing(text, start, end, word, scenes) or _gender(text, start, end, word, scenes)


def _shows(gender: str, text: str, start: int, end: int) -> bool:
    """Whether a word in text[start:end] names a person of this gender: quicker than to read the scene. Behind another name
    (Samira Moussa) it shows nothing."""
    said, known = text[start:end].replace(",", " ").replace("'s ", " ").split(), gendered(gender)
    if known.isdisjoint(said):
        return False
    return any(word in known and not before[:1].isupper() for before, word in zip(["", *said], said, strict=False))


def _quoted(text: str, first: int, position: int) -> bool:
    return text.count('"', first, position) % 2 == 1


# ---------------------------------------------------------------------------------------------------------------- things
def _thing(text: str, start: int, end: int, word: str, scenes: list[Scene]) -> Finding | None:
    """The sentence before is about a thing, and no person is in sight."""
    near = scenes[0]
    said = text[near.start : near.end]
    plain = THING_SUBJECT.match(said)
    subject = plain or _IT_SUBJECT.match(said)
    about = near.start + subject.end() if subject else _named_thing(near)
    if (
        not about
        or near.persons
        or any(_surely(person) for scene in scenes[1:3] for person in scene.persons)
        or (not plain and any(scene.pronouns for scene in scenes[1:3]))
        or (len(scenes) > 2 and all(_GENDER[word.lower()] in scene.pronouns for scene in scenes[1:3]))  # the talk is of a person
        or _SOMEBODY.search(said)
        or (word == "she" and _SHIP.search(said))
    ):
        return None
    reasons = (
        Evidence("the sentence before is about", text[near.start : about].strip('"'), near.start),
        Evidence("no person is named before it"),
    )
    message = f"'{text[start:end]}' for a thing: French il and elle mean things as well."
    head = subject.groupdict().get("head") if subject else None
    offers = (_cased(text[start:end], "it"), *((f"The {head.lower()}",) if head and text[start].isupper() else ()))
    return _finding(start, end, message, offers, reasons, 0.85)


def _named_thing(near: Scene) -> int:
    """Where the name of a thing ends that begins the sentence, else 0."""
    first = near.things[0] if near.things else None
    return first.end if first and first.start - near.start <= 4 and first.text[:1].isupper() else 0


def _surely(person: Person) -> bool:
    """Farther back, a single capitalised word of unknown gender (Barkhane) is not taken for a person."""
    return person.gender != "?" or " " in person.text or not person.named


# ---------------------------------------------------------------------------------------------------------------- gender
def _gender(text: str, start: int, end: int, word: str, scenes: list[Scene]) -> Finding | None:
    """The person the sentence before is about is of the other gender, and nobody else could be meant."""
    wanted = _GENDER[word]
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
    reasons = (Evidence("the person before it", shown.text, shown.start),)
    message = f"'{text[start:end]}' for a {_WORDS[shown.gender]}."
    return _finding(start, end, message, (_cased(text[start:end], _RIGHT[wanted]),), reasons, 0.8)


def _topic(text: str, near: Scene, earlier: list[Scene]) -> Person | None:
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
        return earlier[0].persons[0]
    if subject is not None and subject.gender == "?" and not subject.named:
        for person in near.persons:
            if (
                person.named
                and person.gender != "?"
                and person.start > subject.end
                and APPOSITION.fullmatch(text, subject.end, person.start)
            ):
                return person
    if subject is not None and subject.gender == "?" and subject.named:
        for scene in earlier[:2]:
            for person in scene.persons:
                if person.named and person.gender != "?" and alike(person.text, subject.text):
                    return person
    return subject


# ------------------------------------------------------------------------------------------- apposed pronouns, possessives
def _apposed(reading: Reading, found: _Pronouns) -> Iterator[Finding]:
    """*La cantine, elle, reste fermée*: English says *for its part*, or nothing."""
    for word in ("he", "she", "him", "her", "they", "them"):
        for at in found.between(", ", word, ", "):
            first, last = reading.sentences.at(at)
            match = _APPOSED.match(reading.text, first, min(last, at + len(word) + 22))
            if match and match.start("word") == at:
                plural = match["word"] in ("they", "them")
                part = (
                    "for their part"
                    if plural
                    else "for its part"
                    if not re.search(r"\b(?:man|woman|minister|president|he|she)\b", match["noun"])
                    else ""
                )
                message = "A pronoun repeats its noun, as French does for contrast."
                yield _finding(
                    *match.span("word"), message, (part,) if part else (), (Evidence("the noun", match["noun"], match.start("noun")),), 0.9
                )


def _owned(reading: Reading, model: Antecedents, found: _Pronouns) -> Iterator[Finding]:
    """*his* or *her* for what belongs to a thing: I thank the club for his confidence."""
    from ..text.people import words

    for before, word in ((before, word) for before in (" for ", " of ") for word in ("his", "her")):
        for at in found.between(before, word, " "):
            for match in _THING_OWNED.finditer(reading.text, max(0, at - 55), at + 4):
                alone = not model.scene(reading.sentences.at(match.start())[0], match.start()).persons
                if alone and match.start("word") == at and match["head"] in words("thing"):
                    message = f"'{match['word']}' for a thing: French son and sa show no owner."
                    yield _finding(
                        *match.span("word"), message, ("its",), (Evidence("the owner", match["head"], match.start("head")),), 0.85
                    )


def _owner(reading: Reading, model: Antecedents, found: _Pronouns) -> Iterator[Finding]:
    """*her* where the only person in sight is a man, *his* where she is a woman."""
    text = reading.text
    for word, wanted, right in (("her", "f", "his"), ("his", "m", "her")):
        same, other = _OF[wanted], "m" if wanted == "f" else "f"
        for start in found.between(" ", word, " ") + _opening(reading, found, word.capitalize()):
            end = start + 3
            if same.search(text, max(0, start - 61), start) or OBJECT.match(text, end) or not _NOUN.match(text, end):
                continue
            first, last = reading.sentences.at(start)
            if same.search(text, first, start) or same.search(text, end, last) or _WE.search(text, first, last):
                continue
            spans = model.spans_before(first, 3)
            since = spans[-1][0] if spans else first
            if same.search(text, since, first) or _shows(wanted, text, since, last):
                continue
            if not (_OF[other].search(text, since, last) or _shows(other, text, since, last) or model.recalls(text[since:last].split())):
                continue
            if _quoted(text, reading.sentences.paragraph(start)[0], start):
                continue
            scenes = [model.scene(first, start), model.scene(end, last), *(model.scene(*span) for span in spans)]
            if start == first and any(person.named for person in scenes[1].persons):  # his director, Jane Cole
                continue
            persons = [person for scene in scenes for person in scene.persons]
            named = [person for person in persons if person.named]
            shown = named[0] if named else None
            if shown is None or shown.gender in ("?", wanted) or any(wanted in scene.pronouns for scene in scenes):
                continue
            if all((person.gender == shown.gender and not person.named) or same_person(text, person, shown) for person in persons):
                message = f"'{text[start:end]}' for a {_WORDS[shown.gender]}: French son and sa show no owner."
                offers = tuple(_cased(text[start:end], offer) for offer in (right, "its"))
                yield _finding(start, end, message, offers, (Evidence("the person before it", shown.text, shown.start),), 0.75)


def _opening(reading: Reading, found: _Pronouns, word: str) -> list[int]:
    """Where a possessive opens a sentence that follows another."""
    return [start for start in found.between("", word, " ") if start and reading.sentences.at(start)[0] == start]


def _things_own(reading: Reading, model: Antecedents, found: _Pronouns) -> Iterator[Finding]:
    """*The union expressed her anger*: what the verb does is done to one's own, and the subject is a thing."""
    text = reading.text
    for word in ("his", "her"):
        for start in found.between(" ", word, " "):
            if owning().isdisjoint(text[max(0, start - 30) : start].split()) or not _NOUN.match(text, start + 3):
                continue
            match = owned().search(text, max(0, start - 30), start + 60)
            if not match or not match.start() < start < match.end():
                continue
            subject = _only_thing(reading, model, match.start())
            if subject and not (word == "her" and subject.text in reading.place_names):
                message = f"'{word}' for a thing: French son and sa show no owner."
                yield _finding(start, start + 3, message, ("its",), (Evidence("the owner", subject.text, subject.start),), 0.85)


_TOLD = Expression(
    r"\b(?:says?|said|announce[sd]?|states?|stated|explain(?:s|ed)|add(?:s|ed)|declare[sd]|indicate[sd]|specifie[sd]|believe[sd]|considers?|considered|"
    r"hope[sd]|denie[sd]|den(?:y|ies|ied)|claim(?:s|ed)?|assure[sd]|regret(?:s|ted)|warn(?:s|ed)|promise[sd]|recall(?:s|ed)|estimate[sd]|confirm(?:s|ed)|"
    r"thinks?|affirm(?:s|ed)|maintain(?:s|ed)|insist(?:s|ed)|note[sd]|fears|feared)(?: on \w+day)?(?: that)? \Z"
)
_SAID = Expression(r" (?:said|added|says|adds|explained|concluded|insisted)\b")


def _reported(reading: Reading, model: Antecedents, found: _Pronouns) -> Iterator[Finding]:
    """*The commission says that she will publish the list*: it speaks of itself, for nobody else is in sight."""
    text = reading.text
    for word in ("he", "she"):
        for start in found.between(" ", word, " "):
            if text[start - 2 : start - 1] not in "sdyt" or _SAID.match(text, start + len(word)):  # says, said, say, that
                continue
            told = _TOLD.search(text, max(0, start - 30), start)
            subject = _only_thing(reading, model, told.start()) if told else None
            if subject:
                message = f"'{word}' for a thing: French il and elle mean things as well."
                yield _finding(start, start + len(word), message, ("it",), (Evidence("who speaks", subject.text, subject.start),), 0.8)


def _chained(reading: Reading, found: _Pronouns, told: list[Finding]) -> Iterator[Finding]:
    """What goes on from pronouns found to stand for things, and what begins a text in which nobody is in sight."""
    known = {finding.start for finding in told}
    for start, end, (begin, stop) in slips(
        reading, found, known, lambda text: Antecedents(text, reading.sentences, lambda: reading.place_names)
    ):
        word = reading.text[start:end]
        message = f"'{word}' for a thing: nobody is in sight, and French has no word for it."
        right = "its" if word.lower() in ("his", "her") else "it"
        yield _finding(start, end, message, (_cased(word, right),), (Evidence("what it stands for", reading.text[begin:stop], begin),), 0.8)


def _only_thing(reading: Reading, model: Antecedents, verb: int) -> Candidate | None:
    """The thing that is the subject of a verb, where no person stands in its sentence and in those before."""
    first, last = reading.sentences.at(verb)
    if _quoted(reading.text, reading.sentences.paragraph(verb)[0], verb):
        return None
    here = model.scene(first, verb)
    subject = next((thing for thing in here.things if is_subject(reading.text, first, thing, verb)), None)
    if subject is None or here.persons or here.pronouns or _WE.search(reading.text, first, last) or model.scene(verb, last).persons:
        return None
    if any(scene.persons or scene.pronouns for scene in model.before(first, _BACK)):
        return None
    return subject


def _cased(model: str, word: str) -> str:
    return word.capitalize() if model[:1].isupper() else word


def _finding(start: int, end: int, message: str, offers: tuple[str, ...], reasons: tuple[Evidence, ...], confidence: float) -> Finding:
    return Finding(
        rule=ID,
        start=start,
        end=end,
        message=message,
        severity=SEVERITY,
        category=CATEGORY,
        issue_type="grammar",
        confidence=confidence,
        suggestions=tuple(Suggestion(o, "unsafe") for o in offers),
        evidence=reasons,
    )
