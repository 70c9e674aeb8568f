"""Set phrases that are told by their English words alone, near other faults: *like a skin of sorrow*, *put water in their wine*."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...bilingual.bitext import Pair
from ...bilingual.read_back import English, find
from ...bilingual.word_for_word import Found
from ...terms.matcher import Matcher
from ...text.renderings import head_of
from .phrases import Known, SetPhrase

_WITHIN = 6
"""Words to each side of the first that is found among which those of a phrase are looked for."""


class Rendered:
    """The set phrases of a matcher's glossaries by the English words that they may have word for word."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries = matcher.glossaries
        self._known = matcher.derived(Known)
        self._stems: dict[tuple[int, str], tuple[frozenset[int], frozenset[int]]] = {}

    def found(self, text: str, usual: Container[str] = ()) -> Iterator[tuple[SetPhrase, Pair, Found, str]]:
        """The phrases that stand in a text word for word, but for words that are `usual` together; each with the pair of the text and its French,
        and the stems by which it was found.
        """
        english = English(text)
        for (glossary, number), places in sorted(self._places(english).items()):
            phrase = self._known.phrase(self._glossaries[glossary], number)
            for within in places:
                for pair, found, told in find(english, within, phrase.rows, phrase.rendering, phrase.citation, usual):
                    yield phrase, pair, found, told

    def _places(self, english: English) -> dict[tuple[int, int], list[range]]:
        """The words among which each phrase may stand: around two of its words with small ones between, or one that tells alone."""
        places: dict[tuple[int, int], list[range]] = {}
        known = [[self._known_by(g, stem) for g in range(len(self._glossaries))] for stem in english.stems]
        for j, of_glossaries in enumerate(known):
            for g, (several, sole) in enumerate(of_glossaries):
                beside = several.intersection(frozenset().union(*(known[k][g][0] for k in english.beside_of(j)))) if several else several
                for number in beside | sole:
                    within = range(max(0, j - _WITHIN), min(len(known), j + _WITHIN + 1))
                    runs = places.setdefault((g, number), [])
                    if runs and within.start < runs[-1].stop:
                        runs[-1] = range(runs[-1].start, within.stop)
                    else:
                        runs.append(within)
        return places

    def _known_by(self, glossary: int, stem: str) -> tuple[frozenset[int], frozenset[int]]:
        """The phrases that a stem may be one of several words of, and those that it tells alone."""
        key = glossary, stem
        if key not in self._stems:
            of = self._glossaries[glossary]
            numbers = {*of.rendered_by(stem), *of.rendered_by(head_of(stem))}
            self._stems[key] = frozenset(n // 2 for n in numbers if not n % 2), frozenset(n // 2 for n in numbers if n % 2)
        return self._stems[key]
