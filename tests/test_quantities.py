"""What numbers are worth, in both languages."""

from __future__ import annotations

import pytest

from tqcheck.text import numbers, quantities, units
from tqcheck.text.stems import tokens


def values(text: str, language: str) -> list[float]:
    return [q.value for q in quantities.read(text, language, tokens(text)) if q.kind not in ("loose", "code")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("deux mille cinq cents", [2500]),
        ("mille neuf cent quatre-vingt-dix-neuf", [1999]),
        ("soixante et onze", [71]),
        ("un milliard et demi", [1.5e9]),
        ("un demi-million", [5e5]),
        ("cent vingt-trois mille", [123000]),
        ("deux ou trois", [2, 3]),
        ("4,95 milliards", [4.95e9]),
        ("1 200,5", [1200.5]),
        ("1,2 billion", [1.2e12]),
        ("290,4 M$", [290.4e6]),
        ("le XIXe siècle", [19]),
        ("la 3e place", [3]),
        ("Vers 10 km", [10]),
        ("à 14 h 30", [870]),
        ("12 pour cent", [12]),
    ],
)
def test_french(text: str, expected: list[float]) -> None:
    assert values(text, "fr") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("two thousand five hundred and six", [2506]),
        ("a million and a half", [1.5e6]),
        ("half a million", [5e5]),
        ("three thousand million", [3e9]),
        ("$4.95bn", [4.95e9]),
        ("1,200.5", [1200.5]),
        ("the 19th century", [19]),
        ("at 2.30 pm", [870]),
        ("one or two", [1, 2]),
    ],
)
def test_english(text: str, expected: list[float]) -> None:
    assert values(text, "en") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,5", "1.5"),
        ("45 233", "45,233"),
        ("1 200,5", "1,200.5"),
        ("1,500", "1,500"),
        ("12 March", "12 March"),
        ("10 000 to 2,75", "10,000 to 2.75"),
    ],
)
def test_numbers_that_only_french_writes_so(text: str, expected: str) -> None:
    assert numbers.in_english_form(text) == expected


def test_a_decade_may_be_written_short() -> None:
    (decade,) = quantities.read("les années 30", "fr", tokens("les années 30"))
    assert 1930 in decade.values


def test_a_scale_is_shared_in_a_range() -> None:
    first, _ = quantities.read("from 3 to 4 billion", "en", tokens("from 3 to 4 billion"))
    assert 3e9 in first.values


@pytest.mark.parametrize(
    ("french", "value", "english", "other", "same"),
    [
        ("25 cm", 25, "10 inches", 10, True),
        ("30 mètres", 30, "100 feet", 100, True),
        ("26 degrés", 26, "80 degrees", 80, True),
        ("30 mètres", 30, "10 feet", 10, False),
        ("5 kg", 5, "5 miles", 5, False),
    ],
)
def test_converted_measures(french: str, value: float, english: str, other: float, same: bool) -> None:
    mine = units.at(french, 0, len(str(value)), "fr")
    theirs = units.at(english, 0, len(str(other)), "en")
    assert mine is not None
    assert theirs is not None
    assert units.converted(value, mine.unit, other, theirs.unit) is same


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (4300, "4,300"),
        (12345.67, "12,345.67"),
        (1234567.25, "1,234,567.25"),
        (1.5e6, "1.5 million"),
        (1500.25e9, "1,500.25 billion"),
        (0.5, "0.5"),
    ],
)
def test_values_are_written_with_all_their_digits(value: float, expected: str) -> None:
    assert numbers.written(value) == expected
