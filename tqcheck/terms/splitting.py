"""Entries that say two things become two: a term with deprecated translations, and what is certain with the source and needs more without."""

from __future__ import annotations

from collections.abc import Container

from ..errors import UserError
from ..text.fold import literal
from ..typed import Any
from .vocabulary import ALONE, PROVED
from .yamlfile import Located, listed


def by_evidence(raw: Any, defaults: dict[str, Any], path: str) -> list[Any]:
    """The entry itself, or one that needs the source and another with the conditions of ``alone``, which works where there is none.

    The examples with a source go with the first, those without it with the second. Raises `UserError`.
    """
    if not isinstance(raw, Located) or "alone" not in raw:
        return [raw]
    known, alone = raw.copied(), raw.copied()
    conditions = [
        value if isinstance(value, dict) else {"sentence": value}
        for value in (raw.get("when", defaults.get("when")), raw["alone"])
        if value
    ]
    if not raw["alone"] or (len(conditions) > 1 and (twice := set(conditions[0]) & set(conditions[1]))):
        wrong = f"'when' and 'alone' both have '{min(twice)}'" if raw["alone"] else "'alone' names at least one condition"
        raise UserError(wrong, path, *raw.place("alone"))
    for each in (known, alone):
        del each["alone"]
    alone["source"] = None
    known["needs"], alone["needs"] = "source", ALONE
    alone["when"] = {key: value for condition in conditions for key, value in condition.items() if key != "french"}
    if "id" in raw:
        alone["id"] = f"{raw['id']}-alone"
    examples = listed(raw.get("bad"))
    known["bad"] = [item for item in examples if isinstance(item, dict) and "source" in item]
    alone["bad"] = [item for item in examples if item not in known["bad"]]
    return [known, alone]


def by_proof(raw: Any, defaults: dict[str, Any], proved: Container[str]) -> list[Any]:
    """The entry itself; of one that its French proves, also one that needs the source and asks nothing of the English around."""
    if not isinstance(raw, Located) or (name := _named(raw)) not in proved:
        return [raw]
    when, free = raw.get("when", defaults.get("when")), raw.copied()
    french = {key: value for key, value in when.items() if key == "french"} if isinstance(when, dict) else {}
    free.update({"id": f"{name}{PROVED}", "needs": "source", "when": french, "bad": [], "good": []})
    free.pop("alone", None)
    return [raw, free]


def _named(raw: Located) -> str:
    """The id of an entry, as its kind gives it where it has none of its own."""
    return str(
        raw.get("id") or next((f"{kind}-{literal(str(raw[kind]).split('|')[0])}".replace(" ", "-") for kind in _KINDS if kind in raw), "")
    )


_KINDS = ("acronym", "exonym", "term", "name")


def by_status(raw: Any) -> list[Any]:
    """The entry itself, or a term without its deprecated translations and another entry for these.

    The examples whose brackets hold a deprecated translation go with that entry.
    """
    old = _texts(raw.get("deprecated")) if isinstance(raw, Located) and "term" in raw else []
    if not old:
        return [raw]
    term, aside = raw.copied(), raw.copied()
    name = str(raw.get("id") or f"term-{literal(str(raw['term'])).replace(' ', '-')}")
    examples = listed(raw.get("bad"))
    moved = [item for item in examples if any(word.replace("~", "") in _span(item) for word in old)]
    term["bad"] = [item for item in examples if item not in moved]
    right = " or ".join(_texts(raw.get("prefer")))
    aside.update({"id": f"{name}-deprecated", "severity": "minor", "why": f"Deprecated; use {right}.", "forbid": old, "bad": moved})
    return [term, aside]


def _span(example: Any) -> str:
    """What stands in the brackets of an example."""
    text = str(example["text"] if isinstance(example, dict) else example)
    return text.partition("[")[2].partition("]")[0]


def _texts(value: Any) -> list[str]:
    return [str(item) for item in listed(value)]
