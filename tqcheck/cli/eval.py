"""``tqcheck eval``: precision, recall and suggestion accuracy on text that people annotated."""

from __future__ import annotations

import json
import sys

import click

from .. import __version__, formats
from ..configuration.selection import check_names, wanted
from ..configuration.settings import Settings
from ..engine import Engine
from ..errors import UserError
from ..evaluation import gold, measure, table
from ..model import Finding
from ..score.resampling import ROUNDS
from ..terms import store
from ..typed import Any
from . import common


@click.command(name="eval")
@click.argument("path", metavar="GOLD", type=click.Path())
@click.option("--glossary", "glossaries", multiple=True, type=click.Path(), help="A glossary of yours (repeatable).")
@click.option("--select", metavar="RULE,...", help="Only these rules, entries or categories.")
@click.option("--ignore", metavar="RULE,...", help="Not these rules, entries or categories.")
@click.option("--source/--no-source", "source", default=None, help="Only with, only without the source. Default: both.")
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Only the first N passages.")
@click.option("--rounds", default=ROUNDS, show_default=True, type=click.IntRange(0), help="Resamples for the intervals; 0: none.")
@click.option("--misses", is_flag=True, help="List the errors that were missed and the findings that hit none.")
@click.option("--format", "output_format", type=click.Choice(["text", "json"]), default="text", show_default=True)
def command(
    path: str,
    glossaries: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    source: bool | None,
    limit: int | None,
    rounds: int,
    misses: bool,
    output_format: str,
) -> None:
    """Measure the checker on annotated text: GOLD is JSON Lines of passages with errors, or an MQM table of Marot or Google.

    Precision, recall and F1 by four ways of comparing spans, with intervals over documents and beside them what random spans, whole
    passages and a second annotator would reach; suggestion accuracy; by rule, category and severity.
    """
    read = gold.read(formats.decode(formats._bytes(path), path), path)
    passages = read.passages[:limit]
    if not passages:
        raise UserError("holds no passages", path)
    engine = Engine([*(store.load([name]) for name in glossaries), store.shipped()])
    settings = Settings({"select": common.names(select), "ignore": common.names(ignore)}, {})
    check_names(settings.select, engine.matcher.glossaries, "--select")
    check_names(settings.ignore, engine.matcher.glossaries, "--ignore")

    def chosen(f: Finding) -> bool:
        return wanted(f, settings)

    has_source = any(p.source for p in passages)
    modes = [with_source for with_source in (False, True) if source in (None, with_source) and (has_source or not with_source)]
    if not modes:
        raise UserError("no passage has a source", path)
    found = {"with the source" if mode else "without the source": measure.findings(passages, engine, mode, chosen) for mode in modes}
    report: dict[str, Any] = {
        "schema": "tqcheck-eval/1",
        "tqcheck": __version__,
        "passages": len(passages),
        "documents": len({p.document for p in passages}),
        "words": sum(len(p.target.split()) for p in passages),
        "errors": sum(not e.optional for p in passages for e in p.errors),
        "left_out": read.left_out,
        "runs": {name: measure.measured(passages, each, rounds) for name, each in found.items()},
        "baselines": measure.baselines(passages, next(reversed(found.values()))),
    }
    if misses:
        report["misses"] = {name: measure.misses(passages, each) for name, each in found.items()}
    text = table.render(report) if output_format == "text" else json.dumps(report, ensure_ascii=False, indent=1) + "\n"
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    sys.stdout.flush()
