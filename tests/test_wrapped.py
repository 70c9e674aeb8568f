"""Lines are cut between words, under their label, whatever colours they have."""

from __future__ import annotations

import pytest
from click import style

from tqcheck import reports
from tqcheck.formats.prose import segment
from tqcheck.model import Document, DocumentReport, Finding, Report, Suggestion
from tqcheck.reports.line_wrap import wrapped


@pytest.mark.parametrize(
    ("text", "hang", "shown"),
    [
        ("short", None, "short"),
        ("one two three four", 2, "one two\n  three\n  four"),
        ("  why  one two three", None, "  why  one\n    two\n    three"),
        ("a|b|cc|dd|ee|ff", 0, "a|b|cc|dd|\nee|ff"),
        ("unbreakablewords go", 0, "unbreakablewords\ngo"),
        (f"{style('one two', bold=True)} three", 0, f"{style('one two', bold=True)}\nthree"),
    ],
)
def test_lines_are_cut_between_words(text: str, hang: int | None, shown: str) -> None:
    assert wrapped(text, 11, hang) == shown


def test_every_line_of_a_report_fits_a_narrow_terminal() -> None:
    text = "He was born in a town far away, and had put two years to find an agreement.\n"
    offers = tuple(
        Suggestion(each, "display") for each in ("took two years to find it", "needed two years for it", "spent two years on it")
    )
    found = Finding(
        "literal-idiom",
        40,
        61,
        "So to say.",
        "major",
        "x/y",
        "z",
        suggestions=offers,
        text=text[40:61],
        range=((1, 41), (1, 62)),
        entry="an-entry-with-a-long-name",
    )
    report = Report([DocumentReport(Document("some/where/a.txt", (segment(text, None),)), (found,), 16)])
    shown = reports.render("text", report, reports.Options(width=44, narrow=True))
    assert max(map(len, shown.split("\n"))) <= 44
    assert "= advice: “took" in shown
    assert "correction" not in shown
    assert max(map(len, reports.render("text", report, reports.Options(width=44)).split("\n"))) > 44
