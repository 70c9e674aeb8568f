"""The review in formats other than text: what is accepted is written, what cannot be is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import app
from tqcheck.cli import fix as command
from tqcheck.fixing import fix

PO = '# kept\nmsgid "Niamey, Niger."\nmsgstr "Niamey, Niger. The Nigerian army."\n\n#, c-format\nmsgid "7h30"\nmsgstr "The the end \\"at\\" 7h30."\n'
HTML = "<p>Niamey, Niger: the Nigerian <b>army</b>.</p>\n<p>The the <i>end</i> &amp; <code>the the</code>.</p>\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    return tmp_path


def review(keys: str, *paths: str) -> Result:
    return CliRunner().invoke(app, ["fix", "--interactive", *paths], input=keys)


def test_po() -> None:
    Path("a.po").write_text(PO)
    result = review("aaa", "a.po")
    assert "a.po: 3 corrections written" in result.stdout
    assert Path("a.po").read_text() == PO.replace("Nigerian", "Nigerien").replace("The the", "The").replace('at\\" 7h30', 'at\\" 7.30 am')


def test_jsonl_edit_and_ignore() -> None:
    rows = [{"id": "s1", "target": "Niamey, Niger: the Nigerian army."}, {"id": "s2", "target": "The the “end”."}]
    Path("a.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = review("eNigerien (“so”)\ni\n", "a.jsonl")
    assert result.exit_code == 0
    assert [json.loads(line)["target"] for line in Path("a.jsonl").read_text().splitlines()] == [
        "Niamey, Niger: the Nigerien (“so”) army.",
        "The the “end”.",
    ]
    assert review("", "a.jsonl").stdout == "nothing to review\n"


def test_html() -> None:
    Path("a.html").write_text(HTML)
    assert "a.html: 2 corrections written" in review("aa", "a.html").stdout
    assert Path("a.html").read_text() == HTML.replace("Nigerian", "Nigerien").replace("The the", "The")


def test_what_the_format_cannot_take_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.html").write_text(HTML)
    corrected = fix.corrected
    monkeypatch.setattr(fix, "corrected", lambda document, edits: corrected(document, edits[:1]))
    result = review("aa", "a.html")
    assert "a.html: 1 correction written\na.html: 1 could not be made: markup stands in the way\n" in result.stdout
    assert result.exit_code == 1
    assert Path("a.html").read_text() == HTML.replace("Nigerian", "Nigerien")


def test_html_is_scored_by_what_it_shows() -> None:
    Path("a.html").write_text("<p>All is well in the north of the country.</p>\n")
    Path("a.txt").write_text("All is well in the north of the country.\n")
    report = json.loads(CliRunner().invoke(app, ["check", "a.html", "a.txt", "--format", "json"]).stdout)
    values = [document["scores"]["fluency"]["value"] for document in report["documents"]]
    assert values[0] == values[1]
