"""The commands by name, each in a module that is imported when it is called."""

from __future__ import annotations

import importlib

import click

from .. import __version__
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


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="tqcheck")
def app() -> None:
    """Find the errors that machine translation leaves in a text, say why, offer the correction, score the result.

    Exit codes: 0 nothing found, 1 findings, 2 a mistake in usage, configuration or input.
    """
