"""What is only likely of a pronoun, told near other faults: *The Front for Concord left the talks. He accuses the army.*

The rule takes every capitalised word that it does not know for somebody. Here only those count whom the text shows to be persons: by a first name,
a title, a noun, a verb of speech. Each pronoun that stands for a thing counts as *it* for those behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ...model import Evidence, Finding
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents, Person
from ...text.lazy import Expression
from ...text.owners import personal
from ...text.people import words
from ...text.things import animal_in, around, kind, opening
from .found import FOR_A_THING, GENDER, NO_OWNER, WORDS, Pronouns, cased, speaks, told

_FARTHER = 3
"""Sentences before in which the owner is looked for of what organisations have."""
_PARAGRAPHS = 12
"""Sentences before in which nobody may stand where a paragraph begins."""
_WIDE = 3000
"""Characters to each side in which a name that comes again is taken for a person's."""
_CLOSE = 12
"""Characters before a pronoun in which no more than a joint stands."""
_FAR = 5
"""Sentences before in which nobody of the pronoun's own sex may stand."""
_SOMEBODY = Expression(
    r"\b(?:I|we|you|my|our|us|me|who|whom|[Ee]ach|[Ee]very|[Ee]veryone|[Ss]omeone|[Aa]nyone|[Nn]obody|man|woman|himself|herself|mother|ship|boat|vessel|"
    r"hurricane|storm|God|Jesus|Christ|Lord)\b"
)
_NOUN = Expression(r" (?:[A-ZÀ-Þ][a-zà-ÿ]+ )?(?P<owned>[a-zé][a-zé'-]{2,}(?: [a-z][a-z'-]+){0,2})")
_OFFICE = Expression(
    r"\b(?:the|The|Mr|Mrs|Ms) (?:[A-Z][a-z]+ )?(?:President|Secretary-General|Minister|Chairman|Chairperson|Governor|Mayor|Ambassador|Pope|King|Queen|Emir|Amir|Sultan|Sheikh|Speaker|Prince)\b"
)
"""Offices with a capital are persons'."""
_HEAD = Expression(
    r"(?:(?:But|And|However,|Meanwhile,|Then) )?(?:[Tt]he|[Tt]his|[Ii]ts|An?) (?:[A-Z][a-z]+(?:an|ese|ish|i|ch|er) )?(?P<words>[a-z][a-z' -]*?) (?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*)(?P<after>,| [a-z]+\b)"
)
_APPOSED = Expression(
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)*), (?:the|an?) (?P<words>[a-z' A-Z-]+?)(?: (?:of|for|in|from|that|which|based|founded)\b[^,.;]*)?,"
)
_IT = Expression(
    r"(?:But |And |Then |However, )?It\b(?!'| (?:is|was|has been|will be|would be|may|might|can|could|just|only|takes?|took|does|did|seem(?:s|ed)|appear(?:s|ed))\b)"
)
_NAMED = Expression(r"(?: (?:of|in|from) [A-ZÀ-Þ][\w'’-]+)?, ")
_PAPERS = ("weekly", "daily", "monthly", "ngo", "startup")
_OF_OTHERS = Expression(r"(?i:police|gendarmerie|gendarmes|source|court|tribunal|prosecution|hospital|customs)\Z")
_PREPOSED = Expression(r"[^.;:\"]{2,70}, \Z")


class _Topic(NamedTuple):
    """What a sentence is about: its place."""

    start: int
    end: int


class _Sight:
    """What is in sight of a pronoun: the scenes of the text, in which pronouns that were found wrong count as what they should be."""

    def __init__(self, reading: Reading, found: Pronouns, model: Callable[[str], Antecedents]) -> None:
        self.text, self.sentences, self._model = reading.text, reading.sentences, model
        self.places = sorted((start, word) for word, starts in found.items() if word.lower() in GENDER for start in starts)
        self._genders = {start: GENDER[word.lower()] for start, word in self.places}
        self._people: Antecedents | None = None
        self.slips: list[int] = []  # pronouns of the wrong sex

    @property
    def people(self) -> Antecedents:
        if self._people is None:
            self._people = self._model(self.text)
        return self._people

    def correct(self, start: int, word: str, right: str) -> None:
        """Count the pronoun at `start` as what is right from now on."""
        if right in ("it", "its"):
            self.text = self.text[:start] + cased(word, right).ljust(len(word))[: len(word)] + self.text[start + len(word) :]
            self._people = None
        self._genders[start] = GENDER.get(right, "")
        if self._genders[start]:
            self.slips.append(start)

    def somebody(self, start: int, end: int, wanted: str) -> bool:
        """Whether a pronoun of this gender, or a person who could be meant by it, stands in text[start:end]. The name of the thing that opens it
        (the club of Garoua, Coton Sport,) is nobody's."""
        if wanted in self.pronouns(start, end) or _OFFICE.search(self.text, start, end):
            return True
        persons = [p for p in self.people.scene(start, end).persons if p.gender in (wanted, "?") and _shown(self.text, p)]
        if not persons or not (topic := _topic(self, start, end)):
            return bool(persons)
        return any(
            p.start >= topic.end and not (p.named and _NAMED.fullmatch(self.text, topic.end, p.start) and self.text.startswith(",", p.end))
            for p in persons
        )

    def subject(self, start: int) -> str:
        """The gender of the pronoun that stands at `start`, if one does."""
        return self._genders.get(start, "")

    def pronouns(self, start: int, end: int) -> set[str]:
        return {self._genders[at] for at, _ in self.places if start <= at < end}


def likely(
    reading: Reading, found: Pronouns, known: Mapping[int, str], model: Callable[[str], Antecedents], wanted: Callable[[int], bool]
) -> Iterator[Finding]:
    """Pronouns at places that are `wanted`, beside those that are found (`known`: start → what is right)."""
    sight = _Sight(reading, found, model)
    for start, word in sorted([*sight.places, *((start, "It") for start in _its(reading, known))]):
        right = known.get(start, "")
        if not right:
            claim = _claim(sight, start, word) if wanted(start) and (word == "It" or not reading.quoted(start)) else None
            if claim is None:
                continue
            right, message, about = claim
            if right == "its" and word.lower() == "her" and reading.text[about.start : about.end].strip('" ') in reading.place_names:
                continue  # a country may be *she*
            reasons = (Evidence("what it stands for", reading.text[about.start : about.end].strip('" '), about.start),)
            yield told(start, start + len(word), message.format(word), (cased(word, right),), reasons, 0.7)
        sight.correct(start, word, right)


def _claim(sight: _Sight, start: int, word: str) -> tuple[str, str, _Topic] | None:
    """What is right, why, and what it stands for."""
    small = word.lower()
    if small == "it":
        person = _does(sight, start)
        return ("she" if person.gender == "f" else "he", "'{}' for a person.", _Topic(person.start, person.end)) if person else None
    owner = small == "his" or (small == "her" and OBJECT.match(sight.text, start + 3) is None)
    if (owner or small in ("he", "she")) and (about := _about(sight, start, small, owner)):
        return "its" if owner else "it", NO_OWNER if owner else FOR_A_THING, about
    if shown := _other(sight, start, small):
        right = {"he": "she", "she": "he", "him": "her", "his": "her", "her": "his" if owner else "him"}[small]
        return right, f"'{{}}' for a {WORDS[shown.gender]}.", _Topic(shown.start, shown.end)
    return None


def _its(reading: Reading, known: Mapping[int, str]) -> Iterator[int]:
    """Where *It* opens a sentence and somebody does what follows, perhaps."""
    for match in _DOES.finditer(reading.text):
        if match.start("it") not in known and reading.sentences.at(match.start("it"))[0] >= match.start("it") - 1:
            yield match.start("it")


def _does(sight: _Sight, start: int) -> Person | None:
    """The person before *It* who must be meant, for nothing else in sight could do what it does."""
    text = sight.text
    match = _DOES.match(text, start)
    spans = sight.people.spans_before(sight.sentences.at(start)[0], 1)
    if match is None or match["verb"] not in words("done" if match["be"] else "does") or not spans or animal_in(text[slice(*spans[0])]):
        return None
    near = sight.people.scene(*spans[0])
    if gender := sight.subject(near.start):
        return Person(near.start, near.start + 3, gender, "", "subject", False)
    person = near.subject
    if person is None or person.start - near.start > 24 or not _shown(text, person) or _topic(sight, *spans[0]):
        return None
    if any(kind(thing.text.lower()) == "acts" or thing.start < person.start for thing in near.things):
        return None
    gender = next((p.gender for p in near.persons if p.gender != "?" and (p == person or p.named)), "?")
    return person._replace(gender=gender)


_DOES = Expression(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=[.!?]\" )|(?<= \"))(?P<it>It) (?:has |had )?(?P<be>(?:was|is|been) )?(?:(?:then|also|later|never|always|first|already|once) )?"
    r"(?P<verb>[a-z]+)\b"
)


def _other(sight: _Sight, start: int, word: str) -> Person | None:
    """The person of the other sex who is the only one in sight."""
    text = sight.text
    first, last = sight.sentences.at(start)
    if _SOMEBODY.search(text, first, last):
        return None
    spans = [(first, start), *sight.people.spans_before(first, _FAR)]
    wanted = PRONOUN_GENDER[word]
    if wanted in sight.pronouns(spans[-1][0], start):
        return None
    if wanted in sight.pronouns(start + len(word), last) and not any(spans[-1][0] <= slip < start for slip in sight.slips):
        return None
    persons = [person for span in spans for person in sight.people.scene(*span).persons]
    near = [person for span in spans[:3] for person in sight.people.scene(*span).persons]
    if any(person.gender == wanted for person in persons) or any(person.gender == "?" and _shown(text, person) for person in near):
        return None
    return next((person for person in near if person.gender not in ("?", wanted) and person.named), None)


def _about(sight: _Sight, start: int, word: str, owner: bool) -> _Topic | None:
    """The thing that is meant: the subject of the sentence, or of the one before, where nobody is in sight."""
    text, end, wanted = sight.text, start + len(word), PRONOUN_GENDER[word]
    first, last = sight.sentences.at(start)
    if _SOMEBODY.search(text, first, last) or animal_in(text[first:start]) or (not owner and (speaks(text, end) or text[start - 2] == '"')):
        return None
    organised = False
    if owner:
        noun = _NOUN.match(text, end)
        owned = noun["owned"].split() if noun else []
        if not owned or not personal().isdisjoint(owned[:2]):
            return None
        organised = not words("organised").isdisjoint(owned)
    begins = start == first and text[first - 1 : first] == "\n"
    if begins and any(sight.somebody(*span, wanted) for span in sight.people.spans_before(first, _PARAGRAPHS)):
        return None  # where a paragraph begins, the person of the text may come back
    spans = sight.people.spans_before(first, _FARTHER)
    if start > first:
        if sight.somebody(first, start, wanted):
            return None
        if (about := _topic(sight, first, start)) and (owner or not text.startswith("It", first)):
            others = not organised and _OF_OTHERS.search(text, about.start, about.end)  # what the police find is another's
            return about if organised or not (others or (spans and sight.somebody(*spans[0], wanted))) else None
        if not organised and not _opens(text, first, start):
            return None
    ahead = sight.people.scene(end, last)
    if not organised and (owner or start > first) and any(person.role == "subject" and person.named for person in ahead.persons):
        return None
    for span in spans[: _FARTHER if organised else 1]:
        if sight.somebody(*span, wanted) or _SOMEBODY.search(text, *span) or animal_in(text[slice(*span)]):
            return None
        if about := _topic(sight, *span):
            if not organised and len(spans) > 1 and sight.somebody(*spans[1], wanted):
                return None
            return about
    return None


def _opens(text: str, first: int, start: int) -> bool:
    """Whether what stands before the pronoun is no more than what precedes a subject."""
    return start - first < _CLOSE or _PREPOSED.fullmatch(text, first, start) is not None


def _topic(sight: _Sight, first: int, end: int) -> _Topic | None:
    """The thing that opens the sentence text[first:end]: *The party*, *The party Pastef*, *Barrick, the Canadian group,*, *It*."""
    text = sight.text
    if subject := opening(text, first, end):
        if kind(subject.noun) == "animal" or any(not person.named for person in sight.people.scene(first, subject.end).persons):
            return None  # the minister praised the company
        return _Topic(first, subject.end)
    if it := _IT.match(text, first, end):
        return _Topic(*it.span())
    if (named := _HEAD.match(text, first, end)) and _thing(named["words"].split()[-1]):
        after = named["after"].strip()
        if after == "," or after in around("verb") or after.endswith(("s", "ed")):
            return _Topic(first, named.end("name"))
    if (named := _APPOSED.match(text, first, end)) and any(map(_thing, named["words"].lower().split())):
        return _Topic(first, named.end("name"))
    thing = next(iter(sight.people.scene(first, end).things), None)
    if thing and thing.start - first <= 4 and thing.text[:1].isupper():
        return _Topic(thing.start, thing.end)
    return None


def _thing(noun: str) -> bool:
    return kind(noun) in ("acts", "other") or noun in _PAPERS


def _shown(text: str, person: Person) -> bool:
    """Whether the text shows that somebody is a person, by more than a capital."""
    if person.gender != "?" or not person.named or " " in person.text or person.role == "owned" or speaks(text, person.end):
        return True
    return text.count(person.text, max(0, person.start - _WIDE), person.end + _WIDE) > 1
