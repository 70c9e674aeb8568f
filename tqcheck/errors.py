"""The one error that a user's mistake may raise, and how messages are worded: what he may have meant, one or many."""

from __future__ import annotations

from collections.abc import Iterable


class UserError(Exception):
    """A mistake in input, configuration or glossary, told so that the user can mend it (exit code 2, no traceback)."""

    def __init__(
        self, message: str, path: str | None = None, line: int | None = None, column: int | None = None, hint: str | None = None
    ) -> None:
        super().__init__(message)
        self.message, self.path, self.line, self.column, self.hint = message, path, line, column, hint

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part is not None)
        text = f"{place}: {self.message}" if place else self.message
        return f"{text}\n  help: {self.hint}" if self.hint else text


def many(count: int, one: str, more: str = "") -> str:
    """A number with its noun: 1 finding, 2 findings."""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"


def nearest(word: str, known: tuple[str, ...]) -> str:
    """'did you mean …', or the list of what there is."""
    return meant(word, known, 0.5) or f"known are {', '.join(known)}"


def meant(word: str, known: Iterable[str], close: float = 0.7) -> str | None:
    """'did you mean …', where one of many names is as `close`."""
    from difflib import get_close_matches

    found = get_close_matches(word.replace("_", "-").lower(), known, 1, close)
    return f"did you mean '{found[0]}'?" if found else None
