"""*La cantine, elle, reste fermée*: English says *for its part*, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.lazy import Expression
from ...text.people import words
from ...text.things import ends_at
from .found import Pronouns, told

_APPOSED = Expression(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=\A))(?:[^.:!?\"\n]{2,150}; )?(?:[^.,;:!?\"\n]{2,50}, (?=(?:the|this|that|these|those|his|her|its|their|[A-Z])))?"
    r"(?P<noun>(?:The|This|That|These|Those|His|Her|Its|Their|[A-Z]|(?<=, )|(?<=; ))[^.,;:!?\"\n]{2,60}), (?P<word>he|she|him|her|they|them|it), "
    r"(?!(?:and|or|nor|too|who|whom|which|whose|him|her|them|me|us|you|they|we|it|in|at|on|with|for|to|by|from|of|as|the|an?|his|its|their)\b)[a-z]"
)


_THING = Expression(r"(?:[Tt]he|[Tt]his|[Tt]hat|[Ii]ts|[Tt]heir) ")


def apposed(reading: Reading, found: Pronouns) -> Iterator[Finding]:
    """A pronoun between commas behind its noun."""
    text = reading.text
    for word in ("he", "she", "him", "her", "they", "them", "it"):
        for at in its(text) if word == "it" else found.between(", ", word, ", "):
            first, last = reading.sentences.at(at)
            match = _APPOSED.match(text, first, min(last, at + len(word) + 6))
            if match and match.start("word") == at and (word != "it" or (_THING.match(match["noun"]) and ends_at(text, at + 3))):
                part = _part(word, match["noun"], reading.source_at(at) or "")
                message = "A pronoun repeats its noun, as French does for contrast."
                noun = Evidence("the noun", match["noun"], match.start("noun"))
                yield told(*match.span("word"), message, (part,), (noun,), 0.9)


def its(text: str) -> Iterator[int]:
    """Where *it* stands between commas."""
    at = text.find(", it, ")
    while at >= 0:
        yield at + 2
        at = text.find(", it, ", at + 1)


def _part(word: str, noun: str, source: str) -> str:
    """What English says: of a person by the pronoun, but in the gender that the source has."""
    if word in ("they", "them"):
        return "for their part"
    if words("person").isdisjoint(noun.lower().split()):
        return "for its part"
    feminine = ", elle" in source if (", elle" in source) != (", lui" in source) else word in ("she", "her")
    return "for her part" if feminine else "for his part"
