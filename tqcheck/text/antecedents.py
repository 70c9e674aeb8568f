"""Who and what a pronoun may refer to: an explicit, small model of the sentences before it.

Candidates come from `people`; here they get a role (subject, owned, other) and, where the text tells, a gender: a surname has
the gender of the full name that stood before it, a subject of unknown gender that of the pronoun that follows it in its own
sentence (the lawyer said she ...).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..records import NamedTuple
from .lazy import Expression, I
from .people import Candidate, gender_of, persons_and_things
from .sentences import Sentences
from .things import named

PRONOUN_GENDER = {"he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f"}
_PREPOSITION = Expression(
    r"\b(?:of|in|on|at|by|for|from|to|with|against|about|under|over|between|among|after|before|through|like|than|via|into|near)"
    r"(?: (?:the|a|an|his|her|its|their|this|that|some|all|two|three|former|late|new|young))*(?: [a-z]+)? $"
)
_WHERE = Expression(
    r"\b(?:in|at|near|outside|around|across|within|throughout|from)(?: (?:the|north|south|east|west|northern|southern|eastern|western|central))* $"
)
_BETWEEN = Expression(r"\b(?:between|from) ([A-ZÀ-Þ][\w'-]+) (?:and|to) $")
OBJECT = Expression(
    r"(?:\s*[.,;:!?)\"]|\s+(?:in|on|at|to|for|from|with|by|and|or|as|of|when|while|after|before|because|that|again|back|out|up|down|into|off|along|away|aside|over|the|a)\b|\s*$)"
)
APPOSITION = Expression(r",? ?(?:(?:of|for|in|at) [^,.;:\"]{2,40}, )?")
"""What may stand between a noun and the name it goes with."""
_CALLED = Expression(r",? ?(?:(?:of|for|in|at) [^,.;:\"]{2,40}, )?|, (?:an? |the )?(?:[\w'-]+ ){0,3}")
"""The same between two nouns for one person: *the victim, a 15-year-old schoolboy*."""
_PREDICATE = Expression(r",? (?:who is |is |was |as )?(?:a |an |the )?(?:[\w'-]+ ){0,3}")
_IS = Expression(r",| (?:is|was|as)\b")
_PLURAL = Expression(r"(?:two|three|four|five|six|ten|several|many|both|some|these|those|hundreds|dozens|all) (?:[a-z]+ )?$", I)


class Person(NamedTuple):
    """A person in a sentence. `role`: subject, owned (the victim's family) or other; `named`: a name stands there."""

    start: int
    end: int
    gender: str
    text: str
    role: str
    named: bool


class Scene(NamedTuple):
    """What one sentence or clause offers: its persons, the genders of its pronouns and of he and she alone, its things in order."""

    start: int
    end: int
    persons: tuple[Person, ...]
    pronouns: frozenset[str]
    subjects: frozenset[str]
    things: tuple[Candidate, ...]

    @property
    def subject(self) -> Person | None:
        return next((p for p in self.persons if p.role == "subject"), None)


class Antecedents:
    """The scenes of one text, made when asked for and kept."""

    def __init__(self, text: str, sentences: Sentences, not_persons: Callable[[], frozenset[str]], trusting: bool = True) -> None:
        """`trusting`: the pronouns tell whom they mean; else only words and names show a gender."""
        self._text, self._sentences, self._not_persons, self._trusting = text, sentences, not_persons, trusting
        self._scenes: dict[tuple[int, int], Scene] = {}
        self._surnames: dict[str, str] = {}

    def before(self, start: int, count: int) -> list[Scene]:
        """The scenes of up to `count` sentences before `start`, nearest first."""
        return [self.scene(*span) for span in self.spans_before(start, count)]

    def spans_before(self, start: int, count: int) -> list[tuple[int, int]]:
        """Up to `count` sentences before `start`, nearest first; they may lie in the paragraphs before."""
        found: list[tuple[int, int]] = []
        position = start - 1
        while position > 0 and len(found) < count:
            while position > 0 and self._text[position].isspace():
                position -= 1
            first, last = self._sentences.at(position)
            if last <= first:
                break
            found.append((first, min(last, start)))
            position = first - 1
        return found

    def scene(self, start: int, end: int) -> Scene:
        """The persons, pronouns and things of text[start:end]."""
        known = self._scenes.get((start, end))
        if known is None:
            known = self._scenes[start, end] = self._read(start, end)
        return known

    def _read(self, start: int, end: int) -> Scene:
        persons: list[Person] = []
        things: list[Candidate] = []
        pronouns: set[str] = set()
        subjects: set[str] = set()
        chain: list[tuple[int, str]] = []
        for candidate in persons_and_things(self._text, start, end, not_persons=self._not_persons()):
            word = candidate.text.casefold()
            gender = PRONOUN_GENDER.get(word)
            if gender:
                pronouns.add(gender)
                if word in ("he", "she"):
                    subjects.add(gender)
                if word not in ("her", "him") or not OBJECT.match(self._text, candidate.end, end):
                    chain.append((candidate.start, gender))
            elif candidate.kind == "thing" or self._place(candidate, start):
                things.append(candidate)
            else:
                persons.append(self._person(candidate, start, persons))
        if self._trusting and persons and persons[0].role == "subject" and persons[0].gender == "?":
            persons[0] = persons[0]._replace(gender=_chained(persons, chain))
        return Scene(start, end, tuple(persons), frozenset(pronouns), frozenset(subjects), tuple(things))

    def _place(self, candidate: Candidate, start: int) -> bool:
        """A single name of no known gender after *in*, *at*, *near*: where, not who."""
        return (
            candidate.text[:1].isupper()
            and candidate.gender == "?"
            and " " not in candidate.text
            and candidate.text not in self._surnames
            and (
                _WHERE.search(before := self._text[max(start, candidate.start - 24) : candidate.start]) is not None
                or ((pair := _BETWEEN.search(before)) is not None and (pair[1] in named() or pair[1] in self._not_persons()))
            )
        )

    def _person(self, candidate: Candidate, start: int, before: list[Person]) -> Person:
        name = candidate.text.removesuffix("'s")
        named = name[:1].isupper() and not name.isupper()
        gender = candidate.gender
        if named:
            gender = self._named(name, gender)
        if not named and _PLURAL.search(self._text, max(start, candidate.start - 24), candidate.start):
            role = "other"
        elif candidate.text.endswith("'s") or self._text.startswith("'s", candidate.end):
            role = "owned"
        elif not any(p.role == "subject" for p in before) and not _PREPOSITION.search(
            self._text[max(start, candidate.start - 40) : candidate.start]
        ):
            role = "subject"
        else:
            role = "other"
        return Person(candidate.start, candidate.end, gender, name, role, named)

    def recalls(self, words: Iterable[str]) -> bool:
        """Whether a surname is among these words whose gender a full name has shown."""
        return not self._surnames.keys().isdisjoint(words)

    def _named(self, name: str, gender: str) -> str:
        """The gender of a name; surnames remember that of the full name."""
        words = name.split()
        if gender == "?":
            gender = gender_of(name)
        if len(words) > 1:
            self._surnames.setdefault(words[-1], gender)
        elif gender == "?":
            gender = self._surnames.get(name, "?")
        return gender


def same_person(text: str, person: Person, shown: Person) -> bool:
    """A person noun in apposition to a name is that person (the economist Hadiza Saley; Condé, a nurse; her lawyer is not)."""
    between = APPOSITION if shown.named or person.named else _CALLED
    if alike(person.text, shown.text) or (person.end <= shown.start and between.fullmatch(text, person.end, shown.start)):
        return True
    return (
        person.start > shown.end
        and _PREDICATE.fullmatch(text, shown.end, person.start) is not None
        and _IS.match(text, shown.end) is not None
    )


def alike(one: str, other: str) -> bool:
    """Two mentions of one name, even where it is spelled otherwise (Keita, Kéïta)."""
    a, b = one.split()[-1].casefold(), other.split()[-1].casefold()
    return a == b or (len(a) > 4 and abs(len(a) - len(b)) <= 1 and sum(x != y for x, y in zip(a, b, strict=False)) <= 3 and a[0] == b[0])


def _chained(persons: list[Person], chain: list[tuple[int, str]]) -> str:
    """The gender of the first person by the first pronoun behind it, if all agree and nobody else of a gender stands between.

    In *his deputy will read the speech he was to give* the second pronoun is the owner's.
    """
    behind = [(place, gender) for place, gender in chain if place > persons[0].end]
    owners = {gender for place, gender in chain if place < persons[0].start}
    if len({gender for _, gender in behind}) != 1 or behind[0][1] in owners:
        return "?"
    if any(p.gender != "?" and p.start < behind[0][0] for p in persons[1:]):
        return "?"
    return behind[0][1]
