"""Decisions in the comments and notes of segment formats."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck import reports
from tqcheck.cli import app

BAD, OTHER = "The the army left.", "They met with with him."


def xliff(*units: str) -> str:
    return f'<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n{"".join(units)}</body></file></xliff>\n'


def unit(target: str, inside: str = "") -> str:
    return f"<trans-unit id='{len(target)}'><source>{'x' * len(target)}</source><target>{target}</target>{inside}</trans-unit>\n"


def two(note: str, first: str, second: str) -> str:
    segments = "".join(f"<segment><source>Un</source><target>{text}</target></segment>" for text in (first, second))
    return (
        '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="fr" trgLang="en"><file id="f">'
        f'<unit id="u"><notes><note>{note}</note></notes>{segments}</unit></file></xliff>'
    )


def tmx(*units: str) -> str:
    return f'<tmx version="1.4"><header/><body>{"".join(units)}</body></tmx>'


def tu(target: str, inside: str = "") -> str:
    return f'<tu>{inside}<tuv xml:lang="fr"><seg>Un</seg></tuv><tuv xml:lang="en"><seg>{target}</seg></tuv></tu>\n'


DIRECTIVE = "tqcheck: ignore repetition they say it twice"
CASES = {
    "note.xlf": xliff(unit(BAD, f"<note>{DIRECTIVE}</note>"), unit(OTHER)),
    "comment inside.xlf": xliff(unit(BAD, f"<!-- {DIRECTIVE} -->"), unit(OTHER)),
    "comment before.xlf": xliff(f"<!-- {DIRECTIVE} -->", unit(BAD), unit(OTHER)),
    "group.xlf": xliff(f"<group><note>{DIRECTIVE}</note>", unit(BAD), "</group>", unit(OTHER)),
    "prefixed.xlf": xliff(unit(BAD, f"<x:note xmlns:x='urn:x' from='a'> {DIRECTIVE} </x:note>"), unit(OTHER)),
    "range.xlf": xliff(f"<!-- {DIRECTIVE.replace('ignore', 'ignore-start')} -->", unit(BAD), "<!-- tqcheck: ignore-end -->", unit(OTHER)),
    "note.tmx": tmx(tu(BAD, f"<note>{DIRECTIVE}</note>"), tu(OTHER)),
    "a.po": f'# {DIRECTIVE}\n#: a.c:1\nmsgid "Un"\nmsgstr "{BAD}"\n\nmsgid "Deux"\nmsgstr "{OTHER}"\n',
    "extracted.po": f'#. {DIRECTIVE}\nmsgid "Un"\nmsgstr ""\n"{BAD}"\n#: b\nmsgid "Deux"\nmsgstr "{OTHER}"\n',
    "crlf.po": f'# {DIRECTIVE}\r\nmsgid "Un"\r\nmsgstr "{BAD}"\r\nmsgid "Deux"\r\nmsgstr "{OTHER}"\r\n',
    "a.properties": f"# {DIRECTIVE}\none = The the \\\n  army left.\ntwo = {OTHER}\n",
    "a.vtt": f"WEBVTT\n\nNOTE {DIRECTIVE}\n\n00:01.000 --> 00:02.000\n{BAD}\n\n00:03.000 --> 00:04.000\n{OTHER}\n",
    "below.vtt": f"WEBVTT\n\nNOTE\n{DIRECTIVE}\n\n1\n00:01.000 --> 00:02.000\n{BAD}\n\n00:03.000 --> 00:04.000\n{OTHER}\n",
    "utf-16.xlf": '<?xml version="1.0" encoding="utf-16"?>' + xliff(unit(BAD, f"<note>{DIRECTIVE}</note>"), unit(OTHER)),
}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(name: str, text: str) -> list[tuple[str, str, str | None]]:
    """(rule, words, suppressed) of what is found."""
    Path(name).write_bytes(text.encode("utf-16" if name.startswith("utf-16") else "utf-8"))
    result = CliRunner().invoke(app, ["check", name, "--format", "json", "--no-score", "--select", "repetition,unused-suppression"])
    (document,) = json.loads(result.stdout)["documents"]
    return [(f["rule"], f["text"], f["suppressed"]) for f in document["findings"]]


@pytest.mark.parametrize("name", CASES)
def test_a_comment_is_for_its_unit_alone(project: Path, name: str) -> None:
    assert told(name, CASES[name]) == [
        ("repetition", "The the", "inline: they say it twice"),
        ("repetition", "with with", None),
    ]


@pytest.mark.parametrize("name", [name for name in CASES if name != "range.xlf"])
def test_for_the_whole_file(project: Path, name: str) -> None:
    assert {suppressed for *_, suppressed in told(name, CASES[name].replace("ignore repetition", "ignore-file repetition"))} == {
        "inline: they say it twice"
    }


@pytest.mark.parametrize("name", CASES)
def test_what_suppresses_nothing_is_told_at_its_place(project: Path, name: str) -> None:
    text = CASES[name].replace("repetition", "calque")
    found = told(name, text)
    assert [rule for rule, *_ in found] == ["repetition", "repetition", "unused-suppression"]
    comment = found[-1][1]
    assert "calque they say it twice" in comment
    for output in reports.FORMATS:
        result = CliRunner().invoke(app, ["check", name, "--format", output])
        assert result.exception is None or isinstance(result.exception, SystemExit)
    lines = CliRunner().invoke(app, ["check", name, "--format", "concise"]).stdout.splitlines()
    (line,) = (line for line in lines if "unused-suppression" in line)
    number, column = map(int, line.split(":")[1:3])
    assert text.split("\n")[number - 1][column - 1 :].startswith(comment.split("\n")[0].rstrip("\r"))
    assert "Nothing called calque is found" in CliRunner().invoke(app, ["check", name]).stdout


def test_a_note_is_for_all_segments_of_its_unit(project: Path) -> None:
    assert [suppressed for *_, suppressed in told("a.xlf", two("tqcheck: ignore all both", BAD, OTHER))] == ["inline: both"] * 2


def test_a_message_with_plural_forms_is_one(project: Path) -> None:
    text = f'# tqcheck: ignore all\nmsgid "Un"\nmsgid_plural "Des"\nmsgstr[0] "{BAD}"\nmsgstr[1] "{OTHER}"\n\nmsgid "x"\nmsgstr "{BAD}"\n'
    assert [suppressed for *_, suppressed in told("a.po", text)] == ["inline", "inline", None]


def test_an_empty_message_keeps_the_comment_for_itself(project: Path) -> None:
    text = f'# tqcheck: ignore all\nmsgid "Un"\nmsgstr ""\n\nmsgid "x"\nmsgstr "{BAD}"\n'
    assert [(rule, suppressed) for rule, _, suppressed in told("a.po", text)] == [("repetition", None), ("unused-suppression", None)]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("tqcheck: ignor repetition", "'ignor' is no directive"),
        ("tqcheck: ignore", "needs a rule"),
        ("tqcheck: ignore-end", "nothing is open"),
    ],
)
def test_mistakes_are_told(project: Path, text: str, message: str) -> None:
    Path("a.xlf").write_text(xliff(unit(OTHER, f"<note>{text}</note>")))
    assert message in " ".join(CliRunner().invoke(app, ["check", "a.xlf"]).stdout.split())


def test_text_of_a_translation_is_no_comment(project: Path) -> None:
    assert told("a.xlf", xliff(unit("tqcheck: ignore all, the the end"))) == [("repetition", "the the", None)]
    assert told("a.po", f'msgid "# tqcheck: ignore all"\nmsgstr "# tqcheck: ignore all {BAD}"\n') == [("repetition", "The the", None)]


def test_fixes_leave_what_is_ignored(project: Path) -> None:
    Path("a.po").write_text(CASES["a.po"])
    CliRunner().invoke(app, ["check", "a.po", "--fix"])
    assert Path("a.po").read_text() == CASES["a.po"].replace("with with", "with")
