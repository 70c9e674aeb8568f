"""Formats and the engine together, encodings, what belongs to a format, speed and memory."""

from __future__ import annotations

import io
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from xml.parsers import expat
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import engine as engines
from tqcheck import formats
from tqcheck.engine import Engine
from tqcheck.formats.pieces import Edit
from tqcheck.formats.placeholders import spans
from tqcheck.model import Document, Segment

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def docx(paragraphs: list[list[str]], properties: str = "") -> bytes:
    """A document of runs; the body between a member before and one after, as in real archives."""
    body = "".join(
        f"<w:p>{properties}"
        + "".join(f"<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>{escape(run)}</w:t></w:r>" for run in runs)
        + "</w:p>"
        for runs in paragraphs
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", f"<w:document {W}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", "<w:styles/>", zipfile.ZIP_STORED)
    return out.getvalue()


RUNS = st.lists(st.lists(st.text(alphabet="ab é“😀&<>' ", min_size=1, max_size=6), min_size=1, max_size=4), min_size=1, max_size=4)


@settings(max_examples=80, deadline=None)
@given(paragraphs=RUNS, data=st.data())
def test_docx_edits_one_paragraph_and_one_member(paragraphs: list[list[str]], data: st.DataObject) -> None:
    raw = docx(paragraphs)
    document = formats.parse(raw, "a.docx")
    texts = [text for text in ("".join(runs) for runs in paragraphs) if text.strip()]
    assert [s.target for s in document.segments] == texts
    assert formats.rewritten(document, []) == raw
    if not texts:
        return
    segment = data.draw(st.sampled_from(document.segments))
    start = data.draw(st.integers(0, len(segment.target)))
    end = data.draw(st.integers(start, len(segment.target)))
    new = data.draw(st.sampled_from(["", "x", " a <b> & “é” "]))
    changed = formats.rewritten(document, [Edit(segment.id, start, end, new)])
    wanted = segment.target[:start] + new + segment.target[end:]
    after = formats.parse(changed, "a.docx")
    if wanted.strip():
        assert next(s.target for s in after.segments if s.id == segment.id) == wanted
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(io.BytesIO(changed)) as now:
        assert now.testzip() is None
        assert [i.filename for i in now.infolist()] == [i.filename for i in old.infolist()]
        assert now.read("word/styles.xml") == old.read("word/styles.xml")
        assert now.read("word/document.xml").count(b"<w:r>") == old.read("word/document.xml").count(b"<w:r>")


def test_docx_tab_stops_are_no_tabs_and_code_is_context() -> None:
    stops = "<w:pPr><w:tabs><w:tab w:val='left' w:pos='1'/></w:tabs></w:pPr>"
    assert [s.target for s in formats.parse(docx([["a", "b"]], stops), "a.docx").segments] == ["ab"]
    style = "<w:pPr><w:pStyle w:val='SourceCode'/></w:pPr>"
    assert [s.locked for s in formats.parse(docx([["the the"]], style), "a.docx").segments] == [True]


def test_docx_spaces_at_the_edge_of_a_run_are_kept() -> None:
    raw = docx([["The the", " army"]])
    document = formats.parse(raw, "a.docx")
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        bare = archive.read("word/document.xml").replace(b" xml:space='preserve'>The the", b">The the")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bare)
    document = formats.parse(out.getvalue(), "a.docx")
    changed = formats.rewritten(document, [Edit("1", 3, 7, " ")])
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        assert b'<w:t xml:space="preserve">The </w:t>' in archive.read("word/document.xml")


def table(rows: list[list[str]]) -> bytes:
    cells = "".join(f"<w:tr>{''.join(f'<w:tc><w:p><w:r><w:t>{cell}</w:t></w:r></w:p></w:tc>' for cell in row)}</w:tr>" for row in rows)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            f"<w:document {W}><w:body><w:p><w:r><w:t>Title</w:t></w:r></w:p><w:tbl>{cells}</w:tbl></w:body></w:document>",
        )
    return out.getvalue()


@pytest.mark.parametrize(
    "header",
    [
        ["ID", "Source segment", "Target segment"],
        ["#", "French (France)", "English (United Kingdom)"],
        ["", "fr-FR", "en-GB"],
        ["n", "Source", "Target"],
    ],
)
def test_docx_tables_of_two_languages_are_pairs(header: list[str]) -> None:
    raw = table([["A table of memoQ", "", ""], header, ["1", "Le chat", "The the cat"], ["2", "Le chien", "The dog"]])
    document = formats.parse(raw, "a.docx")
    assert [(s.target, s.source) for s in document.segments] == [("Title", None), ("The the cat", "Le chat"), ("The dog", "Le chien")]
    changed = formats.rewritten(document, [Edit(document.segments[1].id, 0, 7, "The")])
    assert [s.target for s in formats.parse(changed, "a.docx").segments] == ["Title", "The cat", "The dog"]


