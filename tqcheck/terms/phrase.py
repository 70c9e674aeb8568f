"""A compiled entry at work: matches in a sentence, conditions, confidence and the suggestion in the right form."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator
from functools import cache, cached_property

from ..records import NamedTuple
from ..text.articles import capitalise_like, indefinite, unrepeated, widened_deletion
from ..text.fold import bare, literal, search_bytes
from ..text.inflect_en import all_forms, inflect, tag_of, turned
from ..text.lazy import Expression, I
from ..text.many import agreeing, many
from ..text.needles import offsets
from ..text.numbers import in_english_form
from ..text.ones_own import owned, whoevers
from ..text.tokens import Tokens
from ..text.wordlists import words
from ..typed import Any
from .classes import Classes, lookup
from .matcher import Matcher
from .program import Found, Items, Program, fixed
from .reading import Reading
from .store import Glossary
from .vocabulary import ALONE, TOPICAL

_ARTICLE_BEFORE = Expression(r"\b(an?)(\s+)\Z", I)
_LAST_WORD = Expression(r"([\w']+)\W*\Z")
_SMALL = ("of", "the", "and", "for", "in", "to")
"""Words that stay small in a name."""
_SLOT = Expression(r"\{(?P<number>\d)(?::(?P<form>past|part|base|s|ing|capital))?\}|~(?P<lemma>[\w'-]+)")
_NOUN = Expression(r"([\w'-]+)\(s\)")
UNCONFIRMED = 0.6
"""What is left of an entry's confidence where the source is at hand and has only words of the entry's French, not the whole; nothing
where it has none of them."""
LIKELY = 0.6
"""Confidence of what would need a source, near faults of translation and where good English seldom has the words."""
_BESIDE = 160
"""Characters of the source to each side of its French words in which a condition looks."""
_NEAR, _FAR = 60, 100
"""Characters: so much farther from the place of the French word than the match may its right English be; so far, and an eighth of the
piece, from there may the match be."""
_RECENT = 2000
"""Entries that are kept ready, and as many of those before."""
_HEAD = 5
"""Letters by which two French words may be of one family."""


class Match(NamedTuple):
    """One place where an entry fires: span, suggestions, confidence, the source words that confirm it."""

    start: int
    end: int
    suggestions: tuple[str, ...]
    confidence: float
    confirmed_by: str | None


def is_phrase(items: Items) -> bool:
    """Whether a pattern has three words or more that must stand there: so much is seldom there by chance."""
    return len([item for item in items if item not in ("'", "-") and item[0] != "?"]) >= 3


class Phrases:
    """The entries of a matcher's glossaries, each made ready when its words are first found."""

    def __init__(self, matcher: Matcher) -> None:
        self._matcher = matcher
        self._classes = lookup(matcher.classes)
        self._phrases: dict[tuple[int, int], Phrase] = {}
        self._earlier: dict[tuple[int, int], Phrase] = {}  # those that were not asked for since would be made anew
        self._patterns: dict[int, tuple[Phrase, int]] = {}

    def of(self, pattern: int) -> tuple[Phrase, int]:
        """The entry of a pattern of the matcher, and the pattern's number in it."""
        if pattern not in self._patterns:
            glossary, inner = self._matcher.owner(pattern)
            entry, i = glossary.owner(inner)
            self._patterns[pattern] = self._phrase(glossary, entry), i
        return self._patterns[pattern]

    def _phrase(self, glossary: Glossary, entry: int) -> Phrase:
        key = id(glossary), entry
        if key not in self._phrases:
            if len(self._phrases) >= _RECENT:
                self._earlier, self._phrases = self._phrases, {}
                self._patterns.clear()
            self._phrases[key] = self._earlier.get(key) or Phrase(glossary.entry(entry), self._classes)
        return self._phrases[key]

    def matches(self, reading: Reading, only: Container[int] | None = None) -> Iterator[tuple[Phrase, Match]]:
        """Every match in a text, sentence by sentence; `only` of these patterns."""
        places = reading.candidates if only is None else [place for place in reading.candidates if place[1] in only]
        for phrase, i, span in self._in_sentences(reading, places):
            if not phrase.lacks_french(reading, span[0]):
                yield from ((phrase, match) for match in phrase.in_sentence(reading, i, *span))

    def likely(self, reading: Reading, part: int) -> Iterator[tuple[Phrase, Match]]:
        """The same of patterns that wait for a source (see `Reading.waiting`), as if one had their French."""
        for phrase, i, span in self._in_sentences(reading, reading.waiting(part)):
            yield from ((phrase, match) for match in phrase.in_sentence(reading, i, *span, waiting=True))

    def _in_sentences(self, reading: Reading, places: Iterable[tuple[int, int]]) -> Iterator[tuple[Phrase, int, tuple[int, int]]]:
        """The patterns that may match, by sentences: their entries, their numbers in them, and where the sentence stands."""
        span, patterns = (0, 0), set[int]()
        for position, pattern in [*places, (len(reading.text) + 1, -1)]:
            if position >= span[1]:
                for each in sorted(patterns):
                    yield *self.of(each), span
                if pattern < 0:
                    return
                span, patterns = reading.sentences.at(position), set()
            patterns.add(pattern)


