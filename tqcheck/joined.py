"""Many small documents searched as one text: most of them hold nothing that a rule could find, and cost no more than their share of it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from .rules import Rule, places
from .terms.matcher import Matcher
from .terms.reading import Reading

_GAP = "\n\n"
"""An empty line before, between and behind the texts: no sentence and no phrase goes from one into the next."""

Pieces = list[tuple[int, str | None]]


def read(texts: Sequence[tuple[str, Pieces]], matcher: Matcher, rules: Iterable[Rule]) -> Iterator[tuple[int, Reading, list[Rule]]]:
    """Of the texts in which anything may be found: number, reading, and the rules that may find it.

    Texts come with their pieces (see `Reading`) and have no source.
    """
    starts = []
    position = len(_GAP)
    for text, _ in texts:
        starts.append(position)
        position += len(text) + len(_GAP)
    whole = Reading(_GAP + "".join(text + _GAP for text, _ in texts), matcher, [(start, None) for start in starts])
    active: dict[int, list[Rule]] = {}
    for rule in rules:
        for number in {bisect_right(starts, at) - 1 for at in places(rule, whole)}:
            active.setdefault(max(number, 0), []).append(rule)
    for number in sorted(active):
        text, pieces = texts[number]
        yield number, whole.part(starts[number], starts[number] + len(text), pieces), active[number]
