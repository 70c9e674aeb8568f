"""French set phrases that were translated word for word: *come to the end of* for *venir à bout de*, *white season* for *saison blanche*.

The glossary says what the French means; how it looks word for word is worked out from the lexicon (`word_for_word`), so every
engine's choice of words is found. `literally` adds renderings that the lexicon does not know.
"""

from __future__ import annotations

from collections.abc import Iterator
from weakref import WeakKeyDictionary

from ..bitext import Pair, pairs
from ..model import Evidence, Finding, Suggestion
from ..terms.classes import lookup
from ..terms.matcher import Matcher
from ..terms.phrase import numbered, stands
from ..terms.program import Program
from ..terms.reading import Reading
from ..text.inflect_en import inflect, tagged
from ..text.tokens import Tokens
from ..typed import Any
from ..word_for_word import Found, Rendering, find, rendering

ID = "set-phrase"
SUMMARY = "A French set phrase translated word for word."
CATEGORY = "style/unidiomatic"
SEVERITY = "major"


class SetPhrase:
    """An entry about a French phrase, ready to be found."""

    def __init__(self, entry: dict[str, Any], matcher: Matcher) -> None:
        self.entry = entry
        classes = lookup(matcher.classes)
        self._french = [Program(items, classes) for items in entry["source"]]
        self._unless = [Program(items, classes) for items in entry["unless"].get("french", {}).get("programs", ())]
        self._rendering: Rendering = rendering(entry["french"], entry["suggest"], entry["literally"])

    def found(self, pair: Pair, source: Tokens) -> Iterator[Found]:
        """Where it was translated word for word; `source` is that of the pair."""
        unless = self.entry["unless"].get("french")
        if unless and stands(unless, self._unless, source, None):
            return iter(())
        spans = [(each.start, each.end) for program in self._french for each in program.find(source)]
        return find(pair, dict.fromkeys(spans), self._rendering)

    def suggestions(self, head: str, french: str) -> tuple[str, ...]:
        """What the entry offers, in the form of the first word that was found and in the number of the French."""
        number = "s" if french.split()[0].endswith(("s", "x")) else "base"
        tag = tagged(head) if self.entry["french"][0].startswith("~") else number  # a verb, a noun
        return tuple(_inflected(numbered(text, number), tag, head) for text in self.entry["suggest"])


def _inflected(text: str, tag: str, like: str) -> str:
    return " ".join(inflect(word[1:], tag, like) if word.startswith("~") else word for word in text.split(" "))


_known: WeakKeyDictionary[Matcher, dict[str, list[SetPhrase]]] = WeakKeyDictionary()


def check(reading: Reading) -> Iterator[Finding]:
    known = _known.setdefault(reading.matcher, {})
    for pair in pairs(reading):
        source = Tokens(pair.source)
        done: set[str] = set()
        for word in source.words:
            phrases = known.get(word)
            if phrases is None:
                phrases = known[word] = _by_word(reading.matcher, word)
            for phrase in phrases:
                if phrase.entry["id"] not in done:
                    done.add(phrase.entry["id"])
                    for each in phrase.found(pair, source):
                        yield _finding(pair, phrase, each)


def _by_word(matcher: Matcher, word: str) -> list[SetPhrase]:
    return [SetPhrase(glossary.entry(number), matcher) for glossary in matcher.glossaries for number in glossary.by_french(word)]


def _finding(pair: Pair, phrase: SetPhrase, found: Found) -> Finding:
    entry = phrase.entry
    start, end = found.english
    offers = phrase.suggestions(found.head, pair.source[slice(*found.french)])
    if pair.target[start].isupper() and (start == 0 or pair.target[start - 2 : start] in (". ", '" ', "? ", "! ")):
        offers = tuple(offer[:1].upper() + offer[1:] for offer in offers)
    return Finding(
        rule=entry["rule"],
        entry=entry["id"],
        start=pair.start + start,
        end=pair.start + end,
        message=entry["why"],
        severity=entry["severity"],
        category=entry["category"],
        issue_type=entry["issue_type"],
        confidence=entry["confidence"],
        suggestions=tuple(Suggestion(offer, entry["applicability"]) for offer in offers),
        evidence=(Evidence("the French has", pair.source[slice(*found.french)]),),
    )
