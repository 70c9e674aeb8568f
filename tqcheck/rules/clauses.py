"""Clauses that hang in the air: a French participle before its subject, and quotation marks that swallow the speaker.

*Arrivé à Agadez en mars, ...* opens a sentence with the participle of a verb of movement, which English cannot
(*After arriving ...*), whatever the subject is. French sets *a déclaré le ministre* inside the quotation; English closes the
marks before the speaker and opens them again behind.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Evidence, Finding, Suggestion
from ..terms.reading import Reading
from ..text.lazy import Expression

ID = "hanging-clause"
SUMMARY = "A participle that English cannot begin with, or a speaker inside the quotation marks."
CATEGORY = "fluency/grammar"
SEVERITY = "major"
ANCHORS = ("said", "says", "explained", "explains", "added", "adds", "declared", "declares", "stressed", "warned", "warns", "insisted", "insists",
           "assured", "assures", "confided", "confides", "lamented", "laments", "recalled", "recalls", "noted", "regretted", "regrets",
           "arrived", "become", "gone", "stayed", "remained", "come", "born", "entered")  # fmt: skip

_PARTICIPLE = Expression(
    r"(?P<word>Arrived|Become|Gone|Stayed|Remained|Come|Entered) (?!on\b|from behind\b|what\b|rain\b|are\b|is\b)(?P<rest>(?:in|at|to|from|into|back|as|for|by|an?|the|"
    r"(?:\w+ )?(?:president|minister|mayor|leader|chief)) ?[^.,;:!?\"]{2,60}), (?=(?:the|a|an|he|she|it|they|his|her|its|[A-Z])\b)"
)
_ING = {
    "Arrived": "arriving",
    "Become": "becoming",
    "Gone": "going",
    "Stayed": "staying",
    "Remained": "remaining",
    "Come": "coming",
    "Entered": "entering",
}
_FINITE = Expression(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do)\b")
_SPEAKER = Expression(
    r"(?P<comma>,) (?P<speaker>(?:said|says|explain(?:ed|s)|add(?:ed|s)|declare[ds]|stressed|warn(?:ed|s)|insist(?:ed|s)|assure[ds]|confide[ds]|lament(?:ed|s)|"
    r"recall(?:ed|s)|noted|regret(?:ted|s)) (?:the|its|their|his|her|an?|Mr|Mrs|Ms|Dr|President|General|Colonel|[A-Z][\w'-]+)\b[^.,;:!?\"]{0,60})(?P<end>[.,])"
)


def places(reading: Reading) -> Iterator[int]:
    """Anchors with a capital, or behind a comma."""
    text = reading.text
    return (start for start, _ in reading.anchors(ID) if text[start].isupper() or text[start - 2 : start] == ", ")


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start in places(reading):
        if text[start : start + 1].isupper():
            yield from _hanging(reading, start)
        else:
            yield from _swallowed(reading, start)


def _hanging(reading: Reading, start: int) -> Iterator[Finding]:
    text = reading.text
    match = _PARTICIPLE.match(text, start)
    if match and reading.sentences.at(start)[0] == start and not _FINITE.search(match["rest"]):
        end = start + len(match["word"])
        offer = f"After {_ING[match['word']]}"
        yield _finding(start, end, "dangling", f"English does not begin with '{match['word']}': after or having.", 0.85, offer)


def _swallowed(reading: Reading, start: int) -> Iterator[Finding]:
    """A speaker inside a quotation: its marks open before and close behind, with none between."""
    text = reading.text
    first, last = reading.sentences.paragraph(start)
    opened = text.rfind('"', first, start)
    closed = text.find('"', start, last)
    if opened < 0 or closed < 0 or text.count('"', first, start) % 2 == 0 or text.count('"', first, last) % 2 or start - opened < 12:
        return
    match = _SPEAKER.match(text, start - 2)
    if match and match.end() < closed:
        speaker = match["speaker"]
        offer = f'," {speaker}{match["end"]} "' if text[match.end()] == " " else None
        end = match.end() + (1 if offer else 0)
        yield _finding(
            start - 2,
            end,
            "speaker",
            "The speaker stands inside the quotation marks.",
            0.85,
            offer,
            Evidence("the quotation opens here", '"', opened),
        )


def _finding(start: int, end: int, entry: str, message: str, confidence: float, offer: str | None, *evidence: Evidence) -> Finding:
    return Finding(
        rule=ID,
        entry=entry,
        start=start,
        end=end,
        message=message,
        severity=SEVERITY if entry == "dangling" else "minor",
        category=CATEGORY if entry == "dangling" else "fluency/punctuation",
        issue_type="grammar" if entry == "dangling" else "typographical",
        confidence=confidence,
        suggestions=(Suggestion(offer, "unsafe"),) if offer else (),
        evidence=evidence,
    )
