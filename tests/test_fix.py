"""--fix: only safe corrections, only their spans, nothing left to do, nothing lost."""

from __future__ import annotations

import itertools
import os
import stat
from pathlib import Path

import pytest
from click.testing import CliRunner
from conftest import Check
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.cli import app
from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.fixing import fix
from tqcheck.formats import read
from tqcheck.formats.prose import segment
from tqcheck.model import Document
from tqcheck.terms import store

PIECES = st.sampled_from(
    [
        "the the army ",
        "45 233 men ",
        "« no » ",
        "In Niamey, the Nigerian army ",
        "Niger. ",
        "é😀 ",
        "\n",
        "\r\n",
        "12 % ",
        "plain words. ",
        "1er July ",
    ]
)


def run(*arguments: str) -> int:
    return CliRunner().invoke(app, list(arguments)).exit_code


def test_fix_changes_only_what_is_safe(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffThe the army has 45 233 men.\r\nPolls open at 7h30. He said « no ».\r\n".encode())
    path.chmod(0o640)
    assert run("check", str(path), "--fix") == 1
    assert path.read_bytes() == '\ufeffThe army has 45,233 men.\r\nPolls open at 7h30. He said "no".\r\n'.encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert run("check", str(path), "--fix", "--unsafe-fixes") == 0
    assert b"7.30 am" in path.read_bytes()
    assert os.listdir(tmp_path) == ["a.txt"]


def test_diff_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The the end.\n")
    result = CliRunner().invoke(app, ["check", str(path), "--diff"])
    assert "-The the end.\n+The end.\n" in result.stdout
    assert path.read_text() == "The the end.\n"


def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("one")
    document = read(str(path))
    path.write_text("two")
    with pytest.raises(UserError, match="changed while"):
        fix.write(document, b"three")
    assert path.read_text() == "two"


ENGINE = Engine([store.shipped()])


@settings(max_examples=80, deadline=None)
@given(st.lists(PIECES, max_size=12).map("".join))
def test_after_a_fix_nothing_safe_is_left(text: str) -> None:
    for _ in range(6):
        found = [f for f in ENGINE.check(Document("a.txt", (segment(text, None),))) if fix.fixable(f, unsafe=False)]
        if not found:
            break
        text = fix.apply(text, found)
    assert not [f for f in ENGINE.check(Document("a.txt", (segment(text, None),))) if fix.fixable(f, unsafe=False)]


@settings(max_examples=80, deadline=None)
@given(st.lists(st.one_of(PIECES, st.text(alphabet="ae\u0301’ «»\u00a0😀", max_size=5)), max_size=12).map("".join))
def test_spans_are_slices(text: str) -> None:
    for f in ENGINE.check(Document("a.txt", (segment(text, None),))):
        assert f.text == text[f.start : f.end]
        assert f.range is not None
        assert text.count("\n", 0, f.start) + 1 == f.range[0][0]


def test_one_winner_where_findings_overlap(check: Check) -> None:
    found = check("He said « the the army has 45 233 men » on Monday.")
    spans = [(f.start, f.end) for f in found]
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(spans))
