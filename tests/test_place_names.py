"""The table of French names: its form, that each is found and its English is not, and what tells of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

import pytest
from click.testing import Result

from tqcheck.rules import exonym
from tqcheck.terms import place_names, store
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.reading import Reading
from tqcheck.text import wordlists

ROWS = [line.split("\t") for line in wordlists.whole(place_names.FILE).splitlines() if not line.startswith("#")]
MATCHER = Matcher([])


def found(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.suggestions[0].replacement) for f in exonym.check(Reading(text, MATCHER))]


def carrier(row: list[str], name: str) -> str:
    near = row[4].split("|")[0] if len(row) > 4 else "nothing"
    return f"The old report about {name} was read aloud, with {near} in mind."


def test_rows_are_in_order_and_well_formed() -> None:
    assert [row[0] for row in ROWS] == sorted(row[0] for row in ROWS)
    assert [row[1] for row in ROWS if place_names.key(row[1]) != row[0]] == []
    assert [row[1] for row in ROWS if len(row) > 3 and row[3] not in ("", "people", "person", "surname")] == []
    assert [row[1] for row in ROWS if row[1] in row[2].split("|") or not row[2]] == []
    assert [word for row in ROWS if len(row) > 4 for word in row[4].split("|") if not word or word != word.lower()] == []
    assert [name for name, n in Counter(row[1] for row in ROWS).items() if n > 1] == []


def test_every_name_is_found_and_its_english_is_not() -> None:
    for row in ROWS:
        assert [text for text, _ in found(carrier(row, row[1]))] == [row[1]], row
        assert found(carrier(row, row[2].split("|")[0])) == [], row


def test_no_name_is_an_entry_too() -> None:
    entries = {entry["id"] for entry in store.shipped().entries()}
    assert sorted(entry["id"] for entry in place_names.entries() if entry["id"] in entries) == []


def test_a_name_that_is_something_else_too_needs_words_near() -> None:
    assert found("He ate Poutine in Montreal.") == []
    assert found("The speech of Poutine angered Kyiv.") == [("Poutine", "Putin")]


@pytest.mark.parametrize("word", ["Marioupol", "mer Rouge"])
def test_commands_know_the_names(invoke: Callable[..., Result], word: str) -> None:
    english = {"Marioupol": "Mariupol", "mer Rouge": "the Red Sea"}[word]
    name = f"exonym-{word.lower().replace(' ', '-')}"
    assert f"{name}: " in invoke("glossary", "search", *word.split()).output
    assert f"offers    {english}  [safe]" in invoke("explain", name).output
    assert f"fires   {name} (place-names.tsv)" in invoke("glossary", "try", f"A ship in {word} sank.").output
    assert word in invoke("glossary", "export", "--form", "tsv").output
