"""Small documents that are searched as one text: what is found in each must not change."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import yaml

from tqcheck.engine import Engine
from tqcheck.model import Document, Finding, Segment
from tqcheck.small_documents import read
from tqcheck.text.needles import Needles, offsets

CASES = Path(__file__).parent / "rules"


def cases() -> list[tuple[str, str | None]]:
    """The examples of all rules with their sources, in a mixed order."""
    found = []
    for path in sorted(CASES.glob("*.yaml")):
        for kind in ("bad", "good"):
            for case in yaml.safe_load(path.read_text("utf-8"))[kind]:
                text, source = (case, None) if isinstance(case, str) else (case["text"], case.get("source"))
                found.append((text.split(" => ")[0].replace("[", "").replace("]", ""), source))
    random.Random(7).shuffle(found)
    return found


def seen(findings: list[Finding]) -> set[tuple[str | None, str, str | None, int, int, str]]:
    return {(f.segment, f.rule, f.entry, f.start, f.end, f.message) for f in findings}


@pytest.mark.parametrize(
    ("paired", "rules"),
    [
        (False, {"lost-thousands", "name-spelling", "pronoun-antecedent", "untranslated", "french-format"}),
        (True, {"number-mismatch", "negation-lost", "name-mismatch", "confusable-demonym"}),
    ],
)
def test_the_same_is_found_in_texts_together_and_each_alone(engine: Engine, paired: bool, rules: set[str]) -> None:
    segments = [Segment(str(i), text, source) for i, (text, source) in enumerate(cases()) if bool(source) == paired]
    assert len(segments) > 100
    together = seen(engine.check(Document("all.jsonl", tuple(segments), single=False)))
    alone = {each for segment in segments for each in seen(engine.check(Document("one.jsonl", (segment,), single=False)))}
    french = {segment for segment, _, entry, *_ in alone if entry == "french-file"}  # told of a file as a whole
    assert {each for each in together if each[0] not in french} == {each for each in alone if each[0] not in french}
    assert {rule for _, rule, *_ in together} > rules


def test_texts_without_an_anchor_are_not_read(engine: Engine) -> None:
    plain = [("The meeting went well.", [(0, None)])] * 20
    odd = ("The meeting begins at 15h30.", [(0, None)])
    read_again = [(number, [rule.ID for rule in rules]) for number, _, rules in read([*plain, odd], engine.matcher, engine.rules)]
    assert [number for number, _ in read_again] == [20]
    assert "french-format" in read_again[0][1]


def test_segments_with_and_without_a_source_keep_their_order(engine: Engine) -> None:
    segments = tuple(
        Segment(str(i), "It opens at 15h30.", source="Il ouvre à 15h30." if i % 3 else None) for i in range(9)
    )  # a source every third time: joined and single readings alternate
    found = [f for f in engine.check(Document("all.jsonl", segments, single=False)) if f.rule == "french-format"]
    assert [f.segment for f in found] == [str(i) for i in range(9)]
    assert len({f.fingerprint for f in found}) == 9
    again = [f for f in engine.check(Document("all.jsonl", segments, single=False)) if f.rule == "french-format"]
    assert [f.fingerprint for f in found] == [f.fingerprint for f in again]


def test_needles_are_found_alike_one_by_one_and_together() -> None:
    needles = [b" 0 ", b"0,000 ", b" he ", b"aa", b"a"]
    view = (b"he had 0,000 and 0 0 aaa he he " * 2000)[:-3]
    search = Needles(needles)
    assert len(view) > 40_000
    assert search.search(view) == {needle: offsets(view, needle) for needle in needles}
    assert Needles(needles).search(b"aaa") == {b"aa": [0, 1], b"a": [0, 1, 2]}
