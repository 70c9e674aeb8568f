"""The closed vocabularies of findings and entries: severities, applicabilities, MQM-Core paths and their ITS 2.0 types.

Sources: MQM-Core 2024-03-07 mnemonics; ITS 2.0 locQualityIssueType.
"""

from __future__ import annotations

SEVERITIES = ("neutral", "minor", "major", "critical")
APPLICABILITIES = ("safe", "unsafe", "display")
ALONE = "alone"
"""What an entry for the English alone needs: that no source is at hand."""
PROVED = "-proved"
"""What the id of an entry has behind it that fires wherever its French stands (``glossary/proved.yaml``)."""


def base(entry: str) -> str:
    """The id of an entry without what it gets where it speaks without its source, or is proved by it: what is found stays the same."""
    while entry.endswith((f"-{ALONE}", PROVED)):
        entry = entry.rpartition("-")[0]
    return entry


HOW_OFTEN = ("never", "seldom", "often")
"""How often good English says what an entry that needs the source looks for (``glossary/said.yaml``); often, where nothing is known."""
OWN_RULE = "own-rule"
"""The rule of regular expressions in glossaries: the user's own."""
TOPICAL = ("sentence", "document")
"""Conditions on the words around, which tell what a text speaks of; French that is a phrase tells as much (`phrase.is_phrase`)."""

ISSUE_TYPES: dict[str, str] = {
    "terminology/termbase": "terminology",
    "terminology/term-inconsistency": "inconsistency",
    "terminology/wrong-term": "terminology",
    "accuracy/mistranslation": "mistranslation",
    "accuracy/over-translation": "mistranslation",
    "accuracy/under-translation": "mistranslation",
    "accuracy/addition": "addition",
    "accuracy/omission": "omission",
    "accuracy/no-translate": "mistranslation",
    "accuracy/untranslated": "untranslated",
    "fluency/grammar": "grammar",
    "fluency/punctuation": "typographical",
    "fluency/spelling": "misspelling",
    "fluency/unintelligible": "uncategorized",
    "fluency/character-encoding": "characters",
    "fluency/textual-conventions": "typographical",
    "style/register": "register",
    "style/awkward": "style",
    "style/unidiomatic": "style",
    "style/inconsistent-style": "inconsistency",
    "locale-convention/number-format": "locale-violation",
    "locale-convention/currency-format": "locale-violation",
    "locale-convention/measurement-format": "locale-violation",
    "locale-convention/time-format": "locale-violation",
    "locale-convention/date-format": "locale-violation",
    "design/markup": "markup",
}
"""Category → ITS 2.0 issue type."""


def rank(severity: str) -> int:
    """0 for neutral to 3 for critical."""
    return SEVERITIES.index(severity)
