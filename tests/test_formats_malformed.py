"""Files that are not what they should be: a message with file and place, exit code 2, the other files checked, nothing changed."""

from __future__ import annotations

import contextlib
import io
import json
import os
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from tqcheck import formats
from tqcheck.cli import app
from tqcheck.errors import UserError
from tqcheck.formats.pieces import Edit

FOLDER = Path(__file__).parent / "data" / "formats"
XLIFF = (
    '<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n<trans-unit id="1"><source>Un</source>'
    "<target>{}</target></trans-unit>\n</body></file></xliff>"
)
LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>\n'


def sample(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:document>" + b" " * (30 << 20) + b"</w:document>")
    return out.getvalue()


def lying_archive() -> bytes:
    """An archive whose directory says that the text is shorter than it is."""
    raw = bytearray(sample("tools/python-docx.docx"))
    at = raw.rindex(b"word/document.xml") - 46
    raw[at + 24 : at + 28] = (100).to_bytes(4, "little")
    return bytes(raw)


def marked(place: int, value: int) -> bytes:
    """A document whose one member has another value at a place of its header: 6 are the flags (1: a password), 8 is the compression."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("word/document.xml", "<w:document/>")
    raw = bytearray(made.getvalue())
    for header, at in ((b"PK\3\4", place), (b"PK\1\2", place + 2)):
        raw[raw.index(header) + at] = value
    return bytes(raw)


def without_text() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    return out.getvalue()


CASES = [
    ("cut.xlf", sample("sample.xlf")[:900], "not well-formed XML: the file ends inside a tag", 14),
    ("nested.xlf", XLIFF.format("<g id='1'>a</target></g>").encode(), "mismatched tag", 2),
    ("inside.xlf", XLIFF.format("a<target>b</target>").encode(), "a <target> stands inside a <target>", 2),
    ("unit.xlf", XLIFF.format('a<trans-unit id="2"/>').encode(), "a unit stands inside a <target>", 2),
    ("laughs.xlf", (LAUGHS + XLIFF.format("&b;")).encode(), "declares a document type with entities of its own", 1),
    ("entity.xlf", XLIFF.format("&nothing;").encode(), "undefined entity", 2),
    ("latin.xlf", XLIFF.format("Côte").encode("latin-1"), "is not UTF-8: byte 0xf4", 2),
    ("said.xlf", b'<?xml version="1.0" encoding="klingon"?>' + XLIFF.format("a").encode(), "klingon, which is unknown", 1),
    ("nul.xlf", XLIFF.format("a\0b").encode(), "NUL byte", 2),
    ("german.xlf", XLIFF.format("a").replace('"en"', '"de-AT"').encode(), "translates into de-AT, not en", None),
    ("other.xlf", b"<html><p>x</p></html>", "is not XLIFF", 1),
    ("cut.sdlxliff", sample("sample.sdlxliff")[:1500], "not well-formed XML: the file ends before its elements do", 4),
    ("cut.mqxliff", sample("sample.mqxliff")[:700], "not well-formed XML", 4),
    ("cut.tmx", sample("sample.tmx")[:400], "not well-formed XML", 5),
    ("nested.tmx", b"<tmx><body><tu><tuv xml:lang='en'><seg>a<seg>b</seg></seg></tuv></tu></body></tmx>", "a <seg> stands inside", 1),
    ("laughs.tmx", LAUGHS.encode() + b"<tmx/>", "declares a document type", 1),
    (
        "german.tmx",
        sample("sample.tmx").replace(b'"EN', b'"ES').replace(b'lang="en', b'lang="es'),
        "has no text in en, only in de, es, fr",
        None,
    ),
    ("other.tmx", b"<xliff/>", "is not TMX", 1),
    ("cut.po", sample("sample.po")[:560], "not valid PO", 28),
    ("words.po", b'msgid "a"\nmsgstr "b"\nhello\n', "not valid PO: expected a keyword", 3),
    ("quote.po", b'msgid "a"\nmsgstr "b"c"\n', "not valid PO", 2),
    ("twice.po", b'msgid "a"\nmsgstr "b"\nmsgstr "c"\n', "a second msgstr", 3),
    ("alone.po", b'msgstr "b"\n', "msgstr without msgid", 1),
    ("half.po", b'msgid "a"\n\n', "ends in a message without msgstr", 3),
    ("french.po", b'msgid ""\nmsgstr "Language: fr_FR\\n"\n', "translates into fr_FR, not en", None),
    ("latin.po", 'msgid "a"\nmsgstr "é"\n'.encode("latin-1"), "is not UTF-8", 2),
    ("nul.po", b'msgid "a"\nmsgstr "\0"\n', "NUL byte", 2),
    ("quote.csv", b'source,target\na,"b\nc,d\n', "a quote is not closed", 2),
    ("after.csv", b'source,target\na,"b"c\n', "text follows the closing quote", 2),
    ("short.csv", b"source,target\na,b\nc\n", "has 1 column, the target is column 2", 3),
    ("short.tsv", b"id\tsource\ttarget\nx\ta\tb\ny\tc\n", "has 2 columns, the target is column 3", 3),
    ("nul.tsv", b"source\ttarget\na\t\0\n", "NUL byte", 2),
    ("cut.jsonl", b'{"target": "a"}\n{"tar', "not valid JSON", 2),
    ("list.jsonl", b'{"target": "a"}\n[1]\n', "needs a 'target'", 2),
    ("deep.jsonl", b'{"target": ' + b"[" * 100_000, "is nested too deeply", 1),
    ("cut.json", b'{"a": "b",\n "c": ', "not valid JSON", 2),
    ("deep.json", b"[" * 100_000 + b"]" * 100_000, "nested too deeply", None),
    ("french.arb", b'{"@@locale": "fr", "a": "bonjour"}', "is in fr, not en", None),
    ("times.srt", b"1\n00:00:01,000 -> 00:00:02,000\nHello\n", "expected the times of a cue", 1),
    ("half.srt", b"1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:04,000 --> 2\nWorld\n", "expected the times of a cue", 5),
    ("text.srt", b"Hello\n\nWorld\n", "expected the times of a cue", 1),
    ("latin.srt", "1\n00:00:01,000 --> 00:00:02,000\nCôte\n".encode("latin-1"), "is not UTF-8", 3),
    ("head.vtt", b"00:01.000 --> 00:02.000\nHello\n", "is not WebVTT", 1),
    ("cue.vtt", b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n\nHello\n", "expected the times of a cue", 6),
    ("broken.properties", b"a=\xc3\x28\x80", "is not UTF-8", 1),
    ("latin.html", "<p>Côte</p>".encode("latin-1"), "is not UTF-8", 1),
    ("nul.html", b"<p>\n\0</p>", "NUL byte", 2),
    ("cut.docx", sample("tools/python-docx.docx")[:5000], "is not a readable DOCX", None),
    ("xml.docx", sample("tools/python-docx.docx").replace(b"word/document.xml", b"word/documents.xm"), "no word/document.xml", None),
    ("sheet.docx", without_text(), "is not a Word document", None),
    ("text.docx", b"Hello", "is not a readable DOCX", None),
    ("old.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "is encrypted, or an old DOC", None),
    ("bomb.docx", bomb(), "which is refused", None),
    ("lying.docx", lying_archive(), "is not a readable DOCX", None),
    ("password.docx", marked(6, 1), "is encrypted, password required", None),
    ("packed.docx", marked(8, 97), "compression method is not supported", None),
    ("line.txt", b"short\n" + b"a " * 6_000_000, "a line has 12,000,000 characters, which is refused", 2),
    ("line.jsonl", b'{"target": "' + b"a " * 6_000_000 + b'"}', "a line has 12,000,014 characters", 1),
    ("line.xlf", XLIFF.format("a " * 6_000_000).encode(), "a line of segment 1 has 12,000,000 characters", None),
    ("line.csv", b"target\n" + b"a " * 6_000_000, "a line has 12,000,000 characters", 2),
    ("line.properties", b"a = " + b"x" * 12_000_000, "a line has 12,000,004 characters", 1),
    ("line.html", b"<p>" + b"a " * 6_000_000, "a line has 12,000,", None),
]


@pytest.mark.parametrize(("name", "content", "message", "line"), CASES, ids=[case[0] for case in CASES])
def test_told_with_its_place(name: str, content: bytes, message: str, line: int | None, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UserError) as caught:
        formats.read(str(path))
    assert message in caught.value.message
    assert (caught.value.path or "").startswith(str(path))
    assert caught.value.line == line
    assert path.read_bytes() == content


@pytest.mark.parametrize("ending", sorted({ending for endings in formats.FORMATS.values() for ending in endings}))
def test_empty_files_raise_no_traceback(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"empty{ending}"
    path.write_bytes(b"")
    with contextlib.suppress(UserError):
        assert not any(segment.target for segment in formats.read(str(path)).segments)


def test_the_other_files_are_checked_and_nothing_is_changed(tmp_path: Path) -> None:
    contents = {name: content for name, content, _, _ in CASES if len(content) < 1_000_000}
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
    (tmp_path / "good.txt").write_text("The the end.\n")
    (tmp_path / "loop.txt").symlink_to(tmp_path / "loop.txt")
    paths = [str(tmp_path / name) for name in [*contents, "loop.txt", "good.txt"]]
    result = CliRunner().invoke(app, ["check", "--fix", "--no-score", "--format", "json", *paths])
    assert result.exit_code == 2
    report = json.loads(result.stdout)
    assert [document["path"] for document in report["documents"]] == [str(tmp_path / "good.txt")]
    told = {error["path"].partition(" (")[0]: error["message"] for error in report["errors"]}
    assert told.keys() == set(paths[:-1])
    assert "symbolic links" in told[str(tmp_path / "loop.txt")]
    assert (tmp_path / "good.txt").read_text() == "The end.\n"
    for name, content in contents.items():
        assert (tmp_path / name).read_bytes() == content
    assert sorted(os.listdir(tmp_path)) == sorted([*contents, "good.txt", "loop.txt"])


def test_a_document_type_without_entities_is_allowed() -> None:
    text = '<!DOCTYPE xliff PUBLIC "-//XLIFF//DTD XLIFF//EN" "http://www.oasis-open.org/xliff.dtd">' + XLIFF.format("a")
    assert [s.target for s in formats.parse(text.encode(), "a.xlf").segments] == ["a"]


def test_a_correction_that_would_change_other_segments_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    from tqcheck.fixing import fix

    raw = b"source\ttarget\na\tThe the end\nb\tNothing\n"
    document = formats.parse(raw, "a.tsv")
    monkeypatch.setattr(formats, "rewritten", lambda *_: raw.replace(b"The the", b"The").replace(b"Nothing", b"Nothin"))
    with pytest.raises(UserError, match="would read otherwise"):
        fix.corrected(document, [Edit("2", 0, 7, "The")])


def test_a_file_that_changes_meanwhile_is_refused(tmp_path: Path) -> None:
    from tqcheck.fixing import fix

    path = tmp_path / "a.xlf"
    path.write_bytes(sample("sample.xlf"))
    document = formats.read(str(path))
    path.write_bytes(b"other")
    with pytest.raises(UserError, match="changed while it was checked"):
        fix.write(document, b"new")
    assert path.read_bytes() == b"other"
