"""Every output on anything that a file may hold: rendered, well formed, no finding lost."""

from __future__ import annotations

import csv
import io
import json
import re
from xml.etree import ElementTree

from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck import reports
from tqcheck.formats.prose import segment
from tqcheck.model import Document, DocumentReport, Evidence, Finding, Report, Segment, Suggestion
from tqcheck.positions import Lines
from tqcheck.reports import Options

_HEADS = re.compile(r"\| (---:? \| -|place \| severity|document \| words)")
texts = st.text(st.one_of(st.characters(), st.sampled_from("\r\n\t |<>&\"'%:,;=*`[]\\\u2028😀é“”")), max_size=40)


@st.composite
def documents(draw: st.DrawFn) -> DocumentReport:
    single = draw(st.booleans())
    targets = draw(st.lists(texts, min_size=1, max_size=1 if single else 3))
    sources = [draw(st.none() | texts) for _ in targets]
    if single:
        document = Document(draw(texts), (segment(targets[0], sources[0]),), raw=targets[0].encode("utf-8", "surrogatepass"))
    else:
        rows = tuple(Segment(draw(texts), t, s, document="d") for t, s in zip(targets, sources, strict=True))
        document = Document(draw(texts), rows, single=False)
    findings = []
    for held in document.segments:
        lines = Lines(held.target)
        for _ in range(draw(st.integers(0, 3))):
            start, end = sorted((draw(st.integers(0, len(held.target))), draw(st.integers(0, len(held.target)))))
            findings.append(
                Finding(
                    rule=draw(st.sampled_from(["repetition", "made-up"])),
                    start=start,
                    end=end,
                    message=draw(texts) or "m",
                    severity=draw(st.sampled_from(["critical", "major", "minor", "neutral"])),
                    category="style/awkward",
                    issue_type="style",
                    suggestions=tuple(
                        Suggestion(draw(texts), a) for a in draw(st.lists(st.sampled_from(["safe", "unsafe", "display"]), max_size=2))
                    ),
                    evidence=(Evidence(draw(texts), draw(texts), line=draw(st.none() | st.integers(1, 9))),) * draw(st.integers(0, 1)),
                    text=held.target[start:end],
                    segment=held.id,
                    range=(lines.at(start), lines.at(end)) if single else None,
                    fingerprint="0" * 16,
                    suppressed=draw(st.sampled_from([None, None, "a name"])),
                )
            )
    return DocumentReport(document, tuple(findings), 5)


@settings(max_examples=100, deadline=None)
@given(st.lists(documents(), max_size=2))
def test_every_output(found: list[DocumentReport]) -> None:
    report = Report(found)
    made = {name: reports.render(name, report, Options(color=True)) for name in reports.FORMATS}
    findings = [f for d in found for f in d.findings]
    open_ = [f for f in findings if not f.suppressed]
    assert len(json.loads(made["sarif"])["runs"][0]["results"]) == len(findings)
    assert len(json.loads(made["gitlab"])) == len(json.loads(made["rdjson"])["diagnostics"]) == len(open_)
    for name, count in (("github", open_), ("concise", open_), ("jsonl", findings), ("rdjsonl", open_)):
        assert made[name].count("\n") == len(count), name
    assert len(ElementTree.fromstring(made["checkstyle"].encode()).findall(".//error")) == len(open_)
    failures = ElementTree.fromstring(made["junit"].encode()).findall(".//failure")
    assert len(failures) == sum(f.severity != "neutral" for f in open_)
    assert len(list(csv.reader(io.StringIO(made["csv"], newline="")))) == len(findings) + 1
    assert made["html"].count('<mark class="') == made["html"].count('<article class="note ') == len(findings)
    cells = [line.split("\t") for line in made["marot"].split("\n")[:-1]]
    assert all(len(row) == 10 for row in cells)
    marked = "".join(text for row in cells for text in row[5:7])  # source and target: what is offered may hold a mark of its own
    assert marked.count("<v>") == marked.count("</v>") == len(open_)
    rows = [line for line in made["markdown"].split("\n") if line.startswith("| ") and not _HEADS.match(line)]
    assert len(rows) == len(open_) + len(found)
