"""French nouns whose gender is not the sex of whom they call: *la victime*, *la star*, *le ministre*."""

from __future__ import annotations

from collections.abc import Sequence

from ...bilingual.bitext import Pair
from ...text import french_persons
from ...text.wordlists import words


def near(found: Sequence[Pair], gender: str) -> bool:
    """Whether one of a gender stands in the source of these pairs: a pronoun of that gender may mean somebody of the other sex."""
    others = words("epicene-fr.txt") if gender == "f" else french_persons.taken_up()
    return any(not others.isdisjoint(pair.small[0]) for pair in found)
