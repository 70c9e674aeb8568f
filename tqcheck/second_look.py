"""A second look at a text without a source that has shown faults of translation.

What is only likely is not told of good text. Near a fault the text is a raw translation, and there the same words are most often
wrong: rules that have ``suspect(reading, faults)`` are asked once more.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .model import Evidence, Finding
from .terms.reading import Reading
from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from .rules import Rule

Stretches = list[tuple[int, int, int]]
"""(start, end, how many faults in it), in order and apart."""
AROUND = 500
"""Characters to each side of a fault: some eighty words."""


def suspected(reading: Reading, rules: Iterable[Rule], faults: Sequence[Finding]) -> Iterator[Finding]:
    """What rules find likely near these faults, which come in the order of the text."""
    for rule in rules:
        if suspect := getattr(rule, "suspect", None):
            yield from suspect(reading, faults)


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


def reason(why: str) -> Evidence:
    """What is told with a finding that needs the French to be sure."""
    return Evidence(f"likely rather than sure without the French: {why}, and other faults stand near")
