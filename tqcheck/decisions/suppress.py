"""Decisions kept beside the texts, in `tqcheck.ignore.yaml`: what was found, looked at and left as it is.

    ignore:
      - {file: out/a.en.txt, finding: 9c1f0a…, reason: the army of Nigeria is meant}
      - {file: out/b.en.txt, rule: french-format, lines: 10-12, reason: a quotation}
      - {file: "archive/*.txt", rule: [calque, grammar]}

`file` is a path or a .gitignore-like pattern, relative to this file. A finding must fit all of the other keys.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping

from ..configuration.files import Raw, read_yaml
from ..configuration.patterns import inside, matches
from ..configuration.selection import called
from ..errors import nearest
from ..model import Document, DocumentReport, Finding, Segment
from ..positions import Lines
from ..typed import Any
from .inline import unused
from .yaml_list import Written, append

_KEYS = ("file", "finding", "rule", "entry", "text", "lines", "segment", "reason")
_HEAD = "# Findings that were looked at and left as they are. Written by `tqcheck fix --interactive`, free to be edited.\nignore:\n"


class _Decision:
    """One item of the list."""

    def __init__(self, raw: Raw, number: int) -> None:
        item = raw.data["ignore"][number]
        place = ("ignore", number)
        if not isinstance(item, dict):
            raise raw.error("a decision is a mapping with 'file' and what is ignored there", *place)
        for key in item:
            if key not in _KEYS:
                raise raw.error(f"unknown key '{key}' in a decision", *place, key, hint=nearest(key, _KEYS))
        self.number, self.used, self.fits = number, False, False
        self.files: str = _text(raw, item, "file", place) or ""
        self.finding = _text(raw, item, "finding", place)
        rules = item.get("rule")
        self.rules = tuple(str(name) for name in (rules if isinstance(rules, list) else [rules] if rules is not None else []))
        self.entry = _text(raw, item, "entry", place)
        self.text = _text(raw, item, "text", place)
        self.segment = _text(raw, item, "segment", place)
        self.reason = _text(raw, item, "reason", place) or ""
        self.lines = _lines(raw, item.get("lines"), place)
        if not self.files:
            raise raw.error("a decision needs 'file'", *place)
        if not (self.finding or self.rules or self.entry or self.text):
            hint = "'rule: all' ignores whatever is found there"
            raise raw.error("a decision needs 'finding', 'rule', 'entry' or 'text'", *place, hint=hint)

    @property
    def wild(self) -> bool:
        return any(mark in self.files for mark in "*?[") or self.files.endswith("/")

    def is_for(self, path: str) -> bool:
        return matches(self.files, path) if self.wild else self.files.removeprefix("./") == path

    def holds(self, f: Finding) -> bool:
        return (
            (self.finding is None or self.finding == f.fingerprint)
            and (not self.rules or "all" in self.rules or called(f, self.rules))
            and (self.entry is None or self.entry == f.entry)
            and (self.text is None or self.text == f.text)
            and (self.segment is None or self.segment == f.segment)
            and (self.lines is None or (f.range is not None and self.lines[0] <= f.range[0][0] <= self.lines[1]))
        )


class Decisions:
    """The decisions of one file, and which of them were needed."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.folder = os.path.dirname(os.path.abspath(path))
        self.raw = read_yaml(path)
        for key in self.raw.data:
            if key != "ignore":
                raise self.raw.error(f"unknown key '{key}'", key, hint="the file holds one list, 'ignore'")
        listed = self.raw.data.get("ignore") or []
        if not isinstance(listed, list):
            raise self.raw.error("'ignore' is a list of decisions", "ignore")
        self._decisions = [_Decision(self.raw, number) for number in range(len(listed))]

    def apply(self, findings: list[Finding], document: Document) -> list[Finding]:
        """The findings with those suppressed that were decided."""
        place = inside(os.path.abspath(document.path), self.folder)
        mine = [d for d in self._decisions if d.is_for(place)]
        for decision in mine:
            decision.fits = True
        return [_decided(f, mine) for f in findings] if mine else findings

    def idle(self, checked: Iterable[str]) -> DocumentReport | None:
        """What suppresses nothing, as a report on the file of decisions. Only what these checked files can tell is told."""
        seen = {inside(os.path.abspath(path), self.folder) for path in checked}
        told = [(d, message) for d in self._decisions if not d.used and (message := self._why_idle(d, seen))]
        if not told:
            return None
        with open(self.path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
        lines = Lines(text)
        found = []
        for decision, message in told:
            line = self.raw.place("ignore", decision.number)[0] or 1
            content = lines.line(line)
            start = lines.offset(line, len(content) - len(content.lstrip(" -")) + 1)
            found.append(unused(message, text, start, lines.offset(line, len(content) + 1), lines, decision.number))
        return DocumentReport(Document(self.path, (Segment(None, text),), raw=text.encode()), tuple(found), 0)

    def _why_idle(self, decision: _Decision, seen: set[str]) -> str | None:
        if decision.wild:
            return (
                None if not decision.fits or not self._all_seen(decision, seen) else "This decision suppresses nothing in any of its files."
            )
        if decision.files.removeprefix("./") in seen:
            return f"Nothing in {decision.files} fits this decision: it can go."
        if not os.path.exists(os.path.join(self.folder, decision.files)):
            return f"There is no file {decision.files}: this decision can go."
        return None

    def _all_seen(self, decision: _Decision, seen: set[str]) -> bool:
        """Whether every file that a pattern is for was checked."""
        for folder, _, names in os.walk(self.folder):
            for name in names:
                place = inside(os.path.join(folder, name), self.folder)
                if place not in seen and decision.is_for(place):
                    return False
        return True


def add(path: str, decision: Mapping[str, str]) -> Written:
    """Write one more decision to the end of the file at `path`, which is made where it is missing. Raises `UserError`."""
    if os.path.exists(path):
        Decisions(path)
    return append(path, "ignore", decision, _HEAD, Decisions)


def _decided(f: Finding, decisions: list[_Decision]) -> Finding:
    holding = [d for d in decisions if d.holds(f)]
    for decision in holding:
        decision.used = True
    if not holding or f.suppressed is not None:
        return f
    return f._replace(suppressed=f"decision: {holding[0].reason}" if holding[0].reason else "decision")


def _text(raw: Raw, item: Mapping[str, Any], key: str, place: tuple[str, int]) -> str | None:
    value = item.get(key)
    if value is None:
        return None
    if isinstance(value, (dict, list)):
        raise raw.error(f"'{key}' is a text", *place, key)
    return str(value)


def _lines(raw: Raw, value: Any, place: tuple[str, int]) -> tuple[int, int] | None:
    if value is None:
        return None
    first, dash, last = str(value).replace(" ", "").partition("-")
    if not first.isdigit() or (dash and not last.isdigit()) or int(last or first) < int(first):
        raise raw.error(f"'lines' is a line or a range such as 10-12, not {value!r}", *place, "lines")
    return int(first), int(last or first)
