"""From annotated passages and findings to figures."""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..engine import Engine
from ..model import Document, Finding, Segment
from ..score.resampling import ROUNDS
from ..typed import Any
from .bootstrap import interval
from .corrections import right
from .gold import Error, Passage
from .spans import SCORERS, Counts, Span, counted, overlap, paired, score, widened

Found = Mapping[str, Sequence[Finding]]


def findings(passages: Sequence[Passage], engine: Engine, with_source: bool, wanted: Callable[[Finding], bool]) -> Found:
    """What the checker finds in every passage; passages of one document share its context."""
    segments = tuple(Segment(p.id, p.target, p.source if with_source else None, document=p.document) for p in passages)
    found: dict[str, list[Finding]] = defaultdict(list)
    for finding in engine.check(Document("gold", segments, single=False)):
        if wanted(finding):
            found[str(finding.segment)].append(finding)
    return found


def measured(passages: Sequence[Passage], found: Found, rounds: int = ROUNDS) -> dict[str, Any]:
    """All figures of one run of the checker."""
    spans = {name: [(f.start, f.end) for f in listed] for name, listed in found.items()}
    words = sum(len(p.target.split()) for p in passages)
    tally = _Tally(passages, found)
    figures = scores(passages, lambda p: spans.get(p.id, ()), rounds)
    if any(e.severity for p in passages for e in p.errors):
        graded = {name: [(f.severity, (f.start, f.end)) for f in listed] for name, listed in found.items()}
        figures["scorers"]["severity"] = with_severity(passages, lambda p: graded.get(p.id, ()), rounds)
    return {
        "findings": sum(len(listed) for listed in found.values()),
        **figures,
        "false_findings_per_1000_words": round(1000 * tally.false / words, 2) if words else None,
        "suggestions": {"hits": tally.correctable, "offered": tally.offered, "right_at_1": tally.at_1, "right_at_3": tally.at_3},
        "same_severity": {"hits": tally.graded, "same": tally.same_severity},
        "by_rule": {rule: dict(tally.rules[rule]) for rule in sorted(tally.rules)},
        "by_entry": {entry: dict(tally.entries[entry]) for entry in sorted(tally.entries)},
        "by_category": {name: dict(tally.categories[name]) for name in sorted(tally.categories)},
        "by_severity": {name: dict(tally.severities[name]) for name in sorted(tally.severities)},
    }


def scores(passages: Sequence[Passage], spans: Callable[[Passage], Sequence[Span]], rounds: int = ROUNDS) -> dict[str, Any]:
    """Precision, recall and F1 by every scorer, with intervals over documents."""
    return {
        "scorers": {
            scorer: _figures(((p.document, score(scorer, spans(p), p.errors, len(p.target))) for p in passages), rounds)
            for scorer in SCORERS
        }
    }


def with_severity(
    passages: Sequence[Passage], found: Callable[[Passage], Sequence[tuple[str, Span]]], rounds: int = ROUNDS
) -> dict[str, Any]:
    """Partial credit among findings and errors of one severity, added up over severities: words and severity must both be right."""

    def counts() -> Iterator[tuple[str, Counts]]:
        for p in passages:
            listed = found(p)
            for severity in {e.severity for e in p.errors} | {severity for severity, _ in listed}:
                errors = [e for e in p.errors if e.optional or e.severity == severity]
                yield p.document, score("partial", [span for s, span in listed if s == severity], errors, len(p.target))

    return _figures(counts(), rounds)


def _figures(counts: Iterable[tuple[str, Counts]], rounds: int) -> dict[str, Any]:
    by_document: dict[str, Counts] = defaultdict(Counts)
    for document, each in counts:
        by_document[document] = by_document[document].plus(each)
    total = Counts(*(sum(column) for column in zip(*by_document.values(), strict=True))) if by_document else Counts()
    return {name: {"value": value(total), "interval": interval(by_document, value, rounds)} for name, value in _VALUES.items()}


_VALUES: dict[str, Callable[[Counts], float | None]] = {
    "precision": lambda c: c.precision,
    "recall": lambda c: c.recall,
    "f1": lambda c: c.f1,
}


