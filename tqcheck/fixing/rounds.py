"""Correct a document in rounds, until nothing is left to correct.

What a correction has written is not corrected again. One whose words would be marked at once, and no less gravely than those it
replaces, is no correction: the next one that is offered is taken, or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from ..formats.pieces import Edit
from ..model import Document, DocumentReport, Finding
from ..records import NamedTuple
from ..terms.vocabulary import rank
from .fix import corrected, edits, fixable

_ROUNDS = 10
Refused = set[tuple[str, str]]
"""Fingerprints of findings, each with a correction that will not do."""


def repaired(found: DocumentReport, check: Callable[[Document], DocumentReport], unsafe: bool) -> DocumentReport:
    """The report of what remains, with the new document and the number of corrections made. Raises `UserError`."""
    refused: Refused = set()
    written: list[_Written] = []
    count = 0
    checked = found.document
    for _ in range(_ROUNDS):
        chosen = _chosen(found, written, refused, unsafe)
        made: list[Edit] = []
        document = corrected(found.document, edits(chosen), made) if chosen else found.document
        if document is found.document:
            break
        after, checked = check(document), document
        new, spans = _moved(written, made), _spans(found.document, made)
        bad = _marked(after, chosen, made, spans)
        if bad:
            refused |= bad
            continue
        found, written, count = after, new + spans, count + len(made)
    if checked is not found.document:
        found = check(found.document)  # what the session remembers of a document is of its last check
    return found._replace(corrected=count)


class _Written(NamedTuple):
    """Words that a correction has put into a segment."""

    segment: str | None
    start: int
    end: int

    def touches(self, f: Finding) -> bool:
        return f.segment == self.segment and self.start < self.end and f.start < self.end and f.end > self.start

    def holds(self, f: Finding) -> bool:
        return f.segment == self.segment and self.start <= f.start < f.end <= self.end


def _chosen(found: DocumentReport, written: list[_Written], refused: Refused, unsafe: bool) -> list[Finding]:
    """The findings that are to be corrected, each with its correction as the first suggestion."""
    open_ = (_without(f, refused) for f in found.findings if f.suppressed is None)
    return [f for f in open_ if fixable(f, unsafe) and not any(words.touches(f) for words in written)]


def _without(f: Finding, refused: Refused) -> Finding:
    if not refused:
        return f
    return f._replace(suggestions=tuple(s for s in f.suggestions if (f.fingerprint, s.replacement) not in refused))


def _marked(after: DocumentReport, chosen: Iterable[Finding], made: list[Edit], spans: list[_Written]) -> Refused:
    """The corrections in whose words something is found that weighs no less than what they correct."""
    bad: Refused = set()
    for edit, words in zip(made, spans, strict=True):
        weights = [rank(f.severity) for f in after.findings if f.suppressed is None and words.holds(f)]
        for f in chosen if weights else ():
            if f.segment == edit.segment and f.start <= edit.start and edit.end <= f.end and max(weights) >= rank(f.severity):
                bad.add((f.fingerprint, f.suggestions[0].replacement))
    return bad


def _moved(written: list[_Written], made: list[Edit]) -> list[_Written]:
    """Where words stand after further edits."""
    moves = [(edit, len(edit.replacement) - (edit.end - edit.start)) for edit in made]
    shifts = [sum(by for edit, by in moves if edit.segment == words.segment and edit.end <= words.start) for words in written]
    return [_Written(words.segment, words.start + by, words.end + by) for words, by in zip(written, shifts, strict=True)]


def _spans(document: Document, made: list[Edit]) -> list[_Written]:
    """What edits have written, as it stands after them; words that they leave as they were are not theirs."""
    targets = {segment.id: segment.target for segment in document.segments}
    shifts: dict[str | None, int] = {}
    found = []
    for edit in made:
        head, tail = _kept(targets[edit.segment][edit.start : edit.end], edit.replacement)
        start = edit.start + shifts.get(edit.segment, 0)
        found.append(_Written(edit.segment, start + head, start + len(edit.replacement) - tail))
        shifts[edit.segment] = shifts.get(edit.segment, 0) + len(edit.replacement) - (edit.end - edit.start)
    return found


def _kept(old: str, new: str) -> tuple[int, int]:
    """How much at the head and at the tail of a replacement are words that stood there before."""
    head = _alike(old, new)
    return head, _alike(old[head:][::-1], new[head:][::-1])


def _alike(one: str, other: str) -> int:
    """How long the whole words are with which both begin."""
    size = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    while size and not (one[size - 1].isspace() or all(text[size : size + 1].strip() == "" for text in (one, other))):
        size -= 1
    return size
