"""Compiled patterns at work: a program is nested lists (JSON), made into functions at first need and run over words.

It is a list of items, matched one after the other, and backtracks as a regular expression does, without its costly compilation:

``"word"``             that word in any case; ``["=", "RDC"]`` in this case only
``["w", words]``       one of these words
``["j", text, item]``  the item, joined to what stands before it by exactly this text (*d'huile*)
``["x", text, join]``  exactly this punctuation, as a part of a word; join: ``""``, ``"left"`` or ``"right"`` glued to the word there, or
                       ``"elided"``: to the word on the left, and the one on the right may follow without a space (*l'*)
``["m", char]``        a mark, white space before it allowed; ``^`` and ``$`` are the ends of the sentence
``["|", programs]``    one of these, in order; ``["?", programs]`` the same or nothing
``["(", name, item]``  the item, and its span under `name`
``["*", name, most]``  up to `most` words without punctuation between them, as few as will do
``["c", class]``       a member of a class
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from ..records import NamedTuple
from ..text.tokens import Tokens, separates
from ..typed import Any
from .classes import Classes, Members
from .match_starts import choice, first

Items = list[Any]
Spans = dict[str, tuple[int, int]]
_Run = Callable[[Tokens, int, int, Spans], int]
"""(tokens, number of the next word, offset, spans to fill) → the offset at which all matched, or -1."""

_START, _SPACE, _LOOSE = "start", "space", "loose"
"""How an item follows what stands before it: directly; with white space or hyphens between; perhaps with white space."""


def fixed(item: Any) -> list[str]:
    """The words, of which one is there, of an item of a program that is nothing but a word; none of others."""
    while isinstance(item, list) and item[0] in ("(", "j"):
        item = item[2]
    if isinstance(item, str):
        return [item]
    found: list[str] = item[1] if item[0] == "w" else [item[1].lower()] if item[0] == "=" else []
    return found


class Found(NamedTuple):
    """One match: its span in the text of the tokens, and the spans of its named parts."""

    start: int
    end: int
    spans: Spans


class Program:
    """A list of items ready to run. `members` gives those of a class."""

    def __init__(self, items: Items, members: Classes) -> None:
        self._items, self._members = items, members
        self._run = _Builder(members).build(items, _accept, _START)
        self._until: _Run | None = None
        self._first = first(items)
        self._ends = bool(items) and items[0] == ["m", "$"]
        self._alone = self._first.words if len(items) == 1 and (isinstance(items[0], str) or items[0][0] == "w") else None
        self._begins = items == [["m", "^"]]

    def find(self, tokens: Tokens) -> Iterator[Found]:
        """All matches from left to right, none overlapping another."""
        done = 0
        for k, position in self._places(tokens):
            if position < done or not _free_before(tokens.text, position):
                continue
            spans: Spans = {}
            end = self._run(tokens, k, position, spans)
            if end > position:
                yield Found(position, end, spans)
                done = end

    def holds(self, tokens: Tokens, but: tuple[int, int] | None = None) -> bool:
        """Whether there is a match, one that keeps clear of the span `but`."""
        return any(but is None or found.end <= but[0] or but[1] <= found.start for found in self.find(tokens))

    def before(self, tokens: Tokens, position: int) -> bool:
        """Whether a match ends directly before `position`."""
        if self._alone is not None:
            k = tokens.next_at(position) - 1
            return (
                k >= 0
                and tokens.words[k] in self._alone
                and not tokens.text[tokens.ends[k] : position].strip(_BETWEEN)
                and _free_before(tokens.text, tokens.starts[k])
            )
        if self._begins:
            return not tokens.text[:position].strip(_BETWEEN + "(")
        if self._until is None:
            self._until = _Builder(self._members).build(self._items, _accept_until, _START)
        last = tokens.next_at(position)
        earliest = tokens.starts[max(0, last - _REACH)] if last else 0
        for k, start in [*self._places(tokens, earliest, position), *([(last, position)] if self._first.words is None else [])]:
            if _free_before(tokens.text, start) and self._until(tokens, k, start, {_UNTIL: (0, position)}) >= 0:
                return True
        return False

    def after(self, tokens: Tokens, position: int) -> bool:
        """Whether a match begins directly after `position`."""
        text = tokens.text
        if self._alone is not None:
            k = tokens.next_at(position)
            if k == len(tokens.words) or tokens.words[k] not in self._alone:
                return False
        clear = position
        while clear < len(text) and text[clear] in _BETWEEN:
            clear += 1
        return any(self._run(tokens, tokens.next_at(at), at, {}) >= 0 for at in dict.fromkeys((clear, position)))

    def _places(self, tokens: Tokens, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int]]:
        """(number of the next word, offset) where a match may begin, in [start, end]; by default anywhere."""
        words, marks, at_start = self._first
        text, starts = tokens.text, tokens.starts
        if at_start:
            end = min(3, len(text) if end is None else end)
        first = tokens.next_at(start)
        last = len(starts) if end is None else tokens.next_at(end)
        places = [(k, starts[k]) for k in range(first, last) if words is None or tokens.words[k] in words]
        if self._ends:
            places.append((tokens.next_at(len(text)), len(text)))
        for mark in marks:
            position = text.find(mark, start, end)
            while position >= 0:
                places.append((tokens.next_at(position), position))
                position = text.find(mark, position + 1, end)
        return iter(sorted(places, key=lambda place: place[1]) if marks else places)


_REACH = 12
"""Words before a match in which what stands before it may begin."""
_UNTIL = "until"
_BETWEEN = " \n\t\r\"'-"


def _free_before(text: str, position: int) -> bool:
    """A phrase does not begin inside a word, nor in a part of a hyphenated one."""
    if not 0 < position < len(text) or not (text[position].isalnum() or text[position] == "_"):
        return True
    before = text[position - 1]
    return not (before.isalnum() or before == "_" or (before == "-" and position > 1 and text[position - 2].isalnum()))


def _accept(mode: str) -> _Run:
    if mode != _SPACE:
        return lambda tokens, k, position, spans: position

    def whole_word(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        after = tokens.text[position : position + 2]
        inside = after[:1].isalnum() or (after[:1] == "-" and after[1:].isalnum())
        return -1 if inside else position

    return whole_word


def _accept_until(mode: str) -> _Run:
    accept = _accept(mode)

    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        until = spans[_UNTIL][1]
        if position > until or tokens.text[position:until].strip(_BETWEEN):
            return -1
        return position if position == until else accept(tokens, k, position, spans)

    return run


class _Builder:
    def __init__(self, members: Classes) -> None:
        self.members = members

    def build(self, items: Items, follow: Callable[[str], _Run], mode: str) -> _Run:
        """The function of `items`; `follow` gives what comes after it, by the way in which that follows."""
        made: dict[tuple[int, str], _Run] = {}

        def rest(i: int, mode: str) -> _Run:
            if i == len(items):
                return follow(mode)
            if (i, mode) not in made:
                made[i, mode] = self.item(items[i], lambda after: rest(i + 1, after), mode)
            return made[i, mode]

        return rest(0, mode)

    def item(self, item: Any, follow: Callable[[str], _Run], mode: str) -> _Run:
        if isinstance(item, str):
            return _word((item,), follow(_SPACE), mode)
        kind = item[0]
        if kind == "w":
            return _word(choice(item[1]), follow(_SPACE), mode)
        if kind == "=":
            return _exact_word(item[1], follow(_SPACE), mode)
        if kind == "j":
            return self.joined(item[1], item[2], follow)
        if kind == "x":
            after = {"right": _START, "elided": _LOOSE}.get(item[2], _SPACE)
            return _exact_text(item[1], follow(after), _START if item[2] in ("left", "elided") else mode)
        if kind == "m":
            return _mark(item[1], follow, mode)
        if kind in "|?":
            options = [self.build(option, follow, mode) for option in item[1]]
            return _any_of([*options, follow(mode)] if kind == "?" else options)
        if kind == "(":
            return self.named(item[1], item[2], follow, mode)
        if kind == "*":
            return _gap(item[1], item[2], follow(_SPACE))
        if item[1] == "QUOTE":
            return _quote(follow(_LOOSE), mode)
        return _class(self.members(item[1]), follow(_SPACE), mode)

    def joined(self, text: str, item: Any, follow: Callable[[str], _Run]) -> _Run:
        inner = self.item(item, follow, _START)
        size = len(text)

        def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
            if tokens.text.startswith(text, position) and tokens.starts[k : k + 1] == [position + size]:
                return inner(tokens, k, position + size, spans)
            return -1

        return run

    def named(self, name: str, item: Any, follow: Callable[[str], _Run], mode: str) -> _Run:
        """Spans are written while a whole match returns, so that a failed attempt leaves nothing."""

        def closing(after: str) -> _Run:
            beyond = follow(after)

            def close(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
                end = beyond(tokens, k, position, spans)
                if end >= 0:
                    spans[name] = (0, position)
                return end

            return close

        inner = self.item(item, closing, mode)

        def opening(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
            end = inner(tokens, k, position, spans)
            if end >= 0:
                close = spans[name][1]
                start = position
                while start < close and tokens.text[start] in " \n\t-":
                    start += 1
                spans[name] = (start, close)
            return end

        return opening


def _follows(tokens: Tokens, k: int, position: int, mode: str) -> bool:
    """Whether word k follows `position` in this way."""
    if k >= len(tokens.starts):
        return False
    start = tokens.starts[k]
    if mode == _SPACE:
        return separates(tokens.text[position:start])
    return start == position or (mode == _LOOSE and tokens.text[position:start].isspace())


def _word(words: Collection[str], then: _Run, mode: str) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        if k < len(tokens.words) and tokens.words[k] in words and _follows(tokens, k, position, mode):
            return then(tokens, k + 1, tokens.ends[k], spans)
        return -1

    return run


def _exact_word(word: str, then: _Run, mode: str) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        if _follows(tokens, k, position, mode) and tokens.text[tokens.starts[k] : tokens.ends[k]] == word:
            return then(tokens, k + 1, tokens.ends[k], spans)
        return -1

    return run


def _skip(text: str, position: int, mode: str) -> int:
    """`position` behind the white space that may or must stand there; -1 where it lacks."""
    start = position
    if mode in (_SPACE, _LOOSE):
        while position < len(text) and text[position].isspace():
            position += 1
    return -1 if mode == _SPACE and position == start else position


def _exact_text(wanted: str, then: _Run, mode: str) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        position = _skip(tokens.text, position, mode)
        if position >= 0 and tokens.text.startswith(wanted, position):
            return then(tokens, k, position + len(wanted), spans)
        return -1

    return run


def _mark(char: str, follow: Callable[[str], _Run], mode: str) -> _Run:
    if char == "^":
        then = follow(mode)
        return lambda tokens, k, position, spans: (
            then(tokens, k, position, spans) if tokens.text[:position] in ("", '"', "'", "(", "- ") else -1
        )
    if char == "$":
        then = follow(mode)
        return lambda tokens, k, position, spans: -1 if tokens.text[position:].strip(".!?…\"') \n") else then(tokens, k, position, spans)
    return _exact_text(char, follow(_LOOSE), _LOOSE if mode == _SPACE else mode)


def _quote(then: _Run, mode: str) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        position = _skip(tokens.text, position, _START if mode == _START else _LOOSE)
        if tokens.text[position : position + 1] in tuple('"«»'):
            return then(tokens, k, position + 1, spans)
        return -1

    return run


def _any_of(options: list[_Run]) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        for option in options:
            end = option(tokens, k, position, spans)
            if end >= 0:
                return end
        return -1

    return run


def _gap(name: str, most: int, then: _Run) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        at, words = position, 0
        while True:
            end = then(tokens, k, at, spans)
            if end >= 0:
                spans[name] = (position, at)
                return end
            if k >= len(tokens.words):
                return -1
            gap = tokens.text[at : tokens.starts[k]]
            if separates(gap):
                words += 1
            elif gap not in ("'", "."):
                return -1
            if words > most:
                return -1
            at = tokens.ends[k]
            k += 1

    return run


def _class(members: Members, then: _Run, mode: str) -> _Run:
    def run(tokens: Tokens, k: int, position: int, spans: Spans) -> int:
        if _follows(tokens, k, position, mode):
            for after, end in members(tokens, k):
                reached = then(tokens, after, end, spans)
                if reached >= 0:
                    return reached
        return -1

    return run
