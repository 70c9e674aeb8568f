"""``tqcheck score --compare A B``: two translations of one source, and whether their difference is more than chance."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence

from .. import __version__, reports
from ..errors import UserError, many
from ..model import Document, DocumentReport, Report
from ..records import NamedTuple
from ..reports.line_wrap import wrapped
from ..score import fluency, mqm, reference
from ..score.paired import Part, difference
from ..score.pairing import lines
from ..session import Session
from ..typed import Any
from . import common, references

TOO_FEW, FEW = 20, 100
"""Segments under which no text is called better (the tests do not hold there), and under which they see large differences only."""


class Piece(NamedTuple):
    """A segment, or a paragraph of a text: its name, where it starts in the text (0 in a segment), its words and its source."""

    id: str
    start: int
    text: str
    source: str


def compare(
    files: tuple[str, str],
    given: Sequence[str],
    source: str | None,
    input_format: str | None,
    session: Session,
    metrics: tuple[str, ...],
    fold_quotes: bool,
    test: str,
) -> dict[str, Any]:
    """The comparison as it is reported in JSON. Raises `UserError` where the two do not hold the same segments."""
    documents = [common.read(path, source, input_format, session) for path in files]
    pieces = [_pieces(document) for document in documents]
    _same(documents, *pieces)
    found = [session.check(document) for document in documents]
    tested: dict[str, Any] = {}
    pairs = [references.paired(document, given, fold_quotes) for document in documents]
    warnings = []
    if pairs[0] and pairs[1]:
        if pairs[0].references != pairs[1].references:
            raise UserError(
                f"other references than in {files[0]}",
                files[1],
                hint="both files need the same reference column, or name one with --reference",
            )
        tested = reference.significance(pairs[0], pairs[1], metrics, test) if len(pairs[0].ids) > 1 else {}
        warnings = list(dict.fromkeys([*pairs[0].warnings, *pairs[1].warnings]))
    elif pairs[0] or pairs[1]:
        raise UserError("only one of the two files has references", files[0 if pairs[1] else 1], hint="name them with --reference")
    tested |= _learned(documents, pieces)
    schemes = [mqm.options(session.settings(path).mqm)["scheme"] for path in files]
    if schemes[0] != schemes[1]:
        raise UserError(f"other mqm settings than for {files[0]}", files[1], hint="one configuration for both: --config")
    points = [_points(report, own, scheme) for report, own, scheme in zip(found, pieces, schemes, strict=True)]
    tested["mqm_penalty"] = difference(points[0], points[1], lower_is_better=True) | {
        "signature": f"{schemes[0].signature}|per:1000-words|{_BOOT}"
    }
    if len(pieces[0]) < FEW:
        limit = "too few to call one better" if len(pieces[0]) < TOO_FEW else "only large differences can be told from chance"
        warnings.append(f"{many(len(pieces[0]), 'segment')}: {limit}")
    return {
        "schema": "tqcheck-comparison/1",
        "tqcheck": __version__,
        "a": files[0],
        "b": files[1],
        "segments": len(pieces[0]),
        "test": test,
        "differences": {name: each | {"better": _better(each) if len(pieces[0]) >= TOO_FEW else None} for name, each in tested.items()},
        "warnings": warnings,
    }


def write(found: dict[str, Any], output_format: str | None, outputs: Sequence[str]) -> None:
    """Write a comparison as text or JSON. Raises `UserError` for other formats."""

    def render(name: str, report: Report, options: reports.Options) -> str:
        if name not in ("text", "json"):
            raise UserError(f"--compare has no {name} output", hint="--format text or --format json")
        if name == "json":
            return json.dumps(found, ensure_ascii=False, indent=1) + "\n"
        return wrapped(_shown(found), options.width) if options.narrow else _shown(found)

    common.write(Report(), output_format, outputs, render=render)


def _pieces(document: Document) -> list[Piece]:
    if not document.single:
        return [Piece(s.id or str(k), 0, s.target, s.source or "") for k, s in enumerate(document.segments, 1)]
    (segment,) = document.segments
    if segment.view:
        raise UserError("pages are not compared", document.path, hint="give both as plain text, or as segments with ids")
    found: list[Piece] = []
    start = 0
    sources = lines(segment.source or "")
    for line in segment.target.split("\n"):
        if line.strip():
            found.append(Piece(str(len(found) + 1), start, line.strip(), ""))
        start += len(line) + 1
    if len(sources) == len(found):
        found = [piece._replace(source=text) for piece, text in zip(found, sources, strict=True)]
    return found


def _same(documents: list[Document], first: list[Piece], second: list[Piece]) -> None:
    a, b = documents[0].path, documents[1].path
    if len(first) != len(second):
        raise UserError(
            f"{many(len(second), 'segment')}, but {a} has {len(first)}",
            b,
            hint="two translations of one source, with the same segments or paragraphs",
        )
    if not first:
        raise UserError("holds no text", a)
    for one, other in zip(first, second, strict=True):
        if one.id != other.id:
            raise UserError(
                f"the segment {other.id} stands where {a} has {one.id}", b, hint="both files need the same segments in the same order"
            )
        if one.source and other.source and one.source.strip() != other.source.strip():
            raise UserError(f"segment {one.id} has another source than in {a}", b, hint="two translations of one source are compared")
    if [piece.text for piece in first] == [piece.text for piece in second]:
        raise UserError(f"the same text as {a}", b)


_BOOT = "paired-bs:1000|seed:12345|" + f"v:{__version__}"


def _learned(documents: list[Document], pieces: list[list[Piece]]) -> dict[str, Any]:
    """The learned scores, without what the rules found: `fluency`, and `quality` where every segment has a source."""
    model = fluency.scorer().version
    sides = [_fluency(document, own) for document, own in zip(documents, pieces, strict=True)]
    found = {"fluency": difference(sides[0], sides[1]) | {"signature": f"fluency|learned|model:{model}|w:words|{_BOOT}"}}
    if all(piece.source.strip() for own in pieces for piece in own):
        score = fluency.scorer().unit
        judged = [[score(piece.text, piece.source) for piece in own] for own in pieces]
        parts = [[Part((u.quality or 0.0) * u.size, u.size) for u in units] for units in judged]
        found["quality"] = difference(parts[0], parts[1]) | {"signature": f"quality|learned|model:{model}|w:words|{_BOOT}"}
    return found


def _fluency(document: Document, pieces: list[Piece]) -> list[Part]:
    """What each piece adds: the units of a text are sentences, those of segments the segments."""
    units = fluency.units(document)
    if not document.single:
        return [Part(u.fluency * u.size, u.size) for u in units]
    starts = [piece.start for piece in pieces]
    sums = [[0.0, 0.0] for _ in pieces]
    for unit in units:
        at = sums[max(bisect_right(starts, unit.start) - 1, 0)]
        at[0] += unit.fluency * unit.size
        at[1] += unit.size
    return [Part(top, bottom) for top, bottom in sums]


def _points(report: DocumentReport, pieces: list[Piece], scheme: mqm.Scheme) -> list[Part]:
    """MQM points by 1,000 words of each piece; what counts is decided on the whole document."""
    counted = mqm.once(report.findings) if scheme.repeated == "once" else [f for f in report.findings if f.suppressed is None]
    starts = [piece.start for piece in pieces]
    names = {piece.id: k for k, piece in enumerate(pieces)}
    points = [0.0] * len(pieces)
    for f in counted:
        k = max(bisect_right(starts, f.start) - 1, 0) if report.document.single else names.get(f.segment or "", 0)
        points[k] += scheme.weight(f)
    return [Part(p * 1000, sum(any(map(str.isalnum, w)) for w in piece.text.split())) for p, piece in zip(points, pieces, strict=True)]


def _better(each: dict[str, Any]) -> str | None:
    """Which text is better at p < 0.05; None where that cannot be told."""
    if each["p"] is None or each["p"] >= 0.05 or not each["difference"]:
        return None
    return "b" if (each["difference"] > 0) != each["lower_is_better"] else "a"


_CALLED = {"fluency": "learned fluency", "quality": "learned quality"}
"""Names of scores that are less what the rules found than those of the same name in `tqcheck score`."""


def _how(found: dict[str, Any]) -> list[str]:
    if found["test"] == "bootstrap" or not any(name in found["differences"] for name in reference.NAMES.values()):
        return ["p by paired bootstrap; better: p < 0.05"]
    return ["p of the reference metrics by approximate randomisation, of the others by paired bootstrap; better: p < 0.05"]


def _shown(found: dict[str, Any]) -> str:
    told = [
        f"A  {found['a']}",
        f"B  {found['b']}",
        many(found["segments"], "segment"),
        *_how(found),
        "",
    ]
    told.append(f"{'':15} {'A':>7} {'B':>7} {'B − A':>8}  {'95 %':^17} {'p':>7}")
    for name, d in found["differences"].items():
        interval = f"{d['low']:+.1f} to {d['high']:+.1f}" if d["low"] is not None else ""
        p = "" if d["p"] is None else f"{d['p']:.3f}" if d["p"] >= 0.001 else "<0.001"
        verdict = (
            f"{d['better'].upper()} is better"
            if d["better"]
            else "too few segments"
            if found["segments"] < TOO_FEW
            else "not told from chance"
        )
        less = " (lower is better)" if d["lower_is_better"] else ""
        told.append(
            f"{_CALLED.get(name, name):15} {d['a']:7.1f} {d['b']:7.1f} {d['difference']:+8.1f}  {interval:^17} {p:>7}  {verdict}{less}"
        )
    told += ["", *(f"{_CALLED.get(name, name)}: {d['signature']}" for name, d in found["differences"].items())]
    return "\n".join([*told, *(f"warning: {text}" for text in found["warnings"])]) + "\n"
