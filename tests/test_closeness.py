"""A free translation is no place for what presumes a literal one."""

import pytest

from tqcheck.bilingual.bitext import Pair
from tqcheck.bilingual.closeness import allowed, closeness

CLOSE = (
    "The minister opened the new school on Monday in the presence of the parents and teachers of the village.",
    "Le ministre a inauguré lundi la nouvelle école en présence des parents et des enseignants du village.",
)
FREE = (
    "Mothers, fathers and staff were there to see the classrooms unveiled at the start of the week.",
    "Le ministre a inauguré lundi la nouvelle école en présence des parents et des enseignants du village.",
)
FOREIGN = "Shares in the airline fell sharply after it warned that profits would miss forecasts."


def test_a_literal_translation_is_close():
    assert closeness(Pair(0, *CLOSE)) > 0.85


def test_a_free_one_is_not():
    assert closeness(Pair(0, *FREE)) < 0.7


def test_order_counts():
    source = CLOSE[1]
    moved = "In the village, teachers and parents were present on Monday when the new school was opened by the minister."
    assert closeness(Pair(0, moved, source)) < closeness(Pair(0, *CLOSE)) - 0.1


def test_few_words_tell_nothing():
    assert closeness(Pair(0, "Exports fell.", "Les exportations ont augmenté.")) == 1.0


def test_the_dictionary_allows_little_of_another_text():
    assert allowed(Pair(0, *CLOSE)) > 0.8
    assert allowed(Pair(0, FOREIGN, CLOSE[1])) <= 0.25


@pytest.mark.parametrize(
    ("target", "found"),
    [
        ("The court heard on Monday that the former director had stolen with the money of the cooperative in March.", True),
        (
            "A co-operative's ex-boss, said to have made off with its cash back in the spring, went on trial at the start of the week.",
            False,
        ),
    ],
)
def test_findings_of_free_translations_are_dropped(check, target, found):
    source = "Le tribunal a entendu lundi que l'ancien directeur avait volé sans l'argent de la coopérative en mars."
    rules = {finding.rule for finding in check(target, source)}
    assert ("degree-changed" in rules) == found
