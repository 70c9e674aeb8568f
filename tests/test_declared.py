"""What is read without click is read as click reads it, and all else is left to click."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

SEED = str(Path(__file__).parents[1] / "seeds" / "000_7824ef3c03834673.txt")
READ = """
import json, sys
from tqcheck.cli.check import command
given = [command.given(each) for each in json.loads(sys.argv[1])]
assert "click" not in sys.modules
real = command.command()
asked = [each and real.make_context("check", list(arguments)).params for each, arguments in zip(given, json.loads(sys.argv[1]))]
print(json.dumps([given, asked]))
"""


def read(*calls: list[str]) -> list[list[dict[str, object] | None]]:
    import json

    done = subprocess.run([sys.executable, "-c", READ, json.dumps(calls)], check=True, capture_output=True, text=True)
    found: list[list[dict[str, object] | None]] = json.loads(done.stdout)
    return found


def test_plain_calls_are_read_as_click_reads_them() -> None:
    given, asked = read(
        [],
        ["a.txt"],
        ["--no-score", "a.txt", "-", "--format", "json", "b.txt"],
        ["--glossary", "x.yaml", "a", "--glossary", "y.yaml", "--output", "json=out", "--fix"],
        ["--min-severity", "major", "--min-severity", "minor", "--fail-on", "critical", "--source", "fr.txt", "a"],
    )
    assert None not in given
    assert given == asked


def test_all_else_is_left_to_click() -> None:
    given, _ = read(
        ["--help"],
        ["-h"],
        ["--no-such"],
        ["--format", "nonsense", "a"],
        ["--format=json", "a"],
        ["a", "--"],
        ["--source"],
        ["--select", "--fix"],
    )
    assert given == [None] * len(given)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["--format", "nonsense"], ["--format=json", "--no-score", SEED], ["--sorce", "x"], ["none.txt"]]
)
def test_both_ways_answer_alike(arguments: list[str]) -> None:
    def run(code: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [sys.executable, "-c", f"import sys; sys.argv[0] = 'tqcheck'; {code}", "check", *arguments], capture_output=True, text=True
        )
        return done.returncode, done.stdout, done.stderr

    plain, by_click = run("from tqcheck.cli import main; main()"), run("import click; from tqcheck.cli import main; main()")
    assert plain == by_click


def test_a_check_needs_no_click() -> None:
    code = "import os, sys; os._exit = lambda code: print('click' in sys.modules, code); from tqcheck.cli import main; main()"
    done = subprocess.run([sys.executable, "-c", code, "check", "--no-score", SEED], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False 1"
