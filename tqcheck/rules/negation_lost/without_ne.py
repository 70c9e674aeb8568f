"""Denials that need no *ne*: *un accord jamais appliqué*, *sans répondre*, *Pas un mot*."""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.articles import capitalise_like
from ...text.inflect_en import tags
from ...text.lazy import Expression, I

_PARTICIPLE = Expression(
    r"(?<!\bque )(?P<neg>pas encore|jamais) (?P<word>[a-zà-ÿ]{3,}(?:é|i|u|is|it|ert)(?:e|s|es)?)\b(?! (?:que|qu')\b)", I
)
_NE = Expression(r"\bn(?:e |')[^,;:.]{0,40}\Z", I)
_BY_VERB = Expression(
    r"\b(?:a|ont|ai|as|avons|avez|avait|avaient|ait|aient|est|sont|était|étaient|soit|été|plus|que|tu|vous|nous|on|ils?|elles?|je|si) \Z|-\w+ \Z",
    I,
)
"""Before *jamais* that means *ever*."""
_EVER = Expression(r"\b(?:ever|most|\w{3,}est|first|before)\b", I)
_SANS = Expression(r"\bsans (?:(?:y|en|le|la|les|lui|leur|se|me|nous|vous) |(?:l'|s'|m'))?(?P<verb>[\wà-ÿ]+(?:er|ir|re|oir))\b")
_NOT_A = Expression(r"[\"« ]*Pas (?:un |une |de |d'|question )")
_FIRST = Expression(r"[\"“ ]*(?P<word>An?|Some|The) (?P<noun>[a-z]+)")
_ALREADY = Expression(r"\balready \Z")
_LEAST, _BEFORE, _BEHIND = 8, 5, 3
"""Least weight of a link; words before the counterpart, and behind it, in which a denial counts."""
_DENIED = {"pas encore": "not yet", "jamais": "never"}


def places(pair: Pair) -> Iterator[tuple[int, int, str | None, str]]:
    """(start, end, what should stand there, the French)."""
    yield from _participles(pair)
    if "sans " in pair.source:
        yield from _sans(pair)
    if _NOT_A.match(pair.source) and not denials.english_may().search(pair.target) and (first := _FIRST.match(pair.target)):
        written = first.group().lstrip('"“ ')
        no = f"No {first['noun']}" if "un " not in pair.source[:9] and "une " not in pair.source[:9] else f"Not a {first['noun']}"
        yield first.end() - len(written), first.end(), no, pair.source.partition(",")[0].strip("« ")


def _participles(pair: Pair) -> Iterator[tuple[int, int, str | None, str]]:
    """*un vaccin pas encore homologué*: a vaccine approved."""
    for match in _PARTICIPLE.finditer(pair.source):
        j = pair.counterpart(match.start("word"), _LEAST)
        if (
            j is None
            or _NE.search(pair.source, 0, match.start())
            or _BY_VERB.search(pair.source, 0, match.start())
            or _EVER.search(pair.target)
        ):
            continue
        start, end, word = pair.english[j]
        first, last = pair.english[max(0, j - _BEFORE)][0], pair.english[min(len(pair.english) - 1, j + _BEHIND)][1]
        if {"past", "part"}.isdisjoint(tags(word)) or denials.english_may().search(pair.target, first, last):
            continue
        if already := _ALREADY.search(pair.target, 0, start):
            start = already.start()
        yield start, end, capitalise_like(f"{_DENIED[match['neg'].lower()]} {word.lower()}", pair.target[start:end], True), match.group()


def _sans(pair: Pair) -> Iterator[tuple[int, int, str | None, str]]:
    """*sans répondre*: answering."""
    found = list(_SANS.finditer(pair.source))
    if len(found) != 1 or denials.english_may().search(pair.target):
        return
    j = pair.counterpart(found[0].start("verb"), _LEAST)
    if j is not None and pair.english[j][2].islower() and pair.english[j][2].endswith("ing"):
        start, end, word = pair.english[j]
        yield start, end, f"without {word}", found[0].group()
