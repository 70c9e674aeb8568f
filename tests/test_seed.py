"""The real article: what a senior editor marked is found, and nothing is found in it as that editor would print it."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Check

SEEDS = Path(__file__).parents[1] / "seeds"
NAME = "000_7824ef3c03834673"
TEXT = (SEEDS / f"{NAME}.txt").read_text("utf-8")
GOLD = json.loads((SEEDS / f"{NAME}.gold.json").read_text("utf-8"))
MUST = ["Nigerian", "Nigerian", "Nigerian", "Nigerian", "fight with", "3 French soldiers", "He", "Balloté"]


def overlapping(findings: list[tuple[int, int]], start: int, end: int) -> bool:
    return any(s < end and start < e for s, e in findings)


def test_the_annotation_fits_the_text() -> None:
    for error in GOLD["errors"]:
        assert TEXT[error["start"] : error["end"]] == error["text"]


def test_what_an_editor_marks_is_found(check: Check) -> None:
    found = [(f.start, f.end) for f in check(TEXT)]
    errors = [e for e in GOLD["errors"] if e["detectable_without_source"]]
    missed = [e["text"] for e in errors if not overlapping(found, e["start"], e["end"])]
    assert not [text for text in missed if text in MUST]
    assert len(errors) - len(missed) >= 0.6 * len(errors), missed


def test_little_else_is_found(check: Check) -> None:
    golds = [(e["start"], e["end"]) for e in GOLD["errors"]]
    extra = [f.text for f in check(TEXT) if not overlapping(golds, f.start, f.end)]
    assert len(extra) <= 2, extra


def test_the_demonyms_come_with_their_evidence(check: Check) -> None:
    found = [f for f in check(TEXT) if f.rule == "confusable-demonym" and f.text == "Nigerian"]
    assert len(found) == 4
    for f in found:
        assert f.suggestions[0].replacement == "Nigerien"
        assert f.evidence


def test_the_edited_article_is_silent(check: Check) -> None:
    assert not [(f.text, f.message) for f in check(GOLD["corrected"])]


def test_the_same_article_about_nigeria(check: Check) -> None:
    swapped = TEXT
    for niger, nigeria in (
        ("Mohamed Bazoum", "Bola Tinubu"),
        ("Bazoum", "Tinubu"),
        ("Niamey", "Abuja"),
        ("Alkassoum Indatou", "Badaru Abubakar"),
        ("Abdou Abary", "Tijjani Muhammad-Bande"),
        ("Niger’s", "Nigeria’s"),
        ("Niger ", "Nigeria "),
        ("Niger,", "Nigeria,"),
        ("Niger.", "Nigeria."),
    ):
        swapped = swapped.replace(niger, nigeria)
    assert not [f.text for f in check(swapped) if f.rule == "confusable-demonym"]
    found = [f.text for f in check(swapped.replace("Nigerian", "Nigerien")) if f.rule == "confusable-demonym"]
    assert found == ["Nigerien"] * 4
