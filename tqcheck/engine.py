"""Rules over a document: contexts, one winner per span, order, places, fingerprints."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import partial

from .model import Document, Finding, Seen, Segment, View
from .positions import Lines
from .rules import OWN_KINDS, Rule, all_rules, anchors, shapes, wanted
from .second_look import suspected
from .terms.fixed_expressions import FixedExpressions
from .terms.matcher import Matcher
from .terms.reading import Reading
from .terms.store import Glossary
from .terms.vocabulary import OWN_RULE, base, rank
from .text.cuts import WINDOW, cut
from .text.digest import digest
from .text.fold import composed, literal
from .text.neighbours import neighbours
from .text.wrapping import unwrapped

_SURE = 0.8
"""Confidence from which a number or a lost *not* is not hidden by an entry about the wording around it."""
PROSE = ("text", "markdown")
"""Formats whose lines may be wrapped at a width."""
_TAKEN_LITERALLY = frozenset(("wrong-sense", "word-sense", "mistranslated-word", "set-phrase"))
"""Rules about an English word that renders a French one in another sense: inside a fixed English expression it is right."""
_SIGNS = 3
"""French words found from which a text without a source is looked at as a whole: it may be French."""


class Engine:
    """Checks documents with a set of rules and glossaries."""

    def __init__(self, glossaries: Iterable[Glossary], rules: Iterable[Rule] | None = None) -> None:
        self.rules = list(all_rules() if rules is None else rules)
        self.matcher = Matcher(glossaries, anchors(self.rules), wanted=wanted(self.rules), shapes=shapes(self.rules))

    def check(self, document: Document, seen: Counter[str] | None = None) -> list[Finding]:
        """All findings of a document in reading order, each with its place in segment and file.

        Of a window of a long text, places are in the window, lines those of the file; `seen` counts what names its findings.
        """
        if strange := self._strange(document):
            alone = document._replace(segments=tuple([segment._replace(source=None) for segment in document.segments]))
            return sorted([strange, *self.check(alone, seen)], key=lambda f: (f.start, f.end))
        groups = _groups(document)
        found: list[Finding] = []
        counted: Counter[str] = Counter() if seen is None else seen
        contexts = (_Context(segments, document) for segments in groups.values())
        for context, reading, rules in self._readings(document, contexts):
            found += self._found(document, context, reading, rules, counted)
        if sum(f.rule == "untranslated" for f in found) >= _SIGNS and (french := self._french(document, list(groups.values()))):
            return [french]
        if document.single and document.segments[0].view:
            found.sort(key=lambda f: (f.start, f.end))
        if len(groups) > 1:
            order = {segment.id: i for i, segment in enumerate(document.segments)}
            found.sort(key=lambda f: (order[f.segment], f.start, f.end))
        return found

    def readings(self, document: Document) -> Iterator[Reading]:
        """The contexts of a document as the rules read them."""
        for segments in _groups(document).values():
            yield self._reading(document, _Context(segments, document))

    def _reading(self, document: Document, context: _Context) -> Reading:
        reading = Reading(context.text, self.matcher, context.pieces(document))
        reading.unmasked = context.unmasked
        return reading

    def _readings(self, document: Document, contexts: Iterable[_Context]) -> Iterator[tuple[_Context, Reading, list[Rule]]]:
        """The contexts in which something may be found, with the rules that may find it; small ones are searched as one."""
        for several in ([context] for context in contexts) if document.single else _joined(contexts):
            if len(several) == 1:
                yield several[0], self._reading(document, several[0]), self.rules
                continue
            from .small_documents import read

            texts = [(context.text, context.pieces(document)) for context in several]
            for number, reading, rules in read(texts, self.matcher, self.rules):
                reading.unmasked = several[number].unmasked
                yield several[number], reading, rules

    def _found(self, document: Document, context: _Context, reading: Reading, rules: list[Rule], seen: Counter[str]) -> list[Finding]:
        raw = [finding for rule in rules for finding in rule.check(reading)]
        if raw and not reading.has_source:
            raw += suspected(reading, self.rules, winners(raw))
        elif raw:
            from .bilingual.closeness import told

            raw = told(reading, raw)
        fixed = self.matcher.derived(FixedExpressions)
        raw = [f for f in raw if f.rule not in _TAKEN_LITERALLY or not fixed.cover(reading, f.start, f.end)]
        above = document.before
        lines = Lines(context.segments[0].target, above.lines if above else 0) if document.single and raw else None
        known: Seen = above.seen if above else Counter[str]()
        return [self._place(finding, context, reading, lines, known, seen) for finding in winners(raw) if context.whole(finding)]

    def _french(self, document: Document, groups: list[list[Segment]]) -> Finding | None:
        """That the whole document is French, where it has no source."""
        from .rules.integrity import french_file

        contexts = [context for group in groups if (context := _Context(group, document)).text.strip()]
        if any(context.has_source for context in contexts) or not (found := french_file(context.text for context in contexts)):
            return None
        return self._told(found, document, contexts[0])

    def _strange(self, document: Document) -> Finding | None:
        """That the source of a file belongs to another text."""
        if not document.single or not document.segments or not document.segments[0].source:
            return None
        from .bilingual.align import strangers

        context = _Context(list(document.segments), document)
        if not strangers(document.segments[0].source, context.text):
            return None
        from .rules.integrity import other_source

        return self._told(other_source(context.text), document, context)

    def _told(self, finding: Finding, document: Document, context: _Context) -> Finding:
        """A finding about a document, in its place."""
        above = document.before
        lines = Lines(context.segments[0].target, above.lines if above else 0) if document.single else None
        return self._place(finding, context, self._reading(document, context), lines, Counter[str](), Counter[str]())

    def _place(
        self, finding: Finding, context: _Context, reading: Reading, lines: Lines | None, earlier: Seen, here: Counter[str]
    ) -> Finding:
        segment, start, end = context.original(finding.start, finding.end)
        text = segment.target[start:end]
        evidence = tuple(e._replace(line=reading_line(context, lines, e.start)) if e.start is not None else e for e in finding.evidence)
        return finding._replace(
            start=start,
            end=end,
            text=text,
            segment=segment.id,
            fingerprint=fingerprint(finding, reading, earlier, here),
            evidence=evidence,
            suggestions=tuple(s for s in finding.suggestions if s.replacement != text),
            range=(lines.at(start), lines.at(end)) if lines else None,
        )


def fingerprint(finding: Finding, reading: Reading, earlier: Seen, here: Counter[str]) -> str:
    """A name for a finding that edits elsewhere and a source leave alone: its rule, entry and words, and the two words on each side in its sentence.

    Findings that agree in all this are numbered, through the whole file (before this window, and in it), so no two share a name.
    """
    first, last = reading.sentences.at(finding.start)
    before, after = neighbours(reading.text[first:last], finding.start - first, finding.end - first)
    entry = base(finding.entry) if finding.entry else "None"
    key = "|".join((finding.rule, entry, before, literal(reading.text[finding.start : finding.end]), after))
    here[key] += 1
    return digest(f"{key}|{earlier[key] + here[key]}")


def reading_line(context: _Context, lines: Lines | None, offset: int) -> int | None:
    """The line in the file of an offset in the context, where the format has lines."""
    return lines.at(context.original(offset, offset)[1])[0] if lines else None


def winners(findings: list[Finding]) -> list[Finding]:
    """One finding where several overlap: that of a rule of the user's own, then a fact that is surely wrong, then the surer, then the
    longer, then the graver.
    """

    def order(f: Finding) -> tuple[float, ...]:
        fact = (f.entry is None or f.rule in OWN_KINDS) and f.severity == "critical" and f.confidence >= _SURE
        return f.rule != OWN_RULE, not fact, -round(f.confidence, 1), -(f.end - f.start), -rank(f.severity), f.start

    best = sorted(findings, key=order)
    taken: list[tuple[int, int]] = []
    kept: list[Finding] = []
    for finding in best:
        i = bisect_right(taken, (finding.start, finding.end))
        before, after = taken[i - 1] if i else None, taken[i] if i < len(taken) else None
        if (
            (before and before[1] > finding.start)
            or (after and after[0] < max(finding.end, finding.start + 1))
            or (before == (finding.start, finding.end))
        ):
            continue
        taken.insert(i, (finding.start, finding.end))
        kept.append(finding)
    return sorted(kept, key=lambda f: (f.start, f.end))


class _Context:
    """The segments of one document as one text, and the way back."""

    def __init__(self, segments: list[Segment], document: Document) -> None:
        self.segments = segments
        self._unwrapped = partial(unwrapped, markdown=document.format == "markdown") if document.format in PROSE else str
        self.has_source = any(segment.source for segment in segments)
        self.starts: list[int] = []
        self._offsets: list[list[int] | None] = []
        parts: list[str] = []
        position = 0
        for segment in segments:
            text, offsets = composed(self._unwrapped(segment.view.text if segment.view else _masked(segment)))
            self.starts.append(position)
            self._offsets.append(offsets)
            parts.append(text)
            position += len(text) + 2
        self.text = "\n\n".join(parts)  # an empty line between: no sentence goes from one segment into the next
        raw = "\n\n".join(composed(segment.target)[0] for segment in segments) if any(segment.masked for segment in segments) else ""
        self.unmasked = raw if len(raw) == len(self.text) else ""

    def original(self, start: int, end: int) -> tuple[Segment, int, int]:
        """The segment of a span and the span in its target as it was read."""
        i = bisect_right(self.starts, start) - 1
        segment, offsets = self.segments[i], self._offsets[i]
        start, end = start - self.starts[i], end - self.starts[i]
        if offsets is not None:
            start, end = offsets[min(start, len(offsets) - 1)], offsets[min(end, len(offsets) - 1)]
        if segment.view:
            start, end = _behind(segment.view, start, end)
        return segment, min(start, len(segment.target)), min(end, len(segment.target))

    def whole(self, finding: Finding) -> bool:
        """Whether a finding lies in one segment."""
        i = bisect_right(self.starts, finding.start)
        return i == len(self.starts) or finding.end < self.starts[i]

    def pieces(self, document: Document) -> list[tuple[int, str | None]]:
        if document.single and self.segments[0].source is not None:
            from .bilingual import align

            return align.pieces(self.text, composed(self._unwrapped(self.segments[0].source))[0])
        return [(start, segment.source and composed(segment.source)[0]) for start, segment in zip(self.starts, self.segments, strict=True)]


def _joined(contexts: Iterable[_Context]) -> Iterator[list[_Context]]:
    """Contexts that are searched as one: neighbours with a source or without, some `WINDOW` characters of them."""
    several: list[_Context] = []
    size = 0
    for context in contexts:
        if several and (context.has_source != several[0].has_source or size > WINDOW):
            yield several
            several, size = [], 0
        several.append(context)
        size += len(context.text)
    if several:
        yield several


def _groups(document: Document) -> dict[object, list[Segment]]:
    """Segments that are read together: those of one document, up to `WINDOW` characters; others each alone; long texts in slices."""
    if document.single and len(document.segments[0].target) > 8 * WINDOW:
        segment = document.segments[0]
        if segment.source is None and segment.view is None:
            return {("slice", i): [part] for i, part in enumerate(_slices(segment))}
    groups: dict[object, list[Segment]] = {}
    sizes: Counter[str] = Counter()
    for number, segment in enumerate(document.segments):
        name = segment.document
        if name is None:
            groups["alone", number] = [segment]
            continue
        groups.setdefault((name, sizes[name] // WINDOW), []).append(segment)
        sizes[name] += len(segment.target)
    return groups


def _slices(segment: Segment) -> Iterator[Segment]:
    """A long text as views of some `WINDOW` characters each."""
    text = _masked(segment)
    start = 0
    while start < len(text):
        end = cut(text, start, WINDOW)
        yield segment._replace(view=View(text[start:end], range(start, end), range(start + 1, end + 1)))
        start = end


def _behind(view: View, start: int, end: int) -> tuple[int, int]:
    """The span of the target that shows as this span of its view."""
    if end > start:
        return view.starts[start], view.ends[end - 1]
    place = view.ends[start - 1] if start else view.starts[0] if view.text else 0
    return place, place


def _masked(segment: Segment) -> str:
    """The target with what is no prose written over, newlines kept."""
    if not segment.masked:
        return segment.target
    parts, position = [], 0
    for start, end in segment.masked:
        if start >= position:
            parts += [segment.target[position:start], "".join(c if c == "\n" else "\ufffc" for c in segment.target[start:end])]
            position = end
    return "".join([*parts, segment.target[position:]])
