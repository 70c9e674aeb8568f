"""How much more often people mark the words of a class as wrong than the other words of the same segment: a signed byte for each class.

From the OK/BAD tags of MLQE-PE and the spans of MQM. Segments count by their words; classes with few words are drawn to 0.
"""

from __future__ import annotations

import json
from collections.abc import Sequence

import numpy as np

from tqcheck.score.target import MARKED_STEP, English
from tqcheck.score.tokens import tokens
from tqcheck.text.fold import plain
from tqcheck.text.sentences import Sentences

from .pack import Array

SETS = ("mlqepe-train", "mlqepe-dev", "biomqm", "mqm21")
FEW = 50
Row = dict[str, str]


def arrays(rows: Sequence[Row], english: English, classes: int) -> dict[str, Array]:
    """`words.marked`, by class number."""
    more, seen = np.zeros(classes), np.zeros(classes)
    for row in rows:
        if row["set"] not in SETS or row["system"].lower().startswith("ref"):
            continue
        words = _words(row["target"])
        bad = _bad(row, words)
        if bad is None:
            continue
        usual = float(np.mean(bad))
        for word, wrong in zip(words, bad, strict=True):
            group = english.words(word).group
            more[group] += wrong - usual
            seen[group] += 1
    rate = np.clip(np.rint(more / (seen + FEW) / MARKED_STEP), -127, 127).astype(np.int8)
    return {"words.marked": ("b", rate.tobytes())}


def _words(text: str) -> list[str]:
    text = plain(text).strip()
    return [word for first, last in Sentences(text).within(0, len(text)) or [(0, len(text))] for word in tokens(text[first:last])]


def _bad(row: Row, words: Sequence[str]) -> list[bool] | None:
    """Which words are marked; None where the marks do not fit the text. Places are counted without white space."""
    marks = _tagged(row) if row["tags"] else _spanned(row) if row["spans"] else None
    if not words or marks is None or len(marks) != sum(map(len, words)):
        return None
    found, at = [], 0
    for word in words:
        found.append(bool(marks[at : at + len(word)].any()))
        at += len(word)
    return found


def _tagged(row: Row) -> np.ndarray | None:
    theirs, tags = plain(row["tok"]).split(), row["tags"].split()
    if len(theirs) != len(tags):
        return None
    return np.repeat([tag == "BAD" for tag in tags], [len(word) for word in theirs])


def _spanned(row: Row) -> np.ndarray:
    text = row["target"]
    places = np.cumsum([0, *(not c.isspace() for c in text)])
    marks = np.zeros(places[-1], bool)
    for start, end, *_ in json.loads(row["spans"]):
        if isinstance(start, int) and isinstance(end, int):
            marks[places[max(0, min(start, len(text)))] : places[max(0, min(end, len(text)))]] = True
    return marks
