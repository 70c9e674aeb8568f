"""What people see of an entry: patterns as words, conditions as they are written, reasons without the signs of the pattern language."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ..typed import Any

_GROUP = re.compile(r"[(\[]([^()\[\]|]*)(?:\|[^()\[\]]*)?[)\]]")
_SIGN = re.compile(r"<[A-Z_|]+>|\{\d+(?::\w+)?\}|\*")


def readable(text: str) -> str:
    """A pattern as the words of its first alternative: *~tourner|changer [la] page* is *tourner la page*."""
    words = _SIGN.sub("…", _GROUP.sub(r"\1", text)).split()
    return " ".join(word.partition("|")[0].strip("~") for word in words)


def reason(text: str) -> str:
    """What an entry says to the reader of a finding, in one line; a place for words of the text becomes *…*."""
    return re.sub(r"(?:… )+…", "…", re.sub(r"\{\d+(?::\w+)?\}|<[A-Z_|]+>", "…", " ".join(text.split())))


def conditions(raw: Mapping[str, Any], compiled: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, list[str]]]:
    """By `when` and `unless` and by where it must stand: the patterns as they are written, where there is more than words."""
    found: dict[str, dict[str, list[str]]] = {}
    for key, wheres in compiled.items():
        written = raw[key] if isinstance(raw.get(key), Mapping) else {"sentence": raw.get(key)}
        for where, condition in wheres.items():
            if condition["programs"]:
                texts = written[where]
                found.setdefault(key, {})[where] = [str(text) for text in (texts if isinstance(texts, list) else [texts])]
    return found
