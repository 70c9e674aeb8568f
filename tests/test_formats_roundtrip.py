"""Files made at random, by writers that are not ours where the standard library has one: read is what was written, an edit is itself alone."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import string
import zipfile
from collections.abc import Callable
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import formats
from tqcheck.formats.pieces import Edit

ODD = "é“”’😀«»\u00a0\u202fe\u0301\t\"'\\&<>{}%#:=;,|[]()/-_!?*`~"
WORDS = st.lists(
    st.sampled_from(["the", "army", "Niger", "45 233", " ", ". ", "%s", "{0}", "&amp;", "\\n", "''", *ODD]), min_size=1, max_size=12
).map("".join)
TEXTS = st.lists(WORDS, min_size=1, max_size=5)
LINES = TEXTS.map(lambda texts: [text.strip() or "x" for text in texts])
XLIFF = '<?xml version="1.0"?>{nl}<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file source-language="fr" target-language="en"><body>{nl}{units}</body></file></xliff>'


def xliff(texts: list[str], nl: str) -> str:
    units = "".join(
        f"<trans-unit id={quoteattr(str(i))}><source>{escape(t)}</source>{nl}<target>{escape(t)}</target></trans-unit>{nl}"
        for i, t in enumerate(texts)
    )
    return XLIFF.format(nl=nl, units=units)


def marked(texts: list[str], nl: str) -> str:
    """Every character in CDATA, a reference, or a formatting code in turn."""

    def wrap(i: int, char: str) -> str:
        return (f"<g id='{i}'>{escape(char)}</g>", f"&#{ord(char)};", f"<![CDATA[{char}]]>", f"{escape(char)}<bpt id='{i}'>&lt;b></bpt>")[
            i % 4
        ]

    units = "".join(
        f"<trans-unit id='{i}'><target>{''.join(wrap(j, c) for j, c in enumerate(t))}</target></trans-unit>{nl}"
        for i, t in enumerate(texts)
    )
    return XLIFF.format(nl=nl, units=units)


def xliff2(texts: list[str], nl: str) -> str:
    units = "".join(
        f"<unit id='u{i}'><segment><target><pc id='1'>{escape(t)}</pc></target></segment></unit>{nl}" for i, t in enumerate(texts)
    )
    return (
        f"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.0' srcLang='fr' trgLang='en'><file id='f'>{units}</file></xliff>"
    )


def tmx(texts: list[str], nl: str) -> str:
    units = "".join(f"<tu><tuv xml:lang='en'><seg>{escape(t)}</seg></tuv></tu>{nl}" for t in texts)
    return f"<tmx version='1.4'>{nl}<header/><body>{units}</body></tmx>"


def po(texts: list[str], nl: str) -> str:
    def quoted(text: str) -> str:
        out = text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t")
        return f'""{nl}"{out[: len(out) // 2]}"{nl}"{out[len(out) // 2 :]}"' if "\\" not in out else f'"{out}"'

    return "".join(f'msgid "{i}"{nl}msgstr {quoted(t)}{nl}{nl}' for i, t in enumerate(texts))


def properties(texts: list[str], nl: str) -> str:
    def value(text: str) -> str:
        doubled = text.replace("'", "''") if "{0}" in text else text
        out = doubled.replace("\\", "\\\\").replace("\t", "\\t")
        return f"\\{out}" if out[:1] in " :=" else out

    return "".join(f"key{i} = {value(t)}{nl}" for i, t in enumerate(texts))


def quoted_table(texts: list[str], nl: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=nl)
    writer.writerow(["id", "source", "target"])
    for i, text in enumerate(texts):
        writer.writerow([i, "un", text])
    return out.getvalue()


def table(texts: list[str], nl: str) -> str:
    return nl.join(["id\ttarget\tnote", *(f"{i}\t{t}\tnote" for i, t in enumerate(x.replace("\t", " ") for x in texts))])


def srt(texts: list[str], nl: str) -> str:
    return "".join(f"{i}{nl}00:00:0{i},000 --> 00:00:0{i},900{nl}{t}{nl}{nl}" for i, t in enumerate(texts, 1))


def vtt(texts: list[str], nl: str) -> str:
    cues = "".join(f"00:00:0{i}.000 --> 00:00:0{i}.900{nl}{html.escape(t, quote=False)}{nl}{nl}" for i, t in enumerate(texts))
    return f"WEBVTT{nl}{nl}{cues}"


def lines(texts: list[str], nl: str) -> str:
    return nl.join(
        json.dumps({"id": i, "source": "x", "target": t, "note": {"target": t}}, ensure_ascii=i % 2 == 0) for i, t in enumerate(texts)
    )


def strings(texts: list[str], nl: str) -> str:
    return json.dumps({"a": {f"k{i}": f"ab{t}" for i, t in enumerate(texts)}}, indent=1, ensure_ascii=False).replace("\n", nl)


WRITERS: dict[str, Callable[[list[str], str], str]] = {
    "a.xlf": xliff,
    "marked.xlf": marked,
    "two.xlf": xliff2,
    "a.tmx": tmx,
    "a.po": po,
    "a.properties": properties,
    "a.csv": quoted_table,
    "a.tsv": table,
    "a.srt": srt,
    "a.vtt": vtt,
    "a.jsonl": lines,
    "a.json": strings,
}


def said(name: str, texts: list[str]) -> list[str]:
    """What a reader should find."""
    if name == "a.srt":  # SubRip has no escapes: what looks like its tags is its tags, and no text of ours does
        return texts
    if name == "a.tsv":
        return [text.replace("\t", " ") for text in texts]
    return [f"ab{text}" for text in texts] if name == "a.json" else texts


@pytest.mark.parametrize("name", WRITERS)
@settings(max_examples=60, deadline=None)
@given(texts=LINES, crlf=st.booleans(), mark=st.booleans(), data=st.data())
def test_read_write_edit(name: str, texts: list[str], crlf: bool, mark: bool, data: st.DataObject) -> None:
    raw = ("\ufeff" * mark + WRITERS[name](texts, "\r\n" if crlf else "\n")).encode()
    document = formats.parse(raw, name)
    targets = [segment.target for segment in document.segments]
    assert targets == said(name, texts)
    assert formats.rewritten(document, []) == raw
    number = data.draw(st.integers(0, len(targets) - 1))
    segment, target = document.segments[number], targets[number]
    start = data.draw(st.integers(0, len(target)))
    end = data.draw(st.integers(start, len(target)))
    new = data.draw(st.sampled_from(["", "x", "the army", 'é “a” & <b> "q" \\ 😀', "it's", "45,233"]))
    changed = formats.rewritten(document, [Edit(segment.id, start, end, new)])
    after = [s.target for s in formats.parse(changed, name).segments]
    wanted = target[:start] + new + target[end:]
    if changed == raw:  # refused: a tag in SubRip, which has no escapes; apostrophes that would begin or cease to be doubled
        assert new == target[start:end] or (name == "a.srt" and "<b>" in new) or name == "a.properties"
    elif wanted.strip() and (name != "a.json" or re.search("[a-z]{2}", wanted)):
        assert after == [*targets[:number], wanted, *targets[number + 1 :]]
    place = segment.place
    assert place is not None
    assert changed.startswith(raw[: place[0]])
    assert changed.endswith(raw[place[1] :])


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@settings(max_examples=60, deadline=None)
@given(texts=LINES, crlf=st.booleans(), mark=st.booleans(), data=st.data())
def test_texts_come_back(name: str, texts: list[str], crlf: bool, mark: bool, data: st.DataObject) -> None:
    text = ("\r\n\r\n" if crlf else "\n").join(texts)
    raw = ("\ufeff" * mark + text).encode()
    document = formats.parse(raw, name)
    assert document.segments[0].target == text
    assert formats.rewritten(document, []) == raw
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    new = data.draw(st.sampled_from(["", "x", "é “a”", "45,233"]))
    assert formats.rewritten(document, [Edit(None, start, end, new)]) == ("\ufeff" * mark + text[:start] + new + text[end:]).encode()


@settings(max_examples=40, deadline=None)
@given(texts=LINES, split=st.integers(1, 4), data=st.data())
def test_word_documents_come_back(texts: list[str], split: int, data: st.DataObject) -> None:
    raw = docx(texts, split)
    document = formats.parse(raw, "a.docx")
    targets = [segment.target for segment in document.segments]
    assert targets == texts
    assert formats.rewritten(document, []) == raw
    number = data.draw(st.integers(0, len(texts) - 1))
    start = data.draw(st.integers(0, len(texts[number])))
    end = data.draw(st.integers(start, len(texts[number])))
    changed = formats.rewritten(document, [Edit(document.segments[number].id, start, end, "é & <b>")])
    wanted = texts[number][:start] + "é & <b>" + texts[number][end:]
    assert [s.target for s in formats.parse(changed, "a.docx").segments] == [*texts[:number], wanted, *texts[number + 1 :]]
    with zipfile.ZipFile(io.BytesIO(raw)) as before, zipfile.ZipFile(io.BytesIO(changed)) as after:
        assert before.namelist() == after.namelist()
        assert before.read("other.bin") == after.read("other.bin")


def docx(texts: list[str], split: int) -> bytes:
    """A document with a paragraph a text, cut into runs of `split` characters."""
    paragraphs = "".join(
        "<w:p>"
        + "".join(f'<w:r><w:t xml:space="preserve">{escape(text[i : i + split])}</w:t></w:r>' for i in range(0, len(text), split))
        + "</w:p>"
        for text in texts
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f'<w:document xmlns:w="urn:w"><w:body>{paragraphs}</w:body></w:document>')
        archive.writestr("other.bin", bytes(range(256)))
    return out.getvalue()


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<br>",
                "<p lang=fr>",
                "<code>",
                "</code>",
                "<!-- x -->",
                "&eacute;",
                "&nbsp;",
                "&",
                "<",
                " ",
                "\n",
                "\r\n",
                "the ",
                "army",
                "é😀",
                "“",
                '<a title="the the">',
                "</a>",
                "<script>",
                "</script>",
                "<img alt='a'>",
            ]
        ),
        max_size=30,
    ).map("".join)
)
def test_html_views_map_into_the_file(text: str) -> None:
    document = formats.parse(text.encode(), "a.html")
    (segment,) = document.segments
    view = segment.view
    assert view is not None
    assert len(view.text) == len(view.starts) == len(view.ends)
    for char, start, end in zip(view.text, view.starts, view.ends, strict=True):
        shown = text[start:end]
        assert char == shown or char in "\n\ufffc " or html.unescape(shown) == char
    assert formats.rewritten(document, []) == text.encode()


@settings(max_examples=60, deadline=None)
@given(
    texts=st.lists(st.text(alphabet=string.ascii_letters + " éô", min_size=1, max_size=10), min_size=1, max_size=4),
    encoding=st.sampled_from(["utf-16", "iso-8859-1", "windows-1252"]),
)
def test_declared_encodings_come_back(texts: list[str], encoding: str) -> None:
    body = xliff([text.strip() or "x" for text in texts], "\n").replace(
        '<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>'
    )
    raw = body.encode(encoding)
    document = formats.parse(raw, "a.xlf")
    assert [s.target for s in document.segments] == [text.strip() or "x" for text in texts]
    segment = document.segments[0]
    changed = formats.rewritten(document, [Edit(segment.id, 0, len(segment.target), "déjà")])
    assert changed.decode(encoding) == body.replace(f"<target>{segment.target}</target>", "<target>déjà</target>", 1)
