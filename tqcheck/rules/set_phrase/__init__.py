"""French set phrases that were translated word for word: *come to the end of* for *venir à bout de*, *white season* for *saison blanche*.

The glossary says what the French means; how it looks word for word is worked out from the lexicon (`word_for_word`), so every
engine's choice of words is found. `literally` adds renderings that the lexicon does not know. Without the source the English words tell the
phrase near other faults, where good English does not have them side by side.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from ...bilingual.word_for_word import Found
from ...model import Evidence, Finding, Suggestion
from ...second_look import reason, stretches
from ...terms import french
from ...terms.phrase import LIKELY
from ...terms.reading import Reading
from ...text.tokens import tokens_of
from ...text.wordlists import Vocabulary
from ...typed import TYPE_CHECKING
from .likely import Rendered
from .phrases import Known, SetPhrase

if TYPE_CHECKING:
    from ...bilingual.bitext import Pair

ID = "set-phrase"
SUMMARY = "A French set phrase translated word for word."
CATEGORY = "style/unidiomatic"
SEVERITY = "major"
_SHORT = 3000
"""Characters of a text in which one fault is no lone slip of good English."""


def check(reading: Reading) -> Iterator[Finding]:
    from ...bilingual.bitext import pairs  # it brings much that a text without a source does not need

    known = reading.matcher.derived(Known)
    for pair in pairs(reading):
        words = pair.small[0]
        wanted = {phrase.entry["id"]: phrase for word in words for phrase in known[word] if phrase.may_stand(words)}
        if wanted:
            source = tokens_of(pair.source)
            for _, phrase in sorted(wanted.items()):
                for found in phrase.found(pair, source):
                    yield _finding(pair, phrase, found)


@cache
def _usual() -> Vocabulary:
    """What good English has side by side though it is a phrase word for word."""
    return Vocabulary("together-en.txt")


def suspect(reading: Reading, faults: Sequence[Finding]) -> Iterator[Finding]:
    """Phrases that the English words show by themselves, near several faults, or one in a short text."""
    rendered, usual = reading.matcher.derived(Rendered), _usual()
    least = 1 if len(reading.text) <= _SHORT else 2
    for start, end in ((start, end) for start, end, many in stretches(reading, faults) if many >= least):
        for phrase, pair, found, _ in rendered.found(reading.text[start:end], usual):
            finding = _finding(pair, phrase, found)
            yield finding._replace(start=start + finding.start, end=start + finding.end, confidence=LIKELY, evidence=(_SUSPECT,))


_SUSPECT = reason("good English does not say it")


def _finding(pair: Pair, phrase: SetPhrase, found: Found) -> Finding:
    entry = phrase.entry
    offered = phrase.offers(pair, found)
    applicability = entry["applicability"] if offered.whole else "display"
    said = " ".join(pair.source[slice(*found.french)].split())
    return Finding(
        rule=entry["rule"],
        entry=entry["id"],
        start=pair.start + offered.start,
        end=pair.start + offered.end,
        message=french.told([said]) if entry["why"] == french.told(entry["french"]) else entry["why"],
        severity=entry["severity"],
        category=entry["category"],
        issue_type=entry["issue_type"],
        confidence=entry["confidence"],
        suggestions=tuple(Suggestion(text, applicability) for text in offered.texts),
        evidence=(Evidence("the French has", pair.source[slice(*found.french)]),),
    )
