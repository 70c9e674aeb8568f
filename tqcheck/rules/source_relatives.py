"""A subject behind its verb in a French relative clause, taken for the object: *que préside l'ancien magistrat* is *which the former judge
chairs*, not *which chairs the former judge*.

French puts a subject behind its verb after *que*, *auquel*, *dont*; English never does. Reported where *which*, *that* or *what* has the verb directly
behind it, active, and that verb translates the French one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text.inflect_en import tags, turned
from ..text.lazy import Expression

ID = "inverted-relative"
SUMMARY = "A French subject behind its verb, taken for the object (which chairs the judge)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, confidence=0.95, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_FRENCH = Expression(
    r"(?:\b(?:que|auquel|à laquelle|auxquels|auxquelles)|\bqu')(?: s'| se | )?(?P<verb>[a-zà-ÿ]{4,}(?:e|ent|ait|aient|a|èrent|it|irent|nt|t|ut))(?: \w+ment| toujours| aussi| encore| déjà)?"
    r" (?:les? |la |l'|une? |des |sa |son |ses |leurs? |ce |cette |ces |plusieurs |certains |beaucoup |de nombreux |(?=[A-ZÀ-Þ]))"
)
_NO_SUBJECT = Expression(r"\b(?:plus|moins|aussi|si|tant|autant|autre\w*|même|ne|n')\b[^,;.]*\Z", 2)
"""Before *que*: a comparison, or *only*."""
_ENGLISH = Expression(
    r"\b(?P<word>which|that|what|whom) (?P<adverb>(?:still|also|always|\w+ly) )?(?P<verb>[a-z]{3,}) (?=(?:the|an?|his|her|its|their|this|these|some|many|several) |[A-Z])"
)
_LEAST = 8
"""Weight from which an English verb translates the French one."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target and ("qu" in pair.source or "laquelle" in pair.source):
            yield from _inverted(pair)


def _inverted(pair: Pair) -> Iterator[Finding]:
    found = [
        match for match in _FRENCH.finditer(pair.source) if not _NO_SUBJECT.search(pair.source, max(0, match.start() - 40), match.start())
    ]
    if not found:
        return
    places = {start: i for i, (start, _, _) in enumerate(pair.french)}
    ours = {start: j for j, (start, _, _) in enumerate(pair.english)}
    for english in _ENGLISH.finditer(pair.target):
        j = ours.get(english.start("verb"))
        form = tags(english["verb"])
        if j is None or not {"s", "past"}.intersection(form):
            continue
        for french in found:
            i = places.get(french.start("verb"))
            if i is not None and pair.fuller.get(i) == j and pair.weight(i, j) >= _LEAST:
                shown = french.group().strip()
                yield _finding(pair, english, shown, "s" in form)
                break


def _finding(pair: Pair, english: re.Match[str], shown: str, present: bool) -> Finding:
    passive = f"{'is' if present else 'was'} {english['adverb'] or ''}{turned(english['verb'], 'part')} by"
    fix = f"{english['word']} {passive}" if english["word"] != "what" else None
    return _told(pair, english.start(), english.end("verb"), f"What follows is the subject ({shown} …), not the object.", shown, fix=fix)
