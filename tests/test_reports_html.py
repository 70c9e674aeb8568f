"""The page for people: everything is in it, nothing can break out of it, and a real browser can be driven through it."""

from __future__ import annotations

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from browser import Browser, missing

from tqcheck import reports
from tqcheck.engine import Engine
from tqcheck.formats.prose import segment
from tqcheck.model import Document, DocumentReport, Evidence, Finding, InputError, Report, Segment, Suggestion
from tqcheck.reports import Options

HOSTILE = "</script><script>document.title='broken'</script><!-- <b onclick=x>\"'&amp;\u2028{{data}}\x00\x1b"
SOURCE = "Un titre\n\nL’armée a envoyé 3 000 hommes au nord du pays, à Niamey, dit le gouvernement nigérien.\n"
TARGET = "A title\r\n\r\nThe army 😀 sent 3 men to the north of the country, to Niamey, says the Nigerian government.\r\n"


@pytest.fixture(scope="module")
def report(engine: Engine) -> Report:
    """A text with its source, a segment file with hostile words, every severity, a suppressed finding, and a file that was not read."""
    text = Document("out/à.txt", (segment(TARGET, SOURCE),), source_path="out/à.fr.txt")
    found = DocumentReport(
        text, tuple(engine.check(text)), 20, {"fluency": _score(61.4), "mqm": {**_score(42.0), **_verdict()}, "reference": None}
    )
    end = len(HOSTILE)
    base = Finding(
        HOSTILE, 0, end, HOSTILE, "major", "style/awkward", "style", text=HOSTILE, entry=HOSTILE, segment=HOSTILE, fingerprint="0" * 16
    )
    made = (
        base._replace(suggestions=(Suggestion(HOSTILE, "safe"), Suggestion("", "display")), evidence=(Evidence(HOSTILE, HOSTILE),)),
        base._replace(severity="neutral", start=3, end=9, rule="second"),  # overlaps the first
        base._replace(severity="minor", start=end, end=end, text="", rule="nothing-there"),
        base._replace(segment="s2", text="All", suppressed=HOSTILE, start=0, end=3, rule="quiet"),
    )
    rows = (Segment(HOSTILE, HOSTILE, HOSTILE), Segment("s2", "All is well."), Segment("s3", "So it is."))
    return Report([found, DocumentReport(Document(HOSTILE, rows, single=False), made, 9)], [InputError(HOSTILE, HOSTILE, 3)])


def _score(value: float) -> dict[str, object]:
    return {"value": value, "low": value - 10, "high": value + 10, "signature": HOSTILE}


def _verdict() -> dict[str, object]:
    return {"pass": False, "penalty_per_1000": 1058.0, "counts": {"critical": 2, "major": 0, "minor": 0}}


@pytest.fixture(scope="module")
def page(report: Report) -> str:
    return reports.render("html", report, Options())


class _Reader(HTMLParser):
    """Collects what a browser would make of the page."""

    void = frozenset("meta input link br img".split())

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.starts: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.starts.append((tag, dict(attrs)))
        if tag not in self.void:
            self.open.append(tag)
        if tag == "script":
            self.scripts.append("")

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "script":
            self.scripts[-1] += data


def read(page: str) -> _Reader:
    reader = _Reader()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    return reader


def test_hostile_text_stays_text(page: str) -> None:
    reader = read(page)
    assert len(reader.scripts) == 2  # the data and the script of the page
    assert not [attrs for _, attrs in reader.starts if any(name.startswith("on") for name in attrs)]
    ids = Counter(attrs["id"] for _, attrs in reader.starts if "id" in attrs)
    assert not [name for name, count in ids.items() if count > 1]


def test_the_report_is_inside(page: str, report: Report) -> None:
    inside = json.loads(read(page).scripts[0])
    assert inside == json.loads(reports.render("json", report, Options()))


