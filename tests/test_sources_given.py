"""What is given as a source has to be one: another file than the text, in a known language, of the same text."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Invoke = Callable[..., Result]

ENGLISH = """Teachers in Dakar have kept up their strike since Monday. The union says that 300 schools are closed in the capital.
The minister promised to pay the arrears before the end of the school year. Parents fear that the exams will be put off.
"""
FRENCH = """Les enseignants de Dakar maintiennent leur grève depuis lundi. Le syndicat affirme que 300 écoles sont fermées dans la capitale.
Le ministre a promis de payer les arriérés avant la fin de l'année scolaire. Les parents craignent un report des examens.
"""
OTHER = """Une attaque contre un convoi militaire a fait douze morts près de Gao, au nord du Mali, selon des sources hospitalières.
Les assaillants, venus à moto, se sont repliés vers la frontière algérienne. L'armée a déployé des hélicoptères et 45 véhicules.
"""


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name, text in (("a.en.txt", ENGLISH), ("a.fr.txt", FRENCH), ("b.fr.txt", OTHER)):
        Path(name).write_text(text)


def found(result: Result) -> list[tuple[str, str | None, str]]:
    return [(f["rule"], f["entry"], f["severity"]) for f in json.loads(result.stdout)["documents"][0]["findings"]]


@pytest.mark.usefixtures("files")
def test_a_source_of_another_text_is_told_once_and_left_out(invoke: Invoke) -> None:
    result = invoke("check", "a.en.txt", "--source", "b.fr.txt", "--format", "json")
    assert result.exit_code == 1
    assert found(result) == [("integrity", "other-source", "major")]
    assert "integrity" not in {rule for rule, _, _ in found(invoke("check", "a.en.txt", "--source", "a.fr.txt", "--format", "json"))}


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize("source", ["a.en.txt", "./a.en.txt"])
def test_the_text_itself_is_no_source(invoke: Invoke, source: str) -> None:
    result = invoke("check", "a.en.txt", "--source", source)
    assert (result.exit_code, str(result.exception)) == (
        1,
        f"{source}: the source is the translation itself\n  help: name the French text with --source",
    )


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("option", "code"), [("--target-lang", "de"), ("--source-lang", "xx"), ("--source-lang", "en")])
def test_a_language_without_rules_is_refused(invoke: Invoke, option: str, code: str) -> None:
    result = invoke("check", "a.en.txt", option, code)
    assert f"{option}: '{code}' is no language" in str(result.exception)
    assert "from French (fr" in str(result.exception)


@pytest.mark.usefixtures("files")
@pytest.mark.parametrize(("option", "code"), [("--target-lang", "en-GB"), ("--target-lang", "EN_US"), ("--source-lang", "fra")])
def test_regions_are_no_other_languages(invoke: Invoke, option: str, code: str) -> None:
    assert invoke("check", "a.en.txt", option, code).exit_code == 0
