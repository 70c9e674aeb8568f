"""What the English adds: a number, a name, a *not* or a clause that the source has not.

Reported where the translation is literal and the source has nothing that could account for it: for a number none without counterpart, for
a name none without counterpart, for a negation no word that denies, limits, doubts or opposes.

Of six findings in 15,500 human translations four are real differences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...terms.reading import Reading
from ...text import denials, lexicon, stems
from ...text.fold import bare
from ...text.lazy import Expression, I
from ...text.quantities import is_year
from ...text.wordlists import is_english
from . import clause, qualifier

ID = "added-words"
ENTRIES = ("clause", "negation", "number", "name", "qualifier")
SUMMARY = "A number, a name, a negation or a clause that the source has not."
CATEGORY = "accuracy/addition"
SEVERITY = "major"

_told = partial(differs, confidence=0.85, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="addition")

_LITERAL, _LEAST = 0.65, 12
"""Share of the words with a counterpart; weight of the link to the verb denied."""
_NOT = Expression(
    r"\b(?P<aux>is|are|was|were|has|have|had|will|would|can|could|should|must|may|might|do|does|did)(?P<not> not|n't| never) (?P<between>(?:been |be |yet |to |also |have )*)(?P<verb>[a-z]+)\b"
    r"|\b(?P<cannot>cannot) (?P<able>[a-z]+)\b"
)
_NEVER_BETTER = Expression(r" (?:at |to |in |of )?(?:an? |any )?(?:better|worse|more|happier|clearer|easier|prouder|simpler)\b")
"""What makes a praise of a denial: *could not have come at a better time*."""
_UNTIL = Expression(r"[^.;!?]*\buntil\b")
"""Behind a denial that only says how late it was: *il a fallu attendre le lendemain pour que*."""
_JOINED = Expression(r"\b(?P<first>[A-Z][a-zà-ÿ]{2,}) (?:and|or) (?P<name>[A-Z][a-zà-ÿ]{3,})\b(?!['’]s?| [A-Z])")
_AND_FR = Expression(r",? (?:et|ou|ni)\b|,|-")
_CONVERTED = Expression(
    r"\b(?:miles?|feet|foot|inch\w*|pounds?|yards?|acres?|gallons?|ounces?|degrees?|F|lbs?|mph|stone|cents?|grades?|half)\b|[()°]", I
)
_NO_DIGITS = Expression(r"[A-Za-z]\d|\d[A-Za-z]|[/:]\d")
_ROUND = Expression(r"\b(?:huitième|seizième|trente-deuxième|quart|demi)s?\b", I)
"""Rounds that English calls by the number of those left: *seizièmes*, the last 32."""
_LEAST_NUMBER, _ALIKE = 3, 0.6
_NUMBERS_FR = Expression(
    r"\d|\b(?:dizaine|douzaine|quinzaine|vingtaine|trentaine|centaine|millier|million|milliard|siècle|décennie|lustre|moitié|tiers|quart|double|triple|bi\w+|tri\w+|quadr\w+|quint\w+|quelque|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante|soixante|cents?|mille|premi\w+|second\w*|deuxième|troisième|demi\w*|an|ans|année\w*|semaine\w*|jour\w*|mois|nuit|midi|minuit)s?\b",
    I,
)


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target and pair.source and pair.source.strip() != pair.target.strip():
            yield from _negation(pair)
            yield from _number(pair)
            yield from _name(pair)
            for start, end, fix in clause.added(pair):
                yield _told(pair, start, end, "The source has nothing for these words.", fix=fix)._replace(entry="clause")
            for start, end, fix, more in qualifier.added(pair):
                yield _told(pair, start, end, f"The source does not say “{more}”.", fix=fix)._replace(entry="qualifier")


def _literal(pair: Pair) -> bool:
    return len(pair.asked) > 1 and len(pair.links) >= _LITERAL * len(pair.asked)


def _negation(pair: Pair) -> Iterator[Finding]:
    found = list(_NOT.finditer(pair.target))
    if len(found) != 1 or any(denials.french_may().search(text) for text in (pair.source, pair.around.source)) or not _literal(pair):
        return
    match = found[0]
    if _NEVER_BETTER.match(pair.target, match.end()) or _UNTIL.match(pair.target, match.end()):
        return
    group = "able" if match["cannot"] else "verb"
    j = pair.english_at(match.start(group))
    i = next((i for i, there in pair.links.items() if there == j), None)
    if j is None:
        return
    if i is None:
        yield _told(pair, match.start(), match.end(), "The source does not deny it.", pair.source[:40])._replace(
            severity="critical", entry="negation"
        )
        return
    french, english = pair.french[i][2], pair.english[j][2]
    if lexicon.weight(french, english) < _LEAST and bare(french)[:5] != bare(english)[:5]:
        return
    shown = pair.source[max(0, pair.french[i - 1][0] if i else 0) : pair.french[i][1]]
    yield _told(pair, match.start(), match.end(), "The source does not deny it.", shown)._replace(severity="critical", entry="negation")


def _number(pair: Pair) -> Iterator[Finding]:
    """A number where none of the source is missing, none of its digits are the same and no unit may have been converted."""
    figures = pair.figures
    extra = [q for q in figures.extra if q.kind in ("number", "words") and q.value >= _LEAST_NUMBER and not is_year(q)]
    if len(extra) != 1 or any(q.value > 1 for q in figures.missing) or not _literal(pair):
        return
    number = extra[0]
    if _ROUND.search(pair.source):
        return
    written = pair.target[number.start : number.end]
    digits = re.sub(r"\D", "", number.digits)
    if digits and any(digits in re.sub(r"\D", "", each.source) for each in (pair, pair.around, pair.segment)):
        return
    if not digits and _NUMBERS_FR.search(pair.source):
        return
    if written[0].isupper() and number.start:
        return
    if not digits and pair.target[number.end : number.end + 1] == "-":
        return  # *four-wheel-drive*, *three-piece*
    near = pair.target[max(0, number.start - 8) : number.end + 12]
    if _CONVERTED.search(near) or _NO_DIGITS.search(near):
        return
    yield _told(pair, number.start, number.end, f"The source has no {written}.")._replace(entry="number", severity="critical")


def _name(pair: Pair) -> Iterator[Finding]:
    """A second name joined to one of the source's: *Conakry and Kindia* for *Conakry*."""
    matches = list(_JOINED.finditer(pair.target))
    if not matches or not _literal(pair):
        return
    theirs = [bare(word) for _, _, word in (*pair.french, *pair.around.french)]
    for match in matches:
        first, low = bare(match["first"]), bare(match["name"])
        if first not in theirs or is_english(match["name"].lower()) or stems.english(match["name"]) in lexicon.english():
            continue
        if _AND_FR.match(pair.source, pair.french[next(i for i, word in enumerate(theirs) if word == first) % len(pair.french)][1]):
            continue
        if not any(word[:3] == low[:3] or SequenceMatcher(None, low, word, autojunk=False).ratio() > _ALIKE for word in theirs):
            start, end = match.end("first"), match.end("name")
            yield _told(pair, start, end, f"The source does not name {match['name']}.", match["first"])._replace(entry="name")
