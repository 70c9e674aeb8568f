"""``tqcheck glossary add``: a name that is right, a term that is preferred."""

from __future__ import annotations

import click

from ..configuration.discovery import Configuration
from ..decisions.own_glossary import Addition
from ..decisions.own_glossary import add as add_entry
from ..errors import UserError


@click.command()
@click.option("--name", metavar="TEXT", default="", help="A name that is right as it is written here.")
@click.option("--variant", "variants", metavar="TEXT", multiple=True, help="A wrong spelling of the name (repeatable).")
@click.option("--term", metavar="FRENCH", default="", help="A French term.")
@click.option("--prefer", metavar="TEXT", multiple=True, help="How the term is translated (repeatable, best first).")
@click.option("--forbid", metavar="TEXT", multiple=True, help="How the term is not translated (repeatable).")
@click.option("--to", "file", type=click.Path(), help="The glossary file; else the configured one, else tqcheck.glossary.yaml.")
@click.option("--config", "config_file", type=click.Path(), help="This configuration instead of the nearest tqcheck.yaml.")
def add(
    name: str,
    variants: tuple[str, ...],
    term: str,
    prefer: tuple[str, ...],
    forbid: tuple[str, ...],
    file: str | None,
    config_file: str | None,
) -> None:
    """Add a name or a term to your own glossary: --name NAME, or --term FRENCH --prefer ENGLISH.

    What the file has already, or says otherwise, is told and not written. Where the shipped glossary says otherwise, that is told, and
    yours is written and wins.
    """
    if bool(name.strip()) == bool(term.strip()) or (name and (prefer or forbid)) or (term and variants):
        raise UserError("give a name (with --variant), or a term (with --prefer and --forbid)")
    path = file or Configuration(config_file).own_glossary(".")
    added = add_entry(path, Addition(name.strip(), variants, term.strip(), prefer, forbid))
    click.echo(f"{added.written.path}:{added.written.line}: added")
    for note in added.notes:
        click.echo(f"note: {note}", err=True)
