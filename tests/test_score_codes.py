"""Abbreviations, codes and signs beside their source."""

from __future__ import annotations

import pytest

from tqcheck.score import codes


def told(source: str, english: str) -> dict[str, float]:
    return {name: value for name, value in zip(codes.NAMES, codes.measure(source, english), strict=True) if value}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Levels of HbA1c and IL-6 rose.", {"HbA1c", "IL"}),
        ("胸部CT与MRI检查", {"CT", "MRI"}),
        ("Two ECGs and one RCT", {"ECG", "RCT"}),
        ("BACKGROUND: In 2019 a man from Niger", set()),
    ],
)
def test_codes(text: str, found: set[str]) -> None:
    assert codes.codes(text) == found


@pytest.mark.parametrize(
    ("source", "english", "expected"),
    [
        ("Der HbA1c-Wert (±5 %) sank.", "The HbA1c value (±5%) fell.", {}),
        ("Das CT zeigte nichts.", "The ct showed nothing.", {"codes_case": 1, "capitals_lost": 1}),
        ("Le score DAS28 baissa.", "The score fell.", {"codes_lost": 1, "capitals_lost": 2}),
        ("La tasa bajó.", "The BMI fell.", {"codes_odd": 1}),
        ("Mesures (n=3).", "Measures n 3.", {"signs_lost": 3}),
        ("Le pH monta.", "The pH (+) rose.", {"signs_added": 3}),
    ],
)
def test_what_changed(source: str, english: str, expected: dict[str, float]) -> None:
    assert told(source, english) == expected


@pytest.mark.parametrize(
    ("english", "share"),
    [
        ("chronic heart failure (CHF) was treated", 0.0),
        ("non-alcoholic fatty liver disease (NAFLD).", 0.0),
        ("chronic heart failure (ICC) was treated", pytest.approx(1 / 3)),
        ("in the city of London (UK), they met", 1.0),
        ("no brackets at all", 0.0),
    ],
)
def test_abbreviations_not_explained(english: str, share: float) -> None:
    assert codes.unexplained(english) == share
