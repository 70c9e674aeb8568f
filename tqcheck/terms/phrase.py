"""A compiled entry at work: matches in a sentence, conditions, confidence and the suggestion in the right form."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, NamedTuple

from ..text.articles import capitalise_like, indefinite
from ..text.fold import search_bytes
from ..text.inflect_en import inflect, tag_of
from ..text.lazy import Expression
from .reading import Reading

_ARTICLE_BEFORE = Expression(r"\b(an?)(\s+)\Z", re.I)
_LAST_WORD = Expression(r"([\w']+)\W*\Z")
_SLOT = Expression(r"\{(\d)\}|~([\w'-]+)")
UNCONFIRMED = 0.6
"""What is left of an entry's confidence where the source is at hand and does not hold the entry's French."""


class Match(NamedTuple):
    """One place where an entry fires: span, suggestions, confidence, the source words that confirm it."""

    start: int
    end: int
    suggestions: tuple[str, ...]
    confidence: float
    confirmed_by: str | None


class Phrase:
    """An entry of the compiled glossary, ready to match. Expressions are compiled at first need."""

    def __init__(self, entry: dict[str, Any], classes: Callable[[], dict[str, str]]) -> None:
        self.entry = entry
        self._classes = classes
        self._compiled: dict[int, re.Pattern[str]] = {}

    def pattern(self, i: int) -> tuple[re.Pattern[str], list[list[str]]]:
        """Pattern `i`, compiled at first need, and its lemmas."""
        expression, lemmas, _ = self.entry["patterns"][i]
        if i not in self._compiled:
            self._compiled[i] = self._compile(expression)
        return self._compiled[i], lemmas

    @cached_property
    def _source(self) -> list[re.Pattern[str]]:
        return [self._compile(expression) for expression in self.entry["source"]]

    def _compile(self, expression: str) -> re.Pattern[str]:
        if "\0" in expression:
            expression = re.sub("\0([A-Z_]+)\0", lambda m: self._classes().get(m[1], r"(?!)"), expression)
        return re.compile(expression, re.I)

    def matches(self, reading: Reading, positions: list[int]) -> Iterator[Match]:
        """Matches in the sentences that hold a literal hit at one of `positions` (sorted)."""
        done = -1
        for position in positions:
            if position < done:
                continue
            start, end = reading.sentences.at(position)
            done = end
            yield from self.in_sentence(reading, start, end)

    def in_sentence(self, reading: Reading, start: int, end: int) -> Iterator[Match]:
        folded = reading.folded(start, end)
        possible = [i for i, (_, _, required) in enumerate(self.entry["patterns"]) if _has_all(folded, required)]
        if not possible or not self._may_hold(reading, folded, start):
            return
        sentence = reading.text[start:end]
        for i in possible:
            expression, lemmas = self.pattern(i)
            for match in expression.finditer(sentence):
                if self.stopped_by(reading, sentence, match, start) is None:
                    found = self._judge(reading, start + match.start())
                    if found:
                        yield self._match(sentence, match, lemmas, start, *found)

    def _may_hold(self, reading: Reading, folded: str, offset: int) -> bool:
        """A cheap look at the word conditions, before any expression is compiled."""
        for where, condition in self.entry["when"].items():
            if where == "sentence" and not condition["expressions"]:
                if set(folded.split()).isdisjoint(condition["words"]) and not any(f" {p} " in folded for p in condition["phrases"]):
                    return False
            elif where == "document" and not condition["expressions"] and reading.words_near(offset).isdisjoint(condition["words"]):
                near = reading.folded_near(offset)
                if not any(f" {p} " in near for p in condition["phrases"]):
                    return False
        return True

    def stopped_by(self, reading: Reading, sentence: str, match: re.Match[str], offset: int) -> str | None:
        """The name of the condition that forbids this match, or None."""
        for where, condition in self.entry["unless"].items():
            if self._holds(where, condition, reading, sentence, match, offset, sentence):
                return f"unless {where}"
        if self.entry["when"]:
            rest = sentence[: match.start()] + "\n" * (match.end() - match.start()) + sentence[match.end() :]
            for where, condition in self.entry["when"].items():
                if not self._holds(where, condition, reading, sentence, match, offset, rest):
                    return f"when {where}"
        return None

    def _holds(
        self, where: str, condition: dict[str, Any], reading: Reading, sentence: str, match: re.Match[str], offset: int, rest: str
    ) -> bool:
        if where == "before":
            before = sentence[: match.start()]
            return any(self._regex(condition, i, r"[\s\"'-]*\Z").search(before) for i in range(len(condition["expressions"])))
        if where == "after":
            after = sentence[match.end() :]
            return any(self._regex(condition, i, "", r"[\s\"'-]*").match(after) for i in range(len(condition["expressions"])))
        if where == "document":
            words, text = reading.words_near(offset), ""
            if not words.isdisjoint(condition["words"]):
                own = set(search_bytes(match.group()).decode("latin-1").split())
                if not words.isdisjoint(set(condition["words"]) - own):
                    return True
            if condition["phrases"]:
                folded = reading.folded_near(offset)
                if any(f" {phrase} " in folded for phrase in condition["phrases"]):
                    return True
            if condition["expressions"]:
                text = reading.window(offset)
            return bool(text) and any(self._regex(condition, i).search(text) for i in range(len(condition["expressions"])))
        folded = " ".join(search_bytes(rest).decode("latin-1").split())
        if not set(folded.split()).isdisjoint(condition["words"]) or any(f" {phrase} " in f" {folded} " for phrase in condition["phrases"]):
            return True
        return any(self._regex(condition, i).search(rest) for i in range(len(condition["expressions"])))

    def _regex(self, condition: dict[str, Any], i: int, tail: str = "", head: str = "") -> re.Pattern[str]:
        found = condition["expressions"][i]
        if isinstance(found, str):
            found = condition["expressions"][i] = self._compile(f"{head}(?:{found}){tail}")
        return found  # type: ignore[no-any-return]

    def _judge(self, reading: Reading, position: int) -> tuple[float, str | None] | None:
        """Confidence and the confirming source words; None: the entry keeps silent here."""
        confidence: float = self.entry["confidence"]
        source = reading.source_at(position)
        if source is None or not self._source:
            return None if self.entry["needs"] else (confidence, None)
        for expression in self._source:
            if match := expression.search(source):
                return min(0.99, confidence + 0.08), match.group()
        return None if self.entry["needs"] else (confidence * UNCONFIRMED, None)

    def _match(
        self, sentence: str, match: re.Match[str], lemmas: list[list[str]], offset: int, confidence: float, confirmed: str | None
    ) -> Match:
        start, end = match.span()
        original = match.group()
        at_start = not sentence[:start].strip("\"'([- ")
        fixed = [self._render(template, sentence, match, lemmas) for template in self.entry["suggest"]]
        fixed = [
            capitalise_like(text, original, at_start or self.entry["kind"] == "acronym") if not text[:1].isupper() else text
            for text in fixed
        ]
        if original.isupper() and len(original) > 4 and sentence.isupper():
            fixed = [text.upper() for text in fixed]
        before = _ARTICLE_BEFORE.search(sentence[:start])
        if before and fixed and fixed[0]:
            right = indefinite(fixed[0])
            if before[1].lower() != right:
                start = before.start(1)
                fixed = [capitalise_like(indefinite(text), before[1], True) + before[2] + text for text in fixed if text]
        if fixed and fixed[0] == "":
            start, end = _widen_deletion(sentence, start, end)
        fixed = [text for text in dict.fromkeys(fixed) if text != sentence[start:end]]
        return Match(offset + start, offset + end, tuple(fixed), confidence, confirmed)

    def _render(self, template: str, sentence: str, match: re.Match[str], lemmas: list[list[str]]) -> str:
        tags: list[tuple[str, str]] = []
        for i, group in enumerate(lemmas, 1):
            form = match.group(f"v{i}")
            if form is not None:
                front = _LAST_WORD.search(sentence[: match.start(f"v{i}")])
                tags.append((tag_of(form, group, front[1] if front else ""), form))
        used = iter(range(9))

        def fill(slot: re.Match[str]) -> str:
            if slot[1]:
                return (match.groupdict().get(f"n{slot[1]}") or "").strip()
            if not tags:
                return slot[2]
            tag, form = tags[min(next(used), len(tags) - 1)]
            return inflect(slot[2], tag, form)

        return " ".join(_SLOT.sub(fill, template).split())


def _has_all(folded: str, required: list[list[str]]) -> bool:
    """Whether a sentence holds one wording of every fixed element."""
    for words in required:
        for word in words:
            if f" {word} " in folded:
                break
        else:
            return False
    return True


def _widen_deletion(sentence: str, start: int, end: int) -> tuple[int, int]:
    """A deleted span takes along the space that would be left double or dangling."""
    if end < len(sentence) and sentence[end] == " " and (start == 0 or sentence[start - 1] == " "):
        return start, end + 1
    return start, end
