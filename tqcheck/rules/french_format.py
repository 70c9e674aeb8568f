"""French formats left in English: grouped digits, decimal commas, times, ordinals, centuries, quotation marks, spaces, small letters.

Each has one English form, so nearly all are safe to repair.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from ..model import Finding, reported
from ..records import NamedTuple
from ..terms.reading import Reading
from ..text import calendar
from ..text.lazy import Expression, I, M
from ..text.numbers import roman
from ..text.wordlists import words

ID = "french-format"
SUMMARY = "A French number, time, date or punctuation format left standing."
CATEGORY = "locale-convention/number-format"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, confidence=0.97)

_AMBIGUOUS = ("march", "august", "may")
ANCHORS = (*words("capitals.txt"), *_AMBIGUOUS)
_MONTH = calendar.month("en")


def _ordinal(n: int) -> str:
    return f"{n}{'th' if 10 <= n % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th')}"


_LASTING = (" in ", " for ", " took ", " takes ", " lasts ", " lasted ", " lasting ", " after ")
"""What stands before a length of time."""


def _clock(match: re.Match[str]) -> list[str]:
    hour, minute = int(match["h"]), match["m"]
    if match["min"] or match.string.endswith(_LASTING, 0, match.start()):
        lasts = [(hour, "hour"), (int(minute or 0), "minute")]
        return [" ".join(f"{n} {unit}{'s' * (n > 1)}" for n, unit in lasts if n) or "0 hours"]
    half, shown = ("am" if hour < 12 else "pm"), hour % 12 or 12
    if not minute or minute == "00":
        return [f"{shown} {half}", f"{hour}:00"]
    return [f"{shown}.{minute} {half}", f"{hour}:{minute}"]


def _measured(match: re.Match[str]) -> list[str]:
    """*1 min 54 s 87* → *1 min 54.87 sec*, *1:54.87*."""
    whole = match["s"] or match["alone"]
    seconds = f"{whole}.{match['c']}"
    if not match["m"]:
        return [f"{seconds} seconds", f"{seconds} sec"]
    hours = match["h"]
    written = f"{hours} hr {match['m']} min {seconds} sec" if hours else f"{match['m']} min {seconds} sec"
    clock = f"{match['m']}:{whole:0>2}.{match['c']}"
    return [written, f"{hours}:{clock:0>{len(clock) + (len(match['m']) == 1)}}" if hours else clock]


def _money(match: re.Match[str]) -> list[str]:
    """*2,4 M€* is €2.4 million; *50 000 €* is €50,000; *620 million $* is $620 million."""
    digits = re.sub(r"[ .,](?=\d{3}\b)", ",", match["n"])
    digits = re.sub(r",(?=\d{1,2}\b(?!,))", ".", digits) if not re.search(r",\d{3}\b", digits) else digits
    scale = {"M": " million", "k": ",000"}.get(match["s"] or "", " billion" if match["s"] else "")
    return [f"{match['sign']}{digits}{scale}{' ' + match['w'] if match['w'] else ''}"]


_Fix = Callable[[re.Match[str]], list[str]]


class _Format(NamedTuple):
    """One French format: the byte shapes that announce it (``0``: a digit), the exact expression, the English form."""

    name: str
    shapes: tuple[bytes, ...]
    expression: Expression
    category: str
    fix: _Fix
    message: str
    safe: bool = True
    back: int = 16
    reach: int = 60
    """Characters before and after the place of the shape in which the whole stands."""
    apart: Expression | None = None
    """What before it makes it no such format."""


_TITLE = Expression(r"(?<!\S)(?!(?:The|In|This|That|His|Her|Its|For|On|At|And) )[A-Z]\S* \Z")
"""*Economics 3e* is an edition."""
_NUMBERED = Expression(
    r"(?:\b(?:numbers?|nos?\.?|n°|hotline|call|dial|ring|phone|telephone|tel|fax|mobile|whatsapp|sms|contact|box|bp|code|postcode|zip|case|file|reference|ref|invoice|"
    r"boeing|airbus|flight|model|serial|account|iban)\b|\))(?: (?:is|was|on|at|of|us|for|number|no\.?|line|the))*[.:]? ?\Z",
    I,
)
"""*Call 800 000*, *Boeing 737 800*: a row of digits that is no amount."""

_FORMATS = (
    _Format(
        "ordinal-ending",
        (b"0th",),
        Expression(r"(?<![\w.,/-])(?P<n>(?:\d{1,3},)?\d{0,3}(?<!1)[123])th(?![\w-])"),
        "fluency/spelling",
        lambda m: [m["n"] + _ordinal(int(m["n"][-2:].strip(",")))[-2:]],
        "This ordinal ends otherwise.",
    ),
    _Format(
        "grouped-by-space",
        (b"0 000",),
        Expression(
            r"(?<![\d.,/+()-])(?<!\d )(?<!\+)\b(?!(?:19|20)\d\d )(?!(?<=\bat )\d\d \d{3} [A-Z])\d{1,3}(?: \d{3}){1,2}(?![\d-])(?! \d)"
        ),
        "locale-convention/number-format",
        lambda m: [m.group().replace(" ", ",")],
        "English groups digits by commas.",
        apart=_NUMBERED,
    ),
    _Format(
        "decimal-comma",
        (b"0,0",),
        Expression(
            r"(?<![\d.,])\d{1,3},\d{1,2}(?: %|(?=[ -]?(?:%|per ?cent|million|billion|trillion|euros?|dollars|degrees?|km|kilomet|met(?:re|er)s?|points|hectares|"
            r"tonnes|tons|litres|liters|kg|kilos?|grams?|(?:m|cm|mm|g|ha|t|l|km²|m²|m³|MW|GW|kW|kWh|TWh|Mt|°C)(?!\w)|hours|years|seconds|minutes|inhabitants|children|times|on the|out of|to \d{1,3},\d{1,2} ?(?:%|per ?cent|percent|million|billion))))"
            r"|(?<![\d.,])\d,\d(?=-magnitude)|(?<=magnitude of )\d,\d(?!\d)|(?:(?<=[a-z:;€$£] )|(?<=[€$£])|(?<=\A)|(?<=\n))0,\d{1,3}(?![\d,/]|[.:-]\d| (?:and|or) \d)"
        ),
        "locale-convention/number-format",
        lambda m: [m.group().replace(",", ".").replace(" ", "")],
        "English writes a decimal point.",
    ),
    _Format(
        "space-before-percent",
        (b"0 %",),
        Expression(r"(?<=\d)(?<!\d,\d)(?<!\d,\d\d) %"),
        "locale-convention/number-format",
        lambda m: ["%"],
        "No space before the percent sign.",
    ),
    _Format(
        "french-time",
        (b"0h", b"0 h", b"0H0", b"0 H 0"),
        Expression(r"(?<![\w.,])(?P<h>[01]?\d|2[0-4]) ?(?:h|H(?= ?[0-5]\d))(?: ?(?P<m>[0-5]\d)(?P<min> ?(?:min|mn))?)?(?![\w/])(?! ?/)"),
        "locale-convention/time-format",
        _clock,
        "French writes *h* in times.",
        safe=False,
    ),
    _Format(
        "french-ordinal-date",
        (b"0er ",),
        Expression(rf"\b1er(?= {_MONTH}\b)"),
        "locale-convention/date-format",
        lambda m: ["1"],
        "A French ordinal in a date.",
    ),
    _Format(
        "french-ordinal",
        (b"0e ", b"0er ", b"0\xe8me ", b"0eme ", b"0\xe8re ", b"0nde ", b"0de "),
        Expression(
            r"\b(?P<n>\d{1,3})(?:e|ème|eme|ère|er|nde|de)(?= (?:[a-z]|Congress|Republic|Summit|Session|Assembly|Arrondissement))|(?<=[Tt]he )(?P<c>\d{1,3})(?:e|ème|eme)(?= [A-Z])"
        ),
        "locale-convention/number-format",
        lambda m: [_ordinal(int(m["n"] or m["c"]))],
        "A French ordinal.",
        apart=_TITLE,
    ),
    _Format(
        "roman-century",
        (b" centur",),
        Expression(r"\b(?P<r>[XVI]{1,5})(?:th|st|nd|rd|e|ème|eme)?(?= (?:and [XVI]+(?:th|e) )?centur(?:y|ies)\b)"),
        "locale-convention/date-format",
        lambda m: [_ordinal(roman(m["r"]))],
        "English numbers centuries in digits.",
    ),
    _Format(
        "roman-ordinal",
        (b"Ie ", b"Ve ", b"Xe ", b"I\xe8me ", b"V\xe8me ", b"X\xe8me "),
        Expression(r"(?<![\w-])(?P<r>[XVI]{2,6}|V)(?:e|ème)(?= (?!centur)(?:[a-z]{2}|Republic|Congress|Summit))"),
        "locale-convention/number-format",
        lambda m: [_ordinal(roman(m["r"]))],
        "A French ordinal.",
    ),
    _Format(
        "grouped-by-dot",
        (b"0.000 ", b"0.000.000 "),
        Expression(
            r"(?<![\d.,/$€£+(v-])[1-9]\d{0,2}(?:(?:\.\d{3}){2}(?= [a-z])|\.\d\d0(?= (?:[a-z]+ )?(?:people|persons|men|women|children|inhabitants|residents|"
            r"soldiers|students|pupils|houses|homes|families|refugees|voters|dead|deaths|injured|victims|jobs|hectares|ha|tonnes|tons|euros|francs|CFA|FCFA|"
            r"workers|employees|displaced|households|visitors|tourists|spectators|seats|copies|vehicles|cases|schools|villages)\b))"
        ),
        "locale-convention/number-format",
        lambda m: [m.group().replace(".", ",")],
        "English groups digits by commas.",
    ),
    _Format(
        "measured-time",
        (b"0 s 0", b"0 sec 0", b"0s0", b"0''0", b'0"0'),
        Expression(
            r"(?<![\d.,:'])(?:(?P<h>\d{1,2}) ?h ?)?(?:(?:(?P<m>\d{1,2}) ?(?:min|mn|') ?)(?P<s>\d{1,2}) ?(?:s(?:ec)?|''|\") ?|(?P<alone>\d{1,2}) (?:s|sec) )(?P<c>\d{1,3})(?![\d.,]\d|\w)"
        ),
        "locale-convention/time-format",
        _measured,
        "A measured time as French writes it.",
    ),
    _Format(
        "number-sign",
        (b"n\xb0", b"N\xb0"),
        Expression(r"(?<!\w)[nN]° ?(?=\d)"),
        "fluency/textual-conventions",
        lambda m: ["No. ", "No "],
        "English writes *No.* before a number.",
    ),
    _Format(
        "currency-behind",
        (
            b"0 ?",
            b"0?",
            b"0 M?",
            b"0 Md?",
            b"0M?",
            b"0 k?",
            b"0 Mds?",
            b"0 $",
            b"0$",
            b"0 \xa3",
            b"llion ?",
            b"llions ?",
            b"llion $",
            b"llions $",
        ),
        Expression(
            r"(?<![\d.,$€£])(?P<n>\d{1,3}(?:[ ,.]\d{3})*(?:[.,]\d{1,2})?)(?: ?(?P<s>M|Md|Mds|k)(?= ?€)| (?P<w>[mb]illion)s?)? ?(?P<sign>[€$£])(?![\d\w])"
        ),
        "locale-convention/currency-format",
        lambda m: _money(m),
        "English sets the sign before the amount.",
        back=16,
        reach=12,
    ),
    _Format(
        "space-before-s",
        (b" 's ",),
        Expression(r"(?<=[a-z]) 's(?= )"),
        "fluency/punctuation",
        lambda m: ["'s"],
        "No space before the apostrophe.",
    ),
    _Format(
        "space-before-mark",
        (b" ;", b" !", b" ?", b" :"),
        Expression(r"(?<=[\w\")\]]) +[;!?](?=\s|$|\")|(?<=[a-z\")\]]) +:(?=\s|$)"),
        "fluency/punctuation",
        lambda m: [m.group().strip()],
        "No space before this mark in English.",
    ),
    _Format(
        "guillemets",
        (b"\xab",),
        Expression(r"«\s*(?P<said>[^«»\n]{1,400}?)\s*»"),
        "fluency/punctuation",
        lambda m: [f'"{m["said"]}"'],
        "French quotation marks.",
        reach=420,
    ),
    _Format(
        "spaced-quotes",
        (b' " ', b'\n" '),
        Expression(r"(?:(?<=[\s(])|(?<=\A))\" (?P<said>[^\"\n]{2,200}?) ?\"(?=[\s.,;:!?)]|$)"),
        "fluency/punctuation",
        lambda m: [f'"{m["said"].strip()}"'],
        "English quotation marks stand without spaces inside.",
        reach=420,
    ),
    _Format(
        "spaced-quotes",
        tuple(b' "%c' % mark for mark in b".,;:!?)\n"),
        Expression(r"(?:(?<=[\s(])|(?<=\A))\"(?P<said>[^\s\"][^\"\n]{1,200}?[^\s\"]) \"(?=[.,;:!?)]|$)", M),
        "fluency/punctuation",
        lambda m: [f'"{m["said"].strip()}"'],
        "English quotation marks stand without spaces inside.",
        back=204,
        reach=3,
    ),
)
_APART = 40
"""Characters before a format in which `apart` is looked for."""
SHAPES = tuple(shape for form in _FORMATS for shape in form.shapes)
ENTRIES = (*dict.fromkeys(form.name for form in _FORMATS), "small-letter")


def check(reading: Reading) -> Iterator[Finding]:
    yield from _small_letters(reading)
    text = reading.text
    for form in _FORMATS:
        done = 0
        for position, size in sorted((at, len(shape)) for shape in form.shapes for at in reading.find(shape)):
            match = form.expression.search(text, max(done, position - form.back), min(len(text), position + form.reach))
            if not match or match.start() > position + size:
                continue
            if form.name.startswith("roman") and not 1 < roman(match["r"]) < 30:
                continue
            if form.apart and form.apart.search(text, max(0, match.start() - _APART), match.start()):
                continue
            done = match.end()
            kind = "locale-violation" if form.category.startswith("locale") else "typographical"
            yield _finding(
                *match.span(),
                form.message,
                form.fix(match),
                entry=form.name,
                category=form.category,
                issue_type=kind,
                applicability="safe" if form.safe else "unsafe",
            )


_DAY_BESIDE = Expression(r"\d{1,2}(?:st|nd|rd|th)? \Z")
_DATED = Expression(r" (?:(?:of )?(?:19|20)\d\d\b|\d{1,2}(?:$|[,;)]|\.(?!\d)| (?:at|in|and|to|the|when|by|on|with|after)\b))")
_IN_ADDRESS = Expression(r"[@#_/\\][\w.-]*\Z|\w\.\Z")
_NO_NAME = Expression(
    r" (?:fries|toast|windows?|doors?|horns?|kiss|press|dressing|chard|delight|roulette|muffins?|oven|ink|courage|tastes?)\b"
)
_CHATTED = Expression(r"(?<![\w'])(?:i|im|i'm|dont|arent|ive|u|lol|mom)(?![\w'])|\A[a-z]")


def _small_letters(reading: Reading) -> Iterator[Finding]:
    """*french*, *tuesday*: not where the whole sentence is written without care."""
    text = reading.text
    for start, end in reading.anchors(ID):
        word = text[start:end]
        if not word.islower() or _IN_ADDRESS.search(text[max(0, start - 30) : start]) or re.match(r"[@/_]|\.\w", text[end : end + 2]):
            continue
        if (
            word in _AMBIGUOUS
            and not _DATED.match(text, end)
            and (word == "may" or not _DAY_BESIDE.search(text[max(0, start - 6) : start]))
        ):
            continue
        begin, stop = reading.sentences.at(start)
        if _NO_NAME.match(text, end) or _CHATTED.search(text[begin:stop].lstrip("\"'(- ")):
            continue
        yield _finding(
            start,
            end,
            "English writes days, months, peoples, languages and faiths with a capital.",
            [word.capitalize()],
            entry="small-letter",
            category="fluency/spelling",
            issue_type="misspelling",
            confidence=0.95,
            applicability="safe",
        )
