"""The commands by name, each in a module that is imported when it is called."""

from __future__ import annotations

import importlib
import sys

import click

from .. import __version__
from ..errors import UserError
from .declared import Declared
from .groups import Group

_COMMANDS = {
    "check": "Find errors in translated texts.",
    "fix": "Correct translated texts, with --interactive one finding at a time.",
    "score": "Score translated texts.",
    "init": "Write a commented configuration.",
    "rules": "List the rules with severity, category and alarms measured on clean text.",
    "explain": "Explain a rule or a glossary entry.",
    "eval": "Measure the checker on annotated text.",
    "glossary": "Work on glossaries: validate, test, try, search, stats, add, import, export.",
}


class _Lazy(Group):
    """Knows the commands by name and imports the one that is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        command: click.Command | Declared = importlib.import_module(f"tqcheck.cli.{name}").command
        return command.command() if isinstance(command, Declared) else command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(_COMMANDS.items()))


_NOTHING_GIVEN: tuple[type[click.UsageError], ...] = tuple(filter(None, [getattr(click.exceptions, "NoArgsIsHelpError", None)]))
"""A group that is called without a command: its help is the answer. Click has no name for that before 8.2."""


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="tqcheck")
def app() -> None:
    """Find the errors that machine translation leaves in a text, say why, offer the correction, score the result.

    Exit codes: 0 nothing found, 1 findings, 2 a mistake in usage, configuration or input.
    """


def run() -> None:
    """The command that is called. A mistake in calling it is told as all others are. Raises `UserError`."""
    try:
        code = app(prog_name="tqcheck", standalone_mode=False)
    except _NOTHING_GIVEN as problem:
        problem.show()
        code = problem.exit_code
    except click.UsageError as problem:
        hint = f"{problem.ctx.command_path} --help tells what there is" if problem.ctx else None
        raise UserError(problem.format_message(), hint=hint) from None
    except click.ClickException as problem:
        raise UserError(problem.format_message()) from None
    except click.Abort:
        raise KeyboardInterrupt from None
    sys.exit(code if isinstance(code, int) else 0)
