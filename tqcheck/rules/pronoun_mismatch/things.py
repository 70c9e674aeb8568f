"""*His cost* for the cost of a test: French *son*, *sa*, *ses* where nobody is in sight whose it could be.

Neither language names, calls or means a person in the sentence and in those before it; what is owned is nothing that only persons
have (*his wife*, *his hand*).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, partial

from ...bilingual.bitext import Pair, differs
from ...model import Finding
from ...terms.reading import Reading
from ...text import french_persons, stems
from ...text.antecedents import Antecedents
from ...text.lazy import Expression, I
from ...text.people import gendered, words
from ...text.things import named
from ...text.wordlists import table
from . import objects
from .owners import sex_of
from .topics import POSSESSIVES

_told = partial(differs, rule="pronoun-mismatch", severity="major", category="accuracy/mistranslation", issue_type="mistranslation")

_OWNER = Expression(r"\b(?P<word>his|her) (?P<owned>[a-z][a-z-]+(?: [a-z][a-z-]+){0,2})", I)
_PERSONS = (
    frozenset("je j moi mon ma mes celui mme".split()),
    frozenset("he she him himself herself hers i me my his her".split()),
)
"""Pronouns of persons, in French and in English: none may stand before."""
_ANYBODY = (
    frozenset("nous notre nos vous votre vos tu ton ta tes on quelqu chacun chacune lui quiconque toi dieu".split()),
    frozenset("we you our your mine who whose whoever someone anyone everyone each every everybody nobody man woman god".split()),
)
"""In the sentence itself, these neither."""
_INFINITIVE = Expression(r"(?:er|ir|re)\Z")
_HER_OWN = frozenset("ship vessel boat yacht frigate ferry navy motherland fatherland".split())
_BACK = 5
"""Sentences before in which nobody may be."""


def check(reading: Reading, found: Sequence[Pair]) -> Iterator[Finding]:
    model: Antecedents | None = None
    for k, pair in enumerate(found):
        french, english = pair.small
        given = _given(pair)
        owned = not english.isdisjoint(("his", "her")) and not french.isdisjoint(POSSESSIVES)
        if not k or not (owned or given) or not _nobody(pair, frozenset(("lui", "him")) if given else frozenset()):
            continue
        context = found[max(0, k - _BACK) : k]
        if not all(before.small[0].isdisjoint(_PERSONS[0]) and before.small[1].isdisjoint(_PERSONS[1]) for before in context):
            continue
        if model is None:
            model = Antecedents(reading.text, reading.sentences, lambda: reading.place_names, trusting=False)
        if any(_persons(model, each) for each in (*context, pair)):
            continue
        for start, end in given:
            if not reading.quoted(pair.start + start):
                message = f"'{pair.target[start:end]}' for a thing: nobody is in sight whom French lui could mean."
                yield _told(pair, start, end, message, "", 0.8, "it")
        for match in _OWNER.finditer(pair.target) if owned else ():
            start = pair.start + match.start()
            if reading.quoted(start) or not _personal().isdisjoint(map(stems.english, match["owned"].split())):
                continue
            if match["word"].lower() == "her" and (
                not reading.place_names.isdisjoint(reading.text[context[-1].start : start].split()) or not english.isdisjoint(_HER_OWN)
            ):
                continue
            message = f"'{match['word']}' for a thing: French son and sa show no owner, and nobody is in sight."
            yield _told(pair, *match.span("word"), message, "", 0.8, "Its" if match["word"][0].isupper() else "its")


def _given(pair: Pair) -> list[tuple[int, int]]:
    """The spans of *him* whose verb has a *lui*."""
    if "him" not in pair.small[1] or "lui" not in pair.small[0]:
        return []
    behind = (i + 1 for i, (_, _, word) in enumerate(pair.french[:-1]) if word == "lui" and _INFINITIVE.search(pair.french[i + 1][2]))
    verbs = {pair.links.get(i) for i in (*(i for i, (_, said) in objects.verbs(pair) if said == "lui"), *behind)} - {None}
    return [token[:2] for j, token in enumerate(pair.english) if token[2] == "him" and not verbs.isdisjoint((j - 1, j - 2))]


def _nobody(pair: Pair, but: frozenset[str]) -> bool:
    """Whether no pronoun of either language means a person, but for *his* and *her* and these."""
    return all(
        (words - but).isdisjoint(anybody) and (words - but).isdisjoint(persons - {"his", "her"})
        for words, anybody, persons in zip(pair.small, _ANYBODY, _PERSONS, strict=True)
    )


def _persons(model: Antecedents, pair: Pair) -> bool:
    """Whether somebody is named or called by a noun on either side."""
    if any(sex_of(pair, person) for person in model.scene(pair.start, pair.start + len(pair.target)).persons):
        return True
    return any(
        (
            word[:1].isupper()
            and word not in named()
            and pair.source[start - 1 : start] != "-"  # Saint-Denis
            and (word in gendered("f") or word in gendered("m"))
        )
        or french_persons.is_person(word.lower())
        for start, _, word in pair.french
    )


@cache
def _personal() -> frozenset[str]:
    """The stems of what only persons have."""
    rows = {row[0]: row[1] for row in table("owned-words.tsv")}
    return frozenset(stems.english(word) for word in (*words("person"), *gendered("f"), *gendered("m"), *rows["personal"].split()))
