"""``tqcheck check``: find errors, optionally repair them."""

from __future__ import annotations

import sys
from collections.abc import Callable

import click

from ..engine import Engine
from ..errors import UserError
from ..model import DocumentReport, InputError, Report
from ..terms.vocabulary import SEVERITIES, rank
from . import common


@click.command(name="check")
@common.input_options
@click.option("--select", metavar="RULE,...", help="Only these rules, entries or categories.")
@click.option("--ignore", metavar="RULE,...", help="Not these rules, entries or categories.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out what is less grave.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), default="minor", show_default=True, help="Exit with 1 from this severity on.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--no-score", is_flag=True, help="Leave the scores out.")
@click.option("--fix", "repair", is_flag=True, help="Apply safe corrections to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also the corrections that need a look.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, change nothing.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--force-exclude", is_flag=True, help="Hold to configured excludes even for files named explicitly.")
def command(
    paths: tuple[str, ...],
    source: str | None,
    reference: str | None,
    source_lang: str,
    target_lang: str,
    input_format: str | None,
    glossaries: tuple[str, ...],
    output_format: str,
    outputs: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    min_severity: str | None,
    fail_on: str,
    exit_zero: bool,
    no_score: bool,
    repair: bool,
    unsafe_fixes: bool,
    diff: bool,
    statistics: bool,
    force_exclude: bool,
) -> None:
    """Find errors in translated texts: PATHS are texts, web pages or bilingual files; - is standard input."""
    documents, errors = common.read_all(paths, source, input_format, (source_lang, target_lang))
    checker = common.engine(glossaries)

    def wanted(found: DocumentReport) -> DocumentReport:
        return found._replace(findings=tuple(common.selected(found.findings, select, ignore, min_severity)))

    found = [wanted(each) for each in common.check_all(documents, checker)]
    if diff or repair:
        repaired = []
        for each in found:
            try:
                repaired.append(_repair(each, checker, unsafe_fixes, wanted, write=repair and not diff))
            except UserError as problem:
                errors.append(InputError(problem.path or each.document.path, problem.message, problem.line))
                repaired.append(each)
        if diff:
            from ..fix import diff as changes

            sys.stdout.write("".join(changes(before.document, after.document) for before, after in zip(found, repaired, strict=True)))
            for error in errors:
                click.echo(f"{error.path}: error: {error.message}", err=True)
            sys.exit(2 if errors else 0)
        found = repaired
    if not no_score:
        found = [common.attach_scores(each, common.against_reference(each.document, reference)) for each in found]
    common.write(Report(found, errors), output_format, outputs, statistics)
    if errors:
        sys.exit(2)
    graves = any(rank(f.severity) >= rank(fail_on) for each in found for f in each.findings if not f.suppressed)
    sys.exit(1 if graves and not exit_zero else 0)


def _repair(
    found: DocumentReport, checker: Engine, unsafe: bool, wanted: Callable[[DocumentReport], DocumentReport], write: bool
) -> DocumentReport:
    """Apply corrections until nothing changes; the report of what remains."""
    from .. import fix

    after = fix.repaired(found, lambda document: wanted(common.checked(document, checker)), unsafe)
    if write and after.document.raw != found.document.raw:
        fix.write(found.document, after.document.raw)
    return after
