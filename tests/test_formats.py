"""Every format: what a file says, where it says it, and that a correction changes its own span alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from tqcheck import formats
from tqcheck.cli import app
from tqcheck.engine import Engine
from tqcheck.errors import UserError
from tqcheck.fixing import fix
from tqcheck.formats.pieces import Edit
from tqcheck.formats.rewrite import placed
from tqcheck.model import Document, Finding, Segment
from tqcheck.terms import store

FOLDER = Path(__file__).parent / "data" / "formats"
EXPECTED: dict[str, list[dict[str, Any]]] = yaml.safe_load((FOLDER / "expected.yaml").read_text("utf-8"))
FILES = sorted(
    str(p.relative_to(FOLDER)) for p in FOLDER.rglob("*.*") if p.suffix not in (".yaml", "") and p.name not in ("README.md", "bad.csv")
)
DOUBLED = ("the the", "The the")


def read(name: str) -> Document:
    return formats.read(str(FOLDER / name))


def again(document: Document, raw: bytes) -> Document:
    return formats.parse(raw, document.path)


def finding(segment: Segment, start: int, end: int) -> Finding:
    return Finding(
        "repetition", start, end, "", "minor", "fluency/grammar", "duplication", text=segment.target[start:end], segment=segment.id
    )


@pytest.mark.parametrize("name", EXPECTED)
def test_segments(name: str) -> None:
    found = []
    for segment in read(name).segments:
        masked = [segment.target[a:b] for a, b in segment.masked]
        row = {"id": segment.id, "target": segment.target, "source": segment.source, "locked": segment.locked, "masked": masked}
        found.append({key: value for key, value in row.items() if value or (key != "masked" and value not in (None, False))})
    assert found == EXPECTED[name]


def test_every_fixture_is_expected_or_prose() -> None:
    others = {name for name in FILES if name not in EXPECTED}
    assert {Path(name).suffix for name in others} <= {".html", ".md", ".txt", ".po", ".tmx", ".csv", ".json", ".arb", ".properties"}


@pytest.mark.parametrize("name", FILES)
def test_nothing_changes_without_an_edit(name: str) -> None:
    document = read(name)
    assert formats.rewritten(document, []) == (FOLDER / name).read_bytes()
    for segment in document.segments:
        if not document.single:
            assert formats.rewritten(document, [Edit(segment.id, 0, len(segment.target), segment.target)]) == document.raw


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".txt", ".md", ".html"))])
def test_an_edit_changes_its_segment_alone(name: str) -> None:
    document = read(name)
    edited = 0
    for number, segment in enumerate(document.segments):
        for doubled in DOUBLED:
            at = segment.target.find(doubled)
            if at < 0 or any(a <= at < b for a, b in segment.masked):
                continue
            raw = formats.rewritten(document, [Edit(segment.id, at, at + 7, doubled[:3])])
            after = again(document, raw)
            wanted = segment.target[:at] + doubled[:3] + segment.target[at + 7 :]
            assert [s.target for s in after.segments] == [
                *(s.target for s in document.segments[:number]),
                wanted,
                *(s.target for s in document.segments[number + 1 :]),
            ]
            assert [s.source for s in after.segments] == [s.source for s in document.segments]
            if document.format != "docx":
                assert len(raw) == len(document.raw) - 4
                head = next(i for i in range(len(raw)) if raw[i] != document.raw[i])
                assert raw[head:] == document.raw[head + 4 :]
            edited += 1
    assert edited or name in ("sample.sdlxliff",)


@pytest.mark.parametrize("name", [name for name in FILES if not name.endswith((".docx", ".txt", ".md", ".html"))])
def test_places_are_those_of_an_editor(name: str) -> None:
    document = read(name)
    lines = formats.body(document).decode().removeprefix("\ufeff").split("\n")
    for segment in document.segments:
        for word in ("army", "minister", "😀", "45", "é", "end"):
            at = segment.target.find(word)
            if at < 0:
                continue
            (found,) = placed(document._replace(segments=(segment._replace(locked=False),)), [finding(segment, at, at + len(word))])
            assert found.range is not None
            (line, column), (last, behind) = found.range
            shown = lines[line - 1][column - 1 : behind - 1]
            assert line == last
            assert shown == word or shown.startswith("\\u")


def test_html_shows_blocks_and_maps_back() -> None:
    document = read("sample.html")
    (segment,) = document.segments
    view = segment.view
    assert view is not None
    assert view.text.split("\n") == [
        "News of the the day",
        "In Niamey, the Nigerian army",
        "It has 45\u00a0233 men\u00a0& the the Côte d’Ivoire 😀.",
        "End of \ufffc line, said «\u00a0no\u00a0».",
        "one of the the",
        "two \ufffc",
        "",
        "The the page",
        "A photo of the the army",
    ]
    for char, start, end in zip(view.text, view.starts, view.ends, strict=True):
        assert char in (segment.target[start:end], "\ufffc", "\n", " ", "\u00a0") or segment.target[start] == "&"


def test_html_corrections_keep_every_tag(tmp_path: Path) -> None:
    path = tmp_path / "a.html"
    shutil.copy(FOLDER / "sample.html", path)
    before = path.read_text("utf-8")
    CliRunner().invoke(app, ["check", str(path), "--fix", "--no-score"])
    expected = (
        before.replace("<title>News of the the", "<title>News of the")
        .replace("</em>ian", "</em>ien")
        .replace("45&nbsp;233", "45,233")
        .replace("<b>the</b> the C", "<b>the</b> C")
        .replace('title="The the', 'title="The')
        .replace("&laquo;&nbsp;no&nbsp;&raquo;", '"no"')
        .replace("<li>one of the the", "<li>one of the")
        .replace('alt="A photo of the the', 'alt="A photo of the')
    )
    assert path.read_text("utf-8") == expected


@pytest.mark.parametrize("name", FILES)
def test_fix_is_stable_and_diff_says_what_it_does(name: str, tmp_path: Path, engine: Engine) -> None:
    path = tmp_path / Path(name).name
    shutil.copy(FOLDER / name, path)
    path.chmod(0o640)
    before = path.read_bytes()
    shown = CliRunner().invoke(app, ["check", str(path), "--diff"]).stdout
    assert path.read_bytes() == before
    assert CliRunner().invoke(app, ["check", str(path), "--fix", "--no-score"]).exit_code in (0, 1)
    once = path.read_bytes()
    assert (once != before) == bool(shown)
    assert path.stat().st_mode & 0o777 == 0o640
    assert CliRunner().invoke(app, ["check", str(path), "--diff"]).stdout == ""
    CliRunner().invoke(app, ["check", str(path), "--fix", "--no-score"])
    assert path.read_bytes() == once
    document = formats.read(str(path))
    left = [f for f in placed(document, engine.check(document)) if fix.fixable(f, unsafe=False)]
    assert not left


def test_inline_codes_are_never_lost() -> None:
    document = read("sample.xliff2.xlf")
    segment = document.segments[0]
    start, end = segment.target.index("the Nigerian army"), segment.target.index(" has")
    raw = formats.rewritten(document, [Edit(segment.id, start, end, "Niger's soldiers")])
    assert b'<pc id="1">Niger\'s soldiers<pc id="2"></pc></pc>' in raw
    across = segment.target.index("men"), len(segment.target)
    assert formats.rewritten(document, [Edit(segment.id, *across, "people")]) == document.raw  # would swallow the placeholder


@pytest.mark.parametrize(
    ("name", "segment", "new", "written"),
    [
        ("sample.xlf", "8:0", "A & B < C", "A &amp; B &lt; C"),
        ("sample.csv", "1", 'A "x";', 'A ""x"";'),
        ("sample.json", "title", 'A "x" \\ é', 'A \\"x\\" \\\\ é'),
        ("sample.json", "menu.file.count_other", "é", "\\u00e9"),
        ("sample.po", "2", 'A "x" \\ \t', 'A \\"x\\" \\\\ \\t'),
        ("sample.properties", "title", "A \\ é", "A \\\\ é"),
        ("sample.properties", "key with=space", "é😀", "\\u00E9\\uD83D\\uDE00"),
        ("sample.properties", "mf", "it's", "it''s"),
        ("sample.vtt", "intro", "A & <b>", "A &amp; &lt;b&gt;"),
    ],
)
def test_a_correction_is_written_as_the_format_wants(name: str, segment: str, new: str, written: str) -> None:
    document = read(name)
    (target,) = (s.target for s in document.segments if s.id == segment)
    at = target.index("the the")
    raw = formats.rewritten(document, [Edit(segment, at, at + 7, new)])
    assert written in raw.decode()
    (after,) = (s.target for s in again(document, raw).segments if s.id == segment)
    assert after == target[:at] + new + target[at + 7 :]


def test_an_unquoted_cell_is_quoted_when_it_must_be(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"source,target\r\nun,We have 45 233 men\r\n")
    CliRunner().invoke(app, ["check", str(path), "--fix", "--no-score"])
    assert path.read_bytes() == b'source,target\r\nun,"We have 45,233 men"\r\n'


def test_segments_of_one_name_are_not_rewritten(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"id": "a", "target": "The the end"}\n{"id": "a", "target": "The the end"}\n')
    result = CliRunner().invoke(app, ["check", str(path), "--fix", "--no-score"])
    assert result.exit_code == 2
    assert path.read_text().count("The the") == 2
    document = formats.read(str(path))
    with pytest.raises(UserError, match="two segments named 'a'"):
        formats.rewritten(document, [Edit("a", 0, 7, "The")])


def test_the_source_file_is_paired_by_key_cue_and_paragraph(tmp_path: Path) -> None:
    (tmp_path / "fr.json").write_text('{"a": {"b": "Bonjour"}, "c": "Fin"}')
    (tmp_path / "en.json").write_text('{"c": "End", "a": {"b": "Hello"}}')
    document = formats.read(str(tmp_path / "en.json"), str(tmp_path / "fr.json"))
    assert [(s.target, s.source) for s in document.segments] == [("End", "Fin"), ("Hello", "Bonjour")]
    document = formats.read(str(FOLDER / "sample.srt"), str(FOLDER / "sample.srt"))
    assert all(s.source == s.target for s in document.segments)
    document = formats.read(str(FOLDER / "tools/pandoc.docx"), str(FOLDER / "tools/pandoc.docx"))
    assert all(s.source == s.target for s in document.segments)
    with pytest.raises(UserError, match="carries its own sources"):
        formats.read(str(FOLDER / "sample.po"), str(FOLDER / "sample.po"))


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("xliff", "sample.xlf"),
        ("tmx", "sample.tmx"),
        ("html", "sample.html"),
        ("vtt", "sample.vtt"),
        ("srt", "sample.srt"),
        ("po", "sample.po"),
        ("jsonl", "sample.jsonl"),
        ("docx", "tools/pandoc.docx"),
        ("text", "sample.txt"),
    ],
)
def test_formats_are_recognised_by_content(name: str, path: str) -> None:
    raw = (FOLDER / path).read_bytes()
    assert formats.parse(raw, "-").format == name
    assert formats.parse(raw, "unknown.xyz").format == name
    assert formats.parse(raw, "unknown.xyz", input_format=name).segments == formats.parse(raw, path).segments


def test_placeholders_are_compared_in_every_format() -> None:
    unit = "<trans-unit id='1'><source>Page {0} de {1}, <x id='1'/>merci.</source><target>Page {0} of {0}, thank you.</target></trans-unit>"
    raw = f"<xliff version='1.2'><file source-language='fr' target-language='en'><body>{unit}</body></file></xliff>"
    found = Engine([store.shipped()]).check(formats.parse(raw.encode(), "pages.xlf"))
    assert [(f.rule, f.entry, f.text) for f in found] == [("integrity", "placeholder", "{0}"), ("integrity", "inline-code", "")]
    assert found[0].suggestions[0].replacement == "{1}"


def test_a_quotation_mark_does_not_end_an_attribute() -> None:
    document = formats.parse(b'<p><img alt="the old town"> the old town</p>', "page.html")
    text = document.segments[0].target
    places = [text.index("old"), text.rindex("old")]
    raw = formats.rewritten(document, [Edit(None, at, at + 3, '"new"') for at in places])
    assert raw == b'<p><img alt="the &quot;new&quot; town"> the "new" town</p>'
