"""Sentence boundaries, found only around the places that ask for them."""

from __future__ import annotations

from bisect import bisect_right

from .lazy import Expression
from .wrapping import soft_breaks

_ABBREVIATIONS = frozenset(
    (
        "Mr Mrs Ms Dr Prof Pr St Ste Gen Gén Col Lt Sgt Capt Maj Sen Rep Gov Pres Rev Hon Jr Sr vs etc No Nos Nr Art Inc Ltd Co Corp "
        "Jan Feb Mar Apr Jun Jul Aug Sept Sep Oct Nov Dec cf p pp ca approx fig al Me Mme Mlle Mgr"
    ).split()
)
_END = Expression(r"[.!?…](?:[.!?…]*[\"'»)\]]*(?=\s+[\"'«(\[]*[A-ZÀ-Þ0-9])|(?= [\"«]))")
_NOON = (" a.m.", " p.m.")
_BEGIN = frozenset(
    "He She It They We The This That These His Her Its But And In On At For A An By With After Before From When While As There One Two No Not All Most Some".split()
)
"""Words that begin a sentence behind a time of day, where *Monday* and *GMT* do not."""
_QUOTED = (' "', " «")


class Sentences:
    """The sentences of one text. `text` is a `plain` view; spans are (start, end) in code points."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._breaks = _line_breaks(text)
        self._cache: dict[int, list[int]] = {}

    def paragraph(self, position: int) -> tuple[int, int]:
        """The span of the line or, in hard-wrapped text, of the paragraph at `position`."""
        i = bisect_right(self._breaks, position)
        return self._breaks[i - 1], self._breaks[i] if i < len(self._breaks) else len(self.text)

    def at(self, position: int) -> tuple[int, int]:
        """The span of the sentence at `position`, without white space around it."""
        return self._trimmed(*self._whole(position))

    def _whole(self, position: int) -> tuple[int, int]:
        start, end = self.paragraph(position)
        starts = self._cache.get(start)
        if starts is None:
            starts = self._cache[start] = self._split(start, end)
        i = bisect_right(starts, position)
        return starts[i - 1], starts[i] if i < len(starts) else end

    def _trimmed(self, first: int, last: int) -> tuple[int, int]:
        piece = self.text[first:last]
        return first + len(piece) - len(piece.lstrip()), first + len(piece.rstrip())

    def within(self, start: int, end: int) -> list[tuple[int, int]]:
        """All sentences that begin in [start, end)."""
        found: list[tuple[int, int]] = []
        position = start
        while position < end:
            whole = self._whole(position)
            first, last = self._trimmed(*whole)
            if last > first:
                found.append((first, last))
            position = max(whole[1], position + 1)
        return found

    def _split(self, start: int, end: int) -> list[int]:
        starts = [start]
        for match in _END.finditer(self.text, start, end):
            after = match.end()
            if (
                match.group().startswith(".")
                and not (self.text[after - 1] in ".!?…" and self.text[after : after + 2] in _QUOTED)
                and _abbreviates(self.text[max(starts[-1], match.start() - 12) : match.start()])
                and not (self.text.endswith(_NOON, 0, after) and self.text[after + 1 : after + 6].partition(" ")[0] in _BEGIN)
            ):
                continue
            starts.append(after)
        return starts


def _abbreviates(before: str) -> bool:
    """Whether a full stop after this belongs to an abbreviation or an initial."""
    i = len(before)
    while i and before[i - 1].isalnum():
        i -= 1
    word = before[i:]
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _line_breaks(text: str) -> list[int]:
    """Offsets at which paragraphs begin: every line, unless the text is wrapped at a fixed width."""
    soft = frozenset(soft_breaks(text))
    starts = [0]
    position = text.find("\n")
    while position >= 0:
        if position not in soft:
            starts.append(position + 1)
        position = text.find("\n", position + 1)
    return starts
