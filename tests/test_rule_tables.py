"""A line in a table of a rule is enough: no list in the code has to know its words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from conftest import Check

from tqcheck.rules import qualifier_lost
from tqcheck.text import shares, stems
from tqcheck.text.wordlists import table


@pytest.fixture
def fresh() -> Iterator[None]:
    cached = (qualifier_lost._signals, qualifier_lost._rows, shares.signals, shares._names)
    for each in cached:
        each.cache_clear()
    yield
    for each in cached:
        each.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_a_line_more_of_the_qualifiers(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    more = ("jadis", "verb", "jadis", "formerly", "former* once")
    monkeypatch.setattr(qualifier_lost, "table", lambda name: (*table(name), more))
    (found,) = check("The two villages are cut off by the floods.", "Les deux villages sont jadis coupés par les inondations.")
    assert [s.replacement for s in found.suggestions] == ["formerly cut"]


@pytest.mark.usefixtures("fresh")
def test_a_line_more_of_the_shares(check: Check, monkeypatch: pytest.MonkeyPatch) -> None:
    more = ("huitième", "fr", r"(?:un|le) huitième (?=d[eu]\b|d'|des\b)", "0.125", "an eighth")
    monkeypatch.setattr(shares, "table", lambda name: (*table(name), more))
    (found,) = check("Half of the fields were flooded.", "Un huitième des champs ont été inondés.")
    assert [s.replacement for s in found.suggestions] == ["An eighth"]


@pytest.mark.parametrize("name", ["degrees.tsv", "qualifiers.tsv", "shares.tsv"])
def test_signals_are_small_words_as_they_are_looked_up(name: str) -> None:
    for word in (word for row in table(name) for word in row[0].split() if word != "-"):
        assert word in stems.small(f"le {word} a"), word
