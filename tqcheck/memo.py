"""What is made of a document and kept for as long as the next questions are about the same one."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from weakref import ref

from .typed import TypeVar

A = TypeVar("A")
R = TypeVar("R")


def kept_for_last(make: Callable[[A], R]) -> Callable[[A], R]:
    """`make` with its result for the last argument kept: rules and scores ask for it one after the other."""
    kept: tuple[Callable[[], A | None], R] | None = None

    @wraps(make)
    def asked(of: A) -> R:
        nonlocal kept
        last = kept  # another thread may have another document
        if last is None or last[0]() is not of:
            last = kept = _reference(of), make(of)
        return last[1]

    return asked


def _reference(of: A) -> Callable[[], A | None]:
    """The argument, held no longer than others hold it where it allows that."""
    try:
        return ref(of)
    except TypeError:  # a tuple
        return lambda: of
