"""*His lawyers* where every person in sight is a woman, *his cost* where nobody is: French *son*, *sa*, *ses* show no owner.

Who is a woman the names tell, and the French nouns: *l'ancienne ministre*, *une entraîneuse*, *la réalisatrice*. All persons of the
sentence and of those before it must be known and of one sex; a French *il*, a person of unknown sex, *each* or *one* keep it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, partial

from ...bilingual.bitext import Pair, differs
from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text import french_persons
from ...text.antecedents import OBJECT, PRONOUN_GENDER, Antecedents, Person, alike, same_person
from ...text.lazy import Expression, I
from ...text.wordlists import listed, words
from .topics import POSSESSIVES

_told = partial(differs, rule="pronoun-mismatch", severity="major", category="accuracy/mistranslation", issue_type="mistranslation")

_PRONOUN = {"m": Expression(r"\b(?:he|him|his|himself)\b", I), "f": Expression(r"\b(?:she|her|hers|herself)\b", I)}
_OTHER = {"m": "f", "f": "m"}
_ANYONE = frozenset("i you we me us my your our each every everyone everybody anyone anybody someone somebody one nobody whoever".split())
_IMPERSONAL = Expression(
    r"\bil (?:n'|ne |s'|se |l'|lui |en |y |me |nous |leur |vous )*(?:était |est |serait |sera |a |avait |aurait |fut )?(?:fallu|faut|faudra|faudrait|fallait|agit|agissait|agisse|agira|"
    r"reste|restait|suffit|suffisait|convient|semble|semblait|paraît|existe|pleut|neige|vaut mieux|fait (?:beau|froid|chaud|nuit)|a(?: \w+)? (?=pour|moins|plus|des|de|du|un|une|trop|deux|\d)|"
    r"(?:im)?possible|(?:in)?utile|nécessaire|probable|temps|question|clair|vrai|difficile|important|prévu|interdit|arrivé)\b"
)
_HE = Expression(
    r"\b(?:il|celui|ce dernier|(?:à|de|pour|avec|sur|chez|contre|par|sans|entre|en|et|que|comme|selon) lui|c'est lui|lui-même|M\.|monsieur)(?!\w)",
    I,
)
_SHE = Expression(r"\b(?:elle|celle|cette dernière|Mme|Mlle|madame)(?!\w)", I)
_WHOM = {
    "m": Expression(
        r"\bl'(?:a|ai|ont|avait|avaient|aura|auront|aurait|auraient)(?: \w+ment| déjà| aussi| ensuite| toujours| jamais| pas)? \w+[^e\W]\b|\bl'\w+(?:era|eront|ait|aient)\b|"
        r"\ble \w{2,}(?:era|eront|erait|eraient|ait|aient|er|irent|èrent)\b|\blui (?:a|ont|avait|aura|aurait|en|\w+(?:era|erait|ait|aient|e|ent|er|ir|re|it))\b",
        I,
    ),
    "f": Expression(
        r"\bl'(?:a|ai|ont|avait|avaient|aura|auront|aurait|auraient)(?: \w+ment| déjà| aussi| ensuite| toujours| jamais| pas)? \w+e\b|\bl'\w+(?:era|eront|ait|aient)\b|"
        r"\bla \w{2,}(?:era|eront|erait|eraient|ait|aient|er|irent|èrent)\b|\blui (?:a|ont|avait|aura|aurait|en|\w+(?:era|erait|ait|aient|e|ent|er|ir|re|it))\b",
        I,
    ),
}
"""A French object of this gender: somebody else than the subject, who may be out of sight."""
_OWNED = Expression(r"\b(?:his|her) (?:[\w'-]+ ){0,2}$", I)
"""Before a person who is somebody's: he is not that somebody."""
_OPENS = Expression(r"(?:\A|[.!?]\"? |\n)(?:His|Her) (?:[\w'-]+ ){0,2}$")
"""Such a person as the subject of the sentence: he is not whom he helps."""
_GENERAL = Expression(r"\b(?:chacune?|chaque|quiconque|quelqu'un|l'un|l'une|nul|nulle|aucune?|tout le monde)\b", I)
_SHOWN, _BACK = 3, 6
"""Sentences, with the pronoun's own, in which the person is looked for; sentences in which nobody else may be."""


def check(reading: Reading, found: Sequence[Pair]) -> Iterator[Finding]:
    """Findings of the pairs of a document."""
    model: Antecedents | None = None
    for k, pair in enumerate(found):
        for gender in _genders(pair):
            if _denies(pair.source, gender):
                continue
            if model is None:
                model = Antecedents(reading.text, reading.sentences, lambda: reading.place_names, trusting=False)
            context = found[max(0, k + 1 - _BACK) : k + 1]
            shown = _only_sex(reading, model, context, gender)
            if shown is not None:
                yield from _findings(reading, pair, gender, shown, _kin(reading, model, pair, gender))


@cache
def _pronouns() -> frozenset[str]:
    return frozenset(PRONOUN_GENDER)


def _genders(pair: Pair) -> set[str]:
    """The genders of the pronouns of the English, if none is meant for anybody."""
    words = pair.small[1]
    if words.isdisjoint(_pronouns()) or not words.isdisjoint(_ANYONE):
        return set()
    return {PRONOUN_GENDER[word] for word in words & _pronouns()}


def _denies(source: str, gender: str) -> bool:
    """Whether the French has a pronoun or title that may mean somebody of this gender, or speaks of anybody."""
    if gender == "f":
        she = _SHE.search(source)
        return she is not None and (she.group().lower() != "elle" or not _called().search(source, 0, she.start()))
    return _HE.search(_IMPERSONAL.sub("", source) if "il " in source.lower() else source) is not None


