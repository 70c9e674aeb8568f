"""Set phrases told by their English words alone, near other faults."""

from __future__ import annotations

import pytest
from conftest import Check

from tqcheck.terms import store
from tqcheck.text.renderings import BESIDE, LONGEST

FAULT = "It has put water in its wine."
TOLD = [
    ("Residents of the district were up [at the auroras].", "at the crack of dawn"),
    ("The savings shrank to a [skin of sorrow] in ten years.", "shrinking away"),
    ("The migrants drowned in [pneumatic canoes].", "inflatable dinghies"),
    ("The minister [chewed not his words].", "did not mince his words"),
    ("The court must rule on [an exception of incompetence].", "a plea of lack of jurisdiction"),
    ("[Taken in pliers], the two battalions withdrew.", "Caught in a pincer movement"),
    ("The house is a [thermal sieve].", "poorly insulated home"),
    ("The [quarrels of chapel] have cost the party dear.", "factional squabbling"),
    ("He was [put in the minority] by his own party.", "outvoted"),
]
LEFT = [
    "She wore a mask of sorrow, and her skin was pale.",
    "The House of the Mother in Dakar is closed.",
    "A pneumatic drill lay beside the canoe.",
    "The minister had chewed gum, and his words were clear.",
    "A minority has put in a claim.",
    "The water rose in the district.",
    "Thermal power stations and a sieve of sand were shown.",
    "The case of the first time took place at the hearing.",
]


def test_no_row_of_words_is_longer_than_those_that_are_looked_for() -> None:
    assert max(key.count(BESIDE) + 1 for key in store.shipped()._rendered) <= LONGEST


def plain(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


@pytest.mark.parametrize(("marked", "right"), TOLD)
def test_near_a_fault_the_english_tells_the_phrase(check: Check, marked: str, right: str) -> None:
    found = [each for each in check(f"{plain(marked)} {FAULT}") if each.rule == "set-phrase"]
    assert [each.text for each in found] == [marked[marked.index("[") + 1 : marked.index("]")]]
    assert found[0].suggestions[0].replacement == right
    assert found[0].suggestions[0].applicability != "safe"
    assert found[0].evidence


@pytest.mark.parametrize("marked", [marked for marked, _ in TOLD])
def test_without_a_fault_nothing_is_told(check: Check, marked: str) -> None:
    assert [each.text for each in check(plain(marked)) if each.rule == "set-phrase"] == []


@pytest.mark.parametrize("text", LEFT)
def test_the_same_words_otherwise_are_left_alone(check: Check, text: str) -> None:
    assert [each.text for each in check(f"{text} {FAULT}") if each.rule == "set-phrase"] == []


def test_one_slip_in_a_long_text_unleashes_nothing(check: Check) -> None:
    text = f"{plain(TOLD[0][0])} {FAULT} " + "Nothing of note happened on that day in the town, and people went home early. " * 60
    assert [each.text for each in check(text) if each.rule == "set-phrase"] == []
