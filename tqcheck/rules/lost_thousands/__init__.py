"""Numbers that lost their thousands, seen from the English alone.

French groups digits by spaces, and engines drop what follows: *3 French soldiers* for *3 000 soldats français*. Found where
the number cannot be meant: *1* before a plural; a decimal number of people; a digit where English spells small numbers and
the verb tells of masses (deployed, displaced); a comparison whose two sides are hundreds of times apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text import calendar, numbers
from ...text.lazy import Expression, I
from ...text.wordlists import listed
from . import scale

ID = "lost-thousands"
SUMMARY = "A number too small or too large to be meant (3 soldiers for 3,000)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers", confidence=0.9, applicability="display")
_words = partial(listed, "crowd-words.tsv")
ANCHORS = ("against", "compared with", "compared to", "up from", "down from", "versus")
_DECIMAL, _COINED = (b"0.0 ", b"0.00 "), (b"0.0 euros", b"0.0 dollars", b"0.0 CFA francs", b"0.0 francs", b"0.0 pounds")
SHAPES = (b"0 ", *_DECIMAL, *_COINED, b"from 0", *scale.SHAPES)

_COUNTED = Expression(r"(?P<n>\d{1,3}(?:\.\d{1,2})?) (?P<first>[A-Za-z]+)(?: (?P<second>[a-z]+))?\b")
SCALE_WORDS = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_LEAD = Expression(
    r"(?:\A|[,;:.!?\"(]|\b(?:nearly|almost|about|around|approximately|some|over|more than|at least|up to|fewer than|less than|estimated|roughly|"
    r"close to|only|and|the|that|where|when|now|then))\s*\Z",
    I,
)
_NEARLY = Expression(r"\b(?:nearly|almost|close to|an estimated|estimated at|nearly the)\s*\Z", I)
"""Nobody says *nearly 3 soldiers*."""
_ABOUT = Expression(r"\b(?:some|nearly|almost|about|around|over|more than|at least|approximately|an estimated)\s*\Z", I)
_ONE = Expression(
    r"\b(?:nearly|almost|close to|more than|over|at least|some|around|about|approximately|up to|fewer than) 1 (?!series\b|species\b|means\b|times\b)(?P<noun>[a-z]{3,}[^\Wsui]s)\b",
    I,
)
_COIN = Expression(
    r"(?<![\d.,$€£-])(?P<n>\d{1,3}\.\d) (?P<unit>euros|dollars|CFA francs|francs|pounds)\b(?! (?:a|an|per|each|to|on|more|less|for|in|at|apiece)\b|[- ](?:an?|per)\b)"
)
_PRICE = Expression(lambda: rf"\b(?:{'|'.join(sorted(listed('crowd-words.tsv', 'price')))})\b", I)
_VERB = Expression(r" (?:(?:have|had|has|were|are|will be|being|currently|still) )*(?:been )?([a-z]+)")
_NATIONALS = Expression(r"[A-Z][a-z]+(?:ans|ese|iens)\Z")
_VERSUS = Expression(
    r"(against|compared (?:with|to)|up from|down from|as against|versus) (?:only |just |some |about |nearly )?(\d{1,3})(?![\d,.%]| ?(?:%|per ?cent|thousand|million|billion|percentage|points|to |or |-))"
)
_LARGE = Expression(
    r"(?:against|compared (?:with|to)|up from|down from|versus) (?:only |just |some |about |nearly )?(?P<large>\d{1,3}(?:,\d{3})+)(?: [a-z]+)?"
    r"(?: (?:last|in (?:19|20)\d\d|a (?:year|month|decade)|the (?:year|month|week|previous|day)|(?:one|two|three|five|ten) years|previously|before|at|for the same)\b|[.;])"
)
_SMALL = Expression(
    r"(?<![\d.,$€£-])(?P<small>\d{1,3}) (?!(?:of|days|years|months|weeks|hours|minutes|points|times|percent|per|cent|million|billion|thousand|hundred|kilometres|km|degrees|"
    rf"{calendar.month('en')})\b)"
    r"(?:[a-z-]+ ){0,1}[a-z]+s\b[^.;:\d]{0,50}, ?\Z"
)
_SCALED = Expression(
    r"from (\d{1,3}(?:,\d{3})+|\d{1,3}) (?P<scale>billion|million)(?: [A-Za-z]+){0,2} to (\d{1,3}(?:,\d{3})+|\d{1,3}) (?P=scale)\b"
)
_FROM_TO = Expression(
    r"from (\d{1,3}(?:,\d{3})+|\d{1,3})(?: [^\W\d]\w*)? to (\d{1,3}(?:,\d{3})+|\d{1,3})(?![\d,.%:]| ?(?:%|per ?cent|thousand|million|billion))"
)


_WORDED = Expression(
    r"\b(?:(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|"
    r"forty|fifty|sixty|seventy|eighty|ninety|hundred|and)[ -])+thousand(?:[ -](?:and|one|two|three|four|five|six|seven|eight|nine|hundred|[a-z]+teen|[a-z]+ty))*\b",
    I,
)


def check(reading: Reading) -> Iterator[Finding]:
    for finding in _found(reading):
        source = reading.source_at(finding.start)
        if source is None or not _as_written(source, reading.text[finding.start : finding.end]):
            yield finding


def _as_written(source: str, text: str) -> bool:
    """Whether the source has the number just so: nothing was lost."""
    ours = numbers.english(text)
    return bool(ours) and any(number.value == ours[0].value for number in numbers.find(source, "fr"))


def _found(reading: Reading) -> Iterator[Finding]:
    lone = _lone(reading)
    for position in (*lone, *(at for shape in _DECIMAL for at in reading.find(shape))):
        match = _COUNTED.match(reading.text, _number_start(reading.text, position))
        if match:
            yield from _crowd(reading, match)
    yield from _comparisons(reading)
    yield from _ones(reading, lone)
    yield from _coins(reading)
    for number in scale.odd(reading):
        yield _finding(number.start, number.end, number.message, [number.offer], confidence=0.8)


def places(reading: Reading) -> Iterator[int]:
    """Anchors and shapes; of plain numbers those of one digit."""
    anchored = (start for start, _ in reading.anchors(ID))
    return chain(anchored, _lone(reading), *(reading.find(shape) for shape in SHAPES if shape != b"0 "))


def _lone(reading: Reading) -> list[int]:
    """Where a digit stands alone before a word."""
    return [at for at in reading.find(b"0 ") if not at or reading.text[at - 1] in " \n"]


def _ones(reading: Reading, lone: list[int]) -> Iterator[Finding]:
    """*more than 1 patients*: a plural that one cannot have."""
    for position in lone:
        match = _ONE.search(reading.text, max(0, position - 15), position + 23) if reading.text[position] == "1" else None
        if match and match.start("noun") == position + 2:
            start = match.start("noun") - 2
            yield _finding(start, match.end(), "'1' before a plural: the number has lost its thousands.")


def _coins(reading: Reading) -> Iterator[Finding]:
    """*1.5 euros* where no price is meant: English writes cents with two digits, so a scale word is lost."""
    for shape in _COINED:
        for position in reading.find(shape):
            start = _number_start(reading.text, position)
            match = _COIN.match(reading.text, start)
            if match and not _PRICE.search(reading.text[max(reading.sentences.at(start)[0], start - 40) : start].rsplit(":", 1)[-1]):
                yield _finding(
                    start, match.end(), "An amount with one decimal is no price: 'million' or 'billion' is lost.", confidence=0.8
                )


def _number_start(text: str, position: int) -> int:
    """Where the number begins that the shape at `position` belongs to."""
    start = position + (not text[position].isdigit())
    while start and (text[start - 1].isdigit() or text[start - 1] in ".,"):
        start -= 1
    return start


def _crowd(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    """A number before people that cannot be so few."""
    number, counted = match["n"], _words("person") | _words("thing")
    noun, start, end = match["first"], match.start(), match.end("first")
    if noun in SCALE_WORDS:
        return
    if noun not in counted and match["second"] in counted:
        noun, end = match["second"], match.end("second")
    before = reading.text[max(0, start - 24) : start]
    person = noun in _words("person") or (_NATIONALS.search(noun) is not None)
    if not (person or noun in counted) or before[-1:] in tuple("$€£,.-/"):
        return
    led = _LEAD.search(before) is not None
    after = _VERB.match(reading.text, end)
    if "." in number:
        if person and not re.match(r" (?:per|a)\b", reading.text[end:]):
            yield _finding(start, start + len(number), "People do not come in fractions: 'million' or a group of digits is lost.")
    elif number == "1" and (
        (led and noun not in {"men", "women", "people", *_words("thing")}) or (noun == "people" and _ABOUT.search(before))
    ):
        yield _finding(start, end, "'1' before a plural: the number has lost its thousands.", confidence=0.92)
    elif number in "23456789" and ((led and after and after[1] in _words("verb")) or (person and _NEARLY.search(before))):
        why = "English spells out small numbers, and this one is out of proportion: thousands are lost."
        yield _finding(start, end, why, [f"{number},000{reading.text[start + len(number) : end]}"], confidence=0.8)


def _from_to(reading: Reading) -> Iterator[tuple[int, int, str, int, int, str]]:
    """Both numbers of *from 12,450 to 13*, with their places."""
    for position in reading.find(b"from 0"):
        if match := _FROM_TO.match(reading.text, position):
            yield (*match.span(1), match[1], *match.span(2), match[2])
        elif match := _SCALED.match(reading.text, position):
            yield (*match.span(1), match[1], *match.span(3), match[3])


def _shrunk(reading: Reading, position: int) -> Iterator[Finding]:
    """*hopes for 300 visitors, against 235,000 last year*."""
    large = _LARGE.match(reading.text, position)
    small = _SMALL.search(reading.text, max(reading.sentences.at(position)[0], position - 90), position) if large else None
    if large and small and float(large["large"].replace(",", "")) / max(float(small["small"]), 1) >= _APART:
        message = f"Compared with {large['large']}, {small['small']} is out of proportion: thousands are lost."
        said = Evidence("the other side of the comparison", large["large"], large.start("large"))
        yield _finding(*small.span("small"), message, [f"{small['small']},000"], said, confidence=0.8)


_APART = 150


def _comparisons(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for position, _ in reading.anchors(ID):
        match = _VERSUS.match(text, position)
        if not match:
            yield from _shrunk(reading, position)
            continue
        start, _ = reading.sentences.at(match.start())
        before = [n for n in numbers.english(text[start : match.start()]) if not n.scale and not _year(n)]
        small = float(match[2])
        if not before and small < 1000 and (worded := _in_words(text[start : match.start()])) and 80 <= worded / max(small, 1) <= 20_000:
            yield _finding(
                match.start(1),
                match.end(2),
                f"Compared with {worded:,.0f}, {match[2]} is out of proportion: thousands are lost.",
                [],
                Evidence("the other side of the comparison", text[start : match.start()].strip(), start),
                confidence=0.8,
            )
        elif before and before[-1].value >= 1000 and small < 1000 and before[-1].value / max(small, 1) >= 80 and "," in before[-1].digits:
            yield _finding(
                match.start(1),
                match.end(2),
                f"Compared with {before[-1].digits}, {match[2]} is out of proportion: thousands are lost.",
                [],
                Evidence("the other side of the comparison", before[-1].digits, start + before[-1].start),
                confidence=0.85,
            )
    for start, end, first, begin, stop, second in _from_to(reading):
        one, two = (float(number.replace(",", "")) for number in (first, second))
        if max(one, two) >= 1000 and ("," in first) != ("," in second) and max(one, two) / max(min(one, two), 1) >= 80:
            span = (start, end) if one < two else (begin, stop)
            yield _finding(*span, f"From {first} to {second}: one of them has lost its thousands.", confidence=0.8)


def _in_words(said: str) -> float:
    """The one number of at least 1,000 that stands in words (two thousand five hundred), else 0."""
    if " thousand" not in said:
        return 0.0
    from ...text import number_words, stems

    match = _WORDED.search(said)
    return max(number_words.values(stems.tokens(match.group()), "en"), default=0.0) if match else 0.0


def _year(number: numbers.Number) -> bool:
    return 1800 <= number.value <= 2100 and "," not in number.digits
