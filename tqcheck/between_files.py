"""What one file translates in another way than the files checked before it: whole segments, and terms of the user's glossaries.

Kept of a segment are two numbers, so that a run over many files stays small. Segment formats only: two plain texts have no segments.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from .bilingual.bitext import Pair
from .model import Document, Evidence, Finding, Segment, Suggestion
from .rules import inconsistent_translation, source_term
from .terms.matcher import Matcher
from .text.digest import digest
from .text.fold import plain
from .typed import Any

_LEAST_WORDS, _LEAST_LETTERS = 3, 11
"""Of a source segment whose translations are compared."""
_TARGET, _FILE, _PLACE = 44, 24, 1 << 24
"""A segment is remembered as one number: 32 bits of its target, 20 of the file, 24 of its place there."""


class Across:
    """The files of a run so far."""

    def __init__(self) -> None:
        self._segments: dict[int, int] = {}
        self._files: dict[str, int] = {}
        self._terms: dict[str, dict[str, Counter[str]]] = defaultdict(dict)

    def differing(self, document: Document, matcher: Matcher) -> Iterator[Finding]:
        """Hints on the segments of a document that earlier files translate otherwise; then the document counts as seen."""
        if document.single:
            return
        pairs = [(i, s) for i, s in enumerate(document.segments) if s.source and s.target.strip() and not s.locked]
        file = self._files.setdefault(document.path, len(self._files))
        for place, segment in pairs:
            yield from self._segment(segment, file, place)
        yield from self._of_terms(document.path, [segment for _, segment in pairs], matcher)

    def _segment(self, segment: Segment, file: int, place: int) -> Iterator[Finding]:
        source = plain(segment.source or "")
        if len(source) < _LEAST_LETTERS or len(source.split()) < _LEAST_WORDS:
            return
        key, mine = hash(inconsistent_translation.same(source)), hash(inconsistent_translation.same(plain(segment.target))) & 0xFFFFFFFF
        known = self._segments.setdefault(key, mine << _TARGET | file << _FILE | place % _PLACE)
        other = (known >> _FILE) & 0xFFFFF
        if other == file or known >> _TARGET == mine:
            return
        path = list(self._files)[other]
        yield _finding(
            segment,
            0,
            len(segment.target),
            rule=inconsistent_translation.ID,
            entry="across-files",
            message=f"{path}, segment {known % _PLACE + 1}, translates the same source otherwise.",
            category=inconsistent_translation.CATEGORY,
            confidence=0.55,
            evidence=(Evidence("the French has", source.strip()),),
        )

    def _of_terms(self, path: str, segments: list[Segment], matcher: Matcher) -> Iterator[Finding]:
        terms = matcher.derived(source_term.known_terms)
        if not any(len({text for _, text in term.accepted}) > 1 for found in terms.values() for term in found):
            return
        here: dict[str, Counter[str]] = defaultdict(Counter)
        for segment in segments:
            pair = Pair(0, plain(segment.target), plain(segment.source or ""))
            for term, _, _ in source_term.found_terms(pair, terms):
                if not (used := source_term.translation(pair, term)):
                    continue
                text, start, end = used
                name = term.entry["id"]
                here[name][text] += 1
                before = sum((counts for file, counts in self._terms[name].items() if file != path), Counter[str]())
                usual = before.most_common(1)[0] if before else None
                if usual and usual[0] != text and text not in before:
                    yield _finding(
                        segment,
                        start,
                        end,
                        rule=source_term.ID,
                        entry=name,
                        message=f"In the files before this one the term is {usual[0]} ({usual[1]}×), here {text}.",
                        category="terminology/term-inconsistency",
                        confidence=0.8,
                        suggestions=(Suggestion(usual[0], "display"),),
                    )
        for name, counts in here.items():
            self._terms[name][path] = counts


def _finding(segment: Segment, start: int, end: int, **fields: Any) -> Finding:
    text = segment.target[start:end]
    return Finding(
        start=start,
        end=end,
        text=text,
        segment=segment.id,
        severity="neutral",
        issue_type="inconsistency",
        fingerprint=digest(f"{fields['rule']}|{fields['entry']}|{segment.source}|{text}"),
        **fields,
    )
