"""``tqcheck check``: find errors, optionally repair them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from ..errors import UserError
from ..model import DocumentReport, InputError, Report
from ..session import Session
from ..terms.vocabulary import SEVERITIES, rank
from . import common
from . import declared as click

if TYPE_CHECKING:
    from ..changed import Changes


@click.command(name="check")
@common.input_options
@click.option("--select", metavar="RULE,...", help="Only these rules, entries, categories or severities.")
@click.option("--ignore", metavar="RULE,...", help="Not these rules, entries, categories or severities.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out what is less grave.")
@click.option("--fail-on", type=click.Choice(SEVERITIES), show_default="minor", help="Exit with 1 from this severity on.")
@click.option("--exit-zero", is_flag=True, help="Exit with 0 whatever is found.")
@click.option("--no-score", is_flag=True, help="Leave the scores out.")
@click.option("--fix", "repair", is_flag=True, help="Apply safe corrections to the files.")
@click.option("--unsafe-fixes", is_flag=True, help="With --fix or --diff: also the corrections that need a look.")
@click.option("--diff", is_flag=True, help="Show what --fix would change, change nothing.")
@click.option("--statistics", is_flag=True, help="Count findings by rule.")
@click.option("--baseline", metavar="FILE", help="Findings that were there before do not count.")
@click.option("--write-baseline", is_flag=True, help="Take all that is found now for the baseline.")
@click.option("--update-baseline", is_flag=True, help="Take out of the baseline what is gone; nothing is added.")
@click.option("--changed-since", metavar="REV", help="Only findings on lines changed since a git revision; no scores.")
@click.option("--show-settings", is_flag=True, help="Show what holds for each file and where it comes from, check nothing.")
def command(
    paths: tuple[str, ...],
    source: str | None,
    references: tuple[str, ...],
    source_lang: str | None,
    target_lang: str | None,
    input_format: str | None,
    glossaries: tuple[str, ...],
    config_file: str | None,
    force_exclude: bool,
    output_format: str,
    outputs: tuple[str, ...],
    select: str | None,
    ignore: str | None,
    min_severity: str | None,
    fail_on: str | None,
    exit_zero: bool,
    no_score: bool,
    repair: bool,
    unsafe_fixes: bool,
    diff: bool,
    statistics: bool,
    baseline: str | None,
    write_baseline: bool,
    update_baseline: bool,
    changed_since: str | None,
    show_settings: bool,
) -> None:
    """Find errors in translated texts: PATHS are files in one of the formats, or folders of them; - is standard input."""
    options = {
        "select": common.names(select),
        "ignore": common.names(ignore),
        "min-severity": min_severity,
        "fail-on": fail_on,
        "baseline": baseline,
    }
    session = common.session(config_file, source_lang, target_lang, glossaries, fresh_baseline=write_baseline, **options)
    if show_settings:
        from .settings import show

        click.echo(show(paths, session), nl=False)
        return
    if changed_since and (repair or diff):
        raise UserError("--changed-since reports; it does not go with --fix or --diff")
    changes = _changes(changed_since)
    if changes and not paths:
        paths, force_exclude = tuple(changes.files()), True
    documents, errors = common.read_all(paths, source, input_format, session, force_exclude) if paths or not changes else ([], [])
    common.one_file(references, documents)
    if changes:
        documents = [document for document in documents if changes.touched(document)]
    found = common.check_all(documents, session)
    if diff or repair:
        repaired = []
        for each in found:
            try:
                repaired.append(_repair(each, session, unsafe_fixes, write=repair and not diff))
            except UserError as problem:
                errors.append(InputError(problem.path or each.document.path, problem.message, problem.line))
                repaired.append(each)
        if diff:
            from ..fix import diff as told

            sys.stdout.write("".join(told(before.document, after.document) for before, after in zip(found, repaired, strict=True)))
            for error in errors:
                click.echo(f"{error.path}: error: {error.message}", err=True)
            sys.exit(2 if errors else 0)
        found = repaired
    if write_baseline or update_baseline:
        _keep(session, write_baseline)
        sys.exit(2 if errors else 0)
    if changes:
        found = [changes.only(each, input_format) for each in found]
    elif not no_score:
        found = [
            common.attach_scores(each, common.against_reference(each.document, references), session.settings(each.document.path).mqm)
            for each in found
        ]
    if not changes:
        found += session.idle()
    common.write(Report(found, errors), output_format, outputs, statistics)
    if errors:
        sys.exit(2)
    sys.exit(1 if not exit_zero and any(_fails(each, session.settings(each.document.path).fail_on) for each in found) else 0)


def _changes(revision: str | None) -> Changes | None:
    if revision is None:
        return None
    from ..changed import Changes

    return Changes(revision)


def _keep(session: Session, everything: bool) -> None:
    """Write the baselines of the run and say what changed."""
    if not session.baselines:
        raise UserError("no baseline is named", hint="--baseline FILE, or `baseline: FILE` in tqcheck.yaml")
    for path, baseline in session.baselines.items():
        if everything:
            click.echo(f"{path}: {baseline.take()} findings are known now", err=True)
        else:
            click.echo("{}: {} findings stay known, {} are gone".format(path, *baseline.update()), err=True)


def _fails(found: DocumentReport, bar: str) -> bool:
    return any(rank(f.severity) >= rank(bar) for f in found.findings if f.suppressed is None)


def _repair(found: DocumentReport, session: Session, unsafe: bool, write: bool) -> DocumentReport:
    """Apply corrections until nothing changes; the report of what remains."""
    from .. import fix

    after = fix.repaired(found, session.check, unsafe)
    if write and after.document.raw != found.document.raw:
        fix.write(found.document, after.document.raw)
    return after
