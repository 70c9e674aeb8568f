"""The subject of a French relative clause, taken for the object: *que préside l'ancien magistrat* is *which the former judge chairs*, not
*which chairs the former judge*, and *la Chine, que Canberra accusait* no *China, which accused Canberra*.

French puts a subject behind its verb after *que*, *auquel*, *dont*; English never does. Reported where *which*, *that* or *what* has the verb directly
behind it, active, and that verb translates the French one; where French has the subject before its verb, what follows the English verb must translate it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text.dictionary import look_up
from ..text.inflect_en import tags, turned
from ..text.lazy import Expression, I

ID = "inverted-relative"
SUMMARY = "The subject of a French relative clause, taken for the object (which chairs the judge)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, confidence=0.95, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_FRENCH = Expression(
    r"(?:\b(?:que|auquel|à laquelle|auxquels|auxquelles)|\bqu')(?: s'| se | )?(?P<verb>[a-zà-ÿ]{4,}(?:e|ent|ait|aient|a|èrent|it|irent|nt|t|ut))(?: \w+ment| toujours| aussi| encore| déjà)?"
    r" (?:les? |la |l'|une? |des |sa |son |ses |leurs? |ce |cette |ces |plusieurs |certains |beaucoup |de nombreux |(?=[A-ZÀ-Þ]))"
)
_NO_SUBJECT = Expression(r"\b(?:plus|moins|aussi|si|tant|autant|autre\w*|même|ne|n')\b[^,;.]*\Z", I)
"""Before *que*: a comparison, or *only*."""
_ENGLISH = Expression(
    r"\b(?P<word>which|that|what|whom) (?P<adverb>(?:still|also|always|\w+ly) )?(?P<verb>[a-z]{3,}) (?=(?:the|an?|his|her|its|their|this|these|some|many|several) |[A-Z])"
)
_BEFORE = Expression(
    r"\b(?:que |qu')(?:(?P<pronoun>ils?|elles?|nous)|(?:les? |la |l'|une? |des |sa |son |ses |leurs? |ce |cette |ces )?(?P<subject>[\w-]+)(?: [A-ZÀ-Þ][\w'-]+)*)"
    r" (?:(?P<auxiliary>a|ont|avait|avaient) (?:\w+ment |déjà |aussi )?)?(?P<verb>[a-zà-ÿ]{4,})"
)
"""*que Canberra accusait*."""
_FINITE = ("e", "ent", "ait", "aient", "it", "a", "èrent", "irent")
_TAKEN = Expression(
    r"\b(?P<word>which|who|whom|that) (?P<auxiliary>(?:has|had|have) )?(?P<adverb>(?:still|also|always|already|\w+ly) )?(?P<verb>[a-z]{3,})"
    r" (?P<object>(?:(?:the|an?|his|her|its|their|this|these) )?(?P<noun>[\w-]+)(?: [A-ZÀ-Þ][\w'-]+)*)"
)
_OF_TIME = ("took", "taken", "takes", "cost", "costs")
"""What something does to who needs it: *an epic, which took him two nights to tell*."""
_SUBJECTS = {"him": "he", "her": "she", "it": "it", "them": "they", "us": "we"}
_PRONOUNS = {"il": ("him", "it"), "elle": ("her", "it"), "ils": ("them",), "elles": ("them",), "nous": ("us",)}
_LEAST = 8
"""Weight from which an English verb translates the French one."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target and ("qu" in pair.source or "laquelle" in pair.source):
            yield from _inverted(pair)
            yield from _turned(pair)


def _inverted(pair: Pair) -> Iterator[Finding]:
    found = [
        match for match in _FRENCH.finditer(pair.source) if not _NO_SUBJECT.search(pair.source, max(0, match.start() - 40), match.start())
    ]
    if not found:
        return
    for english in _ENGLISH.finditer(pair.target):
        j = pair.english_at(english.start("verb"))
        form = tags(english["verb"])
        if j is None or not {"s", "past"}.intersection(form):
            continue
        for french in found:
            if pair.counterpart(french.start("verb"), _LEAST) == j:
                shown = french.group().strip()
                yield _finding(pair, english, shown, "s" in form)
                break


def _turned(pair: Pair) -> Iterator[Finding]:
    """*China, which accused Canberra* for *La Chine, que Canberra accusait*."""
    found = [
        match
        for match in _TAKEN.finditer(pair.target)
        if {"s", "past", "part"}.intersection(tags(match["verb"])) and match["verb"] not in _OF_TIME
    ]
    if not found:
        return
    for french in _BEFORE.finditer(pair.source):
        there = pair.counterpart(french.start("verb"), _LEAST)
        if there is None or not (french["auxiliary"] or _finite(french["verb"])) or not _is_verb(french["verb"]):
            continue
        for english in found:
            if pair.english_at(english.start("verb")) == there and _same_subject(pair, french, english):
                word = "whom" if english["word"] == "who" else english["word"]
                subject = _SUBJECTS.get(english["object"], english["object"])
                fix = f"{word} {subject} {english['auxiliary'] or ''}{english['adverb'] or ''}{english['verb']}"
                shown = french.group().strip()
                message = f"What follows is the subject ({shown} …), not the object."
                yield _told(pair, english.start(), english.end("object"), message, shown, fix=fix)._replace(severity="critical")


def _finite(verb: str) -> bool:
    return verb.endswith(_FINITE) and not verb.endswith("ée")


def _is_verb(french: str) -> bool:
    known = look_up(french)
    return known is not None and any(line.pos == "v" for line in known.lines)


def _same_subject(pair: Pair, french: re.Match[str], english: re.Match[str]) -> bool:
    """Whether what follows the English verb translates the French subject: its noun or name, or its pronoun as an object."""
    if french["pronoun"]:
        return english["object"] in _PRONOUNS[french["pronoun"]]
    i, j = pair.french_at(french.start("subject")), pair.english_at(english.start("noun"))
    return i is not None and j is not None and (pair.fuller.get(i) == j or french["subject"] == english["noun"])


def _finding(pair: Pair, english: re.Match[str], shown: str, present: bool) -> Finding:
    passive = f"{'is' if present else 'was'} {english['adverb'] or ''}{turned(english['verb'], 'part')} by"
    fix = f"{english['word']} {passive}" if english["word"] != "what" else None
    return _told(pair, english.start(), english.end("verb"), f"What follows is the subject ({shown} …), not the object.", shown, fix=fix)
