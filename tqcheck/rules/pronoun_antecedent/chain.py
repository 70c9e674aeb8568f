"""*The movement held his congress. He demands elections. His activists marched*: an engine that makes a man of a thing goes on doing so.

Each pronoun that is found to stand for a thing counts as *it* for those after it. A finding needs a thing as the subject of the sentence or
of the one before, and nobody in sight: no person, no other pronoun, nobody who speaks.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents
from ...text.lazy import Expression
from ...text.owners import others, personal, things_have
from ...text.things import animal_in, ends_at, kind, named, opening
from ...text.wordlists import is_english
from .found import OWNED, speaks

_BACK, _FARTHER, _CLOSE = 4, 12, 20
_SUBJECTS = ("he", "she", "He", "She", "him")
_GOES_ON = Expression(
    r"(?:(?:It|Its)\b(?!'| (?:is|was|has|had|will|would|may|might|seems?|remains?|appears?|takes?|took|turn(?:s|ed) out|rain(?:s|ed)|snow(?:s|ed)|beg[ai]ns? to (?:rain|snow|pour|get)|happen(?:s|ed))\b)|(?:Then|But|And|Yet|Still|Now|However,|Later,|Meanwhile,) it\b)"
)
_NAME = Expression(r"(?P<name>[A-ZÀ-Þ][\w'-]+), ")
_OPENER = Expression(r"(?:(?:Then|But|And|Yet|Still|Now|However,|Later,|Meanwhile,) )?\Z")
_NOUN = Expression(r" (?P<owned>[a-z][a-z'-]{2,}(?: [a-z][a-z'-]+){0,2})")
_SOMEBODY = Expression(
    r"\b(?:I|we|you|my|our|us|me|who|whom|whose|each|every|everyone|someone|anyone|nobody|one|man|woman|himself|herself|mother|motherland|ship|boat|vessel|"
    r"frigate|ferry|yacht|storm|hurricane)\b"
)
_OF_A_PEOPLE = Expression(
    r"\b[Aa]n? (?:[a-z-]+ )?[A-ZÀ-Þ][a-zà-ÿ]+(?:[ae]n|ese|ish|[ao]is|i|sh|ch|er)(?= (?:who|whose|on|in|from|of|aged|and|was|is|had|has|with|by|to|at|for|last)\b|[.,;:!?])"
)
"""*Police arrested a Nigerian on Saturday*: an adjective of a country that no noun follows is a person."""
_AS_THING = {"he": "it", "she": "it ", "his": "its", "her": "its", "him": "it ", "He": "It", "She": "It ", "His": "Its", "Her": "Its"}
"""As long as what it stands for, so that places stay."""


class Slip(NamedTuple):
    """A pronoun for a thing: its place and what it is about."""

    start: int
    end: int
    about: tuple[int, int]
    right: str


def slips(
    reading: Reading, found: Mapping[str, list[int]], known: Iterable[int], model: Antecedents, anew: Callable[[str], Antecedents]
) -> Iterator[Slip]:
    """Further pronouns for things, beside those whose starts are `known`. `model` has the antecedents of the text, `anew` makes those of
    one in which some pronouns are read as what they stand for.
    """
    masked, known = reading.text, frozenset(known)
    taken: set[int] = set()
    places = sorted((start, word) for word in _AS_THING for start in found.get(word, ()))
    people: Antecedents | None = model
    for start, word in places:
        slip = None
        if start not in known:
            if not _may(masked, reading, start, word, taken):
                continue
            people = people or anew(masked)
            slip = _slip(masked, reading, people, start, word, taken)
            if slip is None:
                continue
            yield slip
        masked = masked[:start] + _AS_THING[word] + masked[start + len(word) :]
        taken.add(start)
        people = None


def _may(text: str, reading: Reading, start: int, word: str, taken: set[int]) -> bool:
    """A quick look: a possessive before a noun that not only persons have, or a subject that opens its sentence or follows such a one."""
    first, last = reading.sentences.at(start)
    if _object(text, start, word):
        may = start > first and text[first].isupper() and text[first : first + 3] != "It "
    elif word.lower() in ("his", "her"):
        noun = _NOUN.match(text, start + 3)
        may = noun is not None and not _personal(noun["owned"].split()) and (start == first or text[first].isupper())
    else:
        goes_on = first in taken or _OPENER.fullmatch(text, first, start) or _GOES_ON.match(text, first)
        may = bool(goes_on) and not speaks(text, start + len(word))
    return may and not reading.quoted(start) and not (first < start and _unknown(reading, text, first)) and not _somebody(text, first, last)


def _somebody(text: str, first: int, last: int) -> bool:
    return _SOMEBODY.search(text, first, last) is not None or _OF_A_PEOPLE.search(text, first, last) is not None


def _unknown(reading: Reading, text: str, first: int) -> bool:
    """Whether a name opens the sentence that nothing tells of, and that a comma follows: *Nkrumah, in exile, ...* may be a person."""
    match = _NAME.match(text, first)
    return (
        match is not None
        and not is_english(match["name"].lower())
        and match["name"] not in named()
        and match["name"] not in reading.place_names
    )


def _object(text: str, start: int, word: str) -> bool:
    """Whether somebody does something to what the pronoun stands for: *pays him a million*, *repaired her*."""
    return word == "him" or (word == "her" and OBJECT.match(text, start + 3) is not None)


def _personal(owned: list[str]) -> bool:
    return (
        owned[0] in personal() or not others().isdisjoint(owned[:2]) or (len(owned) > 1 and owned[1] != "will" and owned[1] in personal())
    )


def _opens(text: str, first: int, end: int, taken: set[int]) -> tuple[int, int] | None:
    """The thing that opens the sentence text[first:end], if one does: *The armed group*, *It*."""
    if first in taken:
        return first, text.index(" ", first) + text.startswith("It  ", first)  # It in the place of She
    goes_on = _GOES_ON.match(text, first, end)
    if goes_on:
        return goes_on.span()
    subject = opening(text, first, end)
    return (first, subject.end) if subject and kind(subject.noun) != "animal" else None


def _slip(text: str, reading: Reading, people: Antecedents, start: int, word: str, taken: set[int]) -> Slip | None:
    first, last = reading.sentences.at(start)
    before = people.spans_before(first, _BACK)
    about: tuple[int, int] | None = None
    given = _object(text, start, word)
    if start > first and not given and not _OPENER.fullmatch(text, first, start):
        about = _opens(text, first, start, taken) or _named(text, people, first, start, word)
    if about is None and before and not _somebody(text, *before[0]):
        about = _opens(text, *before[0], taken) or _named(text, people, *before[0], word)
    if about is None and before and word in ("his", "her") and not given:
        about = _before(text, people, first, start, word)
    if about and not before and (start - about[1] > _CLOSE or not (given or word in _SUBJECTS or _keeps(text, start))):
        return None  # who is meant may have been named before this text
    if about is None or animal_in(text[before[0][0] if before else first : start]):
        return None
    ahead = people.scene(start + len(word), last)
    owned = start == first and ahead.persons and OWNED.fullmatch(text, start + len(word), ahead.persons[0].start)  # his director, Jane Cole
    if (ahead.persons and not owned) or not ahead.pronouns <= {PRONOUN_GENDER[word.lower()]}:
        return None
    if any(scene.persons or scene.pronouns for scene in (people.scene(first, start), *(people.scene(*span) for span in before))):
        return None
    if (
        start == first
        and text[first - 1 : first] == "\n"
        and any(people.scene(*span).persons for span in people.spans_before(first, _FARTHER))
    ):
        return None  # where a paragraph begins, the person of the text may come back
    return Slip(start, start + len(word), about, "its" if word.lower() in ("his", "her") and not given else "it")


def _keeps(text: str, start: int) -> bool:
    """Whether what follows the possessive is what organisations have (*closed his doors*, *released his hostages*)."""
    noun = _NOUN.match(text, start + 3)
    return noun is not None and not things_have().isdisjoint(noun["owned"].split())


def _before(text: str, people: Antecedents, first: int, start: int, word: str) -> tuple[int, int] | None:
    """The last thing before a possessive in its sentence, no adjective (a British ...); a country may be *she*."""
    things = people.scene(first, start).things
    thing = things[-1] if things else None
    if thing is None or (thing.text[:1].isupper() and (word == "her" or not ends_at(text, thing.end))):
        return None
    return thing.start, thing.end


def _named(text: str, people: Antecedents, first: int, end: int, word: str) -> tuple[int, int] | None:
    """The name of a thing that opens the sentence (Senegal, the African Union); a country or a ship may be *she*."""
    if word.lower() in ("she", "her"):
        return None
    thing = next(iter(people.scene(first, end).things), None)
    named = thing is not None and thing.start - first <= 4 and thing.text[:1].isupper()
    return (thing.start, thing.end) if thing and named and ends_at(text, thing.end) else None
