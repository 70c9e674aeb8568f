"""How long after something that has happened a *will* stands: *in 2011 …; two years later, he will win*, *he will be rearrested a week later*.

*Two years later* counts from what was told, never from today (that is *in two years*), so with a past year before it its time is known. And
nobody foretells by the day an arrest, a death or a defeat: behind a past those are told (``told.tsv``).
"""

from __future__ import annotations

import re

from ...text import calendar, number_words
from ...text.inflect_en import is_participle
from ...text.lazy import Expression, I
from ...text.wordlists import listed

_LENGTH = {"year": 1, "decade": 10, "centur": 100}
_SEVERAL = {"a": 1, "an": 1, "one": 1, "few": 5, "several": 5, "some": 5, "half": 1}
_WORDS = r"[^,;:()\"?!]"
GAP = Expression(
    r"\b(?:(?P<many>\d{1,2}|[a-z-]+) (?:full |short |long |more )?(?P<unit>year|month|week|day|hour|decade|centur)(?:s|y|ies)? (?:later|afterwards?)"
    r"|(?:in |on )?the (?:same|following|next) (?:year|month|week|day|morning|evening|night|spring|summer|autumn|winter)|(?:shortly|soon) afterwards?)\b",
    I,
)
_BEFORE_GAP = Expression(
    r"(?:\A|[;:,–—-] )(?:(?:and|but|then) )?(?:(?:less|more|little|barely|hardly|scarcely|only|just|some|about|nearly|almost|exactly|not|even|than|over|a few|a|an|half) ){0,3}\Z",
    I,
)
"""From the beginning of a clause to the time that opens it."""
_TO_THE_VERB = Expression(rf",?(?: {_WORDS}{{1,60}}| {_WORDS}{{1,40}}, {_WORDS}{{1,60}},)? ")
_OTHERWISE = Expression(
    r"\b(?:if|when|whenever|once|unless|(?-i:may)|might|could|should|would|every|each|usually|always|often|expected|forecast|predict\w*|plans?|planned|scheduled|"
    r"film|novel|episode|play|story|tomorrow|today|now|next (?:week|month|year)|anniversary|trial|is|are|has|have|says?)\b",
    I,
)
"""What makes of an event that nobody foretells one that is to be expected, or of the text one in the present."""
_PARTICIPLE = Expression(
    rf"(?P<verb>[A-Z][a-z-]+)\b[^,;:]{{0,80}}\b(?:\d{{1,2}} {calendar.month('en')}|{calendar.month('en')} \d{{1,2}}|{calendar.day('en')}|yesterday|earlier)\b"
)
"""What opens a sentence with a past and its day: *Released on 12 March*."""


def years(text: str, gap: re.Match[str]) -> int:
    """The years that have passed at most."""
    if gap["unit"] is None:
        return int("following year" in gap.group().lower() or "next year" in gap.group().lower())
    many = gap["many"].lower()
    count = int(many) if many.isdigit() else number_words.words("en", "unit").get(many, _SEVERAL.get(many, 9))
    return round(count * _LENGTH.get(gap["unit"].lower(), 0))


def opening(text: str, start: int, will: re.Match[str]) -> re.Match[str] | None:
    """The time that opens the clause of a *will*."""
    for gap in reversed(list(GAP.finditer(text, start, will.start()))):
        if _BEFORE_GAP.search(text[start : gap.start()]) and _TO_THE_VERB.fullmatch(text, gap.end(), will.start()):
            return gap
    return None


def behind(text: str, end: int, will: re.Match[str]) -> re.Match[str] | None:
    """The time that stands behind a *will* in its clause."""
    gap = GAP.search(text, will.end(), end)
    return gap if gap and not {*",;:()"} & {*text[will.end() : gap.start()].removesuffix(", ")} else None


def unforeseen(text: str, first: int, end: int, will: re.Match[str]) -> bool:
    """Whether a *will* of the sentence text[first:end] tells what nobody foretells."""
    verb = will["verb"]
    part = re.match(r" (?:again |then |also )?([a-z-]+)", text[will.end() :]) if verb == "be" else None
    known = listed("told.tsv", "suffered") if part else listed("told.tsv", "befallen")
    return (part[1] if part else verb) in known and not _OTHERWISE.search(text, first, end)


def opened_by_past(text: str, first: int, will: re.Match[str]) -> bool:
    """Whether the sentence opens with a past participle and its day, and the *will* is of the same person."""
    opened = _PARTICIPLE.match(text, first, will.start())
    return (
        opened is not None and is_participle(opened["verb"].lower()) and text[first : will.start()].endswith((", he ", ", she ", ", they "))
    )
