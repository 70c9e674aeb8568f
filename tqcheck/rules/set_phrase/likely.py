"""Set phrases that are told by their English words alone, near other faults: *like a skin of sorrow*, *put water in their wine*."""

from __future__ import annotations

from collections.abc import Container, Iterator

from ...bilingual.bitext import Pair
from ...bilingual.read_back import English, find
from ...bilingual.word_for_word import Found
from ...terms.matcher import Matcher
from ...text.renderings import FIRST, LATER, head_of
from .phrases import Known, SetPhrase

_WITHIN = 6
"""Words to each side of the first that is found among which those of a phrase are looked for."""
_Key = tuple[int, int]
"""Of a phrase: the number of its glossary, its own in that."""


class Rendered:
    """The set phrases of a matcher's glossaries by the English words that they may have word for word."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries = matcher.glossaries
        self._known = matcher.derived(Known)
        self._stems: dict[str, dict[_Key, int]] = {}

    def found(self, text: str, usual: Container[str] = ()) -> Iterator[tuple[SetPhrase, Pair, Found, str]]:
        """The phrases that stand in a text word for word, but for words that are `usual` together; each with the pair of the text and its French,
        and the stems by which it was found.
        """
        english = English(text)
        for (glossary, number), places in sorted(self._places(english, usual).items()):
            phrase = self._known.phrase(self._glossaries[glossary], number)
            for within in places:
                for pair, found, told in find(english, within, phrase.rows, phrase.rendering, phrase.citation, usual):
                    if phrase.texts(pair, found):
                        yield phrase, pair, found, told

    def _places(self, english: English, usual: Container[str]) -> dict[_Key, list[range]]:
        """The words among which each phrase may stand: around two of its words with small ones between, or one that tells alone."""
        places: dict[_Key, list[range]] = {}
        known = [self._known_by(stem) for stem in english.stems]
        for j, phrases in enumerate(known):
            near = {phrase for key in english.with_neighbours(j) for phrase, _ in self._looked_up(key)}
            for k in english.beside_of(j) if phrases else ():
                first, second = english.stems[j], english.stems[k]
                if f"{first} {second}" not in usual and f"{second} {first}" not in usual:
                    near |= {phrase for phrase in phrases.keys() & known[k].keys() if _are_two(phrases[phrase], known[k][phrase])}
            for phrase in near:
                within = range(max(0, j - _WITHIN), min(len(known), j + _WITHIN + 1))
                runs = places.setdefault(phrase, [])
                if runs and within.start < runs[-1].stop:
                    runs[-1] = range(runs[-1].start, within.stop)
                else:
                    runs.append(within)
        return places

    def _known_by(self, stem: str) -> dict[_Key, int]:
        """The phrases that a stem may be one of several words of, and its places in them."""
        if stem not in self._stems:
            found = self._stems[stem] = dict(self._looked_up(stem))
            for phrase, places in self._looked_up(head_of(stem)):
                found[phrase] = found.get(phrase, 0) | places
        return self._stems[stem]

    def _looked_up(self, key: str) -> Iterator[tuple[_Key, int]]:
        return (((g, number), places) for g, glossary in enumerate(self._glossaries) for number, places in glossary.rendered_by(key))


def _are_two(one: int, other: int) -> bool:
    """Whether of two words one may be the first of a phrase and the other a later one."""
    return bool((one & FIRST and other & LATER) or (one & LATER and other & FIRST))
