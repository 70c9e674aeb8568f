"""Measuring on annotated text: gold files, scorers against brute force, corrections, the command."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations, permutations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.errors import UserError
from tqcheck.evaluation import corrections, gold, measure, spans
from tqcheck.evaluation.bootstrap import interval
from tqcheck.evaluation.gold import Error
from tqcheck.evaluation.spans import Counts

TEXT = "The Nigerian army sent 3 men."


def errors(*pairs: tuple[int, int]) -> list[Error]:
    return [Error(*pair) for pair in pairs]


@pytest.mark.parametrize(
    ("scorer", "found", "annotated", "expected"),
    [
        ("exact", [(4, 12)], [(4, 12)], (1, 1, 1, 1)),
        ("exact", [(4, 17)], [(4, 12)], (0, 1, 0, 1)),
        ("overlap", [(4, 17)], [(4, 12)], (1, 1, 1, 1)),
        ("overlap", [(0, 8), (8, 17)], [(4, 12)], (1, 2, 1, 1)),  # one annotated span is hit once
        ("overlap", [(0, 20)], [(4, 12), (13, 17)], (1, 1, 1, 2)),  # one finding collects one error
        ("partial", [(4, 20)], [(4, 12)], (0.5, 1, 1, 1)),
        ("partial", [(4, 8)], [(4, 12)], (1, 1, 0.5, 1)),
        ("partial", [(0, 20)], [(4, 12), (13, 17)], (0.4, 1, 1, 2)),  # with the better of both
        ("character", [(4, 20)], [(4, 12)], (8, 16, 8, 8)),
        ("character", [(0, 6), (4, 8)], [(4, 12)], (4, 8, 4, 8)),  # characters count once
        ("overlap", [(5, 5)], [(4, 12)], (1, 1, 1, 1)),
        ("exact", [(29, 29)], [(29, 29)], (1, 1, 1, 1)),
        ("partial", [], [(4, 12)], (0, 0, 0, 1)),
        ("partial", [(4, 12)], [], (0, 1, 0, 0)),
    ],
)
def test_scorers(scorer: str, found: list[tuple[int, int]], annotated: list[tuple[int, int]], expected: tuple[float, ...]) -> None:
    assert spans.score(scorer, found, errors(*annotated), len(TEXT)) == pytest.approx(expected)


def test_optional_errors_count_neither_way() -> None:
    maybe = Error(4, 12, optional=True)
    assert spans.score("overlap", [(4, 12)], [maybe], 29) == (0, 0, 0, 0)
    assert spans.score("overlap", [], [maybe], 29) == (0, 0, 0, 0)
    assert spans.score("overlap", [(4, 17)], [maybe, Error(13, 17)], 29) == (1, 1, 1, 1)


def test_nothing_has_no_precision() -> None:
    assert Counts().precision is None
    assert Counts(0, 0, 0, 3).f1 is None
    assert Counts(0, 2, 0, 3).f1 == 0


@st.composite
def disjoint(draw: st.DrawFn) -> list[tuple[int, int]]:
    cuts = draw(st.lists(st.integers(0, 30), unique=True, max_size=8).map(sorted))
    return list(zip(cuts[::2], cuts[1::2], strict=False))


@given(disjoint(), disjoint())
def test_pairing_is_the_best_there_is(found: list[tuple[int, int]], annotated: list[tuple[int, int]]) -> None:
    def total(pairs: Any) -> float:
        return sum(spans.overlap(found[i], annotated[j]) for i, j in pairs)

    few = min(len(found), len(annotated))
    every = [
        list(zip(rows, columns, strict=True))
        for size in range(few + 1)
        for rows in combinations(range(len(found)), size)
        for columns in permutations(range(len(annotated)), size)
    ]
    pairs = spans.paired(found, annotated, spans.overlap)
    assert total(pairs) == pytest.approx(max(map(total, every)))
    assert len({i for i, _ in pairs}) == len({j for _, j in pairs}) == len(pairs)


@pytest.mark.parametrize(
    ("span", "suggestion", "right"),
    [
        ((4, 12), "Nigerien", True),
        ((0, 12), "The Nigerien", True),  # the same text results
        ((0, 12), "the nigerien", True),  # capitals aside
        ((4, 17), "Nigerien army", True),
        ((4, 12), "Niger", False),
        ((4, 12), "", False),
        ((4, 17), "Nigerien", True),  # the correction itself, though the span is wider
    ],
)
def test_corrections(span: tuple[int, int], suggestion: str, right: bool) -> None:
    assert corrections.right(TEXT, span, suggestion, Error(4, 12, corrections=("Nigerien",))) is right


def test_deleting_is_a_correction() -> None:
    error = Error(4, 13, corrections=("",))
    assert corrections.right(TEXT, (4, 13), "", error)
    assert corrections.right(TEXT, (0, 12), "The", error)
    assert not corrections.right(TEXT, (4, 12), "Nigerien", error)


def test_intervals() -> None:
    same = {str(i): Counts(1, 2, 1, 4) for i in range(20)}
    assert interval(same, lambda c: c.precision) == (0.5, 0.5)
    assert interval(dict(list(same.items())[:4]), lambda c: c.precision) is None
    mixed = {str(i): Counts(i % 2, 1, i % 2, 1) for i in range(40)}
    found = interval(mixed, lambda c: c.recall)
    assert found
    assert 0.25 < found[0] < 0.45 < 0.55 < found[1] < 0.75


def test_gold_as_json_lines() -> None:
    one = {"id": "a", "mt": TEXT, "source": "x", "errors": [{"start": 4, "end": 12, "text": "Nigerian", "correction": "Nigerien"}]}
    two = {
        "id": "a",
        "target": TEXT,
        "annotator": "B",
        "errors": [{"start": 23, "end": 24, "severity": "Critical", "correction": ["3,000", ""]}],
    }
    (passage,) = gold.read("\n".join(map(json.dumps, (one, two))), "g.jsonl").passages
    assert passage.errors == (Error(4, 12, corrections=("Nigerien",)),)
    assert passage.others == ((Error(23, 24, "critical", corrections=("3,000", "")),),)
    assert (passage.document, passage.source) == ("a", "x")


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"mt": "a"}', "needs a 'target'"),
        ('{"mt": "a", "errors": [{"start": 0, "end": 2}]}', "inside the target of 1 characters"),
        ('{"mt": "a", "errors": [{"start": 0, "end": 1, "text": "b"}]}', "the text of an error is 'b', but 0-1 is 'a'"),
        ('{"mt": "a", "errors": [', "not valid JSON"),
        ('{"id": 1, "mt": "a", "errors": []}\n{"id": 1, "mt": "a", "errors": []}', "occurs twice"),
        ('{"id": 1, "mt": "a", "errors": []}\n{"id": 1, "mt": "b", "errors": [], "annotator": "B"}', "of different texts"),
        ("", "holds no passages"),
        ("a\tb\n", "2 tab-separated columns"),
        ("system\tdoc\ttarget\n", "lacks the columns"),
    ],
)
def test_mistakes_in_gold(line: str, message: str) -> None:
    with pytest.raises(UserError, match=message):
        gold.read(line, "g")


TABLE = """system\tdoc\tdoc_id\tseg_id\trater\tsource\ttarget\tcategory\tseverity
S\td\t1\t1\tr1\tUn <v>deux</v>.\tOne two.\tAccuracy/Omission\tMajor
S\td\t1\t1\tr1\tUn deux.\tOne <v>two</v>.\tFluency/Punctuation\tMinor
S\td\t1\t1\tr2\tUn deux.\t<v>One</v> two.\tTerminology/Inappropriate for context\tMajor
S\td\t2\t2\tr1\tTrois.\t"Three.\tNo-error\tNo-error
"""


def test_gold_as_a_table_of_google() -> None:
    read = gold.read(TABLE.replace("Trois.", "Tro\u2028is.").replace("\n", "\r\n"), "mqm.tsv")
    first, second = read.passages
    assert first.errors == (Error(4, 7, "minor", "fluency/punctuation"),)
    assert first.others == ((Error(0, 3, "major", "terminology/inappropriate-for-context"),),)
    assert (first.source, first.document, second.document) == ("Un deux.", "S/d", "S/d")
    assert (second.target, second.errors) == ('"Three.', ())
    assert read.left_out == 1  # marked in the source only


@pytest.fixture
def segments(tmp_path: Path) -> Path:
    rows = [
        {"id": "1", "doc": "d", "source": "L'armée a envoyé 3 000 hommes.", "target": "The army sent 3 men. 😀"},
        {"id": "2", "doc": "d", "target": "The Nigerian government met in Niamey. Niger is calm."},
        {"id": "3", "target": "Polls open at 7h30."},
        {"id": "4", "target": "All is well."},
    ]
    path = tmp_path / "rows.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def test_its_own_marot_table_is_a_gold_that_it_meets(segments: Path, invoke: Callable[..., Any]) -> None:
    table = segments.parent / "rows.tsv"
    assert invoke("check", str(segments), "--output", f"marot={table}").exit_code == 1
    found = json.loads(invoke("eval", str(table), "--source", "--format", "json").stdout)
    (run,) = found["runs"].values()
    assert (found["passages"], found["errors"], run["findings"]) == (4, 3, 3)
    for scorer in run["scorers"].values():
        assert [scorer[name]["value"] for name in ("precision", "recall", "f1")] == [1, 1, 1]
    assert run["by_rule"]["number-mismatch"]["hits"] == 1
    assert run["same_severity"] == {"hits": 3, "same": 3}
    assert run["by_entry"]["niger-nigeria"] == {"findings": 1, "hits": 1, "right_at_1": 1}  # the corrections travel in the metadata
    assert run["scorers"]["severity"]["f1"]["value"] == 1
    assert found["baselines"]["random spans"]["scorers"]["exact"]["f1"]["value"] < 1


def test_the_command(tmp_path: Path, invoke: Callable[..., Any]) -> None:
    rows = [
        {
            "id": "1",
            "target": "Niger votes. The Nigerian army waits in Niamey.",
            "errors": [{"start": 17, "end": 25, "correction": ["Nigerien"], "category": "demonym", "severity": "critical"}],
        },
        {"id": "2", "target": "Polls open at 7h30.", "errors": []},
        {
            "id": "3",
            "target": "He demanded the the floor.",
            "errors": [{"start": 3, "end": 11, "category": "false-friend", "severity": "minor"}],
        },
    ]
    path = tmp_path / "gold.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    text = invoke("eval", str(path), "--misses").stdout
    assert "3 passages of 3 documents, 17 words, 2 errors" in text
    assert "with the source" not in text  # there is none
    assert "right at once 1.00 (1/1)" in text
    assert "whole passages" in text
    lines = [" ".join(line.split()) for line in text.splitlines()]
    assert "demonym 1.00 (1/1)" in lines
    assert "3 missed minor demanded" in lines
    assert "2 false french-format 7h30" in lines
    assert "french-time 1 0 1" in lines  # the entry with a false finding
    chosen = json.loads(invoke("eval", str(path), "--select", "confusable-demonym", "--format", "json").stdout)
    assert chosen["runs"]["without the source"]["scorers"]["partial"]["precision"]["value"] == 1
    assert chosen["runs"]["without the source"]["scorers"]["partial"]["recall"]["value"] == 0.5
    assert isinstance(invoke("eval", str(path), "--source").exception, UserError)
    assert (
        json.loads(invoke("eval", str(path), "--ignore", "critical", "--format", "json").stdout)["runs"]["without the source"]["findings"]
        == 2
    )
    for option in ("--select", "--ignore"):
        assert f"{option}: no rule, entry, category or severity is called 'he'" in str(invoke("eval", str(path), option, "he").exception)


def test_a_second_annotator_is_the_ceiling(tmp_path: Path, invoke: Callable[..., Any]) -> None:
    path = tmp_path / "mqm.tsv"
    path.write_text(TABLE)
    found = json.loads(invoke("eval", str(path), "--format", "json").stdout)
    second = found["baselines"]["a second annotator (1 passages)"]["scorers"]["overlap"]
    assert second["f1"]["value"] == 0  # they marked different words
    assert found["left_out"] == 1


def test_severity_must_be_right_as_well() -> None:
    passage = gold.Passage("1", "1", TEXT, None, (Error(4, 12, "critical"), Error(23, 24, "minor"), Error(0, 3, "major", optional=True)))
    found = [("critical", (4, 12)), ("major", (23, 24)), ("neutral", (0, 3))]
    figures = measure.with_severity([passage], lambda p: found, 0)
    assert (figures["precision"]["value"], figures["recall"]["value"]) == (0.5, 0.5)