@pytest.mark.parametrize(
    "header", [["Indicator", "Target", "Source"], ["Source of verification", "Target", "Year"], ["French troops", "Men", "English"]]
)
def test_other_docx_tables_are_read_cell_by_cell(header: list[str]) -> None:
    document = formats.parse(table([header, ["one", "two", "three"]]), "a.docx")
    assert [s.target for s in document.segments] == ["Title", *header, "one", "two", "three"]
    assert {s.source for s in document.segments} == {None}


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("%@ has %1$@ of %lld, 5 % more", ["%@", "%1$@", "%lld"]),
        ("%(name)s's %s: 100%", ["%(name)s", "%s"]),
        ("Hello {name}, {{count}} of ${total} %{n} $t(key)", ["{name}", "{{count}}", "${total}", "%{n}", "$t(key)"]),
        ("{b>bold<b} and {1}", ["{b>", "<b}", "{1}"]),
        ("<b>bold</b> &amp; a < b", ["<b>", "</b>", "&amp;"]),
        ("see https://example.org/a?b. or me@example.org", ["https://example.org/a?b.", "me@example.org"]),
        ("It costs $5 & 3 % of a {brace, 20%-30%", []),
    ],
)
def test_placeholders_are_no_prose(text: str, masked: list[str]) -> None:
    assert [text[start:end] for start, end in spans(text)] == masked


def test_no_sentence_goes_from_one_segment_into_the_next(engine: Engine) -> None:
    pairs = ["He is one of the", "the army left at noon and came back at night", "Nothing else was said about it on that long day"]
    segments = tuple(Segment(str(i), text, document="d") for i, text in enumerate(pairs * 3))
    assert [f for f in engine.check(Document("a.xlf", segments, single=False)) if f.rule == "repetition"] == []


def test_long_texts_are_read_in_slices_at_the_same_places(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"Day {i} – é 😀.\r\nThe the army has 45 233 men e\u0301.\n\n" for i in range(40))
    document = formats.parse(text.encode(), "a.txt")
    whole = [(f.rule, f.start, f.end, f.text, f.range) for f in engine.check(document)]
    monkeypatch.setattr(engines, "WINDOW", 100)
    found = engine.check(document)
    assert [(f.rule, f.start, f.end, f.text, f.range) for f in found] == whole
    assert len(whole) == 80
    assert all(text[f.start : f.end] == f.text for f in found)


