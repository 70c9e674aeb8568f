"""What a user does wrong is told before anything is lost, in one form, and is never mistaken for findings."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tqcheck.errors import UserError
from tqcheck.terms.yamlfile import load


def run(*arguments: str, stdin: str = "", before: str = "") -> tuple[int, str, str]:
    """Exit code, standard output and errors of the console script; `before`: Python that runs first."""
    code = f"import sys; from tqcheck.cli import main\n{before}\nmain()"
    done = subprocess.run([sys.executable, "-c", code, *arguments], capture_output=True, text=True, input=stdin)
    return done.returncode, done.stdout, done.stderr


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a text that has findings."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("The the end.\n")
    return tmp_path


def test_a_bug_of_ours_is_no_finding() -> None:
    broken = "import tqcheck.session; del tqcheck.session.Session.check"
    code, told, error = run("check", "a.txt", before=broken)
    assert (code, told) == (2, "")
    assert "AttributeError" in error
    assert "error: this is a bug in tqcheck" in error


def test_an_interruption_is_no_finding() -> None:
    stopped = "import tqcheck.session\ndef stop(*_): raise KeyboardInterrupt\ntqcheck.session.Session.check = stop"
    for arguments in (("check", "a.txt"), ("score", "a.txt")):
        code, _, error = run(*arguments, before=stopped)
        assert (code, error.strip()) == (130, "Aborted!")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("a: &a [*a]\n", "x.yaml:1:4: holds itself"),
        ("x: 1\nb:\n  - 1\n  - &c\n    d: *c\n", "x.yaml:4:5: holds itself"),
        ("a: &a [1]\nb: [*a, *a, [*a]]\nc: &c\n  - {d: *a, e: *c}\n", "x.yaml:3:4: holds itself"),
        ("[" * 990 + "]" * 990, "x.yaml:1: is nested too deeply"),
    ],
)
def test_yaml_without_an_end_is_told_with_its_place(text: str, told: str) -> None:
    with pytest.raises(UserError) as problem:
        load(Path("x.yaml"), text)
    assert str(problem.value).startswith(told)


def test_an_anchor_may_be_used_often() -> None:
    assert load(Path("x.yaml"), "a: &a [1]\nb: [*a, *a]\n") == {"a": [1], "b": [[1], [1]]}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["check", "--sorce", "x"], "error: No such option '--sorce'"),
        (["score", "--min-score", "much", "a.txt"], "error: Invalid value for '--min-score'"),
        (["chekc"], "error: There is no command 'chekc'"),
        (["glossary", "try"], "error: Missing argument 'TEXT'."),
    ],
)
def test_mistakes_in_calling_look_like_all_others(arguments: list[str], told: str) -> None:
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert error.startswith(told)
    assert "Usage:" not in error
    assert "\n  help: tqcheck" in error


def test_a_call_of_nothing_is_answered_with_help() -> None:
    code, _, error = run()
    assert code == 2
    assert error.startswith("Usage: tqcheck")
    assert run("--version")[:2] == (0, "tqcheck, version 0.1.0\n")


def refused(*arguments: str) -> str:
    """What is told of a call that is refused; nothing is written."""
    before = {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()}
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert {path: path.read_bytes() for path in Path().rglob("*") if path.is_file()} == before
    return error


@pytest.mark.parametrize(
    ("output", "role"),
    [
        ("a.txt", "a text that is checked"),
        ("json=./a.txt", "a text that is checked"),
        ("link.txt", "a text that is checked"),
        ("fr.txt", "the source of a.txt"),
        ("ref.txt", "a reference"),
        ("own.yaml", "a glossary"),
        ("known.json", "the baseline"),
        ("tqcheck.yaml", "the configuration"),
    ],
)
def test_no_report_goes_over_what_is_read(output: str, role: str) -> None:
    Path("link.txt").symlink_to("a.txt")
    for name in ("fr.txt", "ref.txt"):
        Path(name).write_text("Le le fin.\n")
    Path("own.yaml").write_text("language: {source: fr, target: en}\nentries: []\n")
    Path("known.json").write_text('{"schema": "tqcheck-baseline/1", "files": {}}')
    Path("tqcheck.yaml").write_text("baseline: known.json\nglossaries: [own.yaml]\n")
    given = ("a.txt", "--source", "fr.txt", "--reference", "ref.txt", "--output", output)
    for command in (("check",), ("check", "--fix"), ("score",)):
        assert refused(*command, *given).startswith(f"error: --output {output}: is {role}\n")


def test_two_reports_do_not_go_to_one_file() -> None:
    assert "--output html=./r.json: --output r.json goes there as well" in refused(
        "check", "a.txt", "--output", "r.json", "--output", "html=./r.json"
    )
    assert run("check", "a.txt", "--output", "json=/dev/null", "--output", "html=/dev/null")[0] == 1


@pytest.mark.parametrize(
    ("output", "told"),
    [("no/r.json", "error: no/r.json: cannot be written: there is no such folder"), (".", "error: .: cannot be written: is a folder")],
)
def test_what_cannot_be_written_is_told_before_anything_is_corrected(output: str, told: str) -> None:
    assert refused("check", "a.txt", "--fix", "--output", output).startswith(told)


def test_an_output_may_be_standard_output() -> None:
    assert run("check", "a.txt", "--format", "concise", "--output", "-")[1].startswith("a.txt:1:1: minor")
    assert run("check", "a.txt", "--output", "json=-")[1].startswith("{")
    assert not Path("-").exists()
    assert "goes there as well" in refused("check", "a.txt", "--output", "-", "--output", "json=-")


def test_standard_input_is_read_once() -> None:
    Path("fr.txt").write_text("Le fin.\n")
    for command in ("check", "score"):
        assert "standard input holds one text" in refused(command, "-", "--source", "-")
        assert "standard input holds one text" in refused(command, "-", "--source", "fr.txt", "--reference", "-")
    assert run("check", "a.txt", "--source", "-", stdin="Fin.\n")[0] == 1


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ("--fix --diff", "--diff and --fix"),
        ("--diff --output r.json", "--diff and --output"),
        ("--diff --format json", "--diff and --format"),
        ("--diff --statistics", "--diff and --statistics"),
        ("--diff --write-baseline --baseline b.json", "--write-baseline and --diff"),
        ("--write-baseline --baseline b.json --output r.json", "--write-baseline and --output"),
        ("--write-baseline --update-baseline --baseline b.json", "--write-baseline and --update-baseline"),
        ("--update-baseline --baseline b.json --format json", "--update-baseline and --format"),
        ("--changed-since HEAD --fix", "--changed-since and --fix"),
        ("--show-settings --fix", "--show-settings and --fix"),
    ],
)
def test_options_of_which_one_would_be_dropped_are_refused(options: str, told: str) -> None:
    error = refused("check", "a.txt", *options.split())
    assert error.startswith(f"error: {told} do not go together\n  help: --")


def test_statistics_stand_in_the_text_output() -> None:
    code, out, _ = run("check", "a.txt", "--statistics", "--format", "json")
    assert (code, json.loads(out)["summary"]["by_rule"]["repetition"]) == (1, 1)
    code, out, _ = run("check", "a.txt", "--statistics", "--output", "r.json", "--output", "text=-")
    assert code == 1
    assert "     1  repetition  minor\n" in out


def test_a_review_does_not_report() -> None:
    assert "--interactive reports nothing" in refused("fix", "-i", "a.txt", "--output", "r.json")


def test_a_baseline_tells_of_what_could_not_be_read() -> None:
    code, _, error = run("check", "a.txt", "none.txt", "--write-baseline", "--baseline", "b.json")
    assert code == 2
    assert "none.txt: error: no such file" in error
