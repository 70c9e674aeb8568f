"""What is checked of a folder that is named: its texts, not what tools and earlier runs have left there."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tqcheck import reports
from tqcheck.errors import UserError
from tqcheck.reports.recognise import is_report

ROOT = Path(__file__).parents[1]
Invoke = Callable[..., Result]
OUTPUTS = (
    "html=r.html",
    "sum.md",
    "r.csv",
    "r.json",
    "r.jsonl",
    "marot=r.tsv",
    "text=r.txt",
    "concise=short.txt",
    "gitlab=gl.json",
    "rdjson=rd.json",
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The Nigerian government met in Niamey. The the end.\n")


def checked(invoke: Invoke, *arguments: str) -> list[str]:
    lines = invoke("check", *arguments, "--format", "concise", "--select", "repetition,confusable-demonym").stdout.splitlines()
    return sorted({line.partition(":")[0] for line in lines})


def test_reports_of_an_earlier_run_are_no_texts(invoke: Invoke) -> None:
    assert invoke("check", ".", *(f"--output={output}" for output in OUTPUTS)).exit_code == 1
    assert invoke("check", "a.txt", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert invoke("score", "a.txt", "--output", "text=score.txt", "--output", "jsonl=score.jsonl").exit_code == 0
    assert len(os.listdir()) == len(OUTPUTS) + 4
    assert checked(invoke, ".") == ["a.txt"]
    assert checked(invoke, "sum.md") == ["sum.md"]


def test_an_empty_output_of_a_run_is_not_its_input(invoke: Invoke) -> None:
    Path("new.md").touch()
    invoke("check", ".", "--output", "concise=new.md", "--select", "repetition")
    assert [line.partition(":")[0] for line in Path("new.md").read_text().splitlines()] == ["a.txt"]


def test_a_text_in_the_folder_is_not_overwritten(invoke: Invoke) -> None:
    Path("old.md").write_text("The the report.\n")
    assert checked(invoke, ".") == ["a.txt", "old.md"]
    assert isinstance(invoke("check", ".", "--output", "concise=old.md").exception, UserError)
    assert Path("old.md").read_text() == "The the report.\n"


def test_folders_that_tools_make_are_not_looked_into(invoke: Invoke) -> None:
    for name in ("node_modules", "venv", ".venv", "build", "dist", "__pycache__"):
        Path("x", name).mkdir(parents=True)
        Path("x", name, "b.txt").write_text("The the end.\n")
    assert checked(invoke, ".") == ["a.txt"]
    assert checked(invoke, "x/build") == ["x/build/b.txt"]


def test_changed_files_are_not_reports(invoke: Invoke) -> None:
    for command in (("init", "-q"), ("add", "-A"), ("-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "c")):
        subprocess.run(["git", *command], check=True)
    Path("b.txt").write_text("The the end.\n")
    outputs = ("--output", "sum.md", "--output", "concise=old.txt")
    for _ in range(2):
        assert invoke("check", "--changed-since", "HEAD", *outputs).exit_code == 1
        assert [line.partition(":")[0] for line in Path("old.txt").read_text().splitlines()] == ["b.txt"]


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_report_is_recognised(invoke: Invoke, name: str) -> None:
    Path("good.txt").write_text("All is well.\n")
    for text in ("a.txt", "good.txt"):
        for more in ((), ("--no-score",)):
            invoke("check", text, "--output", f"{name}=report", *more)
            written = Path("report").read_text()
            assert is_report("report") or written in ("", "[]\n") or name in ("junit", "checkstyle"), written[:200]


def test_texts_are_no_reports() -> None:
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("seeds/*"), *(ROOT / "tests" / "data" / "formats").rglob("*.*")]
    assert len(files) > 40
    assert [path for path in files if is_report(str(path))] == []
