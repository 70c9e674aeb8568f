"""*He* and *elle*, *she* and *il* where each is the only pronoun of its sentence; *he* and *il* where only a thing can be meant."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import french_persons
from ...text.antecedents import Antecedents, Scene
from ...text.lazy import Expression, I
from ...text.people import gendered
from ...text.things import animal_in, around
from . import epicene, owners
from .slip import Slip

_FRENCH = {"f": Expression(r"(?<![\w'-])elle(?!\w)", I), "m": Expression(r"(?<![\w'-])il(?!\w)", I)}
_ENGLISH = {"m": Expression(r"\bhe\b", I), "f": Expression(r"\bshe\b", I)}
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
BACK = 3
"""Sentences before in which somebody may be meant."""


class _Said(NamedTuple):
    """The genders of the only pronoun of the source and of the target, and the place of the latter in the text."""

    source: str
    target: str
    start: int
    end: int


def slips(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents]) -> Iterator[Slip]:
    """The pronoun of pair `k`."""
    said = _said(found[k])
    if said is None or reading.quoted(said.start):
        return
    context = found[max(0, k - BACK) : k + 1]
    scenes = in_sight(reading, model(), said.start)
    if any(said.target in scene.pronouns or any(person.gender == said.target for person in scene.persons) for scene in scenes):
        return
    written, french = reading.text[said.start : said.end], _NAMES[said.source]
    if said.source != said.target:
        if not (epicene.near(context, said.source) or (said.source == "m" and owners.impersonal(context[-1].source))):
            yield Slip(said.start, said.end, offers(scenes, said.source), f"'{written}' for French {french}.", french)
    elif _for_a_thing(reading, model(), context, scenes, said):
        message = f"'{written}' for a thing: nobody is in sight whom French {french} could mean."
        yield Slip(said.start, said.end, ("it",), message, french)


def in_sight(reading: Reading, model: Antecedents, at: int) -> list[Scene]:
    """The scenes of the sentence up to a place and of those before it."""
    first, _ = reading.sentences.at(at)
    return [model.scene(first, at), *model.before(first, BACK)]


def offers(scenes: Sequence[Scene], gender: str) -> tuple[str, ...]:
    """What may stand for a French pronoun of a gender, the likelier first."""
    person = "she" if gender == "f" else "he"
    return (person, "it") if any(scene.persons for scene in scenes) else ("it", person)


def _said(pair: Pair) -> _Said | None:
    french, english = (small & others for small, others in zip(pair.small, _OTHERS, strict=True))
    if len(french) != 1 or len(english) != 1 or not french <= {"il", "elle"} or not english <= {"he", "she"}:
        return None
    source, target = "f" if "elle" in french else "m", "f" if "she" in english else "m"
    places = [match.span() for match in _ENGLISH[target].finditer(pair.target)]
    if len(places) != 1 or len(_FRENCH[source].findall(pair.source)) != 1:
        return None
    return _Said(source, target, pair.start + places[0][0], pair.start + places[0][1])


def _for_a_thing(reading: Reading, model: Antecedents, context: Sequence[Pair], scenes: Sequence[Scene], said: _Said) -> bool:
    """Whether *he* for *il* or *she* for *elle* can mean only a thing."""
    text = reading.text
    return not (
        _ACTS.match(text, said.end)
        or len(context) == 1
        or len(scenes) == 1
        or any(_could_be(pair, model, said.source) for pair in context)
        or _GENDERED[said.source].isdisjoint(context[-2].small[0])
        or animal_in(text[scenes[1].start : said.start])
        or not _may_precede(text[scenes[0].start : said.start])
    )


def _may_precede(stretch: str) -> bool:
    """Whether what stands before a pronoun with a comma may be said of a thing: *In the hall,*, not *Armed with a rifle,*."""
    word = stretch.split(" ", 1)[0].strip(",").lower()
    return not stretch.rstrip().endswith(",") or word[:1].isdigit() or word in around("adjunct") or word in around("built")


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
