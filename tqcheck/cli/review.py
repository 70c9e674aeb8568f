"""The state of a review: where one stands in the findings of a file, and what was decided for each. No terminal in here."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from ..configuration.selection import outside
from ..model import Document, Finding, Suggestion

ACCEPTED, SKIPPED, IGNORED, NAMED = "corrected", "skipped", "ignored", "in the glossary"

Back = Callable[[], None]
"""Takes back what a decision wrote into another file."""


class Review:
    """Goes through the open findings of one document, in order and back."""

    def __init__(self, document: Document, findings: Iterable[Finding]) -> None:
        self.document = document
        self.findings = [f for f in findings if f.suppressed is None]
        self.replacements: dict[int, str] = {}
        self.states: dict[int, str] = {}
        self._steps: list[tuple[list[int], Back | None]] = []

    @property
    def at(self) -> int | None:
        """The number of the finding that is to be decided next, or None at the end."""
        return next((i for i in range(len(self.findings)) if i not in self.states), None)

    @property
    def current(self) -> Finding:
        assert self.at is not None
        return self.findings[self.at]

    def accept(self, replacement: str) -> None:
        """Correct the current finding."""
        self._decide([self._here()], ACCEPTED, replacement)

    def accept_alike(self) -> int:
        """Correct the current finding and all later ones with the same rule, entry, words and first suggestion; how many."""
        first = self.current
        offer = first.suggestions[0].replacement
        alike = [i for i in self._open() if _alike(self.findings[i], first) and self.findings[i].suggestions[0].replacement == offer]
        self._decide(alike, ACCEPTED, offer)
        return len(alike)

    def skip(self) -> None:
        self._decide([self._here()], SKIPPED)

    def skip_rule(self) -> int:
        """Skip the current finding and all later ones of its rule; how many."""
        alike = [i for i in self._open() if self.findings[i].rule == self.current.rule]
        self._decide(alike, SKIPPED)
        return len(alike)

    def ignore(self, back: Back | None = None) -> None:
        """Ignore the current finding; `back` takes back what was written of it."""
        self._decide([self._here()], IGNORED, back=back)

    def name(self, words: str, back: Back | None = None) -> int:
        """Take words for right: the findings inside them need no decision any more; how many these are."""
        still = {id(f) for f in outside(self.findings, self.document, [words])}
        gone = [i for i in self._open() if id(self.findings[i]) not in still or i == self.at]
        self._decide(gone, NAMED, back=back)
        return len(gone)

    def undo(self) -> bool:
        """Take the last step back, with what it wrote into other files; False where there is none. Raises `UserError`."""
        if not self._steps:
            return False
        numbers, back = self._steps[-1]
        if back:
            back()
        self._steps.pop()
        for i in numbers:
            self.states.pop(i, None)
            self.replacements.pop(i, None)
        return True

    def forget(self) -> None:
        """Take every correction back."""
        for i in self.replacements:
            del self.states[i]
        self.replacements.clear()

    def reopen(self, fingerprints: Collection[str]) -> None:
        """Count these findings as skipped: their corrections could not be written."""
        for i, f in enumerate(self.findings):
            if f.fingerprint in fingerprints:
                self.states[i] = SKIPPED
                self.replacements.pop(i, None)

    def chosen(self) -> list[Finding]:
        """The findings that are corrected, each with its replacement as the first suggestion."""
        return [self.findings[i]._replace(suggestions=(Suggestion(text),)) for i, text in sorted(self.replacements.items())]

    def left(self) -> list[Finding]:
        """The findings that stay in the text."""
        return [f for i, f in enumerate(self.findings) if self.states.get(i, SKIPPED) == SKIPPED]

    def _here(self) -> int:
        assert self.at is not None
        return self.at

    def _open(self) -> Iterable[int]:
        return [i for i in range(len(self.findings)) if i not in self.states]

    def _decide(self, numbers: list[int], state: str, replacement: str | None = None, back: Back | None = None) -> None:
        for i in numbers:
            self.states[i] = state
            if replacement is not None:
                self.replacements[i] = replacement
        self._steps.append((numbers, back))


def offered(f: Finding) -> list[str]:
    """The replacements that may be taken with a key; advice (`display`) may not."""
    return [s.replacement for s in f.suggestions if s.applicability != "display"]


def _alike(one: Finding, other: Finding) -> bool:
    return bool(offered(one)) and (one.rule, one.entry, one.text) == (other.rule, other.entry, other.text)
