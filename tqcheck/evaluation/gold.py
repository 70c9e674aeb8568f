"""Annotated passages from JSON Lines or from the MQM tables of Marot and Google.

JSON Lines, a passage a line: ``{"id", "doc", "source", "target" (or "mt"), "annotator", "errors": [{"start", "end", "text", "correction",
"category", "severity", "optional"}]}``; offsets are code points, ends exclusive; ``correction`` is one text or a list, best first. Only the
target and the errors with their offsets are needed. Lines with one ``id`` and different annotators are annotations of one passage.

Tables: tab-separated, ten columns (nine without globalSegId), an error a line, its words in ``<v>…</v>``.
"""

from __future__ import annotations

import json
import re

from ..errors import UserError, many
from ..records import NamedTuple
from ..typed import Any

_MARK = re.compile(r"</?v>")
_TEN = "system doc docsegid globalsegid rater source target category severity metadata".split()
_NAMES = {"doc_id": "docsegid", "doc_seg_id": "docsegid", "seg_id": "globalsegid", "global_seg_id": "globalsegid"}


class Error(NamedTuple):
    """One annotated error: its span in the target. `corrections` is empty where none is given; "" among them means delete."""

    start: int
    end: int
    severity: str = ""
    category: str = ""
    corrections: tuple[str, ...] = ()
    optional: bool = False


class Passage(NamedTuple):
    """A target with the errors that one annotator marked, and what others marked in it."""

    id: str
    document: str
    target: str
    source: str | None
    errors: tuple[Error, ...]
    others: tuple[tuple[Error, ...], ...] = ()


class Gold(NamedTuple):
    """All passages of a file. `left_out`: annotations that mark nothing in the target (errors in the source, other texts)."""

    passages: tuple[Passage, ...]
    left_out: int = 0


def read(text: str, path: str) -> Gold:
    """The passages of a gold file. Raises `UserError` with the line."""
    if text.lstrip().startswith("{"):
        return Gold(tuple(_merged([_passage(row, path, number) for number, row in _objects(text, path)], path)))
    return _table(text, path)


def _objects(text: str, path: str) -> list[tuple[int, dict[str, Any]]]:
    rows = []
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            try:
                row = json.loads(line)
            except ValueError as problem:
                raise UserError(
                    f"not valid JSON: {getattr(problem, 'msg', problem)}", path, number, getattr(problem, "colno", None)
                ) from None
            if not isinstance(row, dict):
                raise UserError("a passage is a JSON object", path, number)
            rows.append((number, row))
    return rows


def _passage(row: dict[str, Any], path: str, number: int) -> tuple[str, Passage, int]:
    """(annotator, passage, line) of one JSON object."""
    target = row.get("target", row.get("mt"))
    if not isinstance(target, str) or not isinstance(row.get("errors"), list):
        raise UserError("a passage needs a 'target' (or 'mt') and a list 'errors'", path, number)
    name = str(row.get("id", number))
    errors = tuple(_error(each, target, path, number) for each in row["errors"])
    source = row.get("source") if isinstance(row.get("source"), str) else None
    return str(row.get("annotator", row.get("rater", ""))), Passage(name, str(row.get("doc", name)), target, source, errors), number


def _error(row: Any, target: str, path: str, number: int) -> Error:
    start, end = (row.get("start"), row.get("end")) if isinstance(row, dict) else (None, None)
    if not (isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= len(target)):
        raise UserError(f"an error needs 'start' and 'end' inside the target of {len(target)} characters", path, number)
    if isinstance(row.get("text"), str) and row["text"] != target[start:end]:
        raise UserError(f"the text of an error is {row['text']!r}, but {start}-{end} is {target[start:end]!r}", path, number)
    corrections = row.get("correction", row.get("corrections")) or ()
    listed = (corrections,) if isinstance(corrections, str) else tuple(str(each) for each in corrections)
    if row.get("correction") == "":
        listed = ("",)
    return Error(start, end, str(row.get("severity", "")).lower(), str(row.get("category", "")), listed, bool(row.get("optional")))


