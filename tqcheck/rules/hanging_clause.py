"""Clauses that hang in the air: a French participle before its subject, one that does not fit its subject, and quotation marks that
swallow the speaker.

*Arrivé à Agadez en mars, ...* opens a sentence with the participle of a verb of movement, which English cannot
(*After arriving ...*), whatever the subject is. What only persons do cannot be said of *the country* or *his career* (*Since leaving
power, the country ...*), nor is a coast launched. French sets *a déclaré le ministre* inside the quotation; English closes the
marks before the speaker and opens them again behind.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.wordlists import listed, row

ID = "hanging-clause"
ENTRIES = ("dangling", "unfit", "speaker")
SUMMARY = "A participle that English cannot begin with, or a speaker inside the quotation marks."
CATEGORY = "fluency/grammar"
SEVERITY = "major"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)
_subjects = partial(listed, "unfit-subjects.tsv")
ANCHORS = tuple(f"{row('clauses.tsv', 'participles')} {row('clauses.tsv', 'speaks')}".split())

_OPENER = Expression(r"(?:(?:Since|After|On|Upon|Before|While|By|Without) (?:being )?|Having (?:been )?|Re-)\Z")
_VERB = (
    r"(?= (?:of (?:the|an?|his|her|their|its) [a-z-]+ )?(?:(?:also|still|now|then|never|already) )?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|does|did|do|began|became|took|fell|"
    r"rose|went|came|got|made|lost|saw|found|knew|grew|[a-z]{2,}(?:ed|[^s]s))\b)"
)
_PERSONAL = Expression(
    lambda: (
        rf"(?:{row('clauses.tsv', 'personal')})\b[^.,;:!?\"]{{0,60}}, (?:the|his|her|its|their|this|that) (?:[a-z-]+ )??(?P<head>[a-z]+){_VERB}"
    )
)
_MADE = Expression(
    lambda: rf"(?:{row('clauses.tsv', 'made')})\b[^.,;:!?\"]{{0,60}}, (?:(?:the|its|their) )?(?:[a-z-]+ )??(?P<head>[a-z]+){_VERB}"
)

_PARTICIPLE = Expression(
    r"(?P<word>Arrived|Become|Gone|Stayed|Remained|Come|Entered|Returned(?= (?:home|from))) (?!on\b|from behind\b|what\b|rain\b|are\b|is\b)(?P<rest>(?:in|at|to|from|into|back|home|as|for|by|an?|the|"
    r"(?:\w+ )?(?:president|minister|mayor|leader|chief)) ?[^.,;:!?\"]{0,60}), (?=(?:the|a|an|he|she|it|they|his|her|its|two|three|four|five|six|ten|some|several|these|[A-Z][\w'-]*)\b)"
)
_ING = {
    "Arrived": "arriving",
    "Become": "becoming",
    "Gone": "going",
    "Stayed": "staying",
    "Remained": "remaining",
    "Come": "coming",
    "Entered": "entering",
    "Returned": "returning",
}
_FINITE = Expression(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|did|does|do)\b")
_SPEAKER = Expression(
    lambda: (
        rf"(?P<comma>,) (?P<speaker>(?:{'|'.join(row('clauses.tsv', 'speaks').split())}) (?:the|its|their|his|her|an?|Mr|Mrs|Ms|Dr|President|General|Colonel|[A-Z][\w'-]+)\b[^.,;:!?\"]{{0,60}})(?P<end>[.,])"
    )
)


def places(reading: Reading) -> Iterator[int]:
    """Anchors with a capital, behind a comma, or behind what opens a clause."""
    text = reading.text
    for start, _ in reading.anchors(ID):
        if text[start].isupper() or text[start - 2 : start] == ", " or _OPENER.search(text, max(0, start - 16), start):
            yield start


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start in places(reading):
        opener = _OPENER.search(text, max(0, start - 16), start)
        if opener or text[start].isupper():
            yield from _unfit(reading, opener.start() if opener else start, start)
        if text[start].isupper():
            yield from _hanging(reading, start)
        elif text[start - 2 : start] == ", ":
            yield from _swallowed(reading, start)


def _hanging(reading: Reading, start: int) -> Iterator[Finding]:
    text = reading.text
    match = _PARTICIPLE.match(text, start)
    if match and reading.sentences.at(start)[0] == start and not _FINITE.search(match["rest"]):
        end = start + len(match["word"])
        offer = f"After {_ING[match['word']]}"
        yield _finding(start, end, f"English does not begin with '{match['word']}': after or having.", [offer], entry="dangling")


def _unfit(reading: Reading, first: int, verb: int) -> Iterator[Finding]:
    """A participle that opens a sentence and says of its subject what this cannot do."""
    text = reading.text
    comma = text.find(", ", verb, verb + 100)
    near = text[comma + 2 : comma + 60].split()[1:3] if comma > 0 else ()
    if not any(word in _subjects(kind) for word in near for kind in ("personal", "made")) or reading.sentences.at(first)[0] != first:
        return
    match, kind = _PERSONAL.match(text, verb), "personal"
    if not match and first == verb:
        match, kind = _MADE.match(text, verb), "made"
    if match and match["head"] in _subjects(kind):
        end = text.index(",", verb)
        message = f"What opens the sentence cannot be said of '{match['head']}', its subject."
        yield _finding(first, end, message, [], Evidence("the subject", match["head"], match.start("head")), entry="unfit", confidence=0.8)


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
            "The speaker stands inside the quotation marks.",
            [offer],
            Evidence("the quotation opens here", '"', opened),
            entry="speaker",
            severity="minor",
            category="fluency/punctuation",
            issue_type="typographical",
        )
