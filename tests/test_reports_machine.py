"""Outputs for programs: valid against their schemas, exact in their units, whole on difficult text."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import jsonschema
import pytest

from tqcheck import reports
from tqcheck.engine import Engine
from tqcheck.formats.prose import segment
from tqcheck.model import Document, DocumentReport, Finding, InputError, Report, Segment, Suggestion
from tqcheck.reports import Options

DATA = Path(__file__).parent / "data"
TEXT = "Côte\t“d’Ivoire” 😀: the Nigerian government met in Niamey. Niger is calm.\r\n\r\nThe\tthe army 😀 left. Polls open at 7h30.\r\n"
ROWS = (
    Segment("s1", "Niger votes. Niamey waits.", "Le Niger vote. Niamey attend.", document="d"),
    Segment(
        "s2",
        "😀 “The\tNigerian opposition”\nobjects: 7h30 | <v>`é`</v>.",
        "L'opposition nigérienne s'y oppose : 7h30 | <v>`é`</v>.",
        document="d",
    ),
    Segment("s3", "All is well."),
    Segment("s4", "Polls open at 7h30."),
    Segment("s5", "Polls open at 7h30."),
)
HOSTILE = "%0A::error,file=x:y\r\n<b>&\"'|]]>\x00\x1b\ud800 =cmd()"


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    """A text with a byte order mark, CRLF, tabs and characters of 2, 3 and 4 bytes; a segment file; hostile words; an unreadable file."""
    text = Document("out/à b.txt", (segment(TEXT, None),), raw=b"\xef\xbb\xbf" + TEXT.encode())
    table = Document("out/rows.jsonl", ROWS, single=False)
    found = [DocumentReport(d, tuple(engine.check(d)), 20) for d in (text, table)]
    assert [f.text for f in found[0].findings] == ["Nigerian", "The\tthe", "7h30"]
    assert [(f.segment, f.text) for f in found[1].findings] == [("s2", "Nigerian"), ("s2", "7h30"), ("s4", "7h30"), ("s5", "7h30")]
    return Report([*found, _made()], [InputError("bad, worse.txt", "is not UTF-8:\nbyte 0xf4", 3)])


def _made() -> DocumentReport:
    """Findings that are suppressed, only for display, a deletion, neutral, without suggestion; hostile in every text field."""
    document = Document("made,100%.txt", (segment(HOSTILE, None),))
    end = len(HOSTILE)
    span = ((1, 1), (2, end - HOSTILE.index("\n")))
    base = Finding(
        "made-up", 0, end, HOSTILE, "major", "fluency/punctuation", "typographical", text=HOSTILE, range=span, fingerprint="0" * 16
    )
    return DocumentReport(
        document,
        (
            base._replace(suggestions=(Suggestion("", "safe"), Suggestion(HOSTILE, "unsafe"), Suggestion("look", "display"))),
            base._replace(suppressed="a name\nthat is <right>"),
            base._replace(severity="neutral"),
        ),
        0,
    )


def parsed(name: str, report: Report) -> Any:
    return json.loads(reports.render(name, report, Options()))


def position(f: Finding, text: str) -> tuple[int, int]:
    """Line and column of a finding in code points, computed afresh."""
    before = text[: f.start]
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def test_sarif_is_valid_and_complete(report: Report) -> None:
    log = parsed("sarif", report)
    jsonschema.Draft7Validator(json.loads((DATA / "sarif-2.1.0.json").read_text())).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    results = run["results"]
    assert len(results) == 3 + 4 + 3
    for result in results:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["id"] == "made-up" or rule["help"]["text"]
    for f, result in zip(report.documents[0].findings, results, strict=False):
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "out/%C3%A0%20b.txt"
        assert (place["region"]["startLine"], place["region"]["startColumn"]) == position(f, TEXT)
        replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
        assert replacement["insertedContent"]["text"] == f.suggestions[0].replacement
        assert result["partialFingerprints"]["tqcheck/v1"] == f.fingerprint
    in_segment = results[3]["locations"][0]
    assert "region" not in in_segment["physicalLocation"]
    assert in_segment["logicalLocations"][0]["name"] == "s2"
    made = results[-3:]
    assert [len(r.get("fixes", ())) for r in made] == [2, 0, 0]  # what is for display only is no fix
    external = {"kind": "external", "status": "accepted", "justification": "a name\nthat is <right>"}
    assert [r["suppressions"] for r in made] == [[], [external], []]
    assert run["invocations"][0]["executionSuccessful"] is False


def test_github_commands_survive_any_text(report: Report) -> None:
    lines = reports.render("github", report, Options()).split("\n")
    assert lines.pop() == ""
    assert len(lines) == 1 + 3 + 4 + 2
    assert lines[0] == "::error title=tqcheck%3A unreadable,file=bad%2C worse.txt,line=3::is not UTF-8:%0Abyte 0xf4"
    assert lines[1].startswith(
        "::error title=tqcheck (confusable-demonym/niger-nigeria%2C critical),file=out/à b.txt,line=1,endLine=1,col=24,endColumn=32::"
    )
    assert [line[2:9].split()[0] for line in lines] == ["error"] * 3 + ["warning"] + ["notice"] * 6  # the gravest first
    hostile = next(line for line in lines if line.startswith("::warning"))
    assert hostile.count("::") == 2 + told_colons(hostile)
    assert "file=made%2C100%25.txt" in hostile
    assert any("in segment s4" in line for line in lines)


def told_colons(line: str) -> int:
    """The double colons that belong to the message."""
    return line.split("::", 2)[2].count("::")


def test_gitlab_has_what_is_required(report: Report) -> None:
    issues = parsed("gitlab", report)
    assert len(issues) == 3 + 4 + 2 + 1
    for issue in issues:
        assert issue["description"]
        assert issue["check_name"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert isinstance(issue["location"]["lines"]["begin"], int)
        assert not issue["location"]["path"].startswith(("/", "./"))
    fingerprints = [issue["fingerprint"] for issue in issues]
    assert len(set(fingerprints)) == len(fingerprints)  # the same sentence twice, in one file and in two


def test_gitlab_fingerprint_survives_a_line_above(engine: Engine) -> None:
    def fingerprints(text: str) -> list[str]:
        document = Document("a.txt", (segment(text, None),))
        return [i["fingerprint"] for i in parsed("gitlab", Report([DocumentReport(document, tuple(engine.check(document)), 9)]))]

    assert fingerprints(TEXT) == fingerprints("A new line.\r\n\r\n" + TEXT)


@pytest.mark.parametrize("name", ["rdjson", "rdjsonl"])
def test_rdjson_counts_bytes(report: Report, name: str) -> None:
    schema = json.loads((DATA / "rdjson.json").read_text())
    if name == "rdjson":
        result = parsed(name, report)
    else:
        lines = reports.render(name, report, Options()).split("\n")
        result = {"diagnostics": [json.loads(line) for line in lines if line]}
    jsonschema.Draft4Validator(schema).validate(result)
    diagnostics = result["diagnostics"]
    assert len(diagnostics) == 3 + 4 + 2 + 1
    raw_lines = report.documents[0].document.raw.split(b"\n")
    for f, diagnostic in zip(report.documents[0].findings, diagnostics, strict=False):
        span = diagnostic["location"]["range"]
        start, end = span["start"], span["end"]
        assert start["line"] == end["line"]
        assert raw_lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1].decode() == f.text
        assert diagnostic["suggestions"][0] == {"range": span, "text": f.suggestions[0].replacement}
    assert "range" not in diagnostics[3]["location"]
    assert "suggestions" not in diagnostics[3]
    assert diagnostics[0]["related_locations"][0]["location"]["range"]["start"]["line"] == 1
    assert [len(d.get("suggestions", ())) for d in diagnostics[7:9]] == [2, 0]


def test_junit_is_valid(report: Report) -> None:
    etree = pytest.importorskip("lxml.etree")
    root = etree.fromstring(reports.render("junit", report, Options()).encode())
    etree.XMLSchema(etree.parse(DATA / "junit-10.xsd")).assertValid(root)
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("11", "8", "1")
    assert len(root.findall(".//failure")) == 8
    assert len(root.findall(".//testcase")) == 11
    assert root.find(".//skipped").get("message") == "a name\nthat is <right>"
    assert root.find(".//testcase").get("name") == "confusable-demonym/niger-nigeria at 1:24"
    clean = etree.fromstring(reports.render("junit", Report([DocumentReport(Document("c.txt", ()), (), 0)]), Options()).encode())
    assert [case.get("name") for case in clean.iter("testcase")] == ["nothing found"]


def test_checkstyle_is_whole(report: Report) -> None:
    from xml.etree import ElementTree

    root = ElementTree.fromstring(reports.render("checkstyle", report, Options()).encode())
    assert [file.get("name") for file in root] == ["out/à b.txt", "out/rows.jsonl", "made,100%.txt", "bad, worse.txt"]
    errors = root[0].findall("error")
    assert [(int(e.get("line") or 0), int(e.get("column") or 0)) for e in errors] == [
        position(f, TEXT) for f in report.documents[0].findings
    ]
    assert "\ufffd" in str(root[2][0].get("message"))  # what XML cannot hold
    assert str(root[3][0].get("message")) == "is not UTF-8:\nbyte 0xf4"


def test_csv_reads_back(report: Report) -> None:
    text = reports.render("csv", report, Options())
    assert text.startswith("\ufeffpath,segment,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    findings = [f for d in report.documents for f in d.findings]
    assert [row["text"] for row in rows[:-1]] == [f.text.replace("\ud800", "\ufffd") for f in findings]
    assert rows[0]["correction"] == "Nigerien"
    assert rows[1]["line"] == "3"
    assert rows[-1]["message"] == "is not UTF-8:\nbyte 0xf4"
    assert rows[7]["correction"] == "(delete)"


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_csv_holds_no_formula(text: str) -> None:
    found = DocumentReport(
        Document("a.txt", (segment(text, None),)), (Finding("r", 0, 4, "m", "minor", "style/awkward", "style", text=text),), 1
    )
    (row,) = csv.DictReader(io.StringIO(reports.render("csv", Report([found]), Options())))
    assert row["text"] == "'" + text


def test_marot_has_ten_columns_and_marks_the_words(report: Report) -> None:
    lines = reports.render("marot", report, Options()).split("\n")
    assert lines.pop() == ""
    rows = [dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]]
    assert list(rows[0]) == ["system", "doc", "docSegId", "globalSegId", "rater", "source", "target", "category", "severity", "metadata"]
    for row in rows:
        json.loads(row["metadata"])
        assert row["target"].count("<v>") == row["target"].count("</v>") == (row["severity"] != "No-error")
    first = rows[0]
    assert first["target"].startswith("Côte “d’Ivoire” 😀: the <v>Nigerian</v> government")
    assert (first["category"], first["severity"]) == ("Terminology/Wrong term", "Critical")
    second = [row for row in rows if row["doc"] == "out/rows.jsonl:fr-en" and row["docSegId"] == "2"]
    assert [row["source"] for row in second] == [
        "L'opposition nigérienne s'y oppose : 7h30 | < v>`é`</ v>."
    ] * 2  # marks of its own are broken up
    assert [r["severity"] for r in rows if r["doc"].startswith("out/rows")] == [
        "No-error",
        "Critical",
        "Minor",
        "No-error",
        "Minor",
        "Minor",
    ]
    assert next(r for r in rows if r["doc"].startswith("made"))["category"] == "Fluency/Punctuation"


def test_markdown_tables_stay_tables(report: Report) -> None:
    text = reports.render("markdown", report, Options())
    assert text.startswith("### tqcheck: 9 findings (2 critical, 1 major, 5 minor, 1 neutral)\n")
    tables = [line for line in text.split("\n") if line.startswith("|")]
    for line in tables:
        cells = line.replace("\\|", "").count("|") - 1
        assert cells == 5
    assert "the <b>Nigerian</b> government" in text
    assert "**Nigerien**" in text
    assert "<script" not in text


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_output_takes_an_empty_report_and_any_text(report: Report, name: str) -> None:
    empty = reports.render(name, Report(), Options())
    assert isinstance(empty, str)
    reports.render(name, report, Options(color=True, statistics=True)).encode("utf-8")


def test_several_outputs_in_one_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, invoke: Callable[..., Any]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + TEXT.encode())
    outputs = [f"--output={name}=a.{name}" for name in reports.FORMATS]
    assert invoke("check", "a.txt", *outputs).exit_code == 1
    assert invoke("check", str(tmp_path / "a.txt"), "--output=gitlab=absolute.json").exit_code == 1
    assert all((tmp_path / f"a.{name}").stat().st_size for name in reports.FORMATS)
    assert (tmp_path / "absolute.json").read_text() == (tmp_path / "a.gitlab").read_text()  # forges want paths from the root


def test_a_fix_is_offered_only_as_it_would_stand_in_the_file() -> None:
    """In a format with markup or escapes a replacement that needs one, or goes over one, is left to --fix."""

    class Marked(NamedTuple):
        path: str = "a.xlf"
        segments: tuple[Segment, ...] = (Segment("s", "the the & a the the"),)
        single: bool = False
        raw: bytes = "\ufeff<t>the the &amp; a the <g/>the</t>\n".encode()
        format: str = "xliff"
        encoding: str = "utf-8"

    base = Finding("r", 0, 7, "m", "minor", "style/awkward", "style", text="the the", segment="s", range=((1, 4), (1, 11)))
    findings = (
        base._replace(suggestions=(Suggestion("the"), Suggestion("<the>"))),
        base._replace(start=12, end=19, range=((1, 20), (1, 31)), suggestions=(Suggestion("the"),)),
    )
    report = Report([DocumentReport(Marked(), findings, 6)])  # type: ignore[arg-type]
    first, second = parsed("rdjson", report)["diagnostics"]
    assert [s["text"] for s in first["suggestions"]] == ["the"]
    assert first["location"]["range"]["start"] == {"line": 1, "column": 7}
    assert "suggestions" not in second
    results = parsed("sarif", report)["runs"][0]["results"]
    assert [len(result.get("fixes", ())) for result in results] == [1, 0]


def test_sarif_tells_where_a_decision_was_made() -> None:
    base = Finding("r", 0, 1, "m", "minor", "style/awkward", "style", text="a", segment="s", fingerprint="0" * 16)
    findings = tuple(base._replace(suppressed=why) for why in (None, "inline: a name", "decision", "baseline"))
    report = Report([DocumentReport(Document("a.jsonl", (Segment("s", "a"),), single=False), findings, 1)])
    results = parsed("sarif", report)["runs"][0]["results"]
    assert [[s["kind"] for s in r.get("suppressions", ())] for r in results] == [[], ["inSource"], ["external"], ["external"]]
    assert [s.get("justification") for r in results for s in r["suppressions"]] == ["a name", None, "baseline"]
    assert [r["baselineState"] for r in results] == ["new", "new", "new", "unchanged"]
