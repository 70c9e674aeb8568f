"""The French historical future: *En 1996, il sera élu maire* is past in English, *he was elected*, not *will be elected*.

The rule starts from years that are past: up to 2005, or before a later year that the text nearby tells of in the past tense. A *will* is
reported when the year opens its sentence, when it is an event dated by the year behind it, or when *two years later* and the like
tie it to the year (see `tense.later`). So is what nobody foretells by the day (*he will be rearrested a week later*). Talk of plans and
anniversaries (*now*, *next*, *anniversary* …) keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text import calendar, number_words
from ...text.inflect_en import turned
from ...text.lazy import Expression, I
from . import later, lives

ID = "historical-future"
SUMMARY = "A past event told in the future tense, as French does."
CATEGORY = "fluency/grammar"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)
SHAPES = (b" will ",)

_LONG_AGO, _SURELY_PAST, _FORETOLD = 1950, 2005, 2023
"""The latest year of which all that began is past as well; the latest that is past whatever the text; the latest in which somebody who *will
die* has died."""
_NEARBY = 3000
"""Characters."""
_YEAR = Expression(
    r"(?<![\d.,$€£/'-])(?:(?:1[89]|20)\d\d(?!\d|[.,]\d)|(?<=\b[Ii]n )1[0-7]\d\d(?=,? (?:an?|the|he|she|it|they|[A-ZÀ-Þ])\b))"
)
_WILL = Expression(
    r"(?<=(?P<subject>.) )will(?P<never> not| never)?(?P<adverb> (?:also|then|even|later|soon|again|once|thus|always|no longer|finally|(?!apply|supply|rely|reply|multiply|comply|imply)\w{3,}ly))? (?P<verb>(?!no\b|all\b|both\b|only\b)[a-z]{2,})(?!\w)"
)
_NOUN_BEFORE = Expression(r"\b(?:the|his|her|their|its|an?|free|good|ill|political|own|that|which|when|if|until|whether)$", I)
_OTHER_TIME = Expression(
    r"\b(?:(?<!more )(?<!less )(?<!fewer )than|than (?:in|at|during|for|ever|it|he|she|they)|compared|next|tomorrow|coming|future|soon|again|now|today|anniversary|still|if|ago|remember|years old|commemorat\w+|"
    r"mark(?:s|ing)?|celebrat\w+|trial|tried|charged|accused|legacy|first time|this (?:year|week|month))\b",
    I,
)
_WORDS = r"[^,;:()\"?!]"
_TO_THE_YEAR = Expression(
    r"(?:(?:And|But|Then|So|Thus|Later|Finally),? )?(?:In|On|From|During|At|Around|Early in|Late in|After|It (?:is|was) (?:in|on))\b(?: [\w'-]+){0,5} "
)
_PARTICIPLE_TO_THE_YEAR = Expression(r"[A-ZÀ-Þ][\w'-]+(?: [\w'-]+){0,6} (?:in|on) (?:[A-Z]\w+ )?")
_TO_THE_VERB = Expression(rf"(?: (?:to|and|or|-|–) \d{{4}})?,?(?: {_WORDS}{{1,60}}| {_WORDS}{{1,40}}, {_WORDS}{{1,60}},)? ")
_PRONOUN_TO_THE_VERB = Expression(r", (?:he|she|they) ")
_LINKED = Expression(r"\b(?:that|which|who|whose|where|when|because|as|says?|said)\b")
_COUNTED = r"(?:\w+|\d+) (?:years?|months?|days?|weeks?) (?:later|afterwards)|(?:in |on )?the (?:same|following) (?:year|month|day)"
_LATER = Expression(rf"\b(?:{_COUNTED})\b", I)
_YEARS_LATER = Expression(r"\b(?P<many>\w+) years (?:later|afterwards)\b")
_LATER_TO_THE_VERB = Expression(rf"(?:(?:And|But) )?(?:{_COUNTED}), {_WORDS}{{1,60}} ", I)
_TO_ITS_DATE = Expression(r"(?: [\w'-]+){0,9}? (?:in|on|from|until|till|between)(?: (?:early|late|mid))?(?: \d{1,2})?(?: [A-Z][a-z]+)? ")
_STORY = Expression(rf",?(?: {_WORDS}{{1,60}})?, (?:where|before|and|but|then) (?:there )?(?:(?:he|she|they|it) )?")
"""From a past year over what happened then to what *will* follow: *In 1998 she left for Bamako, where she will record*."""
_BEGUN = Expression(rf",?(?: {_WORDS}{{1,80}})? (?:that|which|who) ")
"""From a past year over what began then to what it *will* do: *In 1210 a series of eruptions began that will last*."""
_NOT_OVER = Expression(
    r"\b(?:tomorrow|coming|future|today|anniversary|remember|if|trial|tried|charged|accused|legacy|this (?:year|week|month)|next month)\b",
    I,
)
"""Beside a time that counts from a past year: what speaks of today all the same."""
_AFTERWARDS = Expression(
    r"(?:In the (?:aftermath|wake|months|weeks|days|years)\b|(?:That|The (?:same|following|next)) (?:year|month|day|night)\b|Afterwards?\b|(?:\w+ ){1,3}(?:years?|months?|weeks?|days?) (?:later|afterwards?)\b)"
)
"""How a sentence opens that goes on with what has happened."""
_DAY = Expression(rf"\b(?:{calendar.day('en')}|tonight|2[01][2-9]\d)\b")
_NO_EVENT = Expression(
    r"\b(?:for|over|about|as|like|after|of the|who|which|that|whose|\w+ed|held|born|begun|written|built|to(?! (?:the|his|her|its|an?|[A-ZÀ-Þ]))) "
)
_WILL_BEHIND = Expression(r" will ")
_PAST = (
    r"\b(?:was|were|had|did|said|told|took|came|went|became|began|won|lost|left|held|led|made|met|sent|gave|got|saw|heard|found|fell|rose|ran|spoke|brought|fled|drove|broke|burst|froze|woke|hung|swept|spread|cost|chose|drew|flew|grew|knew|rode|sang|sank|"
    r"shook|swore|threw|wrote|stole|struck|bought|sold|built|fought|taught|thought|caught|sought|kept|stood|paid|bore|beat|slid|shot|lay|\w{3,}ed)\b"
)
_PAST_TENSE = Expression(_PAST)
_TOLD = Expression(rf"\w+ [^.]*?{_PAST}[^.]*?(?:[,;:]| (?:and|but|then)\b)")
"""A past that is not the attribute of what *will* be told: *treated plants will die*."""


def places(reading: Reading) -> Sequence[int]:
    return reading.find(b" will ")


def check(reading: Reading) -> Iterator[Finding]:
    text, told = reading.text, set[int]()
    past: dict[int, Evidence] = {}
    for place in places(reading):
        start, end = reading.sentences.at(place)
        will = _WILL.match(text, place + 1)
        if will and (shown := _of_a_life(reading, start, end, will, past)) is not None:
            past[end] = shown
            told.add(will.start())
            yield _in_past(text, will, shown)
            continue
        if not will or (_NOUN_BEFORE.search(text[start:place]) and not _begun(text, start, will)):
            continue
        years = [at for at in _years(text, start, end) if _dated(text, start, end, at, will)]
        if not years and start and _LATER_TO_THE_VERB.fullmatch(text, start, will.start()):
            years = _years(text, reading.sentences.at(start - 2)[0], start)
        if not years and _YEARS_LATER.search(text, will.end(), end):
            years = _years(text, start, end) or (_years(text, *reading.sentences.at(start - 2)) if start else [])
        if (at := _follows(reading, start, end, will)) is not None:
            told.add(will.start())
            past[end] = _past_year(text, at)
            yield _in_past(text, will, past[end])
        elif (gap := _unforeseen(reading, start, end, will)) is not None:
            told.add(will.start())
            yield _in_past(text, will, Evidence("the time", gap.group(), gap.start()))
        elif years and not _OTHER_TIME.search(text, start, end):
            over = [at for at in years if _is_past(reading, at) or _is_over(text, will.end(), end, at) or _foretold(text, at, will, end)][
                :1
            ]
            yield from (
                finding for at in over for finding in (*_beside(text, start, will, told, at), _in_past(text, will, _past_year(text, at)))
            )
            told.update(will.start() for _ in over)
            if over:
                past[end] = _past_year(text, over[0])


def _of_a_life(reading: Reading, start: int, end: int, will: re.Match[str], past: dict[int, Evidence]) -> Evidence | None:
    """What shows that a *will* tells of somebody who has died, or goes on from one in the sentence before, which ends where `past` says."""
    text = reading.text
    if died := lives.of_the_dead(reading, start, end, will):
        return Evidence("the death", died.group(), died.start())
    if born := lives.of_one_born(reading, start, end, will):
        return Evidence("the birth", born.group(), born.start())
    if until := lives.ended(text, end, will):
        return Evidence("a past", until.group()[-40:].strip(), until.end() - 3)
    before = past.get(start - 1) or past.get(start)
    return before if before and lives.goes_on(text, start, end, will) else None


def _follows(reading: Reading, start: int, end: int, will: re.Match[str]) -> int | None:
    """The past year from which *two years later* counts to a *will*, in its sentence or the one before."""
    text = reading.text
    gap = later.opening(text, start, will) or later.behind(text, end, will)
    if gap is None or _NOT_OVER.search(text, start, end):
        return None
    last = min(gap.start(), will.start())
    first = start if _YEAR.search(text, start, last) or not start else reading.sentences.at(start - 2)[0]
    years = _years(text, first, last)
    if not years or not _PAST_TENSE.search(text, first, last) or text.find(" will ", first, last) >= 0:
        return None
    at = years[-1]
    over = int(text[at : at + 4]) + later.years(text, gap) <= _FORETOLD
    return at if over or _is_past(reading, at) or _is_over(text, will.end(), end, at) else None


def _unforeseen(reading: Reading, start: int, end: int, will: re.Match[str]) -> re.Match[str] | None:
    """The time of an event that nobody foretells, behind what is told."""
    text = reading.text
    if not later.unforeseen(text, start, end, will):
        return None
    opening = later.opening(text, start, will)
    gap = opening or later.behind(text, end, will)
    if gap is None:
        return None
    before = reading.sentences.at(start - 2) if start else (0, 0)
    told = later.opened_by_past(text, start, will) or _TOLD.search(text, start, min(gap.start(), will.start()))
    return gap if told or (opening and text.find(" will ", *before) < 0 and _PAST_TENSE.search(text, *before)) else None


def _beside(text: str, start: int, will: re.Match[str], told: set[int], at: int) -> Iterator[Finding]:
    """What the sentence tells in the future before a *will* that belongs to a past year: *he will be a minister, then will resign in 1962*."""
    for match in _WILL_BEHIND.finditer(text, start, will.start()):
        other = _WILL.match(text, match.start() + 1)
        if other and other.start() not in told and not _NOUN_BEFORE.search(text[start : match.start()]):
            told.add(other.start())
            yield _in_past(text, other, _past_year(text, at))


def _years(text: str, start: int, end: int) -> list[int]:
    return [match.start() for match in _YEAR.finditer(text, start, end)]


def _is_past(reading: Reading, at: int) -> bool:
    """Whether the year at `at` is surely past: long ago, or before another that is told of nearby."""
    text, year = reading.text, int(reading.text[at : at + 4])
    around = _YEAR.finditer(text, max(0, at - _NEARBY), min(len(text), at + _NEARBY))
    return (
        year <= _SURELY_PAST
        or _goes_on(reading, at)
        or any(int(match.group()) > year and _is_told(reading, match.start()) for match in around)
    )


def _goes_on(reading: Reading, at: int) -> bool:
    """Whether the next sentence tells what came of it: *In the aftermath … pledged*."""
    _, end = reading.sentences.at(at)
    match = _AFTERWARDS.match(reading.text, end + 1) or _AFTERWARDS.match(reading.text, end)
    return match is not None and _is_told(reading, match.start())


def _is_over(text: str, start: int, end: int, at: int) -> bool:
    """Whether a later year stands in the rest [start, end) of the sentence behind a past tense: *a post he kept until 2021*."""
    later = [match for match in _YEAR.finditer(text, start, end) if int(match.group()) > int(text[at : at + 4])]
    return bool(later and _PAST_TENSE.search(text, start, later[-1].start()) and not _WILL_BEHIND.search(text, start, end))


def _foretold(text: str, at: int, will: re.Match[str], end: int) -> bool:
    """Whether it is a death, which nobody foretells, or so many years behind a past one that it is past as well."""
    year = int(text[at : at + 4])
    if will["verb"] == "die":
        return year <= _FORETOLD
    later = _YEARS_LATER.search(text, will.end(), end)
    count = number_words.words("en", "unit").get(later["many"].lower()) if later else None
    return count is not None and year + count <= _FORETOLD


def _is_told(reading: Reading, at: int) -> bool:
    """Whether the sentence of this year is in the past tense."""
    start, end = reading.sentences.at(at)
    return reading.text.find(" will ", start, end) < 0 and _PAST_TENSE.search(reading.text, start, end) is not None


def _dated(text: str, start: int, end: int, at: int, will: re.Match[str]) -> bool:
    """Whether a *will* of the sentence [start, end) belongs to the year at `at`."""
    return (_opened_by_year if at < will.start() else _dated_behind)(text, start, end, at, will)


def _opened_by_year(text: str, start: int, end: int, at: int, will: re.Match[str]) -> bool:
    opening, between = text[start:at], text[at + 4 : will.start()]
    if _TO_THE_YEAR.fullmatch(opening) and _is_story(between) and not _DAY.search(text, will.end(), end):
        return True
    if _begun(text, start, will):
        return True
    if _LINKED.search(between.removeprefix(" that")):
        return False
    if _TO_THE_YEAR.fullmatch(opening) and _TO_THE_VERB.fullmatch(between):
        return True
    later = _LATER.search(text, will.end(), end)
    if _PARTICIPLE_TO_THE_YEAR.fullmatch(opening) and _PRONOUN_TO_THE_VERB.fullmatch(between):
        return bool(later or _YEAR.search(text, will.end(), end))
    return bool(later and len(between) < 60 and _PAST_TENSE.search(opening))


def _begun(text: str, start: int, will: re.Match[str]) -> bool:
    """Whether the sentence tells of a year long ago what began then, and the *will* what came of it."""
    year = _YEAR.search(text, start, will.start())
    if year is None or int(year.group()) > _LONG_AGO or not _TO_THE_YEAR.fullmatch(text, start, year.start()):
        return False
    return bool(_BEGUN.fullmatch(text, year.end(), will.start()) and _PAST_TENSE.search(text, year.end(), will.start()))


def _is_story(between: str) -> bool:
    """Whether a past year is followed by what happened then, and by what followed it."""
    return bool(_STORY.fullmatch(between) and _PAST_TENSE.search(between) and not _LINKED.search(between.rpartition(",")[0]))


def _dated_behind(text: str, start: int, end: int, at: int, will: re.Match[str]) -> bool:
    between = text[will.end() : at]
    past = int(text[at : at + 4]) <= (_FORETOLD if will["verb"] == "die" else _SURELY_PAST)
    return past and bool(_TO_ITS_DATE.fullmatch(between)) and not _NO_EVENT.search(between)


def _past_year(text: str, at: int) -> Evidence:
    return Evidence("a past year", text[at : at + 4], at)


def _in_past(text: str, match: re.Match[str], evidence: Evidence) -> Finding:
    never, adverb, verb = match["never"], match["adverb"] or "", match["verb"]
    if verb == "be":
        past = "were" if match["subject"] == "s" or text[: match.start()].endswith(("they ", "we ", "you ")) else "was"
        offer = f"{past}{never or ''}{adverb}"
    elif never == " not":
        offer = f"did not{adverb} {verb}"
    else:
        offer = f"{never or ''}{adverb} {turned(verb, 'past')}".strip()
    message = "French tells the past in the future tense; English takes the past tense."
    return _finding(*match.span(), message, [offer], evidence)
