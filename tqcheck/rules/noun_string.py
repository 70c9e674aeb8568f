"""Two nouns joined by *of* where English sets one before the other: *accident of road* (road accident), *campaign of vaccination*.

French joins with a bare *de* what English makes one name of. The pairs are in ``tqcheck/data/noun-strings.tsv``; only such are there that
good English does not say with *of*. The noun behind *of* must end its phrase: *centres of health research* is another matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.articles import capitalise_like, indefinite
from ..text.inflect_en import third_person
from ..text.lazy import Expression
from ..text.wordlists import table

ID = "noun-string"
SUMMARY = "Two nouns joined by of where English sets one before the other (accident of road)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"

_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)

_PAIRS: dict[str, tuple[str, frozenset[str]]] = {}
"""Noun behind *of* → (how it stands before the other, the nouns it belongs to, both numbers)."""
for _noun, _before, _heads in table("noun-strings.tsv"):
    _singular = _heads.split()
    _PAIRS[_noun] = (_noun if _before == "-" else _before, frozenset((*_singular, *map(third_person, _singular))))
ANCHORS = tuple(f"of {noun}" for noun in _PAIRS)

_HEAD = Expression(r"(?P<article>\b[Aa]n? )?(?P<head>\b[A-Za-z]+) \Z")
_ENDS = Expression(
    r"(?=[.,;:!?\")]|\s*\Z|\n| (?:[A-Z\d\"(]|(?:the|an?|in|of|to|for|on|at|by|with|from|into|near|during|since|after|before|between|against|that|which|who|"
    r"where|when|while|as|is|are|was|were|be|been|has|have|had|will|would|can|could|may|should|must|this|these|his|her|its|their|because|said|says|\w+ed|"
    r"took|began|began|left|killed)\b))"
)


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        if not text[start:end].islower() or not _ENDS.match(text, end):
            continue
        before = _HEAD.search(text, max(0, start - 30), start)
        noun = text[start + 3 : end]
        if before is None or noun not in _PAIRS:
            continue
        modifier, heads = _PAIRS[noun]
        if before["head"].lower() in heads and (before["head"].islower() or reading.sentences.at(start)[0] == before.start("head")):
            yield _turned(before["article"], before["head"], modifier, before.start("head"), end)


def _turned(article: str | None, head: str, modifier: str, start: int, end: int) -> Finding:
    offer = capitalise_like(f"{modifier} {head.lower()}", head, True)
    if article and article.strip().lower() != indefinite(modifier):
        start -= len(article)
        offer = f"{capitalise_like(indefinite(modifier), article, True)} {offer}"
    return _finding(start, end, f"English sets the one noun before the other: '{modifier} {head.lower()}'.", [offer])
