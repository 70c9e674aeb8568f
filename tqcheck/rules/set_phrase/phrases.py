"""Entries about French set phrases, ready to be found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from ...bilingual.fitting import Offers, is_noun, offers
from ...bilingual.word_for_word import Found, find
from ...terms import french
from ...terms.classes import Classes, lookup
from ...terms.matcher import Matcher
from ...terms.phrase import stands
from ...terms.program import Program
from ...terms.store import Glossary
from ...text import stems
from ...text.renderings import Rendering, Row, rendering, rows
from ...text.tokens import Tokens
from ...typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ...bilingual.bitext import Pair


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
    def rendering(self) -> Rendering:
        return rendering(self.entry["french"], [*self.entry["suggest"], *self.entry["noun"]], self.entry["literally"])

    @cached_property
    def rows(self) -> list[Row]:
        """What it may be word for word."""
        return rows(self.entry["french"], self.entry["literally"], self.rendering)

    @property
    def citation(self) -> str:
        """The phrase as a dictionary has it."""
        return " ".join(part.partition("|")[0].lstrip("~") for part in self.entry["french"][0].split())

    def found(self, pair: Pair, source: Tokens) -> Iterator[Found]:
        """Where it was translated word for word; `source` is that of the pair."""
        spans = [(each.start, each.end) for program in self._french for each in program.find(source)]
        unless = self.entry["unless"].get("french")
        if not spans or (unless and stands(unless, self._unless, source, None)):
            return iter(())
        return (each for each in find(pair, dict.fromkeys(spans), self.rendering) if self.texts(pair, each))

    def texts(self, pair: Pair, found: Found) -> list[str]:
        """What the entry has to offer; nothing for a noun made of its verb, unless it says so."""
        nominal = self.rendering.verb and is_noun(pair, found, self.entry["french"][0])
        texts: list[str] = self.entry["noun" if nominal else "suggest"]
        return texts

    def offers(self, pair: Pair, found: Found) -> Offers:
        """What to put there."""
        texts = self.texts(pair, found)
        verb = self.rendering.verb and texts is not self.entry["noun"]
        return offers(pair, found, self.entry["french"][0], texts, verb)


class Known(dict[str, list[SetPhrase]]):
    """The phrases of a matcher's glossaries by the words of a source, each made ready when one of its words is first seen."""

    def __init__(self, matcher: Matcher) -> None:
        self._glossaries, self._classes = matcher.glossaries, lookup(matcher.classes)
        self._by_stem: dict[str, list[SetPhrase]] = {}
        self._phrases: dict[tuple[int, int], SetPhrase] = {}

    def __missing__(self, word: str) -> list[SetPhrase]:
        stem = stems.french(word)
        found = self._by_stem.get(stem)
        if found is None:
            numbered = ((glossary, number) for glossary in self._glossaries for number in glossary.by_french(stem))
            found = self._by_stem[stem] = [self.phrase(glossary, number) for glossary, number in numbered]
        self[word] = found
        return found

    def phrase(self, glossary: Glossary, number: int) -> SetPhrase:
        """Entry `number` of a glossary, ready to be found."""
        key = id(glossary), number
        if key not in self._phrases:
            self._phrases[key] = SetPhrase(glossary.entry(number), self._classes)
        return self._phrases[key]
