"""--changed-since: findings on changed lines and segments alone, in a real repository."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import app

FACTS = "Niamey is the capital of Niger.\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    return tmp_path


def git(*arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], check=True, capture_output=True)


def commit(**files: str) -> None:
    for name, content in files.items():
        Path(name.replace("_", ".")).write_text(content, newline="")
    git("add", "-A")
    git("commit", "-qm", "x")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def told(*arguments: str) -> list[tuple[str, str | None, int | None, str]]:
    report = json.loads(run(*arguments, "--format", "json").stdout)
    return [
        (d["path"], f["segment"], f["range"] and f["range"]["start"]["line"], f["text"]) for d in report["documents"] for f in d["findings"]
    ]


def test_only_changed_lines_count(repository: Path) -> None:
    commit(a_txt=f"{FACTS}The Nigerian army left.\nThe Nigerian police stayed.\n", b_txt="The the end.\n")
    assert told("a.txt", "--changed-since", "HEAD") == []
    assert run("a.txt", "--changed-since", "HEAD").exit_code == 0
    Path("a.txt").write_text(f"A new line.\n{FACTS}The Nigerian army left.\nThe Nigerian police stayed here.\n")
    assert told("a.txt", "b.txt", "--changed-since", "HEAD") == [("a.txt", None, 4, "Nigerian")]
    assert run("a.txt", "--changed-since", "HEAD").exit_code == 1


def test_without_paths_the_changed_files_are_checked(repository: Path) -> None:
    commit(
        a_txt="The the end.\n", b_txt="The the end.\n", c_rst="The the end.\n", d_txt="The the end.\n", tqcheck_yaml="exclude: [ex.txt]\n"
    )
    Path("a.txt").write_text("The the  end.\n")
    Path("é new.txt").write_text("The the end.\n")
    Path("ex.txt").write_text("The the end.\n")
    Path("c.rst").write_text("The the  end.\n")
    Path("d.txt").unlink()
    assert told("--changed-since", "HEAD") == [("a.txt", None, 1, "The the"), ("é new.txt", None, 1, "The the")]
    git("stash", "-uq")
    assert run("--changed-since", "HEAD").exit_code == 0


def test_a_branch_is_not_blamed_for_the_other(repository: Path) -> None:
    commit(a_txt="One.\n", b_txt="One.\n")
    git("checkout", "-qb", "work")
    commit(a_txt="One.\nThe the work.\n")
    git("checkout", "-q", "main")
    commit(b_txt="The the main.\n")
    git("checkout", "-q", "work")
    assert told("a.txt", "b.txt", "--changed-since", "main") == [("a.txt", None, 2, "The the")]


def test_segments_count_by_what_they_hold(repository: Path) -> None:
    rows = [f'{{"target": "Polls open at {hour}h30."}}\n' for hour in (7, 8, 9)]
    commit(a_jsonl="".join(rows[:2]))
    Path("a.jsonl").write_text(rows[2] + "".join(rows[:2]))
    assert told("a.jsonl", "--changed-since", "HEAD") == [("a.jsonl", "1", 1, "9h30")]


def test_a_changed_source_line_counts_for_its_translation(repository: Path) -> None:
    french = [
        "Niamey est la capitale du Niger.",
        "L'armée a perdu 10 hommes dans la région de Tillabéri.",
        "La police nigérienne est restée sur place toute la nuit.",
    ]
    english = [
        "Niamey is the capital of Niger.",
        "The army lost 10 men in the Tillabéri region.",
        "The Nigerian police stayed on the spot all night.",
    ]
    commit(
        a_fr_txt="\n".join(french), a_en_txt="\n".join(english), tqcheck_yaml="pairs: {source: '{stem}.fr.txt', target: '{stem}.en.txt'}\n"
    )
    Path("a.fr.txt").write_text("\n".join([french[0], french[1].replace("10", "100"), french[2]]))
    assert told("--changed-since", "HEAD") == told("a.en.txt", "--changed-since", "HEAD") == [("a.en.txt", None, 2, "10")]


def test_the_lines_around_a_deletion_are_not_changed(repository: Path) -> None:
    commit(a_txt="The the first.\nThe the gone.\nThe the last.\n")
    Path("a.txt").write_text("The the first.\nThe the last.\n")
    assert told("a.txt", "--changed-since", "HEAD") == []


def test_lines_end_as_they_like(repository: Path) -> None:
    commit(a_txt="One.\r\nThe the end.\r\nTwo.")
    Path("a.txt").write_text("One.\r\nThe the end.\r\nTwo.\r\nThe the “é😀”.", newline="")
    assert told("a.txt", "--changed-since", "HEAD") == [("a.txt", None, 4, "The the")]


def test_scores_are_left_out(repository: Path) -> None:
    commit(a_txt="One.\n")
    Path("a.txt").write_text("The the end.\n")
    report = json.loads(run("a.txt", "--changed-since", "HEAD", "--format", "json").stdout)
    assert report["documents"][0]["scores"] is None


def test_mistakes(repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(a_txt="One.\n")
    assert "knows no revision 'nowhere'" in str(run("a.txt", "--changed-since", "nowhere").exception)
    assert "knows no revision '--all'" in str(run("a.txt", "--changed-since", "--all").exception)
    assert "a shallow clone" in str(run("a.txt", "--changed-since", "nowhere").exception)
    monkeypatch.setenv("PATH", "")
    assert "needs git" in str(run("a.txt", "--changed-since", "HEAD").exception)
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path_factory.mktemp("plain"))
    assert "not a git repository" in str(run("a.txt", "--changed-since", "HEAD").exception)


def test_a_repository_without_a_commit(repository: Path) -> None:
    Path("a.txt").write_text("One.\n")
    told = str(run("a.txt", "--changed-since", "HEAD").exception)
    assert "nothing is committed here yet" in told
    assert "shallow" not in told
