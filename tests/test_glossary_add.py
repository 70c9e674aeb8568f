"""`glossary add`: what is added holds in the next check; duplicates and contradictions are told and nothing is written."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import app

OWN = "tqcheck.glossary.yaml"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def add(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["glossary", "add", *arguments])


def told(text: str) -> list[tuple[str, str | None]]:
    Path("a.txt").write_text(text)
    report = json.loads(CliRunner().invoke(app, ["check", "a.txt", "--format", "json"]).stdout)
    return [(f["text"], f["suggestions"][0]["replacement"] if f["suggestions"] else None) for f in report["documents"][0]["findings"]]


def test_a_name_that_is_right_is_left_alone_from_then_on() -> None:
    text = "In Niamey, Niger, the Nigerian Gazette praised the Nigerian army.\n"
    assert told(text) == [("Nigerian", "Nigerien"), ("Nigerian", "Nigerien")]
    result = add("--name", "Nigerian Gazette")
    assert (result.exit_code, result.stdout) == (0, f"{OWN}:6: added\n")
    assert told(text) == [("Nigerian", "Nigerien")]


def test_a_name_that_is_a_nation_is_told_what_it_silences() -> None:
    result = add("--name", "Nigerian")
    assert result.exit_code == 0
    assert "note: 'Nigerian' is a nation" in result.stderr
    assert told("In Niamey, Niger, the Nigerian army left.\n") == []


def test_a_preferred_term_holds_in_the_possessive_too() -> None:
    add("--term", "forces de l'ordre", "--prefer", "forces of order")
    assert told("The forces of order's camp burned.\n") == []


def test_variants_of_a_name_are_found_and_proved() -> None:
    assert add("--name", "Zoubeïda Dalla", "--variant", "Zubeida Dalla", "--variant", "Zoubeyda Dalla").exit_code == 0
    assert told("Zubeida Dalla met Zoubeïda Dalla.\n") == [("Zubeida Dalla", "Zoubeïda Dalla")]
    assert CliRunner().invoke(app, ["glossary", "test", OWN, OWN]).exit_code == 0, "named twice, it is read once"


def test_a_preferred_term_silences_the_shipped_glossary_and_nothing_else() -> None:
    text = "Niger: the Forces of order left Niamey with the Nigerian police.\n"
    assert told(text)[0][0] == "Forces of order"
    result = add("--term", "forces de l'ordre", "--prefer", "forces of order")
    assert "note: in the shipped glossary 'forces of order' is wrong" in result.stderr
    assert told(text) == [("Nigerian", "Nigerien")]
    assert add("--term", "nigérien", "--prefer", "Nigerian").exit_code == 0
    assert told(text) == [("Nigerian", "Nigerien")]


def test_what_the_shipped_glossary_says_of_the_french_is_told_once() -> None:
    result = add("--term", "bras de fer", "--prefer", "arm wrestling")
    assert result.exit_code == 0
    assert result.stderr.count("note: in the shipped glossary 'bras de fer' is there already, as 'showdown or ") == 1
    assert result.stderr.count("note:") == 1
    assert result.stderr.count("yours wins") == 1
    assert add("--term", "tour de vis", "--prefer", "crackdown").exit_code == 0


def test_a_forbidden_rendering_is_found() -> None:
    assert add("--term", "communauté de communes", "--prefer", "council group", "--forbid", "community of communes").exit_code == 0
    assert told("The community of communes voted.\n") == [("community of communes", "council group")]
    assert CliRunner().invoke(app, ["glossary", "test", OWN]).exit_code == 0


@pytest.mark.parametrize(
    ("first", "second", "message"),
    [
        (["--name", "Ada Lo"], ["--name", "Ada  LO"], "is there already"),
        (["--name", "Ada Lo", "--variant", "Ada Low"], ["--name", "Ada Low"], "'Ada Low' is wrong, 'Ada Lo' right"),
        (["--name", "Ada Lo"], ["--name", "Ida Lo", "--variant", "Ada Lo"], "'Ada Lo' is right"),
        (["--term", "zorglub", "--prefer", "zorg"], ["--term", "zorglub", "--prefer", "zorg"], "'zorglub' is there already"),
        (["--term", "zorglub", "--prefer", "zorg"], ["--term", "zorglub", "--prefer", "glub"], "is there already, as 'zorg'"),
        (
            ["--term", "zorglub", "--prefer", "zorg", "--forbid", "big glub"],
            ["--term", "zorgon", "--prefer", "big glub"],
            "'big glub' is wrong",
        ),
        (["--term", "zorglub", "--prefer", "zorg"], ["--term", "zorgon", "--prefer", "glub", "--forbid", "zorg"], "'zorg' is right"),
        (["--name", "Ada Lo"], ["--name", "Ada Lo Ndiaye", "--variant", "Ndiaye"], "good example fires on 'Ndiaye'"),
    ],
)
def test_duplicates_and_contradictions_are_told(first: list[str], second: list[str], message: str) -> None:
    assert add(*first).exit_code == 0
    before = Path(OWN).read_bytes()
    result = add(*second)
    assert message in str(result.exception)
    assert Path(OWN).read_bytes() == before
    assert [path.name for path in Path().iterdir()] == [OWN]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["--name", "A", "--term", "b", "--prefer", "c"],
        ["--term", "b"],
        ["--name", "A", "--prefer", "c"],
        ["--term", "b", "--prefer", "c", "--variant", "d"],
    ],
)
def test_half_an_entry_is_a_mistake(arguments: list[str]) -> None:
    assert "term" in str(add(*arguments).exception)
    assert not Path(OWN).exists()


def test_the_file_is_the_configured_one_or_the_one_that_is_named() -> None:
    Path("house").mkdir()
    Path("house/own.yaml").write_text("# Ours.\nlanguage: {source: fr, target: en}\nentries:\n- name: Ada Lo # editor\n")
    Path("tqcheck.yaml").write_text("glossaries: [house, house/own.yaml]\n")
    assert add("--name", "Éva Lo").stdout == "house/own.yaml:5: added\n"
    assert Path("house/own.yaml").read_text().endswith('- name: Ada Lo # editor\n- {name: "Éva Lo"}\n')
    assert add("--name", "Ida Lo", "--to", "new.yaml").stdout == "new.yaml:6: added\n"


def test_a_file_whose_entries_are_not_last_is_left_as_it_is() -> None:
    content = "language: {source: fr, target: en}\nentries:\n  - {name: Ada Lo}\ntopic: own\n"
    Path(OWN).write_text(content)
    assert "nothing can be added to 'entries'" in str(add("--name", "Ida Lo").exception)
    assert Path(OWN).read_text() == content
