"""Near faults of translation, entries that wait for the source speak without it where good English hardly says their words."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Check

from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.model import Document, Finding, Segment
from tqcheck.second_look import AROUND
from tqcheck.terms.build import build
from tqcheck.terms.store import Glossary

GLOSSARY = """
topic: test
entries:
  - {id: sure, pattern: on the plan, suggest: in terms, why: A calque.}
  - {id: unheard, pattern: ~breeder, suggest: ~herder, source: ~éleveur, needs: source, why: A herder., applicability: safe}
  - {id: rare, pattern: armchair, suggest: seat, source: fauteuil, needs: source, why: A seat.}
  - {id: common, pattern: table, suggest: panel, source: plateau, needs: source, why: A panel.}
  - {id: french, pattern: moss, suggest: foam, source: mousse, needs: source, when: {french: [bière]}, why: Foam.}
said:
  never: |
    unheard
    french
  seldom: |
    rare
"""
FAULT = "Things go badly on the plan of supplies. "
WAITING = "The breeders left the armchair and the moss at the table. "
FILLING = "Nothing of note happened on that day in the town, and people went home early. " * (2 * AROUND // 70)


@pytest.fixture
def small(tmp_path: Path) -> Engine:
    path = tmp_path / "glossary.yaml"
    path.write_text(GLOSSARY, "utf-8")
    return Engine([Glossary(build([str(path)]), "test")])


def found(engine: Engine, text: str, source: str | None = None) -> list[Finding]:
    return engine.check(Document("text.txt", (Segment(None, text, source),)))


def entries(engine: Engine, text: str, source: str | None = None) -> list[str | None]:
    return [each.entry for each in found(engine, text, source)]


def test_good_text_gets_no_second_look(small: Engine) -> None:
    assert entries(small, WAITING * 3) == []


def test_near_a_fault_only_what_is_never_said_is_told(small: Engine) -> None:
    assert entries(small, FAULT + WAITING) == ["sure", "unheard", "french"]


def test_near_several_faults_also_what_is_seldom_said(small: Engine) -> None:
    assert entries(small, FAULT + WAITING + FAULT) == ["sure", "unheard", "rare", "french", "sure"]


def test_far_from_the_fault_nothing_is_told(small: Engine) -> None:
    assert entries(small, FAULT + FILLING + WAITING) == ["sure"]


def test_with_the_source_the_source_decides(small: Engine) -> None:
    assert entries(small, FAULT + WAITING, "Cela va mal sur le plan des vivres. Les marchands ont quitté la salle.") == ["sure"]


def test_places_are_those_of_the_whole_text_and_nothing_is_safe(small: Engine) -> None:
    text = FILLING + FAULT + WAITING
    likely = next(each for each in found(small, text) if each.entry == "unheard")
    assert text[likely.start : likely.end] == likely.text == "breeders"
    assert [(each.replacement, each.applicability) for each in likely.suggestions] == [("herders", "unsafe")]
    assert likely.confidence < 0.7
    assert likely.evidence


def test_what_is_no_list_of_ids_is_a_mistake_with_its_place(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yaml"
    path.write_text("topic: test\nsaid:\n  sometimes: |\n    rare\n", "utf-8")
    with pytest.raises(UserError, match="never, seldom, often") as caught:
        build([str(path)])
    assert caught.value.line == 3


DOUBTED = "The Nigerian opposition wants talks with the junta. "


def test_a_doubted_country_is_told_among_faults_of_another_kind(check: Check) -> None:
    def nations(text: str) -> list[str]:
        return [each.text for each in check(text) if each.rule == "confusable-demonym"]

    assert nations(DOUBTED) == []
    assert nations("It has put water in its wine. " + DOUBTED) == []
    assert nations("It has put water in its wine. " + DOUBTED + "The forces of order put the fire to the powders.") == ["Nigerian"]


FAULTY = "It has put water in its wine."
LIKELY = [
    ("The Front for Concord and Renewal left the talks. [He] accuses the army.", "It"),
    ("The opposition party Pastef met on Saturday. [He] re-elected Ousmane Sonko.", "It"),
    ("Barrick, the Canadian group, suspended [his] operations in January.", "its"),
    ("The Togolese company Asky ordered six planes. [She] serves 26 cities.", "It"),
    ("Founded in 2013, the Front for Concord left the talks. Since Monday, [he] accuses the army.", "it"),
    ("Of the twelve candidates, only eight remain. The court has spoken. [Her] president, Paul Nze, read the decision.", "Its"),
    ("Aminata Sow runs the clinic at Podor. She was trained as a midwife before returning to [his] village.", "her"),
    ("The rapper Omar Diouf was born in Dakar. [It] moved to Montreal at the age of ten.", "He"),
]
RIGHT = [
    "The Front for Concord left the talks. President Sall regrets it. He accuses the army.",
    "The party met on Saturday. Ousmane said he was tired. He re-elected nobody.",
    "Barrick, the Canadian group, and its chairman, Paul Nze, suspended his operations.",
    "Namibia congratulates the President on his election.",
    "The rapper Omar Diouf was born in Dakar. It was hoped that he would stay.",
    "Aminata Sow met Oumar at Podor before returning to his village.",
]


@pytest.mark.parametrize(("marked", "right"), LIKELY)
def test_a_likely_pronoun_is_told_near_a_fault(check: Check, marked: str, right: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [each for each in check(f"{text} {FAULTY}") if each.rule == "pronoun-antecedent"]
    assert [(each.start, each.suggestions[0].replacement) for each in found] == [(marked.index("["), right)]


def test_it_for_a_person_is_told_near_a_fault_only(check: Check) -> None:
    assert check(LIKELY[-1][0].replace("[", "").replace("]", "")) == []


@pytest.mark.parametrize("text", RIGHT)
def test_a_pronoun_that_may_mean_somebody_is_left_alone(check: Check, text: str) -> None:
    assert [each.text for each in check(f"{text} {FAULTY}") if each.rule == "pronoun-antecedent"] == []


def test_a_french_word_is_told_near_a_fault(check: Check) -> None:
    def left(text: str) -> list[str]:
        return [each.text for each in check(text) if each.rule == "untranslated"]

    assert left("The emprise shook the town.") == []
    assert left(f"The emprise shook the town. {FAULTY}") == ["emprise"]
    assert left(f"The salon has a suite, escargots and a biscuit. {FAULTY}") == []
    assert left(f"The word 'emprise' is French; Maison du Emprise is a novel. {FAULTY}") == []
