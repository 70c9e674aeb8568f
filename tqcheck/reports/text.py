"""The report for people: each finding with its line, the words marked, the reason, the evidence and the correction.

Where the source is known it stands above the target, `fr` and `en` in the margin. Colour only on a terminal (`NO_COLOR` and `FORCE_COLOR`
are heeded); nothing depends on colour. Lines fit the terminal. What is only shown and never applied is called advice, not correction.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..errors import many
from ..model import Document, DocumentReport, Finding, InputError
from ..terms.vocabulary import SEVERITIES
from ..typed import Any
from . import Options
from .colours import COLORS, emphasis, paint, printable
from .line_wrap import wrapped
from .rows import Mark, Row, rows, source_span
from .shared import evidence, flat, place
from .totals import Totals
from .window import columns, window

NOT_SCORED = "no words: not scored"


class Stream:
    def __init__(self, options: Options) -> None:
        self._options, self._totals = options, Totals()

    def add(self, found: DocumentReport) -> str:
        self._totals.add(found)
        return "".join(block + "\n" for block in _document(found, self._options))

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        options, totals = self._options, self._totals
        parts = [_error(e.path, e.line, e.message, options) for e in errors]
        if options.statistics:
            parts.append(_statistics(totals))
        parts += [_fitting(_scores(path, words, scores, totals.documents > 1, options), options) for path, words, scores in totals.scored]
        failed = {e.path for e in errors}
        written = sum(count for path, count in totals.corrected.items() if path not in failed)
        if totals.documents or not errors:
            parts.append(_fitting(_summary(totals, written, options), options))
        return ["\n".join(parts).rstrip("\n") + "\n"]


def _document(found: DocumentReport, options: Options) -> list[str]:
    told: dict[frozenset[str], str] = {}
    blocks = []
    for row in rows(found) if found.findings else ():
        blocks += [_finding(found.document, row, mark, told, options) for mark in row.marks if not mark.finding.suppressed]
    return blocks


def _finding(document: Document, row: Row, mark: Mark, told: dict[frozenset[str], str], options: Options) -> str:
    """One finding as a block. `told` holds the evidence of the document so far, with the place where it was told."""
    width, f = _width(options), mark.finding
    entry = paint(options, f" ({f.entry})", dim=True) if f.entry else ""
    head = paint(options, printable(f"{document.path}:{place(f)}"), bold=True)
    body = [_fitting(f"{head}  {paint(options, f.severity, fg=COLORS[f.severity], bold=True)}  {f.rule}{entry}", options, hang=4)]
    margin = f"  {document.source_language} | " if row.source else "  | "
    if row.source:
        body += _source(row, mark, margin, width, options)
        margin = f"  {document.target_language} | "
    body += _marked(row.target, mark.start, mark.end, margin, "^", COLORS[f.severity], width, options)
    body += _told(f.message, width, options)
    if f.evidence:
        key = frozenset(e.text + e.message for e in f.evidence)
        body += _told(f"evidence: as at {told[key]}" if key in told else _evidence(f), width, options)
        told.setdefault(key, place(f))
    if f.suggestions:
        safe = paint(options, "  (safe)", dim=True) if f.suggestions[0].applicability == "safe" else ""
        offers = " or ".join(
            paint(options, f"“{printable(s.replacement)}”" if s.replacement else "delete", fg="green") for s in f.suggestions
        )
        called = "advice" if f.suggestions[0].applicability == "display" else "correction"
        body.append(_fitting(f"  = {called}: {offers}{safe}", options, hang=4))
    return "\n".join(body) + "\n"


def _fitting(line: str, options: Options, hang: int = 2) -> str:
    return wrapped(line, _width(options), hang) if options.narrow else line


def _width(options: Options) -> int:
    return min(max(options.width, 40), 120)


def _source(row: Row, mark: Mark, margin: str, width: int, options: Options) -> list[str]:
    """The part of the source that belongs to the finding: marked where known, else what stands at the same place of the row."""
    source = row.source or ""
    if span := source_span(row, mark.finding):
        return _marked(source, *span, margin, "~", "blue", width, options)
    share = mark.start / max(len(row.target), 1)
    middle = int(share * len(source))
    shown, _, _ = window(source, middle, middle, width - len(margin))
    return [paint(options, margin, dim=True) + printable(shown)]


def _marked(text: str, start: int, end: int, margin: str, sign: str, color: str, width: int, options: Options) -> list[str]:
    """The line of a span and, below it, signs under the words."""
    shown, left, size = window(text, start, end, width - len(margin))
    before, words, after = (printable(piece) for piece in (shown[:left], shown[left : left + size], shown[left + size :]))
    signs = paint(options, sign * max(columns(words), 1), fg=color, bold=True)
    blank = margin.replace(margin.strip(" |"), " " * len(margin.strip(" |"))) if margin.strip(" |") else margin
    return [
        f"{paint(options, margin, dim=True)}{before}{paint(options, words, fg=color, bold=True)}{after}",
        f"{paint(options, blank, dim=True)}{' ' * columns(before)}{signs}",
    ]


def _evidence(f: Finding) -> str:
    return "evidence: " + "; ".join(evidence(e.message, e.text, e.line) for e in f.evidence)


def _told(text: str, width: int, options: Options) -> list[str]:
    lines = ["  ="]
    for word in printable(flat(text)).split():
        if len(lines[-1]) + 1 + len(word) > width and len(lines[-1]) > 3:
            lines.append("   ")
        lines[-1] += f" {word}"
    return [emphasis(options, "\n".join(lines))]


def _error(path: str, line: int | None, message: str, options: Options) -> str:
    return paint(options, printable(f"{path}{f':{line}' if line else ''}: error: {message}"), fg="red") + "\n"


def _scores(path: str, words: int, scores: dict[str, Any], name: bool, options: Options) -> str:
    head = f"{printable(path)}: " if name else ""
    if not scores:
        return head + NOT_SCORED
    parts = []
    if mqm := scores.get("mqm"):
        verdict = paint(options, "pass", fg="green") if mqm["pass"] else paint(options, "fail", fg="red")
        parts.append(f"MQM {mqm['value']:.1f} ({mqm['low']:.1f}–{mqm['high']:.1f}), {verdict}")
    if fluency := scores.get("fluency"):
        enough = "" if fluency.get("enough_text", True) else ", not enough text"
        parts.append(f"fluency {fluency['value']:.1f} ({fluency['low']:.1f}–{fluency['high']:.1f}{enough})")
    if reference := scores.get("reference"):
        parts += [f"{metric} {value['value']:.1f}" for metric, value in reference.items()]
    small = "; under 500 words: a small sample" if words < 500 else ""
    return f"{head}{', '.join(parts)}{small}"


def _statistics(totals: Totals) -> str:
    return "".join(f"{count:6d}  {rule}  {severity}\n" for (rule, severity), count in totals.counts.most_common())


def _summary(totals: Totals, written: int, options: Options) -> str:
    head = f"{many(totals.documents, 'file')}, {many(totals.words, 'word')}: "
    if written:
        head += f"{many(written, 'correction')} written; "
    silenced = f"; {totals.suppressed} suppressed" if totals.suppressed else ""
    if not totals.open:
        return head + paint(options, "nothing left" if written else "nothing found", fg="green") + silenced
    by_severity = totals.by_severity()
    told = ", ".join(paint(options, f"{by_severity[s]} {s}", fg=COLORS[s]) for s in SEVERITIES[::-1] if by_severity[s])
    fixable = f"; {totals.safe} can be fixed with --fix" if totals.safe and not written else ""
    left = " left" if written else ""
    return f"{head}{many(totals.open, 'finding')}{left} ({told}){fixable}{silenced}"
