"""Path patterns against git's own reading of them, and both directions of pairs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tqcheck.configuration.patterns import Pair, matches

PATTERNS = [
    "drafts/",
    "drafts",
    "*.txt",
    "/a.txt",
    "docs/*.txt",
    "docs/**",
    "**/x/a.txt",
    "docs/**/a.txt",
    "a?txt",
    "[ab].txt",
    "[!a].txt",
    "x/",
]
PATHS = [
    "a.txt",
    "b.txt",
    "docs/a.txt",
    "docs/x/a.txt",
    "docs/x/y/a.txt",
    "drafts/a.md",
    "x/drafts/b.md",
    "x/a.txt",
    "draftsx/a.md",
    "docs/b.md",
]


def test_patterns_mean_what_gitignore_means(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    for pattern in PATTERNS:
        (tmp_path / ".gitignore").write_text(pattern + "\n")
        result = subprocess.run(
            ["git", "check-ignore", "--no-index", "--stdin"], cwd=tmp_path, input="\n".join(PATHS), capture_output=True, text=True
        )
        assert [path for path in PATHS if matches(pattern, path)] == result.stdout.split(), pattern


@pytest.mark.parametrize(
    ("source", "target", "path", "expected"),
    [
        ("{stem}.fr.txt", "{stem}.en.txt", "a.fr.txt", "a.en.txt"),
        ("{stem}.fr.txt", "{stem}.en.txt", "x/a.b.fr.txt", "x/a.b.en.txt"),
        ("{stem}.fr.txt", "{stem}.en.txt", "a.de.txt", None),
        ("fr/", "en/", "fr/x/a.md", "en/x/a.md"),
        ("fr/", "en/", "docs/fr/a.md", "docs/en/a.md"),
        ("/fr/", "/en/", "docs/fr/a.md", None),
        ("fr/", "en/", "xfr/a.md", None),
        ("src/{path}.fr.md", "out/{path}.en.md", "src/x/y.fr.md", "out/x/y.en.md"),
        ("{year}/fr/{stem}.txt", "{year}/en/{stem}.txt", "2024/fr/a.txt", "2024/en/a.txt"),
        ("{doc}/{doc}.fr.txt", "{doc}/{doc}.en.txt", "a/a.fr.txt", "a/a.en.txt"),
        ("{doc}/{doc}.fr.txt", "{doc}/{doc}.en.txt", "a/b.fr.txt", None),
    ],
)
def test_pairs(source: str, target: str, path: str, expected: str | None) -> None:
    assert Pair(source, target).target_of(path) == expected
    if expected:
        assert Pair(source, target).source_of(expected) == path


NAMES = st.text(alphabet="ab.é {}+", min_size=1, max_size=6).filter(lambda name: name.strip("."))


@given(st.lists(NAMES, max_size=3), NAMES)
def test_there_and_back(folders: list[str], stem: str) -> None:
    for pair, path in (
        (Pair("{stem}.fr.txt", "{stem}.en.txt"), "/".join([*folders, f"{stem}.fr.txt"])),
        (Pair("/fr/", "/en/"), "/".join(["fr", *folders, stem])),
    ):
        target = pair.target_of(path)
        assert target is not None
        assert pair.source_of(target) == path
