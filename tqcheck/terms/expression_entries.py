"""Regular expressions of a glossary entry, checked when it is compiled; `expressions` runs them."""

from __future__ import annotations

import re
from collections.abc import Callable

from ..errors import UserError
from ..typed import Any
from .expressions import FORMS, SLOT
from .pattern import PatternError
from .yamlfile import Located

KEYS = ("source", "forbid", "require", "ignore_case")


def compiled(raw: Located, error: Callable[..., UserError], suggest: list[str]) -> dict[str, Any]:
    """What stands under `regex` in an entry, checked; `error` makes the `UserError` of a message and a place."""
    parts = raw["regex"]
    if not isinstance(parts, Located):
        raise error("'regex' is a mapping: {source: ..., forbid: ..., require: ...}", raw.place("regex"))
    for key in parts:
        if key not in KEYS:
            raise error(f"unknown key '{key}' under 'regex'; known are {', '.join(KEYS)}", parts.place(key))
    for key in ("source", "needs", "when", "unless"):
        if key in raw:
            raise error(f"a regex entry has no '{key}': what the source holds stands under 'regex'", raw.place(key))
    if not parts.get("forbid") and not (parts.get("source") and parts.get("require")):
        raise error("'regex' needs 'forbid', or 'source' and 'require'", raw.place("regex"))
    try:
        _check(parts, suggest)
    except PatternError as problem:
        raise error(f"{problem} (column {problem.column})", raw.place("regex")) from None
    return {key: parts[key] for key in KEYS if parts.get(key)}


def _check(parts: dict[str, Any], suggest: list[str]) -> None:
    """Raises `PatternError` (with its text and column) where an expression or a slot is wrong."""
    groups = {"source": _groups(parts["source"], parts["source"]) if parts.get("source") else None}
    for key in ("forbid", "require"):
        if text := parts.get(key):
            _slots(text, {"source": groups["source"]})
            compiled = _groups(SLOT.sub("x", text), text)
            if key == "forbid":
                groups["target"] = compiled
    for text in suggest:
        _slots(text, {"source": groups["source"], "target": groups.get("target")})


def _groups(expression: str, shown: str) -> re.Pattern[str]:
    try:
        return re.compile(expression)
    except re.error as problem:
        raise PatternError(f"{problem.msg}, in {shown!r}", (problem.pos or 0) + 1) from None


def _slots(text: str, sides: dict[str, re.Pattern[str] | None]) -> None:
    for slot in SLOT.finditer(text):
        side, group, form = slot["side"], slot["group"], slot["form"]
        expression = sides.get(side)
        if expression is None:
            raise PatternError(f"nothing says what {{{side}.{group}}} is, in {text!r}", slot.start() + 1)
        if not (int(group) <= expression.groups if group.isdigit() else group in expression.groupindex):
            raise PatternError(f"the expression for the {side} has no group {group}, in {text!r}", slot.start() + 1)
        if form and form not in FORMS:
            raise PatternError(f"the form '{form}' is unknown; known are {', '.join(FORMS)}, in {text!r}", slot.start() + 1)
