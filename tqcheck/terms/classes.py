"""The classes of the pattern language: closed word lists and open shapes."""

from __future__ import annotations

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions billion billions "
    "several many few dozen dozens half"
)

CLOSED: dict[str, list[str]] = {
    "DET": [
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "my",
        "your",
        "his",
        "her",
        "its",
        "our",
        "their",
        "some",
        "any",
        "no",
        "each",
        "every",
    ],
    "POSS": ["my", "your", "his", "her", "its", "our", "their"],
    "PRON": ["I", "you", "he", "she", "it", "we", "they"],
    "BE": ["am", "is", "are", "was", "were", "be", "been", "being"],
    "HAVE": ["have", "has", "had", "having"],
    "MODAL": ["will", "would", "can", "could", "may", "might", "shall", "should", "must"],
    "MONTH": ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"],
    "DAY": ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"],
}
"""Classes whose members the matcher may look for."""

_CAPITALISED = r"(?-i:[A-ZÀ-ÞŒ](?:[\w'-]|(?<=\b[A-Z])\.)*)"
_PARTICLE = r"(?-i:de|du|des|da|dos|del|della|di|van|von|der|den|bin|ibn|ben|al|el|ag|ould|la|le|of)"
_NO_NAME = r"(?!(?-i:The|A|An|In|On|At|By|For|From|To|With|And|But|As|If|This|That|These|Those|His|Her|Its|Their|Our|My|It|He|She|They|We|I|You)\b)"
NAME = rf"{_NO_NAME}{_CAPITALISED}(?:(?:\s+{_PARTICLE}){{0,2}}\s+{_CAPITALISED}){{0,3}}"
_TITLE = (
    r"(?-i:Mr|Mrs|Ms|Dr|Prof|President|Prime Minister|Minister|General|Colonel|Captain|Major|Lieutenant|Judge|Professor|Doctor|Pastor|Imam)"
)

_WORDS = "|".join(_NUMBER_WORDS.split())
OPEN: dict[str, str] = {
    "NUMBER": r"\d+(?:[ .,]\d+)*(?:\s+(?:thousand|million|billion|trillion))?"
    rf"|(?:(?:{_WORDS})\b(?:[\s-]+(?:and[\s-]+)?)??){{1,6}}",
    "NAME": NAME,
    "PERSON": rf"(?:{_TITLE}\.?\s+)?{NAME}",
    "WORD": r"\w[\w'-]*",
    "QUOTE": '["“”«»]',
}
"""Classes given by a shape, as regular expressions."""

BUILT_IN = (*CLOSED, *OPEN)
FROM_COUNTRIES = ("COUNTRY", "DEMONYM", "CITY")


def expression(name: str, defined: dict[str, list[str]]) -> str:
    """The regular expression of a class; `defined` holds the classes of the glossaries and country tables."""
    if name in OPEN:
        return OPEN[name]
    words = CLOSED.get(name) or defined.get(name, [])
    import re

    ordered = sorted(words, key=len, reverse=True)
    body = "|".join(r"[\s-]+".join(re.escape(part) for part in word.split()) for word in ordered)
    if name in ("MONTH", "DAY", *FROM_COUNTRIES):
        body = f"(?-i:{body})"
    return f"(?:{body})" if body else r"(?!)"
