"""Several files in one run: the same source or term translated in two ways."""

from __future__ import annotations

import json
from pathlib import Path

from tqcheck.configuration.discovery import Configuration
from tqcheck.formats import read
from tqcheck.model import Finding
from tqcheck.session import Session

GLOSSARY = """\
language: {source: fr, target: en}
topic: house terms
entries:
  - {term: "banque centrale", prefer: [central bank], admit: [reserve bank]}
"""


def run(folder: Path, *files: list[tuple[str, str]], glossary: str = "") -> list[list[Finding]]:
    if glossary:
        (folder / "terms.yaml").write_text(glossary, "utf-8")
    session = Session(Configuration(options={"glossaries": (str(folder / "terms.yaml"),)} if glossary else {}))
    found = []
    for i, pairs in enumerate(files):
        path = folder / f"{i}.jsonl"
        path.write_text("".join(json.dumps({"source": fr, "target": en}) + "\n" for fr, en in pairs), "utf-8")
        found.append(list(session.check(read(str(path))).findings))
    return found


SAVE = ("Enregistrer les modifications", "Save the changes")


def test_the_later_file_is_told_where_the_other_translation_is(tmp_path: Path) -> None:
    first, second = run(tmp_path, [("Fermer", "Close"), SAVE], [("Enregistrer les modifications", "Record the modifications")])
    assert not first
    (finding,) = second
    assert (finding.rule, finding.entry, finding.severity) == ("inconsistent-translation", "across-files", "neutral")
    assert "0.jsonl, segment 2," in finding.message
    assert finding.text == "Record the modifications"


def test_case_spaces_and_end_marks_make_no_difference(tmp_path: Path) -> None:
    assert run(tmp_path, [SAVE], [("enregistrer  les modifications.", "save the changes.")]) == [[], []]


def test_lines_of_one_file_and_short_ones_are_left_alone(tmp_path: Path) -> None:
    other = ("Enregistrer les modifications", "Record the modifications")
    assert run(tmp_path, [SAVE, other]) == [[]]
    assert run(tmp_path, [("Fermer", "Close")], [("Fermer", "Shut")]) == [[], []]


def test_a_term_changes_between_files(tmp_path: Path) -> None:
    usual = [("La banque centrale agit.", "The central bank acts.")]
    first, second = run(tmp_path, usual, [("La banque centrale agit vite.", "The reserve bank acts fast.")], glossary=GLOSSARY)
    assert not first
    (finding,) = [f for f in second if f.rule == "source-term"]
    assert (finding.text, finding.suggestions[0].replacement) == ("reserve bank", "central bank")
