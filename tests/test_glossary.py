"""The shipped glossary proves itself, mistakes are told with their place, and the cache survives what happens to caches."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from conftest import Check

from tqcheck import cache
from tqcheck.catalogue import catalogue
from tqcheck.cli import app, set_phrases
from tqcheck.errors import UserError
from tqcheck.terms import examples, kept, matcher, parts, store
from tqcheck.terms.build import build, unused
from tqcheck.terms.display import readable
from tqcheck.terms.examples import split_bad
from tqcheck.terms.phrase import Phrases

ROOT = Path(__file__).parents[1]
GLOSSARY = store.shipped()
ENTRY = """
language: {source: fr, target: en}
entries:
  - id: oil
    pattern: oil on fire
    suggest: fuel to the fire
    why: An idiom.
    bad: ["He put [oil on fire]. => fuel to the fire"]
    good: ["Oil and fire."]
"""


def run(glossary: store.Glossary) -> list[examples.Failure]:
    found = matcher.Matcher([glossary])
    return [*examples.run(found, glossary, Phrases(found)), *set_phrases.failures(found, glossary)]


def test_every_example_holds() -> None:
    found = run(GLOSSARY)
    assert not found, "\n".join(f"{f.file}:{f.line} {f.entry}: {f.message}" for f in found)


@pytest.mark.parametrize("path", sorted((ROOT / "glossary").rglob("*.yaml")), ids=lambda p: p.name)
def test_files_fit_the_schema(path: Path) -> None:
    schema = json.loads((ROOT / "schemas" / "glossary-1.json").read_text())
    data = yaml.load(path.read_text("utf-8"), yaml.BaseLoader)  # BaseLoader: "no" and "on" are words here
    jsonschema.Draft7Validator(schema).validate(_with_numbers(data))


def _with_numbers(data: object) -> object:
    if isinstance(data, dict):
        return {k: float(v) if k == "confidence" else _with_numbers(v) for k, v in data.items()}
    return [_with_numbers(item) for item in data] if isinstance(data, list) else data


@pytest.mark.parametrize("family", GLOSSARY.families, ids=lambda f: f["id"])
def test_country_families_hold(check: Check, family: dict[str, list[str]]) -> None:
    for example in family["bad"]:
        parts = split_bad(example)
        assert parts, example
        text, start, end, fix = parts
        found = [f for f in check(text) if f.rule == "confusable-demonym"]
        assert [(f.start, f.end, f.suggestions[0].replacement) for f in found if f.start == start] == [(start, end, fix)], example
    for example in family["good"]:
        assert not [f.text for f in check(example) if f.rule == "confusable-demonym"], example


def test_cues_point_to_one_country() -> None:
    owners: dict[str, set[str]] = {}
    for country in map(GLOSSARY.country, GLOSSARY.country_ids):
        for kind, words in country["cues"].items():
            for word in words if kind != "area" else ():
                owners.setdefault(word.casefold(), set()).add(country["id"])
    assert not {word: sorted(ids) for word, ids in owners.items() if len(ids) > 1}


@pytest.mark.parametrize(
    ("change", "message", "line"),
    [
        (("suggest:", "sugest:"), "unknown key 'sugest' in a pattern entry; did you mean 'suggest'", 6),
        (("oil on fire\n", '"oil on fire\n'), "not valid YAML", None),
        (("pattern: oil on fire", "pattern: (oil on fire"), "')' is missing (column 13", 5),
        (("    why: An idiom.\n", ""), "'why' is missing", 4),
        (("id: oil", "id: Oil"), "not lower-case", 4),
        (("why: An idiom.", "why: An idiom.\n    severity: grave"), "severity 'grave' is unknown", 8),
        (
            ("pattern: oil on fire\n    suggest:", "french: ~mettre le feu\n    when: {french: [huile]}\n    english:"),
            "no condition but",
            6,
        ),
    ],
)
def test_mistakes_name_file_and_line(tmp_path: Path, change: tuple[str, str], message: str, line: int | None) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY.replace(*change))
    with pytest.raises(UserError) as caught:
        build([str(path)])
    assert message in str(caught.value)
    assert caught.value.path == str(path)
    if line:
        assert caught.value.line == line


def test_two_entries_of_one_id(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY + ENTRY.partition("entries:\n")[2])
    with pytest.raises(UserError, match="the id 'oil' is taken"):
        build([str(path)])


def test_a_failing_example_says_what_happened(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY.replace("He put [oil on fire]. => fuel", "He put [water on fire]. => fuel"))
    glossary = store.Glossary(build([str(path)]), "test")
    failures = [f.message for f in run(glossary)]
    assert failures == ["does not fire (none of its fixed words stands there): He put [water on fire]. => fuel to the fire"]


def test_damaged_cache_is_rebuilt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY)
    assert store.load([str(path)]).count == 1
    (cached,) = (tmp_path / "cache").glob("glossary-*.bin")
    whole = cached.read_bytes()
    for damage in (b"", whole[:-20], b"\x80\x04pickle", b"{}\n"):
        cached.write_bytes(damage)
        assert store.load([str(path)]).count == 1
    assert cached.read_bytes() == whole


def test_processes_may_race_for_the_cache(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY)
    code = f"from tqcheck.terms import store; print(store.load([{str(path)!r}]).count)"
    runs = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env={"TQCHECK_CACHE": str(tmp_path / "c"), "PATH": ""})
        for _ in range(6)
    ]
    assert [run.communicate()[0].strip() for run in runs] == [b"1"] * 6


def test_files_as_old_and_long_as_before_are_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    path = tmp_path / "own.yaml"
    path.write_text(ENTRY)
    store.load([str(path)])
    read: list[str] = []
    whole = kept.content
    monkeypatch.setattr(kept, "content", lambda name: read.append(name) or whole(name))
    assert store.load([str(path)]).entry(0)["id"] == "oil"
    assert str(path) not in read
    path.write_text(ENTRY.replace("id: oil", "id: ink"))  # of the same length
    assert store.load([str(path)]).entry(0)["id"] == "ink"
    (tmp_path / "cache").joinpath(next((tmp_path / "cache").glob("glossary-*")).name).write_text("broken")
    assert store.load([str(path)]).entry(0)["id"] == "ink"


def test_only_changed_files_are_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "glossary"
    folder.mkdir()
    for name in ("ink", "oil", "tar"):
        (folder / f"{name}.yaml").write_text(ENTRY.replace("id: oil", f"id: {name}"))
    compiled: list[str] = []
    whole = parts._compiled
    monkeypatch.setattr(parts, "_compiled", lambda path, *rest: compiled.append(path.stem) or whole(path, *rest))
    fresh = build(kept.files_in([str(folder)]))
    assert (compiled, store.load([str(folder)]).compiled) == (["ink", "oil", "tar"] * 2, fresh)
    (folder / "oil.yaml").write_text(ENTRY.replace("id: oil", "id: pitch"))
    assert [entry["id"] for entry in store.load([str(folder)]).entries()] == ["ink", "pitch", "tar"]
    assert compiled[6:] == ["oil"]
    for part in (tmp_path / "cache").glob("part-*"):
        part.write_bytes(b"broken")
    (folder / "oil.yaml").write_text(ENTRY)
    assert store.load([str(folder)]).compiled == fresh


def test_a_list_that_compiling_reads_makes_it_compile_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    path, words = tmp_path / "own.yaml", tmp_path / "words.txt"
    path.write_text(ENTRY)
    words.write_text("one\n")
    monkeypatch.setattr(kept, "LISTS", (str(words),))
    store.load([str(path)])
    store.load([str(path)])
    assert len(list((tmp_path / "cache").glob("glossary-*"))) == 1
    words.write_text("two\n")
    store.load([str(path)])
    assert len(list((tmp_path / "cache").glob("glossary-*"))) == 2


def test_compiling_reads_no_other_lists(tmp_path: Path) -> None:
    path = tmp_path / "own.yaml"
    path.write_text(
        "language: {source: fr, target: en}\nentries:\n"
        "  - {id: wide, pattern: ~commit the ~shop ~put, source: ~mettre la boutique, why: W., bad: ['They [commit the shop put].'], good: [A shop.]}\n"
        "  - {french: ~venir à bout, english: ~overcome}\n"
        "  - {french: ~vendre aux chandelles, english: ~sell by inch of candle}\n"
    )
    code = (
        "import os, sys\nread = set()\n"
        "sys.addaudithook(lambda event, of: read.add(str(of[0])) if event == 'open' else None)\n"
        f"from tqcheck.terms.build import build\nbuild([{str(path)!r}])\n"
        "print(*sorted(os.path.basename(name) for name in read if os.path.dirname(name).endswith('data')))"
    )
    found = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
    assert tuple(found) == kept.LISTS


def test_classes_that_nothing_uses_are_told(tmp_path: Path) -> None:
    assert [str(problem) for problem in unused(kept.files_in([str(ROOT / "glossary")]))] == []
    path = tmp_path / "own.yaml"
    path.write_text("classes: {COLOUR: [red, blue], SIZE: [small], SHAPE: [round]}\n" + ENTRY.replace("oil on", "oil <COLOUR|SIZE> on"))
    result = CliRunner().invoke(app, ["glossary", "validate", str(path)])
    assert (result.exit_code, "1 entry, 0 countries, 0 families: valid" in result.stdout) == (0, True)
    assert result.stderr == f"{path}:1:10: the class <SHAPE> is used nowhere in this file\n"


def test_every_rule_of_an_entry_is_described() -> None:
    known = {rule.id for rule in catalogue()}
    assert {entry["rule"] for entry in GLOSSARY.entries()} <= known


def test_the_cache_keeps_the_newest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path / "cache"))
    monkeypatch.setitem(cache.KEPT, "glossary-", 3)
    path = tmp_path / "own.yaml"
    for number in range(5):
        path.write_text(ENTRY.replace("id: oil", f"id: oil-{'abcde'[number]}"))
        store.load([str(path)])
    assert len(list((tmp_path / "cache").glob("glossary-*"))) == 3
    assert store.load([str(path)]).entry(0)["id"] == "oil-e"


def test_no_reason_shows_the_signs_of_the_pattern_language() -> None:
    told = {entry["id"]: entry["why"] for entry in store.shipped().entries() if entry["why"]}
    assert {name: why for name, why in told.items() if set(why) & set("|~<{")} == {}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("état|états grave|graves", "état grave"),
        ("~tourner|~changer [la|une] page", "tourner la page"),
        ("(tous|toutes) les <WORD> confondus", "tous les … confondus"),
    ],
)
def test_a_pattern_is_shown_as_the_words_of_its_first_alternative(text: str, shown: str) -> None:
    assert readable(text) == shown


def test_the_message_of_a_set_phrase_has_the_words_of_the_source(check: Check) -> None:
    found = check("They are in a serious state.", "Ils sont dans des états graves.")
    assert "French *états graves* taken word for word." in [f.message for f in found]


def test_conditions_are_explained_as_they_are_written() -> None:
    told = CliRunner().invoke(app, ["explain", "attack-claimed-by"]).output
    assert "when      after: by" in told
    assert "patterns" not in told
    rule = CliRunner().invoke(app, ["explain", "word-sense"]).output
    assert rule.count("A French word in another of its senses") == 1


def test_the_readme_counts_the_entries_that_are_written() -> None:
    told = int(re.search(r"([\d,]+) entries in YAML", (ROOT / "README.md").read_text("utf-8"))[1].replace(",", ""))  # type: ignore[index]
    counted = CliRunner().invoke(app, ["glossary", "validate"]).output
    written, made = map(int, re.match(r"(\d+) entries \((\d+) with", counted.replace(",", "")).groups())  # type: ignore[union-attr]
    assert told <= written < made == GLOSSARY.count
    assert written - told < 1000
    assert f"{written:,} entries ({made:,} with" in CliRunner().invoke(app, ["glossary", "stats"]).output
