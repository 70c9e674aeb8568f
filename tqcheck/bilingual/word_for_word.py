"""A French set phrase and its words in English, one by one: whether it was translated so, and where.

*venir à bout de* is *come to the end of* where every content word of the French has a translation of its own close together in the
English. What a word may be comes from the learned lexicon and the dictionary, from its look (*crise*, *crisis*), and from the renderings that a glossary
gives. Nothing is found where one of the right renderings stands, or where what was found is part of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, product, takewhile
from math import prod

from ..records import NamedTuple
from ..text import between, stems
from ..text.fold import bare
from ..text.lazy import Expression
from ..text.renderings import HEAD, SMALL, Rendering, Words, is_telling, translations
from ..typed import TYPE_CHECKING

if TYPE_CHECKING:
    from .bitext import Pair

_APART = 2, 3
"""Words over which the translations may be spread: so many for each, and so many more."""
_BETWEEN = 2
"""Words that may stand inside a literal rendering that an entry gives."""
_ASTRAY = 8
"""Words that a translation may stand away from its place, and a quarter of the sentence more."""
_VERB = 4
"""Words before the rest of a phrase in which its verb stands."""
_VERBS = frozenset(
    "be am is are was were been being have has had having do does did done doing make makes made making get gets got getting".split()
)
_PARTED = Expression(r"[();:\"]|[.!?] ")
"""What does not stand inside a phrase."""
_DETERMINERS = frozenset("my your his her its our their this that these those some any".split())
_MOST = 200
"""Choices among translations that are tried."""
_ARTICLES = frozenset(("a", "an", "the"))
_EDGE = frozenset("a an the of to in on at by for with from into under over as".split())
"""Small words that are part of a phrase at its edges."""
_IT_IS = frozenset("it is s that this there".split())
_CLAUSES = frozenset("when while who which because although where whose".split())
"""Words that begin a clause: no noun stands on both sides of one."""
_LAST = frozenset("de d du des à au aux en sur avec pour par dans contre avant".split())
"""Last words of French phrases that have such a word beside them in English."""


class Found(NamedTuple):
    """A phrase translated word for word: its span in the source and in the target; there, by their numbers, its first and last word, the words
    that translate one, and of a verb its first (None where it is not known).
    """

    french: tuple[int, int]
    english: tuple[int, int]
    first: int
    last: int
    words: frozenset[int]
    head: int | None


def find(pair: Pair, spans: Iterable[tuple[int, int]], wanted: Rendering) -> Iterator[Found]:
    """Where the phrase that stands at these spans of the source was translated word for word."""
    english = [stems.english(bare(word)) for _, _, word in pair.english]
    beside = [0, *accumulate(between.english(word.lower()) for _, _, word in pair.english)]
    for start, end in spans:
        expected = start / max(1, len(pair.source)) * len(english)
        inside = [word for at, _, word in pair.french if start <= at < end]
        said = _said(inside, wanted)
        choices = (
            [(_options(said, english, wanted), _APART[0] * len(said) + _APART[1], is_telling(inside[0]), False)] if len(said) > 1 else []
        )
        choices += [(_in_row(words, english, beside), len(words) + _BETWEEN, headed, whole) for words, headed, whole in wanted.literal]
        for options, most, headed, whole in choices:
            best = _closest(options, most, expected, beside) if all(options) else None
            verb = best[0] if best and headed and wanted.verb else None
            own = options is choices[0][0] and len(said) > 1
            if best and not is_right(wanted, english, beside, best, verb, own):
                found = placed(pair, (start, end), best, wanted.verb, headed, whole)
                if not is_another(pair, found):
                    yield found
                    break


def _said(inside: list[str], wanted: Rendering) -> list[str]:
    """The words of a phrase that tell, as they stand in the source: without adverbs that are none of it."""
    said = [word for word in inside if is_telling(word)]
    own = any(len(told) == len(said) for told in wanted.french)
    return said if own else [word for word in said if not between.is_adverb(word.lower())]


def placed(pair: Pair, french: tuple[int, int], best: tuple[int, ...], verb: bool, headed: bool, whole: bool) -> Found:
    first, last, head = min(best), max(best), best[0] if headed else None
    inside = [word for at, _, word in pair.french if french[0] <= at < french[1]]
    if verb and head is None:
        head = _verb_before(pair, first, translations(inside[0]))
        first = first if head is None else head
    if not whole:
        first, last = _widened(pair, inside, first, last, verb)
    return Found(french, (pair.english[first][0], pair.english[last][1]), first, last, frozenset(best), head if verb else None)


def is_another(pair: Pair, found: Found) -> bool:
    """Whether what was found is no rendering: a mark stands inside; other words do, in a phrase that is neither verb nor noun; the verb belongs
    to something else, as the *do* of *do not feel part* and the *made* of *part of those made*.
    """
    inside = [word.lower() for j, (_, _, word) in enumerate(pair.english[found.first : found.last], found.first) if j not in found.words]
    comma = found.head is None and "," in pair.target[slice(*found.english)] and "," not in pair.source[slice(*found.french)]
    if comma or _PARTED.search(pair.target, *found.english):
        return True
    first = next(word for at, _, word in pair.french if at >= found.french[0])
    if found.head is None:
        return not _CLAUSES.isdisjoint(inside) or (
            not is_telling(first) and any(len(word) > 1 and word not in SMALL and not between.english(word) for word in inside)
        )
    verb = pair.english[found.head][2].lower()
    return verb in _VERBS and (found.head > found.first or (verb in ("do", "does", "did") and ("not" in inside or "never" in inside)))


def _verb_before(pair: Pair, first: int, translations: frozenset[str]) -> int | None:
    """The verb of which the word at `first` is the object: what translates the French one, or a usual one, with little words between."""
    for j in range(first - 1, max(-1, first - 1 - _VERB), -1):
        word = pair.english[j][2].lower()
        if word in _VERBS or stems.english(word) in translations - SMALL:
            return j
        if word not in SMALL and not between.english(word) and word not in _DETERMINERS:
            return None
    return None


def is_right(wanted: Rendering, english: Sequence[str], beside: Sequence[int], found: tuple[int, ...], verb: int | None, own: bool) -> bool:
    """Whether a right rendering stands where the words were found; `own`: these translate the words of the French, and are no literal rendering
    that an entry gives.
    """
    return (
        _has_a_sole(wanted, english, found)
        or any(_stands(right, english, beside, found, verb) for right in wanted.right)
        or (own and any(_is_written(right, english, found) for right in wanted.spelled))
    )


def _stands(right: Words, english: Sequence[str], beside: Sequence[int], found: tuple[int, ...], verb: int | None) -> bool:
    """Whether a right rendering is what was found, or begins with its verb (*updated* in *updated each day*, *follow closely*), or
    stands beside it, or has one of its words (*travel agencies* where *agencies* and *trips* were found)."""
    rows = (_row(right, english, beside, at) for at in range(max(0, min(found) - len(right)), max(found) + 1))
    telling = len(right) > 1 and not any(forms & SMALL for forms in right)
    if telling and any(len(row) == len(right) and not set(found).issuperset(row) and not set(found).isdisjoint(row) for row in rows):
        return True
    same = {i for j in found for i, forms in enumerate(right) if english[j] in forms}
    if len(same) >= len(found) or (verb is not None and len(_row(right, english, beside, verb)) == len(right)):
        return True
    return all(_in_row(right, ["" if j in found else stem for j, stem in enumerate(english)], beside))


def _is_written(right: Words, english: Sequence[str], found: tuple[int, ...]) -> bool:
    """Whether all the words of a right rendering stand in a row, some of those found among them (*remains to be seen whether*)."""
    return len(right) > 1 and any(
        all(stem in forms for stem, forms in zip(english[at:], right, strict=False))
        and not set(found).isdisjoint(range(at, at + len(right)))
        for at in range(max(0, min(found) - len(right)), min(max(found), len(english) - len(right)) + 1)
    )


def _has_a_sole(wanted: Rendering, english: Sequence[str], found: tuple[int, ...]) -> bool:
    """Whether one of the words found is a whole right rendering, and part of no literal one (*packed* in *packed courtroom*)."""
    for j in found:
        if any(len(right) == 1 and english[j] in right[0] for right in wanted.right):
            return not any(english[j] in forms for literal in wanted.literal for forms in literal.words)
    return False


def _in_row(rendered: Words, english: Sequence[str], beside: Sequence[int]) -> list[list[int]]:
    """Where the words of a rendering stand: anywhere, but one after the other where there is but one that tells."""
    if any(forms & SMALL for forms in rendered):
        rows = (_row(rendered, english, beside, at) for at, stem in enumerate(english) if stem in rendered[0])
        found = next((row for row in rows if len(row) == len(rendered)), [])
        return [[j] for j in found] or [[]]
    return [[j for j, stem in enumerate(english) if stem in forms] for forms in rendered]


def _row(rendered: Words, english: Sequence[str], beside: Sequence[int], at: int) -> list[int]:
    """The words of a rendering from `at` on, as many as follow one another but for a few that do not belong to it."""
    found = [at] if english[at] in rendered[0] else []
    for forms in rendered[1:] if found else ():
        after = found[-1] + 1
        until = next((j for j in range(after, min(len(english), after + between.MOST + 1)) if english[j] in forms), None)
        if until is None or beside[until] - beside[after] < until - after:
            break
        found.append(until)
    return found


def _options(said: list[str], english: Sequence[str], wanted: Rendering) -> list[list[int]]:
    """Where each word of the French may stand in the English."""
    listed: list[frozenset[str]] = next((told for told in wanted.french if len(told) == len(said)), [frozenset()] * len(said))
    found = []
    for word, told in zip(said, listed, strict=True):
        able = told | translations(word)
        head = bare(word.lower())[:HEAD]
        found.append([j for j, stem in enumerate(english) if stem in able or (len(head) == HEAD and stem.startswith(head))])
    return found


def tried(options: list[list[int]]) -> Iterable[tuple[int, ...]]:
    """The choices of one word each; none where there are too many to try."""
    return product(*options) if 0 < prod(map(len, options)) <= _MOST else ()


def _closest(options: list[list[int]], most: int, expected: float, beside: Sequence[int]) -> tuple[int, ...] | None:
    """The choice that lies closest together, near its place; None where all are too far apart. Words that do not belong to it do not count."""
    able = [
        (max(choice) - min(choice), abs(min(choice) - expected), choice)
        for choice in tried(options)
        if len(set(choice)) == len(choice)
        and max(choice) - min(choice) <= most + min(between.MOST, beside[max(choice)] - beside[min(choice)])
    ]
    if not able:
        return None
    _, distance, best = min(able)
    return best if distance <= _ASTRAY + (len(beside) - 1) / 4 else None


def _widened(pair: Pair, inside: list[str], first: int, last: int, verb: bool) -> tuple[int, int]:
    """Small words of the French phrase at its edges take small words of the English along, and other words their translations."""
    also = frozenset().union(*(translations(word) for word in inside if not is_telling(word)))

    def goes_along(j: int, beside: int, small: frozenset[str]) -> bool:
        if not 0 <= j < len(pair.english) or _PARTED.search(pair.target, pair.english[min(j, beside)][1], pair.english[max(j, beside)][0]):
            return False
        return pair.english[j][2].lower() in small or stems.english(bare(pair.english[j][2])) in also - SMALL

    leading = len([*takewhile(lambda word: not is_telling(word), inside)])
    before = _EDGE | _IT_IS if inside[0].lower() in ("c", "ce", "ça", "il") else _EDGE
    while first and leading and not verb and goes_along(first - 1, first, before):
        first, leading = first - 1, leading - (pair.english[first - 1][2].lower() not in _ARTICLES)
    if goes_along(last + 1, last, _EDGE - _ARTICLES if inside[-1].lower() in _LAST else frozenset()):
        last += 1
    return first, last