def test_nothing_is_loaded(page: str) -> None:
    reader = read(page)
    assert not [attrs for tag, attrs in reader.starts if "src" in attrs or tag in ("link", "iframe", "object", "img")]
    css = page[page.index("<style>") : page.index("</style>")]
    assert "url(" not in css
    assert "@import" not in css
    policy = next(attrs["content"] for tag, attrs in reader.starts if attrs.get("http-equiv") == "Content-Security-Policy")
    assert policy is not None
    assert policy.startswith("default-src 'none'")


def test_every_finding_has_mark_and_note(page: str, report: Report) -> None:
    reader = read(page)
    total = sum(len(d.findings) for d in report.documents)
    marks = [attrs for tag, attrs in reader.starts if tag == "mark"]
    notes = [attrs["id"] for tag, attrs in reader.starts if tag == "article"]
    assert len(marks) == len(notes) == total
    assert [f"n{attrs['data-n']}" for attrs in marks] == [attrs["aria-describedby"] for attrs in marks]
    assert set(notes) == {attrs["aria-describedby"] for attrs in marks}


def test_source_and_target_stand_side_by_side(page: str) -> None:
    row = re.search(r'<div class="row" id="d1r2">.*?<div class="notes">', page, re.S)
    assert row
    assert '<span class="of critical" data-n="1">3 000</span>' in row[0]
    assert re.search(r'<mark class="critical" id="m1"[^>]*>3<sup', row[0])
    assert re.search(r'<div class="place">3</div>', row[0])
    assert 'lang="fr"' in row[0]


def test_a_report_of_nothing(engine: Engine) -> None:
    clean = Document("clean.txt", (segment("All is well.\n", None),))
    for report in (
        Report(),
        Report([DocumentReport(clean, (), 3)]),
        Report([DocumentReport(Document("empty.txt", (segment("", None),)), (), 0)]),
    ):
        assert "nothing found" in reports.render("html", report, Options())


def test_of_long_documents_only_the_neighbourhood_of_findings_is_shown_and_told() -> None:
    rows = tuple(Segment(str(i), f"Row {i}.") for i in range(4000))
    findings = tuple(Finding("r", 0, 3, "m", "minor", "style/awkward", "style", text="Row", segment=str(i)) for i in (0, 5, 1000, 3999))
    page = reports.render("html", Report([DocumentReport(Document("a.jsonl", rows, single=False), findings, 8000)]), Options())
    assert re.findall(r'<div class="place">(\d+)</div>', page) == [
        str(i) for i in (0, 1, 2, 3, 4, 5, 6, 7, *range(998, 1003), 3997, 3998, 3999)
    ]
    assert re.findall(r"<p>([\d,]+) rows? without findings not shown</p>", page) == ["990", "2,994"]


NO_BROWSER = pytest.mark.skipif(bool(missing()), reason=f"the page was not tried in a browser: {missing()}")


