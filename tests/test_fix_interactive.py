"""The review by keys: what each key does to file, decisions and glossary; nothing is lost when a file changes meanwhile."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tqcheck.cli import app, common
from tqcheck.cli import fix as command
from tqcheck.cli.review import Review
from tqcheck.formats.prose import segment
from tqcheck.model import Document, Finding, Suggestion

TEXT = "\ufeffNiamey, Niger: the Nigerian army put water in its wine.\r\nThe the Nigerian police left at 7h30.\r\n"
"""Four findings: Nigerian, the idiom (two corrections), the doubled word, Nigerian, the time (two corrections): five in all."""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(command, "is_terminal", lambda: True)
    (tmp_path / "a.txt").write_bytes(TEXT.encode())
    return tmp_path


def review(keys: str, *arguments: str) -> Result:
    return CliRunner().invoke(app, ["fix", "--interactive", *(arguments or ("a.txt",))], input=keys)


def content() -> str:
    return Path("a.txt").read_bytes().decode()


def test_accepting_all_with_one_key_each(project: Path) -> None:
    result = review("aaaaa")
    assert result.exit_code == 0
    assert content() == "\ufeffNiamey, Niger: the Nigerien army toned down its demands.\r\nThe Nigerien police left at 7.30 am.\r\n"
    assert "a.txt: 5 corrections written\n5 corrected\n" in result.stdout
    assert [f"── {n} of 5 ──" in result.stdout for n in range(1, 7)] == [True] * 5 + [False]


def test_skipping_changes_nothing(project: Path) -> None:
    result = review("s  Ss")
    assert result.exit_code == 1
    assert content() == TEXT
    assert "5 skipped" in result.stdout


def test_digits_take_the_other_corrections_and_edit_takes_what_is_typed(project: Path) -> None:
    review("s2seNigerien (sic)\n2")
    expected = TEXT.replace("put water in its wine", "made concessions").replace("Nigerian police", "Nigerien (sic) police")
    assert content() == expected.replace("7h30", "7:30")


def test_a_digit_without_a_correction_does_nothing(project: Path) -> None:
    result = review("9q")
    assert "there is no such correction" in result.stdout
    assert content() == TEXT


def test_all_that_are_the_same(project: Path) -> None:
    result = review("Asss")
    assert "2 corrected" in result.stdout
    assert content() == TEXT.replace("Nigerian", "Nigerien")
    assert "── 3 of 5 ──" in result.stdout
    assert "── 4 of 5 ──" not in result.stdout


def test_undo_goes_back_step_by_step(project: Path) -> None:
    assert "nothing to undo" in review("uq").stdout
    review("AuusaQ")
    assert content() == TEXT
    review("auasq")
    assert content() == TEXT.replace("Nigerian army", "Nigerien army")


def test_q_writes_what_was_accepted_and_Q_does_not(project: Path) -> None:
    assert review("aaQ").exit_code == 1
    assert content() == TEXT
    assert review("aa\x03").exit_code == 1
    assert content() == TEXT
    result = review("aq")
    assert result.exit_code == 1
    assert content() == TEXT.replace("Nigerian army", "Nigerien army")
    assert "1 corrected, 4 not looked at" in result.stdout


def test_when_the_input_ends_the_file_is_left_alone(project: Path) -> None:
    review("aa")
    assert content() == TEXT


def test_ignored_findings_stay_ignored(project: Path) -> None:
    result = review("iin the original\nssi\n")
    assert "tqcheck.ignore.yaml:3" in result.stdout
    assert 'reason: "in the original"' in Path("tqcheck.ignore.yaml").read_text()
    assert content() == TEXT
    again = review("sss")
    assert again.stdout.count(" of 3 ──") == 3
    assert "2 ignored" in result.stdout


def test_undo_takes_back_what_was_ignored(project: Path) -> None:
    result = review("aias is\nusQ")
    assert "── 2 of 5 ──" in result.stdout.split("tqcheck.ignore.yaml:3")[1]  # shown again
    assert not Path("tqcheck.ignore.yaml").exists()
    Path("tqcheck.ignore.yaml").write_text("# mine\nignore:\n  - {file: b.txt, rule: all}\n")
    before = Path("tqcheck.ignore.yaml").read_text()
    review("i\ni\nuuQ")
    assert Path("tqcheck.ignore.yaml").read_text() == before
    review("i\ni\nuQ")
    assert Path("tqcheck.ignore.yaml").read_text().count("a.txt") == 1


def test_undo_takes_back_what_went_into_the_glossary(project: Path) -> None:
    result = review("g\n\nuaaaaa")
    assert "2 of these findings settled" in result.stdout
    assert not Path("tqcheck.glossary.yaml").exists()
    assert "Nigerian" not in content()
    assert "5 corrected" in result.stdout


def test_undo_finds_its_entry_in_a_file_that_was_edited(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = command._step
    path = Path("tqcheck.ignore.yaml")

    def edit(key: str, *rest: object) -> bool:
        if key == "u":
            path.write_text(
                path.read_text().replace("ignore:", "ignore:\n  - {file: b.txt, rule: all}") if change == "add" else "ignore: []\n"
            )
        return before(key, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "_step", edit)
    change = "add"
    assert "edited" not in review("iso\nuQ").stdout
    assert path.read_text().endswith("ignore:\n  - {file: b.txt, rule: all}\n")
    change = "empty"
    assert "was edited meanwhile; take the entry out yourself" in review("iso\nuQ").stdout


def test_decisions_go_beside_the_configuration(project: Path) -> None:
    (project / "in").mkdir()
    (project / "in" / "b.txt").write_text("The the end.\n")
    (project / "tqcheck.yaml").write_text("")
    os.chdir("in")
    assert review("i\n", "b.txt").exit_code == 0
    assert 'file: "in/b.txt"' in (project / "tqcheck.ignore.yaml").read_text()
    assert review("", "b.txt").stdout == "nothing to review\n"


def test_words_for_the_glossary_settle_all_findings_inside_them(project: Path) -> None:
    result = review("g\n\nsss")
    assert "tqcheck.glossary.yaml:6; 2 of these findings settled" in result.stdout
    assert '{name: "Nigerian"}' in Path("tqcheck.glossary.yaml").read_text()
    assert "── 1 of 3 ──" in review("sss").stdout


def test_a_term_for_the_glossary(project: Path) -> None:
    result = review("sgput water in its wine\nmettre de l'eau dans son vin\nq")
    assert "note: in the shipped glossary 'put water in its wine' is wrong" in result.stdout
    assert "prefer: [" in Path("tqcheck.glossary.yaml").read_text()


def test_a_contradiction_in_the_glossary_leaves_the_finding_open(project: Path) -> None:
    (project / "tqcheck.glossary.yaml").write_text(
        "language: {source: fr, target: en}\nentries:\n  - {name: Nigerien, variants: [Nigerian], bad: ['[Nigerian] => Nigerien'], good: [Nigerien]}\n"
    )
    result = review("g\n\nq")
    assert "'Nigerian' is wrong, 'Nigerien' right" in result.stdout
    assert "5 not looked at" in result.stdout


def test_any_other_key_shows_the_keys(project: Path) -> None:
    assert "undo the last step" in review("?q").stdout
    assert "Nigerien is of Niger" in review("xq").stdout


def test_a_file_that_was_edited_meanwhile_gets_what_still_fits(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = command._step

    def edit(key: str, *rest: object) -> bool:
        if key == "q":
            Path("a.txt").write_bytes(f"A new line.\n{TEXT[1:]}".replace("The the Nigerian", "The Nigerian").encode())
        return before(key, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(command, "_step", edit)
    result = review("asaq")
    assert "a.txt was edited meanwhile: 1 of 2 corrections still fit" in result.stdout
    assert content() == f"A new line.\n{TEXT[1:]}".replace("Nigerian army", "Nigerien army").replace("The the Nigerian", "The Nigerian")


def test_several_files_each_written_when_it_is_done(project: Path) -> None:
    (project / "b.txt").write_text("The the end.\n")
    result = review("aaaaaQ", "a.txt", "b.txt", "missing.txt")
    assert result.exit_code == 2
    assert "missing.txt: error: no such file" in result.stderr
    assert "Nigerien" in content()
    assert Path("b.txt").read_text() == "The the end.\n"


def test_only_what_is_selected(project: Path) -> None:
    assert "── 1 of 1 ──" in review("q", "a.txt", "--select", "repetition").stdout


def test_without_a_terminal_it_says_so(project: Path) -> None:
    result = subprocess.run(
        [sys.executable, "-m", "tqcheck", "fix", "-i", "a.txt"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert result.returncode == 2
    assert "--interactive needs a terminal" in result.stderr


def test_without_interactive_it_is_check_with_fix(project: Path) -> None:
    result = CliRunner().invoke(app, ["fix", "a.txt", "--format", "concise"])
    assert result.exit_code == 1
    assert content() == TEXT.replace("The the", "The").replace("Nigerian", "Nigerien")
    assert "literal-idiom" in result.stdout
    CliRunner().invoke(app, ["fix", "a.txt", "--unsafe-fixes"])
    assert "toned down" in content()


def _controlled() -> None:
    """Make Ctrl-C a signal of the terminal, also where the tests run in the background and ignore it."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Screen:
    """The installed command in a terminal of its own."""

    def __init__(self, *arguments: str) -> None:
        self._main, other = pty.openpty()
        command = [sys.executable, "-m", "tqcheck", *arguments]
        self._process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, start_new_session=True, preexec_fn=_controlled)
        os.close(other)
        self._seen = b""

    def until(self, text: str) -> None:
        """Read until the text is there. Fails after a minute."""
        end = time.monotonic() + 60
        while text.encode() not in self._seen and time.monotonic() < end:
            try:
                self._seen += os.read(self._main, 65536) if select.select([self._main], [], [], 0.2)[0] else b""
            except OSError:  # the other side is closed
                break
        assert text.encode() in self._seen, self._seen.decode(errors="replace")
        self._seen = self._seen.partition(text.encode())[2]

    def type(self, keys: str) -> None:
        os.write(self._main, keys.encode())

    def close(self) -> int:
        try:
            return self._process.wait(30)
        finally:
            self._process.kill()
            self._process.wait()
            os.close(self._main)


