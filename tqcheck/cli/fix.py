"""``tqcheck fix``: apply the safe corrections, or go through all findings one by one."""

from __future__ import annotations

import os
import shutil
import sys
from collections import Counter
from functools import partial

import click

from .. import reports
from ..configuration.discovery import DECISIONS
from ..decisions import suppress
from ..decisions.own_glossary import Addition
from ..decisions.own_glossary import add as add_entry
from ..decisions.yaml_list import withdraw
from ..errors import UserError, many
from ..fixing import fix
from ..model import DocumentReport, Finding, Report
from ..session import Session
from ..terms.vocabulary import SEVERITIES, rank
from ..typed import Any
from . import common
from .review import Review, offered
from .terminal import STOP, Terminal, fitting

_KEYS = (
    ("a", "accept the correction; 1-9 accept that one"),
    ("A", "accept it here and for all that are the same"),
    ("e", "edit: type what shall stand there"),
    ("s", "skip: leave it for now (also space); S skip all of this rule"),
    ("i", "ignore from now on, with a reason (tqcheck.ignore.yaml)"),
    ("g", "glossary: these words are a name, or a term of yours, and right"),
    ("x", "explain the rule or entry"),
    ("u", "undo the last step, also what i and g wrote"),
    ("q", "write what was accepted and stop; Q stop and leave this file alone"),
)


class _Stop(Exception):
    """The user has had enough."""


@click.command(name="fix")
@common.input_options
@click.option(
    "-i", "--interactive", is_flag=True, help="Go through the findings one by one: accept, edit, skip, ignore, add to the glossary."
)
@click.option("--unsafe-fixes", is_flag=True, help="Without --interactive: also the corrections that need a look.")
@click.option("--select", metavar="RULE,...", help="Only these rules, entries, categories or severities.")
@click.option("--ignore", metavar="RULE,...", help="Not these rules, entries, categories or severities.")
@click.option("--min-severity", type=click.Choice(SEVERITIES), help="Leave out what is less grave.")
@click.pass_context
def command(
    ctx: click.Context,
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
    interactive: bool,
    unsafe_fixes: bool,
    select: str | None,
    ignore: str | None,
    min_severity: str | None,
) -> None:
    """Correct translated texts. Without --interactive this is `tqcheck check --fix`.

    Exit codes: 0 nothing is left, 1 something is, 2 a mistake in usage or input.
    """
    if not interactive:
        from . import check

        given = {key: value for key, value in ctx.params.items() if key != "interactive"}
        ctx.invoke(check.command, **given, repair=True, no_score=True)
        return
    if output_format or outputs:
        raise UserError(
            "--interactive reports nothing; it does not go with --format or --output", hint="`tqcheck check` reports what is left"
        )
    if not is_terminal():
        raise UserError("--interactive needs a terminal", hint="--diff of `tqcheck check` shows what --fix would change")
    options: dict[str, Any] = {"select": common.names(select), "ignore": common.names(ignore), "min-severity": min_severity}
    session = common.session(config_file, source_lang, target_lang, glossaries, **options)
    documents, errors = common.read_all(paths, source, input_format, session, force_exclude)
    for problem in errors:
        click.echo(f"{problem.path}: error: {problem.message}", err=True)
    left = _review([session.check(document) for document in documents if document.path != "-"], session, input_format)
    sys.exit(2 if errors else 1 if left else 0)


