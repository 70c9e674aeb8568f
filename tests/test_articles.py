"""a or an, by sound."""

from __future__ import annotations

import pytest

from tqcheck.text.articles import indefinite


@pytest.mark.parametrize(
    "word",
    [
        "hour",
        "honest man",
        "NGO",
        "MP",
        "8,000-strong force",
        "11-year-old",
        "apple",
        "unimportant",
        "umbrella",
        "FBI agent",
        "uninhabited",
        "understanding",
        "unidentified man",
        "uninformed voter",
        "Uzbek",
        "onerous task",
        "EU official",
        "AIDS patient",
        "ECOWAS summit",
    ],
)
def test_an(word: str) -> None:
    assert indefinite(word) == "an"


@pytest.mark.parametrize(
    "word",
    [
        "house",
        "UN envoy",
        "European",
        "UNESCO site",
        "one-off",
        "university",
        "unit",
        "NATO ally",
        "use",
        "Nigerien",
        "union",
        "Ukrainian",
        "Ugandan",
        "unanimous vote",
        "ubiquitous sight",
        "utopian plan",
        "urologist",
        "Uighur",
        "u-turn",
        "uninominal ballot",
        "Ouagadougou court",
        "SIM card",
        "MINUSMA base",
    ],
)
def test_a(word: str) -> None:
    assert indefinite(word) == "a"