@cache
def _called() -> re.Pattern[str]:
    """A feminine noun that calls men as well: *elle* behind it proves no woman."""
    return re.compile(rf"\b(?:la|une|cette|sa) (?:[\w-]+ ){{0,2}}(?:{'|'.join(sorted(words('epicene-fr.txt')))})\b", re.I)


def impersonal(source: str) -> bool:
    """Whether an *il* of the French means nobody."""
    return _IMPERSONAL.search(source.lower()) is not None


def _only_sex(reading: Reading, model: Antecedents, context: Sequence[Pair], gender: str) -> Person | None:
    """Who is in sight, if everybody is of the other sex."""
    if any(_denies(pair.source, gender) for pair in context[:-1]) or _GENERAL.search(context[-1].source):
        return None
    scenes = [model.scene(pair.start, pair.start + len(pair.target)) for pair in context]  # in order: surnames recall full names
    shown: Person | None = None
    for back, (pair, scene) in enumerate(zip(reversed(context), reversed(scenes), strict=True)):
        known = [(person, sex_of(pair, person)) for person in scene.persons]
        here = next(
            (p for p, sex in known if sex == _OTHER[gender] and not _OWNED.search(reading.text, max(0, p.start - 30), p.start)), None
        )
        for person, sex in known:
            if pair is context[-1] and _OWNED.search(reading.text, max(0, person.start - 30), person.start):
                continue  # his father is not he, and what is his is told only before him
            if sex == gender or (sex == "?" and not (here and same_person(reading.text, person, here))):
                return None
        if shown is None and back < _SHOWN:
            shown = here
    near = zip(context[-_SHOWN:], scenes[-_SHOWN:], strict=True)
    return None if shown is None or any(_unknown(reading, pair, scene.persons, shown) for pair, scene in near) else shown


def _kin(reading: Reading, model: Antecedents, pair: Pair, gender: str) -> int:
    """Where somebody of the pronoun's gender stands who is somebody's: a pronoun behind him may mean him. Else the end of the pair."""
    end = pair.start + len(pair.target)
    for person in model.scene(pair.start, end).persons:
        if sex_of(pair, person) in (gender, "?") and _OWNED.search(reading.text, max(0, person.start - 30), person.start):
            return person.start
    return end


def sex_of(pair: Pair, person: Person) -> str:
    """The sex of a person of the English, by the English word or by the French one."""
    if person.gender != "?":
        return person.gender
    first = next((j for j, (start, _, _) in enumerate(pair.english) if pair.start + start >= person.start), None)
    if first is None:
        return "?"
    i = next((i for i, j in pair.links.items() if j == first), None)
    if person.named and not (
        i is not None and pair.english[first][2] not in pair.source and french_persons.is_person(pair.french[i][2].lower())
    ):
        return french_persons.of_name(pair.source, pair.french, person.text)
    return _unread(pair) if i is None else french_persons.told(pair.source, pair.french, i)


def _unread(pair: Pair) -> str:
    """The sex of a person of the English whose noun is linked to none, by the only noun for a person of the French that is linked to none."""
    left = [i for i, (_, _, word) in enumerate(pair.french) if i not in pair.links and word.islower() and french_persons.is_person(word)]
    return french_persons.told(pair.source, pair.french, left[0]) if len(left) == 1 else french_persons.unread(pair.french, pair.links)


def _unknown(reading: Reading, pair: Pair, persons: Sequence[Person], shown: Person) -> bool:
    """Whether the pair opens with a name of which nothing is known."""
    if not pair.english or not pair.french or pair.english[0][2] != pair.french[0][2]:
        return False
    start, _, name = pair.english[0]
    return (
        len(name) > 1
        and not any(person.start <= pair.start + start < person.end for person in persons)
        and name not in reading.place_names
        and not alike(name, shown.text)
    )


def _findings(reading: Reading, pair: Pair, gender: str, shown: Person, kin: int) -> Iterator[Finding]:
    text = reading.text
    theirs = not pair.small[0].isdisjoint(("leur", "leurs")) and pair.small[0].isdisjoint(POSSESSIVES)
    for match in _PRONOUN[gender].finditer(pair.target):
        written, start = match.group(), pair.start + match.start()
        if start > kin and (written != "him" or not _OPENS.search(text, max(0, kin - 30), kin)):
            continue
        if reading.quoted(start) or (theirs and written.lower() in ("his", "her")):
            continue
        right = _right(pair.target, *match.span())
        here = shown.start >= reading.sentences.at(start)[0]
        if written.lower() in ("him", "her") and right in ("him", "her"):
            if here or _WHOM[gender].search(pair.source):
                continue
        elif here and _next(pair.target, match.end()) in listed("owned-words.tsv", "others"):
            continue
        message = f"'{written}' for a {'woman' if gender == 'm' else 'man'}: nobody else is in sight, and French son and sa show no owner."
        finding = _told(pair, *match.span(), message, confidence=0.8, fix=right.capitalize() if written[0].isupper() else right)
        yield finding._replace(evidence=(Evidence("the person", shown.text, shown.start),))


def _next(text: str, at: int) -> str:
    match = _WORD.match(text, at)
    return match[1].lower() if match else ""


_WORD = Expression(r" (?:\w+(?:ed|al|ary|ful|ing) |late |new |first |last )?([\w-]+)")
_SHE_FOR = {"he": "she", "him": "her", "himself": "herself"}
_HE_FOR = {"she": "he", "hers": "his", "herself": "himself"}


def _right(text: str, start: int, end: int) -> str:
    word = text[start:end].lower()
    if word == "his":
        return "hers" if OBJECT.match(text, end) else "her"
    if word == "her":
        return "him" if OBJECT.match(text, end) else "his"
    return _SHE_FOR.get(word) or _HE_FOR[word]