def test_many_segments_are_read_in_blocks(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    segments = tuple(Segment(str(i), "The the army left.", document="d") for i in range(50))
    monkeypatch.setattr(engines, "WINDOW", 100)
    found = engine.check(Document("a.xlf", segments, single=False))
    assert [f.segment for f in found] == [str(i) for i in range(50)]


def test_html_is_read_in_the_encoding_it_declares() -> None:
    raw = '<meta charset="iso-8859-1"><p>The the “café”</p>'.encode("windows-1252")
    document = formats.parse(raw, "a.html")
    (segment,) = document.segments
    assert "“café”" in segment.target
    at = segment.target.index("The the")
    assert formats.rewritten(document, [Edit(None, at, at + 7, "The")]) == raw.replace(b"The the", b"The")


@pytest.mark.parametrize(
    ("page", "where", "expected"),
    [
        ("<p>He <b>left</b>.</p>", "left", "<p>He <b>not left</b>.</p>"),  # behind a tag
        ("<p>He <b>left</b>.</p>", ".", "<p>He <b>left</b>not .</p>"),
        ("<h1>One</h1><p>Two</p>", "Two", "<h1>One</h1><p>not Two</p>"),  # where a block begins
        ("<p>R&amp;D left</p>", "&amp;", "<p>Rnot &amp;D left</p>"),
        ("<p>R&amp;D left</p>", "D left", "<p>R&amp;not D left</p>"),
        ("<p>R&amp;D left</p>", "p;D", "<p>R&amp;D left</p>"),  # within a reference, a tag, a script: nothing
        ("<p><b>A</b></p>", "p><b>", "<p><b>A</b></p>"),
        ("<script>x</script><p>A</p>", "x<", "<script>x</script><p>A</p>"),
    ],
)
def test_what_is_put_into_html_stands_where_it_belongs(page: str, where: str, expected: str) -> None:
    at = page.index(where)
    assert formats.rewritten(formats.parse(page.encode(), "a.html"), [Edit(None, at, at, "not ")]).decode() == expected


def test_markup_of_html_is_not_replaced() -> None:
    page = b"<p>A<!-- x -->B</p>"
    assert formats.rewritten(formats.parse(page, "a.html"), [Edit(None, 4, 14, "C")]) == page


@pytest.mark.parametrize("keys", [("title", "alt", "aria-label", "placeholder"), ("placeholder", "aria-label", "alt", "title")])
def test_attributes_are_read_in_the_order_of_the_page(keys: tuple[str, ...]) -> None:
    tag = " ".join(f'{key}="of {key}"' for key in keys)
    (segment,) = formats.parse(f"<p>A <img {tag}></p>".encode(), "a.html").segments
    assert segment.view is not None
    assert [line for line in segment.view.text.split("\n") if line.startswith("of ")] == [f"of {key}" for key in keys]


def test_html_leaves_out_templates_and_marks_of_notes() -> None:
    text = "<p>Niger{% if a > b %} votes{{ the the }}.<sup class='reference'><a href='#1'>[1]</a></sup> <?php the(\"the\") -> x ?>End <del>the</del></p>"
    (segment,) = formats.parse(text.encode(), "a.html").segments
    assert segment.view is not None
    assert segment.view.text.strip() == "Niger\ufffc votes\ufffc. End"


@pytest.mark.parametrize("name", ["a.html", "a.json", "a.po"])
def test_pages_and_programs_have_menus(name: str, engine: Engine) -> None:
    text = {"a.html": "<p>{}</p>", "a.json": '{{"a": "{}"}}', "a.po": 'msgid "x"\nmsgstr "{}"\n'}[name].format("Read more")
    document = formats.parse(text.encode(), name)
    found = engine.check(document)
    assert [f.rule for f in found if f.rule == "page-furniture"] == ["page-furniture"]
    assert [f.rule for f in formats.placed(document, found)] == []


def test_sources_in_the_language_of_the_target_are_left_out() -> None:
    entries = "".join(f'msgid "Color {i}"\nmsgstr "Colo{"u" * (i == 3)}r {i}"\n\n' for i in range(6))
    assert {s.source for s in formats.parse(entries.encode(), "a.po").segments} == {None}
    french = "".join(f'msgid "Couleur {i}"\nmsgstr "Colour {i}"\n\n' for i in range(6))
    assert [s.source for s in formats.parse(french.encode(), "a.po").segments] == [f"Couleur {i}" for i in range(6)]


def test_languages_choose_the_variants_and_drop_foreign_sources() -> None:
    tmx = "<tmx><body><tu><tuv xml:lang='de'><seg>Ja</seg></tuv><tuv xml:lang='en-GB'><seg>Yes</seg></tuv></tu></body></tmx>"
    assert [(s.target, s.source) for s in formats.parse(tmx.encode(), "a.tmx").segments] == [("Yes", None)]
    assert [(s.target, s.source) for s in formats.parse(tmx.encode(), "a.tmx", languages=("de", "en")).segments] == [("Yes", "Ja")]
    xliff = '<xliff><file source-language="de" target-language="eng"><body><trans-unit id="1"><source>Ja</source><target>Yes</target></trans-unit></body></file></xliff>'
    assert [(s.target, s.source) for s in formats.parse(xliff.encode(), "a.xlf").segments] == [("Yes", None)]


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """50,000 units."""
    path = tmp_path_factory.mktemp("large") / "a.xlf"
    unit = '<trans-unit id="{0}"><source>L’armée a envoyé {0} hommes au nord du pays, a dit le ministre.</source><target state="translated">The army sent {0} men to the north of the country, the minister said.</target></trans-unit>\n'
    with open(path, "w") as file:
        file.write('<xliff version="1.2"><file source-language="fr" target-language="en"><body>\n')
        file.writelines(unit.format(i) for i in range(50_000))
        file.write("</body></file></xliff>")
    return path


@pytest.mark.slow
def test_xliff_is_read_nearly_as_fast_as_expat_calls_back(large: Path) -> None:
    """Alone on a core that is 180,000 units a second, 0.55 of expat with handlers that do nothing but note places."""
    raw = large.read_bytes()

    def bare() -> None:
        places: list[int] = []
        parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = lambda name, told: places.append(parser.CurrentByteIndex)
        parser.EndElementHandler = lambda name: places.append(parser.CurrentByteIndex)
        parser.Parse(raw, True)

    def cpu(act: object) -> float:
        times = []
        for _ in range(3):
            begun = time.process_time()
            act()  # type: ignore[operator]
            times.append(time.process_time() - begun)
        return min(times)

    ratio = cpu(bare) / cpu(lambda: formats.parse(raw, "a.xlf"))
    assert ratio > 0.25, f"{ratio:.2f} of the speed of expat"


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
def test_xliff_is_read_in_little_memory(large: Path) -> None:
    code = (
        "import sys\nfrom tqcheck import formats\nassert len(formats.read(sys.argv[1]).segments) == 50_000\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    done = subprocess.run([sys.executable, "-c", code, str(large)], capture_output=True, text=True, check=True)
    assert int(done.stdout) / 1024 < 90, "MB; 57 are measured"
