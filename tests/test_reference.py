"""Scores against references: what sacrebleu gives for known texts, and every way to give it the wrong texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from tqcheck.errors import UserError
from tqcheck.score import reference
from tqcheck.score.pairing import Pairs, Reference, pair

Invoke = Callable[..., Result]
TEXTS = ["The army left the town.", "The president said yes to it.", "Polls open at seven."]
OTHER = ["The army has left the town.", "The president agreed to it.", "Polls open at seven."]
THIRD = ["Troops left the town.", "The president said yes to it.", "Voting starts at seven."]


def laid(texts: list[str], *references: list[str], **more: Any) -> Pairs:
    named = [Reference(f"r{k}.txt", list(r)) for k, r in enumerate(references, 1)]
    return pair([(str(k), text) for k, text in enumerate(texts, 1)], named, "a.txt", **more)


def refused(texts: list[str], *references: list[str], **more: Any) -> UserError:
    with pytest.raises(UserError) as caught:
        laid(texts, *references, **more)
    return caught.value


def test_a_better_text_scores_better_and_ter_counts_down() -> None:
    every = ("bleu", "chrf2", "chrf2++", "ter")
    near, far = reference.corpus(laid(TEXTS, OTHER), every), reference.corpus(laid([*TEXTS[:2], "Nothing of this."], OTHER), every)
    for name in ("bleu", "chrf2", "chrf2++"):
        assert 0 < far[name]["value"] < near[name]["value"] < 100
        assert not near[name]["lower_is_better"]
    assert near["ter"]["value"] < far["ter"]["value"]
    assert near["ter"]["lower_is_better"]


def test_ter_by_hand() -> None:
    """One word is put in, in a reference of six words (the full stop belongs to its word): 1/6."""
    found = reference.corpus(laid(["The army left the town."], ["The army has left the town."]), ("ter",))["ter"]
    assert found["value"] == 16.67
    assert (found["low"], found["high"]) == (None, None)


def test_intervals_hold_the_value_and_are_the_same_each_time() -> None:
    first, second = (reference.corpus(laid(TEXTS, OTHER)) for _ in range(2))
    assert first == second
    for value in first.values():
        assert 0 <= value["low"] <= value["value"] <= value["high"] <= 100
        assert "bs:1000" in value["signature"]
        assert "nrefs:1" in value["signature"]


def test_two_references_agree_with_more() -> None:
    one, two = reference.corpus(laid(TEXTS, OTHER)), reference.corpus(laid(TEXTS, OTHER, THIRD))
    assert two["bleu"]["value"] > one["bleu"]["value"]
    assert "nrefs:2" in two["bleu"]["signature"]


def test_a_short_segment_equal_to_its_reference_has_all_points() -> None:
    """BLEU without effective order gives 0 to two equal words."""
    rows = reference.segments(laid(["Good night", "One word more"], ["Good night", "Two words more"]), ("bleu", "chrf2"))
    assert rows[0] == {"segment": "1", "bleu": 100, "chrf2": 100}
    assert rows[1]["chrf2"] < 100


def test_a_second_reference_may_lack_segments() -> None:
    pairs = laid(TEXTS, OTHER, ["", THIRD[1], ""])
    assert len(pairs.hypotheses) == 3
    assert reference.corpus(pairs)["bleu"]["value"] > reference.corpus(laid(TEXTS, OTHER))["bleu"]["value"]
    assert len(reference.segments(pairs)) == 3


@pytest.mark.parametrize(
    ("references", "message"),
    [
        ([OTHER[:2]], "3 segments, but the reference has 2"),
        ([[*OTHER, "More."]], "3 segments, but the reference has 4"),
        ([["", " ", ""]], "the reference is empty"),
        ([TEXTS], "the reference is the translation itself"),
        ([OTHER, OTHER], "the same reference as r1.txt"),
        ([[OTHER[0], "", OTHER[2]]], "the reference has no text for segment 2"),
        ([OTHER, THIRD[:1]], "3 segments, but the reference has 1"),
        ([[OTHER[0], "", OTHER[2]], [THIRD[0], "", THIRD[2]]], "all references have no text for segment 2"),
    ],
)
def test_what_cannot_be_right(references: list[list[str]], message: str) -> None:
    problem = refused(TEXTS, *references)
    assert problem.message == message
    assert problem.path
    assert problem.hint or "empty" in message


def test_the_source_is_no_reference() -> None:
    french = ["L'armée a quitté la ville.", "Le président a dit oui.", "Le vote commence."]
    assert refused(TEXTS, french, sources=french).message == "the reference is the source"


def test_a_column_may_have_gaps_and_segments_without_text_are_not_scored() -> None:
    pairs = laid([*TEXTS, ""], [OTHER[0], "", OTHER[2], ""], column=True)
    assert pairs.ids == ["1", "3"]
    assert pairs.left_out == 2
    assert laid([*TEXTS, ""], [*OTHER, ""]).left_out == 1


@pytest.mark.parametrize(
    ("texts", "given", "told"),
    [
        (["The army left the town ."] * 3, OTHER, "a.txt looks tokenised"),
        (TEXTS, ["The army has left the town .", "The president did n't agree .", "Polls open at seven ."], "r1.txt looks tokenised"),
        ([(text + " Nobody was hurt there today.").lower() for text in TEXTS], OTHER, "a.txt is in small letters"),
        (["He said “yes”."], ['He said "yes" then.'], "--fold-quotes"),
        (["", *TEXTS[1:]], OTHER, "1 segment without a translation"),
        (TEXTS, TEXTS, "the scores say nothing"),
    ],
)
def test_what_may_be_wrong_is_told(texts: list[str], given: list[str], told: str) -> None:
    warnings = laid(texts, given, column=texts == given).warnings
    assert len(warnings) == 1
    assert told in warnings[0]


def test_lines_out_of_step_are_told() -> None:
    """The sixth line is lost and the twelfth split: the numbers agree, and 7 to 12 stand one line too early."""
    texts = [f"Delegation {k} from town {k} will speak." for k in range(10, 40)]
    given = [f"The people of town {k} speak." for k in range(10, 40)]
    assert laid(texts, given).warnings == []
    (warning,) = laid(texts, [*given[:5], *given[6:12], "Part of", *given[12:]]).warnings
    assert warning.startswith("6 of 30 segments, the first number 7,")


def test_good_pairs_have_no_warning() -> None:
    assert laid(TEXTS, OTHER, THIRD).warnings == []
    assert laid(["It costs 1.50 francs, or .5 of it.", "See p. 5."], ["It costs 1.50, i.e. half.", "See page 5."]).warnings == []


def test_folding_is_named_in_the_signature() -> None:
    curly, straight = ["It’s “Niger’s” army — again…"], ["It's \"Niger's\" army - again..."]
    plain = reference.corpus(laid(curly, straight))["chrf2"]
    folded = reference.corpus(laid(curly, straight, fold_quotes=True))["chrf2"]
    assert plain["value"] < folded["value"] == 100
    assert "fold" not in plain["signature"]
    assert folded["signature"].endswith("|fold:quotes")


def test_unknown_metrics() -> None:
    assert reference.chosen(("chrf++", "ter", "TER")) == ("chrf2++", "ter")
    assert reference.chosen(()) == ("bleu", "chrf2")
    with pytest.raises(UserError, match="comet"):
        reference.chosen(("comet",))


@pytest.fixture
def files(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text("\n\n".join(TEXTS) + "\n", "utf-8")
    (tmp_path / "r1.txt").write_bytes("\r\n".join(OTHER).encode())
    (tmp_path / "r2.txt").write_text("\ufeff" + "\n".join(THIRD), "utf-8")
    (tmp_path / "a.jsonl").write_text("".join(json.dumps({"id": f"s{i}", "target": t}) + "\n" for i, t in enumerate(TEXTS)), "utf-8")
    (tmp_path / "r.jsonl").write_text("".join(json.dumps({"id": f"s{i}", "target": t}) + "\n" for i, t in enumerate(OTHER)), "utf-8")
    return tmp_path


@pytest.mark.parametrize(("text", "given", "ids"), [("a.txt", "r1.txt", ["1", "2", "3"]), ("a.jsonl", "r.jsonl", ["s0", "s1", "s2"])])
def test_the_command_scores_texts_and_segments(files: Path, invoke: Invoke, text: str, given: str, ids: list[str]) -> None:
    options = ("--reference", str(files / given), "--reference", str(files / "r2.txt"), "--metrics", "bleu,chrf,chrf++,ter")
    report = json.loads(invoke("score", str(files / text), *options, "--format", "json").stdout)
    jsonschema.validate(report, json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8")))
    found = report["documents"][0]
    assert list(found["scores"]["reference"]) == ["bleu", "chrf2", "chrf2++", "ter"]
    assert found["scores"]["reference_notes"] == {"segments": 3, "left_out": 0, "references": 2, "warnings": []}
    assert [row["segment"] for row in found["reference_segments"]] == ids
    assert found["reference_segments"][1]["ter"] == 0
    shown = invoke("score", str(files / text), *options).stdout
    assert "lower is better" in shown
    assert "furthest from the reference (chrf2):" in shown


def test_a_reference_belongs_to_one_file(files: Path, invoke: Invoke) -> None:
    for command in ("score", "check"):
        result = invoke(command, str(files / "a.txt"), str(files / "r1.txt"), "--reference", str(files / "r2.txt"))
        assert isinstance(result.exception, UserError)
        assert "exactly one file" in str(result.exception)


def test_a_file_is_not_its_own_reference(files: Path, invoke: Invoke) -> None:
    result = invoke("score", str(files / "a.txt"), "--reference", str(files / "." / "a.txt"))
    assert isinstance(result.exception, UserError)
    assert "the translation itself" in str(result.exception)


@pytest.mark.parametrize("options", [("--metrics", "ter"), ("--fold-quotes",)])
def test_metrics_need_a_reference(files: Path, invoke: Invoke, options: tuple[str, ...]) -> None:
    result = invoke("score", str(files / "a.txt"), *options)
    assert isinstance(result.exception, UserError)
    assert result.exception.message == "there is no reference"


def test_short_texts_have_scores_and_are_told_what_bleu_cannot_say(invoke: Invoke, tmp_path: Path) -> None:
    rows = [
        {"id": "a", "source": "Bonne nuit", "target": "Good night", "reference": "Good night"},
        {"id": "b", "source": "Perdu", "target": "", "reference": "Something lost"},
    ]
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = invoke("score", str(tmp_path / "a.jsonl"))  # sacrebleu's bootstrap fails where some resamples hold no words
    assert result.exit_code == 0
    assert "no segment has four words" in result.stdout
    assert "1 segment without a translation" in result.stdout
