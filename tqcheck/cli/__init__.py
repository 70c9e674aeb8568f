"""The command line: one module a command, imported when it is called."""

from __future__ import annotations

import gc

gc.set_threshold(200_000)  # start-up makes many objects that live: collecting among them costs a tenth of a small check

import importlib  # noqa: E402
import os  # noqa: E402
import sys  # noqa: E402

import click  # noqa: E402

from .. import __version__  # noqa: E402
from ..errors import UserError  # noqa: E402

_COMMANDS = {
    "check": "Find errors in translated texts.",
    "fix": "Correct translated texts, with --interactive one finding at a time.",
    "score": "Score translated texts.",
    "init": "Write a commented configuration.",
    "rules": "List the rules with severity, category and measured precision.",
    "explain": "Explain a rule or a glossary entry.",
    "eval": "Measure the checker on annotated text.",
    "glossary": "Work on glossaries: validate, test, try, search, stats, add, import, export.",
}


class _Lazy(click.Group):
    """Knows the commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command = importlib.import_module(f"tqcheck.cli.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="tqcheck")
def app() -> None:
    """Find the errors that machine translation leaves in a text, say why, offer the correction, score the result.

    Exit codes: 0 nothing found, 1 findings, 2 a mistake in usage, configuration or input.
    """


def main() -> None:
    """The console script. A user's mistake ends in a message and exit code 2, a closed pipe in silence.

    The process ends without taking its objects apart, which costs as much as a small check.
    """
    code: int | str | None = 0
    try:
        app()
    except SystemExit as stop:
        code = stop.code
    except UserError as problem:
        click.echo(f"error: {problem}", err=True)
        code = 2
    except BrokenPipeError:
        code = 0
    if isinstance(code, str):
        click.echo(code, err=True)
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass
    os._exit(code or 0)