@pytest.mark.slow
@NO_BROWSER
def test_in_a_browser(page: str, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    path.write_text(page, "utf-8", newline="")
    with Browser() as browser:
        browser.open(path)
        assert browser.complaints() == []
        assert browser.run("return document.title") == "5 findings: 2 documents"
        assert browser.run("return document.scripts.length") == 2
        count = "return document.querySelector('#count').textContent"
        shown = "return [...document.querySelectorAll('.notes .note:not([hidden])')].map((n) => n.id)"
        assert browser.run(count) == "5 findings"
        assert browser.run(shown) == ["n1", "n2", "n3", "n4", "n5"]  # the sixth is suppressed

        focus = "return document.activeElement.id"
        browser.keys("j")
        assert browser.run(focus) == "m1"
        assert browser.run("return document.querySelector('.source .of.now').textContent") == "3 000"
        browser.keys("jjk")
        assert browser.run(focus) == "m2"
        browser.keys("kk")
        assert browser.run(focus) == "m5"  # round the end

        browser.keys("/nigerien")
        assert browser.run(focus) == "query"
        assert browser.run(count) == "1 of 5 findings"
        assert browser.run(shown) == ["n2"]
        browser.keys("\ue00c")  # Escape
        assert browser.run(count) == "5 findings"
        browser.keys("1")
        assert browser.run(shown) == ["n3", "n4", "n5"]
        assert browser.run("return document.querySelector('#m1').tabIndex") == -1
        browser.keys("1")
        browser.run(
            "document.querySelector('#rule').value = 'second'; document.querySelector('#rule').dispatchEvent(new Event('input', {bubbles: true}))"
        )
        assert browser.run(shown) == ["n4"]
        browser.run("document.querySelector('#reset').click()")
        browser.run("document.querySelector('.severity.suppressed').click()")
        assert browser.run(shown) == ["n1", "n2", "n3", "n4", "n5", "n6"]
        browser.run("document.querySelector('.categories button').click(); document.activeElement.blur()")
        assert browser.run(shown) == ["n1"]
        browser.run("document.querySelector('#reset').click(); document.activeElement.blur()")

        rows = "return document.querySelectorAll('.row:not(.head):not([hidden])').length"
        assert browser.run(rows) == 5
        browser.run("document.activeElement.blur()")
        browser.keys("o")
        assert browser.run(rows) == 2

        popover = "return document.querySelector('#popover').hidden ? null : document.querySelector('#popover .fix').textContent"
        browser.keys("n")
        assert browser.run("return getComputedStyle(document.querySelector('.notes')).display") == "none"
        browser.hover("#m2")
        assert browser.run(popover) == "Nigerian → Nigerien safe"
        browser.hover("h1")
        assert browser.run(popover) is None
        browser.keys("?")
        assert browser.run("return document.querySelector('#help').open") is True
        assert browser.complaints() == []


@pytest.mark.slow
@NO_BROWSER
@pytest.mark.parametrize("dark", [False, True])
def test_contrast_and_width(page: str, tmp_path: Path, dark: bool) -> None:
    """Text has a contrast of at least 4.5 against what is behind it (WCAG AA), and nothing sticks out of a narrow window."""
    path = tmp_path / "report.html"
    path.write_text(page, "utf-8", newline="")
    with Browser(500, 800, dark=dark) as browser:
        browser.open(path)
        assert browser.run("return matchMedia('(prefers-color-scheme: dark)').matches") is dark
        assert browser.run("return document.documentElement.scrollWidth - innerWidth") <= 0
        browser.run("document.querySelector('#beside').click()")
        assert browser.run(_POOR_CONTRAST) == []


_POOR_CONTRAST = """
const canvas = document.createElement("canvas").getContext("2d", {willReadFrequently: true});
function rgb(color, behind) {
  canvas.fillStyle = `rgb(${behind})`; canvas.fillRect(0, 0, 1, 1); canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
}
function background(element) {
  if (!element) return [255, 255, 255];
  return rgb(getComputedStyle(element).backgroundColor, background(element.parentElement));
}
function light(color) {
  const [r, g, b] = color.map((c) => (c / 255 <= .03928 ? c / 255 / 12.92 : ((c / 255 + .055) / 1.055) ** 2.4));
  return .2126 * r + .7152 * g + .0722 * b;
}
const poor = [];
for (const element of document.querySelectorAll("body *")) {
  if (getComputedStyle(element).opacity !== "1" && element.closest("main")) poor.push(`${element.tagName} ${element.className} is not opaque`);
  const text = [...element.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
  if (!text || !element.offsetParent) continue;
  const behind = background(element), front = rgb(getComputedStyle(element).color, behind);
  const [high, low] = [light(front), light(behind)].sort((a, b) => b - a);
  const contrast = (high + .05) / (low + .05);
  if (contrast < 4.5) poor.push([element.tagName, element.className, contrast.toFixed(2)].join(" "));
}
return [...new Set(poor)];
"""
