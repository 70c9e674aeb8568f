"""Numbers too small for their whole (*a stadium of 45 seats*) and shares above it (*130% are women*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.lazy import Expression, I
from ...text.wordlists import table

SHAPES = (b"0 ", b"000% ", b"000 % ", b"000 per", b"00 ")
"""The last is for places in small texts; of lone digits the rule itself tells."""

_COUNT = Expression(
    r"(?<![\d.,:$€£/-])(?P<n>\d{1,3}) (?P<first>(?!thousand|million|billion|trillion|hundred|dozen|per)[A-Za-z]+)(?: (?P<second>[a-z]+))?\b"
)
_JOINED = Expression(
    r"\b(?P<whole>[a-z]+)(?: [A-Z][\w'-]+| itself)?,? (?:of|with|for|has|had|have|that (?:has|can hold|can seat|holds|seats)|which (?:has|can hold|holds)|can hold|can seat|holds|seats|holding|"
    r"seating|(?:currently |already |now )?(?:shelters?|hosts?|houses?|hosting|sheltering|housing|welcomes?|receives?|sheltered|hosted|housed)) "
    r"(?:its |about |around |some |nearly |almost |close to |over |more than |at least |only |barely |just |a mere |fewer than )*\Z"
)
_DRIVEN = Expression(
    r"(?: people| persons| families| civilians| inhabitants| residents)? (?:(?:have|has|had|were|are|was) (?:been |already )*)?(?P<verb>displaced)(?: [\w'-]+){0,4} (?:by|in|since) (?:[\w'-]+ ){0,4}?(?P<whole>[a-z]+)"
)
_MANY = Expression(r"\b(?:nearly|almost|close to|over|more than|at least|some|around|about) \Z", I)
_SHARE = Expression(
    r"(?<![\d.,])(?P<n>\d{3}(?:\.\d+)?) ?(?:%|per ?cent) (?:of them )?(?:are|were|live|lived|say|said|voted|work|worked|believe|support|suffer|want|cannot|do not)\b"
)
_SHARE_OF = Expression(r"(?:\A|[.,;:(]\s?|\b(?:and|that|which|whom|but|where|nearly|almost|about|around|some|more than|over) )\Z")


class Odd(NamedTuple):
    """A number that cannot be meant: its span, why, and what may be meant."""

    start: int
    end: int
    message: str
    offer: str | None


@cache
def _least() -> dict[tuple[str, str], int]:
    """(whole, counted) → how many there are at least."""
    return {(whole, noun): int(least) for wholes, nouns, least in table("scale.tsv") for whole in wholes.split() for noun in nouns.split()}


@cache
def _counted() -> frozenset[str]:
    return frozenset(noun for _, noun in _least())


def odd(reading: Reading) -> Iterator[Odd]:
    """Both kinds."""
    text = reading.text
    for at in reading.find(b"0 "):
        while at and text[at - 1].isdigit():
            at -= 1
        match = _COUNT.match(text, at)
        noun = _noun(match, _counted()) if match else None
        if match and noun:
            yield from _small(text, reading.sentences.at(at)[0], match, noun)
    for shape in (b"000% ", b"000 % ", b"000 per"):
        for at in reading.find(shape):
            match = _SHARE.match(text, at)
            if match and float(match["n"]) > 100 and _SHARE_OF.search(text[max(reading.sentences.at(at)[0], at - 12) : at]):
                yield Odd(at, text.index(" ", match.end("n") + 1), "A share cannot exceed the whole.", None)


def _noun(match: re.Match[str], known: frozenset[str]) -> str | None:
    """What is counted: the word behind the number, or the next one."""
    return next((word for word in (match["first"], match["second"]) if word in known), None)


_PART = Expression(r" (?:still |yet |seats |places |beds )?(?:left|free|remaining|available|unsold|empty|vacant|reserved|set aside|for)\b")
"""Behind a number of what is only a part of the whole: 45 seats left."""


def _small(text: str, first: int, match: re.Match[str], noun: str) -> Iterator[Odd]:
    """A number of what a whole before it holds, or of people driven out by what stands behind."""
    start, number = match.start(), int(match["n"])
    whole = _JOINED.search(text, max(first, start - 70), start)
    least = _least().get((whole["whole"], noun), 0) if whole else 0
    driven = _DRIVEN.match(text, match.end("n")) if not least else None
    if driven and _MANY.search(text, max(first, start - 12), start):
        least = _least().get((driven["whole"], driven["verb"]), 0)
    if 1 < number < least and not _PART.match(text, match.end("first")):
        message = f"Only {number} {noun} for such a whole: thousands are lost."
        yield Odd(start, match.end("n"), message, f"{number},000")
