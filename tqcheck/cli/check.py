"""``tqcheck check``: find errors, optionally repair them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from ..errors import UserError
from ..model import Document, DocumentReport, InputError
from ..session import Session
from ..stream import checked
from ..terms.vocabulary import SEVERITIES, rank
from ..typed import TYPE_CHECKING
from . import common
from . import declared as click
from .output import Outputs, progress

if TYPE_CHECKING:
    from ..decisions.changed import Changes
    from .correction import Correction


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
    output_format: str | None,
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
    if unsafe_fixes and not (repair or diff):
        raise UserError("--unsafe-fixes says which corrections are made", hint="add --fix to make them, or --diff to see them")
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
    files = common.named(paths, source, session, force_exclude) if paths or not changes else []
    common.one_file(references, files)
    keep = write_baseline or update_baseline
    out = None if diff or keep else Outputs(output_format, outputs, statistics)
    errors: list[InputError] = []
    fails = False
    score = None if no_score or changes or diff or keep else partial(_scored, session=session, references=references)
    for path, partner in progress(files, out is None or bool(outputs)):
        try:
            opened = common.opened(path, partner, input_format, session, whole=bool(changes or references))
        except UserError as problem:
            errors.append(common.unreadable(problem, path))
            continue
        if changes and isinstance(opened, Document) and not changes.touched(opened):
            continue
        correct = _correction(path, session, unsafe_fixes, errors, repair and not diff) if repair or diff else None
        try:
            for each in checked(opened, session, correct, score):
                told = changes.only(each.told, input_format) if changes else each.told
                fails = fails or _fails(told, session.settings(path).fail_on)
                if out:
                    out.add(told)
                elif diff and correct:
                    sys.stdout.write(correct.diff(each))
            if correct:
                correct.finish()
        except UserError as problem:
            if problem.path != path:
                raise
            errors.append(common.unreadable(problem, path))
        finally:
            if correct:
                correct.discard()
    if keep:
        _keep(session, write_baseline)
    elif diff:
        for error in errors:
            click.echo(f"{error.path}: error: {error.message}", err=True)
    if out:
        for idle in session.idle() if not changes else ():
            fails = fails or _fails(idle, session.settings(idle.document.path).fail_on)
            out.add(idle)
        out.end(errors)
        sys.exit(2 if errors else 1 if fails and not exit_zero else 0)
    sys.exit(2 if errors else 0)


def _scored(found: DocumentReport, session: Session, references: Sequence[str]) -> DocumentReport:
    document = found.document
    return common.attach_scores(found, common.against_reference(document, references), session.settings(document.path).mqm)


def _changes(revision: str | None) -> Changes | None:
    if revision is None:
        return None
    from ..decisions.changed import Changes

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


def _correction(path: str, session: Session, unsafe: bool, errors: list[InputError], write: bool) -> Correction:
    from .correction import Correction

    return Correction(path, session, unsafe, errors, write)
