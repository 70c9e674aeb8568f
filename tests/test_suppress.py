"""Decisions that last: comments in a text, decisions beside it, and the finding that one of them is no longer needed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner, Result
from conftest import Check

from tqcheck.cli import app
from tqcheck.decisions import inline, suppress
from tqcheck.errors import UserError
from tqcheck.formats.prose import segment
from tqcheck.model import Document

ROOT = Path(__file__).parents[1]
SCHEMA = json.loads((ROOT / "schemas" / "report-1.json").read_text())
FACTS = "Niamey is the capital of Niger.\n\n"
BAD = "The Nigerian army has 45 233 men."


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def report(*arguments: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run("check", *arguments, "--format", "json").stdout)
    jsonschema.Draft7Validator(SCHEMA).validate(found)
    return found


def told(*arguments: str) -> list[tuple[str, str | None]]:
    """(rule or entry, suppressed) of every finding."""
    return [(f["rule"], f["suppressed"]) for d in report(*arguments)["documents"] for f in d["findings"]]


def marked(check: Check, text: str) -> list[tuple[int, str, str | None]]:
    """(line, rule, suppressed) of a Markdown text, after its comments."""
    document = Document("a.md", (segment(text, None, markdown=True),))
    found = inline.apply(check(text, markdown=True), document)
    return [(f.range[0][0], f.rule, f.suppressed) for f in found if f.range]


DEMONYM, FORMAT, UNUSED = "confusable-demonym", "french-format", "unused-suppression"


# -- comments --------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "comment",
    [
        "<!-- tqcheck: ignore confusable-demonym as in the treaty -->",
        "<!--tqcheck:ignore niger-nigeria: as in the treaty-->",
        "<!-- tqcheck: ignore terminology — as in the treaty -->",
        "<!--\n  tqcheck: ignore\n  critical as in\n  the treaty\n-->",
        "<!-- tqcheck: ignore french-quotes, confusable-demonym -- as in the treaty -->",
    ],
)
def test_a_comment_alone_is_for_the_next_line_with_text(check: Check, comment: str) -> None:
    text = f"{FACTS}{comment}\n\n{BAD}\nThe Nigerian police too.\n"
    line = text[: text.index(BAD)].count("\n") + 1
    assert marked(check, text) == [(line, DEMONYM, "inline: as in the treaty"), (line, FORMAT, None), (line + 1, DEMONYM, None)]


def test_a_comment_in_a_line_is_for_that_line(check: Check) -> None:
    assert marked(check, f"{FACTS}{BAD} <!-- tqcheck: ignore all -->\n{BAD}\n") == [
        (3, DEMONYM, "inline"),
        (3, FORMAT, "inline"),
        (4, DEMONYM, None),
        (4, FORMAT, None),
    ]


def test_several_comments_stack_on_the_next_line(check: Check) -> None:
    text = f"{FACTS}<!-- tqcheck: ignore {DEMONYM} a -->\n<!-- tqcheck: ignore {FORMAT} b -->\n{BAD}\n"
    assert marked(check, text) == [(5, DEMONYM, "inline: a"), (5, FORMAT, "inline: b")]


def test_ranges_and_files(check: Check) -> None:
    text = f"{FACTS}{BAD}\n<!-- tqcheck: ignore-start {FORMAT} table -->\n{BAD}\n{BAD}\n<!-- tqcheck: ignore-end -->\n{BAD}\n"
    assert [(line, why) for line, rule, why in marked(check, text) if rule == FORMAT] == [
        (3, None),
        (5, "inline: table"),
        (6, "inline: table"),
        (8, None),
    ]
    assert {why for _, rule, why in marked(check, text) if rule == DEMONYM} == {None}
    whole = f"{FACTS}{BAD}\n<!-- tqcheck: ignore-file {DEMONYM} Nigeria is meant -->\n{BAD}\n"
    assert {(rule, why) for _, rule, why in marked(check, whole)} == {(DEMONYM, "inline: Nigeria is meant"), (FORMAT, None)}


def test_ranges_close_by_name(check: Check) -> None:
    text = (
        f"{FACTS}<!-- tqcheck: ignore-start {FORMAT} -->\n<!-- tqcheck: ignore-start {DEMONYM} -->\n{BAD}\n"
        f"<!-- tqcheck: ignore-end {FORMAT} -->\n{BAD}\n"
    )
    assert marked(check, text) == [(5, DEMONYM, "inline"), (5, FORMAT, "inline"), (7, DEMONYM, "inline"), (7, FORMAT, None)]


def test_a_comment_by_fingerprint(check: Check) -> None:
    text = f"{FACTS}{BAD}\n"
    fingerprint = next(f.fingerprint for f in check(text, markdown=True) if f.rule == FORMAT)
    assert marked(check, f"<!-- tqcheck: ignore-file {fingerprint} -->\n{text}")[1:] == [(4, FORMAT, "inline")]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore repetition", "Nothing called repetition is found on the line it is for"),
        ("ignore all", "Nothing is found on the line it is for"),
        ("ignore-file repetition, calque", "Nothing called repetition or calque is found in this file"),
        ("ignore-start repetition", "is found in its range"),
        ("ignore", "needs a rule"),
        ("ignor repetition", "'ignor' is no directive; did you mean 'ignore'?"),
        ("ignore-end", "nothing is open"),
        ("", "'' is no directive; known are"),
    ],
)
def test_a_comment_that_does_nothing_is_told_with_its_place(check: Check, comment: str, message: str) -> None:
    text = f"All is well.\n<!-- tqcheck: {comment} -->\nAll is well.\n"
    (f,) = inline.apply([], Document("a.md", (segment(text, None, markdown=True),)))
    assert (f.rule, f.severity) == (UNUSED, "neutral")
    assert message in f.message
    assert f.text == text[f.start : f.end] == f"<!-- tqcheck: {comment} -->"
    assert f.range == ((2, 1), (2, len(f.text) + 1))


def test_comments_in_code_and_in_plain_text_are_text(check: Check) -> None:
    for text in (f"```\n<!-- tqcheck: ignore-file all -->\n```\n{FACTS}{BAD}\n", f"`<!-- tqcheck: ignore-file all -->`\n{FACTS}{BAD}\n"):
        assert {why for _, _, why in marked(check, text)} == {None}
    plain = f"<!-- tqcheck: ignore-file all -->\n{FACTS}{BAD}\n"
    found = inline.apply(check(plain), Document("a.txt", (segment(plain, None),)))
    assert all(f.suppressed is None for f in found)


def test_suppressed_findings_do_not_count(project: Path) -> None:
    (project / "a.md").write_text(f"{FACTS}<!-- tqcheck: ignore {DEMONYM}, {FORMAT} quoted -->\n{BAD}\n")
    found = report("a.md")
    assert run("check", "a.md").exit_code == 0
    assert found["summary"]["findings"] == 0
    assert found["documents"][0]["scores"]["mqm"]["counts"] == {"critical": 0, "major": 0, "minor": 0}
    assert [f["suppressed"] for f in found["documents"][0]["findings"]] == ["inline: quoted"] * 2
    assert run("check", "a.md", "--fix").exit_code == 0
    assert "45 233" in (project / "a.md").read_text()


def test_an_unused_comment_fails_only_when_asked(project: Path) -> None:
    (project / "a.md").write_text("<!-- tqcheck: ignore-file repetition -->\nAll is well.\n")
    assert run("check", "a.md").exit_code == 0
    assert run("check", "a.md", "--fail-on", "neutral").exit_code == 1
    assert told("a.md", "--ignore", UNUSED) == []
    (project / "tqcheck.yaml").write_text(f"severity: {{{UNUSED}: minor}}\n")
    assert run("check", "a.md").exit_code == 1


def test_without_its_source_nothing_is_called_unused(project: Path) -> None:
    """What a suppression is for may show with the source alone."""
    (project / "tqcheck.yaml").write_text("pairs: {source: '{stem}.fr.md', target: '{stem}.en.md'}\n")
    (project / "a.en.md").write_text("There were 3 men. <!-- tqcheck: ignore number-mismatch -->\n")
    (project / "b.en.md").write_text("There were 3 men.\n")
    (project / "tqcheck.ignore.yaml").write_text("ignore:\n  - {file: b.en.md, rule: number-mismatch}\n")
    assert told("a.en.md", "b.en.md") == []
    for name in ("a.fr.md", "b.fr.md"):
        (project / name).write_text("Il y avait 3 000 hommes.\n")
    assert told("a.en.md", "b.en.md") == [("number-mismatch", "inline"), ("number-mismatch", "decision")]
    for name in ("a.fr.md", "b.fr.md"):
        (project / name).write_text("Il y avait 3 hommes.\n")
    assert told("a.en.md", "b.en.md") == [(UNUSED, None), (UNUSED, None)]
    alone = " ".join(run("check", "a.en.md", "--config", "/dev/null").stdout.split())
    assert "unless it is for a check with the source" in alone.replace("= ", "")


def test_the_rule_has_a_page() -> None:
    assert "suppresses nothing" in run("explain", UNUSED).stdout
    assert UNUSED in run("rules").stdout


# -- decisions beside the text ---------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("decision", "suppressed"),
    [
        ("{file: a.txt, rule: confusable-demonym, reason: so it is}", [True, False]),
        ("{file: a.txt, rule: [phrase, french-format], reason: so it is}", [False, True]),
        ("{file: a.txt, rule: all, reason: so it is}", [True, True]),
        ("{file: a.txt, entry: niger-nigeria, reason: so it is}", [True, False]),
        ("{file: a.txt, text: 45 233, reason: so it is}", [False, True]),
        ("{file: a.txt, rule: all, lines: 3, reason: so it is}", [True, True]),
        ("{file: a.txt, rule: all, lines: 2-9, reason: so it is}", [True, True]),
        ("{file: '*.txt', rule: all, reason: so it is}", [True, True]),
        ("{file: ./a.txt, rule: minor, reason: so it is}", [False, True]),
    ],
)
def test_what_a_decision_may_name(project: Path, decision: str, suppressed: list[bool]) -> None:
    (project / "a.txt").write_text(f"{FACTS}{BAD}\n")
    (project / "tqcheck.ignore.yaml").write_text(f"ignore:\n  - {decision}\n")
    assert [why == "decision: so it is" for _, why in told("a.txt")] == suppressed


def test_a_decision_by_finding_survives_edits_elsewhere(project: Path) -> None:
    path = project / "in" / "a.txt"
    path.parent.mkdir()
    path.write_text(f"{FACTS}{BAD}\n")
    fingerprint = report("in/a.txt")["documents"][0]["findings"][0]["fingerprint"]
    suppress.add("tqcheck.ignore.yaml", {"file": "in/a.txt", "finding": fingerprint, "reason": "it's “so”: #1"})
    path.write_text(f"A new line.\n{FACTS}More before. {BAD.replace('45 233', '46,000')} And after.\n")
    assert told("in/a.txt") == [(DEMONYM, "decision: it's “so”: #1")]
    path.write_text(f"{FACTS}{BAD.replace('Nigerian', 'Nigerien')}\n")
    assert [rule for rule, _ in told("in/a.txt")] == [FORMAT, UNUSED]


def test_segments_by_their_id(project: Path) -> None:
    rows = [
        {"id": "s1", "doc": "d", "target": FACTS.strip()},
        {"id": "s2", "doc": "d", "target": BAD},
        {"id": "s3", "doc": "d", "target": BAD},
    ]
    (project / "a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    (project / "tqcheck.ignore.yaml").write_text("ignore:\n- file: a.jsonl\n  segment: s3\n  rule: all\n")
    assert [why for _, why in told("a.jsonl")] == [None, None, "decision", "decision"]


def test_the_nearest_decisions_hold(project: Path) -> None:
    (project / "in").mkdir()
    (project / "in" / "a.txt").write_text(f"{FACTS}{BAD}\n")
    (project / "tqcheck.ignore.yaml").write_text("ignore: [{file: in/a.txt, rule: all}]\n")
    assert [why for _, why in told("in/a.txt")] == ["decision", "decision"]
    (project / "in" / "tqcheck.ignore.yaml").write_text(f"ignore: [{{file: a.txt, rule: {FORMAT}}}]\n")
    assert [why for _, why in told("in/a.txt")] == [None, "decision"]


def test_unused_decisions_are_told_in_their_file(project: Path) -> None:
    (project / "a.txt").write_text("All is well.\n")
    (project / "b.txt").write_text("All is well.\n")
    content = "# ours\nignore:\n  - {file: a.txt, rule: all}\n  - {file: gone.txt, rule: all}\n  - file: b.txt\n    rule: all\n  - {file: '*.txt', rule: all}\n"
    (project / "tqcheck.ignore.yaml").write_text(content)

    def places(*paths: str) -> list[tuple[int, str]]:
        documents = report(*paths)["documents"]
        assert [d["path"] for d in documents[len(paths) :]] == ["tqcheck.ignore.yaml"]
        findings = documents[-1]["findings"]
        assert all(f["text"] == content[f["start"] : f["end"]] for f in findings)
        return [(f["range"]["start"]["line"], f["text"]) for f in findings]

    assert places("a.txt") == [(3, "{file: a.txt, rule: all}"), (4, "{file: gone.txt, rule: all}")]
    assert [line for line, _ in places("a.txt", "b.txt")] == [3, 4, 5, 7]
    assert run("check", "a.txt", "b.txt").exit_code == 0


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("ignored: []\n", 1, "unknown key 'ignored'"),
        ("ignore: {file: a}\n", 1, "a list of decisions"),
        ("ignore:\n  - rule: all\n", 2, "needs 'file'"),
        ("ignore:\n  - file: a.txt\n", 2, "needs 'finding', 'rule', 'entry' or 'text'"),
        ("ignore:\n  - file: a.txt\n    rul: all\n", 3, "unknown key 'rul'"),
        ("ignore:\n  - file: a.txt\n    rule: all\n    lines: 9-3\n", 4, "a line or a range"),
        ("ignore:\n  - file: {a: b}\n    rule: all\n", 2, "'file' is a text"),
        ("ignore:\n  - a.txt\n", 1, "is a mapping"),
    ],
)
def test_mistakes_in_decisions(project: Path, content: str, line: int, message: str) -> None:
    (project / "a.txt").write_text("All is well.\n")
    (project / "tqcheck.ignore.yaml").write_text(content)
    problem = run("check", "a.txt").exception
    assert isinstance(problem, UserError)
    assert (problem.path, problem.line) == ("tqcheck.ignore.yaml", line)
    assert message in problem.message


@pytest.mark.parametrize(
    "before",
    [
        None,
        "",
        "# nothing yet\n",
        "ignore:\n",
        "ignore:\n- {file: a.txt, rule: all} # ours",
        "ignore:\n    - file: a.txt\n      rule: all\n      reason: one\n",
    ],
)
def test_decisions_are_added_and_what_is_there_stays(project: Path, before: str | None) -> None:
    path = project / "tqcheck.ignore.yaml"
    if before is not None:
        path.write_text(before)
    suppress.add(str(path), {"file": "b.txt", "finding": "00ff", "reason": "“é” 'so' # yes: \\ \n two"})
    assert before is None or path.read_text().startswith(before.rstrip("\n"))
    listed = suppress.Decisions(str(path)).raw.data["ignore"]
    assert listed[-1] == {"file": "b.txt", "finding": "00ff", "reason": "“é” 'so' # yes: \\ \n two"}
    assert len(listed) == (2 if before and "rule: all" in before else 1)


def test_a_list_in_one_line_cannot_be_added_to_and_stays_as_it_is(project: Path) -> None:
    path = project / "tqcheck.ignore.yaml"
    path.write_text("ignore: [{file: a.txt, rule: all}]\n")
    with pytest.raises(UserError, match="nothing can be added to 'ignore'"):
        suppress.add(str(path), {"file": "b.txt", "rule": "all"})
    assert path.read_text() == "ignore: [{file: a.txt, rule: all}]\n"
    assert [each.name for each in project.iterdir()] == ["tqcheck.ignore.yaml"]
