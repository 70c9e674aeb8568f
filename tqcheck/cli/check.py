"""``tqcheck check``: find errors, optionally repair them."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import partial

from ..errors import UserError, many
from ..model import DocumentReport
from ..session import Session
from ..stream import Checked
from ..terms.vocabulary import SEVERITIES, rank
from ..typed import Any
from . import common
from . import declared as click
from .output import Outputs
from .run import Asked, Run

_REPORTS = ("--format", "--output", "--statistics")
_APART = (
    ("--diff", "shows what --fix would change, and reports nothing", ("--fix", *_REPORTS)),
    ("--write-baseline", "takes down what is found, and reports nothing", ("--update-baseline", "--diff", *_REPORTS)),
    ("--update-baseline", "takes out what is gone, and reports nothing", ("--diff", *_REPORTS)),
    ("--changed-since", "reports on parts of the files", ("--fix", "--diff")),
    ("--show-settings", "checks nothing", ("--fix", "--diff", "--write-baseline", "--update-baseline", "--changed-since", *_REPORTS)),
)
"""Options, what each does, and those that mean nothing beside it."""


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
@click.option("--statistics", is_flag=True, help="Count findings by rule; the json output counts them anyway.")
@click.option("--baseline", metavar="FILE", help="Findings that were there before do not count.")
@click.option("--write-baseline", is_flag=True, help="Take all that is found now for the baseline.")
@click.option("--update-baseline", is_flag=True, help="Take out of the baseline what is gone; nothing is added.")
@click.option("--changed-since", metavar="REV", help="Only findings on lines changed since a git revision; no scores.")
@click.option("--show-settings", is_flag=True, help="Show what holds for each file and where it comes from, check nothing.")
def command(**given: Any) -> None:
    """Find errors in translated texts: PATHS are files in one of the formats, or folders of them; - is standard input."""
    asked = Asked(**given)
    _refuse(asked)
    run = Run(asked)
    if asked.show_settings:
        code = _settings(run)
    elif asked.diff:
        code = _diff(run)
    elif asked.write_baseline or asked.update_baseline:
        code = _baseline(run)
    else:
        code = _report(run)
    sys.exit(code)


def _refuse(asked: Asked) -> None:
    """Raise `UserError` where one option would be dropped for another."""
    given = {
        "--fix": asked.repair,
        "--diff": asked.diff,
        "--format": asked.output_format,
        "--output": asked.outputs,
        "--statistics": asked.statistics,
        "--write-baseline": asked.write_baseline,
        "--update-baseline": asked.update_baseline,
        "--changed-since": asked.changed_since,
        "--show-settings": asked.show_settings,
    }
    for option, does, others in _APART:
        for other in others:
            if given[option] and given[other]:
                raise UserError(f"{option} and {other} do not go together", hint=f"{option} {does}")
    if asked.unsafe_fixes and not (asked.repair or asked.diff):
        raise UserError("--unsafe-fixes says which corrections are made", hint="add --fix to make them, or --diff to see them")


def _settings(run: Run) -> int:
    """Show what holds for each file."""
    from .settings import show

    click.echo(show(run.asked.paths, run.session), nl=False)
    return 0


def _report(run: Run) -> int:
    """Report what is found and, after corrections, what is left; the exit code says whether that is grave."""
    asked, session = run.asked, run.session
    out = Outputs(asked.output_format, asked.outputs, asked.statistics)
    fails = False

    def tell(found: DocumentReport) -> None:
        nonlocal fails
        fails = fails or _fails(found, session.settings(found.document.path).fail_on)
        out.add(found)

    score = None if asked.no_score or run.changes else partial(_scored, session=session, references=asked.references)
    run.check(lambda each: tell(each.told), score, quiet=bool(asked.outputs))
    for idle in () if run.changes else session.idle():
        tell(idle)
    out.end(run.errors)
    return 2 if run.errors else 1 if fails and not asked.exit_zero else 0


def _scored(found: DocumentReport, session: Session, references: Sequence[str]) -> DocumentReport:
    document = found.document
    return common.attach_scores(found, common.against_reference(document, references), session.settings(document.path).mqm)


def _fails(found: DocumentReport, bar: str) -> bool:
    return any(rank(f.severity) >= rank(bar) for f in found.findings if f.suppressed is None)


def _diff(run: Run) -> int:
    """Show what the corrections would change."""
    from .correction import Correction

    run.check(lambda each: sys.stdout.write(Correction.diff(each)))
    return _unreadable(run)


def _baseline(run: Run) -> int:
    """Write the baselines of the run and say what changed."""
    run.check(_nothing)
    if not run.session.baselines:
        raise UserError("no baseline is named", hint="--baseline FILE, or `baseline: FILE` in tqcheck.yaml")
    for path, baseline in run.session.baselines.items():
        if run.asked.write_baseline:
            taken = baseline.take()
            click.echo(f"{path}: {many(taken, 'finding')} {'is' if taken == 1 else 'are'} known now", err=True)
        else:
            stay, gone = baseline.update()
            verbs = ("stays" if stay == 1 else "stay", "is" if gone == 1 else "are")
            click.echo(f"{path}: {many(stay, 'finding')} {verbs[0]} known, {gone:,} {verbs[1]} gone", err=True)
    return _unreadable(run)


def _nothing(found: Checked) -> None:
    """Told nobody: the baselines have seen it."""


def _unreadable(run: Run) -> int:
    """Tell on the side of files that could not be checked; the exit code."""
    for error in run.errors:
        click.echo(f"{error.path}{f':{error.line}' if error.line else ''}: error: {error.message}", err=True)
    return 2 if run.errors else 0
