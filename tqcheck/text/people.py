"""Persons and organisations in running English: names, titles, person nouns, with gender where the text shows it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_PARTICLE = r"(?:de|du|des|da|dos|del|della|di|van|von|der|bin|ibn|ben|al|el|ag|ould|la|le)"
_CAPITALISED = r"[A-ZÀ-ÞŒ][\w'-]*[\w]|[A-Z]\."
NAME = re.compile(rf"\b(?:{_CAPITALISED})(?: (?:{_PARTICLE} ){{0,2}}(?:{_CAPITALISED}))*")

_TITLES = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f", "Mme": "f", "Mlle": "f", "M.": "m", "Sir": "m", "Lord": "m", "Lady": "f", "Dame": "f",
           "King": "m", "Queen": "f", "Prince": "m", "Princess": "f", "Father": "m", "Sister": "f", "Imam": "m", "Pope": "m", "Emir": "m", "Sultan": "m"}
_NEUTRAL_TITLES = frozenset("Dr Doctor Prof Professor President Minister General Colonel Captain Major Lieutenant Judge Pastor Ambassador Senator Governor "
                            "Mayor Chief Commander Admiral Inspector Sergeant Me Maître Secretary Chancellor".split())
_FEMALE = frozenset("woman girl mother wife widow daughter sister aunt grandmother niece queen princess actress businesswoman spokeswoman chairwoman "
                    "policewoman saleswoman nun bride heroine hostess waitress schoolgirl midwife policewomen stateswoman congresswoman sportswoman she her herself hers "
                    "Olympienne".split())
_MALE = frozenset("man boy father husband widower son brother uncle grandfather nephew king prince actor businessman spokesman chairman policeman salesman "
                  "monk groom hero waiter schoolboy statesman congressman sportsman he him his himself imam priest griot marabout bishop pope "
                  "gentleman fisherman".split())
_PERSON = frozenset(
    "president minister leader chief head director manager boss owner founder chairperson spokesperson secretary governor mayor prefect senator deputy lawmaker mp "
    "official officer general colonel captain commander soldier fighter judge prosecutor lawyer attorney defendant suspect witness victim accused doctor nurse "
    "surgeon professor teacher student pupil researcher scientist economist analyst expert historian writer author journalist reporter editor singer musician "
    "artist rapper director filmmaker player footballer striker goalkeeper midfielder defender coach referee athlete runner champion captain candidate opponent "
    "activist campaigner resident villager farmer trader wholesaler worker employee driver pilot passenger migrant refugee child teenager baby patient "
    "ambassador envoy diplomat mediator chancellor pope cardinal patient person individual citizen voter survivor parent neighbour neighbor friend colleague "
    "applicant coordinator organiser organizer mechanic carpenter tailor butcher baker cook chef sculptor painter photographer poet novelist architect engineer "
    "entrepreneur investor banker broker consultant adviser advisor aide assistant guard gunman thief robber attacker assailant hostage prisoner detainee "
    "inmate militant rebel jihadist terrorist trafficker smuggler recruit veteran successor predecessor rival counterpart who anyone someone everyone nobody".split()
)
_THING = frozenset(
    "movement organisation organization association ngo company firm group party government ministry union federation bank team club agency commission "
    "institute court army junta coalition alliance council committee parliament assembly senate newspaper station channel network university school hospital "
    "fund foundation authority bureau office department police gendarmerie force militia brigade battalion regime administration country state city town region "
    "village district municipality province republic kingdom nation continent bloc community confederation league society cooperative collective project programme "
    "program plan law bill text decree agreement treaty deal report study survey book film album song play festival exhibition ceremony summit meeting conference "
    "election vote referendum campaign operation mission attack offensive crisis conflict war strike protest demonstration march building bridge road dam port "
    "airport plant factory mine field pipeline refinery power station satellite telescope rocket drone plane helicopter ship boat vessel train bus car vehicle "
    "lorry disease virus epidemic outbreak vaccine drug medicine currency economy budget market price sector industry canteen airline subsidiary startup "
    "museum church mosque temple cathedral stadium hotel restaurant shop store prison camp base embassy consulate website platform app application".split()
)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something a pronoun may refer to. `kind`: person or thing; `gender`: m, f or ? for a person."""

    start: int
    end: int
    kind: str
    gender: str
    text: str


@cache
def first_names() -> dict[str, str]:
    """First name → f or m."""
    text = files("tqcheck").joinpath("data", "first-names.tsv").read_text("utf-8")
    rows = [line.split("\t") for line in text.splitlines() if line and not line.startswith("#")]
    return {name: row[0] for row in rows for name in row[1].split()}


def gender_of(name: str) -> str:
    """The gender a name or title shows: m, f or ?."""
    for part in name.split():
        if part in _TITLES:
            return _TITLES[part]
        if found := first_names().get(part.split("-")[0]):
            return found
    return "?"


_WORD = re.compile(r"[^\W\d_][\w'-]*")


def persons_and_things(text: str, start: int, end: int, not_persons: frozenset[str] = frozenset()) -> list[Candidate]:
    """Candidates in text[start:end], in order. Names in `not_persons` (places, organisations) are things."""
    found: list[Candidate] = []
    covered = start
    for match in NAME.finditer(text, start, end):
        name = match.group()
        first = name.split()[0]
        sentence_start = not text[start:match.start()].strip("\"' ")
        if sentence_start and " " not in name and name not in first_names() and (name.lower() in _FUNCTION or len(name) < 3):
            continue
        if first in ("The", "A", "An", "In", "On", "At", "But", "And", "This", "That", "Its", "His", "Her", "Their", "For", "According", "After", "Since", "While", "As"):
            name = name[len(first) + 1:]
            if not name:
                continue
        if name in _CALENDAR:
            continue
        begin = match.end() - len(name)
        if name in not_persons or name.isupper() or name.split()[-1].lower() in _THING or name.split()[0] in not_persons:
            found.append(Candidate(begin, match.end(), "thing", "", name))
        else:
            found.append(Candidate(begin, match.end(), "person", gender_of(name), name))
        covered = match.end()
    for match in _WORD.finditer(text, start, end):
        if any(c.start <= match.start() < c.end for c in found):
            continue
        word = match.group().lower()
        base = word.removesuffix("'s")
        if base in _FEMALE:
            found.append(Candidate(match.start(), match.end(), "person", "f", word))
        elif base in _MALE:
            found.append(Candidate(match.start(), match.end(), "person", "m", word))
        elif base in _PERSON or base.endswith(("person", "ist")):
            found.append(Candidate(match.start(), match.end(), "person", "?", word))
        elif base in _THING:
            found.append(Candidate(match.start(), match.end(), "thing", "", word))
    found.sort(key=lambda c: c.start)
    return found


_CALENDAR = frozenset("January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday "
                      "Saturday Sunday Christmas Easter Ramadan".split())
_FUNCTION = frozenset(
    "the a an this that these those it its he she they we i you his her their our my your in on at by for from with and or but as if when while since after before "
    "there here what who which how why where not no yes so then thus also however meanwhile moreover finally last first next two three four five several many most "
    "some all both each every such other another more less only even still already now today yesterday tomorrow according under over between among against despite "
    "during through until because although though whereas without within about around nearly almost once again asked according to of is are was were has have had "
    "will would can could may might should must do does did be been being outside inside near behind launched created founded born elected appointed".split()
)
