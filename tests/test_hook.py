"""The hooks, run by pre-commit on a repository of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def git(*arguments: str, cwd: Path) -> None:
    subprocess.run(["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *arguments], cwd=cwd, check=True, capture_output=True)


@pytest.mark.slow
def test_hooks_on_a_temporary_repository(tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in ("tqcheck", "glossary", "pyproject.toml", "hatch_build.py", "README.md", "LICENSE", "NOTICE", ".pre-commit-hooks.yaml"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(hooks)], check=True)
    git("init", "-q", cwd=hooks)
    git("add", "-A", cwd=hooks)
    git("commit", "-qm", "hooks", cwd=hooks)
    work = tmp_path / "work"
    (work / "glossary").mkdir(parents=True)
    (work / "a.txt").write_text("In Niamey, the Nigerian army has 45 233 men.\n")
    (work / "glossary" / "own.yaml").write_text(
        "language: {source: fr, target: en}\nentries:\n  - {name: Bazoum, variants: [Bazoun], bad: ['[Bazoun] left. => Bazoum'], good: [Bazoum left.]}\n"
    )
    git("init", "-q", cwd=work)
    git("add", "-A", cwd=work)
    git("commit", "-qm", "work", cwd=work)
    environment = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "home")}

    def hook(name: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "try-repo", str(hooks), name, "--all-files", "--verbose"]
        return subprocess.run(command, cwd=work, capture_output=True, text=True, env=environment)

    checked = hook("tqcheck")
    assert checked.returncode == 1, checked.stdout + checked.stderr
    assert "Nigerien" in checked.stdout
    assert hook("tqcheck-glossary").returncode == 0
    assert "files were modified by this hook" in hook("tqcheck-fix").stdout
    assert (work / "a.txt").read_text() == "In Niamey, the Nigerien army has 45,233 men.\n"
    assert hook("tqcheck").returncode == 0
