"""The months and the days of the week, French and English, from ``calendar.tsv``."""

from __future__ import annotations

from functools import cache

from .wordlists import table

_COLUMNS = {"fr": 1, "en": 2}


@cache
def months(language: str) -> tuple[str, ...]:
    """The months in a language, from January on."""
    return _names("month", language)


@cache
def days(language: str) -> tuple[str, ...]:
    """The days of the week in a language, from Monday on."""
    return _names("day", language)


def month(language: str) -> str:
    """A month, as a part of a regular expression."""
    return f"(?:{'|'.join(months(language))})"


def day(language: str) -> str:
    """A day of the week, as a part of a regular expression."""
    return f"(?:{'|'.join(days(language))})"


@cache
def english(kind: str | None = None) -> dict[str, str]:
    """French month or day, or those of one kind → its English name."""
    return {french: name for own, french, name, *_ in table("calendar.tsv") if kind in (None, own)}


@cache
def forms() -> dict[str, str]:
    """English month or day, or a short form of it → its name."""
    return {form: name for _, _, name, *short in table("calendar.tsv") for form in (name, *" ".join(short).split())}


def kind(name: str) -> str:
    """month or day, for an English name."""
    return "month" if name in months("en") else "day"


def _names(sought: str, language: str) -> tuple[str, ...]:
    return tuple(row[_COLUMNS[language]] for row in table("calendar.tsv") if row[0] == sought)
