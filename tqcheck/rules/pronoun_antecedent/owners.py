"""*His* and *her* for what belongs to a thing, and to a person of the other sex; *she* of a thing that speaks of itself."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, Antecedents, alike, same_person
from ...text.lazy import Expression
from ...text.owners import is_subject, owned, owning
from ...text.people import Candidate, gendered, words
from ...text.things import kind, opening
from .found import FOR_A_THING, NO_OWNER, OF, OWNED, WORDS, Pronouns, cased, told

_BACK = 4
"""Sentences looked at for a person who could be meant."""
_THANKS = ("thank", "prais", "congratulat", "blam", "critici", "accus")
_THANKED = Expression(
    r"\b(?:thank(?:s|ed)?|prais(?:es?|ed)|congratulat(?:es?|ed)|blam(?:es?|ed)|critici[sz](?:es?|ed)|accus(?:es?|ed)) (?:the|this|our|my) (?P<head>[a-z]+) "
    r"(?:for|of) (?P<word>his|her)\b"
)
_NOUN = Expression(r" [a-z]{3,}")
_WE = Expression(r"\b(?:I|we|you|my|our|who|whose|each|[Ee]veryone|women|men|girls|boys|his or|her or)\b")
_TOLD = Expression(
    r"\b(?:says?|said|announce[sd]?|states?|stated|explain(?:s|ed)|add(?:s|ed)|declare[sd]|indicate[sd]|specifie[sd]|believe[sd]|considers?|considered|"
    r"hope[sd]|denie[sd]|den(?:y|ies|ied)|claim(?:s|ed)?|assure[sd]|regret(?:s|ted)|warn(?:s|ed)|promise[sd]|recall(?:s|ed)|estimate[sd]|confirm(?:s|ed)|"
    r"thinks?|affirm(?:s|ed)|maintain(?:s|ed)|insist(?:s|ed)|note[sd]|fears|feared)(?: on \w+day)?(?: that)? \Z"
)
_OF_OTHERS = Expression(r"(?i:police|gendarmerie|source|court|tribunal|prosecution|hospital|authority)\Z")
"""These speak of others."""
_SAID = Expression(r" (?:said|added|says|adds|explained|concluded|insisted)\b")


def thanked(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """*I thank the club for his confidence*."""
    for before, word in ((before, word) for before in (" for ", " of ") for word in ("his", "her")):
        for at in found.between(before, word, " "):
            if not any(verb in reading.text[max(0, at - 55) : at] for verb in _THANKS):
                continue
            for match in _THANKED.finditer(reading.text, max(0, at - 55), at + 4):
                alone = not model.scene(reading.sentences.at(match.start())[0], match.start()).persons
                if alone and match.start("word") == at and match["head"] in words("thing"):
                    owner = Evidence("the owner", match["head"], match.start("head"))
                    yield told(*match.span("word"), NO_OWNER.format(match["word"]), ("its",), (owner,), 0.85)


def wrong_sex(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """*her* where the only person in sight is a man, *his* where she is a woman."""
    text = reading.text
    for word, wanted, right in (("her", "f", "his"), ("his", "m", "her")):
        same, other = OF[wanted], "m" if wanted == "f" else "f"
        for start in found.between(" ", word, " ") + _opening(reading, found, word.capitalize()):
            end = start + 3
            if same.search(text, max(0, start - 61), start) or OBJECT.match(text, end) or not _NOUN.match(text, end):
                continue
            first, last = reading.sentences.at(start)
            if same.search(text, first, start) or same.search(text, end, last) or _WE.search(text, first, last):
                continue
            spans = model.spans_before(first, 3)
            since = spans[-1][0] if spans else first
            if same.search(text, since, first) or shows(wanted, text, since, last):
                continue
            if not (OF[other].search(text, since, last) or shows(other, text, since, last) or model.recalls(text[since:last].split())):
                continue
            if reading.quoted(start):
                continue
            before = [model.scene(*span) for span in reversed(spans)][::-1]  # the first mention shows whose a surname is
            scenes = [model.scene(first, start), model.scene(end, last), *before]
            if start == first and any(person.named for person in scenes[1].persons):  # his director, Jane Cole
                continue
            persons = [p for scene in scenes for p in scene.persons if p.named or not OWNED.fullmatch(text, end, max(end, p.start))]
            shown = next((person for person in persons if person.named), None)
            if shown is None or shown.gender in ("?", wanted) or any(wanted in scene.pronouns for scene in scenes):
                continue
            named = [person for person in persons if person.named and alike(person.text, shown.text)]
            if all(
                (person.gender == shown.gender and not person.named) or any(same_person(text, person, one) for one in named)
                for person in persons
            ):
                message = f"'{text[start:end]}' for a {WORDS[shown.gender]}: French son and sa show no owner."
                offers = tuple(cased(text[start:end], offer) for offer in (right, "its"))
                yield told(start, end, message, offers, (Evidence("the person before it", shown.text, shown.start),), 0.75)


def shows(gender: str, text: str, start: int, end: int) -> bool:
    """Whether a word in text[start:end] names a person of this gender: quicker than to read the scene. Behind another name
    (Samira Moussa) it shows nothing."""
    said, known = text[start:end].replace(",", " , ").replace("'s ", " ").split(), gendered(gender)
    if known.isdisjoint(said):
        return False
    return any(
        word in known and (not before[:1].isupper() or before.lower() in words("person"))
        for before, word in zip(["", *said], said, strict=False)
    )


def _opening(reading: Reading, found: Pronouns, word: str) -> list[int]:
    """Where a possessive opens a sentence that follows another."""
    return [start for start in found.between("", word, " ") if start and reading.sentences.at(start)[0] == start]


def things_own(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
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
                yield told(start, start + 3, NO_OWNER.format(word), ("its",), (Evidence("the owner", subject.text, subject.start),), 0.85)


def reported(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """*The commission says that she will publish the list*: it speaks of itself, for nobody else is in sight."""
    text = reading.text
    for word in ("he", "she"):
        for start in found.between(" ", word, " "):
            end = start + len(word)
            if text[start - 2 : start - 1] not in "sdyt" or _SAID.match(text, end):  # says, said, say, that
                continue
            verb = _TOLD.search(text, max(0, start - 30), start)
            subject = _only_thing(reading, model, verb.start()) if verb else None
            if subject and model.spans_before(subject.start, 1) and not _OF_OTHERS.search(subject.text):
                yield told(start, end, FOR_A_THING.format(word), ("it",), (Evidence("who speaks", subject.text, subject.start),), 0.8)


def _only_thing(reading: Reading, model: Antecedents, verb: int) -> Candidate | None:
    """The thing that is the subject of a verb, where no person stands in its sentence and in those before."""
    first, last = reading.sentences.at(verb)
    if reading.quoted(verb):
        return None
    here = model.scene(first, verb)
    subject = next((thing for thing in here.things if is_subject(reading.text, first, thing, verb)), None) or _opens(
        reading.text, first, verb
    )
    if subject is None or here.persons or here.pronouns or _WE.search(reading.text, first, last) or model.scene(verb, last).persons:
        return None
    if any(scene.persons or scene.pronouns for scene in model.before(first, _BACK)):
        return None
    return subject


def _opens(text: str, first: int, verb: int) -> Candidate | None:
    """The thing that opens the sentence, if only what belongs to it stands between it and its verb."""
    subject = opening(text, first, verb)
    if subject is None or kind(subject.noun) == "animal":
        return None
    found = Candidate(text.rfind(" ", first, subject.end) + 1 or first, subject.end, "thing", "", text[subject.start : subject.end])
    return found if is_subject(text, first, found, verb) else None
