"""The user's own glossary: names that are right, terms that are preferred, added one by one and checked against what is there."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from ..errors import UserError
from ..records import NamedTuple
from ..terms import examples, store
from ..terms.matcher import Matcher
from ..terms.phrase import Phrases
from ..terms.reading import Reading
from ..text.fold import literal
from ..typed import Any
from .yaml_list import Written, append

_HEAD = """\
# Your own names and terms; they win over the shipped ones. docs/glossary.md says what else this file may hold,
# `tqcheck glossary test FILE` runs the examples.
language: {source: fr, target: en}
topic: own
entries:
"""


class Addition(NamedTuple):
    """An entry to add: a name (with spellings that are wrong), or a term (a French word, what is preferred, what is wrong)."""

    name: str = ""
    variants: tuple[str, ...] = ()
    term: str = ""
    prefer: tuple[str, ...] = ()
    forbid: tuple[str, ...] = ()

    @property
    def right(self) -> tuple[str, ...]:
        return self.prefer or (self.name,)

    @property
    def wrong(self) -> tuple[str, ...]:
        return self.forbid or self.variants


class Added(NamedTuple):
    """Where the entry was written, and what the shipped glossary says otherwise (or says already)."""

    written: Written
    notes: list[str]


def add(path: str, new: Addition) -> Added:
    """Write an entry to the end of a glossary file, made where it is missing.

    Raises `UserError` where the file has it already or says the contrary, and where the entry's own examples fail.
    """
    if not new.name and not (new.term and new.prefer):
        raise UserError("a term needs the French word and what is preferred", hint='--term "forces de l\'ordre" --prefer "security forces"')
    if os.path.exists(path):
        for entry, problem in _against(new, store.load([path])):
            raise UserError(problem, path, entry["line"])
    notes: dict[str, str] = {}
    try:
        for entry, problem in _against(new, store.shipped()):
            notes[entry["id"]] = f"in the shipped glossary {problem} ({entry['file']}:{entry['line']}); yours wins"
        notes |= _nation(new.name, store.shipped())
    except UserError:
        pass  # a checkout without its glossary still has yours
    return Added(append(path, "entries", _entry(new), _HEAD, _valid), list(notes.values()))


def _nation(name: str, glossary: store.Glossary) -> dict[str, str]:
    """What a name silences that is the word for a nation."""
    if not any(name in glossary.classes.get(kind, ()) for kind in ("COUNTRY", "DEMONYM")):
        return {}
    return {name: f"'{name}' is a nation: no finding will say any more that another one is meant"}


def _entry(new: Addition) -> dict[str, Any]:
    """The entry as it is written, with an example for every wrong spelling."""
    entry: dict[str, Any] = {"name": new.name} if new.name else {"term": new.term, "prefer": list(new.prefer)}
    if new.wrong:
        entry["variants" if new.name else "forbid"] = list(new.wrong)
        entry["bad"] = [f"They wrote [{wrong}] again. => {new.right[0]}" for wrong in new.wrong]
        entry["good"] = [f"They wrote {right} again." for right in new.right]
    return entry


def _against(new: Addition, glossary: store.Glossary) -> Iterator[tuple[dict[str, Any], str]]:
    """The entries of a glossary that say the same or the contrary, and what they say."""
    wrong, right = _forms(new.wrong), _forms(new.right)
    known = glossary.entries()
    for entry in known:
        theirs = _forms(entry["suggest"])
        if new.name and entry["kind"] == "name" and right == theirs:
            yield entry, f"'{new.name}' is there already"
        elif (
            new.term
            and literal(new.term) in _forms(entry["shown_source"])
            and (entry["kind"] == "term" or (theirs and not right <= theirs))
        ):
            yield entry, f"'{new.term}' is there already" + ("" if right <= theirs else f", as '{' or '.join(entry['suggest'])}'")
        elif entry["kind"] in ("name", "term") and (found := wrong & theirs):
            yield entry, f"'{_shown(found, new.wrong)}' is right"
    for word in new.right:
        for entry in _firing(glossary, known, word, new.term):
            yield entry, f"'{word}' is wrong" + (f", '{' or '.join(entry['suggest'])}' right" if entry["suggest"] else "")


def _firing(glossary: store.Glossary, known: list[dict[str, Any]], word: str, french: str) -> Iterator[dict[str, Any]]:
    """The entries that fire on a word or phrase, alone or as the translation of a French one."""
    matcher = Matcher([glossary])
    sources = [None, *([f"Ils ont écrit {french} encore."] if french else [])]
    readings = (Reading(f"They wrote {word} again.", matcher, [(0, source)]) for source in sources)
    fired = {phrase.entry["id"] for reading in readings for phrase, _ in Phrases(matcher).matches(reading)}
    yield from (entry for entry in known if entry["id"] in fired)


def _forms(words: Iterable[str]) -> set[str]:
    return {literal(word.replace("~", "")) for word in words}


def _shown(found: set[str], words: Iterable[str]) -> str:
    return next(word for word in words if literal(word) in found)


def _valid(path: str) -> None:
    """Raises `UserError` where the glossary at `path` does not compile, or its last entry's examples fail."""
    glossary = store.load([path])
    matcher = Matcher([glossary])
    last = glossary.entries()[-1]["id"]
    for failure in examples.run(matcher, glossary, Phrases(matcher)):
        if failure.entry == last:
            raise UserError(failure.message)
