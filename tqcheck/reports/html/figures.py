"""What the page says of a document as a whole, counted window by window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ...model import DocumentReport
from ...score.mqm import Tally
from ...typed import Any
from ..rows import Row, rows


class Figures:
    """Counts of one document. `counts`: open findings by severity, and how many are suppressed; `length`: characters of all rows."""

    def __init__(self, windows: Iterable[DocumentReport]) -> None:
        self.counts: Counter[str] = Counter()
        self.rules: Counter[str] = Counter()
        self.categories: Counter[str] = Counter()
        self.words = self.rows = self.length = 0
        self.bilingual = self.has_source = False
        self.scores: dict[str, Any] = {}
        self.quality: dict[str, Any] | None = None
        tally = Tally()
        for found in windows:
            self.path, self.languages = found.document.path, (found.document.source_language, found.document.target_language)
            self.words += found.words
            self.scores, self.quality = found.scores or {}, found.quality
            self.has_source |= any(segment.source for segment in found.document.segments)
            self.counts.update("suppressed" if f.suppressed else f.severity for f in found.findings)
            self.rules.update(f.rule for f in found.findings)
            self.categories.update(f.category for f in found.findings)
            tally.add(found.findings)
            for row in rows(found):
                self.rows += is_shown(row)
                self.length += len(row.target)
                self.bilingual |= bool(row.source)
        mqm = self.scores.get("mqm") or {}
        mqm = mqm if "by_category" in mqm else tally.score(self.words)
        self.points: dict[str, dict[str, float]] = mqm["by_category"]
        """Penalty points by category and severity."""
        self.repeated: int = mqm["repeated"]
        """Findings that repeat another and do not count."""

    @property
    def found(self) -> int:
        return self.rules.total()

    @property
    def open(self) -> int:
        return self.found - self.counts["suppressed"]


def is_shown(row: Row) -> bool:
    """Whether there is anything to see in a row."""
    return bool(row.target.strip() or row.source or row.marks)


def numbered(windows: Iterable[DocumentReport], first: int) -> Iterator[tuple[Row, int]]:
    """The rows of a document, numbered through its windows, each with the number of its first finding."""
    above = 0
    for found in windows:
        listed = rows(found)
        for row in listed:
            yield (row._replace(number=above + row.number) if above else row), first
            first += len(row.marks)
        above += len(listed)
