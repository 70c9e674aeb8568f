"""A pronoun that its French contradicts: *He* for *Elle*, *his* for a woman, *his* for *leur*, *She* and *his* where only a thing can be meant.

*Elle* and *il* take up the subject before them: if that is a thing, *he* and *she* are wrong whoever else is named in the text.

*Elle* and *he* are compared where they have the same verb (*elle a survécu*, *he survived*) or are the only pronouns of their sentences; *leur*
and *his* where they have the same noun. *Son*, *sa*, *ses* show no owner: the persons in sight do. Their sex the names tell, and the
French nouns (*l'ancienne ministre*, *une entraîneuse*); all of the sentence and of those before it must be known and of the other sex,
or nobody in sight at all. A title (*Mr Wrona*) must be that which the name has in the source (*Mme Wrona*).

French calls some persons by nouns of the other gender (*la victime*, *la star*, *le ministre*): with one of them before it, nothing is said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, partial
from itertools import chain

from ...bilingual.bitext import Pair, pairs
from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.antecedents import Antecedents
from . import (
    bodies_say,
    continued,
    done,
    epicene,
    lone,
    owners,
    persons,
    reflexive,
    relative,
    spoken,
    stressed,
    subjects,
    taken_up,
    things,
    tied,
    titles,
)
from .slip import AGREED, GOES_ON, TAKEN_UP, Slip

ID = "pronoun-mismatch"
ENTRIES = (TAKEN_UP, AGREED, GOES_ON)
SUMMARY = "A pronoun that its French contradicts (He for Elle, his for a woman)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_LIKELY, _SURE = 0.85, 0.9
"""The confidence; that of what the French says whoever else is in the text."""


def check(reading: Reading) -> Iterator[Finding]:
    found = pairs(reading)
    slips = chain(
        bodies_say.slips(found),
        done.slips(found),
        taken_up.slips(reading, found, _model(reading, trusting=False)),
        continued.slips(reading, found, _model(reading, trusting=False)),
        _by_pairs(reading, found),
    )
    told: set[int] = set()
    for finding in chain((_told(reading, slip) for slip in slips), owners.check(reading, found), things.check(reading, found)):
        if finding.start not in told:  # a pronoun belongs to the first part that tells it
            told.add(finding.start)
            yield finding


def _by_pairs(reading: Reading, found: Sequence[Pair]) -> Iterator[Slip]:
    """What a pair shows, those before it at hand."""
    model = _model(reading)
    for k, pair in enumerate(found):
        yield from stressed.among(pair)
        yield from persons.slips(found, k, lambda: reading.place_names)
        yield from subjects.owners(pair)
        yield from titles.slips(pair)
        for slip in chain(reflexive.slips(pair), stressed.parts(pair), spoken.slips(pair)):
            gender = "f" if any(right.startswith(("her", "she")) for right in slip.right) else "m"
            if not epicene.near(found[max(0, k - 1) : k + 1], gender):
                yield slip
        yield from relative.slips(pair, model)
        yield from lone.slips(reading, found, k, model)
        yield from tied.slips(reading, found, k, model)


def _model(reading: Reading, trusting: bool = True) -> Callable[[], Antecedents]:
    """Who is in the text, made when first asked for."""
    return cache(lambda: Antecedents(reading.text, reading.sentences, lambda: reading.place_names, trusting))


def _told(reading: Reading, slip: Slip) -> Finding:
    right = [each.capitalize() if reading.text[slip.start].isupper() else each for each in slip.right]
    confidence = _SURE if slip.entry == GOES_ON else _LIKELY
    return _finding(
        slip.start, slip.end, slip.message, right, Evidence("the French has", slip.french), confidence=confidence, entry=slip.entry
    )
