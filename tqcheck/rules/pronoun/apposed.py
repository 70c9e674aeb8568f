"""*La cantine, elle, reste fermée*: English says *for its part*, or nothing."""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.lazy import Expression
from ...text.people import words
from .found import Pronouns, told

_APPOSED = Expression(
    r"(?:(?<=[.!?] )|(?<=\n)|(?<=\A))(?P<noun>(?:The|This|That|These|Those|His|Her|Its|Their|[A-Z])[^.,;:!?\"\n]{2,60}), (?P<word>he|she|him|her|they|them), "
    r"(?=(?:is|was|are|were|has|have|had|will|would|can|could|does|did|may|must|[a-z]+(?:s|ed))\b)"
)
_PARTS = {"he": "for his part", "him": "for his part", "they": "for their part", "them": "for their part"}
"""*Her* may be a person or, from French *elle*, a thing."""


def apposed(reading: Reading, found: Pronouns) -> Iterator[Finding]:
    """A pronoun between commas behind its noun."""
    for word in ("he", "she", "him", "her", "they", "them"):
        for at in found.between(", ", word, ", "):
            first, last = reading.sentences.at(at)
            match = _APPOSED.match(reading.text, first, min(last, at + len(word) + 22))
            if match and match.start("word") == at:
                person = words("person").intersection(match["noun"].lower().split())
                part = _PARTS[word] if word in ("they", "them") else "for its part" if not person else _PARTS.get(word, "for her part")
                message = "A pronoun repeats its noun, as French does for contrast."
                noun = Evidence("the noun", match["noun"], match.start("noun"))
                yield told(*match.span("word"), message, (part,) if part else (), (noun,), 0.9)
