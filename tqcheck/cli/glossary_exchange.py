"""``tqcheck glossary import`` and ``export``: term lists from and for other tools."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .. import formats
from ..errors import UserError, many
from ..terms import exchange, place_names, store

_FORM = click.option("--form", type=click.Choice(list(exchange.FORMS)), help="Instead of going by the file name.")
_LANGUAGES = (
    click.option("--source-lang", default="fr", show_default=True),
    click.option("--target-lang", default="en", show_default=True),
)


@click.command(name="import")
@click.argument("file", type=click.Path())
@click.option("--output", "-o", type=click.Path(), help="The glossary file to write; standard output without it.")
@_FORM
@_LANGUAGES[0]
@_LANGUAGES[1]
def import_(file: str, output: str | None, form: str | None, source_lang: str, target_lang: str) -> None:
    """Make a glossary of a term list: TBX, CSV, TSV (DeepL, Google, Weblate) or UTX."""
    text = formats.decode(formats._bytes(file), file).lstrip("\ufeff")
    concepts = exchange.read(file, text, form or exchange.form_of(file), (source_lang, target_lang))
    if not concepts:
        raise UserError(f"no terms with {source_lang} and {target_lang}", file, hint="see --source-lang and --target-lang")
    _put(exchange.to_yaml(concepts, (source_lang, target_lang), Path(file).stem), output)
    click.echo(f"{many(len(concepts), 'term')}", err=True)


@click.command()
@click.argument("paths", nargs=-1, type=click.Path())
@click.option("--output", "-o", type=click.Path(), help="The file to write; standard output without it.")
@_FORM
@_LANGUAGES[0]
@_LANGUAGES[1]
def export(paths: tuple[str, ...], output: str | None, form: str | None, source_lang: str, target_lang: str) -> None:
    """Write the terms, exonyms and acronyms of glossaries (PATHS; the shipped one without them) for another tool."""
    entries = store.load(paths).entries() if paths else place_names.with_entries(store.shipped())
    concepts = exchange.from_entries([e for e in entries if tuple(e["languages"]) == (source_lang, target_lang)])
    chosen = form or (exchange.form_of(output) if output else "tbx")
    _put(exchange.write(concepts, chosen, (source_lang, target_lang)), output)
    click.echo(f"{many(len(concepts), 'term')}", err=True)


def _put(text: str, output: str | None) -> None:
    if output is None:
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    try:
        Path(output).write_text(text, "utf-8", newline="")
    except OSError as problem:
        raise UserError(f"cannot be written: {problem.strerror}", output) from None
