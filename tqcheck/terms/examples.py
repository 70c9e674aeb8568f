"""The examples inside the entries, run: every `bad` must fire with its span and suggestion, every `good` stay silent."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..text.fold import plain
from ..typed import Any
from .expressions import OwnRule
from .matcher import Matcher
from .phrase import Phrases
from .reading import Reading
from .store import Glossary
from .vocabulary import PROVED

_BAD = re.compile(r"(?P<head>.*?)\[(?P<span>[^\[\]]*)\](?P<tail>.*?)(?:\s=>\s?(?P<fix>.*))?", re.S)


@dataclass(frozen=True, slots=True)
class Failure:
    """One example that does not hold."""

    entry: str
    file: str
    line: int
    message: str


def split_bad(text: str) -> tuple[str, int, int, str | None] | None:
    """(sentence, start, end, first suggestion or None) of a `bad` example, or None where the brackets are missing."""
    match = _BAD.fullmatch(text)
    if not match:
        return None
    head, span, tail = match["head"], match["span"], match["tail"].rstrip()
    return head + span + tail, len(head), len(head) + len(span), match["fix"]


def run(matcher: Matcher, glossary: Glossary, phrases: Phrases) -> Iterator[Failure]:
    """Failures of the examples of a glossary, which is the first one of the matcher."""
    for number, entry in enumerate(glossary.entries()):
        only = glossary.patterns_of(number)

        def fail(message: str, entry: dict[str, Any] = entry) -> Failure:
            return Failure(entry["id"], entry["file"], entry["line"], message)

        checked = (entry["patterns"] or entry["kind"] == "regex") and not entry["id"].endswith(PROVED)
        if checked and not (entry["bad"] and entry["good"]):
            yield fail("needs at least one 'bad' and one 'good' example")
        if entry["kind"] == "regex":
            yield from map(fail, _own_rule(entry))
            continue
        for example in entry["bad"]:
            problem = _check_bad(matcher, phrases, only, entry, example)
            if problem:
                yield fail(problem)
        for example in entry["good"]:
            reading = _reading(matcher, example["text"], example)
            for _, match in phrases.matches(reading, only):
                yield fail(f"good example fires on '{reading.text[match.start : match.end]}': {example['text']}")


def _own_rule(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with the examples of a rule made of regular expressions."""
    rule = OwnRule(entry)
    for example in [*entry["bad"], *entry["good"]]:
        if rule.needs_source and "source" not in example:
            yield f"the rule looks at the source: give the example a 'source': {example['text']}"
            return
    for example in entry["bad"]:
        parts = split_bad(example["text"])
        if parts is None:
            yield f"bad example without [span]: {example['text']}"
            continue
        text, start, end, fix = parts
        found = list(rule.matches(plain(text), plain(example.get("source", ""))))
        here = next((m for m in found if (m.start, m.end) == (start, end) or (m.start == m.end == len(text) and start == end)), None)
        if here is None:
            yield (
                f"fires on {[text[m.start : m.end] for m in found]}, not on '{text[start:end]}': {example['text']}"
                if found
                else f"does not fire: {example['text']}"
            )
        elif fix is not None and fix.strip() != (here.suggestions[0] if here.suggestions else here.wanted):
            yield f"suggests '{here.suggestions[0] if here.suggestions else here.wanted}', not '{fix.strip()}': {example['text']}"
    for example in entry["good"]:
        for match in rule.matches(plain(example["text"]), plain(example.get("source", ""))):
            yield f"good example fires on '{example['text'][match.start : match.end]}': {example['text']}"


def _reading(matcher: Matcher, text: str, example: dict[str, str]) -> Reading:
    context = example.get("document")
    whole = f"{text}\n{context}" if context else text
    return Reading(whole, matcher, [(0, example.get("source"))])


def _check_bad(matcher: Matcher, phrases: Phrases, only: range, entry: dict[str, Any], example: dict[str, str]) -> str | None:
    parts = split_bad(example["text"])
    if parts is None:
        return f"bad example without [span]: {example['text']}"
    text, start, end, fix = parts
    source = example.get("source")
    if source is None and entry["needs"] == "source":
        return f"an entry that needs the source needs 'source' in its example: {example['text']}"
    reading = _reading(matcher, text, example)
    found = [match for _, match in phrases.matches(reading, only)]
    for match in found:
        if _same_place(text, (match.start, match.end), (start, end)):
            first = match.suggestions[0] if match.suggestions else None
            if entry["suggest"] and fix is None:
                return f"say ' => first suggestion' (it gives '{first}'): {example['text']}"
            if fix is not None and (first or "") != fix.strip():
                return f"suggests '{first}', not '{fix.strip()}': {example['text']}"
            return None
    if found:
        return f"fires on '{text[found[0].start : found[0].end]}', not on '{text[start:end]}': {example['text']}"
    return f"does not fire ({why_not(phrases, reading, only)}): {example['text']}"


def _same_place(text: str, got: tuple[int, int], wanted: tuple[int, int]) -> bool:
    return got == wanted or (text[got[0] : got[1]].strip() == text[wanted[0] : wanted[1]].strip() and abs(got[0] - wanted[0]) < 2)


NO_MATCH = "its fixed words stand there, the pattern does not match"


def why_not(phrases: Phrases, reading: Reading, only: range) -> str:
    """What kept an entry (the patterns `only`) silent: no literal, no match, or the condition that stopped it."""
    if not any(number in only for number in reading.numbers()):
        return "none of its fixed words stands there"
    for position, number in reading.candidates:
        if number in only:
            phrase, i = phrases.of(number)
            start, end = reading.sentences.at(position)
            tokens = reading.tokens(start, end)
            for found in phrase.program(i).find(tokens):
                stopped = phrase.stopped_by(reading, tokens, found, start)
                matched = tokens.text[found.start : found.end]
                return f"matched '{matched}', stopped by '{stopped}'" if stopped else f"matched '{matched}', the source says no"
    return NO_MATCH