class Phrase:
    """An entry of the compiled glossary, ready to match. Programs are made ready at first need."""

    def __init__(self, entry: dict[str, Any], classes: Classes) -> None:
        self.entry = entry
        self._classes = classes
        self._ready: dict[int, Program] = {}

    def program(self, i: int) -> Program:
        """Pattern `i`, ready to run."""
        if i not in self._ready:
            self._ready[i] = Program(self.entry["patterns"][i][0], self._classes)
        return self._ready[i]

    @cached_property
    def _source(self) -> list[Program]:
        return [Program(program, self._classes) for program in self.entry["source"]]

    def lacks_french(self, reading: Reading, position: int) -> bool:
        """Whether the entry needs French of which no word stands in the source of the piece at `position`: a quick look."""
        if self.entry["needs"] != "source":
            return False
        source = reading.source_tokens(position)
        return source is None or (self._telling is not None and self._telling.isdisjoint(source.words))

    @cached_property
    def _telling(self) -> frozenset[str] | None:
        """Words of which one must stand in the source; None where that is not known."""
        found: list[str] = []
        for items in self.entry["source"]:
            known = [words for item in items if (words := fixed(item))]
            if not known:
                return None
            found += max(known, key=lambda words: min(map(len, words)))
        return frozenset(found)

    @cached_property
    def _phrases(self) -> list[Program]:
        """Those of the entry's French that are phrases."""
        return [program for program, items in zip(self._source, self.entry["source"], strict=True) if is_phrase(items)]

    @cached_property
    def _heads(self) -> frozenset[str]:
        """How the content words of the entry's French begin; empty where it has none."""
        return frozenset(head for items in self.entry["source"] for word in _words(items) if (head := _head(word)))

    @cached_property
    def _lower(self) -> bool:
        """Whether the entry needs the source and neither side is written in a case of its own."""
        return bool(self.entry["needs"]) and "=" not in _words([self.entry["patterns"], self.entry["source"]])

    def in_sentence(self, reading: Reading, i: int, start: int, end: int, waiting: bool = False) -> Iterator[Match]:
        """Matches of pattern `i` in the sentence that spans [start, end) of the text; of an entry that is `waiting`, as if its French stood there."""
        tokens = reading.tokens(start, end)
        for found in self.program(i).find(tokens):
            if waiting and self._lower and _is_named(reading.text, start + found.start, start):
                continue
            if self.stopped_by(reading, tokens, found, start, waiting) is None:
                judged = (LIKELY, None) if waiting else self._judge(reading, start + found.start, start + found.end)
                if judged and (match := self._match(tokens, found, self.entry["patterns"][i][1], start, *judged)):
                    yield match

    def stopped_by(self, reading: Reading, tokens: Tokens, found: Found, offset: int, waiting: bool = False) -> str | None:
        """The name of the condition that forbids this match, or None; of one that is `waiting`, what the French would have to say does not count."""
        for where, condition in self.entry["unless"].items():
            if not (waiting and where == "french") and self._holds(where, condition, reading, tokens, found, offset, None):
                return f"unless {where}"
        for where, condition in self.entry["when"].items():
            if (waiting and where == "french") or (where in TOPICAL and self._proved(reading, offset + found.start)):
                continue
            if not self._holds(where, condition, reading, tokens, found, offset, (found.start, found.end)):
                return f"when {where}"
        return None

    def _proved(self, reading: Reading, position: int) -> bool:
        """Whether the source has French of the entry that is a phrase: this proves what the words around the English only suggest."""
        source = reading.source_tokens(position)
        return source is not None and any(any(program.find(source)) for program in self._phrases)

    def _holds(
        self,
        where: str,
        condition: dict[str, Any],
        reading: Reading,
        tokens: Tokens,
        found: Found,
        offset: int,
        but: tuple[int, int] | None,
    ) -> bool:
        """Whether a condition holds for a match; in the sentence, words inside the span `but` do not count."""
        programs = self._programs(condition)
        if where == "before":
            return any(program.before(tokens, found.start) for program in programs)
        if where == "after":
            return any(program.after(tokens, found.end) for program in programs)
        if where == "document":
            words = reading.words_near(offset)
            if not words.isdisjoint(condition["words"]):
                own = set(search_bytes(tokens.text[found.start : found.end]).decode("latin-1").split())
                if not words.isdisjoint(set(condition["words"]) - own):
                    return True
            if condition["phrases"]:
                folded = reading.folded_near(offset)
                if any(f" {phrase} " in folded for phrase in condition["phrases"]):
                    return True
            return any(program.holds(reading.window_tokens(offset)) for program in programs)
        if where == "french":
            return any(stands(condition, programs, tokens, None) for tokens in self._french_around(reading, offset + found.start))
        return stands(condition, programs, tokens, but)

    def _french_around(self, reading: Reading, position: int) -> Iterator[Tokens]:
        """What stands in the source around each place of the entry's French; where this stands nowhere, around the place of a match."""
        source = reading.source_tokens(position)
        if source is None:
            return
        text = source.text
        places = [(each.start, each.end) for program in self._source for each in program.find(source)]
        first, last = reading.piece_at(position)
        middle = (position - first) * len(text) // max(1, last - first)
        for start, end in places or [(middle, middle)]:
            until = text.find(" ", end + _BESIDE)
            yield Tokens(text[text.rfind(" ", 0, max(0, start - _BESIDE)) + 1 : until if until > 0 else None])

    def _programs(self, condition: dict[str, Any]) -> list[Program]:
        ready = condition.get("ready")
        if ready is None:
            ready = condition["ready"] = [Program(program, self._classes) for program in condition["programs"]]
        return ready

    def _judge(self, reading: Reading, start: int, end: int) -> tuple[float, str | None] | None:
        """Confidence and the confirming source words; None: the entry keeps silent here."""
        confidence: float = self.entry["confidence"]
        source = reading.source_tokens(start)
        if self.entry["needs"] == ALONE:
            return None if reading.has_source else (confidence, None)
        if source is None or not self._source:
            return None if self.entry["needs"] else (confidence, None)
        named = self._lower and _is_named(reading.text, start, reading.sentences.at(start)[0])
        for program in self._source:
            found = list(program.find(source))
            if named:
                found = [each for each in found if not _is_named(source.text, each.start, 0)]
            if found:
                if self.entry["needs"] and not self._told(reading, start, end, source.text, found):
                    return None
                return min(0.99, confidence + 0.08), source.text[found[0].start : found[0].end]
        if self.entry["needs"] or (self._heads and self._heads.isdisjoint(map(_head, source.words))):
            return None
        return confidence * UNCONFIRMED, None

    def _told(self, reading: Reading, start: int, end: int, source: str, french: list[Found]) -> bool:
        """Whether one of the places of the French words answers to the match, and what the entry offers does not stand as near to it
        already: then they have their right English. Nor does the match translate another word of the source.
        """
        first, last = reading.piece_at(start)
        expected = [each.start / len(source) * (last - first) + first for each in french]
        far = _FAR + (last - first) // 8
        if all(abs(start - place) > far for place in expected):
            return False
        text = b" %b%b%b " % (reading.folded_text[first:start], b"|" * (end - start), reading.folded_text[end:last])
        offered = [at + first for form in self._offered for at in offsets(text, f" {form} ".encode("latin-1"))]
        if len(offered) >= len(french) and any(min(abs(at - place) for at in offered) <= abs(start - place) + _NEAR for place in expected):
            return False
        from .elsewhere import translates_another  # the lexicon: only where a source has an entry's French

        return not translates_another(reading.text[start:end], (start - first) * len(source) / max(1, last - first), source, french)

    @cached_property
    def _offered(self) -> frozenset[str]:
        """The suggestions in all their forms, folded; those with a part of the match are left out, and pronouns, which stand everywhere."""
        forms: set[str] = set()
        for template in self.entry["suggest"]:
            if "(s)" in template:
                forms |= {literal(numbered(template, tag)) for tag in ("base", "s")}
            elif "{" not in template and template:
                head, _, lemma = template.rpartition("~")
                spelled = all_forms(lemma) if "~" in template else [lemma]
                forms |= {literal(each) for form in spelled for each in whoevers(f"{head.replace('~', '')} {form}")}
        return frozenset(forms) - _PRONOUNS

    def _match(
        self, tokens: Tokens, found: Found, lemmas: list[list[str]], offset: int, confidence: float, confirmed: str | None
    ) -> Match | None:
        """What to tell of a match; nothing of one that is what the entry offers."""
        start, end = found.start, found.end
        sentence = tokens.text
        original = sentence[start:end]
        at_start = not sentence[:start].strip("\"'([- ")
        number = "s" if any(word.endswith(("s", "x")) for word in (original, original.split()[0])) else "base"
        fixed = [self._render(numbered(template, number), sentence, found.spans, lemmas) for template in self.entry["suggest"]]
        fixed = agreeing([owned(text, original, sentence[:start]) for text in fixed], sentence[:start])
        fixed = [
            capitalise_like(text, original, at_start or self.entry["kind"] == "acronym") if not text[:1].isupper() else text
            for text in fixed
        ]
        if original in fixed:
            return None
        if original.isupper() and len(original) > 4 and sentence.isupper():
            fixed = [text.upper() for text in fixed]
        before = _ARTICLE_BEFORE.search(sentence[:start])
        if before and fixed and fixed[0]:
            right = indefinite(fixed[0])
            if before[1].lower() != right:
                start = before.start(1)
                fixed = [capitalise_like(indefinite(text), before[1], True) + before[2] + text for text in fixed if text]
        if fixed and fixed[0] == "":
            start, end = widened_deletion(sentence, start, end)
        fixed = [text for text in dict.fromkeys(unrepeated(text, sentence, start, end) for text in fixed) if text != sentence[start:end]]
        return Match(offset + start, offset + end, tuple(fixed), confidence, confirmed)

    def _render(self, template: str, sentence: str, spans: dict[str, tuple[int, int]], lemmas: list[list[str]]) -> str:
        tags: list[tuple[str, str]] = []
        for i, group in enumerate(lemmas, 1):
            if f"v{i}" in spans:
                start, end = spans[f"v{i}"]
                form = sentence[start:end]
                front = _LAST_WORD.search(sentence[:start])
                tag = tag_of(form, group, front[1] if front else "")
                tags.append((tag, "were" if tag == "past" and form.lower() != "was" and many(sentence[:start]) else form))
        used = iter(range(9))

        def fill(slot: re.Match[str]) -> str:
            if slot["number"]:
                start, end = spans.get(f"n{slot['number']}", (0, 0))
                words = sentence[start:end].strip()
                if words[:1].isdigit():
                    words = in_english_form(words)
                if slot["form"] == "capital":
                    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in words.split(" "))
                return turned(words, slot["form"]) if slot["form"] else words
            if not tags:
                return slot["lemma"]
            tag, form = tags[min(next(used), len(tags) - 1)]
            return inflect(slot["lemma"], tag, form)

        return " ".join(_SLOT.sub(fill, template).split())


