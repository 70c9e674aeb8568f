"""The outputs for people at a terminal: marks under the words, source above target, any width, nothing that steers the terminal."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

import pytest

from tqcheck import reports
from tqcheck.engine import Engine
from tqcheck.errors import many
from tqcheck.formats.prose import segment
from tqcheck.model import Document, DocumentReport, Finding, Report, Segment
from tqcheck.reports import Options
from tqcheck.reports.rows import rows
from tqcheck.reports.window import columns, window

LONG = (
    "Many words that stand before it and many more of them, " * 4 + "the Nigerian government met in Niamey, " + "and it went on " * 9 + "."
)
SOURCE = "Un titre\n\nL’armée a envoyé 3 000 hommes au nord du pays.\n"
TARGET = "A title\n\nThe army sent 3 men to the north of the country.\n"


def shown(engine: Engine, document: Document, options: Options = Options()) -> str:  # noqa: B008 (a value)
    return reports.render("text", Report([DocumentReport(document, tuple(engine.check(document)), 20)]), options)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_lines_fit_and_marks_stand_under_the_words(engine: Engine, width: int) -> None:
    lines = shown(engine, Document("a.txt", (segment(LONG, None),)), Options(width=width)).split("\n")
    assert all(len(line) <= width for line in lines[1:-2])
    marks = lines[2].index("^"), lines[2].rindex("^") + 1
    assert lines[1][slice(*marks)] == "Nigerian"


def test_wide_characters_and_tabs_before_the_words(engine: Engine) -> None:
    text = "😀😀 é\u0301\tthe Nigerian government met in Niamey."
    lines = shown(engine, Document("a.txt", (segment(text, None),))).split("\n")
    assert columns(lines[1][: lines[1].index("Nigerian")]) == lines[2].index("^")
    assert "\t" not in lines[1]


def test_source_above_target_with_its_words_marked(engine: Engine) -> None:
    lines = shown(engine, Document("a.txt", (segment(TARGET, SOURCE),), source_path="a.fr.txt")).split("\n")
    assert lines[1] == "  fr | L’armée a envoyé 3 000 hommes au nord du pays."
    assert lines[2] == "     |                  ~~~~~"
    assert lines[3].startswith("  en | The army sent 3 men")
    assert lines[4] == "     |               ^"


def test_source_range_is_marked(engine: Engine) -> None:
    finding = Finding("r", 2, 3, "m", "minor", "style/awkward", "style", text="b", segment="s", source_range=(4, 7))
    document = Document("a.jsonl", (Segment("s", "a b c", "une deux"),), single=False)
    lines = reports.render("text", Report([DocumentReport(document, (finding,), 3)]), Options()).split("\n")
    assert lines[1:3] == ["  fr | une deux", "     |     ~~~"]


def test_same_evidence_is_told_once(engine: Engine) -> None:
    text = "Niger votes. Niamey waits. The Nigerian army and the Nigerian police.\n"
    told = shown(engine, Document("a.txt", (segment(text, None),)))
    assert told.count("capital of Niger") == 1
    assert "evidence: as at 1:32" in told


@pytest.mark.parametrize("name", ["text", "concise"])
def test_nothing_steers_the_terminal(name: str) -> None:
    bad = "a\x1b[2Jb\x9b\u202ec"
    finding = Finding("r", 0, len(bad), bad, "minor", "style/awkward", "style", text=bad, segment=bad)
    document = Document(bad, (Segment(bad, bad, bad),), single=False)
    told = reports.render(name, Report([DocumentReport(document, (finding,), 1)]), Options())
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", told)


def test_colour_changes_nothing_but_colour(engine: Engine) -> None:
    document = Document("a.txt", (segment(TARGET + LONG, SOURCE),))
    plain, coloured = shown(engine, document), shown(engine, document, Options(color=True))
    assert "\x1b[" in coloured
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain


def test_suppressed_findings_are_counted_not_shown() -> None:
    finding = Finding("r", 0, 1, "m", "minor", "style/awkward", "style", text="a", segment="s", suppressed="a name")
    found = DocumentReport(Document("a.jsonl", (Segment("s", "a b"),), single=False), (finding,), 2)
    assert reports.render("text", Report([found]), Options()).strip() == "1 file, 2 words: nothing found; 1 suppressed"
    assert reports.render("concise", Report([found]), Options()) == ""


@pytest.mark.parametrize("start", [0, 100, 395])
def test_window_holds_the_span(start: int) -> None:
    text = "word " * 80
    line, place, size = window(text, start, start + 4, 50)
    assert len(line) <= 50
    assert line[place : place + size] == "word"


def test_two_segments_with_one_id_share_no_finding() -> None:
    made = [Finding("r", 0, 3, "m", "minor", "style/awkward", "style", text=text, segment="s") for text in ("one", "two")]
    document = Document("a.jsonl", (Segment("s", "one."), Segment("s", "two.")), single=False)
    assert [[mark.finding.text for mark in row.marks] for row in rows(DocumentReport(document, tuple(made), 2))] == [["one"], ["two"]]


@pytest.mark.parametrize("text", ["", "\n", "a\n\nb\n\n\nc", "\n\na\r\n\r\nb"])
@pytest.mark.parametrize("source", [None, "x\n\ny", "x"])
def test_rows_hold_every_character_and_finding(text: str, source: str | None) -> None:
    document = Document("a.txt", (segment(text, source),))
    findings = tuple(Finding("r", i, i + 1, "m", "minor", "style/awkward", "style", text=text[i : i + 1]) for i in range(len(text) + 1))
    listed = rows(DocumentReport(document, findings, 1))
    assert "".join(row.target for row in listed) == text
    assert [mark.finding for row in listed for mark in row.marks] == list(findings)
    for row in listed:
        assert [row.target[mark.start : mark.end] for mark in row.marks] == [mark.finding.text for mark in row.marks]
        if row.target.strip():
            assert text.split("\n")[row.line - 1].strip() == row.target.strip().split("\n")[0].strip()


def test_markup_is_left_out_where_the_reader_tells_it() -> None:
    class Viewed(NamedTuple):
        id: None
        target: str
        source: None
        view: Any

    class View(NamedTuple):
        text: str
        starts: list[int]
        ends: list[int]

    target = "<p>One</p>\n<p>two <b>th</b>ree</p>"  # shown in another order than it stands: as texts of attributes are
    shown = [14, 15, 16, 17, 21, 22, 27, 28, 29, 10, 3, 4, 5]
    view = View("".join(target[i] for i in shown), shown, [i + 1 for i in shown])
    assert view.text == "two three\nOne"
    finding = Finding("r", 21, 30, "m", "minor", "style/awkward", "style", text=target[21:30])
    document = Document("a.html", (Viewed(None, target, None, view),))  # type: ignore[arg-type]
    other = finding._replace(start=3, end=6, text="One")
    (first, second) = rows(DocumentReport(document, (finding, other), 3))
    assert (first.target, first.line, second.target, second.line) == ("two three\n", 2, "One", 1)
    assert [first.target[mark.start : mark.end] for mark in first.marks] == ["three"]
    assert [second.target[mark.start : mark.end] for mark in second.marks] == ["One"]


@pytest.mark.parametrize(("count", "told"), [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (27_000, "27,000 entries")])
def test_one_and_many(count: int, told: str) -> None:
    assert many(count, "entry", "entries") == told
    assert many(count, "word") == told.replace("entries", "words").replace("entry", "word")
