"""The pronouns of a text, and how a finding about one is told."""

from __future__ import annotations

from collections.abc import Sequence

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.lazy import Expression

ID = "pronoun-antecedent"
CATEGORY = "fluency/grammar"
SEVERITY = "major"
FOR_A_THING = "'{}' for a thing: French il and elle mean things as well."
NO_OWNER = "'{}' for a thing: French son and sa show no owner."

GENDER = {"he": "m", "she": "f", "him": "m", "his": "m", "her": "f"}
WORDS = {"m": "man", "f": "woman"}
OF = {"m": Expression(r"\b(?:[Hh]e|[Hh]im|[Hh]is|[Hh]imself)\b"), "f": Expression(r"\b(?:[Ss]he|[Hh]er|[Hh]ers|[Hh]erself)\b")}
"""The pronouns of a gender."""
OWNED = Expression(r" (?:[a-z-]+ ){0,2}")
"""Between a possessive and the noun of what is owned."""


class Pronouns(dict[str, list[int]]):
    """Pronouns as they are written → where they stand."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.text
        for start, end in reading.anchors(ID):
            self.setdefault(self.text[start:end], []).append(start)

    def between(self, before: str, word: str, after: str) -> list[int]:
        """Where a pronoun stands between these two."""
        if word not in self:
            return []
        text, size, back = self.text, len(word), len(before)
        return [at for at in self[word] if text.startswith(after, at + size) and text.startswith(before, max(0, at - back))]


_SPEAKS = frozenset("said says added adds explained explains concluded insisted told tells asked warned".split())


def speaks(text: str, end: int) -> bool:
    """Whether the pronoun that ends here says who speaks: *he said.*, *she added on Monday*."""
    words = text[end + 1 : end + 30].split()
    first = words[0].rstrip('.,:;"') if words else ""
    return first in _SPEAKS and (first != words[0] or len(words) < 2 or words[1] in ("on", "in", "at"))


def cased(model: str, word: str) -> str:
    """`word` with a capital where `model` has one."""
    return word.capitalize() if model[:1].isupper() else word


def told(start: int, end: int, message: str, offers: Sequence[str], reasons: tuple[Evidence, ...], confidence: float) -> Finding:
    """A finding of the rule."""
    return reported(
        start, end, message, offers, *reasons, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=confidence
    )
