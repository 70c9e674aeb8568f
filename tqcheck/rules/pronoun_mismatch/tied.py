"""A *he* that has the verb of an *elle*, a *she* that has that of an *il*; *him* for *elle* and *her* for *lui* behind a preposition; *him* with the
verb of a *la*, *her* with that of a *le*, *him* and *it* with that of a *les*.

The verb or preposition ties them, so that it does not matter who else is in sight.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.antecedents import Antecedents
from . import epicene, objects, stressed, subjects
from .lone import BACK, in_sight, offers
from .slip import OBJECT_FORMS, Slip


class _Tie(NamedTuple):
    """The span of an English pronoun in the target, the gender of the French one, and what the source has."""

    start: int
    end: int
    gender: str
    french: str


def slips(reading: Reading, found: Sequence[Pair], k: int, model: Callable[[], Antecedents]) -> Iterator[Slip]:
    """The pronouns of pair `k`."""
    pair = found[k]
    alone = (*subjects.places(pair), *stressed.places(pair))
    ties = [_Tie(start, end, "f" if french == "elle" else "m", french) for start, end, french in alone]
    for start, end, shown, french in objects.contradicted(pair):
        if shown == "many":
            yield _slip(pair, start, end, ("them",), french)
        else:
            ties.append(_Tie(start, end, shown, french))
    for start, end, gender, french in ties:
        if not epicene.near(found[max(0, k - BACK) : k + 1], gender):
            right = offers(in_sight(reading, model(), pair.start + start), gender)
            if pair.target[start:end] in ("him", "her"):
                right = tuple(OBJECT_FORMS.get(offer, offer) for offer in right)
            yield _slip(pair, start, end, right, french)


def _slip(pair: Pair, start: int, end: int, right: tuple[str, ...], french: str) -> Slip:
    return Slip(pair.start + start, pair.start + end, right, f"'{pair.target[start:end]}' for French {french}.", french)
