"""A perfect or a present with a time that is past: *has been killed yesterday* (was killed), *in 1990 he becomes a minister* (became).

French tells the past with the *passé composé* and, for liveliness, with the present; English takes the simple past as soon as it says
when. The rule starts from the time (*yesterday*, *last week*, *three years ago*, *on Monday*, a year) and looks for a perfect before it in
its clause, and around a year for a verb of ``tqcheck/data/told.tsv`` in the present. What is fixed for a day to come (*has called an
election on Sunday*) and what may have been (*could have been true ten years ago*) keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text import calendar
from ..text.inflect_en import is_participle, turned
from ..text.lazy import Expression
from ..text.wordlists import listed
from .historical_future import lives

ID = "tense-dated"
SUMMARY = "A perfect or a present with a time that is past (has been killed yesterday)."
CATEGORY = "fluency/grammar"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)
_words = partial(listed, "told.tsv")
ANCHORS = (
    "yesterday",
    "ago",
    "last night",
    "last week",
    "last month",
    "last year",
    "the day before yesterday",
    *calendar.days("en"),
    *calendar.months("en"),
)
SHAPES = (b" 0000", b" later")

_DAY = calendar.day("en")
_WHEN = Expression(
    rf"(?: yesterday| last (?:night|week|month|year|{_DAY})| on (?:the night of |the evening of )?{_DAY}|"
    rf" (?:an?|two|three|four|five|six|seven|eight|nine|ten|several|some|\d+) (?:hours?|days?|weeks?|months?|years?|decades?) ago)\b"
    r"(?!'s|-| (?:that|evening's|night's)\b)"
)
_MONTHS = frozenset(name[:3] for name in calendar.months("en"))
_TIME_OF_DAY = r"(?: (?:morning|afternoon|evening|night))?"
_CLOSED = Expression(
    rf"{_TIME_OF_DAY}(?:[.,;:!?)\"]|\Z| (?:in|at|by|after|during|near|around|about|with|against|on|when|as|and|but|to|while|because|for|from|before|inside|outside|along)\b)"
)
_PERFECT = Expression(
    r"(?<!\w)(?P<before>[\w'-]*) ?\b(?P<have>has|have) (?P<adverb>(?:not |also |already |just |then |\w+ly )?)(?P<been>been )?(?P<verb>[a-z-]+)(?P<rest>(?: [\w'-]+){0,7})\Z"
)
_FRONTED = Expression(
    rf"(?P<when>On {_DAY}{_TIME_OF_DAY}|Yesterday{_TIME_OF_DAY}|Last (?:night|week|month|year|{_DAY})),? "
    r"(?P<subject>(?:(?!(?:that|who|which|whose|as|if|to|and this|would|will|may|might|could|should|must|can|cannot|is|are|was|were|had|not)\b)[\w'-]+ |\([A-Z]+\) ){1,10})"
    r"(?P<have>has|have) (?P<adverb>(?:also |then |finally |\w+ly )?)(?P<been>been )?(?P<verb>[a-z-]+)\b(?! to\b)"
)
"""*On Friday the court has sentenced him*: the time comes first."""
_BETWEEN = frozenset(
    (
        "that which who whose since until till before after for to or as than when where if is are was were has have had will would what how every "
        "each so but says said while because whether not never"
    ).split()
)
_PLACE = Expression(r" to (?:[A-Z]|(?:a|an|the|his|her|its|their) )")
_NO_PERFECT = frozenset(
    "to may might could would should must can will cannot couldn't wouldn't not n't shouldn't mightn't having if".split()
)
_CHANGED = Expression(
    r"(?P<have>has|have) (?P<adverb>(?:also |even |already |again |\w+ly )?)"
    r"(?P<verb>fallen|risen|dropped|climbed|slipped|increased|decreased|declined|jumped|slowed|accelerated|eased|surged|plunged|plummeted|soared|doubled|tripled|grown|"
    r"rebounded|reached|hit|exceeded|topped|peaked|stabilised|stabilized|halved)"
    r"(?:(?: back| again| slightly| sharply| further)?(?: (?:below|above|to|by|under|over|past|beyond|almost|nearly|about|around|more than))*(?: the (?:mark|bar|threshold) of)?"
    rf"(?: [$€£]?\d[\d.,]*(?:%| per cent| percent)?(?: (?:million|billion|thousand|points?|barrels|tonnes|euros|dollars|francs|people))*)?) in (?:{calendar.month('en')})"
)
"""A change of figures up to the month in which it was: *has fallen back below 3% in March*."""
_LATEST = 2023
"""Later years may be to come, or be those the text is written in."""
_YEAR = r"(?:1[5-9]\d\d|20[012]\d)"
_IN_YEAR = Expression(
    rf" (?:in|on)(?: [\w-]+){{0,2}} {_YEAR}\b(?=[.,;:)]|\Z| (?:in|by|after|at|and|with|before|near|when|to|for|during)\b)"
)
_EVENT_BEFORE = Expression(
    r"(?:\b(?P<be>is|are) (?:then |also |again |finally |\w+ly )?(?P<part>[a-z-]+)|(?<![\w'-])(?P<verb>[a-z-]{3,}s))(?P<rest>(?: [\w'-]+){0,8}?)\Z"
)
_OPENED = Expression(
    rf"(?:(?:And|But|Then|Finally|Later),? )?(?:In|On|From|At the end of|At the beginning of|Early in|Late in|By)(?: [\w-]+){{0,4}}? {_YEAR}(?:,? [^,.;:]{{0,40}},|,)? "
    r"(?P<subject>(?:he|she|it|they)|(?:the|his|her|its|a|an|this) (?:[\w'-]+ ){0,2}[\w'-]+|(?:[A-ZÀ-Þ][\w'-]+ ){0,3}[A-ZÀ-Þ][\w'-]+) (?:also |then |finally |again |even )?"
    r"(?:(?P<be>is|are) (?P<part>[a-z-]+)|(?P<verb>[a-z-]{3,}s))\b"
)
_LATER = Expression(
    r"(?:(?:And|But) )?(?:(?:[A-Z][a-z]+|\d+|Some [a-z]+) (?:years?|months?|days?|weeks?) later),? "
    r"(?P<subject>(?:he|she|it|they)|(?:the|his|her|its|a|an|this) (?:[\w'-]+ ){0,2}[\w'-]+|(?:[A-ZÀ-Þ][\w'-]+ ){0,3}[A-ZÀ-Þ][\w'-]+) (?:also |then |finally |again )?"
    r"(?:(?P<be>is|are) (?P<part>[a-z-]+)|(?P<verb>[a-z-]{3,}s))\b"
)
_BORN = Expression(rf"{lives.BORN} (?:then |also )?(?:(?P<be>is|are) (?P<part>[a-z-]+)|(?P<verb>[a-z-]{{3,}}s))\b")
_DATED_PERSON = Expression(
    rf"(?P<opening>[A-Z][a-z]+)(?: [\w'-]+){{0,6}}? (?P<year>{_YEAR})(?: (?:in|to|at|near|by|from|with)\b[^,.;:]{{1,50}})?, "
    r"(?P<subject>(?:he|she)|(?:the|his|her) (?:[\w'-]+ ){0,3}[\w'-]+|(?:[A-ZÀ-Þ][\w'-]+ ){0,3}[A-ZÀ-Þ][\w'-]+) (?:then |also )?(?P<verb>[a-z]{3,}s)\b"
)
"""*Born in 1934 in Porto-Novo, he becomes*."""
_IN_OUR_DAYS = Expression(
    rf"\b(?:now|today|tonight|this|next|will|has|have|currently|still|already|first|only|youngest|oldest|\w{{3,}}est|novel|film|book|hero|heroine|character|play|{calendar.day('en')}|20(?:2[4-9]|[3-9]\d))\b"
)
_COUNTS_ON = Expression(
    r"\b(?:(?:\w+|\d+) (?:years?|months?|weeks?|days?) later|the (?:same|following|next) (?:year|month|week|day)|at the age of|at the age|(?:shortly|soon) afterwards?)\b"
)
_PRONOUN = Expression(r"\b(?:[Hh]e|[Ss]he|[Ii]t|who|where he|where she)(?: \w+ly| also| then)? \Z")
_OTHER_SUBJECT = Expression(
    r"\b(?:that|which|how|what|if|when|says?|shows?|novel|film|book|story|series|play|movie|episode|plot|hero|heroine|character|scene)\b"
)


def check(reading: Reading) -> Iterator[Finding]:
    text, told = reading.text, set[int]()
    for start, _ in reading.anchors(ID):
        first, last = reading.sentences.at(start)
        if start - first < 10 and (fronted := _FRONTED.match(text, first, last)):
            yield from _told(fronted, told)
        if text[start : start + 3] in _MONTHS:
            yield from _changed(text, first, start, told)
            continue
        when = next((found for back in (0, 1, 4, 12, 18) if (found := _before_word(text, start, back)) and found.start() >= first), None)
        if when and _CLOSED.match(text, when.end(), last):
            yield from _perfect(text, first, when, told)
    for at in reading.find(b" 0000"):
        first, last = reading.sentences.at(at + 1)
        if text.startswith("Born ", first) and lives.death(text, first):
            yield from _opened(text, first, last, _BORN, told)
        if text[first].isupper() and at - first < 70:
            yield from _of_a_person(text, first, last, told)
        if text[first].isupper() and at - first < 50:
            yield from _opened(text, first, last, _OPENED, told)
        begin = max(text.rfind(" in ", first, at + 1), text.rfind(" on ", first, at + 1))
        when = _IN_YEAR.match(text, begin, last) if begin >= 0 else None
        if when and when.end() == at + 5:
            source = reading.source_at(at) if reading.has_source else None
            yield from _perfect(text, first, when, told, source is not None and f" en {when.group()[-4:]}" in source)
            yield from _event(text, first, when, told)
    for at in reading.find(b" later"):
        first, last = reading.sentences.at(at)
        if at - first < 30:
            yield from _opened(text, first, last, _LATER, told)


def _changed(text: str, first: int, start: int, told: set[int]) -> Iterator[Finding]:
    """*Inflation has fallen in March*, where a month ends what is said to have changed."""
    if not text.startswith(" in ", start - 4):
        return
    for have in re.finditer(r"\b(?:has|have)\b", text[max(first, start - 90) : start]):
        match = _CHANGED.match(text, max(first, start - 90) + have.start())
        if match and match.end() > start and _CLOSED.match(text, match.end()) and match.start() not in told:
            told.add(match.start())
            offer = f"{match['adverb'].replace('already ', '')}{turned(match['verb'], 'past')}"
            month = Evidence("the time", text[start : match.end()], start)
            yield _finding(match.start(), match.end("verb"), "With a time that is past English takes the simple past.", [offer], month)


def _before_word(text: str, start: int, back: int) -> re.Match[str] | None:
    """The time whose last or only telling word stands at `start`, if it begins up to `back` characters before it."""
    at = text.rfind(" ", 0, max(0, start - back)) if start > back else -1
    match = _WHEN.match(text, at) if at >= 0 else None
    return match if match and match.end() > start else None


def _perfect(text: str, first: int, when: re.Match[str], told: set[int], dated: bool = False) -> Iterator[Finding]:
    """*have seen the animal on Sunday*: the perfect before a time of its clause. `dated`: the source says when, too."""
    clause = max(text.rfind(mark, first, when.start()) for mark in ',;:"()') + 1 or first
    match = _PERFECT.search(text[max(clause, first, when.start() - 110) : when.start()])
    if match is None:
        return
    verb, between = match["verb"], match["rest"].lower().split()
    if verb in _words("moving") and _PLACE.match(match["rest"]):
        between = between[1:]  # has returned to Niamey on Sunday
    year = when.group()[-4:].isdigit()
    day = not year and " on " in when.group()
    if (
        not is_participle(verb)
        or match["before"].lower() in _NO_PERFECT
        or not (_BETWEEN - {"for", "to"} if dated else _BETWEEN).isdisjoint(between)
        or (day and verb in _words("planned"))
        or (year and int(when.group()[-4:]) > _LATEST)
        or (year and not dated and not (match["been"] and verb in _words("passive")))
        or between[-1:] == ["the"]
        or any(word.endswith("ing") or (word.endswith("ed") and not word.endswith("eed")) for word in between)
    ):
        return
    start = max(clause, first, when.start() - 110) + match.start("have")
    if start in told:
        return
    told.add(start)
    be = ("was " if match["have"] == "has" else "were ") if match["been"] else ""
    adverb = match["adverb"].replace("already ", "").replace("just ", "")
    offer = f"{be}{adverb}{verb if be else turned(verb, 'past')}"
    if adverb == "not " and not be:
        offer = f"did not {turned(verb, 'base')}" if turned(verb, "base") != verb else ""
    end = start + len(match.group()[match.start("have") - match.start() :]) - len(match["rest"])
    yield _finding(start, end, "With a time that is past English takes the simple past.", [offer], *_time(when))


def _told(match: re.Match[str], told: set[int]) -> Iterator[Finding]:
    """A perfect behind the time that opens its sentence, unless it tells what is fixed for that day."""
    verb, start = match["verb"], match.start("have")
    if start in told or not is_participle(verb) or verb in _words("planned"):
        return
    told.add(start)
    offer = f"{match['adverb']}{('was ' if match['have'] == 'has' else 'were ') + verb if match['been'] else turned(verb, 'past')}"
    when = Evidence("the time", match["when"], match.start("when"))
    yield _finding(start, match.end("verb"), "With a time that is past English takes the simple past.", [offer], when)


def _event(text: str, first: int, when: re.Match[str], told: set[int]) -> Iterator[Finding]:
    """*becomes an ambassador in 1990*."""
    match = _EVENT_BEFORE.search(text[max(first, when.start() - 90) : when.start()].rpartition(",")[2])
    if (
        match is None
        or int(when.group()[-4:]) > _LATEST
        or not _BETWEEN.difference({"to", "for", "after"}).isdisjoint(match["rest"].split())
    ):
        return
    offset = when.start() - len(match.string)
    yield from _present(text, first, match, offset, when, told)


def _opened(text: str, first: int, last: int, shape: Expression, told: set[int]) -> Iterator[Finding]:
    """*In 1990 he becomes*, *Six months later the country holds*."""
    match = shape.match(text, first, last)
    if match:
        yield from _present(text, first, match, 0, match, told)


def _of_a_person(text: str, first: int, last: int, told: set[int]) -> Iterator[Finding]:
    """*Born in 1934, he becomes a teacher*, *Kidnapped in 2018, the nurse regains her freedom two years later*."""
    match = _DATED_PERSON.match(text, first, last)
    if (
        match is None
        or not is_participle(match["opening"].lower())
        or int(match["year"]) > _LATEST
        or _IN_OUR_DAYS.search(text, first, last)
    ):
        return
    born = match["opening"] == "Born" and match["subject"] in ("he", "she")
    start = match.start("verb")
    if start in told or match["verb"] not in _words("turning") or not (born or _COUNTS_ON.search(text, match.end(), last)):
        return
    told.add(start)
    message = "French tells the past in the present tense; of a life with its dates English takes the past."
    year = Evidence("the time", match["year"], match.start("year"))
    yield _finding(start, match.end("verb"), message, [turned(match["verb"], "past")], year)


def _present(text: str, first: int, match: re.Match[str], offset: int, when: re.Match[str], told: set[int]) -> Iterator[Finding]:
    verb, be = match["verb"], match["be"]
    pronoun = _PRONOUN.search(text, max(first, offset + match.start() - 12), offset + match.start("be" if be else "verb"))
    known = match["part"] in _words("passive") if be else verb in _words("event") or bool(pronoun and verb in _words("beside"))
    start = offset + match.start("be" if be else "verb")
    if not known or start in told or _OTHER_SUBJECT.search(text, first, start):
        return
    told.add(start)
    end = offset + match.end("be" if be else "verb")
    offer = ("was" if be == "is" else "were") if be else turned(verb, "past")
    yield _finding(
        start, end, "French tells the past in the present tense; with a past date English takes the past.", [offer], *_time(when)
    )


def _time(when: re.Match[str]) -> list[Evidence]:
    return [Evidence("the time", when.group().strip()[:40], when.start())] if not when.re.groups else []
