"""``tqcheck score --scorer``: scorers of other packages and programs, asked only by name."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Callable, Iterator, Sequence

import click

from ..errors import UserError, many
from ..model import DocumentReport
from ..records import NamedTuple
from ..score import neural
from ..score.outside import Program
from ..typed import Any
from . import references
from .asked import Asked
from .references import Against

JUDGE = "judge"


class Judged(NamedTuple):
    """The answers of all scorers about one document: its scores by scorer, and a row for each segment and scorer."""

    scores: dict[str, Any]
    rows: list[dict[str, Any]]


def judged(asked: Asked, found: Sequence[DocumentReport], against: Sequence[Against | None]) -> list[Judged]:
    """Every document by every scorer; a scorer sees all documents at once. Raises `UserError`."""
    segments = [_segments(number, each, beside) for number, (each, beside) in enumerate(zip(found, against, strict=True))]
    every = [sent for document in segments for _, sent in document]
    results = [Judged({}, []) for _ in found]
    for name, scorer in _scorers(asked, every, lambda: _hits(segments, found)):
        info, given = neural.run(name, scorer, every)
        for document, result in zip(segments, results, strict=True):
            answers = [given[sent["id"]] for _, sent in document]
            if score := neural.summary(info, answers):
                result.scores[name] = score
            result.rows.extend(
                {"segment": id_, "scorer": name, "score": answer.score, "spans": answer.spans}
                for (id_, _), answer in zip(document, answers, strict=True)
            )
    return results


def _scorers(asked: Asked, every: list[dict[str, Any]], hits: Callable[[], dict[str, list[str]]]) -> Iterator[tuple[str, neural.Scorer]]:
    """Every scorer by its name, made when its turn comes. Raises `UserError`."""
    programs = dict(_command(text) for text in asked.commands)
    folders = dict(_folder(text) for text in asked.folders)
    judges = [JUDGE] if asked.judge_url or asked.judge_model or asked.dry_run else []
    named = [*asked.names, *programs, *folders, *judges]
    if len(set(named)) < len(asked.names) + len(asked.commands) + len(asked.folders) + len(judges):
        raise UserError("two scorers have the same name")
    for name in asked.names:
        yield name, _installed(name)
    for name, command in programs.items():
        yield name, Program(name, command, every, asked.seconds)
    for name, path in folders.items():
        from ..score.onnx import Folder

        yield name, Folder(path)
    if judges:
        yield JUDGE, _judge(asked, every, hits())


def _judge(asked: Asked, every: list[dict[str, Any]], hits: dict[str, list[str]]) -> neural.Scorer:
    from .. import cache
    from ..score.judge import Judge, Settings

    if not asked.judge_url or not asked.judge_model:
        raise UserError("--judge-url and --judge-model belong together")
    judge = Judge(
        Settings(asked.judge_url, asked.judge_model, asked.judge_limit, os.path.join(cache.folder(), "judge"), asked.seconds), hits
    )
    if asked.dry_run:
        for question in judge.questions(every):
            click.echo(json.dumps(question, ensure_ascii=False))
        click.echo(f"{judge.unanswered(every)} of {len(every)} requests would be sent to {asked.judge_url}; none was", err=True)
        raise click.exceptions.Exit(0)
    return judge


def _hits(segments: list[list[tuple[str, dict[str, Any]]]], found: Sequence[DocumentReport]) -> dict[str, list[str]]:
    """What the rules found in each segment, for the judge: "text → suggestion: why"."""
    told: dict[str, list[str]] = {}
    for document, report in zip(segments, found, strict=True):
        for finding in report.findings:
            fix = f" → {finding.suggestions[0].replacement}" if finding.suggestions else ""
            for name, sent in document:
                if finding.text and finding.text in sent["mt"] and finding.segment in (None, name) and finding.suppressed is None:
                    told.setdefault(sent["id"], []).append(f"{finding.text}{fix}: {finding.message}")
    return told


def shown(scores: dict[str, Any]) -> list[str]:
    """Lines for people: each score with its scale, signature and licence."""
    told = []
    for name, value in scores.items():
        interval = f"  ({value['low']:.3f}–{value['high']:.3f})" if value["low"] is not None else ""
        scale = f"{value['range'][0]:g} to {value['range'][1]:g}, " if value["range"] else ""
        better = "higher" if value["higher_is_better"] else "lower"
        told.append(f"  {name:8} {value['value']:5.3f}{interval}  {scale}{better} is better  [{value['signature']}]")
        who, limited = value["scorer"], re.search(r"(?i)\bnc\b|non-?commercial", value["scorer"]["licence"])
        told.append(
            f"           {who['name']} {who['version']}, licence: {who['licence']}{' — not for commercial use' if limited else ''}; not part of tqcheck"
        )
        if value["unscored"]:
            told.append(f"           {many(value['unscored'], 'segment')} without a score")
        if value["spans_dropped"]:
            told.append(f"           {value['spans_dropped']} spans that are not in the text dropped")
    return told


def _command(text: str) -> tuple[str, list[str]]:
    name, _, command = text.partition("=")
    try:
        words = shlex.split(command)
    except ValueError as problem:
        raise UserError(f"--scorer-command {text}: {problem}") from None
    if not re.fullmatch(r"[\w.-]+", name) or not words:
        raise UserError(
            f"--scorer-command {text}: not NAME=COMMAND", hint="for example: --scorer-command 'comet=/opt/comet/bin/python score.py'"
        )
    return name, words


def _folder(text: str) -> tuple[str, str]:
    name, _, path = text.partition("=")
    if not re.fullmatch(r"[\w.-]+", name) or not path:
        raise UserError(f"--scorer-folder {text}: not NAME=FOLDER", hint="for example: --scorer-folder kiwi=models/kiwi")
    return name, path


def _installed(name: str) -> neural.Scorer:
    from importlib.metadata import entry_points

    known = {point.name: point for point in entry_points(group=neural.GROUP)}
    if name not in known:
        listed = ", ".join(sorted(known)) or "none"
        raise UserError(f"there is no scorer '{name}'", hint=f"installed: {listed}; --scorer-command NAME=COMMAND runs a program")
    try:
        offered = known[name].load()
        scorer: neural.Scorer = offered() if isinstance(offered, type) or not hasattr(offered, "score") else offered
    except Exception as problem:  # another package's code
        raise UserError(f"the scorer {name} cannot be loaded: {type(problem).__name__}: {problem}") from problem
    return scorer


def _segments(number: int, found: DocumentReport, against: Against | None) -> list[tuple[str, dict[str, Any]]]:
    """The segments of a document that have text (of a text its paragraphs), by their names, as scorers get them."""
    texts, sources = references.texts(found.document)
    if sources and len(sources) != len(texts):
        raise UserError(
            f"{len(texts)} paragraphs, but the source has {len(sources)}",
            found.document.path,
            hint="scorers read pairs; give segments, or texts with the same paragraphs",
        )
    beside = dict(zip(against.pairs.ids, against.pairs.references[0], strict=True)) if against else {}
    rows = []
    for k, (name, text) in enumerate(texts):
        if text.strip():
            sent = {"id": f"{number}:{k}", "mt": text, "src": sources[k] if sources else "", "ref": beside.get(name, "")}
            rows.append((name, {key: value for key, value in sent.items() if value}))
    return rows
