"""The learned scores of segments and documents: how well a text reads, and with its source, how well it translates.

`fluency` sees the target alone, `quality` the source as well. Both are places among human-written news: 50 is what half of such
sentences reach. A document has the mean of its sentences, weighted by words, less a share for what the rule engine found; both parts are shown.
The interval is 95 %, from sentences drawn again. Under 50 words there is not enough text, and the score says so.
"""

from __future__ import annotations

import math
import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from .. import __version__
from ..memo import kept_for_last
from ..model import Document, Finding, Segment
from ..records import NamedTuple
from ..text.fold import plain
from ..text.sentences import Sentences
from ..typed import Any
from . import mqm
from .additive import Head
from .lexicon import Bilingual
from .packed import FOLDER, Packed
from .resampling import SEED, middle
from .source import measure
from .target import English, Reading

ENOUGH = 50
"""Words from which on a score of a document means something."""
DENSITY = 0.2
"""Penalty points a word (MQM weights) that leave 1/e of the learned score."""
DEAR = -0.03
"""Words that cost less are not shown."""
_ROUNDS, _MANY = 200, 400


class Unit(NamedTuple):
    """A sentence or segment with its scores. `words`: (word, cost) of those that cost most.

    A cost is minus the share by which people mark such words more often as wrong than others, less a share for surprise.
    """

    id: str | None
    start: int
    text: str
    size: int
    fluency: float
    quality: float | None
    words: tuple[tuple[str, float], ...]


class Scorer:
    """The models and the two heads."""

    def __init__(self) -> None:
        heads = Packed(os.path.join(FOLDER, "heads.bin"))
        english, contrast = (Packed(os.path.join(FOLDER, f"{name}.bin")) for name in ("english", "contrast"))
        self.english = English(english, contrast, heads)
        self.fluency, self.quality = Head(heads, "fluency"), Head(heads, "quality")
        self.bilingual = Bilingual(heads)
        self.version = heads.text("version")

    def unit(self, text: str, source: str | None = None, id: str | None = None, start: int = 0) -> Unit:  # noqa: A002
        """Score one segment."""
        reading = self.english.read(text)
        fluency = self.fluency.score(reading.values)
        quality = None
        if source and source.strip():
            measured = measure(source, text, reading, self.english.words, self.bilingual)
            quality = round(self.quality.score([*reading.values, *measured]), 3)
        size = sum(word[0].isalnum() for word in reading.words)
        return Unit(id, start, text, size, round(fluency, 3), quality, _dearest(reading))


@cache
def scorer() -> Scorer:
    """The one scorer of the process."""
    return Scorer()


@kept_for_last
def units(document: Document) -> list[Unit]:
    """The sentences of a text, or the segments of a segment format."""
    return list(each(document))


def each(document: Document) -> Iterator[Unit]:
    """The same one by one; none is kept."""
    score = scorer().unit
    if not document.single:
        for s in document.segments:
            yield score(s.target, s.source, s.id)
        return
    for segment in document.segments:
        view = segment.view
        text = prose(segment)
        for start, end in Sentences(plain(text)).within(0, len(text)):
            if any(c.isalpha() for c in text[start:end]):
                yield score(text[start:end], None, segment.id, view.starts[start] if view else start)


def less_findings(name: str, weighted: Iterable[tuple[float, int]], findings: Iterable[Finding], words: int) -> dict[str, Any]:
    """The mean of (score, words) of the units, what is taken off for the findings, and their difference with its interval."""
    total = Total(name)
    total.add(weighted, findings)
    return total.score(words)


class Total:
    """A learned score less what the findings take off, of a text that comes whole or piece by piece."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._mean, self._once, self._points = Mean(), mqm.Once(), 0.0

    def add(self, weighted: Iterable[tuple[float, int]], findings: Iterable[Finding]) -> None:
        """(score, words) of further units, and what was found in them."""
        for value, size in weighted:
            self._mean.add(value, size)
        self._points += sum(mqm.WEIGHTS[f.severity] for f in self._once.fresh(findings))

    def score(self, words: int) -> dict[str, Any]:
        """The score of a text of that many words."""
        learned, low, high = self._mean.interval()
        kept = math.exp(-self._points / max(words, 1) / DENSITY)
        return {
            "value": round(learned * kept, 1),
            "low": round(low * kept, 1),
            "high": round(high * kept, 1),
            "signature": f"{self._name}|learned-findings|model:{scorer().version}|news-quantile|w:words|boot:units|v:{__version__}",
            "learned": round(learned, 1),
            "findings_penalty": round(learned * (1 - kept), 1),
        }


def worst(found: Sequence[Unit], count: int = 3) -> list[Unit]:
    """The units with the lowest fluency, of at least four words."""
    return sorted((unit for unit in found if unit.size >= 4), key=lambda unit: unit.fluency)[:count]


def _dearest(reading: Reading, count: int = 3) -> tuple[tuple[str, float], ...]:
    order = sorted((cost, i) for i, cost in enumerate(reading.costs) if cost < DEAR and reading.words[i][0].isalnum())
    return tuple((reading.words[i], round(cost, 3)) for cost, i in order[:count])


class Mean:
    """A weighted mean and its 95 % interval; of many values only sums are kept."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[tuple[float, int]] = []
        self._total = self._top = self._squares = self._products = self._weights = 0.0

    def add(self, value: float, weight: int) -> None:
        if not weight:
            return
        self.count += 1
        if self.count <= _MANY:
            self._first.append((value, weight))
        self._total += weight
        product = value * weight
        self._top += product
        self._squares += product * product
        self._products += product * weight
        self._weights += weight * weight

    def interval(self) -> tuple[float, float, float]:
        """Mean, low, high. Drawn anew with a small generator of our own: `random` costs more than the score."""
        n = self.count
        if not n:
            return 0.0, 0.0, 100.0
        mean = self._top / self._total
        if n == 1:
            return mean, 0.0, 100.0
        if n > _MANY:
            spread = self._squares - 2 * mean * self._products + mean * mean * self._weights  # sum of (w (v - mean))²
            error = math.sqrt(max(spread, 0.0)) / self._total
            return mean, max(0.0, mean - 1.96 * error), min(100.0, mean + 1.96 * error)
        state, means = SEED, []
        products = [(v * w, w) for v, w in self._first]
        for _ in range(_ROUNDS):
            top = bottom = 0.0
            for _ in range(n):
                state = (state * 1103515245 + 12345) & 0x7FFFFFFF
                value, weight = products[(state >> 8) * n >> 23]
                top += value
                bottom += weight
            means.append(top / bottom)
        return mean, *middle(means)


def prose(segment: Segment) -> str:
    """The text of a segment as it is read, with what is no prose blanked, so that offsets stay."""
    if segment.view:
        return segment.view.text
    text = segment.target
    parts, position = [], 0
    for start, end in segment.masked:
        start = max(start, position)
        if end > start:
            parts += [text[position:start], " " * (end - start)]
            position = end
    return "".join([*parts, text[position:]])
