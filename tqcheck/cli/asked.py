"""The options of ``tqcheck score`` that ask scorers of others; nothing here imports any."""

from __future__ import annotations

from collections.abc import Callable

import click

from ..records import NamedTuple
from ..typed import Any, TypeVar

F = TypeVar("F", bound=Callable[..., Any])


class Asked(NamedTuple):
    """Names of installed scorers, ``NAME=COMMAND`` of programs, ``NAME=FOLDER`` of ONNX models, the judge, and the seconds one may take."""

    names: tuple[str, ...]
    commands: tuple[str, ...]
    folders: tuple[str, ...]
    judge_url: str | None
    judge_model: str | None
    judge_limit: int
    dry_run: bool
    seconds: float

    @property
    def any(self) -> bool:
        return bool(self.names or self.commands or self.folders or self.judge_url or self.judge_model or self.dry_run)


def options(function: F) -> F:
    """The options, whose values reach the command as `Asked` does it: ``Asked(**values)``."""
    for decorate in reversed(
        (
            click.option("--scorer", "names", multiple=True, metavar="NAME", help="Ask a scorer of an installed package too (repeatable)."),
            click.option(
                "--scorer-command",
                "commands",
                multiple=True,
                metavar="NAME=COMMAND",
                help="Ask a program, JSON Lines in and out (repeatable).",
            ),
            click.option(
                "--scorer-folder", "folders", multiple=True, metavar="NAME=FOLDER", help="Ask an ONNX model, tqcheck[onnx] (repeatable)."
            ),
            click.option("--judge-url", metavar="URL", help="Send the texts to an OpenAI-compatible service; its key: TQCHECK_JUDGE_KEY."),
            click.option("--judge-model", metavar="NAME", help="The model of that service which judges."),
            click.option(
                "--judge-limit", type=click.IntRange(min=1), default=200, show_default=True, help="Requests that may be sent in one run."
            ),
            click.option("--judge-dry-run", "dry_run", is_flag=True, help="Print the requests to the judge and send none."),
            click.option(
                "--scorer-timeout",
                "seconds",
                type=click.FloatRange(min=0, min_open=True),
                default=600,
                show_default=True,
                help="Seconds a program, or a request to the judge, may take.",
            ),
        )
    ):
        function = decorate(function)
    return function
