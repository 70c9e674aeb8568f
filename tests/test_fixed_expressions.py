"""Words inside a fixed English expression are right whatever they mean elsewhere."""

from __future__ import annotations

import pytest
from conftest import Check

from tqcheck.engine import Engine
from tqcheck.terms.fixed_expressions import FixedExpressions
from tqcheck.terms.pattern import parse
from tqcheck.terms.reading import Reading
from tqcheck.text.wordlists import lines


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The decision rested with the councils.", "rested", True),
        ("The decision rested on a vote.", "rested", False),
        ("They stood their ground in the end.", "ground", True),
        ("Ships sail round the Cape of Good Hope again.", "Cape", True),
        ("She took a cape with her.", "cape", False),
        ("Teachers are thin on the ground.", "thin on the ground", False),  # the expression itself may be what is wrong
    ],
)
def test_a_word_is_covered(engine: Engine, text: str, word: str, expected: bool) -> None:
    start = text.index(word)
    reading = Reading(text, engine.matcher)
    assert engine.matcher.derived(FixedExpressions).cover(reading, start, start + len(word)) is expected


def test_the_list_has_expressions_of_several_words_once() -> None:
    listed = lines("fixed-expressions-en.txt")
    assert len(set(listed)) == len(listed)
    assert [line for line in listed if len(parse(line)) < 2] == []


def test_a_word_taken_literally_is_right_inside_an_expression(check: Check) -> None:
    source = "Les filles se font rares dans ces filières."
    assert [f.rule for f in check("Girls are thin on the ground in these courses.", source)] == []
    assert "word-sense" in {f.rule for f in check("Girls are getting thin in these courses.", source)}
