"""A verb that does not agree with its subject: *the police has*, *two houses was destroyed*; a plural before its noun: *a six-days race*.

French *la police*, *la population*, *le personnel* take the singular, and engines lose the number of the subject between two words.
The rule starts from a plural noun directly before *has*, *is*, *was* or *does* and goes back to the word that opens its phrase (*the*,
*these*, a number), which must open the clause: *the price of cars is* and *all he needs is* have another subject.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.inflect_en import turned
from ...text.lazy import Expression, I
from ...text.wordlists import listed, row
from . import heads, several, shared, subjects

ID = "agreement"
SUMMARY = "A verb that does not agree with its subject (the police has, there is dozens of them)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85, applicability="safe")
_words = partial(listed, "agreement.tsv")
_VERBS = {"has": "have", "is": "are", "was": "were", "does": "do", "hasn't": "haven't", "isn't": "aren't", "wasn't": "weren't"}
_PLURALS = (b"ice", b"ple", b"men", b"ren", b"tle")
_UNITS = frozenset("days weeks months years hours minutes seconds metres meters kilometres kilometers miles".split())
ANCHORS = (*row("agreement.tsv", "verbs").split(), *_UNITS, *subjects.joined())
_BEHIND = tuple(b"%s %s " % (end, verb.encode()) for end in (b"s", *_PLURALS) for verb in ("has", "is", "was", "does"))
_SIX_DAY = "Before a noun English has the singular: *a six-day race*."
SHAPES = (*_BEHIND, *subjects.SHAPES, *several.SHAPES, *heads.SHAPES, *shared.SHAPES)

_MEASURED = Expression(
    r"\(?(?:\d+|[a-z]+(?:ty|teen|ve|ne|wo|ree|our|ix|en|(?<!l)ight))-[a-z]+ (?!of\b|to\b|and\b|or\b|ago\b|from\b|away\b|later\b|in\b|on\b|at\b|before\b|after\b)[a-z]",
    I,
)
_COUNTED = Expression(r"\b[Aa]n? (?P<number>\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|[a-z]+ty) \Z")
_THING = Expression(
    r" (?!later\b|long\b|old\b|away\b|apart\b|early\b|late\b|ahead\b|high\b|wide\b|deep\b|tall\b|ago\b)[a-z]{3,}(?<!ly)(?!\w)"
)
_NUMBER = Expression(r"\d[\d,.]*\Z")
_CLAUSE = Expression(r"(?:\A|[.!?:;\"(]\s*\"?|\n\s*|\b(?:but|while|because|although|whereas|if) )\Z")

_ABOUT = Expression(r"\b(?:some|about|around|nearly|almost|over|more than|at least|up to) \Z", I)
"""What may stand before the number that opens a subject."""
_DETERMINER = Expression(r"(?:\A|(?<= ))(?:[Tt]he|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur) \Z")
"""*The two presidents*: what may stand before the word that opens a subject."""
_ONE_THING = Expression(r"(?:is|was) (?:an?|one|too|enough|not|plenty|more|no) ")
"""*Four summers is a photo*: an amount as one thing."""


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for shape in _BEHIND:
        for at in reading.find(shape):
            verb = at + shape.index(b" ") + 1
            yield from _judge(reading, text, verb, text[verb : text.find(" ", verb)])
    for start, end in reading.anchors(ID):
        if text[start:end] in _UNITS:
            if _MEASURED.match(text, text.rfind(" ", 0, start) + 1):
                yield _finding(start, end, _SIX_DAY, [text[start : end - 1]])
            elif counted := _COUNTED.search(text, max(0, start - 24), start):
                yield from _measured(text, counted.start("number"), start, end)
        elif text.startswith("and ", start):
            yield from map(_apart, subjects.coordinated(text, reading.sentences.at(start)[0], start, end))
        elif text[start - 1 : start] == " " and text[end : end + 1] == " " and text[start:end].islower():
            yield from _judge(reading, text, start, text[start:end])

    yield from map(_apart, (*subjects.places(reading), *several.places(reading), *heads.places(reading), *shared.places(reading)))
    if reading.has_source:
        from . import lost_plural  # only for documents that have a source

        for lost in lost_plural.places(reading):
            reason = Evidence("the French has", lost.shown)
            yield _finding(lost.start, lost.end, "The noun is plural, as its verb and the French are.", [lost.offer], reason)


def _measured(text: str, number: int, start: int, end: int) -> Iterator[Finding]:
    """*a 48 seconds lead*: a 48-second lead."""
    noun = _THING.match(text, end)
    if noun and noun.group()[1:] not in _words("no-subject"):
        yield _finding(number, end, _SIX_DAY, [f"{text[number : start - 1]}-{text[start : end - 1]}"])


def _apart(place: subjects.Place) -> Finding:
    reason = Evidence("the subject", place.subject, place.at)
    return _finding(place.start, place.end, "The verb does not agree with its subject.", place.offers, reason)


def _judge(reading: Reading, text: str, verb: int, said_verb: str) -> Iterator[Finding]:
    first, _ = reading.sentences.at(verb)
    said = text[first : verb - 1].split(" ")
    noun = said[-1].lower().lstrip('"(')
    if not _plural(noun, said[-1]):
        return
    bare = [*several.joined(text, first, verb, said_verb), *subjects.bare(text, first, verb, said_verb)]
    if bare:
        yield _apart(bare[0])
        return
    for back in range(2, min(5, len(said)) + 1):
        word = said[-back].lower().lstrip('"(')
        if word in _words("opener") or _NUMBER.match(word):
            break
        if word in _words("no-subject") or not said[-back].replace("-", "").isalpha() or not said[-back].islower() or _ends_in_s(word):
            return
    else:
        return
    opener = said[-back].lstrip('"(')
    pointed = opener.lower() in ("the", "these", "those", "their", "his", "her")
    if not pointed and (noun in _words("measure") or _ONE_THING.match(text, verb)):
        return
    subject = " ".join(said[-back:]).lstrip('"(')
    start = verb - 1 - len(subject)
    before = _ABOUT.sub("", text[first:start]) if _NUMBER.match(opener) else _DETERMINER.sub("", text[first:start])
    if not _CLAUSE.search(before[-12:]):
        return
    right = _VERBS.get(said_verb) or turned(said_verb, "base")
    reason = Evidence("the subject", subject, start)
    yield _finding(verb, verb + len(said_verb), "A plural subject takes a plural verb.", [right], reason)


def _plural(noun: str, written: str) -> bool:
    if noun in _words("plural"):
        return True
    return (
        noun.endswith("s")
        and len(noun) > 3
        and not noun.endswith(("ss", "us", "is", "ics", "'s"))
        and noun not in _words("singular")
        and written.lstrip('"(')[:1].islower()
    )


def _ends_in_s(word: str) -> bool:
    """Whether a word may be a plural or a verb: *the lists of*, *all he needs*."""
    return word.endswith("s") and not word.endswith("ss")
