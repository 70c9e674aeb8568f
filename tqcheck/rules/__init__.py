"""The rules. One module a rule: its docstring is its page, its constants describe it, ``check(reading)`` yields findings.

A rule with entries of its own (the glossary) is listed in ``glossary/rules.yaml`` instead.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import Protocol, cast

from ..model import Finding
from ..terms.reading import Reading

MODULES = (
    "phrases",
    "demonyms",
    "numbers",
    "source_numbers",
    "quantities",
    "formats",
    "untranslated",
    "pronouns",
    "names",
    "repetition",
    "consistency",
    "clauses",
)


class Rule(Protocol):
    """What a rule module offers."""

    __doc__: str
    ID: str
    SUMMARY: str
    CATEGORY: str
    SEVERITY: str
    ANCHORS: tuple[str, ...]

    def check(self, reading: Reading) -> Iterator[Finding]: ...


def all_rules() -> list[Rule]:
    """Every rule module, imported."""
    return [cast(Rule, import_module(f"{__name__}.{name}")) for name in MODULES]


def anchors(rules: Iterable[Rule]) -> dict[str, tuple[str, ...]]:
    """The literals that rules ask the matcher for."""
    return {rule.ID: rule.ANCHORS for rule in rules if getattr(rule, "ANCHORS", ())}
