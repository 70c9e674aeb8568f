"""Terminology accuracy counted by hand."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from tqcheck.engine import Engine
from tqcheck.model import Document, Segment
from tqcheck.score.terminology import key, terminology
from tqcheck.terms import store

Invoke = Callable[..., Result]
GLOSSARY = """\
language: {source: fr, target: en}
topic: house terms
entries:
  - {term: "banque", prefer: [bank]}
  - {term: "banque centrale", prefer: [central bank, reserve bank]}
  - {term: "~force de l'ordre", prefer: [security forces], admit: [police]}
  - {term: "marche", prefer: ["ON"]}
  - {term: "~crise bancaire", prefer: [banking crisis]}
"""


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("own") / "terms.yaml"
    path.write_text(GLOSSARY, "utf-8")
    return path


@pytest.fixture(scope="module")
def engine(glossary: Path) -> Engine:
    return Engine([store.load([str(glossary)]), store.shipped()])


def scored(engine: Engine, *pairs: tuple[str, str], references: dict[str, str] | None = None) -> dict[str, Any] | None:
    segments = tuple(Segment(str(i), en, fr) for i, (fr, en) in enumerate(pairs))
    beside = {key(target): reference for target, reference in (references or {}).items()}
    return terminology(engine.readings(Document("x", segments, single=False)), beside)


def counted(engine: Engine, *pairs: tuple[str, str]) -> tuple[int, int]:
    found = scored(engine, *pairs)
    assert found
    return found["matched"], found["occurrences"]


@pytest.mark.parametrize(
    ("french", "english", "expected"),
    [
        ("La banque centrale relève son taux.", "The central bank raises its rate.", (1, 1)),
        ("La banque centrale relève son taux.", "The bank raises its rate.", (0, 1)),
        ("La banque aide la banque centrale.", "The bank helps the central bank.", (2, 2)),
        ("La banque aide la banque centrale.", "It helps the central bank.", (1, 2)),
        ("La banque achète une autre banque.", "The bank buys a rival.", (1, 2)),
        ("Les forces de l'ordre sont là.", "Security forces are there.", (1, 1)),
        ("Les forces de l'ordre sont là.", "The gendarmes are there.", (0, 1)),
        ("Réglez sur marche.", "Set it to ON.", (1, 1)),
        ("Les crises bancaires durent.", "Banking crises last.", (1, 1)),
        ("La crise bancaire dure.", "The banking crisis lasts.", (1, 1)),
        ("La crise bancaire dure.", "The crisis of the banks lasts.", (0, 1)),
        ("Réglez sur marche.", "Set it on the table.", (0, 1)),
    ],
)
def test_each_place_counts_for_one_term(engine: Engine, french: str, english: str, expected: tuple[int, int]) -> None:
    assert counted(engine, (french, english)) == expected
    if expected == (1, 1):  # the rule agrees
        found = engine.check(Document("x", (Segment("0", english, french),), single=False))
        assert "source-term" not in [finding.rule for finding in found]


def test_the_score_and_its_interval(engine: Engine) -> None:
    """3 of 4; the interval of Wilson is 30.1 to 95.4 percent."""
    found = scored(engine, *[("La banque ferme.", "The bank closes.")] * 3, ("La banque ouvre.", "It opens."))
    assert found
    assert (found["value"], found["low"], found["high"]) == (75.0, 30.1, 95.4)
    assert found["terms"] == [{"entry": "term-banque", "source": "banque", "occurrences": 4, "matched": 3, "translations": {"bank": 3}}]


def test_consistency(engine: Engine) -> None:
    """Police twice and security forces once: 2 of 3 are the usual one; a term that stands once says nothing."""
    french = "Les forces de l'ordre arrivent."
    found = scored(engine, (french, "Police arrive."), (french, "The police arrive."), (french, "Security forces arrive."))
    assert found
    assert found["consistency"] == 66.7
    alone = scored(engine, (french, "Police arrive."))
    assert alone
    assert alone["consistency"] is None


def test_window_overlap(engine: Engine) -> None:
    """Beside the term the reference has *the new* and *opens today*; three of these four words stand beside it in the target."""
    target = "Soon the new bank opens tomorrow."
    found = scored(engine, ("La nouvelle banque ouvre.", target), references={target: "At last the new bank opens today."})
    assert found
    assert found["window_overlap"] == 75.0
    without = scored(engine, ("La nouvelle banque ouvre.", target))
    assert without
    assert without["window_overlap"] is None


def test_no_term_no_score(engine: Engine) -> None:
    assert scored(engine, ("Il pleut.", "It rains.")) is None
    shipped = Engine([store.shipped()])
    assert scored(shipped, ("La banque ferme.", "The bank closes.")) is None


def test_the_command(invoke: Invoke, glossary: Path, tmp_path: Path) -> None:
    rows = [("La banque ferme.", "The bank closes."), ("La banque centrale ouvre.", "The institute opens.")]
    path = tmp_path / "a.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(i), "source": f, "target": e, "reference": e + " Now."}) + "\n" for i, (f, e) in enumerate(rows))
    )
    options = (str(path), "--glossary", str(glossary))
    report = json.loads(invoke("score", *options, "--format", "json").stdout)
    jsonschema.validate(report, json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8")))
    score = report["documents"][0]["scores"]["terminology"]
    assert (score["value"], score["occurrences"], score["window_overlap"]) == (50.0, 2, 66.7)
    shown = invoke("score", *options).stdout
    assert "terms     50.0" in shown
    assert "missed: banque centrale (1 of 1)" in shown
    assert "terminology" not in json.loads(invoke("score", str(path), "--format", "json").stdout)["documents"][0]["scores"]


def test_a_text_beside_its_source(invoke: Invoke, glossary: Path, tmp_path: Path) -> None:
    (tmp_path / "s.txt").write_text("La banque ferme ce soir.\n\nLes forces de l'ordre arrivent demain.\n", "utf-8")
    (tmp_path / "t.txt").write_text("The bank closes tonight.\n\nThe army arrives tomorrow.\n", "utf-8")
    options = ("--source", str(tmp_path / "s.txt"), "--glossary", str(glossary), "--format", "json")
    score = json.loads(invoke("score", str(tmp_path / "t.txt"), *options).stdout)["documents"][0]["scores"]["terminology"]
    assert (score["matched"], score["occurrences"]) == (1, 2)
