"""A noun and its adjective left in the order of the French: *the group pharmaceutical announced*, *applauded by the delegations African*.

French sets most adjectives behind their noun. Reported is an English noun with the translation of such an adjective directly behind it,
where nothing follows that the adjective could belong to, and none of what English sets behind a noun (*secretary general*, *made the talks
official*, *a scholar critical of the plan*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text import dictionary
from ..text.articles import capitalise_like, indefinite
from ..text.inflect_en import is_participle
from ..text.lazy import Expression
from ..text.wordlists import listed

ID = "adjective-order"
SUMMARY = "A noun and its adjective in the order of the French (the group pharmaceutical)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"

_told = partial(differs, confidence=0.95, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar")
_words = partial(listed, "order.tsv")

_ADJECTIVE = ("al", "ic", "ary", "ian", "ean", "can", "ese", "ish", "ous", "ive", "ar", "ory", "ant", "ent", "ine", "ile")
"""Endings of English adjectives that belong to a noun and seldom stand behind one."""
_SMALL = ("al", "ary", "ous", "ive", "ant", "ent", "ile")
"""Endings of adjectives that no people and no place has."""
_FOLLOWS = Expression(
    r"(?:[.,;:!?)\"]|\Z|\n| (?:of|in|on|at|by|from|against|under|between|since|during|after|before|who|which|whose|is|are|was|were|has|have|had|will|would|"
    r"can|could|may|might|must|should|did|does|do|said|says|told|took|made|went|came|gave|held|met|began|won|lost|left|sent|kept|put|set)\b)"
)
_NEXT = Expression(r" (?P<word>[a-z]+|[A-ZÀ-Þ][\w'-]+)(?P<then> (?:in|on|at|by|from|to|the|an?|his|her|its|their|that|this|two|three)\b)?")
_BEFORE_VOWELS = ("nouvel", "bel", "vieil")
"""Adjectives that look like nouns: *un nouvel adhésif*."""
_MOST = ("most", "mostly")
_LOOKS = (", his ", ", her ", ", their ", ", its ")
_ARTICLE = Expression(r"\b[Aa]n? \Z")


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if pair.target:
            yield from _swapped(pair)


def _swapped(pair: Pair) -> Iterator[Finding]:
    links, french, english, target = pair.fuller, pair.french, pair.english, pair.target
    for i in range(len(french) - 1):
        j, k = links.get(i), links.get(i + 1)
        if j is None or k != j + 1:
            continue
        noun, adjective = english[j], english[k]
        if (
            noun[2].islower()
            and len(noun[2]) > 2
            and noun[2] not in _words("links")
            and noun[2] not in _MOST
            and not is_participle(noun[2])
            and adjective[2].endswith(_ADJECTIVE)
            and target[noun[1] : adjective[0]] == " "
            and _noun_with_adjective(pair, i)
            and not _behind_on_purpose(target, noun[0], adjective[2])
            and _ends(pair, i + 1, adjective[1])
        ):
            first = adjective[2].lower() if adjective[2].endswith(_SMALL) else adjective[2]
            yield _finding(pair, noun[0], adjective[1], f"{first} {noun[2]}", i)


def _noun_with_adjective(pair: Pair, i: int) -> bool:
    """Whether a French noun stands there and its adjective directly behind it."""
    (_, end, noun), (start, _, adjective) = pair.french[i], pair.french[i + 1]
    if pair.source[end:start] != " " or not (noun.islower() and adjective.islower()):
        return False
    one, other = dictionary.look_up(noun), dictionary.look_up(adjective)
    return bool(one and other and one.lines[0].pos == "n" and other.lines[0].pos == "a" and noun not in _BEFORE_VOWELS)


def _behind_on_purpose(target: str, start: int, adjective: str) -> bool:
    """Whether English may set this adjective behind a noun: *general*, and what is said of an object (*made the talks official*)."""
    before = target[max(0, start - 60) : start]
    if before.endswith(_LOOKS):  # handcuffed, his face impassive, ...
        return True
    for mark in ".,;:":
        before = before.rpartition(mark)[2]
    return adjective in _words("behind-noun") or not _words("makes").isdisjoint(before.lower().split())


def _ends(pair: Pair, i: int, end: int) -> bool:
    """Whether nothing follows to which the adjective could belong."""
    if _FOLLOWS.match(pair.target, end):
        return True
    match = _NEXT.match(pair.target, end)
    if match is None:
        return False
    if match["word"][0].isupper():  # the director Polish Tomasz Wilk
        return pair.source.startswith(" " + match["word"], pair.french[i][1])
    return match["then"] is not None and is_participle(match["word"])


def _finding(pair: Pair, start: int, end: int, offer: str, i: int) -> Finding:
    if article := _ARTICLE.search(pair.target, max(0, start - 3), start):
        written = pair.target[article.start() : start]
        start, offer = article.start(), capitalise_like(f"{indefinite(offer)} {offer}", written, True)
    shown = pair.source[pair.french[i][0] : pair.french[i + 1][1]]
    return _told(pair, start, end, "The adjective stands before its noun.", shown, fix=offer)
