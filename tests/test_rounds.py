"""Rounds of corrections: what a correction has written is not corrected again, and one that is marked itself is not made."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck.cli import app
from tqcheck.fixing.rounds import repaired
from tqcheck.formats import parse
from tqcheck.model import Document, DocumentReport, Finding, Suggestion


def correct(text: str, faults: dict[str, tuple[str, ...]], severity: dict[str, str] | None = None, path: str = "a.txt") -> DocumentReport:
    """Rounds with a check that marks words wherever they stand; the worst first."""

    def check(document: Document) -> DocumentReport:
        found = []
        for segment in document.segments:
            taken = -1
            places = sorted((segment.target.find(words), -len(words), words) for words in faults if words in segment.target)
            for start, _, words in places:
                if start >= taken:
                    taken = start + len(words)
                    found.append(_finding(segment.id, start, words, faults[words], (severity or {}).get(words, "minor")))
        return DocumentReport(document, tuple(found), len(text.split()))

    return repaired(check(parse(text.encode(), path)), check, unsafe=True)


def _finding(segment: str | None, start: int, words: str, offers: tuple[str, ...], severity: str) -> Finding:
    return Finding(
        "word-sense",
        start,
        start + len(words),
        "",
        severity,
        "accuracy/mistranslation",
        "mistranslation",
        suggestions=tuple(Suggestion(each) for each in offers),
        text=words,
        segment=segment,
        fingerprint=f"{words}@{start}",
    )


def test_a_correction_that_is_marked_itself_gives_way_to_the_next() -> None:
    report = correct("He is in displacement today.\n", {"in displacement": ("away", "on a trip"), "away": ("trip",)})
    assert report.document.raw == b"He is on a trip today.\n"
    assert report.corrected == 1
    assert not report.findings


def test_without_a_next_one_the_words_stay_and_are_told() -> None:
    faults = {"in displacement": ("away",), "away": ("trip",), "colour": ("color",)}
    report = correct("A colour is in displacement.\n", faults)
    assert report.document.raw == b"A color is in displacement.\n"
    assert [f.text for f in report.findings] == ["in displacement"]
    again = correct(report.document.raw.decode(), faults)
    assert (again.document.raw, again.corrected) == (report.document.raw, 0)


def test_a_graver_error_is_corrected_although_a_lesser_one_is_seen_then() -> None:
    faults = {"in displacement": ("away",), "away": ("trip",)}
    report = correct("He is in displacement.\n", faults, {"in displacement": "critical"})
    assert report.document.raw == b"He is away.\n"
    assert [f.text for f in report.findings] == ["away"]  # told, but what a correction has written is not corrected again


def test_words_written_are_known_where_later_rounds_move_them() -> None:
    faults = {"bad words": ("good ones",), "a long very": ("a",), "long very": ("",), "good ones in": ("ones in",)}
    report = correct("Here a long very thing has bad words in it.\n", faults)
    assert report.document.raw == b"Here a thing has good ones in it.\n"
    assert [f.text for f in report.findings] == ["good ones in"]
    assert report.corrected == 2


def test_what_is_only_taken_away_writes_nothing() -> None:
    report = correct("The the the end.\n", {"The the": ("The",)})
    assert report.document.raw == b"The end.\n"
    assert report.corrected == 2


def test_what_the_format_cannot_take_is_no_correction() -> None:
    text = "source\ttarget\nun\tOne the two\n"
    report = correct(text, {"the": ("a\tb",)}, path="a.tsv")
    assert report.document.raw == text.encode()
    assert report.corrected == 0


def test_what_was_written_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text("The the army has 45 233 men.\n")
    run = CliRunner()
    assert "correction" not in run.invoke(app, ["check", "a.txt", "--diff"]).output.replace("--", "").lower().partition("files")[2]
    assert run.invoke(app, ["fix", "a.txt"]).output == "1 file, 5 words: 2 corrections written; nothing left\n"
    assert run.invoke(app, ["fix", "a.txt"]).output == "1 file, 5 words: nothing found\n"
    Path("a.txt").write_text("The the army. Polls open at 7h30.\n")
    assert "1 file, 6 words: 1 correction written; 1 finding left (1 minor)\n" in run.invoke(app, ["check", "--fix", "a.txt"]).output
