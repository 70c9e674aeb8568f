"""What a user does wrong is told before anything is lost, in one form, and is never mistaken for findings."""

from __future__ import annotations

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
