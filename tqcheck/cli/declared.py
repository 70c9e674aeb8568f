"""Commands declared as for click, of which a plain call is understood without it: to import click takes a third of a small check.

Used in the place of click by the modules that `check` needs. Options are kept as they are declared; `Declared.given` reads a command line
that holds nothing but known options with their values and paths. All else (help, mistakes, completion) is for click, whose command
`Declared.command` makes from the same declarations; so what click accepts, says and does is the contract.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Sequence

from ..records import NamedTuple
from ..typed import Any, TypeVar

_KEPT = "_declared"
_OF_CLICK = "__click_params__"


class Choice:
    """One of these values; stands for `click.Choice`."""

    def __init__(self, options: Sequence[str]) -> None:
        self.options = options


class Path:
    """A path, which need not exist; stands for `click.Path`."""


class _Parameter(NamedTuple):
    kind: str
    names: tuple[str, ...]
    settings: dict[str, Any]

    @property
    def key(self) -> str:
        """The argument of the function."""
        plain = [name for name in self.names if not name.startswith("-")]
        return plain[0] if plain else max(self.names, key=len).lstrip("-").replace("-", "_")

    def real(self) -> Any:
        """The decorator of click."""
        import click

        given = self.settings.get("type")
        kind = click.Choice(list(given.options)) if isinstance(given, Choice) else click.Path() if isinstance(given, Path) else given
        decorate: Callable[..., Any] = getattr(click, self.kind)
        return decorate(*self.names, **({**self.settings, "type": kind} if given else self.settings))


class Declared:
    """A command in waiting: its name, its function, its parameters."""

    def __init__(self, name: str, function: Callable[..., None]) -> None:
        self.name, self.function = name, function
        self.parameters: list[_Parameter] = getattr(function, _KEPT, [])

    def command(self) -> Any:
        """The command of click."""
        import click

        function = self.function
        for parameter in self.parameters:
            function = parameter.real()(function)
        return click.command(name=self.name)(function)

    def given(self, arguments: Sequence[str]) -> dict[str, Any] | None:
        """The arguments of the function, or None where click has to look at them."""
        options = {name: each for each in self.parameters if each.kind == "option" for name in each.names}
        found: dict[str, Any] = {each.key: _default(each) for each in self.parameters}
        paths: list[str] = []
        rest = iter(arguments)
        for argument in rest:
            if argument == "-" or not argument.startswith("-"):
                paths.append(argument)
                continue
            option = options.get(argument)
            if option is None or not argument.startswith("--"):
                return None
            if option.settings.get("is_flag"):
                found[option.key] = True
                continue
            value = next(rest, "")
            kind = option.settings.get("type")
            if not value or value.startswith("-") or (isinstance(kind, Choice) and value not in kind.options):
                return None
            found[option.key] = (*found[option.key], value) if option.settings.get("multiple") else value
        found.update({each.key: tuple(paths) for each in self.parameters if each.kind == "argument"})
        return None if os.name == "nt" and any(set("*?[~%$") & set(path) for path in paths) else found


def _default(parameter: _Parameter) -> Any:
    settings = parameter.settings
    return False if settings.get("is_flag") else () if settings.get("multiple") else settings.get("default")


F = TypeVar("F", bound=Callable[..., Any])


def _keeper(kind: str) -> Callable[..., Callable[[F], F]]:
    def declare(*names: str, **settings: Any) -> Callable[[F], F]:
        parameter = _Parameter(kind, names, settings)

        def decorate(function: F) -> F:
            if hasattr(function, _OF_CLICK):  # of a command that is click's from the first
                declared: F = parameter.real()(function)
                return declared
            function.__dict__.setdefault(_KEPT, []).append(parameter)
            return function

        return decorate

    return declare


option, argument = _keeper("option"), _keeper("argument")


def command(name: str) -> Callable[[Callable[..., None]], Any]:
    """Where click is there already, its command; else one in waiting."""

    def decorate(function: Callable[..., None]) -> Any:
        declared = Declared(name, function)
        return declared.command() if "click" in sys.modules else declared

    return decorate


def echo(message: str, err: bool = False, nl: bool = True) -> None:
    (sys.stderr if err else sys.stdout).write(message + "\n" * nl)


def progressbar(*listed: Any, **settings: Any) -> Any:
    import click

    return click.progressbar(*listed, **settings)