def stands(condition: dict[str, Any], programs: list[Program], tokens: Tokens, but: tuple[int, int] | None) -> bool:
    """Whether one of the words, phrases or patterns of a condition stands in a stretch, the span `but` left out."""
    text = tokens.text if but is None else tokens.text[: but[0]] + "\n" * (but[1] - but[0]) + tokens.text[but[1] :]
    folded = f" {' '.join(search_bytes(text).decode('latin-1').split())} "
    if not set(folded.split()).isdisjoint(condition["words"]) or any(f" {phrase} " in folded for phrase in condition["phrases"]):
        return True
    return any(program.holds(tokens, but) for program in programs)


_PRONOUNS = frozenset(("he", "she", "it", "they", "him", "her", "them"))


def _is_named(text: str, position: int, start: int) -> bool:
    """Whether the word there begins with a capital without beginning the sentence: what is so in both languages is a name (*Berne*)."""
    return (
        position > start
        and text[position].isupper()
        and text[position - 1] != '"'
        and text[position - 2 : position - 1] not in tuple('.!?:"')
    )


def numbered(template: str, tag: str) -> str:
    """``town hall(s)`` in the singular (``base``) or plural (``s``)."""
    return _NOUN.sub(lambda noun: inflect(noun[1], tag), template)


def _words(items: list[Any]) -> Iterator[str]:
    """The words of a program, in whatever form."""
    for item in items:
        if isinstance(item, str):
            yield item
        elif isinstance(item, list):
            yield from _words(item)


@cache
def _head(word: str) -> str:
    """The first letters of a content word, by which its forms and its family are known; empty for others."""
    low = bare(word)
    return low[:_HEAD] if len(low) > 3 and low.isalpha() and word.lower() not in words("stop-words-fr.txt") else ""
