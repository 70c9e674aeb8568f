"""How much, how sure, how often, in which order: *certains* against *all*, *pourrait* against *will*, *une centaine* against *hundreds*, *failli* lost.

A table of small words tells what English may say for each, generously, and what says another thing. Reported where the English says the other
thing at the place of the French word and nothing near it that could be right; for words that translators do not drop, also where a
literal translation has nothing at all for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text import denials
from ...text.articles import capitalise_like
from ...text.inflect_en import tags, turned
from ...text.wordlists import table
from ..negation_lost.whole import AUXILIARIES, is_verb, verbs_near, with_auxiliary
from . import comparisons

ID = "degree-changed"
ENTRIES = ("comparison", "lost")
SUMMARY = "A quantity, a possibility or a degree other than the source's (all for certains, will for pourrait)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, confidence=0.85, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_COMPARE = frozenset({"plus", "moins"})
_NEAR, _AROUND = 60, 90
"""Characters from the place of the French word in which the wrong English stands for it; around that, in which the right may stand."""
_TRANSLATES, _LEAST = 12, 8
"""Weights from which an English word is taken for the translation of another French word, and for that of the one in question."""
_BETWEEN, _DIRECTLY = 4, 25
"""Words up to which the verb follows its modal; characters from the expected place where the verb is not known."""
_REACH = 5
"""Words from the expected place to the verb."""
_LITERAL, _HALF, _FEW = 0.6, 0.5, 4
"""Share of the words with a counterpart from which a word without one is lost; the same for up to so few words."""


class Row(NamedTuple):
    """A row of the table."""

    french: re.Pattern[str]
    said: re.Pattern[str]
    hinted: re.Pattern[str]
    wrong: list[tuple[re.Pattern[str], str]]
    where: str
    added: str


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        told: set[int] = set()
        for signals, number in _signals():
            if not signals.isdisjoint(pair.small[0]) and pair.target:
                for finding in _differs(pair, _row(number)):
                    if finding.start not in told:
                        told.add(finding.start)
                        yield finding
        if not pair.small[0].isdisjoint(_COMPARE) and pair.target:
            for start, end, fix, shown in comparisons.turned(pair):
                if pair.start + start not in told:
                    right = capitalise_like(fix, pair.target[start:end], True)
                    message = f"The source says “{shown}”, the English “{pair.target[start:end]}”."
                    yield _told(pair, start, end, message, shown, fix=right)._replace(entry="comparison", severity="critical")


@cache
def _signals() -> list[tuple[frozenset[str], int]]:
    return [(frozenset(cells[0].split()), number) for number, cells in enumerate(table("degrees.tsv"))]


@cache
def _row(number: int) -> Row:
    _, french, said, wrong, where, added = table("degrees.tsv")[number]
    core, _, hints = said.partition(" / ")
    cells = [] if wrong == "-" else [cell.rpartition(">") for cell in wrong.split(";")]
    others = [(re.compile(shape if "%" in shape else rf"(?<![\w-])(?:{shape})(?![\w-])", re.I), fix) for shape, _, fix in cells]
    return Row(re.compile(french, re.I), _any(core), _any(f"{core} {hints}"), others, where, added)


def _differs(pair: Pair, row: Row) -> Iterator[Finding]:
    found = list(row.french.finditer(pair.source))
    if len(found) != 1:
        return
    match = found[0]
    shown = (match["said"] if "said" in row.french.groupindex else match.group()).strip()
    if wrong := _other(pair, row, match):
        at, fix = wrong
        written = at.group()
        right = capitalise_like(at.expand(fix), written, True) if fix != "-" else None
        yield _told(pair, *at.span(), f"The source says “{shown}”, the English “{written.strip()}”.", shown, fix=right)
    elif row.where != "-" and row.added != "should" and _lost(pair, row) and (lost := _PLACES[row.where](pair, match, row.added)):
        start, end, right = lost
        yield _told(pair, start, end, f"The source says “{shown}”; the English does not.", shown, fix=right)._replace(
            entry="lost", category="accuracy/omission", issue_type="omission"
        )


def _lost(pair: Pair, row: Row) -> bool:
    """Whether a literal translation has no word that could say it, nor another that says something else."""
    said = any(row.hinted.search(text) for text in (pair.target, pair.around.target))
    return not said and not any(shape.search(pair.target) for shape, _ in row.wrong) and _literal(pair)


def _other(pair: Pair, row: Row, match: re.Match[str]) -> tuple[re.Match[str], str] | None:
    """What says another thing, nearest to the place of the French word."""
    place = pair.place(*match.span())
    able = [
        (abs(at.start() - place), number, at, fix)
        for number, (shape, fix) in enumerate(row.wrong)
        for at in shape.finditer(pair.target)
        if min(abs(at.start() - place), abs(at.end() - place)) <= _NEAR
    ]
    if not able:
        return None
    _, _, at, fix = min(able, key=lambda one: one[:2])
    if row.where == "verb" and row.added in ("could", "should") and not _before_its_verb(pair, match, at):
        return None
    first, last = max(0, at.start() - _AROUND), at.end() + _AROUND
    for said in row.said.finditer(pair.target, first, min(last, len(pair.target))):
        if not (at.start() <= said.start() < at.end()):
            return None
    return None if _translates_another(pair, match, at.end()) else (at, fix)


def _before_its_verb(pair: Pair, match: re.Match[str], at: re.Match[str]) -> bool:
    """Whether the English modal stands before the verb that follows the French one."""
    verbs = _behind(pair, match, 3)
    if not verbs:
        return abs(at.start() - pair.place(*match.span())) <= _DIRECTLY
    return any(at.end() <= pair.english[j][0] and len(pair.target[at.end() : pair.english[j][0]].split()) < _BETWEEN for _, j in verbs)


def _any(said: str) -> re.Pattern[str]:
    words = "|".join(
        denials.english_able() if word == "@denial" else re.escape(word).replace("_", " ").replace(r"\*", r"\w*") for word in said.split()
    )
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)|n't\b", re.I)


def _translates_another(pair: Pair, match: re.Match[str], end: int) -> bool:
    """Whether the English word that ends there is the usual one for another French word."""
    for i, j in pair.links.items():
        if pair.english[j][1] == end and not match.start() <= pair.french[i][0] < match.end():
            return pair.learned(i, j) >= _TRANSLATES
    return False


def _literal(pair: Pair) -> bool:
    asked = len(pair.asked)
    return 0 < len(pair.links) >= (_LITERAL if asked > _FEW else _HALF) * asked


def _behind(pair: Pair, match: re.Match[str], reach: int) -> list[tuple[int, int]]:
    """(French, English) of the words behind the match of whose translation one is sure."""
    after = [i for i, (start, _, _) in enumerate(pair.french) if start >= match.end() - 1][:reach]
    return [(i, j) for i in after if (j := pair.links.get(i)) is not None and pair.learned(i, j) >= _LEAST]


def _before_noun(pair: Pair, match: re.Match[str], added: str) -> tuple[int, int, str | None] | None:
    """The noun that follows the French word, with its adjectives and article."""
    sure = _behind(pair, match, 2)
    if not sure:
        return None
    j, near = sure[0][1], {j for _, j in _behind(pair, match, 4)}
    first = j
    while first and first - 1 in near and pair.target[pair.english[first - 1][1] : pair.english[first][0]] == " ":
        first -= 1
    before = pair.english[first - 1][2].lower() if first else ""
    start, end = pair.english[first][0], pair.english[j][1]
    phrase = pair.target[start:end]
    if before == "the":
        start = pair.english[first - 1][0]
        phrase = f"the {phrase}" if added == "all" else phrase
    fix = None if before in ("a", "an", "his", "her", "their", "its", "this", "these", "those") else f"{added} {phrase}"
    return start, end, fix and capitalise_like(fix, pair.target[start:end], True)


def _verb(pair: Pair, match: re.Match[str]) -> tuple[int, int] | None:
    """The span of the verb that the French word belongs to, with its auxiliaries."""
    before = [i for i, (_, end, _) in enumerate(pair.french) if end <= match.end()][-4:]
    beside = [(i, j) for i in reversed(before) if (j := pair.links.get(i)) is not None and pair.learned(i, j) >= _LEAST]
    linked = [j for _, j in [*_behind(pair, match, 3), *beside] if is_verb(pair, j)]
    if not linked:
        linked = verbs_near(pair, match.span(), _REACH)
    return with_auxiliary(pair, linked[0]) if linked else None


def _behind_verb(pair: Pair, match: re.Match[str], added: str) -> tuple[int, int, str | None] | None:
    """The verb that lacks what stands behind it: *will be reduced by half*."""
    span = _verb(pair, match)
    return span and (*span, f"{pair.target[slice(*span)]} {added}")


def _at_verb(pair: Pair, match: re.Match[str], added: str) -> tuple[int, int, str | None] | None:
    """The verb that lacks a word before it."""
    span = _verb(pair, match)
    if span is None:
        return None
    start, end = span
    written = pair.target[start:end]
    first, _, rest = written.partition(" ")
    if added == "could":
        return start, end, _could(first, rest)
    if added == "-":
        return start, end, None
    if rest and first.lower() in AUXILIARIES:
        return start, end, f"{first} {added} {rest}"
    return start, end, f"{added} {written}" if added not in ("far from", "not") and first.lower() not in AUXILIARIES else None


_PLACES = {"next": _before_noun, "verb": _at_verb, "behind": _behind_verb}


def _could(first: str, rest: str) -> str | None:
    """*reaches* → *could reach*, *is reached* → *could be reached*."""
    if first in ("is", "are", "was", "were"):
        return f"could be {rest}".strip()
    if first in ("has", "have", "had"):
        return f"could have {rest}".strip()
    form = tags(first)
    return f"could {turned(first, 'base')}" if not rest and ("s" in form or "past" in form) else None
