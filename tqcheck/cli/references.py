"""References of a document: files given, or the column it has; their scores and how they are shown."""

from __future__ import annotations

import os
from collections.abc import Sequence

from .. import formats
from ..errors import UserError
from ..model import Document
from ..records import NamedTuple
from ..score import reference
from ..score.pairing import Pairs, Reference, lines, pair
from ..typed import Any


class Against(NamedTuple):
    """A document against its references: the pairs and their scores by metric."""

    pairs: Pairs
    scores: dict[str, Any]
    metrics: tuple[str, ...]

    @property
    def notes(self) -> dict[str, Any]:
        """What was scored and what to be wary of."""
        pairs = self.pairs
        return {
            "segments": len(pairs.hypotheses),
            "left_out": pairs.left_out,
            "references": len(pairs.references),
            "warnings": pairs.warnings,
        }


def against(
    document: Document, paths: Sequence[str], metrics: tuple[str, ...] = reference.DEFAULT, fold_quotes: bool = False
) -> Against | None:
    """The document against the references at `paths`, or else against its own column; None without either. Raises `UserError`."""
    found = paired(document, paths, fold_quotes)
    return Against(found, reference.corpus(found, metrics), metrics) if found else None


def paired(document: Document, paths: Sequence[str], fold_quotes: bool = False) -> Pairs | None:
    """The segments of a document (of a text: its paragraphs) beside their references."""
    segments, sources = texts(document)
    if paths:
        for path in paths:
            if path != "-" and os.path.exists(path) and os.path.exists(document.path) and os.path.samefile(path, document.path):
                raise UserError("the reference is the translation itself", path, hint="name the human translation with --reference")
        given = [Reference(path, _read(path, len(segments), document)) for path in paths]
        return pair(segments, given, document.path, sources, fold_quotes=fold_quotes)
    if not any(s.reference for s in document.segments):
        return None
    own = Reference(document.path, [s.reference or "" for s in document.segments])
    return pair(segments, [own], document.path, column=True, fold_quotes=fold_quotes)


def texts(document: Document) -> tuple[list[tuple[str, str]], list[str]]:
    """(id, target) of every segment, and the sources; of a text its paragraphs, numbered, and those of the source."""
    if document.single:
        segment = document.segments[0]
        paragraphs = [(str(k), text) for k, text in enumerate(lines(segment.view.text if segment.view else segment.target), 1)]
        return paragraphs, lines(segment.source or "")
    named = [(s.id or str(k), s.target) for k, s in enumerate(document.segments, 1)]
    return named, [s.source or "" for s in document.segments]


def _read(path: str, wanted: int, document: Document) -> list[str]:
    """The texts of a reference: the targets of a file of segments, or the lines of a text. Raises `UserError`.

    Blank lines of a text separate paragraphs; beside segments they are segments without text, where their number asks for it.
    """
    ending = os.path.splitext(path)[1].lower()
    known = next((name for name, endings in formats.FORMATS.items() if ending in endings), "text")
    if known not in ("text", "markdown"):
        return [text for _, text in texts(formats.read(path, None, None, (document.source_language, document.target_language)))[0]]
    raw = formats.decode(formats._bytes(path), path)
    filled = lines(raw)
    if document.single or len(filled) == wanted:
        return filled
    every = raw.removesuffix("\n").split("\n")
    return every if len(every) == wanted else filled


def shown(found: Against) -> list[str]:
    """Lines for people: the scores, the segments that are furthest from their references, the warnings."""
    told = []
    for name, value in found.scores.items():
        interval = f"  ({value['low']:.1f}–{value['high']:.1f})" if value["low"] is not None else ""
        less = "  lower is better" if value["lower_is_better"] else ""
        told.append(f"  {name:8} {value['value']:5.1f}{interval}{less}  [{value['signature']}]")
    return told


def warned(found: Against) -> list[str]:
    """What to be wary of, a line each."""
    left = f"{found.pairs.left_out} segments have no reference or no text and are left out"
    return [f"  warning: {text}" for text in (*([left] if found.pairs.left_out else []), *found.pairs.warnings)]


def furthest(found: Against, count: int = 3) -> list[str]:
    """The segments that are furthest from their references, with the first of these."""
    if len(found.pairs.hypotheses) < 2:
        return []
    name = next((m for m in ("chrf2", "chrf2++", "bleu") if m in found.metrics), "ter")
    rows = reference.segments(found.pairs, (name,))
    order = sorted(range(len(rows)), key=lambda i: rows[i][name], reverse=name == "ter")[:count]
    told = [f"  furthest from the reference ({name}):"]
    for i in order:
        near = next((r[i] for r in found.pairs.references if r[i]), "")
        told += [
            f"    {rows[i][name]:5.1f}  {rows[i]['segment']}: {_short(found.pairs.hypotheses[i])}",
            f"           reference: {_short(near)}",
        ]
    return told


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text[:120] + "…" * (len(text) > 120)
