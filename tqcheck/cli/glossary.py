"""``tqcheck glossary``: validate, test, try, search, count and add."""

from __future__ import annotations

import sys
from collections import Counter

import click

from ..bilingual.bitext import Pair
from ..errors import UserError, many
from ..rules import exonym
from ..rules.set_phrase.phrases import SetPhrase
from ..terms import examples, kept, place_names, store
from ..terms.classes import lookup
from ..terms.expressions import OwnRule
from ..terms.matcher import Matcher
from ..terms.phrase import Phrases
from ..terms.reading import Reading
from ..text.fold import plain
from ..text.tokens import Tokens
from ..typed import Any
from . import glossary_exchange, set_phrases
from .glossary_add import add
from .glossary_search import search
from .groups import Group

_PATHS = click.argument("paths", nargs=-1, type=click.Path())


@click.group(name="glossary", cls=Group)
def command() -> None:
    """Work on glossaries. Without PATHS the shipped glossary is meant."""


command.add_command(add)
command.add_command(search)


def _open(paths: tuple[str, ...]) -> tuple[store.Glossary, dict[str, list[str]]]:
    """The glossary and the country classes: its own, else those of the shipped one."""
    glossary = store.load(paths) if paths else store.shipped()
    if glossary.country_ids or not paths:
        return glossary, glossary.classes
    try:
        return glossary, store.shipped().classes
    except UserError:
        return glossary, {}


def _mistakes(paths: tuple[str, ...]) -> int:
    """Print every mistake in these files; how many there are."""
    if not paths:
        return 0
    from ..terms.build import read

    errors = read(kept.files_in(paths), kept.contents(kept.code()))[3]
    for problem in errors:
        click.echo(str(problem))
    return len(errors)


@command.command()
@_PATHS
def validate(paths: tuple[str, ...]) -> None:
    """Check form and patterns of glossary files; classes that a file defines and does not use are told too."""
    if _mistakes(paths):
        sys.exit(1)
    from ..terms.build import unused

    for problem in unused(kept.files_in(paths)):
        click.echo(f"{problem}", err=True)
    glossary, _ = _open(paths)
    counted = _counted(glossary.entries())
    click.echo(f"{counted}, {_nations(glossary)}: valid")


def _counted(entries: list[dict[str, Any]]) -> str:
    """How many entries are written, and how many they are with those made from them."""
    written = len({(entry["file"], entry["line"]) for entry in entries})
    more = f" ({len(entries):,} with their forms for the English alone and for what the French proves)" if len(entries) > written else ""
    return f"{many(written, 'entry', 'entries')}{more}"


def _nations(glossary: store.Glossary) -> str:
    return f"{many(len(glossary.country_ids), 'country', 'countries')}, {many(len(glossary.families), 'family', 'families')}"


@command.command()
@_PATHS
def test(paths: tuple[str, ...]) -> None:
    """Run the examples inside the entries."""
    if _mistakes(paths):
        sys.exit(1)
    glossary, classes = _open(paths)
    matcher = Matcher([glossary], classes=lambda: classes)
    failures = 0
    for failure in (*examples.run(matcher, glossary, Phrases(matcher)), *set_phrases.failures(matcher, glossary)):
        failures += 1
        click.echo(f"{failure.file}:{failure.line}: {failure.entry}: {failure.message}")
    click.echo(f"{many(glossary.count, 'entry', 'entries')}, {many(failures, 'failure')}", err=True)
    sys.exit(1 if failures else 0)


@command.command(name="try")
@click.argument("text")
@click.option("--glossary", "paths", multiple=True, type=click.Path(), help="Glossary file or folder instead of the shipped one.")
@click.option("--source", help="The French of the sentence.")
@click.option("--all", "every", is_flag=True, help="Also the entries of which only single words stand there.")
def try_(text: str, paths: tuple[str, ...], source: str | None, every: bool) -> None:
    """Show every entry that fires on TEXT, and those that nearly did with what stopped them."""
    if not text.strip():
        raise UserError("there is no text to try", hint='tqcheck glossary try "a sentence"')
    glossary, classes = _open(paths)
    matcher = Matcher([glossary], classes=lambda: classes)
    reading = Reading(text, matcher, [(0, source)])
    phrases = Phrases(matcher)
    entries = glossary.entries()
    fires: list[str] = []
    stopped: list[str] = []
    others: list[str] = []
    for number in sorted({glossary.owner(pattern)[0] for pattern in reading.numbers() if pattern < glossary.patterns}):
        entry, only = entries[number], glossary.patterns_of(number)
        name = f"{entry['id']} ({entry['file']}:{entry['line']})"
        found = [match for _, match in phrases.matches(reading, only)]
        for match in found:
            offer = " | ".join(match.suggestions) or "(no suggestion)"
            fires.append(f"fires   {name}: '{text[match.start : match.end]}' → {offer}, confidence {match.confidence:.2f}")
        if not found:
            reason = examples.why_not(phrases, reading, only)
            (others if reason == examples.NO_MATCH else stopped).append(f"silent  {name}: {reason}")
    for entry in (e for e in entries if e["kind"] == "regex"):
        name = f"{entry['id']} ({entry['file']}:{entry['line']})"
        found_own = list(OwnRule(entry).matches(plain(text), plain(source) if source else None))
        for own in found_own:
            offer = " | ".join(own.suggestions) or own.wanted or "(no suggestion)"
            fires.append(f"fires   {name}: '{text[own.start : own.end]}' → {offer}")
        if not found_own:
            others.append(f"silent  {name}")
    pair = Pair(0, plain(text), plain(source or ""))
    for entry in (e for e in entries if e["kind"] == "french"):
        phrase = SetPhrase(entry, lookup(matcher.classes))
        for each in phrase.found(pair, Tokens(pair.source)):
            name = f"{entry['id']} ({entry['file']}:{entry['line']})"
            offered = phrase.offers(pair, each)
            fires.append(f"fires   {name}: '{text[offered.start : offered.end]}' → {' | '.join(offered.texts)}")
    for named in () if paths else exonym.check(reading):
        offer = " | ".join(suggestion.replacement for suggestion in named.suggestions)
        fires.append(
            f"fires   {named.entry} ({place_names.FILE}): '{text[named.start : named.end]}' → {offer}, confidence {named.confidence:.2f}"
        )
    for line in (*fires, *stopped, *(others if every else ())):
        click.echo(line)
    if others and not every:
        click.echo(f"{len(others)} more entries look for a word that stands there; --all shows them")


command.add_command(glossary_exchange.import_)
command.add_command(glossary_exchange.export)


@command.command()
@_PATHS
def stats(paths: tuple[str, ...]) -> None:
    """Count entries by file and kind."""
    glossary, _ = _open(paths)
    names = [] if paths else list(place_names.entries())
    entries = [*glossary.entries(), *names]
    for (file, kind), count in sorted(Counter((e["file"], e["kind"]) for e in entries).items()):
        click.echo(f"{count:6d}  {file}  {kind}")
    keys = len(list(glossary.keys()))
    patterns = sum(len(e["patterns"]) for e in entries)
    beside = f"{len(names)} names of places in a table, " if names else ""
    click.echo(
        f"{_counted(glossary.entries())}, {beside}{many(patterns, 'pattern')}, {many(keys, 'word')} to look for, {_nations(glossary)}"
    )
