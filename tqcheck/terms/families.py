"""Lists of words as a compiled glossary keeps them: a set that the matcher knows by its number, others by their stems and endings.

``{"~": 12}`` is the set 12; ``{"~": "cop/0 put+s+ting the"}`` is *cop, cops, put, puts, putting, the*, where the endings 0 are nothing and *s*.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache

from ..typed import Any

_STEM = 3
"""The fewest letters that are a stem."""
_LEFT = 2
"""The most letters by which a stem may shrink when a word joins a family."""
_SIGNS = frozenset(" /+")

Endings = tuple[str, ...]


def recurring(values: Iterable[Any]) -> list[Endings]:
    """The endings, more than one, that words of several families have in the lists of these values, the commonest first."""
    seen: Counter[Endings] = Counter()
    for value in values:
        for words in _lists(value):
            seen.update(endings for _, endings in _families(tuple(words)) if len(endings) > 1)
    return [endings for endings, times in seen.most_common() if times > 1]


def shortened(value: Any, short: Callable[[list[str]], Any]) -> Any:
    """Conditions or patterns with every list of words in them shortened."""
    if isinstance(value, dict):
        return {key: short(each) if key == "words" else shortened(each, short) for key, each in value.items()}
    if not isinstance(value, (list, tuple)):
        return value
    return ["w", short(value[1])] if _of_words(value) else [shortened(each, short) for each in value]


def short(words: list[str], sets: Mapping[tuple[str, ...], int], endings: Mapping[Endings, int]) -> Any:
    """A list of words as it is kept."""
    if len(words) < 2 or any(not _SIGNS.isdisjoint(word) for word in words):
        return words
    if (number := sets.get(tuple(sorted(set(words))))) is not None:
        return {"~": number}
    found = []
    for stem, own in _families(tuple(words)):
        found.append(f"{stem}/{endings[own]}" if own in endings else stem + own[0] if len(own) == 1 else "+".join((stem, *own)))
    return {"~": " ".join(found)}


def _lists(value: Any) -> Iterator[Sequence[str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from [each] if key == "words" else _lists(each)
    elif isinstance(value, (list, tuple)):
        yield from [value[1]] if _of_words(value) else (words for each in value for words in _lists(each))


def _of_words(value: Sequence[Any]) -> bool:
    """Whether this is an item of a program that names several words."""
    return len(value) == 2 and value[0] == "w" and isinstance(value[1], list)


@cache
def _families(words: tuple[str, ...]) -> list[tuple[str, Endings]]:
    """Sorted words by the stem that those beside one another share."""
    groups: list[tuple[str, list[str]]] = []
    for word in sorted(set(words)):
        stem, group = groups[-1] if groups else ("", [])
        shared = stem if word.startswith(stem) else _common(stem, word)
        if not group or len(shared) < max(_STEM, len(stem) - _LEFT):
            groups.append((word, [word]))
        else:
            groups[-1] = shared, [*group, word]
    return [(stem, tuple(word[len(stem) :] for word in group)) for stem, group in groups]


def _common(one: str, other: str) -> str:
    """With what both begin."""
    return one[: next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))]
