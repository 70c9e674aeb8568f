r"""Rules of your own glossaries, written as regular expressions: a source pattern, what the English must not or must have.

The entry (``regex:``, see docs/glossary.md) says what to look for in the source, what may not stand in the target and what has to; the
suggestion is built from what the source matched (*art. 12* → *Article 12*). Without a source expression it works on the English alone.
``tqcheck glossary test`` runs the examples of the entry.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.matcher import Matcher
from ..terms.reading import Reading
from ..terms.vocabulary import OWN_RULE
from ..typed import TYPE_CHECKING

if TYPE_CHECKING:
    from ..terms.expressions import Match, OwnRule

ID = OWN_RULE
SUMMARY = "A regular-expression rule of your own glossary."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"


def places(reading: Reading) -> Iterable[int]:
    """Every document, if there are such rules."""
    return reading.starts if reading.matcher.derived(_rules) else ()


def check(reading: Reading) -> Iterator[Finding]:
    rules = reading.matcher.derived(_rules)
    if not rules:
        return
    taken: set[tuple[str, int, int]] = set()
    for start, end, source in reading.pieces():
        target = reading.text[start:end].rstrip("\n")
        for rule in rules:
            if source is None and rule.needs_source:
                continue
            for match in rule.matches(target, source):
                key = rule.entry["id"], start + match.start, start + match.end
                if key not in taken:
                    taken.add(key)
                    yield _finding(rule, match, start, target, source)


def _rules(matcher: Matcher) -> list[OwnRule]:
    """The rules of the user's glossaries; the shipped glossary comes last and has none."""
    if len(matcher.glossaries) < 2:
        return []
    from ..terms.expressions import OwnRule

    entries = [entry for glossary in matcher.glossaries[:-1] for entry in glossary.entries()]
    return [OwnRule(entry) for entry in entries if entry["kind"] == "regex"]


def _finding(rule: OwnRule, match: Match, start: int, target: str, source: str | None) -> Finding:
    entry = rule.entry
    at, end = match.start, match.end
    message = entry["why"]
    if at == end:
        at = end = _place(target, source or "", match)
        message = f"{message} Missing: {match.wanted}." if match.wanted else message
    return Finding(
        rule=entry["rule"],
        entry=entry["id"],
        start=start + at,
        end=start + end,
        message=message,
        severity=entry["severity"],
        category=entry["category"],
        issue_type=entry["issue_type"],
        confidence=entry["confidence"],
        suggestions=tuple(Suggestion(text, entry["applicability"]) for text in match.suggestions),
        evidence=(Evidence("the source has", match.source.group()),) if match.source else (),
    )


def _place(target: str, source: str, match: Match) -> int:
    """Where in the target something should stand."""
    from ..bilingual.bitext import Pair

    return Pair(0, target, source).place(*match.source.span()) if match.source else len(target)
