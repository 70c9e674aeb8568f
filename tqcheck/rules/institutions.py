"""One institution named in two ways in a document, as engines do that translate each sentence for itself.

Certain are two cases only: an acronym that stands behind two expansions with words in common (*Economic Community of Central African
States (CEEAC)*, *Economic Community of the States of the Centre of Africa (CEEAC)*), and a name whose adjectives change places
(*Independent National Electoral Commission*, *National Independent Electoral Commission*). Shorter forms of one name, and *the ministry
of health* beside *the health ministry*, are good English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text.lazy import Expression

ID = "institution-varies"
SUMMARY = "One institution named in two ways."
CATEGORY = "terminology/term-inconsistency"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistency", confidence=0.8)
ANCHORS = (
    "Commission", "Council", "Committee", "Court", "Agency", "Office", "Authority", "Front", "Movement", "Party", "Union", "Bank", "Fund",
    "Assembly", "Federation", "Confederation", "Institute", "Organisation", "Organization", "Community", "Force", "Forces", "Guard",
    "Police", "Army", "Service", "Centre", "Center", "Alliance", "Coalition", "Congress", "Observatory", "Programme", "Program", "Company",
)  # fmt: skip

_NAME = r"[A-ZÀ-Þ][\w'-]+(?: (?:(?:of|the|for|and|in|on|to|de|du|des|la) ){0,3}[A-ZÀ-Þ][\w'-]+){1,8}"
_EXPANDED = Expression(rf"(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z-]{{0,8}}[A-Z])\)")
_BEFORE = Expression(r"(?:[A-ZÀ-Þ][\w'-]+ ){2,6}\Z")
_SMALL = frozenset("of the for and in on to de du des la".split())
_APART = 100_000
"""Characters: farther apart two names need not be of one document."""


def places(reading: Reading) -> Iterator[int]:
    """Parentheses around an acronym, and nouns with capitals behind other capitals."""
    text = reading.text
    for match in _SHORT.finditer(text):
        yield match.start()
    for start, _ in reading.anchors(ID):
        if text[start].isupper() and text[start - 1 : start] == " " and _CAPITALS.search(text, max(0, start - 40), start):
            yield start


_SHORT = Expression(r"\([A-Z][A-Za-z-]{0,8}[A-Z]\)")
_CAPITALS = Expression(r"[A-ZÀ-Þ][\w'-]+ [A-ZÀ-Þ][\w'-]+ \Z")


def check(reading: Reading) -> Iterator[Finding]:
    expanded: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ordered: dict[frozenset[str], list[tuple[int, str]]] = defaultdict(list)
    text = reading.text
    for at in places(reading):
        if text[at] == "(":
            match = next((m for m in _EXPANDED.finditer(text, max(0, at - 120), at + 14) if m.start("short") == at + 1), None)
            if match:
                start, name = match.start("name"), match["name"]
                if name.startswith("The "):
                    start, name = start + 4, name[4:]
                expanded[match["short"]].append((start, name))
        elif match := _BEFORE.search(text, max(0, at - 70), at):
            name = text[match.start() : at] + _last(text, at)
            ordered[frozenset(name.casefold().split())].append((match.start(), name))
    told: set[int] = set()
    for groups, differ in ((expanded.values(), _other_words), (ordered.values(), _other_order)):
        for mentions in groups:
            for start, name, usual in _odd(mentions, differ):
                if start not in told:
                    told.add(start)
                    yield _other_name(start, name, usual)


def _last(text: str, at: int) -> str:
    end = at
    while end < len(text) and text[end].isalpha():
        end += 1
    return text[at:end]


def _odd(mentions: list[tuple[int, str]], differ: Callable[[str, str], bool]) -> Iterator[tuple[int, str, tuple[int, str]]]:
    """Mentions that differ from the most frequent name, the first of several, with a mention of that."""
    counts: dict[str, list[int]] = defaultdict(list)
    for start, name in mentions:
        counts[name].append(start)
    if len(counts) < 2:
        return
    usual = max(counts, key=lambda name: (len(counts[name]), -counts[name][0]))
    for name, starts in counts.items():
        before = max(0, f" {name}".find(f" {usual.split()[0]} "))  # Ministers of the Economic Community ...
        before *= not _SMALL.isdisjoint(name[:before].split())
        if name != usual and differ(name[before:], usual):
            for start in starts:
                if abs(start - counts[usual][0]) < _APART:
                    yield start + before, name[before:], (counts[usual][0], usual)


def _content(name: str) -> list[str]:
    return [
        word.removesuffix("s")
        for word in name.casefold().replace("'s", "").replace("organiz", "organis").replace("center", "centre").split()
        if word not in _SMALL
    ]


def _other_words(one: str, other: str) -> bool:
    """Whether two expansions share words and neither is a part of the other, or the same words turned round by *of*."""
    a, b = _content(one), _content(other)
    return not set(a) <= set(b) and not set(b) <= set(a) and 2 * len(set(a) & set(b)) >= min(len(a), len(b))


def _other_order(one: str, other: str) -> bool:
    """Whether the adjectives of one name have changed places."""
    return len(one.split()) > 3 and one.split()[-1] == other.split()[-1] and one.casefold() != other.casefold()


def _other_name(start: int, name: str, usual: tuple[int, str]) -> Finding:
    at, right = usual
    offers = [right] if abs(len(_content(name)) - len(_content(right))) < 2 else []
    said = Evidence("named so here", right, at)
    return _finding(start, start + len(name), f"One institution, two names: '{right}' and '{name}'.", offers, said)
