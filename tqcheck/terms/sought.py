"""What a text must hold for a pattern to match, cheap to look for: literals, their neighbours, words near them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from itertools import product
from typing import NamedTuple

from ..text.fold import literal
from ..text.wordlists import table
from . import classes
from .pattern import Choice, Class, Inflector, Mark, Node, PatternError, Word

NUMBER = "#"
"""In a list of neighbours: any number, in digits or words."""

_MOST_LITERALS = 240
_TOGETHER = 20
"""How much oftener two words stand side by side than chance would have it, by and large."""
_STORED = 0.15
"""What a literal costs to keep, in occurrences per million."""
_TOO_COMMON = 2500
"""A single word that stands oftener than this in a million words is not looked for; chance overrates runs of common words."""


@cache
def _frequencies() -> dict[str, float]:
    return {word: 2.0 ** int(band) / 100 for band, text in table("word-frequency.tsv") for word in text.split()}


def frequency(text: str) -> float:
    """About how often a literal stands in a million words of English."""
    share = 1.0
    least = 1e6
    for word in text.split():
        each = _frequencies().get(word, 0.8)
        share *= each / 1e6 * _TOGETHER
        least = min(least, each)
    return min(least, share / _TOGETHER * 1e6)


class Sought(NamedTuple):
    """What to look for: one of the `literals`; directly before and after it one of these words (None: anything), and near it one of
    each of the lists `near`. `cased`: the first word has a capital in the text as well.
    """

    literals: list[str]
    before: list[str] | None
    after: list[str] | None
    near: list[list[str]]
    cased: bool = False


class Seeker:
    """Works out what to look for. `defined` are the classes of the glossary."""

    def __init__(self, inflector: Inflector, defined: Mapping[str, list[str]] | None = None) -> None:
        self.inflector = inflector
        self.defined = defined or {}

    def sought(self, nodes: tuple[Node, ...], before: Iterable[tuple[Node, ...]] = (), after: Iterable[tuple[Node, ...]] = ()) -> Sought:
        """For a pattern, and for the patterns of which one must stand before and after it. Raises `PatternError` where no run of its
        fixed elements is rare enough.
        """
        expanded = [self._wordings(n) for n in nodes]
        best: tuple[float, int, int, list[str]] | None = None
        for start in range(len(nodes)):
            runs = [""]
            for end in range(start, len(nodes)):
                words = expanded[end]
                if words is None or len(runs) * len(words) > _MOST_LITERALS or any(not w for w in words):
                    break
                runs = [f"{a} {b}".strip() for a, b in product(runs, words)]
                each = [frequency(run) for run in runs]
                cost = sum(each) + _STORED * len(runs)
                if max(each) < (_TOO_COMMON if end == start else 5 * _TOO_COMMON) and (best is None or cost < best[0]):
                    best = cost, start, end, runs
        if best is None:
            raise PatternError("no fixed word to look for: add a word that is not very common", 1)
        _, start, end, runs = best
        others = [words for i, words in enumerate(expanded) if words and all(words) and not start <= i <= end]
        near = [list(dict.fromkeys(min(wording.split(), key=frequency) for wording in words)) for words in others]
        near = sorted((words for words in near if len(words) <= _MOST_NEAR), key=lambda words: sum(map(frequency, words)))
        return Sought(
            list(dict.fromkeys(runs)),
            self._beside(nodes[:start], list(before), -1),
            self._beside(nodes[end + 1 :], list(after), 0),
            [words for words in near[:2] if sum(map(frequency, words)) < _TOO_COMMON * 4],
            isinstance(first := nodes[start], Word) and first.exact and first.text[:1].isupper(),
        )

    def _wordings(self, node: Node) -> list[str] | None:
        """Every wording of a node, or None where there are too many or endlessly many."""
        if isinstance(node, Word):
            return [literal(w) for w in (self.inflector(node.text) if node.inflected else [node.text])]
        if isinstance(node, Choice) and not node.optional:
            found: list[str] = []
            for option in node.options:
                parts = [self._wordings(n) for n in option]
                if any(p is None for p in parts):
                    return None
                found += [" ".join(words) for words in product(*(p for p in parts if p is not None))]
            return found if len(found) <= _MOST_LITERALS else None
        if isinstance(node, Class) and all(name in classes.CLOSED or name in self.defined for name in node.names):
            return [literal(word) for name in node.names for word in (self.defined.get(name) or classes.CLOSED[name])]
        return None

    def _beside(self, inside: tuple[Node, ...], outside: list[tuple[Node, ...]], side: int) -> list[str] | None:
        """The words that can stand beside a run: those of the pattern itself, or where it ends there, those of its condition."""
        found, complete = self._edge(inside, side)
        if found is None or (not complete and not outside):
            return None
        if not complete:
            for nodes in outside:
                words, whole = self._edge(nodes, side)
                if words is None or not whole:
                    return None
                found |= words
        return sorted(found)

    def _edge(self, nodes: tuple[Node, ...], side: int) -> tuple[set[str] | None, bool]:
        """The words with which `nodes` can end (side -1) or begin (side 0), None where they are endlessly many; and whether there is
        always such a word. Marks are passed over.
        """
        found: set[str] = set()
        for node in nodes[::-1] if side else nodes:
            if isinstance(node, Mark):
                if node.char in "^$":
                    return None, False
                continue
            if isinstance(node, Choice):
                sure = not node.optional
                for option in node.options:
                    words, whole = self._edge(option, side)
                    if words is None:
                        return None, False
                    found |= words
                    sure = sure and whole
                if sure:
                    return found, True
                continue
            if isinstance(node, Class) and node.names == ("NUMBER",):
                return found | {NUMBER}, True
            wordings = self._wordings(node)
            if not wordings or not all(wordings):
                return None, False
            return found | {wording.split()[side] for wording in wordings}, True
        return found, False


_MOST_NEAR = 60
