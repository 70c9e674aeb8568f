"""French set phrases that were translated word for word: *come to the end of* for *venir à bout de*, *white season* for *saison blanche*.

The glossary says what the French means; how it looks word for word is worked out from the lexicon (`word_for_word`), so every
engine's choice of words is found. `literally` adds renderings that the lexicon does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ..bilingual.bitext import Pair, pairs
from ..bilingual.fitting import Offers, is_noun, offers
from ..bilingual.word_for_word import Found, Rendering, find, rendering
from ..model import Evidence, Finding, Suggestion
from ..terms import french
from ..terms.classes import Classes, lookup
from ..terms.matcher import Matcher
from ..terms.phrase import stands
from ..terms.program import Program
from ..terms.reading import Reading
from ..text import stems
from ..text.tokens import Tokens, tokens_of
from ..typed import Any

ID = "set-phrase"
SUMMARY = "A French set phrase translated word for word."
CATEGORY = "style/unidiomatic"
SEVERITY = "major"


class SetPhrase:
    """An entry about a French phrase, ready to be found."""

    def __init__(self, entry: dict[str, Any], classes: Classes) -> None:
        self.entry = entry
        self._classes = classes
        self._plain = [french.plain(text) for text in entry["french"]]

    def may_stand(self, words: frozenset[str]) -> bool:
        """Whether the phrase may stand among the words of a source: a quick look."""
        return any(plain <= words for plain in self._plain)

    @cached_property
    def _french(self) -> list[Program]:
        return [Program(french.program(text), self._classes) for text in self.entry["french"]]

    @cached_property
    def _unless(self) -> list[Program]:
        return [Program(items, self._classes) for items in self.entry["unless"]["french"]["programs"]]

    @cached_property
    def _rendering(self) -> Rendering:
        return rendering(self.entry["french"], [*self.entry["suggest"], *self.entry["noun"]], self.entry["literally"])

    def found(self, pair: Pair, source: Tokens) -> Iterator[Found]:
        """Where it was translated word for word; `source` is that of the pair."""
        spans = [(each.start, each.end) for program in self._french for each in program.find(source)]
        unless = self.entry["unless"].get("french")
        if not spans or (unless and stands(unless, self._unless, source, None)):
            return iter(())
        return (each for each in find(pair, dict.fromkeys(spans), self._rendering) if self._texts(pair, each))

    def _texts(self, pair: Pair, found: Found) -> list[str]:
        """What the entry has to offer; nothing for a noun made of its verb, unless it says so."""
        nominal = self._rendering.verb and is_noun(pair, found, self.entry["french"][0])
        texts: list[str] = self.entry["noun" if nominal else "suggest"]
        return texts

    def offers(self, pair: Pair, found: Found) -> Offers:
        """What to put there."""
        texts = self._texts(pair, found)
        verb = self._rendering.verb and texts is not self.entry["noun"]
        return offers(pair, found, self.entry["french"][0], texts, verb)


class _Known(dict[str, list[SetPhrase]]):
    """The phrases of a matcher's glossaries by the words of a source, each made ready when one of its words is first seen."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries, self._classes = matcher.glossaries, lookup(matcher.classes)
        self._by_stem: dict[str, list[SetPhrase]] = {}

    def __missing__(self, word: str) -> list[SetPhrase]:
        stem = stems.french(word)
        found = self._by_stem.get(stem)
        if found is None:
            numbered = ((glossary, number) for glossary in self._glossaries for number in glossary.by_french(stem))
            found = self._by_stem[stem] = [SetPhrase(glossary.entry(number), self._classes) for glossary, number in numbered]
        self[word] = found
        return found


def check(reading: Reading) -> Iterator[Finding]:
    known = reading.matcher.derived(_Known)
    for pair in pairs(reading):
        words = pair.small[0]
        wanted = {phrase.entry["id"]: phrase for word in words for phrase in known[word] if phrase.may_stand(words)}
        if wanted:
            source = tokens_of(pair.source)
            for _, phrase in sorted(wanted.items()):
                for found in phrase.found(pair, source):
                    yield _finding(pair, phrase, found)


def _finding(pair: Pair, phrase: SetPhrase, found: Found) -> Finding:
    entry = phrase.entry
    offered = phrase.offers(pair, found)
    applicability = entry["applicability"] if offered.whole else "display"
    said = " ".join(pair.source[slice(*found.french)].split())
    return Finding(
        rule=entry["rule"],
        entry=entry["id"],
        start=pair.start + offered.start,
        end=pair.start + offered.end,
        message=french.told([said]) if entry["why"] == french.told(entry["french"]) else entry["why"],
        severity=entry["severity"],
        category=entry["category"],
        issue_type=entry["issue_type"],
        confidence=entry["confidence"],
        suggestions=tuple(Suggestion(text, applicability) for text in offered.texts),
        evidence=(Evidence("the French has", pair.source[slice(*found.french)]),),
    )
