"""*The president injured itself*, *the army declared himself ready*: French *se* shows neither sex nor number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.lazy import Expression
from ...text.people import gendered, words
from .found import Pronouns, told

WORDS = ("itself", "himself", "herself")
_CLAUSE = Expression(
    r"(?:[^,.;:\"]{2,40}, )?(?:The|An?|This|That|These|Two|Three|Several|Many|Some|His|Her|Its|Their|the|an?|his|her|two|three|several)(?: (?!of\b|and\b|or\b|in\b|for\b)[a-z-]+)?"
    r" (?P<head>(?!(?:has|have|had|will|would|also|then|never) )[a-z-]+) (?:(?:has|have|had|will|would|also|then|never) ){0,2}(?P<verb>[a-z]+)(?: (?:by|to|for|in|of|with))? \Z"
)
_BESIDE = Expression(
    r"(?:(?:And|But|Yet|So) )?(?:The|This|That|Its|His|Her|Their|the|this) (?:[a-z-]+ )?(?P<head>[a-z-]+) \Z",
)
"""A subject that the pronoun stands beside: *the company itself had joined*."""
_FINITE = Expression(r" (?:has|have|had|is|are|was|were|will|would|does|did|says|said|can|could|must)\b")
_REACH = 110
_VERBS = frozenset(
    "shot cut hurt set put let gave made found saw felt kept threw hid held told sold set proved proves finds calls considers sees sets gives makes "
    "presents describes declares commits distances surrenders kill kills hide defend defends protect protects call consider".split()
)
_SINGULAR = frozenset("states news headquarters series works means times".split())
_NO_BODY = frozenset(
    "child baby infant toddler newborn people animal fan fans crew staff youth enemy angel ghost saint head agent member model".split()
)


def reflexives(reading: Reading, found: Pronouns) -> Iterator[Finding]:
    """Those that do not agree with the noun before their verb."""
    text = reading.text
    for word in WORDS:
        for at in found.get(word, ()):
            first = reading.sentences.at(at)[0]
            match = _subject(text, first, at) if at - first <= _REACH else None
            if match is None or reading.quoted(at):
                continue
            right = _right(match["head"])
            if right and word not in right:
                noun = Evidence("the subject", match["head"], match.start("head"))
                yield told(at, at + len(word), f"'{word}' does not agree with '{match['head']}', its subject.", right, (noun,), 0.85)


def _subject(text: str, first: int, at: int) -> re.Match[str] | None:
    """The subject of the verb before a pronoun, or the one beside which it stands, with its ``head``."""
    if (match := _BESIDE.match(text, first, at)) and _FINITE.match(text, at + len("himself")):
        return match
    match = _CLAUSE.match(text, first, at)
    return match if match and (match["verb"].endswith("ed") or match["verb"] in _VERBS) else None


def _right(head: str) -> tuple[str, ...]:
    """The reflexive pronouns that agree with a noun."""
    one = head.removesuffix("s")
    if head in _NO_BODY or one in _NO_BODY:
        return ()
    if head in gendered("m"):
        return ("himself",)
    if head in gendered("f"):
        return ("herself",)
    if head in words("person"):
        return ("himself", "herself")
    if head != one and (one in words("person") or one in gendered("m") or one in gendered("f")):
        return ("themselves",)
    if head in words("thing"):
        return ("itself",)
    return ("themselves",) if head != one and one in words("thing") and head not in _SINGULAR else ()
