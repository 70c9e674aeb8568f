"""``tqcheck score``: scores only."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from .. import __version__
from ..model import DocumentReport, Report
from ..reports import json_
from ..score import mqm
from . import common


@click.command(name="score")
@common.input_options
@click.option("--min-score", type=float, help="Exit with 1 when the MQM score of a document is lower.")
def command(
    paths: tuple[str, ...],
    source: str | None,
    reference: str | None,
    source_lang: str | None,
    target_lang: str | None,
    input_format: str | None,
    glossaries: tuple[str, ...],
    config_file: str | None,
    force_exclude: bool,
    output_format: str,
    outputs: tuple[str, ...],
    min_score: float | None,
) -> None:
    """Score translated texts: MQM from the findings, findings-based fluency and, with --reference, BLEU and chrF."""
    session = common.session(config_file, source_lang, target_lang, glossaries)
    documents, errors = common.read_all(paths, source, input_format, session, force_exclude)
    found = [
        common.attach_scores(each, common.against_reference(each.document, reference), session.settings(each.document.path).mqm)
        for each in common.check_all(documents, session)
    ]
    report = Report(found, errors)
    if output_format in ("json", "jsonl"):
        text = json.dumps(_as_dict(report), ensure_ascii=False, indent=1) + "\n"
        if outputs:
            Path(outputs[0].rpartition("=")[2]).write_text(text, "utf-8")
        else:
            sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write("".join(_line(each) for each in found))
        for problem in errors:
            click.echo(f"{problem.path}: error: {problem.message}", err=True)
    if errors:
        sys.exit(2)
    sys.exit(1 if min_score is not None and any((d.scores or {})["mqm"]["value"] < min_score for d in found) else 0)


def _line(found: DocumentReport) -> str:
    scores = found.scores or {}
    m, f = scores["mqm"], scores["fluency"]
    small = f"\n  {found.words} words: under {mqm.SMALL_SAMPLE} a small sample, read the interval" if found.words < mqm.SMALL_SAMPLE else ""
    counts = ", ".join(f"{n} {s}" for s, n in m["counts"].items())
    lines = [
        f"{found.document.path}  {found.words} words",
        f"  MQM      {m['value']:5.1f}  ({m['low']:.1f}–{m['high']:.1f})  {'pass' if m['pass'] else 'fail'}  {counts}  [{m['signature']}]",
        f"  fluency  {f['value']:5.1f}  ({f['low']:.1f}–{f['high']:.1f})  [{f['signature']}]",
    ]
    for name, value in (scores["reference"] or {}).items():
        interval = f"  ({value['low']:.1f}–{value['high']:.1f})" if value["low"] is not None else ""
        lines.append(f"  {name:8} {value['value']:5.1f}{interval}  [{value['signature']}]")
    return "\n".join(lines) + small + "\n"


def _as_dict(report: Report) -> dict[str, Any]:
    full = json_.as_dict(report)
    for out, found in zip(full["documents"], report.documents, strict=True):
        del out["findings"]
        if not found.document.single:
            out["segments"] = _segments(found)
    return {"schema": "tqcheck-score/1", "tqcheck": __version__, "documents": full["documents"], "errors": full["errors"]}


def _segments(found: DocumentReport) -> list[dict[str, Any]]:
    by_segment: dict[str | None, list[Any]] = {}
    for f in found.findings:
        by_segment.setdefault(f.segment, []).append(f)
    rows = []
    for segment in found.document.segments:
        findings, words = by_segment.get(segment.id, []), len(segment.target.split())
        quality = mqm.mqm(findings, words)["value"] if segment.source else None
        rows.append({"id": segment.id, "fluency": mqm.fluency(findings, words)["value"], "quality": quality})
    return rows
