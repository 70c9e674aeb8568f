"""Settings: the nearest file, its overrides and the command line; pairs; mistakes told with file and line."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result

from tqcheck.cli import app
from tqcheck.cli.init import filled
from tqcheck.configuration import files as configfile
from tqcheck.configuration.discovery import Configuration
from tqcheck.configuration.keys import KEYS, SETTINGS
from tqcheck.errors import UserError

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "config-1.json").read_text())
TEMPLATE = (ROOT / "tqcheck" / "data" / "config.yaml").read_text()
FRENCH = "Le gouvernement nigérien s'est réuni à Niamey. On y a vu 3 000 soldats.\n"
ENGLISH = "The Nigerian government met in Niamey. There were 3 soldiers.\n"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the current one."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(**files: str) -> None:
    for name, content in files.items():
        path = Path(name.replace("__", "/").replace("_", "."))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def found(*arguments: str) -> list[tuple[str, str, str]]:
    """(path, rule, severity) of every finding."""
    report = json.loads(run("check", *arguments, "--format", "json", "--no-score").stdout)
    return [(d["path"], f["rule"], f["severity"]) for d in report["documents"] for f in d["findings"]]


def paths(*arguments: str) -> list[tuple[str, str | None]]:
    """(path, source) of every document that was checked."""
    report = json.loads(run("check", *arguments, "--format", "json", "--no-score").stdout)
    return [(d["path"], d["source_path"]) for d in report["documents"]]


# -- where settings come from ----------------------------------------------------------------------------------------
def test_the_nearest_file_wins_and_files_are_not_mixed(project: Path) -> None:
    write(tqcheck_yaml="ignore: confusable-demonym\n", a_txt=ENGLISH, deep__er__b_txt=ENGLISH, deep__tqcheck_yaml="min-severity: minor\n")
    assert found("a.txt") == []
    assert found("deep/er/b.txt") == [("deep/er/b.txt", "confusable-demonym", "critical")]


def test_pyproject_counts_only_with_its_table(project: Path) -> None:
    write(
        pyproject_toml="[tool.tqcheck]\nignore = ['confusable-demonym']\n", in__pyproject_toml="[project]\nname = 'x'\n", in__a_txt=ENGLISH
    )
    assert found("in/a.txt") == []
    write(in__pyproject_toml="[tool.tqcheck]\n")
    assert [rule for _, rule, _ in found("in/a.txt")] == ["confusable-demonym"]


def test_tqcheck_yaml_goes_before_pyproject_beside_it(project: Path) -> None:
    write(pyproject_toml="[tool.tqcheck]\nignore = ['confusable-demonym']\n", tqcheck_yaml="", a_txt=ENGLISH)
    assert len(found("a.txt")) == 1


def test_config_option_replaces_the_nearest_file(project: Path) -> None:
    write(tqcheck_yaml="ignore: confusable-demonym\n", ci__strict_yaml="severity: {confusable-demonym: minor}\n", a_txt=ENGLISH)
    assert found("a.txt", "--config", "ci/strict.yaml") == [("a.txt", "confusable-demonym", "minor")]


def test_standard_input_has_the_settings_of_the_current_folder(project: Path) -> None:
    write(tqcheck_yaml="ignore: confusable-demonym\n")
    assert CliRunner().invoke(app, ["check", "-"], input=ENGLISH).exit_code == 0


def test_overrides_add_to_lists_and_replace_the_rest(project: Path) -> None:
    write(
        tqcheck_yaml="ignore: [repetition]\nfail-on: neutral\nseverity: {phrase: minor}\noverrides:\n"
        "  - files: old/\n    ignore: [accuracy]\n    fail-on: critical\n    severity: {confusable-demonym: minor}\n"
        "  - {files: '*.b.txt', names: [Niger]}\n"
    )
    settings = Configuration().settings("old/x.b.txt")
    assert settings.ignore == ("repetition", "accuracy")
    assert settings.fail_on == "critical"
    assert settings.severity == {"phrase": "minor", "confusable-demonym": "minor"}
    assert settings.names == ("Niger",)
    assert Configuration().settings("new/x.txt").ignore == ("repetition",)


def test_the_command_line_wins(project: Path) -> None:
    write(tqcheck_yaml="ignore: [confusable-demonym]\nfail-on: critical\nlanguage: {source: fr-CA}\n", a_txt=ENGLISH + "The the end.\n")
    assert {rule for _, rule, _ in found("a.txt", "--select", "confusable-demonym")} == {"confusable-demonym"}
    assert found("a.txt", "--ignore", "repetition") == []
    assert run("check", "a.txt").exit_code == 0
    assert run("check", "a.txt", "--fail-on", "minor").exit_code == 1
    assert Configuration(None, {"language": {"target": "en"}}).settings("a.txt").language == {"source": "fr-CA", "target": "en"}


def test_each_way_to_name_a_finding(project: Path) -> None:
    write(a_txt=ENGLISH)
    for name in ("confusable-demonym", "niger-nigeria", "terminology/wrong-term", "terminology", "critical"):
        assert found("a.txt", "--ignore", name) == []
        assert len(found("a.txt", "--select", name)) == 1
        assert found("a.txt", "--select", "grammar") == []


def test_severity_goes_by_entry_before_rule_before_category(project: Path) -> None:
    write(a_txt=ENGLISH, tqcheck_yaml="severity: {terminology: minor, confusable-demonym: major, niger-nigeria: neutral}\n")
    assert found("a.txt") == [("a.txt", "confusable-demonym", "neutral")]
    assert run("check", "a.txt").exit_code == 0
    assert found("a.txt", "--min-severity", "minor") == []


def test_names_are_left_alone_where_they_stand_as_written(project: Path) -> None:
    write(a_txt="In Niamey, the Nigerian Gazette was read to the Nigerian army.\n", tqcheck_yaml="names: ['Nigerian   Gazette']\n")
    report = json.loads(run("check", "a.txt", "--format", "json").stdout)
    assert [f["range"]["start"]["column"] for f in report["documents"][0]["findings"]] == [49]


def test_own_glossaries_are_relative_to_the_configuration(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    own = "language: {source: fr, target: en}\nentries:\n  - {id: blue-moon, pattern: blue moon, why: House style., bad: ['A [blue moon].'], good: [A moon.]}\n"
    write(tqcheck_yaml="glossaries: house/own.yaml\n", house__own_yaml=own, in__a_txt="A blue moon rose.\n")
    monkeypatch.chdir(project / "in")
    assert [rule for _, rule, _ in found("a.txt")] == ["phrase"]
    (project / "tqcheck.yaml").unlink()
    assert found("a.txt") == []
    (project / "tqcheck.glossary.yaml").write_text(own)
    assert [rule for _, rule, _ in found("a.txt", "--select", "blue-moon")] == ["phrase"]


def test_mqm_settings_reach_the_score(project: Path) -> None:
    write(
        a_txt="The the end. " + "Plain words are here. " * 300,
        tqcheck_yaml="mqm: {weights: {minor: 3}, pass-threshold: 80, acceptable-points: 5}\n",
    )
    (document,) = json.loads(run("check", "a.txt", "--format", "json").stdout)["documents"]
    words = document["words"]
    assert document["scores"]["mqm"]["value"] == round(100 - 3 * 1000 / words * (100 - 80) / 5, 1)
    assert "|pt:80|app:5|w:0-3-5-25|" in document["scores"]["mqm"]["signature"]
    assert json.loads(run("score", "a.txt", "--format", "json").stdout)["documents"][0]["scores"]["mqm"] == document["scores"]["mqm"]


def test_show_settings_names_every_origin(project: Path) -> None:
    write(
        pyproject_toml="[project]\nname = 'x'\n\n[tool.tqcheck]\nfail-on = 'major'\nnames = ['Air Niger']\n\n[tool.tqcheck.mqm]\npass-threshold = 80\n\n"
        "[[tool.tqcheck.overrides]]\nfiles = ['x/']\n[[tool.tqcheck.overrides]]\nfiles = ['a.txt']\nnames = ['Air Mali']\n",
        a_txt=ENGLISH,
    )
    shown = run("check", "a.txt", "--show-settings", "--ignore", "repetition").stdout
    assert "names         Air Niger, Air Mali  (pyproject.toml:6, pyproject.toml:15)" in shown
    assert "fail-on       major  (pyproject.toml:5)" in shown
    assert "mqm           pass-threshold: 80  (pyproject.toml:8)" in shown
    assert "ignore        repetition  (--ignore)" in shown
    assert "min-severity  neutral  (default)" in shown
    assert [line.split()[0] for line in shown.splitlines()[2:]] == list(SETTINGS)


# -- mistakes --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("content", "line", "message", "hint"),
    [
        ("language: {source: xx}\n", 1, "'xx' is no language of a source that is known here", "from French"),
        ("language: {source: fr}\nignroe: [x]\n", 2, "unknown key 'ignroe'", "did you mean 'ignore'?"),
        ("min_severity: minor\n", 1, "unknown key 'min_severity'", "did you mean 'min-severity'?"),
        ("mqm:\n  weights:\n    mayor: 3\n", 3, "unknown key 'mayor' in 'mqm'", "did you mean 'major'?"),
        ("mqm:\n  pass-threshold: 100\n", 2, "lies between 0 and 100", None),
        ("mqm: {preset: googel}\n", 1, "'preset' is mqm or google, not 'googel'", None),
        ("mqm: {acceptable-points: 0}\n", 1, "more than 0", None),
        ("mqm: {weights: {minor: one}}\n", 1, "a number from 0 on, not 'one'", None),
        ("\nfail-on: grave\n", 2, "'grave' is no severity", "known are"),
        ("severity:\n  phrase: majro\n", 2, "'majro' is no severity", "did you mean 'major'?"),
        ("names: [3]\n", 1, "3 is none", "put it in quotes"),
        ("pairs:\n  - {source: '{stem}.fr.txt'}\n", 2, "a pair has 'source' and 'target'", "for example"),
        ("pairs:\n  - {source: '{stem}.fr.txt', target: '{name}.en.txt'}\n", 2, "the same {names}", None),
        ("pairs:\n  - {source: fr.txt, target: en.txt}\n", 2, "the same {names}", None),
        ("overrides:\n  - ignore: [phrase]\n", 2, "needs 'files'", None),
        ("overrides:\n  - files: x\n    exclude: [y]\n", 3, "cannot be set for single files", None),
        ("overrides:\n  - files: x\n    ignroe: [y]\n", 3, "unknown key 'ignroe' in 'overrides'", "did you mean 'ignore'?"),
        ("ignore: [a\n", 2, "not valid YAML", None),
        ("ignore: a\nignore: b\n", 2, "'ignore' stands twice", None),
        ("- a\n", 1, "not a mapping", "tqcheck init"),
    ],
)
def test_mistakes_have_file_line_and_the_nearest_right_name(project: Path, content: str, line: int, message: str, hint: str | None) -> None:
    write(tqcheck_yaml=content, a_txt=ENGLISH)
    for _ in range(2):  # the second time from the cache
        with pytest.raises(UserError) as caught:
            Configuration().settings("a.txt")
        assert (caught.value.path, caught.value.line) == ("tqcheck.yaml", line)
        assert message in caught.value.message
        assert hint is None or hint in (caught.value.hint or "")


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("[tool.tqcheck]\nx = 1\n", 2, "unknown key 'x'"),
        ("[tool.tqcheck.mqm]\n'pass-threshold' = 'high'\n", 2, "a number"),
        ("[tool.tqcheck]\n[[tool.tqcheck.overrides]]\nfiles='a'\n[[tool.tqcheck.overrides]]\nfiles='b'\nfail-on='x'\n", 6, "no severity"),
        ("[tool.tqcheck]\nnames = x\n", 2, "not valid TOML"),
        ("[tool.tqcheck]\nnames = [\n", 3, "not valid TOML"),
        ("[tool]\ntqcheck = 3\n", None, "not a table"),
    ],
)
def test_mistakes_in_pyproject(project: Path, content: str, line: int | None, message: str) -> None:
    write(pyproject_toml=content)
    with pytest.raises(UserError, match=message) as caught:
        Configuration().settings("a.txt")
    assert (caught.value.path, caught.value.line) == ("pyproject.toml", line)


def test_names_that_nothing_has_are_mistakes(project: Path) -> None:
    write(a_txt=ENGLISH, tqcheck_yaml="fail-on: minor\nignore:\n  - confusable-demonim\n")
    result = subprocess.run([sys.executable, "-m", "tqcheck", "check", "a.txt"], capture_output=True, text=True)
    assert result.returncode == 2
    assert result.stderr.startswith("error: tqcheck.yaml:2: no rule, entry, category or severity is called 'confusable-demonim'")
    assert "did you mean 'confusable-demonym'?" in result.stderr
    write(tqcheck_yaml="ignore: [unused-suppression, grouped-by-space, doubled-word, literal-idiom, niger, accuracy, style/awkward]\n")
    assert run("check", "a.txt").exit_code == 1
    assert "'nothing-like-it'" in str(run("check", "a.txt", "--select", "nothing-like-it").exception)
    for word in ("he", "million", "form", "major-"):
        assert f"'{word}'" in str(run("check", "a.txt", "--select", word).exception)
    for kind in ("restriction", "across-files", "french-ordinal", "e-mail", "other-nation"):
        assert run("check", "a.txt", "--select", kind).exception is None or run("check", "a.txt", "--select", kind).exit_code == 0


def test_a_config_that_cannot_be_read(project: Path) -> None:
    write(a_txt=ENGLISH, plain_toml="[tool.other]\n")
    assert str(run("check", "a.txt", "--config", "missing.yaml").exception).startswith("missing.yaml: no such file")
    assert "no table [tool.tqcheck]" in str(run("check", "a.txt", "--config", "plain.toml").exception)
    (project / "tqcheck.yaml").write_bytes(b"names: [C\xf4te]\n")
    assert "tqcheck.yaml: is not UTF-8" in str(run("check", "a.txt").exception)


# -- init and schema -------------------------------------------------------------------------------------------------
def uncommented() -> dict[str, Any]:
    """The template with every example switched on."""
    lines = [line.removeprefix("# ") for line in filled(TEMPLATE, []).split("\n") if ": " not in line or line.count(" ") < 40]
    settings = [line for line in lines if line.partition(":")[0] in KEYS or line.startswith("  ")]
    loaded: dict[str, Any] = yaml.safe_load("\n".join(settings))
    return loaded


def test_the_template_shows_every_key_and_is_valid(project: Path) -> None:
    value = uncommented()
    assert set(value) == set(KEYS)
    jsonschema.Draft7Validator(SCHEMA).validate(value)
    write(tqcheck_yaml=yaml.safe_dump(value, sort_keys=False, allow_unicode=True), archive__a_txt=ENGLISH, glossary__house_style_yaml="")
    assert Configuration().settings("archive/a.txt").fail_on == "critical"


def test_schema_and_code_know_the_same_keys() -> None:
    assert set(SCHEMA["properties"]) == set(KEYS)
    override = SCHEMA["properties"]["overrides"]["items"]["properties"]
    assert set(override) == {"files", *(key for key, setting in SETTINGS.items() if setting.override)}


def test_init_writes_a_configuration_that_holds(project: Path) -> None:
    write(x_fr_txt=FRENCH, x_en_txt=ENGLISH, docs__fr__a_md=FRENCH, docs__en__a_md=ENGLISH)
    assert run("init").exit_code == 0
    assert paths("docs/fr/a.md", "x.fr.txt") == [("docs/en/a.md", "docs/fr/a.md"), ("x.en.txt", "x.fr.txt")]
    before = Path("tqcheck.yaml").read_text()
    assert "is there already" in str(run("init").exception)
    assert Path("tqcheck.yaml").read_text() == before
    assert "no such folder" in str(run("init", "nowhere").exception)


# -- pairs and folders -----------------------------------------------------------------------------------------------
PAIRS = "pairs:\n  - {source: '{stem}.fr.txt', target: '{stem}.en.txt'}\n  - {source: fr/, target: en/}\n"


def test_either_side_is_taken_and_each_pair_checked_once(project: Path) -> None:
    write(tqcheck_yaml=PAIRS, a_fr_txt=FRENCH, a_en_txt=ENGLISH, fr__deep__b_txt=FRENCH, en__deep__b_txt=ENGLISH, c_en_txt=ENGLISH)
    one, two = ("a.en.txt", "a.fr.txt"), ("en/deep/b.txt", "fr/deep/b.txt")
    assert paths("a.fr.txt") == paths("a.en.txt") == paths("a.fr.txt", "a.en.txt", "./a.fr.txt") == [one]
    assert paths("fr/deep/b.txt") == paths("en/deep/b.txt") == [two]
    assert paths(".") == [one, ("c.en.txt", None), two]
    whole = str(project / "a.fr.txt")
    assert paths(whole) == [(str(project / "a.en.txt"), whole)]
    assert ("a.en.txt", "number-mismatch", "critical") in found("a.fr.txt")


def test_pairs_hold_from_any_folder(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tqcheck_yaml=PAIRS, docs__fr__b_txt=FRENCH, docs__en__b_txt=ENGLISH)
    monkeypatch.chdir(project / "docs" / "en")
    assert paths("b.txt") == [("b.txt", "../fr/b.txt")]
    assert paths("../fr/b.txt") == [("b.txt", "../fr/b.txt")]


def test_a_source_without_a_translation_is_told_and_not_checked(project: Path) -> None:
    write(tqcheck_yaml=PAIRS, a_fr_txt=FRENCH)
    result = run("check", "a.fr.txt")
    assert result.exit_code == 0
    assert "a.fr.txt: a source without a translation yet; not checked" in result.stderr


def test_source_option_goes_before_pairs(project: Path) -> None:
    write(tqcheck_yaml=PAIRS, a_fr_txt=FRENCH, a_en_txt=ENGLISH, other_txt="Rien.\n")
    assert paths("a.en.txt", "--source", "other.txt") == [("a.en.txt", "other.txt")]


def test_excludes_hold_for_folders_and_for_named_files_when_forced(project: Path) -> None:
    write(
        tqcheck_yaml="exclude: [drafts/, '*.old.txt']\n", a_txt=ENGLISH, drafts__b_txt=ENGLISH, in__c_old_txt=ENGLISH, _hidden_txt=ENGLISH
    )
    assert paths(".") == [("a.txt", None)]
    assert paths("drafts/b.txt") == [("drafts/b.txt", None)]
    assert paths("drafts/b.txt", "a.txt", "--force-exclude") == [("a.txt", None)]
    assert run("check", "drafts/b.txt", "in/c.old.txt", "--force-exclude").exit_code == 0
    assert "no files to check in drafts" in str(run("check", "drafts").exception)


# -- the cache -------------------------------------------------------------------------------------------------------
def test_yaml_is_parsed_once_for_the_same_contents(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tqcheck_yaml="names: [Été chaud]\n")
    first = configfile.read_yaml("tqcheck.yaml")
    monkeypatch.setitem(sys.modules, "tqcheck.terms.yamlfile", None)
    assert configfile.read_yaml("tqcheck.yaml") == first
    write(tqcheck_yaml="names: [Été froid]\n")
    with pytest.raises(ImportError):
        configfile.read_yaml("tqcheck.yaml")
