"""The matcher passes over what cannot match, and only that: wherever a program matches, its pattern is tried."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tqcheck.terms import index
from tqcheck.terms.build import build
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.phrase import Phrases
from tqcheck.terms.reading import Reading
from tqcheck.terms.store import Glossary
from tqcheck.terms.tables import with_edges
from tqcheck.text.fold import search_bytes
from tqcheck.text.tokens import Tokens, Words

PATTERNS = (
    "~put oil on [the] fire",
    "oil * fire",
    "(last hour|urgent):",
    "^ urgent",
    "fire $",
    "<NUMBER> urgent",
    "urgent <NUMBER>",
    "the urgent <NAME>",
    '"ONU"',
    "win-win",
    "d'huile",
    "<CITY> fire",
    "oil , <QUOTE> fire",
    "œuvre|oil urgent",
    "[the] <DET> oil",
)
CONDITIONS = ("", "when: {before: ['<NUMBER>|the', '^']}", "when: {after: ['* fire', ', <NAME>', '$']}", "needs: source")
PIECES = [
    "oil",
    "Oil",
    "fire",
    "the",
    "put",
    "on",
    "urgent",
    "win",
    "ONU",
    "onu",
    "d",
    "huile",
    "œuvre",
    "last",
    "hour",
    "Dakar",
    "Łódź",
    "3",
    "two",
    "it",
]
BETWEEN = [" ", " ", " ", "  ", ", ", "-", "'", ": ", '. "', ".\n", "\n\n", " – ", ', "', "! "]


@pytest.fixture(scope="module")
def glossary(tmp_path_factory: pytest.TempPathFactory) -> Glossary:
    path: Path = tmp_path_factory.mktemp("glossary") / "all.yaml"
    lines = ["language: {source: fr, target: en}", "entries:"]
    for i, pattern in enumerate(PATTERNS):
        for j, condition in enumerate(CONDITIONS):
            quoted = pattern.replace("'", "''")
            lines += [
                f"  - id: e{i}-{j}",
                f"    pattern: '{quoted}'",
                "    suggest: x",
                "    why: x",
                "    source: mot",
                f"    {condition}",
            ]
    path.write_text("\n".join(lines))
    return Glossary(build([str(path)]), "test")


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PIECES), st.sampled_from(BETWEEN)), max_size=14), st.booleans(), st.booleans())
def test_nothing_that_matches_is_passed_over(glossary: Glossary, pieces: list[tuple[str, str]], source: bool, much_read: bool) -> None:
    text = "".join(word + between for word, between in pieces)
    matcher = Matcher([glossary], classes=lambda: with_edges({"CITY": {"Dakar", "New York"}}))
    if much_read:
        matcher.search("x", Words(b"x" + b" x" * index.FEW), source)
    phrases = Phrases(matcher)
    reading = Reading(text, matcher, [(0, "mot" if source else None)])
    everywhere = {
        (pattern, match)
        for sentence in reading.sentences.within(0, len(text))
        for pattern in range(glossary.patterns)
        for phrase, i in [phrases.of(pattern)]
        for match in phrase.in_sentence(reading, i, *sentence)
    }
    tried = {
        (pattern, match)
        for position, pattern in reading.candidates
        for phrase, i in [phrases.of(pattern)]
        for match in phrase.in_sentence(reading, i, *reading.sentences.at(position))
    }
    assert tried == everywhere


@given(st.lists(st.sampled_from(["new", "york", "the"]), max_size=8), st.sampled_from([" ", ", ", "\n"]))
def test_words_that_a_rule_asks_for_are_found(words: list[str], between: str) -> None:
    text = between.join(words)
    found = Reading(text, Matcher([], {"r": ("New York", "the")})).anchors("r")
    wanted = [(i, i + 3) for i in range(len(text)) if text.startswith("the", i)]
    wanted += [(i, i + 8) for i in range(len(text)) if text.replace("\n", " ").startswith("new york", i)]
    assert sorted(found) == sorted(wanted)


@given(st.lists(st.sampled_from(["oil", "Été", "Łódź", "a_b", "3", "…", "œil", "'"]), max_size=8), st.sampled_from([" ", "-", ", "]))
def test_tokens_of_a_stretch_are_those_of_its_text(pieces: list[str], between: str) -> None:
    text = between.join(["First words.", *pieces, "Last words."])
    start, end = 13, len(text) - 12
    cut, alone = Words(search_bytes(text)).tokens(text, start, end), Tokens(text[start:end])
    assert (cut.text, cut.words, cut.starts, cut.ends) == (alone.text, alone.words, alone.starts, alone.ends)


@given(st.text(alphabet="aé, \n-Łœ1", max_size=30))
def test_words_start_where_they_are_said_to(text: str) -> None:
    words = Words(search_bytes(text))
    assert len(words.words) == len(words.starts)
    for word, start in zip(words.words, words.starts, strict=True):
        assert text[start : start + len(word)].lower() == word
    assert [words.words[i] for i in words.doubled()] == [a for a, b in zip(words.words, words.words[1:], strict=False) if a == b]