def _merged(rows: list[tuple[str, Passage, int]], path: str) -> list[Passage]:
    """One passage an id, the first annotator's errors first."""
    passages: dict[str, Passage] = {}
    seen: set[tuple[str, str]] = set()
    for annotator, passage, number in rows:
        if (passage.id, annotator) in seen:
            raise UserError(f"the id {passage.id!r} occurs twice", path, number, hint="a second annotation needs another 'annotator'")
        seen.add((passage.id, annotator))
        first = passages.setdefault(passage.id, passage)
        if first is not passage:
            if first.target != passage.target:
                raise UserError(f"the annotations of {passage.id!r} are of different texts", path, number)
            passages[passage.id] = first._replace(others=(*first.others, passage.errors))
    return list(passages.values())


def _table(text: str, path: str) -> Gold:
    """An MQM table. Raters of a segment in the order of their lines; the first is the gold, the others are others."""
    lines = [line.removesuffix("\r") for line in text.split("\n")]
    names, first = _columns(lines, path)
    marked: dict[tuple[str, str, str], dict[str, list[Error]]] = {}
    texts: dict[tuple[str, str, str], tuple[str, str]] = {}
    left_out = 0
    for number, line in enumerate(lines[first:], first + 1):
        cells = line.split("\t")
        if not line.strip():
            continue
        if len(cells) < len(names) - 1:
            raise UserError(f"the line has {many(len(cells), 'column')}, not {len(names)}", path, number)
        row = dict(zip(names, cells, strict=False))
        if not row["rater"]:
            continue  # metadata only
        target, spans = _unmarked(row["target"])
        key = (row["system"], row["doc"], row["docsegid"])
        if texts.setdefault(key, (target, _unmarked(row["source"])[0]))[0] != target:
            left_out += 1
            continue
        errors = marked.setdefault(key, {}).setdefault(row["rater"], [])
        severity = row["severity"].strip().lower()
        if severity in ("no-error", "no_error", "hotw-test", "") or row["category"].lower() == "no-error":
            continue
        if not spans:
            left_out += 1
        corrections = _corrections(row.get("metadata", ""))
        errors += [Error(start, end, severity, row["category"].lower().replace(" ", "-"), corrections) for start, end in spans]
    passages = []
    for key, raters in marked.items():
        annotations = [tuple(errors) for errors in raters.values()]
        target, source = texts[key]
        passages.append(Passage("/".join(key), f"{key[0]}/{key[1]}", target, source or None, annotations[0], tuple(annotations[1:])))
    return Gold(tuple(passages), left_out)


def _corrections(metadata: str) -> tuple[str, ...]:
    """The corrections in the metadata of a table that ``--format marot`` wrote; none elsewhere."""
    try:
        found = json.loads(metadata)["corrections"]
    except (ValueError, TypeError, KeyError):
        return ()
    return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()


def _columns(lines: list[str], path: str) -> tuple[list[str], int]:
    """Names of the columns, and the number of the first line of data."""
    if not any(line.strip() for line in lines):
        raise UserError("holds no passages", path)
    head = [_NAMES.get(cell.strip().lower(), cell.strip().lower()) for cell in lines[0].split("\t")]
    if {"system", "doc"} <= set(head):
        missing = {"system", "doc", "docsegid", "rater", "source", "target", "category", "severity"} - set(head)
        if missing:
            raise UserError(f"the table lacks the columns {', '.join(sorted(missing))}", path, 1)
        return head, 1
    if len(head) not in (9, 10):
        raise UserError(f"neither JSON Lines nor an MQM table: the first line has {len(head)} tab-separated columns, not ten", path, 1)
    return _TEN if len(head) == 10 else [*_TEN[:3], *_TEN[4:]], 0


def _unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """A text without its marks, and the spans they marked."""
    parts, spans, opened, length, position = [], [], 0, 0, 0
    for mark in _MARK.finditer(text):
        parts.append(text[position : mark.start()])
        length += mark.start() - position
        position = mark.end()
        if mark[0] == "<v>":
            opened = length
        else:
            spans.append((opened, length))
    return "".join([*parts, text[position:]]), spans
