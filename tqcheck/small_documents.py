"""Many small documents searched as one text: most of them hold nothing that a rule for the target could find, and cost no more than their
share of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from .rules import Rule, places
from .terms.matcher import Matcher, Places
from .terms.reading import Reading

_GAP = "\n\n"
"""An empty line before, between and behind the texts: no sentence and no phrase goes from one into the next."""

Pieces = list[tuple[int, str | None]]


def read(texts: Sequence[tuple[str, Pieces]], matcher: Matcher, rules: Iterable[Rule]) -> Iterator[tuple[int, Reading, list[Rule]]]:
    """Of the texts in which anything may be found: number, reading, and the rules that may find it.

    Texts come with their pieces (see `Reading`); all of them have a source, or none has.
    """
    starts = []
    position = len(_GAP)
    for text, _ in texts:
        starts.append(position)
        position += len(text) + len(_GAP)
    sources = (next((source for _, source in pieces if source), None) for _, pieces in texts)
    whole = Reading(_GAP + "".join(text + _GAP for text, _ in texts), matcher, list(zip(starts, sources, strict=True)))
    active: dict[int, list[Rule]] = {}
    for rule in rules:
        for number in {bisect_right(starts, at) - 1 for at in places(rule, whole)}:
            active.setdefault(max(number, 0), []).append(rule)
    shares = _shares(whole, starts, active)
    for number in sorted(active):
        text, pieces = texts[number]
        yield number, whole.part(starts[number], starts[number] + len(text), pieces, *shares[number]), active[number]


Share = tuple[Places, dict[bytes, list[int]]]
"""What was found in one of the texts, counted from its start: places, and shapes."""


def _shares(whole: Reading, starts: list[int], active: Iterable[int]) -> dict[int, Share]:
    """What was found in each of the active texts."""
    shares: dict[int, Share] = {number: (Places([], [], {}), {}) for number in active}
    for at, pattern in whole.candidates:
        if share := shares.get(number := bisect_right(starts, at) - 1):
            share[0].candidates.append((at - starts[number], pattern))
    for start, end, mark in whole.marks:
        if share := shares.get(number := bisect_right(starts, start) - 1):
            share[0].marks.append((start - starts[number], end - starts[number], mark))
    for rule, found in whole.all_anchors.items():
        for start, end in found:
            if share := shares.get(number := bisect_right(starts, start) - 1):
                share[0].anchors.setdefault(rule, []).append((start - starts[number], end - starts[number]))
    for shape, offsets in whole.shaped.items():
        for at in offsets:
            if share := shares.get(number := bisect_right(starts, at) - 1):
                share[1].setdefault(shape, []).append(at - starts[number])
    return shares
