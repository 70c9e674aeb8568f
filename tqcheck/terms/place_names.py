"""French names of places, peoples and persons with their English ones (``data/place-names.tsv``), looked up by one word.

The file is sorted by its first column, so a check of a small file finds the few names it asks for without reading the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from ..records import NamedTuple
from ..text import wordlists
from ..text.fold import bare, literal
from ..text.lazy import Expression
from ..typed import Any
from .store import Glossary
from .vocabulary import ISSUE_TYPES

FILE = "place-names.tsv"
CATEGORY = "accuracy/untranslated"
SEVERITY = "major"
CONFIDENCE = 0.95
CAPITALISED = Expression(r"[A-ZÀ-Þ][^\W\d_]+")
_WHAT = {"": "The French name of the place", "people": "The French name of the people", "person": "The French form of the name"}
_WHAT["surname"] = _WHAT["person"]


class Name(NamedTuple):
    """A French name. `at`: where the word stands in it by which it is found; `kind`: empty for a place, people, person, surname (stands
    behind first names); `near`: words of which one must stand in the text, in small letters; none: anything.
    """

    french: str
    english: tuple[str, ...]
    kind: str
    near: frozenset[str]
    at: int

    @property
    def id(self) -> str:
        return "exonym-" + literal(self.french).replace(" ", "-")

    @property
    def why(self) -> str:
        return f"{_WHAT[self.kind]}; in English: {', '.join(self.english)}."


@lru_cache(20_000)
def known_by(word: str) -> tuple[Name, ...]:
    """The names that are found by a capitalised word, the longest first."""
    names = map(_name, wordlists.sorted_rows(FILE, bare(word)))
    return tuple(sorted(names, key=lambda name: -len(name.french)))


def key(french: str) -> str:
    """The word by which a name is found: its longest one with a capital, in small letters without accents."""
    return bare(_longest(french).group())


def _longest(french: str) -> Any:
    return max(CAPITALISED.finditer(french), key=lambda match: match.end() - match.start())


def _name(cells: list[str]) -> Name:
    _, french, english, kind, near = [*cells, "", ""][:5]
    return Name(french, tuple(english.split("|")), kind, frozenset(near.split("|") if near else ()), _longest(french).start())


def entries() -> Iterator[dict[str, Any]]:
    """Every name as the glossary tells of its entries (see `Glossary.entries`)."""
    for number, line in enumerate(wordlists.whole(FILE).split("\n"), 1):
        if line and not line.startswith("#"):
            yield entry(_name(line.split("\t")), number)


def with_entries(shipped: Glossary) -> list[dict[str, Any]]:
    """Every entry of the shipped glossary, and every name of the table."""
    return [*shipped.entries(), *entries()]


def entry(name: Name, line: int) -> dict[str, Any]:
    """A name as an entry."""
    near = {"document": {"words": sorted(name.near), "phrases": [], "programs": []}} if name.near else {}
    return {
        "id": name.id,
        "kind": "exonym",
        "rule": "exonym",
        "topic": "exonyms",
        "file": FILE,
        "line": line,
        "languages": ["fr", "en"],
        "why": name.why,
        "severity": SEVERITY,
        "category": CATEGORY,
        "issue_type": ISSUE_TYPES[CATEGORY],
        "confidence": CONFIDENCE,
        "applicability": "safe",
        "needs": None,
        "shown": [f'"{name.french}"'],
        "term": {"source": name.french, "prefer": list(name.english), "admit": [], "forbid": []},
        "patterns": [],
        "suggest": list(name.english),
        "source": [],
        "shown_source": [],
        "when": near,
        "unless": {},
        "bad": [],
        "good": [],
    }
