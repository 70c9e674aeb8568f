"""The command line as the contract describes it: outputs, exit codes, mistakes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import app

ROOT = Path(__file__).parents[1]
BAD = "The Nigerian government met in Niamey. Niger is calm.\nThe the army left. Polls open at 7h30.\n"
SCHEMA = json.loads((ROOT / "schemas" / "report-1.json").read_text())


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=stdin)


def report(*arguments: str, stdin: bytes | None = None) -> dict[str, Any]:
    result = run("check", *arguments, "--format", "json", stdin=stdin)
    found: dict[str, Any] = json.loads(result.stdout)
    jsonschema.Draft7Validator(SCHEMA).validate(found)
    return found


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.txt"
    path.write_bytes(BAD.encode())
    return str(path)


def test_exit_codes(bad: str, tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text("All is well.\n")
    assert run("check", bad).exit_code == 1
    assert run("check", str(good)).exit_code == 0
    assert run("check", bad, "--exit-zero").exit_code == 0
    assert run("check", bad, "--select", "repetition", "--fail-on", "major").exit_code == 0
    assert run("check", bad, "--no-such-option").exit_code == 2


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("latin.txt", "Côte\nd\xe9j\xe0".encode("latin-1"), "is not UTF-8: byte 0xf4 at offset 1"),
        ("wide.txt", "Niger".encode("utf-16"), "is UTF-16"),
        ("binary.txt", b"PK\x03\x04\x00\x00", "binary"),
        ("bad.jsonl", b'{"target": "a"}\n{"target": 3}\n', "needs a 'target'"),
        ("cut.jsonl", b'{"target": "a"}\n{"tar', "not valid JSON"),
    ],
)
def test_unreadable_files_are_told_and_the_others_checked(tmp_path: Path, bad: str, name: str, content: bytes, message: str) -> None:
    (tmp_path / name).write_bytes(content)
    result = run("check", str(tmp_path / name), bad, str(tmp_path / "missing.txt"), "--format", "json")
    found = json.loads(result.stdout)
    assert result.exit_code == 2
    assert [d["path"] for d in found["documents"]] == [bad]
    assert message in found["errors"][0]["message"]
    assert found["errors"][1]["message"] == "no such file"


def test_an_empty_file_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    found = report(str(tmp_path / "empty.txt"))
    assert found["documents"][0]["words"] == 0
    assert found["summary"]["findings"] == 0


@pytest.mark.parametrize("text", ["", " \n", "…\n"])
def test_a_text_without_words_is_not_scored(tmp_path: Path, bad: str, text: str) -> None:
    empty, source = tmp_path / "empty.txt", tmp_path / "fr.txt"
    empty.write_text(text)
    source.write_text("Le chat dort.\n")
    assert report(str(empty))["documents"][0]["scores"] is None
    assert run("check", str(empty)).stdout.startswith("no words: not scored\n")
    assert "not scored" not in run("check", str(empty), "--no-score").stdout
    assert f"{empty}: no words: not scored\n{bad}: MQM" in run("check", str(empty), bad).stdout
    assert run("score", str(empty)).stdout == f"{empty}  no words: not scored\n"
    assert run("score", str(empty)).exit_code == 0
    assert run("score", str(empty), "--min-score", "1").exit_code == 1
    scored = json.loads(run("score", str(empty), "--source", str(source), "--format", "json").stdout)
    jsonschema.Draft7Validator(SCHEMA).validate(scored)
    assert (scored["documents"][0]["scores"], scored["documents"][0]["quality"]) == (None, None)
    for name in ("markdown", "html", "junit"):
        assert run("check", str(empty), "--format", name).exit_code == 0


def test_standard_input() -> None:
    found = report("-", stdin=BAD.encode())
    assert found["documents"][0]["path"] == "-"
    assert "french-format" in found["summary"]["by_rule"]


@pytest.mark.parametrize(
    "variant", [BAD, "\ufeff" + BAD, BAD.replace("\n", "\r\n"), BAD.replace(" ", "\u00a0")], ids=["plain", "bom", "crlf", "nbsp"]
)
def test_text_is_the_slice_and_the_range_the_place(tmp_path: Path, variant: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(variant.encode())
    text = variant.removeprefix("\ufeff")
    (document,) = report(str(path))["documents"]
    assert len(document["findings"]) == 3
    for f in document["findings"]:
        assert f["text"] == text[f["start"] : f["end"]]
        start = f["range"]["start"]
        assert text.split("\n")[start["line"] - 1][start["column"] - 1 :].startswith(f["text"].split("\n")[0])


def test_segments_carry_their_ids(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [
        {"id": "s1", "doc": "d", "target": "Niger votes. Niamey waits."},
        {"id": "s2", "doc": "d", "target": "The Nigerian opposition objects."},
        {"target": "Polls open at 7h30."},
    ]
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    (document,) = report(str(path))["documents"]
    assert [(f["segment"], f["text"], f["range"]["start"]["line"]) for f in document["findings"]] == [
        ("s2", "Nigerian", 2),
        ("3", "7h30", 3),
    ]


def test_tsv_with_and_without_header(tmp_path: Path) -> None:
    (tmp_path / "a.tsv").write_text("id\tsource\ttarget\nx\tL'armée a envoyé 3 000 hommes.\tThe army sent 3 men.\n")
    (tmp_path / "b.tsv").write_text("L'armée a envoyé 3 000 hommes.\tThe army sent 3 men.\n")
    for name, segment in (("a.tsv", "x"), ("b.tsv", "1")):
        findings = report(str(tmp_path / name))["documents"][0]["findings"]
        assert [(f["segment"], f["rule"], f["text"]) for f in findings] == [(segment, "number-mismatch", "3")]


def test_source_is_paired_by_paragraph(tmp_path: Path) -> None:
    (tmp_path / "fr.txt").write_text("Un titre\n\nL'armée a envoyé 3 000 hommes au nord du pays.\n")
    (tmp_path / "en.txt").write_text("A title\n\nThe army sent 3 men to the north of the country.\n")
    found = report(str(tmp_path / "en.txt"), "--source", str(tmp_path / "fr.txt"))
    assert [(f["text"], f["suggestions"][0]["replacement"]) for f in found["documents"][0]["findings"]] == [("3", "3,000")]


def test_markdown_code_and_links_are_no_prose(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(
        "---\ntitle: the the\n---\nSee [the page](http://x.org/the the).\n\n```\nthe the 7h30\n```\n\nInline `the the`. The the end.\n"
    )
    assert [(f["text"], f["range"]["start"]["line"]) for f in report(str(path))["documents"][0]["findings"]] == [("The the", 10)]


def test_several_outputs(tmp_path: Path, bad: str) -> None:
    result = run("check", bad, "--output", f"json={tmp_path / 'a.json'}", "--output", f"concise={tmp_path / 'a.out'}")
    assert result.stdout == ""
    assert json.loads((tmp_path / "a.json").read_text())["schema"] == "tqcheck-report/1"
    assert (
        (tmp_path / "a.out")
        .read_text()
        .splitlines()[0]
        .startswith(f"{bad}:1:5: critical [confusable-demonym/niger-nigeria] 'Nigerian' → 'Nigerien'")
    )


def test_json_lines(bad: str) -> None:
    lines = [json.loads(line) for line in run("check", bad, "--format", "jsonl").stdout.splitlines()]
    assert [line["rule"] for line in lines] == ["confusable-demonym", "repetition", "french-format"]


def test_text_marks_the_words_and_has_no_colour_off_a_terminal(bad: str) -> None:
    lines = run("check", bad).stdout.splitlines()
    assert lines[1] == "  | The Nigerian government met in Niamey. Niger is calm."
    assert lines[2] == "  |     ^^^^^^^^"
    assert "\x1b" not in "".join(lines)


def test_score(bad: str, tmp_path: Path) -> None:
    (tmp_path / "ref.txt").write_text("The Nigerien government met in Niamey. Niger is calm.\nThe army left. Polls open at 7.30 am.\n")
    found = json.loads(run("score", bad, "--reference", str(tmp_path / "ref.txt"), "--format", "json").stdout)["documents"][0]["scores"]
    assert found["mqm"]["pass"] is False
    assert 0 < found["reference"]["bleu"]["value"] < 100
    assert "learned-findings" in found["fluency"]["signature"]
    assert run("score", bad, "--min-score", "90").exit_code == 1
    (tmp_path / "short.txt").write_text("One line.\n")
    result = subprocess.run(
        [sys.executable, "-m", "tqcheck", "score", bad, "--reference", str(tmp_path / "short.txt")], capture_output=True, text=True
    )
    assert result.returncode == 2
    assert "2 segments, but the reference has 1" in result.stderr
    assert "Traceback" not in result.stderr


def test_rules_and_explain() -> None:
    listed = run("rules").stdout
    assert "confusable-demonym" in listed
    assert "antecedent model" in run("explain", "pronoun-antecedent").stdout
    result = subprocess.run([sys.executable, "-m", "tqcheck", "explain", "confusable-demonim"], capture_output=True, text=True)
    assert result.returncode == 2
    assert "did you mean confusable-demonym" in result.stderr


def test_score_has_the_outputs_of_check(bad: str, tmp_path: Path) -> None:
    files = {name: tmp_path / f"a.{name}" for name in ("json", "jsonl", "html", "markdown")}
    result = run("score", bad, bad, *(f"--output={name}={path}" for name, path in files.items()))
    assert result.stdout == ""
    assert json.loads(files["json"].read_text())["schema"] == "tqcheck-report/1"
    (line,) = files["jsonl"].read_text().splitlines()
    assert json.loads(line)["scores"]["mqm"]["pass"] is False
    assert "MQM quality" in files["html"].read_text()
    assert "**fail**" in files["markdown"].read_text()
    missing = run("score", bad, str(tmp_path / "missing.txt"))
    assert missing.exit_code == 2
    assert "missing.txt: error: no such file" in missing.output


def test_pipes_in_a_folder_are_left_alone(tmp_path: Path, invoke: Callable[..., Result]) -> None:
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").write_text("The the army left.\n")
    result = invoke("check", str(tmp_path), "--format", "concise")
    assert result.exit_code == 1
    assert [Path(line.partition(":")[0]).name for line in result.stdout.splitlines()] == ["b.txt"]


def test_a_pipe_that_is_named_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "a.txt"
    os.mkfifo(pipe)
    with subprocess.Popen([sys.executable, "-m", "tqcheck", "check", str(pipe), "--format", "concise"], stdout=subprocess.PIPE) as process:
        pipe.write_text("The the army left.\n")
        told, _ = process.communicate()
    assert b"a.txt:1:1: minor [repetition/doubled-word]" in told


def test_nobody_is_waited_for_for_ever(tmp_path: Path, invoke: Callable[..., Result], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tqcheck.formats._PATIENCE", 0.05)
    os.mkfifo(tmp_path / "a.txt")
    result = invoke("check", str(tmp_path / "a.txt"))
    assert result.exit_code == 2
    assert "nobody has written" in result.stdout


def test_the_file_of_an_output_tells_its_format(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The the end.\n")
    begins = {
        "r.html": "<!DOCTYPE html>",
        "r.sarif": "{",
        "r.json": "{",
        "r.JSONL": "{",
        "r.md": "###",
        "r.log": "a.txt:1:1",
        "x/a=b": "a.txt",
    }
    Path("x").mkdir()
    assert run("check", "a.txt", *(part for name in begins for part in ("--output", name))).exit_code == 1
    heads = {name: Path(name).read_text()[:60].lower() for name in begins}
    assert {name: head for name, head in heads.items() if not head.startswith(begins[name].lower())} == {}
    assert run("check", "a.txt", "--format", "concise", "--output", "c.json").exit_code == 1
    assert Path("c.json").read_text().startswith("a.txt:1:1")


def test_an_output_of_no_format_is_refused_with_the_nearest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The the end.\n")
    for output, told in (("htlm=r.html", "did you mean 'html'?"), ("html=", "the file is missing")):
        assert told in str(run("check", "a.txt", "--output", output).exception)
    assert sorted(os.listdir()) == ["a.txt"]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["explain", "niger-nigera"], "did you mean niger-nigeria"),
        (["check", "a.md", "--select", "acuracy"], "did you mean 'accuracy'?"),
        (["check", "a.md", "--ignore", "xyzzy"], "`tqcheck rules` lists the rules"),
        (["chekc", "a.md"], "There is no command 'chekc': did you mean 'check'?"),
        (["glossary", "serch", "x"], "There is no command 'serch': did you mean 'search'?"),
        (["check", "a.md"], "is called acronim: did you mean 'acronym'?"),
    ],
)
def test_what_was_meant_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], told: str) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("All is well. <!-- tqcheck: ignore acronim because -->\n")
    result = run(*arguments)
    assert told in " ".join(f"{result.output}{result.exception}".split())


def test_a_name_that_is_right_is_not_called_wrong(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("All is well. <!-- tqcheck: ignore acronym because -->\nAnd here. <!-- tqcheck: ignore 0123456789abcdef -->\n")
    assert "No rule" not in run("check", str(path)).output


def test_of_a_missing_file_nothing_is_summed_up(tmp_path: Path) -> None:
    result = run("check", str(tmp_path / "none.txt"))
    assert (result.exit_code, result.stdout) == (2, f"{tmp_path / 'none.txt'}: error: no such file\n")


def test_unsafe_corrections_are_asked_for_with_the_others(bad: str) -> None:
    result = run("check", bad, "--unsafe-fixes")
    assert "--unsafe-fixes says which corrections are made" in f"{result.output}{result.exception}"
