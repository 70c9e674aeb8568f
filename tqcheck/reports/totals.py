"""What a report counts, added up document by document."""

from __future__ import annotations

from collections import Counter

from ..model import DocumentReport
from ..typed import Any


class Totals:
    """Documents, words and findings so far. Windows of one long text count as one document."""

    def __init__(self) -> None:
        self.documents = self.words = self.suppressed = self.safe = 0
        self.counts: Counter[tuple[str, str]] = Counter()
        """Open findings by rule and severity."""
        self.scored: list[tuple[str, int, dict[str, Any]]] = []
        """Path, words and scores of every document that was to be scored; without words it has none."""
        self.corrected: Counter[str] = Counter()
        """Corrections made, by path."""
        self._words_here = 0

    def add(self, found: DocumentReport) -> None:
        for f in found.findings:
            if f.suppressed is None:
                self.counts[f.rule, f.severity] += 1
                self.safe += bool(f.suggestions and f.suggestions[0].applicability == "safe")
            else:
                self.suppressed += 1
        if found.corrected:
            self.corrected[found.document.path] += found.corrected
        self.words += found.words
        self._words_here += found.words
        if not found.more:
            self.documents += 1
            if found.scores is not None:
                self.scored.append((found.document.path, self._words_here, found.scores))
            self._words_here = 0

    @property
    def open(self) -> int:
        return self.counts.total()

    def by_severity(self) -> Counter[str]:
        return self._by(1)

    def by_rule(self) -> Counter[str]:
        return self._by(0)

    def _by(self, place: int) -> Counter[str]:
        found: Counter[str] = Counter()
        for names, count in self.counts.items():
            found[names[place]] += count
        return found
