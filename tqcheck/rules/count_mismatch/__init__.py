"""A small number in words, or a share, that differs from the source: *dix ans* against *two years*, *un tiers* against *two thirds*.

English says *deux* in many ways (both, a couple, twice), so a number up to twelve in words is compared only where it counts something:
the same noun stands behind a number on either side, once, and neither number stands anywhere on the other side. A share is compared
where either side names just one, and the English has no percentage that may stand for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from ...bilingual.bitext import Pair, Token, differs, pairs
from ...model import Finding
from ...terms.reading import Reading
from ...text import lexicon, number_words, shares, times
from ...text.articles import capitalise_like
from ...text.lazy import Expression, I

ID = "count-mismatch"
SUMMARY = "A small number in words, or a share, that differs from the source."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_told = partial(differs, confidence=0.9, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers")

_LEAST, _MOST = 2, 12
_SURE = 8
"""The weight from which one noun is taken to translate another."""
_IDIOMS = {(8, 7), (8, 1), (2, 48), (4, 2)}
"""*Huit jours*, seven days or a week; *deux jours*, 48 hours; *les quatre coins*."""
_PERCENT = Expression(r"%|\bper ?cent|\bpour ?cent", I)
_MORE = Expression(r" et (?:demie?|quart)\b| and a (?:half|quarter)\b")


_DEFINITE = frozenset("les ces nos vos leurs ses mes tes des aux un une ou d'un d'une".split())
_CLOSE = 50
"""Characters around a noun in which another word may say its number."""
_NOT_COUNTED = frozenset("fois côtés parts mains pieds yeux bras jambes heures jours mots points doigts oreilles épaules sens".split())
_SAYS_NUMBER = Expression(
    r"\b(?:both|pairs?|couples?|twins?|twice|double\w*|dual|bi\w+|either|neither|each|half|halves|together|trio|tri\w+|quart\w+|dozens?|decades?|"
    r"fortnight\w*|weeks?|several|some|few|many|other|another|respective\w*|former|latter|between|thrice|twofold|duo)\b|\d",
    I,
)


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if not pair.small[0].isdisjoint(_numerals("fr")):
            if not pair.small[1].isdisjoint(_numerals("en")):
                yield from _counts(pair)
            yield from _lost(pair)
        if not pair.small[0].isdisjoint(shares.signals()):
            yield from _shares(pair)
        if not pair.small[0].isdisjoint(("demi", "demie")):
            yield from _halves(pair)
        if not pair.small[0].isdisjoint(("père", "mère", "papa", "maman")):
            yield from _children(pair)
        if "sur" in pair.small[0]:
            yield from _out_of(pair)
            yield from _one_in(pair)


@cache
def _numerals(language: str) -> dict[str, float]:
    """The number words from two to twelve; English ones to ninety: what stands for *douze* may be greater."""
    most = _MOST if language == "fr" else 90
    return {word: value for word, value in number_words.words(language, "unit").items() if _LEAST <= value <= most and word != "dizaine"}


def _counted(words: list[Token], text: str, language: str) -> list[tuple[int, int, float]]:
    """(number word, noun behind it, value), by index: a number word that stands alone before a word in lower case."""
    numerals, known = _numerals(language), number_words.known(language)
    found = []
    for i in range(len(words) - 1):
        value = numerals.get(words[i][2].lower())
        if value is None or text[words[i][1] : words[i + 1][0]] != " " or not words[i + 1][2].islower():
            continue
        alone = i == 0 or (words[i - 1][2].lower() not in known or words[i - 1][2].lower() in ("un", "une", "a", "an"))
        if alone and words[i + 1][2] not in known and not _MORE.match(text, words[i + 1][1]):
            found.append((i, i + 1, value))
    return found


def _counts(pair: Pair) -> Iterator[Finding]:
    theirs, ours = _counted(pair.french, pair.source, "fr"), _counted(pair.english, pair.target, "en")
    if not theirs or not ours:
        return
    said = {*number_words.values(pair.french, "fr"), *(q.value for q in pair.quantities[0])}
    written = {*number_words.values(pair.english, "en"), *(q.value for q in pair.quantities[1])}
    around = {*number_words.values(pair.around.french, "fr")}, {*number_words.values(pair.around.english, "en")}
    for i, noun, value in theirs:
        if value in written or value in around[1] or sum(n[2] == value for n in theirs) > 1:
            continue
        same = [
            (j, other)
            for j, behind, other in ours
            if other not in said and other not in around[0] and (value, other) not in _IDIOMS and _answers(pair, noun, behind)
        ]
        if len(same) == 1:
            j, _ = same[0]
            start, end, number = pair.english[j]
            shown = pair.source[pair.french[i][0] : pair.french[noun][1]]
            right = number_words.written(value) or ""
            fix = right.capitalize() if number[0].isupper() else right
            yield _told(pair, start, end, f"The source says {shown}.", shown, fix=fix)


def _lost(pair: Pair) -> Iterator[Finding]:
    """A count whose noun stands in the English without any number."""
    written = {*number_words.values(pair.english, "en"), *(q.value for q in pair.quantities[1])}
    around = {*number_words.values(pair.around.english, "en")}
    for i, noun, value in _counted(pair.french, pair.source, "fr"):
        word = pair.french[noun][2]
        before = pair.french[i - 1][2].lower() if i else ""
        if value in written or value in around or before in _DEFINITE or word in _NOT_COUNTED:
            continue
        j = pair.links.get(noun)
        if j is None or not _translates(word, pair.english[j][2]) or not pair.english[j][2].endswith("s"):
            continue
        start, end, said = pair.english[j]
        last = pair.english[j - 1][2].lower() if j else ""
        if _SAYS_NUMBER.search(pair.target, max(0, start - _CLOSE), min(len(pair.target), end + _CLOSE)):
            continue
        if last in number_words.known("en") or pair.target[:start].rstrip()[-1:].isdigit():
            continue
        shown = pair.source[pair.french[i][0] : pair.french[noun][1]]
        right = number_words.written(value) or ""
        fix = f"{right.capitalize()} {said[0].lower()}{said[1:]}" if not j else f"{right} {said}"
        yield _told(pair, start, end, f"The source says {shown}; the number is lost.", shown, fix=fix)._replace(
            severity="major", category="accuracy/omission", issue_type="omission"
        )


def _halves(pair: Pair) -> Iterator[Finding]:
    """*quatre ans et demi* against *four years*: the half is lost."""
    units = number_words.words("fr", "unit")
    for match in _HALF_FR.finditer(pair.source):
        value = float(match["n"]) if match["n"].isdigit() else units.get(match["n"].lower(), 0.0)
        if not value or value >= 100 or _HALF.search(pair.target):
            continue
        written = number_words.written(value) or match["n"]
        forms = "|".join((written, str(int(value)), *(("an?",) if value == 1 else ())))
        found = list(re.finditer(rf"\b(?:{forms})(?P<joint>[ -])(?P<noun>{_HALVED[match['unit'].lower()]})s?\b", pair.target, re.I))
        if len(found) == 1:
            noun = found[0]["noun"]
            fix = (
                f"{written}-and-a-half-{noun}"
                if found[0]["joint"] == "-"
                else f"{written} and a half {noun}{'s' * (not noun.endswith('illion'))}"
            )
            yield _told(pair, *found[0].span(), f"The source says {match.group()}.", match.group(), fix=fix)


_HALVED = {**times.UNITS, "point": "point", "million": "million", "milliard": "billion"}
_HALF_FR = Expression(rf"\b(?P<n>\w+) (?P<unit>{'|'.join(_HALVED)})s? et demie?\b", I)
_HALF = Expression(r"\bhalf\b|\d[.,]5|½|\b(?:30|thirty|18|eighteen|90|ninety|1,?500|500)\b", I)


def _out_of(pair: Pair) -> Iterator[Finding]:
    """*une infirmière sur cinq* against *one nurse in ten*: what a share is of."""
    theirs, ours = list(_OUT_OF_FR.finditer(pair.source)), list(_OUT_OF.finditer(pair.target))
    french, english = number_words.words("fr", "unit"), number_words.words("en", "unit")
    if len(theirs) != 1 or len(ours) > 1:
        return
    part, whole = (french.get(theirs[0][key].lower(), 0.0) for key in ("part", "whole"))
    if not ours:
        for said in _BETWEEN.finditer(pair.target):
            if (english[said["part"].lower()], english[said["whole"].lower()]) == (part, whole):
                shown, fix = theirs[0].group(), f"{said['part']} out of {said['whole']}"
                yield _told(pair, *said.span(), f"The source says {shown}.", shown, fix=fix)
        return
    mine = (
        english.get(ours[0]["part"].lower(), 0.0),
        english.get(ours[0]["whole"].lower(), 100.0 if ours[0]["whole"].lower() == "hundred" else 0.0),
    )
    if part and whole and part == mine[0] and mine[1] and mine[1] != whole and mine[0] < mine[1]:
        start, end = ours[0].start("rest"), ours[0].end()
        shown = f"{theirs[0]['part']} … sur {theirs[0]['whole']}"
        yield _told(pair, start, end, f"The source says {shown}.", shown, fix=f"{ours[0]['joint']} {number_words.written(whole)}")


def _one_in(pair: Pair) -> Iterator[Finding]:
    """*un train sur deux* against *two trains*: the share became a number."""
    theirs = list(_ONE_IN_FR.finditer(pair.source))
    if len(theirs) != 1 or _SHARE_SAID.search(pair.target):
        return
    whole = number_words.written(number_words.words("fr", "unit")[theirs[0]["whole"].lower()]) or ""
    found = list(re.finditer(rf"\b(?P<whole>{whole}) (?P<noun>[\w'-]+)", pair.target, re.I))
    i = pair.french_at(theirs[0].start("noun"))
    if len(found) != 1 or i is None:
        return
    j = pair.fuller.get(i)
    noun = pair.english_at(found[0].start("noun"))
    if noun is not None and (j == noun or (j is None and theirs[0]["noun"] == found[0]["noun"].removesuffix("s"))):
        shown = theirs[0].group()
        fix = capitalise_like(f"one in {whole} {found[0]['noun']}", found[0].group(), True)
        yield _told(pair, *found[0].span(), f"The source says {shown}.", shown, fix=fix)


_ONE_IN_FR = Expression(
    lambda: rf"\b(?:un|une) (?P<noun>[\w'-]+)(?: [\w'-]+)? sur (?P<whole>{_written('fr', 10)})\b(?! (?:\d|cents?|mille))", I
)
_SHARE_SAID = Expression(
    r"\b(?:in|out of|of|every|each|half|halv\w+|third|quarter|fifth|tenth|per ?cent|second|other|alternat\w+)\b(?: \w+)? (?:two|three|four|five|six|seven|eight|nine|ten|second|third|fourth|fifth|tenth|other|of)\b|%|\bhal[fv]\w*|\b(?:thirds?|quarters?|fifths?|tenths?)\b|per ?cent|\d",
    I,
)


def _written(language: str, most: int, *more: str) -> str:
    """The numbers in words up to `most`, as a part of a regular expression."""
    return "|".join((*(word for word, value in number_words.words(language, "unit").items() if 0 < value <= most), *more))


_OUT_OF_FR = Expression(
    lambda: rf"\b(?P<part>une?|{_written('fr', 9)})(?: [\w'-]+){{0,3}} sur (?P<whole>{_written('fr', 20, 'cent')})\b",
    I,
)
_OUT_OF = Expression(
    lambda: (
        rf"\b(?P<part>{_written('en', 9)})(?: [\w'-]+){{0,3}}? (?P<rest>(?P<joint>in|out of)(?: every)?(?: an?)? (?P<whole>{_written('en', 20, 'hundred')}))\b"
    ),
    I,
)


_PARENT_FR = Expression(
    lambda: (
        rf"\b(?:père|mère|papa|maman) d(?:e |')(?P<n>{_written('fr', 20)})(?: \w+)? (?:enfants?|filles?|garçons?|fils|bambins|gosses)\b"
    ),
    I,
)
_PARENT = Expression(lambda: rf"\b(?P<who>father|mother|mum|dad|parent)(?P<joint>[- ]of[- ])(?P<n>{_written('en', 20)}|\d\d?)\b", I)


def _children(pair: Pair) -> Iterator[Finding]:
    """*a mother of three* for *mère de cinq enfants*."""
    theirs, ours = list(_PARENT_FR.finditer(pair.source)), list(_PARENT.finditer(pair.target))
    if len(theirs) == len(ours) == 1:
        many, said = number_words.words("fr", "unit")[theirs[0]["n"].lower()], ours[0]["n"].lower()
        if many != (float(said) if said.isdigit() else number_words.words("en", "unit")[said]):
            shown = theirs[0].group()
            yield _told(pair, *ours[0].span("n"), f"The source says {shown}.", shown, fix=number_words.written(many))


_BETWEEN = Expression(lambda: rf"\b(?P<part>{_written('en', 9)}) to (?P<whole>{_written('en', 20)})\b", I)
"""*nine to ten pharmacies* for *neuf pharmacies sur dix*."""


def _answers(pair: Pair, noun: int, behind: int) -> bool:
    """Whether the English noun behind a number, or behind its adjective, translates the French one and both stand once."""
    french = pair.french[noun][2]
    if sum(word == french for _, _, word in pair.french) > 1:
        return False
    for j in (behind, behind + 1):
        if j >= len(pair.english) or pair.target[pair.english[j - 1][1] : pair.english[j][0]] != " ":
            return False
        english = pair.english[j][2]
        if _translates(french, english):
            return sum(word == english for _, _, word in pair.english) == 1
    return False


def _translates(french: str, english: str) -> bool:
    return lexicon.weight(french, english) >= _SURE


_ALSO_FR = Expression(r"\b(?:à peine|seulement|tout juste)\b", I)
"""French that says itself what would tell of the rest."""
_THE_REST = Expression(r"\b(?:only|just|all but|not|no|none|without|outside|beyond|except|lack\w*|rest|remaining|still|barely)\b|n't\b", I)
"""English that tells of the rest what the source tells of the share: *three quarters escape it*, it controls just a quarter."""


def _shares(pair: Pair) -> Iterator[Finding]:
    theirs, ours = shares.named(pair.source, "fr"), shares.named(pair.target, "en")
    if len(theirs) != 1 or len(ours) != 1 or theirs[0].value == ours[0].value or _percentages(pair.target) > _percentages(pair.source):
        return
    if round(theirs[0].value + ours[0].value, 2) == 1 and _THE_REST.search(pair.target) and not _ALSO_FR.search(pair.source):
        return
    said, written = theirs[0].where.group().strip(), ours[0].where
    end = written.start() + len(written.group().strip())
    fix = capitalise_like(theirs[0].english, written.group(), True)
    yield _told(pair, written.start(), end, f"The source says {said}.", said, fix=fix)


def _percentages(text: str) -> int:
    return len(_PERCENT.findall(text))
