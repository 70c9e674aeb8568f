"""*Long in the shadow of his brother, the sculptor Hélène Vasseur*: what stands before a subject is said of it, and its pronouns mean it.

Only what has no subject of its own is read: *Dropped by his club,*, *After losing his seat,*, *Aware of his limits,*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...model import Evidence, Finding
from ...terms.reading import Reading
from ...text.antecedents import OBJECT, Antecedents, Person
from ...text.inflect_en import is_participle
from ...text.lazy import Expression
from .found import GENDER, OF, OWNED, WORDS, Pronouns, cased, told

_LEAD = Expression(
    r"(?:(?:[Ll]ong|[Oo]nce|[Ss]till|[Aa]lready|[Aa]lways|[Oo]ften|[Nn]ewly|[Rr]ecently|[Ff]irst) )?(?P<word>[A-Za-z]+)(?: (?P<next>[a-z]+))?\b[^.,;:!?\"\n]*, "
)
_NAMED = Expression(r"(?:(?:the|a|an|former|then) )?(?:[a-z-]+ ){0,4}\Z")
"""What may stand before the name of the subject."""
_BEFORE_ING = frozenset("after before while by without since despite upon on when besides".split())
_ADJECTIVES = frozenset(
    "aware proud sure certain faithful loyal true close alone tired afraid unable eager ready keen conscious weary fond".split()
)
_IN = frozenset("in at under behind on by with from".split())
_RIGHT = {"his": "her", "her": "his", "him": "her"}
_BACK = 4
"""Sentences before in which nobody may be who could be meant."""


def ahead(reading: Reading, model: Antecedents, found: Pronouns) -> Iterator[Finding]:
    """The possessives that stand before the person they mean, of the other sex."""
    text = reading.text
    for word in ("his", "her"):
        for at in found.between(" ", word, " "):
            first, _ = reading.sentences.at(at)
            lead = _LEAD.match(text, first, at + 120)
            if (
                lead is None
                or not lead.start() <= at < lead.end() - 2
                or reading.quoted(at)
                or not _alone(text, lead["word"], lead["next"], lead.start("word") > first)
            ):
                continue
            shown = _subject(model, reading, lead.end())
            if (
                shown is None
                or shown.gender in ("?", GENDER[word])
                or _somebody(model, text, first, lead.end(), at + len(word), GENDER[word])
            ):
                continue
            if OBJECT.match(text, at + len(word)):
                continue
            message = f"'{word}' for a {WORDS[shown.gender]}: what stands before the subject is said of it."
            yield told(at, at + len(word), message, (cased(word, _RIGHT[word]),), (Evidence("the subject", shown.text, shown.start),), 0.8)


def _alone(text: str, word: str, following: str | None, led: bool) -> bool:
    """Whether the opening has no subject of its own."""
    low, following = word.lower(), following or ""
    if led and low in _IN:
        return True
    if low in _BEFORE_ING:
        return following.endswith("ing") and len(following) > 5
    return (
        low in _ADJECTIVES
        or (is_participle(low) and low not in ("given", "based", "united"))
        or (
            low.endswith("ing") and len(low) > 5 and low not in ("according", "during", "following", "including", "regarding", "concerning")
        )
    )


def _subject(model: Antecedents, reading: Reading, start: int) -> Person | None:
    """The person whose name is the subject that begins at `start`."""
    text, last = reading.text, reading.sentences.at(start)[1]
    persons = model.scene(start, last).persons
    shown = next((p for p in persons if p.named), None)
    if (
        shown is None
        or " " not in shown.text
        or not _NAMED.fullmatch(text, start, shown.start)
        or text.startswith((" and ", "'s"), shown.end)
    ):
        return None
    return shown


def _somebody(model: Antecedents, text: str, first: int, end: int, behind: int, wanted: str) -> bool:
    """Whether somebody else could be meant: in the opening itself, but for who is owned (*his brother*), or in the sentences before."""
    for person in model.scene(first, end).persons:
        if person.start < behind or not OWNED.fullmatch(text, behind, person.start):
            return True
    if OF[wanted].search(text, first, behind - 3):
        return True
    return any(
        wanted in scene.pronouns or any(person.gender in (wanted, "?") for person in scene.persons) for scene in model.before(first, _BACK)
    )
