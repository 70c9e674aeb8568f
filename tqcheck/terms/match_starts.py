"""How a match of a program can begin, so that its places in a text are found without running it."""

from __future__ import annotations

from collections.abc import Collection

from ..records import NamedTuple
from ..typed import Any

_FEW = 4


class First(NamedTuple):
    """How a match can begin: with one of these words (None: any), with one of these characters, or only where the sentence begins."""

    words: Collection[str] | None
    marks: tuple[str, ...]
    at_start: bool = False


def first(items: list[Any]) -> First:
    """How a match of a program's items can begin."""
    words: set[str] = set()
    marks: set[str] = set()
    at_start = False
    for item in items:
        kind = item[0] if isinstance(item, list) else "w"
        while kind == "(":
            item = item[2]
            kind = item[0] if isinstance(item, list) else "w"
        if kind == "m" and item[1] == "^":
            at_start = True
        elif kind in "|?":
            options = [first(option) for option in item[1]]
            if any(option.words is None for option in options):
                return First(None, tuple(marks.union(*(option.marks for option in options))), at_start)
            words.update(*(option.words or () for option in options))
            marks.update(*(option.marks for option in options))
            if kind == "|":
                return First(choice(words), tuple(marks), at_start)
        elif kind == "c" and item[1] == "QUOTE":
            return First(choice(words), tuple(marks | set('"«»')), at_start)
        elif kind in "mx":
            return First(None, (), at_start) if item[1] == "$" else First(choice(words), tuple(marks | {item[1][0]}), at_start)
        elif kind in "*c":
            return First(None, tuple(marks), at_start)
        else:
            words.update((item,) if isinstance(item, str) else item[1] if kind == "w" else (item[1].lower(),))
            return First(choice(words), tuple(marks), at_start)
    return First(None, tuple(marks), at_start)


def choice(words: Collection[str]) -> Collection[str]:
    """Words to compare with: a set of a few costs ten times their room, and is no faster."""
    return tuple(words) if len(words) <= _FEW else frozenset(words)
