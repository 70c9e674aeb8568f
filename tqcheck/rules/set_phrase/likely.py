"""Set phrases that are told by their English words alone, near other faults: *like a skin of sorrow*, *put water in their wine*."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from ...bilingual.bitext import Pair
from ...bilingual.read_back import English, find
from ...bilingual.word_for_word import Found
from ...terms.matcher import Matcher
from ...text.renderings import head_of
from .phrases import Known, SetPhrase

_WITHIN = 8
"""Words over which those of a phrase may be spread."""


class Rendered:
    """The set phrases of a matcher's glossaries by the English words that they may have word for word."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries = matcher.glossaries
        self._known = matcher.derived(Known)

    def found(self, text: str, usual: Container[str] = ()) -> Iterator[tuple[SetPhrase, Pair, Found, str]]:
        """The phrases that stand in a text word for word, but for words that are `usual` together; each with the pair of the text and its French,
        and the stems by which it was found.
        """
        english = English(text)
        for (glossary, number), places in sorted(self._places(english).items()):
            phrase = self._known.phrase(self._glossaries[glossary], number)
            for within in _runs(places, len(english.words)):
                for pair, found, told in find(english, within, phrase.rows, phrase.rendering, phrase.citation, usual):
                    yield phrase, pair, found, told

    def _places(self, english: English) -> dict[tuple[int, int], list[int]]:
        """Where words stand by which a phrase may be known, two of them near each other or one that tells alone."""
        places: dict[tuple[int, int], list[int]] = {}
        able: set[tuple[int, int]] = set()
        for j, stem in enumerate(english.stems):
            for g, glossary in enumerate(self._glossaries):
                for numbered in {*glossary.rendered_by(stem), *glossary.rendered_by(head_of(stem))}:
                    number, alone = divmod(numbered, 2)
                    earlier = places.setdefault((g, number), [])
                    if alone or (earlier and 0 < j - earlier[-1] <= _WITHIN):
                        able.add((g, number))
                    if not earlier or earlier[-1] != j:
                        earlier.append(j)
        return {phrase: places[phrase] for phrase in able}


def _runs(places: Sequence[int], many: int) -> Iterator[range]:
    """Stretches of words around places that are near each other."""
    first = before = places[0]
    for j in [*places[1:], places[-1] + 2 * _WITHIN]:
        if j - before > _WITHIN:
            yield range(max(0, first - _WITHIN // 2), min(many, before + _WITHIN // 2 + 1))
            first = j
        before = j
