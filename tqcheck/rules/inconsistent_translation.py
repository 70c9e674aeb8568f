"""One source sentence translated in two ways in a document.

Compared without case, spaces, end marks and numbers, from three words on. A hint: headings and captions are often varied on
purpose, and so are translations that depend on their context.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import partial

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text.lazy import Expression

ID = "inconsistent-translation"
ENTRIES = ("across-files",)
SUMMARY = "The same source sentence translated in two ways."
CATEGORY = "style/inconsistent-style"
SEVERITY = "neutral"
_differs = partial(differs, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="inconsistency", confidence=0.55)

_NUMBER = Expression(r"\d[\d.,]*")
_LEAST_WORDS = 3


def check(reading: Reading) -> Iterator[Finding]:
    found = pairs(reading)
    if len(found) < 2:
        return
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in found:
        if len(pair.source) > 10 and pair.target.strip():
            groups[same(pair.source)].append(pair)
    for group in groups.values():
        if len(group) > 1 and len(group[0].french) >= _LEAST_WORDS:
            yield from _differing(group)


def same(text: str) -> str:
    """What two sentences that are one have in common: no case, spaces, end marks, numbers."""
    return _NUMBER.sub("0", " ".join(text.casefold().split()).rstrip(" .!?:;…\"'"))


def _differing(group: list[Pair]) -> Iterator[Finding]:
    counts = Counter(same(pair.target) for pair in group)
    if len(counts) < 2:
        return
    usual = counts.most_common(1)[0][0]
    shown = next(pair.target.strip() for pair in group if same(pair.target) == usual)
    for pair in group:
        if same(pair.target) != usual:
            text = pair.target.rstrip()
            start, message = len(text) - len(text.lstrip()), f"The same sentence is translated “{shown}” elsewhere."
            yield _differs(pair, start, len(text), message, pair.source.strip())
