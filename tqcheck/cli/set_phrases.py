"""Whether the entries about French set phrases hold: what `tqcheck glossary test` says of them."""

from __future__ import annotations

from collections.abc import Iterator

from ..bilingual.bitext import Pair
from ..rules.set_phrase.phrases import SetPhrase
from ..terms.classes import lookup
from ..terms.examples import Failure, split_bad
from ..terms.matcher import Matcher
from ..terms.store import Glossary
from ..text import lexicon
from ..text.renderings import tells
from ..text.tokens import Tokens


def failures(matcher: Matcher, glossary: Glossary) -> Iterator[Failure]:
    """What is wrong with the set phrases of a glossary: nothing to offer, words that the lexicon does not know, examples that do not hold."""
    classes = lookup(matcher.classes)
    for entry in glossary.entries():
        if entry["kind"] == "french":
            phrase = SetPhrase(entry, classes)
            for message in (*_renderings(phrase), *_examples(phrase)):
                yield Failure(entry["id"], entry["file"], entry["line"], message)


def _renderings(phrase: SetPhrase) -> Iterator[str]:
    entry = phrase.entry
    if not entry["suggest"]:
        yield "needs 'english', the right renderings"
    for text in entry["french"]:
        french = " ".join(word.lstrip("~").partition("|")[0].strip("()[]") for word in text.split())
        if not entry["literally"]:
            told = tells(french)
            if len(told) < 2 or (told := [word for word in told if not lexicon.stems_for(word)]):
                yield f"{', '.join(told) or french} tells too little of the English: say in 'literally' how engines render {french!r}"
        for rendered in entry["literally"]:
            if not any(any(phrase.found(Pair(0, text, french), Tokens(french))) for text in _alternatives(rendered)):
                yield f"'{rendered}' is not found for {french!r}"


def _alternatives(rendered: str) -> Iterator[str]:
    """A literal rendering with the first of the alternatives of each word, with the second and so on."""
    words = [word.split("|") for word in rendered.split()]
    for i in range(max(map(len, words))):
        yield " ".join(word[min(i, len(word) - 1)] for word in words)


def _examples(phrase: SetPhrase) -> Iterator[str]:
    entry = phrase.entry
    for example in entry["bad"]:
        parts = split_bad(example["text"])
        if parts is None or "source" not in example:
            yield f"an example has a [span] and a 'source': {example['text']}"
            continue
        text, start, end, fix = parts
        pair = Pair(0, text, example["source"])
        found = [phrase.offers(pair, each) for each in phrase.found(pair, Tokens(example["source"]))]
        there = next((each for each in found if (each.start, each.end) == (start, end)), None)
        if there is None:
            yield f"fires on {[text[each.start : each.end] for each in found]}, not on '{text[start:end]}': {example['text']}"
        elif fix is not None and fix.strip() != there.texts[0]:
            yield f"suggests '{there.texts[0]}', not '{fix.strip()}': {example['text']}"
    for example in entry["good"]:
        if any(phrase.found(Pair(0, example["text"], example.get("source", "")), Tokens(example.get("source", "")))):
            yield f"good example fires: {example['text']}"
