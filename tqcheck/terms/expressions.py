r"""Rules that a user writes as regular expressions: one for the source, others for the target, with what the source matched filled in.

``{source.1}`` or ``{source.name}`` stands for a group of the source, in `suggest` also ``{target.name}``; ``{source.n:number}`` writes it
as an English number (``1 500,5`` → 1,500.5), ``:lower`` and ``:upper`` change its case. In an expression what is filled in is taken literally.
Texts are `plain` views: one kind of quotes, dashes and spaces.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from ..records import NamedTuple
from ..text import numbers
from ..typed import Any

SLOT = re.compile(r"\{(?P<side>source|target)\.(?P<group>\w+)(?::(?P<form>\w+))?\}")


def _number(text: str) -> str:
    """A French number as English writes it; its decimals stay as they are."""
    found = numbers.french(text)
    if not found:
        return text
    value, digits = found[0].value, found[0].digits
    if found[0].scale:
        return numbers.written(value)
    whole, _, part = digits.replace(" ", "").partition(",")
    if value >= 10_000 or " " in digits or "." in whole:
        return numbers.grouped(int(value), part)
    return f"{whole}.{part}" if part else whole


FORMS: dict[str, Callable[[str], str]] = {"number": _number, "lower": str.lower, "upper": str.upper}


class Match(NamedTuple):
    """A place in a target where a rule fires (an empty span: something is missing), what to write, what the source has."""

    start: int
    end: int
    suggestions: tuple[str, ...]
    source: re.Match[str] | None
    wanted: str = ""


class OwnRule:
    """An entry of the kind `regex`, ready to match."""

    def __init__(self, entry: dict[str, Any]) -> None:
        self.entry = entry
        parts = entry["regex"]
        self._flags = re.I if parts.get("ignore_case") else 0
        self._source = re.compile(parts["source"], self._flags) if parts.get("source") else None
        self._forbid, self._require = parts.get("forbid"), parts.get("require")
        self.needs_source = self._source is not None

    def matches(self, target: str, source: str | None) -> Iterator[Match]:
        """Where the rule fires in a `plain` target, given the `plain` source if there is one."""
        if self._source is None:
            yield from self._forbidden(target, None)
            return
        done: set[tuple[int, int]] = set()
        for said in self._source.finditer(source or ""):
            if self._require and _compiled(_filled(self._require, said, None, True), self._flags).search(target):
                continue
            found = [m for m in self._forbidden(target, said) if (m.start, m.end) not in done]
            done |= {(m.start, m.end) for m in found}
            yield from found
            if self._require and not found:
                offers = tuple(_filled(text, said, None, False) for text in self.entry["suggest"])
                yield Match(len(target), len(target), (), said, offers[0] if offers else "")

    def _forbidden(self, target: str, said: re.Match[str] | None) -> Iterator[Match]:
        if self._forbid:
            for here in _compiled(_filled(self._forbid, said, None, True), self._flags).finditer(target):
                if here.end() > here.start():
                    offers = (_filled(text, said, here, False) for text in self.entry["suggest"])
                    yield Match(*here.span(), tuple(dict.fromkeys(o for o in offers if o != here.group())), said)


def _filled(text: str, source: re.Match[str] | None, target: re.Match[str] | None, literally: bool) -> str:
    """`text` with its slots filled; as an expression (`literally`) what fills them is escaped."""

    def fill(slot: re.Match[str]) -> str:
        side = source if slot["side"] == "source" else target
        group = int(slot["group"]) if slot["group"].isdigit() else slot["group"]
        found = (side[group] if side else None) or ""
        found = FORMS[slot["form"]](found) if slot["form"] else found
        return re.escape(found) if literally else found

    return SLOT.sub(fill, text)


@lru_cache(256)
def _compiled(expression: str, flags: int) -> re.Pattern[str]:
    return re.compile(expression, flags)
