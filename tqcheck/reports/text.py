"""The report for people: each finding with its line, the words marked, the reason, the evidence and the correction."""

from __future__ import annotations

from collections import Counter
from textwrap import fill

import click

from ..model import Document, DocumentReport, Finding, Report
from ..positions import Lines
from . import Options
from .concise import offer, place

_COLORS = {"critical": "red", "major": "yellow", "minor": "cyan", "neutral": "white"}
_WIDTH = 100


def render(report: Report, options: Options) -> str:
    parts = [block for found in report.documents for block in _document(found, options)]
    parts += [_error(e.path, e.line, e.message, options) for e in report.errors]
    if options.statistics:
        parts.append(_statistics(report))
    parts += [line for found in report.documents if found.scores for line in [_scores(found, len(report.documents) > 1)]]
    parts.append(_summary(report, options))
    return "\n".join(parts) + "\n"


def _document(found: DocumentReport, options: Options) -> list[str]:
    lines = Lines(found.document.segments[0].target) if found.document.single and found.document.segments else None
    targets = {} if lines else {segment.id: segment.target for segment in found.document.segments}
    return [_finding(found.document, f, lines, targets, options) for f in found.findings]


def _finding(document: Document, f: Finding, lines: Lines | None, targets: dict[str | None, str], options: Options) -> str:
    def style(text: str, **how: object) -> str:
        return click.style(text, **how) if options.color else text  # type: ignore[arg-type]

    color = _COLORS[f.severity]
    head = f"{style(f'{document.path}:{place(f)}', bold=True)}  {style(f.severity, fg=color, bold=True)}  {f.rule}"
    if f.entry:
        head += style(f" ({f.entry})", dim=True)
    if lines and f.range:
        line, column = lines.line(f.range[0][0]), f.range[0][1] - 1
        end = f.range[1][1] - 1 if f.range[1][0] == f.range[0][0] else len(line)
    else:
        text = targets.get(f.segment, "")
        start = text.rfind("\n", 0, f.start) + 1
        stop = text.find("\n", f.start)
        line, column = text[start : stop if stop >= 0 else len(text)], f.start - start
        end = min(f.end - start, len(line))
    shown, left, width = _excerpt(line, column, end)
    body = [head, f"  | {shown}", f"  | {' ' * left}{style('^' * max(width, 1), fg=color, bold=True)}"]
    body.append(fill(f.message, _WIDTH, initial_indent="  = ", subsequent_indent="    "))
    if f.evidence:
        told = "; ".join(_evidence(e.message, e.text, e.line) for e in f.evidence)
        body.append(fill(f"evidence: {told}", _WIDTH, initial_indent="  = ", subsequent_indent="    "))
    if f.suggestions:
        body.append(f"  = correction: {style(offer(f).removeprefix(' → '), fg='green')}")
    return "\n".join(body) + "\n"


def _evidence(message: str, text: str, line: int | None) -> str:
    where = f"line {line}" if line else ""
    return f"'{text}' ({', '.join(part for part in (message, where) if part)})" if text else message


def _excerpt(line: str, start: int, end: int) -> tuple[str, int, int]:
    """A window of the line around the span: text, column of the span in it, width of the span."""
    line = line.replace("\t", " ").replace("\r", " ")
    span = min(end, len(line)) - start
    first = 0 if end <= _WIDTH - 6 else max(0, start - (_WIDTH - min(span, 60)) // 2)
    last = min(len(line), max(first + _WIDTH, end))
    if first:
        first = line.rfind(" ", 0, first) + 1
    if last < len(line):
        last = line.find(" ", last) if line.find(" ", last) >= 0 else len(line)
    head, tail = "… " * bool(first), " …" * (last < len(line))
    return head + line[first:last] + tail, len(head) + start - first, max(1, span)


def _error(path: str, line: int | None, message: str, options: Options) -> str:
    text = f"{path}{f':{line}' if line else ''}: error: {message}"
    return (click.style(text, fg="red") if options.color else text) + "\n"


def _scores(found: DocumentReport, name: bool) -> str:
    scores = found.scores or {}
    parts = []
    if mqm := scores.get("mqm"):
        verdict = "pass" if mqm["pass"] else "fail"
        parts.append(f"MQM {mqm['value']:.1f} ({mqm['low']:.1f}–{mqm['high']:.1f}), {verdict}")
    if fluency := scores.get("fluency"):
        enough = "" if fluency.get("enough_text", True) else ", not enough text"
        parts.append(f"fluency {fluency['value']:.1f} ({fluency['low']:.1f}–{fluency['high']:.1f}{enough})")
    if reference := scores.get("reference"):
        parts += [f"{metric} {value['value']:.1f}" for metric, value in reference.items()]
    small = "; under 500 words: a small sample" if found.words < 500 else ""
    return f"{found.document.path + ': ' if name else ''}{', '.join(parts)}{small}"


def _statistics(report: Report) -> str:
    counts = Counter((f.rule, f.severity) for d in report.documents for f in d.findings)
    return "".join(f"{count:6d}  {rule}  {severity}\n" for (rule, severity), count in counts.most_common())


def _summary(report: Report, options: Options) -> str:
    findings = [f for d in report.documents for f in d.findings]
    words = sum(d.words for d in report.documents)
    files = f"{len(report.documents)} file{'s' * (len(report.documents) != 1)}, {words:,} words"
    if not findings:
        text = f"{files}: nothing found"
        return click.style(text, fg="green") if options.color else text
    by_severity = Counter(f.severity for f in findings)
    told = ", ".join(f"{by_severity[s]} {s}" for s in ("critical", "major", "minor", "neutral") if by_severity[s])
    safe = sum(1 for f in findings if f.suggestions and f.suggestions[0].applicability == "safe")
    fixable = f"; {safe} can be fixed with --fix" if safe else ""
    return f"{files}: {len(findings)} finding{'s' * (len(findings) != 1)} ({told}){fixable}"
