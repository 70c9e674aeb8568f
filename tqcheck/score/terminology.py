"""How well a translation keeps to the terms of the user's glossaries, after Alam et al. 2021 (*On the evaluation of machine translation
for terminology consistency*).

Exact match: of the terms in the source, how many have one of their accepted translations in the target. Each place in the target
counts for one term, the longest first: *central bank* is no *bank*. Window overlap, where there is a reference: how many of the words on
each side of the term in the reference stand beside it in the target as well. Consistency: of the translations of terms that occur
more than once, how many are the usual one.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

from .. import __version__
from ..bilingual.bitext import Pair
from ..records import NamedTuple
from ..rules.source_term import Term, found_terms, known_terms
from ..terms.reading import Reading
from ..text import stems
from ..text.fold import plain
from ..typed import Any

WINDOW = 2
"""Words on each side of a term that are compared."""

Span = tuple[int, int]


class _Use(NamedTuple):
    """A term in the source, the translation it has (None: none), and how much of the reference's window stands beside it."""

    entry: str
    shown: str
    translation: str | None
    overlap: float | None


def terminology(readings: Iterable[Reading], references: Mapping[str, str] | None = None) -> dict[str, Any] | None:
    """The terminology score of a document; None without terms in the glossaries or in the source.

    `references`: the reference of a segment or paragraph by its target (`key`).
    """
    uses: list[_Use] = []
    for reading in readings:
        terms = known_terms(reading.matcher)
        for start, end, source in reading.pairs() if terms else ():
            target = reading.text[start:end]
            uses += _uses(Pair(start, target, source), terms, (references or {}).get(key(target)))
    if not uses:
        return None
    matched = sum(use.translation is not None for use in uses)
    overlaps = [use.overlap for use in uses if use.overlap is not None]
    low, high = _wilson(matched, len(uses))
    return {
        "value": _percent(matched / len(uses)),
        "low": low,
        "high": high,
        "signature": f"terminology|exact|clip:target|stems|window:{WINDOW}|v:{__version__}",
        "occurrences": len(uses),
        "matched": matched,
        "window_overlap": _percent(sum(overlaps) / len(overlaps)) if overlaps else None,
        "consistency": _consistency(uses),
        "terms": _by_term(uses),
    }


def key(target: str) -> str:
    """By what a reference is found: the target in the uniform view."""
    return " ".join(plain(target).split())


def _uses(pair: Pair, terms: dict[str, list[Term]], reference: str | None) -> list[_Use]:
    beside = Pair(0, plain(reference), pair.source) if reference else None
    ours: set[int] = set()
    theirs: set[int] = set()
    found = []
    for term, first, end in sorted(found_terms(pair, terms), key=lambda f: (f[1] - f[2], f[1])):
        place = _claim(pair, term, ours)
        other = _claim(beside, term, theirs) if beside else None
        overlap = _overlap(pair, place[1], beside, other[1]) if place and beside and other else None
        shown = pair.source[pair.french[first][0] : pair.french[end - 1][1]]
        found.append(_Use(term.entry["id"], shown, place[0] if place else None, overlap))
    return found


def _claim(pair: Pair, term: Term, taken: set[int]) -> tuple[str, Span] | None:
    """The first accepted translation, the longest first, of which no word is taken; takes its words."""
    row = [stems.english(word) for _, _, word in pair.english]
    for wanted, text in sorted(term.accepted, key=lambda accepted: -len(accepted[0])):
        for j in range(len(row) - len(wanted) + 1):
            span = range(j, j + len(wanted))
            if tuple(row[j : span.stop]) != wanted or not taken.isdisjoint(span):
                continue
            if not text.isupper() or pair.target[pair.english[j][0] : pair.english[span.stop - 1][1]].isupper():
                taken.update(span)
                return text, (j, span.stop)
    return None


def _overlap(pair: Pair, place: Span, reference: Pair, other: Span) -> float | None:
    wanted, here = _window(reference, other), _window(pair, place)
    return (wanted & here).total() / wanted.total() if wanted else None


def _window(pair: Pair, place: Span) -> Counter[str]:
    words = pair.english[max(0, place[0] - WINDOW) : place[0]] + pair.english[place[1] : place[1] + WINDOW]
    return Counter(stems.english(word) for _, _, word in words)


def _consistency(uses: list[_Use]) -> float | None:
    usual = total = 0
    for counts in _translations(uses).values():
        if counts.total() > 1:
            usual += max(counts.values())
            total += counts.total()
    return _percent(usual / total) if total else None


def _translations(uses: list[_Use]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = {use.entry: Counter() for use in uses}
    for use in uses:
        if use.translation is not None:
            found[use.entry][use.translation] += 1
    return found


def _by_term(uses: list[_Use]) -> list[dict[str, Any]]:
    """A row a term, those that are missed most first."""
    rows = []
    for entry, counts in _translations(uses).items():
        shown = [use.shown for use in uses if use.entry == entry]
        rows.append(
            {"entry": entry, "source": shown[0], "occurrences": len(shown), "matched": counts.total(), "translations": dict(counts)}
        )
    return sorted(rows, key=lambda row: (row["matched"] - row["occurrences"], row["entry"]))


def _percent(share: float) -> float:
    return round(100 * share, 1)


def _wilson(hits: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927), in percent."""
    z, share = 1.96, hits / count
    middle = (share + z * z / (2 * count)) / (1 + z * z / count)
    half = z / (1 + z * z / count) * math.sqrt(share * (1 - share) / count + z * z / (4 * count * count))
    return _percent(max(0.0, middle - half)), _percent(min(1.0, middle + half))
