"""From an opened file to its reports: one for a document, one for every window of a long text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from .model import Document, DocumentReport, Earlier
from .records import NamedTuple
from .session import Session
from .typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .formats.windows import LongText

Act = Callable[[DocumentReport], DocumentReport]


class Checked(NamedTuple):
    """What was found as the file is, and what is to be told: after corrections, in places of the whole file, with scores."""

    found: DocumentReport
    told: DocumentReport


def checked(opened: Document | LongText, session: Session, repair: Act | None = None, score: Act | None = None) -> Iterator[Checked]:
    """Check a file. `repair` corrects what was found, `score` adds scores. Raises `UserError`."""
    if isinstance(opened, Document):
        found = session.check(opened)
        told = repair(found) if repair else found
        yield Checked(found, score(told) if score else told)
        return
    scores = Scores(session.settings(opened.path).mqm) if score else None
    from .text.counts import Counts

    seen = Counts()
    before = Earlier(seen=seen)
    for window, last in opened.windows():
        found = session.check(window._replace(before=before))
        told = repair(found) if repair else found
        if scores:
            scores.add(told)
        text = told.document.segments[0].target
        told = _moved(told, before.offset)._replace(more=not last)
        yield Checked(found, told._replace(scores=scores.result()) if scores and last else told)
        seen.update(session.seen)
        before = Earlier(before.offset + len(text), before.lines + text.count("\n"), seen)


class Scores:
    """The scores of a file, added up window by window; `model`: the `mqm` settings of the configuration.

    `keep`: the units of the document are wanted later (`fluency.units`).
    """

    def __init__(self, model: Mapping[str, Any], keep: bool = False) -> None:
        from .score import fluency, mqm

        self._units = fluency.units if keep else fluency.each
        self._fluency, self._mqm = fluency.Total("fluency"), mqm.Tally(**mqm.options(model))
        self._words, self._enough = 0, fluency.ENOUGH

    def add(self, found: DocumentReport) -> None:
        self._fluency.add(((unit.fluency, unit.size) for unit in self._units(found.document)), found.findings)
        self._mqm.add(found.findings)
        self._words += found.words

    def result(self) -> dict[str, Any]:
        """The scores; empty where there are no words to score: a text that was lost is neither perfect nor bad English."""
        if not self._words:
            return {}
        fluency = self._fluency.score(self._words) | {"enough_text": self._words >= self._enough}
        return {"fluency": fluency, "mqm": self._mqm.score(self._words), "reference": None}


def _moved(found: DocumentReport, offset: int) -> DocumentReport:
    """The report with the places of its findings counted from the beginning of the file."""
    if not offset:
        return found
    moved = tuple(
        f._replace(
            start=f.start + offset,
            end=f.end + offset,
            evidence=tuple(e if e.start is None else e._replace(start=e.start + offset) for e in f.evidence),
        )
        for f in found.findings
    )
    return found._replace(findings=moved)
