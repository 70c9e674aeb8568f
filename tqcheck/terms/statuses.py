"""A term with deprecated translations becomes two entries: these are a matter of less weight than forbidden ones."""

from __future__ import annotations

from typing import Any

from ..text.fold import literal
from .yamlfile import Located


def by_status(raw: Any) -> list[Any]:
    """The entry itself, or a term without its deprecated translations and another entry for these.

    The examples whose brackets hold a deprecated translation go with that entry.
    """
    old = _texts(raw.get("deprecated")) if isinstance(raw, Located) and "term" in raw else []
    if not old:
        return [raw]
    term, aside = raw.copied(), raw.copied()
    name = str(raw.get("id") or f"term-{literal(str(raw['term'])).replace(' ', '-')}")
    examples = _list(raw.get("bad"))
    moved = [item for item in examples if any(word.replace("~", "") in _span(item) for word in old)]
    term["bad"] = [item for item in examples if item not in moved]
    right = " or ".join(_texts(raw.get("prefer")))
    aside.update({"id": f"{name}-deprecated", "severity": "minor", "why": f"Deprecated; use {right}.", "forbid": old, "bad": moved})
    return [term, aside]


def _span(example: Any) -> str:
    """What stands in the brackets of an example."""
    text = str(example["text"] if isinstance(example, dict) else example)
    return text.partition("[")[2].partition("]")[0]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _texts(value: Any) -> list[str]:
    return [str(item) for item in _list(value)]
