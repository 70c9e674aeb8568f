"""The command line: a plain `check` is read without click (`declared`), all else is a command of the group (`group`)."""

from __future__ import annotations

import gc

gc.set_threshold(200_000, 2, 2)  # start-up makes many objects that live: collecting among them costs a tenth of a small check

import os  # noqa: E402
import sys  # noqa: E402

from ..errors import UserError  # noqa: E402
from ..text import compiled  # noqa: E402
from ..typed import Any  # noqa: E402


def __getattr__(name: str) -> Any:
    """The click group, ``app``, imported when asked for."""
    if name != "app":
        raise AttributeError(name)
    from .group import app

    return app


def _run() -> None:
    if sys.argv[1:2] == ["check"]:
        from .check import command
        from .declared import Declared

        if isinstance(command, Declared) and (given := command.given(sys.argv[2:])) is not None:
            command.function(**given)
            return
    from .group import run

    run()


def main() -> None:
    """The console script. A user's mistake ends in a message and exit code 2, one of ours in a traceback and 2 as well (1 means findings), a closed
    pipe in silence, an interruption in 130 as in a shell.

    The process ends without taking its objects apart, which costs as much as a small check.
    """
    code: int | str | None = 0
    try:
        _run()
    except SystemExit as stop:
        code = stop.code
    except UserError as problem:
        sys.stderr.write(f"error: {problem}\n")
        code = 2
    except BrokenPipeError:
        code = 0
    except KeyboardInterrupt:
        sys.stderr.write("\nAborted!\n")
        code = 130
    except Exception:
        _confess()
        code = 2
    if isinstance(code, str):
        sys.stderr.write(f"{code}\n")
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    compiled.keep()
    os._exit(code or 0)


def _confess() -> None:
    from traceback import format_exc

    sys.stderr.write(f"{format_exc()}error: this is a bug in tqcheck, not a finding\n  help: report it with the lines above\n")