def is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _review(found: list[DocumentReport], session: Session, input_format: str | None) -> bool:
    """Go through the reports; whether something is left that counts."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="replace")  # a terminal that is not UTF-8 shows ? instead of ending the review
    reviews = [Review(each.document, each.findings) for each in found]
    total = sum(len(review.findings) for review in reviews)
    done, stopped = 0, False
    for each, review in zip(found, reviews, strict=True):
        try:
            with Terminal() as terminal:
                _one(each, review, session, terminal, (done, total))
        except (_Stop, KeyboardInterrupt) as stop:
            if isinstance(stop, KeyboardInterrupt):
                review.forget()
            stopped = True
        _write(review, session, input_format)
        done += len(review.findings)
        if stopped:
            click.echo()
            break
    counts = Counter(state for review in reviews for state in review.states.values())
    rest = total - sum(counts.values())
    told = [f"{count} {state}" for state, count in counts.items()] + [f"{rest} not looked at"] * bool(rest)
    click.echo(", ".join(told) or "nothing to review")
    return any(rank(f.severity) >= rank(session.settings(r.document.path).fail_on) for r in reviews for f in r.left())


def _one(found: DocumentReport, review: Review, session: Session, terminal: Terminal, count: tuple[int, int]) -> None:
    """Go through the findings of one document; `count`: findings before it and in all. Raises `_Stop`."""
    shown = None
    while (at := review.at) is not None:
        if shown != at:
            click.echo(click.style(f"\n── {count[0] + at + 1} of {count[1]} ──", dim=True))
            click.echo(_block(found, review))
            shown = at
        try:
            if _step(_key(_menu(review), terminal), review, session, terminal):
                shown = None
        except UserError as problem:
            click.echo(f"  {problem}")
        except click.Abort:
            click.echo("  left as it was")


def _step(key: str, review: Review, session: Session, terminal: Terminal) -> bool:
    """Do what a key says; whether the finding is to be shown again. Raises `_Stop`."""
    f = review.current
    if key in ("a", "A") or key.isdigit():
        _accept(key, review)
    elif key == "e":
        review.accept(terminal.line(f"  instead of '{f.text}'", (offered(f) or [f.text])[0]))
    elif key in ("s", " "):
        review.skip()
    elif key == "S":
        click.echo(f"  {review.skip_rule()} of {f.rule} skipped")
    elif key == "i":
        _ignore(review, session, terminal)
    elif key == "g":
        _glossary(review, session, terminal)
    elif key == "x":
        _explain(f)
    elif key == "u":
        if review.undo():
            click.echo("  taken back")
            return True
        click.echo("  nothing to undo in this file")
    elif key == "q":
        raise _Stop
    elif key in ("Q", STOP):
        review.forget()
        raise _Stop
    else:
        click.echo(fitting("\n".join(f"  {name}  {meaning}" for name, meaning in _KEYS)))
    return False


def _accept(key: str, review: Review) -> None:
    offers = offered(review.current)
    number = int(key) if key.isdigit() else 1
    if not 0 < number <= len(offers):
        click.echo("  there is no such correction; e types one" if offers else "  there is no correction to accept; e types one")
    elif key == "A":
        click.echo(f"  {review.accept_alike()} corrected")
    else:
        review.accept(offers[number - 1])


def _explain(f: Finding) -> None:
    from .explain import command as explain

    assert explain.callback
    try:
        explain.callback(f.entry or f.rule)
    except UserError:
        explain.callback(f.rule)


def _block(found: DocumentReport, review: Review) -> str:
    """The finding as the text report shows it, and its corrections with their numbers."""
    f = review.current
    report = Report([found._replace(findings=(f,), scores=None)])
    width = shutil.get_terminal_size((100, 24)).columns
    options = reports.Options(color="NO_COLOR" not in os.environ, width=width, narrow=sys.stdout.isatty())
    shown = reports.render("text", report, options).rsplit("\n\n", 1)[0]
    offers = offered(f)
    if len(offers) > 1:
        shown += "\n" + fitting("  ".join(f"  {i} {text or '(delete)'}" for i, text in enumerate(offers[:9], 1)), hang=4)
    return shown


def _menu(review: Review) -> str:
    """The keys that make sense here, the first letter marked."""
    words = ["accept"] * bool(offered(review.current)) + ["edit", "skip", "ignore", "glossary", "x plain", "undo", "quit", "?"]
    return " ".join("e[x]plain" if word == "x plain" else f"[{word[0]}]{word[1:]}" for word in words)


def _key(menu: str, terminal: Terminal) -> str:
    click.echo(f"{click.style(fitting(menu, hang=0), dim=True)} ", nl=False)
    key = terminal.key()
    click.echo(key if key.isprintable() else "")
    return key


def _ignore(review: Review, session: Session, terminal: Terminal) -> None:
    f, path = review.current, review.document.path
    reason = terminal.line("  reason").strip()
    place = session.configuration.home(DECISIONS, path)
    decision = {"file": os.path.relpath(path, os.path.dirname(os.path.abspath(place))).replace(os.sep, "/")}
    decision |= {"finding": f.fingerprint, "rule": f.rule, "text": f.text, "reason": reason}
    written = suppress.add(place, {key: value for key, value in decision.items() if value})
    review.ignore(partial(withdraw, written))
    click.echo(f"  {place}:{written.line}")


def _glossary(review: Review, session: Session, terminal: Terminal) -> None:
    f = review.current
    words = terminal.line("  which words are right", f.text).strip()
    if not words:
        raise click.Abort
    french = terminal.line("  for which French term (empty: a name)").strip()
    place = session.configuration.own_glossary(review.document.path)
    added = add_entry(place, Addition(term=french, prefer=(words,)) if french else Addition(name=words))
    for note in added.notes:
        click.echo(f"  note: {note}")
    settled = review.name(words, partial(withdraw, added.written))
    click.echo(f"  {added.written.path}:{added.written.line}; {settled} of these findings settled")


def _write(review: Review, session: Session, input_format: str | None) -> None:
    """Write the corrections of a document, whole or not at all. A file that was edited meanwhile is read again."""
    document, chosen = review.document, review.chosen()
    if not chosen:
        return
    with open(document.path, "rb") as file:
        changed = file.read() != document.raw
    if changed:
        document = common.read(document.path, document.source_path, input_format, session)
        replacements = {f.fingerprint: f.suggestions for f in chosen}
        again = [
            f._replace(suggestions=replacements[f.fingerprint]) for f in session.check(document).findings if f.fingerprint in replacements
        ]
        click.echo(f"{document.path} was edited meanwhile: {len(again)} of {len(chosen)} corrections still fit")
        chosen = again
    after = fix.corrected(document, fix.edits(chosen))
    fix.write(document, after.raw)
    still = {f.fingerprint for f in session.check(after).findings} & {f.fingerprint for f in chosen}
    written = len(chosen) - len(still)
    click.echo(f"{document.path}: {many(written, 'correction')} written")
    if still:
        review.reopen(still)
        click.echo(f"{document.path}: {len(still)} could not be made: markup stands in the way")
