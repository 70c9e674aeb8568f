"""What the words of grammar of a source say, in languages that texts are translated from, and what of it the English lacks."""

from __future__ import annotations

import pytest

from tqcheck.score import grammar
from tqcheck.score.tokens import tokens


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les soldats ont quitté la ville avec le ministre de la défense.", "fr"),
        ("Die Soldaten haben die Stadt mit dem Verteidigungsminister verlassen.", "de"),
        ("Los soldados salieron de la ciudad con el ministro de defensa.", "es"),
        ("I soldati hanno lasciato la città con il ministro della difesa.", "it"),
        ("Os soldados deixaram a cidade com o ministro da defesa, mas não foram longe.", "pt"),
        ("Żołnierze opuścili miasto wraz z ministrem i nie wrócili do domu.", "pl"),
        ("Vojáci opustili město s ministrem obrany a do města se už nevrátili.", "cs"),
        ("Солдаты покинули город вместе с министром обороны.", "ru"),
        ("士兵们和国防部长一起离开了这座城市。", "zh"),
        ("兵士たちは国防大臣とともに町を去った。", "ja"),
        ("सैनिक रक्षा मंत्री के साथ शहर से चले गए हैं।", "hi"),
        ("Xyz qwv zzt.", None),
    ],
)
def test_a_language_is_told_by_its_script_or_small_words(text: str, language: str | None) -> None:
    assert grammar.language(text) == language


def lacks(source: str, english: str) -> set[str]:
    """Names of the measurements that say something is wrong."""
    free = {"past_balance"}
    values = dict(zip(grammar.NAMES, grammar.measure(source, tokens(english)), strict=True))
    return {name for name, value in values.items() if value and name not in free}


@pytest.mark.parametrize(
    ("source", "good", "bad", "wrong"),
    [
        ("Il n'a jamais vu la mer.", "He never saw the sea.", "He saw the sea.", "denied"),
        ("Die Stadt hat keine Brücke und ist arm.", "The town has no bridge and is poor.", "The town has a bridge and is poor.", "denied"),
        ("这座城市没有桥。", "The city has no bridge.", "The city has a bridge.", "denied"),
        ("La reine est à Paris avec elle.", "The queen is in Paris with her.", "The queen is in Paris with him.", "he_odd"),
        ("Le roi est à Paris.", "He is in Paris.", "She is in Paris.", "she_odd"),
        ("Она живёт в Москве.", "She lives in Moscow.", "He lives in Moscow.", "he_odd"),
        ("Le pont est dans le nord de la ville.", "The bridge is in the north of the town.", "The bridge will be in the north of the town.", "future_added"),
        ("Le pont sera dans le nord de la ville.", "The bridge will be in the north of the town.", "The bridge is in the north of the town.", "future_lost"),
        ("El puente estaba en el norte de la ciudad.", "The bridge was in the north of the city.", "The bridge is in the north of the city.", "past_lost"),
        ("Il ponte è nel nord della città.", "The bridge is in the north of the city.", "The bridge was in the north of the city.", "past_added"),
        ("Le roi est dans la ville et la reine est à la mer.", "The king is in town and the queen at sea.", "The king is in town, the queen at sea.", "joins_lost"),
    ],
)  # fmt: skip
def test_what_the_source_says_the_english_must_say(source: str, good: str, bad: str, wrong: str) -> None:
    assert wrong not in lacks(source, good)
    assert wrong in lacks(source, bad)


def test_nothing_is_said_of_a_language_that_is_not_known() -> None:
    assert grammar.measure("Xyz qwv zzt.", ["He", "will", "not"]) == [None] * len(grammar.NAMES)
