"""The plug for scorers of others, with a stub: what is sent, what is taken, and every way in which a scorer can fail. No weights."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import Result

from tqcheck.errors import UserError
from tqcheck.score import neural
from tqcheck.score.outside import Program

Invoke = Callable[..., Result]
INFO = {
    "name": "Stub",
    "version": "1",
    "licence": "CC-BY-NC-SA-4.0",
    "signature": "stub|v:1",
    "needs": {"src": True},
    "range": [0, 1],
    "higher_is_better": True,
}
STUB = f"""\
import json, sys
print(json.dumps({{"info": {INFO!r}}}))
for line in reversed(sys.stdin.readlines()):
    s = json.loads(line)
    spans = [{{"start": 0, "end": 3, "severity": "minor"}}, {{"start": 2, "end": 999}}]
    print(json.dumps({{"id": s["id"], "score": min(1, len(s["mt"]) / 40), "spans": spans}}))
"""
SEGMENTS = [
    {"id": "0:0", "mt": "The army left.", "src": "L'armée est partie."},
    {"id": "0:1", "mt": "Polls are open.", "src": "Le vote est ouvert."},
]


class Stub:
    """A scorer in this process, with what it says of itself and its answers changed at will."""

    def __init__(self, answers: Any = None, **info: Any) -> None:
        self._info, self._answers = {**INFO, **info}, answers

    def info(self) -> dict[str, Any]:
        return self._info

    def score(self, segments: Any) -> Any:
        return [{"id": s["id"], "score": 0.5} for s in segments] if self._answers is None else self._answers


@pytest.fixture
def table(tmp_path: Path) -> Path:
    rows = [
        {"id": "x", "source": "L'armée est partie.", "target": "The army left."},
        {"id": "y", "source": "Oui.", "target": "Yes, “é” 😀."},
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
    return path


def program(tmp_path: Path, text: str) -> str:
    (tmp_path / "stub.py").write_text(text, "utf-8")
    return f"stub='{sys.executable}' '{tmp_path / 'stub.py'}'"


def test_a_program_is_asked_and_its_answers_are_a_layer_of_their_own(invoke: Invoke, table: Path, tmp_path: Path) -> None:
    options = (str(table), "--scorer-command", program(tmp_path, STUB))
    report = json.loads(invoke("score", *options, "--format", "json").stdout)
    jsonschema.validate(report, json.loads((Path(__file__).parents[1] / "schemas" / "report-1.json").read_text("utf-8")))
    found = report["documents"][0]
    score = found["scores"]["neural"]["stub"]
    assert score["value"] == round((14 / 40 + 11 / 40) / 2, 4)  # code points, not bytes
    assert score["low"] <= score["value"] <= score["high"]
    assert score["signature"].startswith("stub|v:1|mean:segments|")
    assert (score["segments"], score["unscored"], score["spans_dropped"]) == (2, 0, 2)
    assert [(row["segment"], row["spans"]) for row in found["neural_segments"]] == [
        (name, [{"start": 0, "end": 3, "text": text, "severity": "minor"}]) for name, text in (("x", "The"), ("y", "Yes"))
    ]
    shown = invoke("score", *options).stdout
    assert "licence: CC-BY-NC-SA-4.0 — not for commercial use; not part of tqcheck" in shown


def test_it_is_off_by_default_and_never_decides(invoke: Invoke, table: Path, tmp_path: Path) -> None:
    plain = invoke("score", str(table), "--format", "json", "--min-score", "90")
    asked = invoke(
        "score", str(table), "--format", "json", "--min-score", "90", "--scorer-command", program(tmp_path, STUB.replace("/ 40", "/ 4000"))
    )
    before, after = (json.loads(result.stdout)["documents"][0] for result in (plain, asked))
    assert "neural" not in before["scores"]
    assert plain.exit_code == asked.exit_code == 0
    assert after["scores"]["neural"]["stub"]["value"] < 0.01
    del after["scores"]["neural"], after["neural_segments"]
    assert before == after


def test_texts_are_sent_by_paragraph_and_with_their_references(invoke: Invoke, tmp_path: Path) -> None:
    for name, lines in (("s", ["Un.", "Deux."]), ("t", ["One.", "Two."]), ("r", ["One!", "Two!"])):
        (tmp_path / f"{name}.txt").write_text("\n\n".join(lines), "utf-8")
    record = tmp_path / "sent"
    text = STUB.replace(
        "import json, sys\n",
        f"import json, sys, io\nsent = sys.stdin.read(); open({str(record)!r}, 'w').write(sent); sys.stdin = io.StringIO(sent)\n",
    )
    options = ("--source", str(tmp_path / "s.txt"), "--reference", str(tmp_path / "r.txt"))
    assert invoke("score", str(tmp_path / "t.txt"), *options, "--scorer-command", program(tmp_path, text)).exit_code == 0
    assert [json.loads(line) for line in record.read_text().splitlines()] == [
        {"id": "0:0", "mt": "One.", "src": "Un.", "ref": "One!"},
        {"id": "0:1", "mt": "Two.", "src": "Deux.", "ref": "Two!"},
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "wrote nothing"),
        ("print('loading weights')", "line 1 of the scorer stub is no JSON object: loading weights"),
        ("import sys; sys.exit('no such model')", "ended with 1: no such model"),
        ("print('{}')", "does not begin with its info"),
        (STUB.replace("'licence'", "'license'"), "does not tell its licence"),
        (STUB.replace('"score": min', '"score": 7 + min'), "the score 7.275"),
        (STUB.replace('s["id"]', '"9:9"'), "was not asked about"),
        (STUB.replace("reversed(sys.stdin.readlines())", "sys.stdin.readlines()[:1]"), "no answer for 1 of 2 segments"),
    ],
)
def test_a_program_that_fails_is_told(invoke: Invoke, table: Path, tmp_path: Path, text: str, message: str) -> None:
    result = invoke("score", str(table), "--scorer-command", program(tmp_path, text))
    assert isinstance(result.exception, UserError)
    assert message in str(result.exception)


def test_a_program_that_hangs_is_ended_with_what_it_started(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    child = f"import time; time.sleep(3); open({str(mark)!r}, 'w')"
    (tmp_path / "stub.py").write_text(
        f"import subprocess, sys, time\nsubprocess.Popen([sys.executable, '-c', {child!r}])\ntime.sleep(60)\n"
    )
    with pytest.raises(UserError, match="longer than 1 seconds"):
        Program("stub", [sys.executable, str(tmp_path / "stub.py")], SEGMENTS, 1)
    time.sleep(3)
    assert not mark.exists()


def test_a_program_that_is_not_there() -> None:
    with pytest.raises(UserError, match="cannot be started: /nowhere/python"):
        Program("stub", ["/nowhere/python"], SEGMENTS, 1)


@pytest.mark.parametrize(
    ("stub", "message"),
    [
        (Stub([{"id": "0:0", "score": 0.5}] * 2), "answers twice for segment 0:0"),
        (Stub([{"id": ["0:0"]}]), "was not asked about"),
        (Stub([{"id": "0:0", "score": float("nan")}]), "the score nan"),
        (Stub([{"id": "0:0", "score": True}]), "the score True"),
        (Stub([{"id": "0:0", "score": "0.5"}]), "the score '0.5'"),
        (Stub([{"id": "0:0", "score": 10**400}], range=None), "the score 1000"),
        (Stub([{"id": "0:0", "spans": "none"}]), "are no list"),
        (Stub(7), "failed: TypeError"),
        (Stub(version=""), "does not tell its version"),
        (Stub(range=[1, 0]), "not two numbers that rise"),
        (Stub(higher_is_better=None), "whether higher is better"),
        (Stub(needs={"ref": True}), "needs a reference for every segment; 2 of 2 have none"),
    ],
)
def test_a_plug_that_breaks_the_contract(stub: Stub, message: str) -> None:
    with pytest.raises(UserError) as caught:
        neural.run("stub", stub, SEGMENTS)
    assert message in caught.value.message


def test_segments_may_have_no_score() -> None:
    info, given = neural.run("stub", Stub([{"id": "0:0", "score": None}, {"id": "0:1", "score": 1}]), SEGMENTS)
    score = neural.summary(info, list(given.values()))
    assert score
    assert (score["value"], score["low"], score["segments"], score["unscored"]) == (1, None, 1, 1)
    assert neural.summary(info, [given["0:0"]]) is None


def test_an_installed_scorer_is_found_by_its_entry_point(
    invoke: Invoke, table: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "site"
    (package / "stub_scorer-1.dist-info").mkdir(parents=True)
    (package / "stub_scorer-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: stub-scorer\nVersion: 1\n")
    points = "[tqcheck.scorers]\nstub = stub_scorer:Scorer\nmissing = stub_scorer_extra:Scorer\n"
    (package / "stub_scorer-1.dist-info" / "entry_points.txt").write_text(points)
    text = f"class Scorer:\n    def info(self): return {INFO!r}\n    def score(self, segments): return [{{'id': s['id'], 'score': 0.25}} for s in segments]\n"
    (package / "stub_scorer.py").write_text(text)
    monkeypatch.syspath_prepend(str(package))
    report = json.loads(invoke("score", str(table), "--scorer", "stub", "--format", "json").stdout)
    assert report["documents"][0]["scores"]["neural"]["stub"]["value"] == 0.25
    for name, message in (("missing", "cannot be loaded: ModuleNotFoundError"), ("comet", "there is no scorer 'comet'")):
        result = invoke("score", str(table), "--scorer", name)
        assert isinstance(result.exception, UserError)
        assert message in result.exception.message
    assert result.exception.hint
    assert "missing, stub" in result.exception.hint


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("--scorer-command", "python stub.py"), "not NAME=COMMAND"),
        (("--scorer-command", "stub="), "not NAME=COMMAND"),
        (("--scorer-command", "stub='a"), "No closing quotation"),
        (("--scorer-command", "a=b", "--scorer", "a"), "the same name"),
    ],
)
def test_mistakes_on_the_command_line(invoke: Invoke, table: Path, options: tuple[str, ...], message: str) -> None:
    result = invoke("score", str(table), *options)
    assert isinstance(result.exception, UserError)
    assert message in result.exception.message


def test_a_text_without_its_source(invoke: Invoke, tmp_path: Path) -> None:
    (tmp_path / "t.txt").write_text("One.\n", "utf-8")
    result = invoke("score", str(tmp_path / "t.txt"), "--scorer-command", program(tmp_path, STUB))
    assert isinstance(result.exception, UserError)
    assert "needs a source for every segment; 1 of 1 have none" in result.exception.message
