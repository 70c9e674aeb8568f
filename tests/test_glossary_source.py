"""Entries that look at the source: what the French decides, what must hold without it, and when the right English stands there already."""

from __future__ import annotations

from pathlib import Path

import pytest

from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.model import Document, Segment
from tqcheck.terms import store
from tqcheck.terms.build import build

GLOSSARY = """
language: {source: fr, target: en}
rule: wrong-sense
entries:
  - id: locust
    pattern: ~cricket
    suggest: ~locust
    source: ~criquet
    alone: [crops|millet]
    why: A *criquet* is a locust.
    bad: [{text: "[Crickets] came. => Locusts", source: Les criquets sont venus.}, "[Crickets] ate the millet. => Locusts"]
    good: [They play cricket.]
  - id: outbreak
    pattern: ~home
    suggest: ~outbreak
    source: ~foyer
    when: {french: [épidémie|~infection]}
    why: A *foyer* of a disease is an outbreak.
    bad: [{text: "A new [home] was found. => outbreak", source: Un nouveau foyer d'infections a été trouvé.}]
    good: [{text: He left his home., source: Il a quitté son foyer.}]
  - id: vote
    pattern: ~scrutiny
    suggest: ~vote
    source: ~scrutin
    needs: source
    why: A *scrutin* is a vote.
    bad: [{text: "The [scrutiny] was calm. => vote", source: Le scrutin a été calme.}]
    good: [The scrutiny was close.]
  - id: showdown
    pattern: ~arm of iron
    suggest: ~showdown
    source: "~bras de fer"
    when: {document: [minister|union]}
    why: A *bras de fer* is a showdown.
    bad: ["The minister fears an [arm of iron]. => a showdown"]
    good: [The statue has an arm of iron.]
"""


@pytest.fixture(scope="module")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Engine:
    path = tmp_path_factory.mktemp("own") / "senses.yaml"
    path.write_text(GLOSSARY, "utf-8")
    return Engine([store.load([str(path)])])


def found(engine: Engine, english: str, french: str | None) -> list[str]:
    document = Document("x", (Segment("1", english, french),), single=False)
    return [f"{f.entry}:{f.text}" for f in engine.check(document) if f.rule == "wrong-sense"]


@pytest.mark.parametrize(
    ("english", "french", "entries"),
    [
        ("Crickets were seen at noon.", "Des criquets ont été vus à midi.", ["locust:Crickets"]),
        ("Crickets were seen at noon.", None, []),
        ("Crickets were seen in the millet.", None, ["locust-alone:Crickets"]),
        ("Crickets were seen in the millet.", "Des grillons ont été vus dans le mil.", []),
        ("This home worries doctors.", "Ce foyer de l'épidémie inquiète les médecins.", ["outbreak:home"]),
        ("This home worries doctors.", "Ce foyer inquiète les médecins.", []),
        ("This home worries doctors.", None, []),
    ],
)
def test_the_source_decides_and_without_it_the_english(engine: Engine, english: str, french: str | None, entries: list[str]) -> None:
    assert found(engine, english, french) == entries


def test_french_that_is_a_phrase_proves_what_the_words_around_only_suggest(engine: Engine) -> None:
    english = "The arm of iron goes on."
    assert found(engine, english, None) == []
    assert found(engine, english, "Le bras de fer continue.") == ["showdown:arm of iron"]
    assert found(engine, english, "Le bras d'acier continue.") == []


def test_the_right_english_near_the_french_word_keeps_an_entry_silent(engine: Engine) -> None:
    french = "Le scrutin a été jugé calme par les observateurs venus de toute la région. Le candidat a déposé son bulletin avant midi."
    assert (
        found(engine, "The vote, whose scrutiny by observers of the whole region was close, was calm. He came before noon.", french) == []
    )


def test_the_right_english_far_from_it_does_not(engine: Engine) -> None:
    french = "Le scrutin a été jugé calme par les observateurs venus de toute la région. Le candidat a déposé son bulletin avant midi."
    english = "The scrutiny was found calm by the observers from the whole region. The candidate himself voted before noon."
    assert found(engine, english, french) == ["vote:scrutiny"]


@pytest.mark.parametrize(
    ("alone", "message"),
    [("alone: []", "'alone' names at least one condition"), ("alone: [a]\n    when: [b]", "'when' and 'alone' both have 'sentence'")],
)
def test_mistakes_with_alone_are_told_with_their_place(tmp_path: Path, alone: str, message: str) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(GLOSSARY.replace("alone: [crops|millet]", alone), "utf-8")
    with pytest.raises(UserError, match=message) as problem:
        build([str(path)])
    assert problem.value.line == 9
