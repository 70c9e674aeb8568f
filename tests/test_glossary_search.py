"""`glossary search` and messages about entries lead to the line of the file where the entry is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tqcheck.terms import store
from tqcheck.terms.vocabulary import PROVED

ROOT = Path(__file__).parents[1]
Invoke = Callable[..., Result]
HEAD = "language: {source: fr, target: en}\ntopic: own\nentries:\n"
ENTRY = HEAD + "  - id: oil\n    pattern: oil on fire\n    why: because\n"


def found(invoke: Invoke, *words: str) -> list[str]:
    """The ids of the entries that are found."""
    return [line.split(": ")[1] for line in invoke("glossary", "search", *words).stdout.splitlines()]


def test_words_are_found_from_their_beginning(invoke: Invoke) -> None:
    assert "french-fruit-de-mer" in found(invoke, "fruit de mer")
    assert "french-fruit-de-mer" in found(invoke, "seafoo", "FRUIT")
    assert "french-fruit-de-mer" not in found(invoke, "ruit de mer")
    assert "french-fruit-de-mer" not in found(invoke, "mer fruit")
    assert found(invoke, "mélée") == found(invoke, "melee") != []


def test_a_form_of_a_french_verb_finds_the_phrase(invoke: Invoke) -> None:
    result = invoke("glossary", "search", "mise en avant")
    assert "french-mettre-en-avant: French ~mettre en avant → ~put forward" in result.stdout


def test_entries_made_from_others_are_not_told_again(invoke: Invoke) -> None:
    ids = {entry["id"] for entry in store.shipped().entries()}
    made = next(name for name in sorted(ids) if name.endswith(PROVED) and name.removesuffix(PROVED) in ids)
    told = found(invoke, made.removesuffix(PROVED))
    assert made.removesuffix(PROVED) in told
    assert made not in told


def test_nothing_found_is_said(invoke: Invoke) -> None:
    result = invoke("glossary", "search", "xyzzy")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "nothing found\n")


def test_entries_of_the_shipped_glossary_are_told_with_their_folder(invoke: Invoke) -> None:
    line = next(line for line in invoke("glossary", "search", "fruit de mer").stdout.splitlines() if ": french-fruit-de-mer: " in line)
    file, number, _ = line.split(":", 2)
    assert "english: [seafood" in (ROOT / "glossary" / file).read_text("utf-8").splitlines()[int(number) - 1]
    assert all((ROOT / "glossary" / str(family["file"])).exists() for family in store.shipped().families)
    assert f"{file}:{number})" in invoke("explain", "french-fruit-de-mer").stdout


def test_entries_of_an_own_glossary_are_told_with_the_path_as_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("gl/x", "other"):
        Path(folder).mkdir(parents=True)
        Path(folder, "own.yaml").write_text(ENTRY)
    assert invoke("glossary", "test", "gl").stdout.startswith("gl/x/own.yaml:4: oil: needs at least one")
    assert invoke("glossary", "test", "other/own.yaml").stdout.startswith(
        "other/own.yaml:4: oil: "
    )  # not as the cache has the same contents
    assert invoke("glossary", "test", str(tmp_path / "gl")).stdout.startswith(f"{tmp_path}/gl/x/own.yaml:4: ")
    assert "'oil' is taken by gl/x/own.yaml:4" in invoke("glossary", "validate", "gl", "other").stdout


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        ("patern: oil", "own.yaml:4:14: unknown key 'patern'; did you mean 'pattern'?"),
        ("id: oil, why: w", "own.yaml:4:5: an entry has exactly one of pattern,"),
        ("pattern: oil, term: huile", "regex, not pattern and term"),
    ],
)
def test_an_entry_of_no_kind_is_told_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Invoke, entry: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("own.yaml").write_text(f"{HEAD}  - {{{entry}}}\n")
    assert told in invoke("glossary", "validate", "own.yaml").stdout


def test_a_country_is_explained_by_its_families(invoke: Invoke) -> None:
    told = invoke("explain", "niger").stdout
    assert told.startswith("niger-nigeria  critical")
    assert told == invoke("explain", "niger-nigeria").stdout
    assert invoke("explain", "djibouti").stdout.startswith("No country is confused with this one.\n\n  Djibouti: Djiboutian")


def test_no_text_is_not_tried(invoke: Invoke) -> None:
    for text in ("", " "):
        assert "there is no text to try" in str(invoke("glossary", "try", text).exception)
