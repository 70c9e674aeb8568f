"""A second look at a text without a source that has shown faults of translation.

What is only likely is not told of good text. Near a fault the text is a raw translation, and there the same words are most often
wrong: rules that have ``suspect(reading, near, faults)`` are asked once more, and what others left in
``reading.likely`` is told where several faults of another kind stand near.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .model import Finding
from .rules import Rule
from .terms.reading import Reading

Stretches = list[tuple[int, int, int]]
"""(start, end, how many faults in it), in order and apart."""
AROUND = 500
"""Characters to each side of a fault: some eighty words."""


def suspected(reading: Reading, rules: Iterable[Rule], faults: Sequence[Finding]) -> Iterator[Finding]:
    """What rules find likely near these faults, which come in the order of the text."""
    near = stretches(reading, faults)
    for rule in rules:
        if suspect := getattr(rule, "suspect", None):
            yield from suspect(reading, near, faults)
    for finding in reading.likely:
        others = [fault for fault in faults if fault.rule != finding.rule]
        if any(start <= finding.start < end and many > 1 for start, end, many in stretches(reading, others)):
            yield finding


def stretches(reading: Reading, faults: Iterable[Finding]) -> Stretches:
    """The whole sentences from `AROUND` characters before each fault to as many behind it, run together where they meet."""
    near: Stretches = []
    for fault in faults:
        start = reading.sentences.at(max(0, fault.start - AROUND))[0]
        end = reading.sentences.at(min(len(reading.text), fault.end + AROUND))[1]
        if near and start <= near[-1][1]:
            near[-1] = near[-1][0], max(end, near[-1][1]), near[-1][2] + 1
        else:
            near.append((start, end, 1))
    return near
