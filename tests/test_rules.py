"""The cases of every rule: ``tests/rules/<rule>.yaml`` lists texts that must be found and look-alikes that must not."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import Check

from tqcheck.configuration.selection import check_names
from tqcheck.rules import ALL_MODULES, all_rules
from tqcheck.terms import store
from tqcheck.terms.examples import split_bad

CASES = Path(__file__).parent / "rules"


def cases(kind: str) -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text("utf-8"))[kind]:
            case = case if isinstance(case, dict) else {"text": case}
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['text'][:50]}"))
    return found


@pytest.mark.parametrize(("rule", "case"), cases("bad"))
def test_finds(check: Check, rule: str, case: dict[str, str]) -> None:
    parts = split_bad(case["text"])
    assert parts, "mark the span with [ ]"
    text, start, end, fix = parts
    found = [f for f in check(text, case.get("source")) if f.rule == rule]
    check_names({f.entry for f in found if f.entry}, [store.shipped()])
    assert [(f.start, f.end) for f in found] == [(start, end)], [(f.text, f.message) for f in found]
    offers = [s.replacement if start < end else s.replacement.strip() for s in found[0].suggestions]  # what is put in brings its spaces
    assert (offers[0] if offers else None) == fix


@pytest.mark.parametrize(("rule", "case"), cases("good"))
def test_keeps_silent(check: Check, rule: str, case: dict[str, str]) -> None:
    assert not [(f.text, f.message) for f in check(case["text"], case.get("source")) if f.rule == rule]


def test_every_rule_has_cases() -> None:
    have = {path.stem for path in CASES.glob("*.yaml")}
    assert {rule.ID for rule in all_rules()} - {"phrase"} == have


def test_every_rule_describes_itself() -> None:
    for rule in all_rules():
        assert rule.__doc__
        assert len(rule.__doc__) > 80, rule.ID
        assert rule.SUMMARY.endswith("."), rule.ID


def test_every_rule_names_the_kinds_of_its_findings() -> None:
    for module in (import_module(f"tqcheck.rules.{name}") for name in ALL_MODULES):
        words = [node for node in ast.walk(ast.parse(Path(module.__file__ or "").read_text("utf-8"))) if isinstance(node, ast.keyword)]
        said = {word.value.value for word in words if word.arg == "entry" and isinstance(word.value, ast.Constant)}
        assert said <= set(getattr(module, "ENTRIES", ())), module


def test_countries_out_of_sight_of_each_other_tell_nothing(check: Check) -> None:
    between = "The rain went on for a week and the market stayed shut. " * 120
    found = check(f"Mauritania signed the treaty. {between}Mauritius has a new port.")
    assert not [(f.text, f.message) for f in found if f.rule == "confusable-demonym"]
