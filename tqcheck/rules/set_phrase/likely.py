"""Set phrases that are told by their English words alone, near other faults: *like a skin of sorrow*, *put water in their wine*."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...bilingual.read_back import English, find
from ...bilingual.word_for_word import Found
from ...terms.matcher import Matcher
from ...terms.store import Glossary
from ...text.renderings import BESIDE, head_of
from ...typed import TYPE_CHECKING
from .phrases import Known, SetPhrase

if TYPE_CHECKING:
    from ...bilingual.bitext import Pair

_WITHIN = 6
"""Words to each side of the first that is found among which those of a phrase are looked for."""
_NONE: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())


class Rendered:
    """The set phrases of a matcher's glossaries by the English words that they may have word for word."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries = [(glossary, _Places(glossary)) for glossary in matcher.glossaries]
        self._known = matcher.derived(Known)

    def found(self, text: str, usual: Container[str] = ()) -> Iterator[tuple[SetPhrase, Pair, Found, str]]:
        """The phrases that stand in a text word for word, but for words that are `usual` together; each with the pair of the text and its French,
        and the stems by which it was found.
        """
        english = English(text)
        for glossary, places in self._glossaries:
            for number, runs in sorted(places.of(english, usual).items()):
                phrase = self._known.phrase(glossary, number)
                for within in runs:
                    for pair, found, told in find(english, within, phrase.rows, phrase.rendering, phrase.citation, usual):
                        if phrase.texts(pair, found):
                            yield phrase, pair, found, told


class _Places:
    """Where the phrases of a glossary may stand. A phrase is a character here (see `Glossary.rendered_by`)."""

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._stems: dict[str, tuple[frozenset[str], frozenset[str]]] = {}

    def of(self, english: English, usual: Container[str]) -> dict[int, list[range]]:
        """The words among which each phrase, by the number of its entry, may stand: around two of its words with small ones between, or the first of
        those that stand as written.
        """
        places: dict[int, list[range]] = {}
        known = [self._known_by(stem) for stem in english.stems]
        for j, (first, later) in enumerate(known):
            near = self._run(english, j)
            for k in english.beside_of(j) if first or later else ():
                other_first, other_later = known[k]
                if two := (first & other_later) | (later & other_first):
                    one, other = english.stems[j], english.stems[k]
                    if f"{one} {other}" not in usual and f"{other} {one}" not in usual:
                        near |= two
            for number in map(self._glossary.phrase, near):
                within = range(max(0, j - _WITHIN), min(len(known), j + _WITHIN + 1))
                runs = places.setdefault(number, [])
                if runs and within.start < runs[-1].stop:
                    runs[-1] = range(runs[-1].start, within.stop)
                else:
                    runs.append(within)
        return places

    def _run(self, english: English, j: int) -> set[str]:
        """The phrases whose words stand as they are written from word j on."""
        near: set[str] = set()
        for key in english.runs(j):
            found = self._glossary.rendered_by(key)
            if found:
                near.update(found[0])
            elif key.count(BESIDE) == 1:  # no run begins like this
                break
        return near

    def _known_by(self, stem: str) -> tuple[frozenset[str], frozenset[str]]:
        """The phrases that a stem may be the first word of, and those that it may be a later one of."""
        if stem not in self._stems:
            ways = [found for key in (stem, head_of(stem)) if (found := self._glossary.rendered_by(key))]
            self._stems[stem] = (
                (frozenset("".join(first for first, _ in ways)), frozenset("".join(later for _, later in ways))) if ways else _NONE
            )
        return self._stems[stem]
