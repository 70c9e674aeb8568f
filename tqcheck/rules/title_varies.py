"""One person with two ranks or titles in a document: *General Tiani* and *Colonel Tiani*, *Mr Diarra* and *Mrs Diarra*; or with a title
that the first name belies: *Fatoumata Diarra*, then *Mr Diarra*.

Engines translate each sentence for itself, and French titles have several English ones. Silent where the text tells of a change (*promoted*,
*former*, *then*), where two first names stand before the surname, and where kin may be meant (*his wife, Mrs Diarra*). *Lieutenant
Colonel* may be shortened to *Colonel*; a minister who leads a party is its president too, so offices count only where a head of state
becomes a minister.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache, partial

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text.lazy import Expression, I
from ..text.people import gender_of
from ..text.wordlists import english, words

ID = "title-varies"
SUMMARY = "One person with two ranks or titles (General Tiani, Colonel Tiani)."
CATEGORY = "terminology/term-inconsistency"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistency")

_KIND = dict.fromkeys(("General", "Colonel", "Major", "Captain", "Lieutenant", "Sergeant", "Admiral", "Marshal"), "rank")
_KIND |= {"President": "office", "Minister": "office", "Mr": "civil", "Mrs": "civil", "Ms": "civil", "Miss": "civil"}
ANCHORS = tuple(_KIND)

_PARTS = r"[A-ZÀ-Þ](?:[\w'’]|-(?=\w))+"
_TITLED = Expression(
    rf"(?<![\w'-])(?P<before>(?:[\w-]+ )?)(?P<title>(?:{'|'.join(_KIND)})\b\.?) "
    rf"(?P<name>{_PARTS}(?: (?:(?:al|el|ag|ould|de|von|van|bin|ben)[ -])?{_PARTS}){{0,3}})"
)
_RECENT = 600
"""Characters within which a full name tells whose the bare surname is."""
_OTHER = {"m": ("Mr",), "f": ("Ms", "Mrs")}
_SEX = {"Mr": "m", "Mrs": "f", "Ms": "f", "Miss": "f"}
_QUALIFIED = frozenset(
    "vice deputy former ex late then prime first then-president assistant sub acting interim lieutenant major brigadier vice-president and or".split()
)
"""Words before a title that make it another: Vice President, Lieutenant Colonel; Mr and Mrs Diarra."""
_CHANGE = Expression(
    r"\b(?:promot\w+|demot\w+|rank(?:s|ed)?|elevated|became|become|becomes|then[- ]|former(?:ly)?|ex-|previously|at the time|retired|resigned|successor|succeeded|"
    r"appointed|elected|named (?:him|her|a|president|prime|general|minister)|reshuffle|later)\b",
    I,
)
_KIN = Expression(
    r"\b(?:wife|husband|couple|spouse|married|widow(?:er)?|sons?|daughters?|brothers?|sisters?|mother|father|parents?|family|families|cousins?|uncle|aunt|twins?|"
    r"namesake|siblings?|nephew|niece|both)\b"
)


@lru_cache(1)  # asked for each bearer of a title
def _of_kin(text: str) -> bool:
    """Whether the text speaks of a family, in which several bear one name."""
    return _KIN.search(text) is not None


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    mentions: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    firsts: dict[str, set[str]] = defaultdict(set)
    for at, _ in reading.anchors(ID):
        match = _TITLED.match(text, at) or _TITLED.match(text, text.rfind(" ", 0, max(0, at - 1)) + 1)
        if match is None or match.start("title") != at:
            continue
        title, parts = match["title"].rstrip("."), match["name"].removesuffix("'s").split(" ")
        if match["before"].strip().lower() in _QUALIFIED or parts[0] in words("title-words.txt") or parts[-1].lower() in english():
            continue
        mentions[parts[-1], _KIND[title]][title].append(at)
        if len(parts) > 1:
            firsts[parts[-1]].add(parts[0])
    for (surname, kind), titles in mentions.items():
        sentences = [reading.sentences.at(starts[0]) for starts in titles.values()]
        if (
            len({_SEX.get(title, title) for title in titles}) == 2
            and len(set(sentences)) == len(sentences)
            and not _apart(text, surname, kind, firsts[surname])
        ):
            yield from _told(surname, kind, titles, firsts[surname])
        elif kind == "civil" and len({_SEX[title] for title in titles}) == 1 and not _of_kin(text):
            yield from _belied(text, surname, titles)


def _apart(text: str, surname: str, kind: str, firsts: set[str]) -> bool:
    """Whether the titles may be of two persons, or of one at two times."""
    if len(firsts) > 1 or _CHANGE.search(text) or (kind == "civil" and (not firsts or _of_kin(text))):
        return True
    at = text.find(f" {surname}")
    while at >= 0:
        before = text[max(0, at - 30) : at].split(" ")[-1]
        if before[:1].isupper() and before.rstrip(".") not in _KIND and before not in words("title-words.txt") and before not in firsts:
            if firsts or not before.replace("-", "").isalpha():
                return True
            firsts = {before}
        at = text.find(f" {surname}", at + 1)
    return len(firsts) > 1


def _belied(text: str, surname: str, titles: dict[str, list[int]]) -> Iterator[Finding]:
    """A title before the bare surname of the one person who bears it here, by a first name of the other sex, shortly before."""
    bearers = {match["first"]: match.start() for match in re.finditer(rf"\b(?P<first>{_PARTS}) {re.escape(surname)}\b", text)}
    named = [first for first in bearers if first not in _KIND]
    sex = gender_of(named[0]) if len(named) == 1 else "?"
    for title, starts in titles.items():
        for start in starts:
            at = bearers[named[0]] if sex != "?" else start
            if sex in ("?", _SEX[title]) or not 0 < start - at < _RECENT:
                continue
            bearer = Evidence("the first name", f"{named[0]} {surname}", at)
            message = f"'{title}' for {named[0]} {surname}."
            yield _finding(start, start + len(title), message, _OTHER[sex], bearer, severity="major", confidence=0.8)


def _told(surname: str, kind: str, titles: dict[str, list[int]], firsts: set[str]) -> Iterator[Finding]:
    usual = max(titles, key=lambda title: (len(titles[title]), -titles[title][0]))
    if kind == "civil":
        sex = gender_of(next(iter(firsts)))
        if sex == "?":
            return
        usual = next(title for title in titles if _SEX[title] == sex)
    for title, starts in titles.items():
        if _SEX.get(title, title) == _SEX.get(usual, usual):
            continue
        for start in starts:
            other = Evidence("with this title here", f"{usual} {surname}", titles[usual][0])
            message = f"One person, two titles: '{usual} {surname}' and '{title} {surname}'."
            yield _finding(start, start + len(title), message, [usual], other, confidence=0.7)
