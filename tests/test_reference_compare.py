"""Two translations compared: differences that are there, differences that are chance, and files that do not belong together."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from tqcheck.errors import UserError
from tqcheck.score.paired import Part, difference

Invoke = Callable[..., Result]
PLACES = "Dakar Bamako Niamey Lomé Cotonou Abidjan Accra Conakry Praia Banjul Dori Gao".split()
GOOD = [f"The minister arrived in {place} on {day} June." for place in PLACES for day in (3, 12)]
BAD = [f"Minister the on {day} June in {place} is arrive." for place in PLACES for day in (3, 12)]
REFERENCE = [f"The minister got to {place} on {day} June." for place in PLACES for day in (3, 12)]
SOURCE = [f"Le ministre est arrivé à {place} le {day} juin." for place in PLACES for day in (3, 12)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, lines in (("good", GOOD), ("bad", BAD), ("reference", REFERENCE), ("source", SOURCE)):
        (tmp_path / f"{name}.txt").write_text("\n".join(lines) + "\n", "utf-8")
        rows = [{"id": f"s{i}", "source": SOURCE[i], "target": text, "reference": REFERENCE[i]} for i, text in enumerate(lines)]
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return tmp_path


def compared(invoke: Invoke, folder: Path, a: str, b: str, *options: str) -> dict[str, Any]:
    result = invoke("score", "--compare", str(folder / a), str(folder / b), *options, "--format", "json")
    assert result.exit_code == 0, result.exception
    found: dict[str, Any] = json.loads(result.stdout)
    jsonschema.validate(found, json.loads((Path(__file__).parents[1] / "schemas" / "comparison-1.json").read_text("utf-8")))
    return found


@pytest.mark.parametrize("test", ["bootstrap", "randomisation"])
def test_a_text_that_is_better_throughout(invoke: Invoke, folder: Path, test: str) -> None:
    options = ("--source", str(folder / "source.txt"), "--reference", str(folder / "reference.txt"), "--metrics", "bleu,chrf,ter")
    found = compared(invoke, folder, "bad.txt", "good.txt", *options, "--test", test)
    assert found["schema"] == "tqcheck-comparison/1"
    assert found["segments"] == 24
    assert list(found["differences"]) == ["bleu", "chrf2", "ter", "fluency", "quality", "mqm_penalty"]
    for name in ("bleu", "chrf2", "ter", "fluency", "quality"):
        each = found["differences"][name]
        assert each["better"] == "b", name
        assert (each["difference"] < 0) == each["lower_is_better"] == (name == "ter")
    assert {"bootstrap": "|bs:1000", "randomisation": "|ar:10000"}[test] in found["differences"]["bleu"]["signature"]
    assert found["warnings"] == ["24 segments: only large differences can be told from chance"]


def test_the_order_changes_only_the_sign(invoke: Invoke, folder: Path) -> None:
    there, back = (compared(invoke, folder, *names) for names in (("bad.jsonl", "good.jsonl"), ("good.jsonl", "bad.jsonl")))
    for name, each in there["differences"].items():
        assert each["difference"] == -back["differences"][name]["difference"]
        assert {each["better"], back["differences"][name]["better"]} in ({"a", "b"}, {None})


def test_texts_and_segments_agree(invoke: Invoke, folder: Path) -> None:
    """One sentence a paragraph: the same units whichever way they are read."""
    options = ("--source", str(folder / "source.txt"), "--reference", str(folder / "reference.txt"))
    text, rows = compared(invoke, folder, "bad.txt", "good.txt", *options), compared(invoke, folder, "bad.jsonl", "good.jsonl")
    for name in ("bleu", "chrf2", "fluency"):
        assert text["differences"][name] == rows["differences"][name]


def test_a_single_change_is_not_called_better(invoke: Invoke, folder: Path) -> None:
    (folder / "near.txt").write_text("\n".join([BAD[0], *GOOD[1:]]), "utf-8")
    found = compared(invoke, folder, "near.txt", "good.txt", "--reference", str(folder / "reference.txt"))
    assert [each["better"] for each in found["differences"].values()] == [None] * 4


def test_few_segments_have_no_winner(invoke: Invoke, folder: Path) -> None:
    for name in ("good", "bad"):
        lines = (folder / f"{name}.txt").read_text("utf-8").split("\n")
        (folder / f"{name}.txt").write_text("\n".join(lines[:5]), "utf-8")
    found = compared(invoke, folder, "bad.txt", "good.txt")
    assert all(each["better"] is None for each in found["differences"].values())
    assert found["warnings"] == ["5 segments: too few to call one better"]
    shown = invoke("score", "--compare", str(folder / "bad.txt"), str(folder / "good.txt")).stdout
    assert "too few segments" in shown


def test_mqm_points_belong_to_their_paragraphs(invoke: Invoke, folder: Path) -> None:
    """One critical error (25 points) in 11 words: 25,000 / 11 points in 1,000 words."""
    (folder / "a.txt").write_text("The Nigerian government met in Niamey.\n\nPolls open at seven today.\n", "utf-8")
    (folder / "b.txt").write_text("The Nigerien government met in Niamey.\n\nPolls open at seven today.\n", "utf-8")
    found = compared(invoke, folder, "a.txt", "b.txt")["differences"]["mqm_penalty"]
    assert (found["a"], found["b"]) == (2272.73, 0)
    assert found["lower_is_better"]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda rows: rows[:-1], "23 segments, but"),
        (lambda rows: [{**rows[0], "id": "x"}, *rows[1:]], "the segment x stands where"),
        (lambda rows: [{**rows[0], "source": "Autre chose."}, *rows[1:]], "segment s0 has another source"),
        (lambda rows: [{**rows[0], "reference": "Something else."}, *rows[1:]], "other references than in"),
        (lambda rows: [{k: v for k, v in row.items() if k != "reference"} for row in rows], "only one of the two files has references"),
    ],
)
def test_files_that_do_not_belong_together(invoke: Invoke, folder: Path, change: Callable[[Any], Any], message: str) -> None:
    rows = [json.loads(line) for line in (folder / "good.jsonl").read_text("utf-8").splitlines()]
    (folder / "other.jsonl").write_text("".join(json.dumps(row) + "\n" for row in change(rows)), "utf-8")
    result = invoke("score", "--compare", str(folder / "bad.jsonl"), str(folder / "other.jsonl"))
    assert isinstance(result.exception, UserError)
    assert message in str(result.exception)


def test_other_mistakes(invoke: Invoke, folder: Path) -> None:
    a, b = str(folder / "good.txt"), str(folder / "bad.txt")
    for options, message in (
        (("--compare", a, a), "the same text as"),
        ((a, "--compare", a, b), "without other files"),
        (("--compare", a, b, "--min-score", "50"), "without --min-score"),
        (("--compare", a, b, "--format", "html"), "no html output"),
    ):
        result = invoke("score", *options)
        assert isinstance(result.exception, UserError), options
        assert message in str(result.exception)


def test_a_paired_difference_by_hand() -> None:
    """B has 2 more in every segment: the difference is 2 however segments are drawn, and no resample is as far from it as it is from none."""
    a = [Part(float(k), 1) for k in range(30)]
    found = difference(a, [Part(part.top + 2, 1) for part in a])
    assert (found["a"], found["b"], found["difference"], found["low"], found["high"]) == (14.5, 16.5, 2, 2, 2)
    assert found["p"] == round(1 / 1001, 4)


def test_no_difference_has_no_weight() -> None:
    a = [Part(float(k % 7), 1) for k in range(70)]
    assert difference(a, a)["p"] == 1
    turned = difference(a, a[1:] + a[:1])
    assert turned["difference"] == 0
    assert turned["p"] == 1
    assert difference(a[:1], a[1:2])["p"] is None