def baselines(passages: Sequence[Passage], found: Found) -> dict[str, dict[str, Any]]:
    """What says whether a figure is worth anything: spans of the same lengths at random, whole passages, and a second annotator."""
    drawn = random.Random(1)

    def at_random(p: Passage) -> list[Span]:
        lengths = [min(f.end - f.start, len(p.target)) for f in found.get(p.id, ())]
        starts = [drawn.randrange(len(p.target) - length + 1) for length in lengths]
        return [(start, start + length) for start, length in zip(starts, lengths, strict=True)]

    placed = {p.id: at_random(p) for p in passages}
    made = {
        "random spans": scores(passages, lambda p: placed[p.id], 0),
        "whole passages": scores(passages, lambda p: [(0, len(p.target))], 0),
    }
    twice = [p for p in passages if p.others]
    if twice:
        second = scores(twice, lambda p: [(e.start, e.end) for e in p.others[0]], 0)
        second["scorers"]["severity"] = with_severity(twice, lambda p: [(e.severity, (e.start, e.end)) for e in p.others[0]], 0)
        made[f"a second annotator ({len(twice)} passages)"] = second
    return made


def misses(passages: Sequence[Passage], found: Found) -> list[dict[str, Any]]:
    """Errors that no finding touches, and findings that touch no error, in reading order."""
    made: list[dict[str, Any]] = []
    for p in passages:
        spans = [widened((f.start, f.end), len(p.target)) for f in found.get(p.id, ())]
        golds = [widened((e.start, e.end), len(p.target)) for e in p.errors]
        made += [
            {"passage": p.id, "missed": p.target[e.start : e.end], "severity": e.severity, "category": e.category}
            for e, gold in zip(p.errors, golds, strict=True)
            if not e.optional and not any(overlap(span, gold) for span in spans)
        ]
        made += [
            {"passage": p.id, "false": f.text, "rule": f.rule, "entry": f.entry}
            for f, span in zip(found.get(p.id, ()), spans, strict=True)
            if not any(overlap(span, gold) for gold in golds)
        ]
    return made


class _Tally:
    """Counts of pairs: by rule, category and severity; suggestions; false findings. A hit is a finding paired with an error it overlaps."""

    def __init__(self, passages: Iterable[Passage], found: Found) -> None:
        self.rules: dict[str, Counter[str]] = defaultdict(Counter)
        self.entries: dict[str, Counter[str]] = defaultdict(Counter)
        self.categories: dict[str, Counter[str]] = defaultdict(Counter)
        self.severities: dict[str, Counter[str]] = defaultdict(Counter)
        self.false = self.correctable = self.offered = self.at_1 = self.at_3 = self.graded = self.same_severity = 0
        for p in passages:
            self._add(p, found.get(p.id, ()))

    def _add(self, p: Passage, listed: Sequence[Finding]) -> None:
        must = [e for e in p.errors if not e.optional]
        length = len(p.target)
        kept = {id(f) for f in listed if counted([(f.start, f.end)], p.errors, length)}
        against = [f for f in listed if id(f) in kept]
        spans = [widened((f.start, f.end), length) for f in against]
        pairs = paired(spans, [widened((e.start, e.end), length) for e in must], overlap)
        hit = {j for _, j in pairs}
        for j, error in enumerate(must):
            for table, name in ((self.categories, error.category), (self.severities, error.severity)):
                table[name]["errors"] += 1
                table[name]["found"] += j in hit
        for f in listed:
            self._count(f, "findings")
            if id(f) not in kept:
                self._count(f, "optional")
        for i, j in pairs:
            self._count(against[i], "hits")
            self._pair(p, against[i], must[j])
        matched = {i for i, _ in pairs}
        for i, f in enumerate(against):
            if i not in matched:
                self._count(f, "false")
                self.false += 1

    def _count(self, f: Finding, what: str) -> None:
        self.rules[f.rule][what] += 1
        if f.entry:
            self.entries[f.entry][what] += 1

    def _pair(self, p: Passage, f: Finding, error: Error) -> None:
        if error.severity:
            self.graded += 1
            self.same_severity += f.severity == error.severity
        if not error.corrections:
            return
        self.correctable += 1
        self.offered += bool(f.suggestions)
        fits = [right(p.target, (f.start, f.end), s.replacement, error) for s in f.suggestions[:3]]
        self.at_1 += any(fits[:1])
        self.at_3 += any(fits)
        if any(fits[:1]):
            self._count(f, "right_at_1")
