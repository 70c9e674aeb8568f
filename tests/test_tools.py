"""The scripts that look for what the glossary lacks run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOOLS = Path(__file__).parents[1] / "tools"


def test_literal_renderings_are_written_and_those_of_clean_text_left_out(tmp_path: Path) -> None:
    phrases, clean = tmp_path / "phrases.tsv", tmp_path / "clean.txt"
    phrases.write_text("table verte\tschoolroom slate\nporte noire\tsecret entrance\n", "utf-8")
    clean.write_text("They left by the black door.\n")
    command = [sys.executable, str(TOOLS / "generate.py"), str(phrases), "--clean", str(clean)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "green table" in found
    assert "black door" not in found
    assert "# 2 phrases" in found
