"""Baselines: known findings are known again after edits elsewhere, new ones are new, nothing is added unasked."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from conftest import Check
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tqcheck.cli import app
from tqcheck.decisions.baseline import Baseline
from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.formats.prose import segment
from tqcheck.model import Document, Finding
from tqcheck.terms import store

ENGINE = Engine([store.shipped()])
BAD = [
    "In Niamey, the capital of Niger, the Nigerian army has 45 233 men.",
    "The police of Niamey opened the gates at 7h30 on Monday.",
    "The minister put water in his wine before the talks.",
    "The the workers of Niger went home in the rain.",
    "The Nigerian government spoke, and the Nigerian government left again.",
]
GOOD = [
    "All is well in the north.",
    "A market opened near the river.",
    "“We are glad,” said a farmer.",
    "It rained — for once — in March.",
    "É 😀.",
]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["check", *arguments])


def told(*arguments: str) -> list[tuple[str, str | None]]:
    report = json.loads(run(*arguments, "--format", "json").stdout)
    return [(f["text"], f["suppressed"]) for d in report["documents"] for f in d["findings"]]


def findings(text: str) -> list[Finding]:
    return ENGINE.check(Document("a.txt", (segment(text, None),)))


# -- fingerprints ----------------------------------------------------------------------------------------------------
def test_each_of_the_sentences_holds_a_finding() -> None:
    text = "\n".join(BAD)
    lines = {f.range[0][0] for f in findings(text) if f.range}
    assert lines == set(range(1, len(BAD) + 1))


@settings(max_examples=60, deadline=None)
@given(
    st.permutations(BAD),
    st.lists(st.tuples(st.integers(0, 5), st.sampled_from(GOOD)), max_size=6),
    st.sampled_from([" ", "\n", "\n\n", "\r\n"]),
)
def test_fingerprints_survive_moving_and_inserting(order: list[str], insertions: list[tuple[int, str]], joint: str) -> None:
    before = {f.fingerprint: (f.rule, f.text) for f in findings("\n".join(BAD))}
    sentences = list(order)
    for place, sentence in insertions:
        sentences.insert(place, sentence)
    after = findings(joint.join(sentences))
    assert {f.fingerprint: (f.rule, f.text) for f in after if f.fingerprint in before} == before
    assert len({f.fingerprint for f in after}) == len(after)


def test_fingerprints_survive_rewording_around(check: Check) -> None:
    facts = "Niamey is the capital of Niger.\n"
    variants = [
        "Yesterday morning, men of the Nigerian army crossed the river near the town.",
        "On Tuesday some men of the Nigerian army crossed a bridge; nobody was hurt.",
        "MEN OF THE  Nigerian army\u00a0crossed.",
    ]
    names = [{f.fingerprint for f in check(facts + text) if f.text == "Nigerian"} for text in variants]
    assert names[0] == names[1] == names[2]
    assert len(names[0]) == 1


def test_equal_findings_have_names_of_their_own_in_every_format() -> None:
    twice = "Niger: the Nigerian army left Niamey."
    assert len({f.fingerprint for f in findings(f"{twice}\n{twice}\n{twice}")}) == 3
    segments = tuple(segment(twice, None)._replace(id=str(n)) for n in range(3))
    found = ENGINE.check(Document("a.jsonl", segments, single=False))
    assert len({f.fingerprint for f in found}) == len(found) == 3


# -- baselines -------------------------------------------------------------------------------------------------------
def test_only_new_findings_count(project: Path) -> None:
    path = project / "a.txt"
    path.write_text("\n".join(BAD[:2]) + "\n")
    assert run("a.txt", "--baseline", "known.json", "--write-baseline").exit_code == 0
    assert run("a.txt", "--baseline", "known.json").exit_code == 0
    assert {why for _, why in told("a.txt", "--baseline", "known.json")} == {"baseline"}
    path.write_text("\n".join([GOOD[0], BAD[1], GOOD[1] + " " + BAD[0], BAD[3]]) + "\n")
    assert [text for text, why in told("a.txt", "--baseline", "known.json") if why is None] == ["The the"]
    assert run("a.txt", "--baseline", "known.json").exit_code == 1


def test_one_more_of_the_same_is_new(project: Path) -> None:
    path = project / "a.txt"
    path.write_text(f"{BAD[0]}\n")
    run("a.txt", "--baseline", "known.json", "--write-baseline")
    path.write_text(f"{BAD[0]}\n{BAD[0]}\n")
    assert sorted(why or "new" for _, why in told("a.txt", "--baseline", "known.json")) == ["baseline"] * 2 + ["new"] * 2


def test_a_neighbour_that_is_mended_does_not_make_a_finding_new(project: Path) -> None:
    path = project / "a.txt"
    path.write_text("Niamey, Niger: the the Nigerian army stayed.\n")
    run("a.txt", "--baseline", "known.json", "--write-baseline")
    path.write_text("Niamey, Niger: the Nigerian army stayed.\n")
    assert told("a.txt", "--baseline", "known.json") == [("Nigerian", "baseline")]
    path.write_text("Niamey, Niger: today the Nigerian government fell.\n")
    assert told("a.txt", "--baseline", "known.json") == [("Nigerian", None)]


def test_update_takes_out_what_is_gone_and_adds_nothing(project: Path) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (project / name).write_text("\n".join(BAD) + "\n")
    run("a.txt", "b.txt", "c.txt", "--baseline", "known.json", "--write-baseline")
    before = json.loads(Path("known.json").read_text())["files"]
    (project / "a.txt").write_text(f"{BAD[1]}\nOn Monday the Nigerian army came to Niamey in Niger.\n")
    (project / "c.txt").unlink()
    result = run("a.txt", "--baseline", "known.json", "--update-baseline")
    after = json.loads(Path("known.json").read_text())["files"]
    assert result.exit_code == 0
    assert f"{1 + len(before['b.txt'])} findings stay known" in result.stderr
    assert [record["text"] for record in after["a.txt"]] == ["7h30"]
    assert after["b.txt"] == before["b.txt"]
    assert "c.txt" not in after
    assert [text for text, why in told("a.txt", "--baseline", "known.json") if why is None] == ["Nigerian"]


def test_update_holds_whatever_is_selected(project: Path) -> None:
    (project / "a.txt").write_text("\n".join(BAD) + "\n")
    run("a.txt", "--baseline", "known.json", "--write-baseline")
    before = Path("known.json").read_text()
    run("a.txt", "--baseline", "known.json", "--update-baseline", "--select", "repetition")
    assert Path("known.json").read_text() == before


def test_updating_after_a_drift_keeps_up_with_it(project: Path) -> None:
    path = project / "a.txt"
    for text in ("for the Nigerian army in Niger", "with the Nigerian army in Niger", "with the Nigerian police of Niger"):
        path.write_text(f"Niamey counts. We wait {text}.\n")
        option = "--update-baseline" if Path("known.json").exists() else "--write-baseline"
        run("a.txt", "--baseline", "known.json", option)
        assert told("a.txt", "--baseline", "known.json") == [("Nigerian", "baseline")]


def test_writing_again_keeps_the_files_that_were_not_checked(project: Path) -> None:
    (project / "in").mkdir()
    for name in ("in/a.txt", "b.txt"):
        (project / name).write_text(BAD[0] + "\n")
    run("in/a.txt", "--baseline", "in/known.json", "--write-baseline")
    run("b.txt", "--baseline", "in/known.json", "--write-baseline")
    assert list(json.loads(Path("in/known.json").read_text())["files"]) == ["../b.txt", "a.txt"]
    assert {why for _, why in told("in/a.txt", "b.txt", "--baseline", "in/known.json")} == {"baseline"}


def test_what_is_suppressed_otherwise_does_not_go_into_the_baseline(project: Path) -> None:
    (project / "a.md").write_text(f"<!-- tqcheck: ignore french-format -->\n{BAD[0]}\n")
    run("a.md", "--baseline", "known.json", "--write-baseline")
    (records,) = json.loads(Path("known.json").read_text())["files"].values()
    assert [record["rule"] for record in records] == ["confusable-demonym"]


def test_what_is_not_selected_does_not_go_into_the_baseline_and_what_is_there_stays(project: Path) -> None:
    (project / "a.txt").write_text(BAD[0] + "\n")
    run("a.txt", "--baseline", "known.json", "--write-baseline", "--select", "french-format")
    assert dict(told("a.txt", "--baseline", "known.json")) == {"Nigerian": None, "45 233": "baseline"}
    run("a.txt", "--baseline", "known.json", "--write-baseline", "--ignore", "french-format")
    assert dict(told("a.txt", "--baseline", "known.json")) == {"Nigerian": "baseline", "45 233": "baseline"}


def test_a_baseline_in_the_configuration(project: Path) -> None:
    (project / "a.txt").write_text(BAD[0] + "\n")
    (project / "tqcheck.yaml").write_text("baseline: known.json\n")
    assert "no such baseline" in str(run("a.txt").exception)
    assert run("a.txt", "--write-baseline").exit_code == 0
    assert run("a.txt").exit_code == 0
    assert "known.json" in run("a.txt", "--show-settings").stdout


def test_a_check_without_the_source_does_not_call_gone_what_needs_it(project: Path) -> None:
    (project / "a.txt").write_text("There were 3 men and the the end.\n")
    (project / "fr.txt").write_text("Il y avait 3 000 hommes.\n")
    run("a.txt", "--source", "fr.txt", "--baseline", "known.json", "--write-baseline")
    before = Path("known.json").read_text()
    assert before.count("number-mismatch") == 1
    for option in ("--update-baseline", "--write-baseline"):
        run("a.txt", "--baseline", "known.json", option)
        assert Path("known.json").read_text().count("number-mismatch") == 1
    (project / "fr.txt").write_text("Il y avait 3 hommes.\n")
    run("a.txt", "--source", "fr.txt", "--baseline", "known.json", "--update-baseline")
    assert "number-mismatch" not in Path("known.json").read_text()


def test_mistakes(project: Path) -> None:
    (project / "a.txt").write_text(BAD[0] + "\n")
    assert "no baseline is named" in str(run("a.txt", "--write-baseline").exception)
    for content, message in (
        ("{", "not valid JSON"),
        ("[]", "no baseline of this version"),
        ('{"schema": "tqcheck-baseline/1", "files": {"a": [1]}}', "not as"),
    ):
        (project / "known.json").write_text(content)
        problem: Any = run("a.txt", "--baseline", "known.json").exception
        assert isinstance(problem, UserError)
        assert (problem.path, message in problem.message) == ("known.json", True)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.permutations(BAD), st.lists(st.tuples(st.integers(0, 5), st.sampled_from(GOOD)), max_size=4))
def test_a_baseline_covers_what_moved_and_nothing_else(tmp_path: Path, order: list[str], insertions: list[tuple[int, str]]) -> None:
    path = tmp_path / "known.json"
    path.unlink(missing_ok=True)
    known = [b for b in BAD if b != BAD[3]]
    document = Document(str(tmp_path / "a.txt"), (segment("\n".join(known), None),))
    first = Baseline(str(path), fresh=True)
    found = ENGINE.check(document)
    first.apply(found, document, {f.fingerprint for f in found})
    first.take()
    sentences = list(order)
    for place, sentence in insertions:
        sentences.insert(place, sentence)
    moved = document._replace(segments=(segment("\n".join(sentences), None),))
    found = Baseline(str(path)).apply(ENGINE.check(moved), moved, ())
    assert {f.text for f in found if f.suppressed is None} == {"The the"}


def test_a_source_leaves_findings_known(project: Path) -> None:
    """With the source other entries speak of the same words, and entries have other names."""
    Path("a.txt").write_text("The attack makes twelve dead, according to a heavy balance sheet drawn up by the police on Monday.\n")
    Path("a.fr.txt").write_text("L'attaque a fait douze morts, selon un lourd bilan dressé lundi par la police.\n")
    assert run("a.txt", "--baseline", "b.json", "--write-baseline").exit_code == 0
    known = [text for text, suppressed in told("a.txt", "--baseline", "b.json") if suppressed == "baseline"]
    assert known == ["makes twelve dead", "heavy balance sheet"]
    beside = dict(told("a.txt", "--baseline", "b.json", "--source", "a.fr.txt"))
    assert {text: beside.get(text) for text in known} == dict.fromkeys(known, "baseline"), beside


def test_the_name_of_a_finding_holds_the_base_of_its_entry() -> None:
    text = "He was hunted from power by the army, and the movement was hunted from the town."
    source = "Il a été chassé du pouvoir par l'armée, et le mouvement a été chassé de la ville."
    alone = {f.text: (f.entry, f.fingerprint) for f in findings(text)}
    both = {f.text: (f.entry, f.fingerprint) for f in ENGINE.check(Document("a.txt", (segment(text, source),)))}
    same = [words for words in alone if words in both and alone[words][0] != both[words][0]]
    assert same
    assert all(alone[words][1] == both[words][1] for words in same)


def test_a_baseline_that_is_no_json_is_told_with_its_place_once(project: Path) -> None:
    Path("a.txt").write_text("The the end.\n")
    Path("b.json").write_text('{\n"schema" 1}')
    told = str(run("a.txt", "--baseline", "b.json").exception)
    assert told.startswith("b.json:2:10: not valid JSON: Expecting ':' delimiter\n  help: delete it")


def test_one_finding_is_one_finding(project: Path) -> None:
    Path("a.txt").write_text("The the end.\n")
    assert run("a.txt", "--baseline", "b.json", "--write-baseline").stderr == "b.json: 1 finding is known now\n"
    Path("a.txt").write_text("The end.\n")
    assert run("a.txt", "--baseline", "b.json", "--update-baseline").stderr == "b.json: 0 findings stay known, 1 is gone\n"
