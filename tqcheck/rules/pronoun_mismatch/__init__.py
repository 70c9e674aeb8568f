"""A pronoun that its French contradicts: *He* for *Elle*, *his* for a woman, *his* for *leur*, *She* and *his* where only a thing can be meant.

*Elle* and *il* take up the subject before them: if that is a thing, *he* and *she* are wrong whoever else is named in the text.

*Elle* and *he* are compared where they have the same verb (*elle a survécu*, *he survived*) or are the only pronouns of their sentences; *leur*
and *his* where they have the same noun. *Son*, *sa*, *ses* show no owner: the persons in sight do. Their sex the names tell, and the
French nouns (*l'ancienne ministre*, *une entraîneuse*); all of the sentence and of those before it must be known and of the other sex,
or nobody in sight at all. A title (*Mr Wrona*) must be that which the name has in the source (*Mme Wrona*).

French calls some persons by nouns of the other gender (*la victime*, *la star*, *le ministre*): with one of them before it, nothing is said.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from ...bilingual.bitext import Pair, pairs
from ...model import Evidence, Finding, reported
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import french_persons, stems
from ...text.antecedents import Antecedents, Scene
from ...text.lazy import Expression
from ...text.people import gendered
from ...text.things import animal_in, around
from ...text.wordlists import words as listed
from . import bodies_say, continued, done, objects, owners, persons, reflexive, relative, stressed, subjects, taken_up, things, titles

ID = "pronoun-mismatch"
ENTRIES = ("taken-up", "agreed", "goes-on")
SUMMARY = "A pronoun that its French contradicts (He for Elle, his for a woman)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation", confidence=0.85)

_FRENCH = {"f": Expression(r"(?<![\w'-])elle(?!\w)", 2), "m": Expression(r"(?<![\w'-])il(?!\w)", 2)}
_ENGLISH = {"m": Expression(r"\bhe\b", 2), "f": Expression(r"\bshe\b", 2)}
_OTHERS = (
    frozenset(("il", "ils", "elle", "elles", "lui", "celui", "celle", "on", "je", "nous", "vous", "qui")),
    frozenset(("he", "she", "it", "they", "him", "i", "we", "one", "you")),
)
_ACTS = Expression(
    r" (?:(?:also|then|later|never|always|often|once|had|has|have) ){0,2}(?:said|says?|spoke|speaks|spoken|told|tells?|thinks?|thought|believe[sd]?|"
    r"wrote|writes|written|built|born|lives?|lived|died|married|add(?:s|ed)|explain(?:s|ed)|ask(?:s|ed)|wants?|wanted|knows?|knew|stud(?:ies|ied)|"
    r"works?|worked|plays?|played|loves?|loved|feels?|felt|remembers?|hopes?|hoped|smiles?|smiled|laughs?|was (?:born|arrested|wounded|injured|killed))\b"
)
"""What persons do: then somebody may be meant whom the sentences before call otherwise."""
_GENDERED = {
    "m": frozenset("le un ce cet du au son l notre votre chaque".split()),
    "f": frozenset("la une cette sa l son notre votre chaque".split()),
}
"""Articles of the nouns that a pronoun of this gender may take up."""
_NAMES = {"f": "elle", "m": "il"}
_OBJECTS = {"she": "her", "he": "him"}
_FOR_PERSONS = {
    "it": {"f": ("she",), "m": ("he",), "?": ("he", "she")},
    "its": {"f": ("her",), "m": ("his",), "?": ("his", "her")},
}
_SURE = 0.9
"""The confidence of what the French says whoever else is in the text."""
_BACK = 3
"""Sentences before in which somebody may be meant."""


class _Tied(NamedTuple):
    """An English pronoun, the French subject that could be meant by it (elle, il, lui), and what the source has."""

    at: int
    french: str
    shown: str


def check(reading: Reading) -> Iterator[Finding]:
    found = pairs(reading)
    model: Antecedents | None = None
    told: set[int] = set()
    for start, end, shown in bodies_say.slips(found):
        told.add(start)
        written = reading.text[start:end]
        message = f"'{written}' for a body that is none of the text's: '{shown}'."
        yield _sure(_pronoun(reading.text, start, end - start, ("they",), message, shown))
    for slip in done.slips(found):
        told.add(slip.start)
        message = f"'{reading.text[slip.start : slip.end]}' for a thing: only of things it is said that {slip.french} {slip.done}."
        yield _sure(_pronoun(reading.text, slip.start, slip.end - slip.start, ("it",), message, f"{slip.french} {slip.done}"))
    for finding in _taken_up(reading, found):
        if finding.start not in told:
            told.add(finding.start)
            yield finding
    for finding in _continued(reading, found):
        if finding.start not in told:
            told.add(finding.start)
            yield finding
    for k, pair in enumerate(found):
        for claim in persons.taken(pair, found[k - 1] if k else None, lambda: reading.place_names):
            told.add(pair.start + claim.start)
            written = pair.target[claim.start : claim.end]
            offers = _FOR_PERSONS[written.lower()][claim.sex] if claim.french != "elle" else ("she",)
            if claim.french in ("la", "le", "lui"):
                offers = tuple(_OBJECTS[offer] for offer in offers)
            yield _pronoun(
                reading.text,
                pair.start + claim.start,
                len(written),
                offers,
                f"'{written}' for a person: French {claim.french}.",
                claim.french,
            )
        for start, end in subjects.owners(pair):
            told.add(pair.start + start)
            yield _pronoun(
                reading.text, pair.start + start, end - start, ("their",), f"'{pair.target[start:end]}' for French leur.", "leur"
            )
        for title in titles.contradicted(pair):
            written, shown = pair.target[title.start : title.end], title.french
            yield _pronoun(reading.text, pair.start + title.start, len(written), title.right, f"'{written}' for French {shown}.", shown)
        for start, end, rights, shown in (*reflexive.contradicted(pair), *stressed.parts(pair)):
            others = listed("epicene-fr.txt") if any(right.startswith("her") for right in rights) else french_persons.taken_up()
            if not any(not others.isdisjoint(near.small[0]) for near in found[max(0, k - 1) : k + 1]):
                told.add(pair.start + start)
                written = pair.target[start:end]
                finding = _pronoun(reading.text, pair.start + start, end - start, rights, f"'{written}' for French {shown}.", shown)
                yield finding._replace(entry=ENTRIES[1]) if shown.startswith("s'") else finding
        for start, end, rights, shown in stressed.among(pair):
            told.add(pair.start + start)
            message = f"'{pair.target[start:end]}' for many: French {shown}."
            yield _sure(_pronoun(reading.text, pair.start + start, end - start, rights, message, shown))
        said, tied = (
            _said(pair),
            [_Tied(pair.start + at, french, french) for at, french in (*subjects.places(pair), *stressed.places(pair))],
        )
        for each in objects.contradicted(pair):
            start, written = pair.start + each.start, pair.target[each.start : each.end]
            if each.shown == "many":
                told.add(start)
                yield _pronoun(reading.text, start, len(written), ("them",), f"'{written}' for French {each.french}.", each.french)
            else:
                tied.append(_Tied(start, "elle" if each.shown == "f" else "lui", each.french))
        beside = "who" in pair.small[1] and not pair.small[1].isdisjoint(("he", "she", "his", "her", "himself", "herself"))
        if said is None and not tied and not beside:
            continue
        if model is None:
            model = Antecedents(reading.text, reading.sentences, lambda: reading.place_names)
        for start, end, rights, shown in relative.contradicted(pair, model) if beside else ():
            if pair.start + start not in told:
                told.add(pair.start + start)
                written = pair.target[start:end]
                yield _pronoun(reading.text, pair.start + start, end - start, rights, f"'{written}' for French '{shown}'.", shown)
        context = found[max(0, k - _BACK) : k + 1]
        findings = [_judge(reading, model, context, *said)] if said else []
        for finding in filter(None, [*findings, *(_tied(reading, model, context, each) for each in tied)]):
            if finding.start not in told:
                told.add(finding.start)
                yield finding
    for finding in (*owners.check(reading, found), *things.check(reading, found)):
        if finding.start not in told:
            told.add(finding.start)
            yield finding


def _taken_up(reading: Reading, found: Sequence[Pair]) -> Iterator[Finding]:
    """Pronouns of persons for what the French one takes up, a thing."""
    model = cache(lambda: Antecedents(reading.text, reading.sentences, lambda: reading.place_names, trusting=False))
    for slip in taken_up.slips(reading, found, model):
        meant = (
            f"French {slip.french} takes up '{slip.thing}'." if slip.thing else f"nobody is in sight whom French {slip.french} could mean."
        )
        message = f"'{reading.text[slip.start : slip.end]}' for a thing: {meant}"
        yield _pronoun(reading.text, slip.start, slip.end - slip.start, (slip.right,), message, slip.thing or slip.french)._replace(
            entry=ENTRIES[0]
        )


def _continued(reading: Reading, found: Sequence[Pair]) -> Iterator[Finding]:
    """Pronouns for a person who is the subject in French."""
    model = cache(lambda: Antecedents(reading.text, reading.sentences, lambda: reading.place_names, trusting=False))
    for slip in continued.slips(reading, found, model):
        meant = "woman" if slip.right in ("she", "her") else "man"
        message = f"'{reading.text[slip.start : slip.end]}' for a {meant}: French {slip.french} takes up '{slip.person}'."
        yield _sure(_pronoun(reading.text, slip.start, slip.end - slip.start, (slip.right,), message, slip.person))


def _tied(reading: Reading, model: Antecedents, context: Sequence[Pair], tied: _Tied) -> Finding | None:
    """A *he* that has the verb of an *elle*, a *she* that has that of an *il*; *him* for *elle* and *her* for *lui* behind a preposition;
    *him* with the verb of a *la*, *her* with that of a *le*."""
    at, french, shown = tied
    others = listed("epicene-fr.txt") if french == "elle" else french_persons.taken_up()
    if any(not others.isdisjoint(pair.small[0]) for pair in context):
        return None
    scenes = [model.scene(reading.sentences.at(at)[0], at), *model.before(reading.sentences.at(at)[0], _BACK)]
    size = 2 if french == "elle" and reading.text[at : at + 3].lower() != "him" else 3
    written = reading.text[at : at + size]
    offers = _offers(scenes, french)
    if written in ("him", "her"):
        offers = tuple(_OBJECTS.get(offer, offer) for offer in offers)
    return _pronoun(reading.text, at, size, offers, f"'{written}' for French {shown}.", shown)


def _offers(scenes: Sequence[Scene], french: str = "elle") -> tuple[str, ...]:
    person = "she" if french == "elle" else "he"
    return (person, "it") if _somebody(scenes) else ("it", person)


def _said(pair: Pair) -> tuple[str, str, int] | None:
    """The genders of the only pronoun of the source and of the target, and where the latter stands."""
    french, english = (small & others for small, others in zip(pair.small, _OTHERS, strict=True))
    if len(french) != 1 or len(english) != 1 or not french <= {"il", "elle"} or not english <= {"he", "she"}:
        return None
    source, target = "f" if "elle" in french else "m", "f" if "she" in english else "m"
    places = [match.start() for match in _ENGLISH[target].finditer(pair.target)]
    if len(places) != 1 or len(_FRENCH[source].findall(pair.source)) != 1:
        return None
    return source, target, pair.start + places[0]


def _judge(reading: Reading, model: Antecedents, context: Sequence[Pair], source: str, target: str, at: int) -> Finding | None:
    text = reading.text
    first, _ = reading.sentences.at(at)
    if reading.quoted(at):
        return None
    scenes = [model.scene(first, at), *model.before(first, _BACK)]
    before = [*(pair.source for pair in context[:-1]), context[-1].source]
    if any(person.gender == target for scene in scenes for person in scene.persons) or any(target in scene.pronouns for scene in scenes):
        return None
    size = 2 if target == "m" else 3
    if source != target:
        others = listed("epicene-fr.txt") if source == "f" else french_persons.taken_up()
        if any(not others.isdisjoint(stems.small(said)) for said in before) or (source == "m" and owners.impersonal(before[-1])):
            return None
        offers = _offers(scenes, _NAMES[source])
        message = f"'{text[at : at + size]}' for French {_NAMES[source]}."
    else:
        if (
            _ACTS.match(text, at + size)
            or len(context) == 1
            or len(scenes) == 1
            or any(_could_be(pair, model, source) for pair in context)
            or _GENDERED[source].isdisjoint(stems.small(context[-2].source))
            or animal_in(text[scenes[1].start : at])
            or not _may_precede(text[first:at])
        ):
            return None
        offers, message = ("it",), f"'{text[at : at + size]}' for a thing: nobody is in sight whom French {_NAMES[source]} could mean."
    return _pronoun(text, at, size, offers, message, _NAMES[source])


def _pronoun(text: str, at: int, size: int, offers: tuple[str, ...], message: str, shown: str) -> Finding:
    offered = [o.capitalize() if text[at].isupper() else o for o in offers]
    return _finding(at, at + size, message, offered, Evidence("the French has", shown))


def _sure(finding: Finding) -> Finding:
    return finding._replace(confidence=_SURE, entry=ENTRIES[2])


def _may_precede(stretch: str) -> bool:
    """Whether what stands before a pronoun with a comma may be said of a thing: *In the hall,*, not *Armed with a rifle,*."""
    word = stretch.split(" ", 1)[0].strip(",").lower()
    return not stretch.rstrip().endswith(",") or word[:1].isdigit() or word in around("adjunct") or word in around("built")


def _somebody(scenes: Sequence[Scene]) -> bool:
    return any(scene.persons for scene in scenes)


def _could_be(pair: Pair, model: Antecedents, gender: str) -> bool:
    """Whether somebody in a pair could be of this gender: a person of the English, a first name, title or noun of the French."""
    other = "m" if gender == "f" else "f"
    scene = model.scene(pair.start, pair.start + len(pair.target))
    if any(owners.sex_of(pair, person) not in (other, "") for person in scene.persons):
        return True
    for i, (_, _, word) in enumerate(pair.french):
        if word[:1].isupper() and word in gendered(gender):
            return True
        if french_persons.is_person(word.lower()) and french_persons.told(pair.source, pair.french, i) != other:
            return True
    return False
