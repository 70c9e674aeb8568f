"""One institution named in two ways in a document, as engines do that translate each sentence for itself.

An acronym that stands behind two expansions with words in common (*Economic Community of Central African States (CEEAC)*, *Economic
Community of the States of the Centre of Africa (CEEAC)*); a name whose adjectives change places (*Independent National Electoral
Commission*, *National Independent Electoral Commission*); one that says the same in other words or in another order (*West African
Development Bank*, *West African Bank for Development*); with the source, every two names for the same words of the French. Shorter forms of
one name, and *the ministry of health* beside *the health ministry*, are good English.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterator
from functools import partial

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.lazy import Expression
from .said import Name, differ, names, sense, varied

ID = "institution-varies"
SUMMARY = "One institution named in two ways."
CATEGORY = "terminology/term-inconsistency"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistency", confidence=0.8)
ANCHORS = (
    "Commission", "Council", "Committee", "Court", "Agency", "Office", "Authority", "Front", "Movement", "Party", "Union", "Bank", "Fund",
    "Assembly", "Federation", "Confederation", "Institute", "Organisation", "Organization", "Community", "Force", "Forces", "Guard",
    "Police", "Army", "Service", "Centre", "Center", "Alliance", "Coalition", "Congress", "Observatory", "Programme", "Program", "Company",
    "Academy", "Association", "Board", "Bureau", "Chamber", "Directorate", "Foundation", "League", "Mission", "Network", "Society", "Tribunal",
)  # fmt: skip

_NAME = r"[A-ZÀ-Þ][\w'-]+(?: (?:(?:of|the|for|and|in|on|to|de|du|des|la) ){0,3}[A-ZÀ-Þ][\w'-]+){1,8}"
_EXPANDED = Expression(rf"(?P<name>{_NAME}) \((?P<short>[A-Z][A-Za-z-]{{0,8}}[A-Z])\)")
_BEFORE = Expression(r"(?:[A-ZÀ-Þ][\w'-]+ ){2,6}\Z")
_SMALL = frozenset("of the for and in on to de du des la".split())
_REACH = 80
"""Characters before and behind a noun in which its name stands."""
_LONG = 3
"""Words of a French name of which any two translations are too many; of shorter ones other institutions may be called."""
_APART = 100_000
"""Characters: farther apart two names need not be of one document."""


def places(reading: Reading) -> Iterator[int]:
    """Parentheses around an acronym, and nouns with capitals behind or before other capitals."""
    text = reading.text
    for match in _SHORT.finditer(text):
        yield match.start()
    for start, _ in reading.anchors(ID):
        if text[start].isupper() and (_CAPITAL.search(text, max(0, start - 40), start) or _OF.match(text, start)):
            yield start


_Group = tuple[list[tuple[int, str]], Callable[[str, str], bool]]
"""Mentions that may be one institution's, and when two of them are too many."""
_SHORT = Expression(r"\([A-Z][A-Za-z-]{0,8}[A-Z]\)")
_CAPITAL = Expression(r"[A-ZÀ-Þ][\w'-]+ \Z")
_OF = Expression(r"[A-Z][a-z]+ (?:of|for|on|against)(?: the)? [A-ZÀ-Þ]")


def check(reading: Reading) -> Iterator[Finding]:
    expanded: dict[str, list[tuple[int, str]]] = defaultdict(list)
    ordered: dict[frozenset[str], list[tuple[int, str]]] = defaultdict(list)
    alike: dict[tuple[str, ...], list[tuple[int, str]]] = defaultdict(list)
    text = reading.text
    for at in places(reading):
        if text[at] == "(":
            match = next((m for m in _EXPANDED.finditer(text, max(0, at - 120), at + 14) if m.start("short") == at + 1), None)
            if match:
                start, name = match.start("name"), match["name"]
                if name.startswith("The "):
                    start, name = start + 4, name[4:]
                expanded[match["short"]].append((start, name))
            continue
        if match := _BEFORE.search(text, max(0, at - 70), at):
            name = text[match.start() : at] + _last(text, at)
            ordered[frozenset(name.casefold().split())].append((match.start(), name))
        if said := _around(text, at):
            mentions = alike[tuple(sense(said.text))]
            if not mentions or mentions[-1][0] != said.start:
                mentions.append((said.start, said.text))
    groups: list[_Group] = [(mentions, _other_words) for mentions in expanded.values()]
    groups += [(mentions, _other_order) for mentions in ordered.values()]
    groups += [(mentions, varied) for mentions in alike.values()]
    told: set[int] = set()
    for mentions, differs in groups + _rendered(reading):
        for start, name, usual in _odd(mentions, differs):
            if not any(start <= at < start + len(name) for at in told):
                told.add(start)
                yield _other_name(start, name, usual, differs is _other_words)


def _around(text: str, at: int) -> Name | None:
    """The name in which the noun at `at` stands."""
    line = text.rfind("\n", max(0, at - _REACH), at) + 1 or text.rfind(" ", 0, max(0, at - _REACH)) + 1
    end = text.find(" ", at + _REACH)
    return next((name for name in names(text, line, len(text) if end < 0 else end) if name.start <= at < name.end), None)


def _rendered(reading: Reading) -> list[_Group]:
    """The names that the source has in the same words, where nations are left out: another rule knows those."""
    if not reading.has_source or sum(1 for _ in places(reading)) < 2:
        return []
    from ...bilingual.bitext import pairs
    from .rendered import renderings

    nations = {reading.text[start:end] for start, end, _ in reading.marks}
    found: list[_Group] = []
    for size, named in renderings(pairs(reading)):
        mentions = [(name.start, name.text) for name in named]
        heads = [text.partition(" ")[0] for _, text in mentions]
        if len(set(heads)) > 1:
            mentions = [
                (start + len(head) + 1, text[len(head) + 1 :]) if head in nations else (start, text)
                for (start, text), head in zip(mentions, heads, strict=True)
            ]
        found.append((mentions, partial(_other_rendering, nations, size)))
    return found


def _other_rendering(nations: Container[str], size: int, one: str, other: str) -> bool:
    a, b = (" ".join(word for word in name.split() if word not in nations) for name in (one, other))
    return differ(a, b) and (sense(a) == sense(b) or size >= _LONG)


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
        before = 0
        if differ is _other_words:  # Ministers of the Economic Community ...
            before = max(0, f" {name}".find(f" {usual.split()[0]} "))
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


def _other_name(start: int, name: str, usual: tuple[int, str], expanded: bool) -> Finding:
    """`expanded`: an acronym shows that it is one institution; then much may be missing from either name."""
    at, right = usual
    offers = [right] if not expanded or abs(len(_content(name)) - len(_content(right))) < 2 else []
    said = Evidence("named so here", right, at)
    return _finding(start, start + len(name), f"One institution, two names: '{right}' and '{name}'.", offers, said)
