"""Names that are nearly one: in a text they are one, in a file of many texts two."""

from __future__ import annotations

import pytest

from tqcheck.engine import Engine
from tqcheck.model import Document, Segment
from tqcheck.terms import store

FILLER = "The harvest was good and the rains came early. " * 400
"""More than one text is long."""


@pytest.mark.parametrize(
    ("first", "last", "found"),
    [
        ("Minister Ouedrago spoke in Niamey.", "Oumar Ouedraogo left early.", {"near": 1, "far": 0}),
        ("Oumar Ouedrago spoke in Niamey.", "Oumar Ouedraogo left early.", {"near": 1, "far": 1}),
    ],
)
def test_the_farther_apart_the_less_two_spellings_are_one_name(first: str, last: str, found: dict[str, int]) -> None:
    engine = Engine([store.shipped()])
    for where, between in (("near", "The harvest was good. "), ("far", FILLER)):
        document = Document("text.txt", (Segment("1", f"{first} {between}{last}"),))
        assert sum(f.rule == "name-spelling" for f in engine.check(document)) == found[where], where
