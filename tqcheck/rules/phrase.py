"""Wordings from the glossary: idioms, false friends, calques, terms, exonyms, acronyms.

The entries decide; `tqcheck explain ENTRY` tells why one fires. One pass over the words of the text finds the places where an entry's words
stand beside each other; only there patterns and conditions are tried, on the sentence.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..model import Evidence, Finding, Suggestion
from ..second_look import reason, stretches
from ..terms.index import SELDOM, UNHEARD
from ..terms.phrase import Match, Phrase, Phrases
from ..terms.reading import Reading

ID = "phrase"
SUMMARY = "A wording that the glossary knows as a machine translation of French."
CATEGORY = "style/unidiomatic"
SEVERITY = "major"
THRESHOLD = 0.5
"""Below this confidence a match is not reported."""


def places(reading: Reading) -> Iterator[int]:
    return (at for at, _ in reading.candidates)


def check(reading: Reading) -> Iterator[Finding]:
    for phrase, match in reading.matcher.derived(Phrases).matches(reading):
        if match.confidence >= THRESHOLD:
            yield _finding(phrase, match)


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Wordings that are sure only with the French: near a fault those that good English never has, near several also those it seldom has."""
    phrases = reading.matcher.derived(Phrases)
    for start, end, many in stretches(reading, faults):
        for phrase, match in phrases.likely(reading.stretch(start, end), SELDOM if many > 1 else UNHEARD):
            found = _finding(phrase, match._replace(start=start + match.start, end=start + match.end))
            offered = [each if each.applicability != "safe" else each._replace(applicability="unsafe") for each in found.suggestions]
            yield found._replace(suggestions=tuple(offered), evidence=(_SUSPECT,))


_SUSPECT = reason("good English hardly says it")


def _finding(phrase: Phrase, match: Match) -> Finding:
    entry = phrase.entry
    evidence = (Evidence("the French has it", match.confirmed_by),) if match.confirmed_by else ()
    return Finding(
        rule=entry["rule"],
        entry=entry["id"],
        start=match.start,
        end=match.end,
        message=entry["why"],
        severity=entry["severity"],
        category=entry["category"],
        issue_type=entry["issue_type"],
        confidence=round(match.confidence, 2),
        suggestions=tuple(Suggestion(text, entry["applicability"]) for text in match.suggestions),
        evidence=evidence,
    )
