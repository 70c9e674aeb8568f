"""The scripts that look for what the glossary lacks run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

TOOLS = Path(__file__).parents[1] / "tools"
sys.path.insert(0, str(TOOLS))

import shelve  # noqa: E402


def test_literal_renderings_are_written_and_those_of_clean_text_left_out(tmp_path: Path) -> None:
    phrases, clean = tmp_path / "phrases.tsv", tmp_path / "clean.txt"
    phrases.write_text("table verte\tschoolroom slate\nporte noire\tsecret entrance\n", "utf-8")
    clean.write_text("They left by the black door.\n")
    command = [sys.executable, str(TOOLS / "generate.py"), str(phrases), "--clean", str(clean)]
    found = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert "green table" in found
    assert "black door" not in found
    assert "# 2 phrases" in found


@pytest.mark.parametrize("shelf", ["senses", "phrases"])
def test_a_shelf_is_in_the_order_of_its_french(shelf: str) -> None:
    words = []
    for path in sorted((TOOLS.parent / "glossary" / "fr-en" / shelf).glob("*.yaml"), key=lambda path: shelve.opened(path)[1][0][0]):
        assert len(path.read_text("utf-8").splitlines()) <= 400, path
        words += [word for word, _ in shelve.opened(path)[1]]
    assert words == sorted(words), "python tools/shelve.py glossary/fr-en/" + shelf


def test_new_entries_go_to_their_place_on_the_shelf(tmp_path: Path) -> None:
    head = "# French words, a to z: the sense.\nlanguage: {source: fr, target: en}\nrule: wrong-sense\nentries:\n"
    shelf, new = tmp_path / "shelf", tmp_path / "new.yaml"
    shelf.mkdir()
    shelf.joinpath("a.yaml").write_text(
        head + "  - {id: b, pattern: x,\n     source: le ~bateau}\n  - {id: d, pattern: y, source: d'hiver}\n", "utf-8"
    )
    new.write_text(head + "  - {id: c, pattern: z, source: [~cœur, ~âme]}\n", "utf-8")
    shelve.main(shelf, [new])
    [path] = shelf.iterdir()
    assert path.name == "ba-hi.yaml"
    assert path.read_text("utf-8").startswith("# French words, bateau to hiver: the sense.")
    assert [word for word, _ in shelve.opened(path)[1]] == ["bateau", "coeur", "hiver"]
    assert not new.exists()


def test_a_file_with_another_head_is_not_taken(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("rule: calque\nentries:\n  - {id: b, pattern: x}\n", "utf-8")
    new = tmp_path / "new" / "b.yaml"
    new.parent.mkdir()
    new.write_text("rule: wrong-sense\nentries:\n  - {id: c, pattern: x}\n", "utf-8")
    with pytest.raises(SystemExit, match="its head is not that of"):
        shelve.main(tmp_path, [new])
    assert new.exists()
