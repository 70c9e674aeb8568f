"""Long plain texts are read in windows: the same findings at the same places, corrected the same way, in memory that does not grow."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result
from hypothesis import given
from hypothesis import strategies as st

from tqcheck import engine as engines
from tqcheck import formats, reports
from tqcheck.formats import windows
from tqcheck.reports import replay
from tqcheck.text.cuts import cut

Invoke = Callable[..., Result]
LINES = (
    "Day {0} – é 😀.\r\n"
    "The the army has 45 233 men e\u0301.\n"
    "They left at 7h30 on Monday {0}.\n\n"
    "In Niamey, the capital of Niger, the Nigerian army has spoken. The minister put water in his wine.\n\n"
)
TEXT = "".join(LINES.format(i) for i in range(60))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Windows so small that the text has many, whatever reads it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(windows, "WINDOW", 500)
    monkeypatch.setattr(engines, "WINDOW", 500)
    monkeypatch.setattr(formats, "_LONG", 2_000)
    return tmp_path


def whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(formats, "_LONG", 10_000_000)


def test_findings_are_those_of_the_whole_text(small: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    text = TEXT.replace("é 😀", "e :)").replace("e\u0301", "").replace("–", "-")  # characters and bytes are cut alike
    Path("a.txt").write_bytes(text.encode())
    streamed = json.loads(invoke("check", "a.txt", "--format", "json").stdout)
    lines = invoke("check", "a.txt", "--format", "jsonl").stdout
    whole(monkeypatch)
    assert json.loads(invoke("check", "a.txt", "--format", "json").stdout) == streamed
    assert invoke("check", "a.txt", "--format", "jsonl").stdout == lines
    assert len(streamed["documents"][0]["findings"]) > 200
    assert len({f["fingerprint"] for f in streamed["documents"][0]["findings"]}) == len(streamed["documents"][0]["findings"])


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_are_those_of_the_file(small: Path, invoke: Invoke, mark: str) -> None:
    Path("a.txt").write_bytes((mark + TEXT).encode())
    (document,) = json.loads(invoke("check", "a.txt", "--format", "json").stdout)["documents"]
    lines = TEXT.split("\n")
    for f in document["findings"]:
        assert TEXT[f["start"] : f["end"]] == f["text"]
        start, end = f["range"]["start"], f["range"]["end"]
        if start["line"] == end["line"]:
            assert lines[start["line"] - 1][start["column"] - 1 : end["column"] - 1] == f["text"]
        for evidence in f["evidence"]:
            assert evidence["line"] is None or evidence["text"] in lines[evidence["line"] - 1]
    assert document["words"] == sum(any(c.isalnum() for c in word) for word in TEXT.split())


@pytest.mark.parametrize("name", reports.FORMATS)
def test_every_output_tells_the_same(small: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    Path("a.txt").write_bytes(TEXT.replace("é 😀", "e :)").replace("e\u0301", "").replace("–", "-").encode())
    monkeypatch.setattr(replay, "_MOST", 3_000)
    call = ("check", "a.txt", "--format", name, *["--statistics"] * (name == "text"))
    streamed = invoke(*call)
    whole(monkeypatch)
    expected = invoke(*call)
    assert streamed.exit_code == expected.exit_code == 1

    def told(result: Result) -> list[str]:  # the text output tells evidence once in a window, and then refers to it
        return [line for line in result.stdout.splitlines() if name != "text" or line.startswith(("a.txt", "  |", "  = correction", "MQM"))]

    assert told(streamed) == told(expected)


def test_corrections_and_their_diff(small: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.txt").write_bytes(TEXT.encode())
    os.chmod("a.txt", 0o640)
    diff = invoke("check", "a.txt", "--diff", "--unsafe-fixes").stdout_bytes
    assert Path("a.txt").read_bytes() == TEXT.encode()
    left = json.loads(invoke("check", "a.txt", "--fix", "--unsafe-fixes", "--format", "json").stdout)
    fixed = Path("a.txt").read_bytes()
    assert Path("a.txt").stat().st_mode & 0o777 == 0o640
    assert b"The the" not in fixed
    assert b"7h30" not in fixed
    assert [name for name in os.listdir() if name != "a.txt"] == []
    for f in left["documents"][0]["findings"]:
        assert fixed.decode()[f["start"] : f["end"]] == f["text"]
    again = json.loads(invoke("check", "a.txt", "--format", "json").stdout)
    assert again["documents"] == left["documents"]
    Path("b.txt").write_bytes(TEXT.encode())
    Path("a.diff").write_bytes(diff.replace(b"a.txt", b"b.txt"))
    subprocess.run(["patch", "--binary", "-p0", "-i", "a.diff"], check=True, capture_output=True)
    assert Path("b.txt").read_bytes() == fixed


def test_a_text_that_changes_meanwhile_is_refused(small: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    from tqcheck.session import Session

    check = Session.check

    def edited(self: Session, document: object) -> object:
        with open("a.txt", "r+b") as file:
            file.write(b"Night")
        monkeypatch.setattr(Session, "check", check)
        return check(self, document)  # type: ignore[arg-type]

    Path("a.txt").write_bytes(TEXT.encode())
    monkeypatch.setattr(Session, "check", edited)
    result = invoke("check", "a.txt", "--fix", "--format", "concise")
    assert result.exit_code == 2
    assert "changed while it was checked" in result.stdout
    assert Path("a.txt").read_bytes() == b"Night" + TEXT.encode()[5:]
    assert os.listdir() == ["a.txt"]


def test_known_findings_and_decisions(small: Path, invoke: Invoke) -> None:
    Path("a.txt").write_bytes(TEXT.encode())
    assert invoke("check", "a.txt", "--write-baseline", "--baseline", "known.json").exit_code == 0
    Path("a.txt").write_bytes(("He met with with Ann.\n\n" + TEXT + "We saw it at at noon.\n").encode())
    result = invoke("check", "a.txt", "--baseline", "known.json", "--format", "concise")
    assert [line.split(":")[1] for line in result.stdout.splitlines()] == ["1", str((TEXT.count("\n")) + 3)]
    assert "0 are gone" in invoke("check", "a.txt", "--update-baseline", "--baseline", "known.json").stderr
    Path("a.txt").write_bytes(("He met with with Ann.\n\n" + TEXT[: len(TEXT) // 2]).encode())
    assert " 0 are gone" not in invoke("check", "a.txt", "--update-baseline", "--baseline", "known.json").stderr
    Path("tqcheck.ignore.yaml").write_text(
        "ignore:\n  - {file: a.txt, rule: all, lines: 2-10000, reason: seen}\n  - {file: a.txt, rule: title}\n"
    )
    lines = invoke("check", "a.txt", "--format", "concise").stdout.splitlines()
    assert [line.split(":")[0] for line in lines] == ["a.txt", "tqcheck.ignore.yaml"]


@pytest.mark.parametrize(
    ("tail", "message"),
    [
        (b"caf\xe9 au lait\n", "a.txt:{line}: error: is not UTF-8: byte 0xe9 at offset {offset}"),
        (b"nul \0 here\n", "a.txt:{line}: error: is a binary file"),
        (b"x" * 3000, "a.txt:{line}: error: a line has more than 2,500 characters"),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    small: Path, invoke: Invoke, monkeypatch: pytest.MonkeyPatch, tail: bytes, message: str
) -> None:
    monkeypatch.setattr(formats, "_LONGEST", 2_500)
    Path("a.txt").write_bytes(TEXT.encode() + tail)
    Path("b.txt").write_text("The the army left.\n")
    result = invoke("check", "a.txt", "b.txt", "--format", "concise")
    line, offset = TEXT.count("\n") + 1, len(TEXT.encode()) + 3
    assert result.exit_code == 2
    assert [each.split(":")[0] for each in result.stdout.splitlines()] == ["b.txt", "a.txt"]
    assert message.format(line=line, offset=offset) in result.stdout
    piped = invoke("check", "-", "--format", "json", stdin=TEXT.encode() + tail)
    assert piped.exit_code == 2
    assert json.loads(piped.stdout)["errors"][0]["line"] == line


@given(st.lists(st.sampled_from(["é", "😀", "a b", "\n", "\n\n", "\r\n", "word " * 9, "\ufeff"]), max_size=60).map("".join))
def test_windows_are_the_text(text: str) -> None:
    import io

    size, windows.WINDOW = windows.WINDOW, 20
    try:
        raw = text.encode()
        read = list(windows.LongText("a.txt", ("fr", "en"), io.BytesIO(raw), b"", 10_000).windows())
    finally:
        windows.WINDOW = size
    assert b"".join(document.raw for document, _ in read) == raw
    assert "".join(document.segments[0].target for document, _ in read) == text.removeprefix("\ufeff")
    assert [last for _, last in read] == [False] * (len(read) - 1) + [True] * bool(raw)


@given(st.text("a\n ", max_size=200), st.integers(1, 20))
def test_cuts_end_and_keep_their_size(text: str, size: int) -> None:
    position, cuts = 0, []
    while position < len(text):
        end = cut(text, position, size)
        assert position < end <= position + 2 * size
        cuts.append(end)
        position = end
    assert not cuts or cuts[-1] == len(text)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads the peak from /proc")
def test_memory_does_not_grow_with_the_text(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom tqcheck import engine, formats\nfrom tqcheck.formats import windows\n"
        "windows.WINDOW = engine.WINDOW = 50_000\nformats._LONG = 200_000\nfrom tqcheck.cli import app\n"
        "try: app(['check', sys.argv[1], '--output', 'json=' + sys.argv[1] + '.json', '--output', 'concise=/dev/null'])\n"
        "except SystemExit: pass\n"
        "print(next(line.split()[1] for line in open('/proc/self/status') if line.startswith('VmHWM')))"
    )
    sentence = "The men of the north came back to the small town in the rain, said the teacher on day {0} of the week.\n"
    peaks = []
    for megabytes in (0.8, 2):
        path = tmp_path / f"{megabytes}.txt"
        count = int(megabytes * 1_000_000 / len(sentence))
        path.write_text("".join(sentence.format(i) + "The the army left.\n" * (i % 50 == 0) for i in range(count)))
        done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
        peaks.append(int(done.stdout) / 1024)
    assert peaks[1] - peaks[0] < 12, f"{peaks[0]:.0f} MB at 0.8 MB, {peaks[1]:.0f} MB at 2 MB"