def test_in_a_real_terminal(project: Path) -> None:
    screen = Screen("fix", "-i", "a.txt")
    try:
        screen.until("1 of 5")
        screen.until("[?]")
        screen.type("é")
        screen.until("undo the last step")
        screen.type("\x1b[A")
        screen.until("undo the last step")
        screen.type("ae")
        screen.until("instead of 'put water in its wine': toned down its demands")
        screen.type(" a little\n")
        screen.until("3 of 5")
        screen.type("q")
        screen.until("2 corrected, 3 not looked at")
    finally:
        status = screen.close()
    assert status == 1
    assert content() == TEXT.replace("Nigerian army", "Nigerien army").replace("put water in its wine", "toned down its demands a little")


def test_keys_typed_ahead_are_kept(project: Path) -> None:
    screen = Screen("fix", "-i", "a.txt")
    try:
        screen.until("1 of 5")
        screen.type("a2sas")
        screen.until("3 corrected, 2 skipped")
    finally:
        assert screen.close() == 1


def test_ctrl_c_and_ctrl_d_leave_the_file_alone(project: Path) -> None:
    for key in "\x03\x04":
        screen = Screen("fix", "-i", "a.txt")
        try:
            screen.until("[?]")
            screen.type("a")
            screen.until("2 of 5")
            screen.until("[?]")
            screen.type(key)
            screen.until("5 not looked at")
        finally:
            screen.close()
        assert content() == TEXT


def test_a_document_of_segments_can_be_gone_through_but_not_rewritten() -> None:
    found = [Finding("r", 0, 1, "m", "minor", "c", "i", suggestions=(Suggestion("x"), Suggestion("y", "display")), segment="s")]
    state = Review(Document("a.jsonl", (segment("abc", None)._replace(id="s"),), single=False), found)
    state.accept("x")
    assert [f.suggestions for f in state.chosen()] == [(Suggestion("x"),)]
    assert state.at is None
    assert common.names(" a, ,b ") == ("a", "b")


def test_an_interrupt_between_two_keys_leaves_the_file_alone(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = command._menu

    def menu(state: Review) -> str:
        if state.at == 1:
            raise KeyboardInterrupt
        return before(state)

    monkeypatch.setattr(command, "_menu", menu)
    result = review("a")
    assert "5 not looked at" in result.stdout
    assert content() == TEXT
