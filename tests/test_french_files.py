"""A file without a source that is French is told once, and nothing in it is corrected."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

LINES = (
    "Le président est arrivé à Niamey avec les ministres et 45 233 soldats.",
    "Les élèves ont quitté la ville sans le préfet dans la soirée.",
    "Une réunion aura lieu à la préfecture, selon les autorités du département.",
)


@pytest.mark.parametrize("name", ["a.fr.txt", "a.md", "a.tsv", "a.jsonl", "a.html"])
def test_one_finding_and_no_corrections(tmp_path: Path, invoke: Callable[..., Result], name: str) -> None:
    path = tmp_path / name
    text = {
        ".tsv": "\n".join(["target", *LINES]),
        ".jsonl": "\n".join(json.dumps({"target": line}) for line in LINES),
        ".html": "".join(f"<p>{line}</p>\n" for line in LINES),
    }.get(path.suffix, "\n\n".join(LINES))
    path.write_text(text + "\n")
    result = invoke("check", str(path), "--fix", "--unsafe-fixes", "--format", "json")
    (finding,) = json.loads(result.stdout)["documents"][0]["findings"]
    assert (finding["rule"], finding["entry"], finding["text"]) == ("integrity", "french-file", LINES[0])
    assert not finding["suggestions"]
    assert "--source" in finding["message"]
    assert path.read_text() == text + "\n"
    assert invoke("check", str(path), "--ignore", "french-file").exit_code == 0


def test_french_quoted_in_english_is_looked_at_as_before(tmp_path: Path, invoke: Callable[..., Result]) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The ministre and the élèves met the préfet again. The teachers left before the vote, the union said, and went home.\n")
    rules = [f["rule"] for f in json.loads(invoke("check", str(path), "--format", "json").stdout)["documents"][0]["findings"]]
    assert "integrity" not in rules
    assert len(rules) > 1
