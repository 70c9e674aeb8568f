"""Hearsay put as if it had not happened, told by the English alone: *According to a source, twenty soldiers would have perished*.

French tells hearsay in the conditional. In English *would have* denies: good texts have it beside a condition, a wish, a plan or a comparison. With
none of these in sight it is said of what somebody is cited for, and, near other faults of translation, of whatever happened: in texts by human
writers such a sentence stands once in 30,000 words, in raw translations nine of ten are hearsay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial

from ..model import Evidence, Finding, reported
from ..second_look import reason, stretches
from ..terms.reading import Reading
from ..text.inflect_en import is_participle, turned
from ..text.lazy import Expression, I
from ..text.wordlists import row

ID = "hearsay-denied"
SUMMARY = "Hearsay told as if it had not happened (According to a source, he would have fled)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")
SHAPES = (b" would have ",)

_WOULD = Expression(
    r"\bwould(?P<also> also| then| even| already| first)? have(?P<adverb> also| already| even| first| \w+ly)?(?P<been> been)?(?P<manner> \w+ly| first)? (?P<verb>[a-z]+)\b"
)
_HYPOTHETICAL = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'hypothetical')})\b|\?", I)
_CITED = Expression(
    r"\b[Aa]ccording to (?!plan|schedule|tradition|custom|legend|the (?:plan|law|rules|terms|agreement|bill|original|proposal|constitution))"
)
_SUBJECT = Expression(r"(?:\A|[;:,] |\b(?:and|but) )(?P<subject>[^,;:]{2,80}) \Z")
_RELATIVE = Expression(r"\b(?:which|that|who|whose|whom|what|how|where|why|when)\b")


def check(reading: Reading) -> Iterator[Finding]:
    if reading.has_source:
        return  # the French tells
    for at in reading.find(b" would have "):
        start, end = reading.sentences.at(at)
        if cited := _CITED.search(reading.text, start, end):
            yield from _told(reading, at + 1, start, end, 0.85, Evidence("who says it", cited.group().strip(), cited.start()))


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Near other faults, also where nobody is cited."""
    for first, last, _ in stretches(reading, faults):
        at = reading.text.find(" would have ", first, last)
        while at >= 0:
            yield from _told(reading, at + 1, *reading.sentences.at(at), 0.7, _SUSPECT)
            at = reading.text.find(" would have ", at + 1, last)


_SUSPECT = reason("no condition is in sight")


def _told(reading: Reading, at: int, start: int, end: int, confidence: float, evidence: Evidence) -> Iterator[Finding]:
    text = reading.text
    said = _WOULD.match(text, at, end)
    if said is None or not is_participle(said["verb"]) or reading.quoted(at) or _HYPOTHETICAL.search(text, start, end):
        return
    subject = _SUBJECT.search(text[start:at])
    if subject is None or _RELATIVE.search(subject["subject"]):
        return
    many = subject["subject"].lower().endswith(("s", "people", "men", "women", "children", "they")) and not subject["subject"].endswith(
        "ss"
    )
    message = "French reports hearsay in the conditional; the English conditional says that it did not happen."
    yield _finding(said.start(), said.end(), message, _offers(said, many), evidence, confidence=confidence)


def _offers(said: re.Match[str], many: bool) -> list[str]:
    """*reportedly fled*, *is said to have fled*; *were reportedly killed*."""
    verb, adverb, be = said["verb"], f"{said['also'] or ''}{said['adverb'] or ''}{said['manner'] or ''}", "are" if many else "is"
    if said["been"]:
        return [f"{'were' if many else 'was'}{adverb} reportedly {verb}", f"{be} said to{adverb} have been {verb}"]
    return [f"reportedly{adverb} {turned(verb, 'past')}", f"{be} said to{adverb} have {verb}"]
