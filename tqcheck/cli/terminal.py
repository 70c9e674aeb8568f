"""Keys and lines from a terminal. Keys typed ahead are kept: the terminal stays in one mode between them, which matters over ssh."""

from __future__ import annotations

import contextlib
import os
import re
import select
import shutil
import sys
from collections.abc import Iterator

import click

from ..reports.line_wrap import wrapped
from ..typed import Any

try:
    import termios
    import tty
except ImportError:  # Windows
    termios = None  # type: ignore[assignment]

STOP = "\x03"
"""What Ctrl-C, Ctrl-D and the end of the input give as a key."""


def fitting(text: str, hang: int | None = None) -> str:
    """The text with lines that fit the terminal, where standard output is one."""
    return wrapped(text, max(shutil.get_terminal_size().columns, 40), hang) if sys.stdout.isatty() else text


def flowing(page: str) -> str:
    """The text with every paragraph in one line, where standard output is a terminal: `fitting` cuts it anew."""
    return re.sub(r"(?<=\S)\n(?=\w)", " ", page) if sys.stdout.isatty() else page


class Terminal:
    """Use as a context manager: inside, keys come one by one and are not shown by the terminal."""

    def __init__(self) -> None:
        self._fd = sys.stdin.fileno() if termios and sys.stdin.isatty() else None
        self._usual: list[Any] | None = None

    def __enter__(self) -> Terminal:
        if self._fd is not None:
            self._usual = termios.tcgetattr(self._fd)
            self._by_key()
        return self

    def __exit__(self, *_: object) -> None:
        self._by_line()

    def key(self) -> str:
        """The next key: a character, or `STOP`. Arrow and function keys give one escape sequence."""
        try:
            if self._fd is None:
                return click.getchar() or STOP
            return self._character(self._fd)
        except (KeyboardInterrupt, EOFError):
            return STOP

    def line(self, question: str, begin: str = "") -> str:
        """A line, which the user may edit from what it begins with where the terminal can. Raises `click.Abort`."""
        with self._lines():
            editor = _editor() if self._fd is not None else None
            if editor is None:
                return str(click.prompt(question, default=begin, show_default=bool(begin)))
            editor.set_startup_hook(lambda: editor.insert_text(begin))
            try:
                return input(f"{question}: ")
            except (KeyboardInterrupt, EOFError):
                raise click.Abort from None
            finally:
                editor.set_startup_hook()

    @staticmethod
    def _character(fd: int) -> str:
        data = os.read(fd, 1)
        if not data or data == b"\x04":
            return STOP
        size = sum(data[0] >= lead for lead in (0xC0, 0xE0, 0xF0))  # bytes that follow the first in UTF-8
        data += os.read(fd, size) if size else b""
        while data[:1] == b"\x1b" and select.select([fd], [], [], 0.02)[0]:
            data += os.read(fd, 16)
        return data.decode("utf-8", "replace")

    @contextlib.contextmanager
    def _lines(self) -> Iterator[None]:
        self._by_line()
        try:
            yield
        finally:
            self._by_key()

    def _by_key(self) -> None:
        if self._fd is not None:
            tty.setcbreak(self._fd, termios.TCSADRAIN)

    def _by_line(self) -> None:
        if self._fd is not None and self._usual is not None:
            termios.tcsetattr(self._fd, termios.TCSADRAIN, self._usual)


def _editor() -> Any:
    """GNU readline, which can fill a line in; libedit cannot."""
    try:
        import readline
    except ImportError:
        return None
    return None if "libedit" in (readline.__doc__ or "") else readline
