"""Findings that were there before: a file of them, by which only new ones count.

A finding is known again by its fingerprint (rule, entry, words and two words on each side, so edits elsewhere do not matter),
or, where one side was edited, by rule, entry, words and the words on the other side, or, where the source has come or gone and another
entry speaks, by rule, words and the words on both sides. A known finding answers to one finding only.
What was found with the source at hand is not called gone by a check without it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable

from ..configuration.patterns import inside
from ..errors import UserError
from ..model import Document, Finding
from ..records import NamedTuple
from ..terms.vocabulary import base
from ..text.neighbours import neighbours
from ..typed import Any

SCHEMA = "tqcheck-baseline/1"
_FIELDS = ("fingerprint", "rule", "entry", "text", "before", "after", "source")
Record = dict[str, Any]


class Baseline:
    """The known findings of each file, and which of them were found again."""

    def __init__(self, path: str, fresh: bool = False) -> None:
        """`fresh`: `take` will be called, and the file need not be there."""
        self.path, self._takes = path, fresh
        self.folder = os.path.dirname(os.path.abspath(path))
        self.files: dict[str, list[Record]] = {} if fresh and not os.path.exists(path) else _read(path)
        self._places: dict[str, _Place] = {}

    def apply(self, findings: list[Finding], document: Document, wanted: Collection[str]) -> list[Finding]:
        """The findings with those suppressed that are known. `wanted`: fingerprints of those that `take` may add."""
        path = inside(os.path.abspath(document.path), self.folder)
        targets = {segment.id: segment.target for segment in document.segments}
        source = any(segment.source for segment in document.segments)
        records = [_record(f, targets.get(f.segment, ""), source) for f in findings]
        place = self._place(path, document)
        pairs = _paired(place.known, records)
        for i, old in pairs.items():
            records[i]["source"] = old["source"] and source  # found without the source: needs none
        again = {id(old) for old in pairs.values()}
        place.here = _Part(
            unseen=[old for old in place.known if id(old) not in again],
            taken=[
                r
                for i, (r, f) in enumerate(zip(records, findings, strict=True))
                if self._takes and (i in pairs or (f.suppressed is None and f.fingerprint in wanted))
            ],
            found=[records[i] for i in pairs],
        )
        place.source = source
        return [f._replace(suppressed=f.suppressed or "baseline") if i in pairs else f for i, f in enumerate(findings)]

    def _place(self, path: str, document: Document) -> _Place:
        """What is known of a file: all of it, or of a further window what the windows before it left."""
        offset = document.before.offset if document.before else 0
        if offset == 0:
            self._places[path] = _Place(self.files.get(path, []))
        elif offset > self._places[path].offset:
            self._places[path].go_on(offset)
        return self._places[path]

    def update(self) -> tuple[int, int]:
        """Take out what is gone and write the file; (how many stay, how many went). Nothing is added."""
        before = sum(map(len, self.files.values()))
        for path, place in self._places.items():
            self.files[path] = place.all("found") + place.unseen()
        for path in list(self.files):
            if not os.path.exists(os.path.join(self.folder, path)):
                del self.files[path]
        after = sum(map(len, self.files.values()))
        self._write()
        return after, before - after

    def take(self) -> int:
        """Take everything wanted that was found for known and write the file; how many there are in the files that were checked."""
        taken = {path: place.all("taken") for path, place in self._places.items()}
        self.files.update({path: records + self._places[path].unseen() for path, records in taken.items()})
        self._write()
        return sum(map(len, taken.values()))

    def _write(self) -> None:
        blocks = []
        for place, records in sorted(self.files.items()):
            if records:
                lines = ",\n".join(f"   {json.dumps(r, ensure_ascii=False)}" for r in sorted(records, key=_order))
                blocks.append(f"  {json.dumps(place, ensure_ascii=False)}: [\n{lines}\n  ]")
        text = f'{{\n "schema": "{SCHEMA}",\n "files": {{\n' + ",\n".join(blocks) + "\n }\n}\n"
        temporary = f"{self.path}.{os.getpid()}.part"
        try:
            with open(temporary, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            os.replace(temporary, self.path)
        except OSError as problem:
            raise UserError(f"cannot be written: {problem.strerror}", self.path) from None


class _Part(NamedTuple):
    """Known findings that a window did not show; what `take` takes; those found again."""

    unseen: list[Record]
    taken: list[Record]
    found: list[Record]


class _Place:
    """What is known of a file and how much of it was found, in the window that is checked (`here`) and in those before."""

    def __init__(self, known: list[Record]) -> None:
        self.known, self.offset, self.source = known, 0, False
        self.here = _Part(known, [], [])
        self._before: list[_Part] = []

    def go_on(self, offset: int) -> None:
        """Turn to the next window."""
        self.known, self.offset = self.here.unseen, offset
        self._before.append(self.here._replace(unseen=[]))

    def all(self, name: str) -> list[Record]:
        return [record for part in (*self._before, self.here) for record in getattr(part, name)]

    def unseen(self) -> list[Record]:
        """Those that cannot be called gone: they were found with the source, which is not here."""
        return [old for old in self.here.unseen if old["source"] and not self.source]


def _record(f: Finding, target: str, source: bool) -> Record:
    first = max(target.rfind("\n", 0, f.start) + 1, 0)
    stop = target.find("\n", f.end)
    before, after = neighbours(target[first : stop if stop >= 0 else len(target)], f.start - first, f.end - first)
    return dict(zip(_FIELDS, (f.fingerprint, f.rule, f.entry, f.text, before, after, source), strict=True))


def _paired(known: Iterable[Record], records: list[Record]) -> dict[int, Record]:
    """Number of a finding → the known finding it is. Each is used once."""
    pairs: dict[int, Record] = {}
    left: list[Record] = []
    by_fingerprint = {r["fingerprint"]: i for i, r in enumerate(records)}
    for old in known:
        i = by_fingerprint.get(old["fingerprint"])
        if i is None or i in pairs:
            left.append(old)
        else:
            pairs[i] = old
    for same, beside in ((_words, _same_beside), (_rule_and_text, _same_around)):
        alike: dict[tuple[Any, ...], list[int]] = {}
        for i, new in enumerate(records):
            if i not in pairs:
                alike.setdefault(same(new), []).append(i)
        rest = []
        for old in left:
            open_ = alike.get(same(old), [])
            i = next((i for i in open_ if beside(old, records[i])), None)
            if i is None:
                rest.append(old)
            else:
                open_.remove(i)
                pairs[i] = old
        left = rest
    return pairs


def _words(record: Record) -> tuple[Any, ...]:
    return record["rule"], base(record["entry"] or ""), record["text"]


def _rule_and_text(record: Record) -> tuple[Any, ...]:
    return record["rule"], record["text"]


def _same_beside(old: Record, new: Record) -> bool:
    """The same words on one side at least."""
    return any(old[side] and old[side] == new[side] for side in ("before", "after"))


def _same_around(old: Record, new: Record) -> bool:
    """The same words on both sides."""
    return all(old[side] == new[side] for side in ("before", "after"))


def _order(record: Record) -> tuple[str, str, str]:
    return record["rule"], record["text"], record["fingerprint"]


def _is_record(value: Record) -> bool:
    texts = all(isinstance(value.get(key), str) for key in ("fingerprint", "rule", "text", "before", "after"))
    return texts and isinstance(value.get("entry", ""), str | None) and isinstance(value.get("source"), bool)


def _read(path: str) -> dict[str, list[Record]]:
    try:
        with open(path, encoding="utf-8") as file:
            value = json.load(file)
    except FileNotFoundError:
        raise UserError("no such baseline", path, hint="--write-baseline makes it from what is found now") from None
    except OSError as problem:
        raise UserError(f"cannot be read: {problem.strerror or problem}", path) from None
    except UnicodeDecodeError:
        raise UserError("is not UTF-8", path) from None
    except ValueError as problem:
        told, line, column = (getattr(problem, name, None) for name in ("msg", "lineno", "colno"))
        raise UserError(
            f"not valid JSON: {told or problem}", path, line, column, "delete it, and --write-baseline makes a new one"
        ) from None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or not isinstance(value.get("files"), dict):
        raise UserError(f"is no baseline of this version ('schema': '{SCHEMA}')", path, hint="--write-baseline makes a new one")
    for place, records in value["files"].items():
        if not isinstance(records, list) or not all(isinstance(r, dict) and _is_record(r) for r in records):
            raise UserError(f"the findings of {place} are not as a baseline has them", path, hint="--write-baseline makes a new one")
    found: dict[str, list[Record]] = value["files"]
    return found
