"""``tqcheck score --scorer``: scorers of other packages and programs, asked only by name."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from typing import Any, NamedTuple

from ..errors import UserError
from ..model import DocumentReport
from ..score import neural
from ..score.outside import Program
from . import references
from .references import Against


class Asked(NamedTuple):
    """What `scores` was asked for: names of installed scorers, ``NAME=COMMAND`` of programs, and the seconds a program may take."""

    names: Sequence[str]
    commands: Sequence[str]
    seconds: float


class Judged(NamedTuple):
    """The answers of all scorers about one document: its scores by scorer, and a row for each segment and scorer."""

    scores: dict[str, Any]
    rows: list[dict[str, Any]]


def judged(asked: Asked, found: Sequence[DocumentReport], against: Sequence[Against | None]) -> list[Judged]:
    """Every document by every scorer; a scorer sees all documents at once. Raises `UserError`."""
    programs = dict(_command(text) for text in asked.commands)
    if len(programs) < len(asked.commands) or len({*asked.names, *programs}) < len(asked.names) + len(programs):
        raise UserError("two scorers have the same name")
    segments = [_segments(number, each, beside) for number, (each, beside) in enumerate(zip(found, against, strict=True))]
    every = [sent for document in segments for _, sent in document]
    results = [Judged({}, []) for _ in found]
    for name in (*asked.names, *programs):
        scorer = Program(name, programs[name], every, asked.seconds) if name in programs else _installed(name)
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
            told.append(f"           {value['unscored']} segments without a score")
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
