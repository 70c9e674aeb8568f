"""``tqcheck glossary search``: what the shipped glossary has for some words."""

from __future__ import annotations

import re
from collections.abc import Iterable

import click

from ..terms import place_names, store
from ..terms.vocabulary import base
from ..text.fold import bare
from ..text.inflect_fr import all_forms
from ..typed import Any

_LEMMA = re.compile(r"~([\w-]+)")
_SIGNS = str.maketrans("", "", '~"()[]<>{}')
"""What stands around words in patterns."""


@click.command(name="search")
@click.argument("words", nargs=-1, required=True)
def search(words: tuple[str, ...]) -> None:
    """Find entries whose patterns, French, suggestions or ids hold all WORDS, from where words begin; several in quotes follow each other."""
    entries = place_names.with_entries(store.shipped())
    ids = {entry["id"] for entry in entries}
    verbs = {verb for entry in entries for text in entry["shown_source"] for verb in _LEMMA.findall(text)}
    wanted = [_expression(each, verbs) for each in words]
    found = 0
    for entry in entries:
        if (written := base(entry["id"])) != entry["id"] and written in ids:
            continue  # made of the entry that is told
        held = bare("\n".join([entry["id"], *entry["shown"], *entry["suggest"], *entry["shown_source"]]).translate(_SIGNS))
        if all(each.search(held) for each in wanted):
            found += 1
            click.echo(f"{entry['file']}:{entry['line']}: {entry['id']}: {_looked_for(entry)} → {' | '.join(entry['suggest']) or '-'}")
    if not found:
        click.echo("nothing found", err=True)


def _expression(text: str, verbs: Iterable[str]) -> re.Pattern[str]:
    """The words of a text, one behind the other, each from its beginning, or in place of a form of one of the French verbs the verb."""
    parts = []
    for word in text.lower().split():
        lemmas = (verb for verb in verbs if word in all_forms(verb))
        parts.append(f"(?:{'|'.join(re.escape(bare(each)) for each in (word, *lemmas))})")
    return re.compile(r"(?<!\w)" + r"\S*\s+".join(parts))


def _looked_for(entry: dict[str, Any]) -> str:
    """The patterns of an entry and the French that they are for."""
    english, french = (" / ".join(entry[key]) for key in ("shown", "shown_source"))
    return f"{english} (French {french})" if english and french else english or f"French {french}"
