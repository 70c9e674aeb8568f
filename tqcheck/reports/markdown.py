"""A summary for people who read it on a forge: `--output markdown="$GITHUB_STEP_SUMMARY"`, or a comment in a merge request.

Counts and scores first, then a table a document with place, words in their sentence, correction and reason.
"""

from __future__ import annotations

from collections import Counter

from ..model import DocumentReport, Finding, Report
from ..terms.vocabulary import SEVERITIES
from . import Options
from .concise import place
from .rows import rows
from .shared import flat, open_findings, relative

_CONTEXT = 32
_GRAVEST_FIRST = SEVERITIES[::-1]
_SPECIAL = {ord(c): f"\\{c}" for c in "\\`*_[]|~#"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;", ord("$"): "&#36;"}


def render(report: Report, options: Options) -> str:
    findings = [f for d in report.documents for f in open_findings(d)]
    parts = [f"### tqcheck: {_headline(findings)}\n"]
    parts += [f"- **{_escaped(relative(e.path))}{f':{e.line}' if e.line else ''}**: {_escaped(e.message)}\n" for e in report.errors]
    if report.documents:
        parts.append(_overview(report.documents))
    parts += [_document(found) for found in report.documents if open_findings(found)]
    return "\n".join(parts)


def _headline(findings: list[Finding]) -> str:
    if not findings:
        return "nothing found"
    counts = Counter(f.severity for f in findings)
    told = ", ".join(f"{counts[s]} {s}" for s in _GRAVEST_FIRST if counts[s])
    return f"{len(findings)} finding{'s' * (len(findings) != 1)} ({told})"


def _overview(documents: list[DocumentReport]) -> str:
    scored = any(found.scores for found in documents)
    head = ["document", "words", *_GRAVEST_FIRST[:3], *(["MQM", "fluency"] if scored else [])]
    lines = [_line(head), _line(["---", *["--:"] * (len(head) - 1)])]
    for found in documents:
        counts = Counter(f.severity for f in open_findings(found))
        cells = [_escaped(relative(found.document.path)), f"{found.words:,}", *(str(counts[s] or "") for s in _GRAVEST_FIRST[:3])]
        lines.append(_line(cells + ([_score(found, "mqm"), _score(found, "fluency")] if scored else [])))
    return "\n".join(lines) + "\n"


def _score(found: DocumentReport, name: str) -> str:
    score = (found.scores or {}).get(name)
    if not score:
        return ""
    verdict = "" if "pass" not in score else " pass" if score["pass"] else " **fail**"
    return f"{score['value']:.1f}{verdict}"


def _document(found: DocumentReport) -> str:
    lines = [f"#### {_escaped(relative(found.document.path))}", "", _line(["place", "severity", "words", "correction", "why"])]
    lines.append(_line(["---"] * 5))
    for row in rows(found):
        for f, start, end in row.marks:
            if not f.suppressed:
                offers = " or ".join(f"**{_escaped(s.replacement)}**" if s.replacement.strip() else "delete" for s in f.suggestions)
                words = _in_context(row.target, start, end)
                lines.append(_line([_escaped(place(f)), f.severity, words, offers, f"{_escaped(f.message)} ({f.rule})"]))
    return "\n".join(lines) + "\n"


def _in_context(text: str, start: int, end: int) -> str:
    first, last = max(0, start - _CONTEXT), min(len(text), end + _CONTEXT)
    if first:
        first = max(text.rfind(" ", 0, first) + 1, first - 20)
    if last < len(text) and 0 <= text.find(" ", last) < last + 20:
        last = text.find(" ", last)
    before, words, after = (_escaped(piece, strip=False) for piece in (text[first:start], text[start:end], text[end:last]))
    return f"{'… ' * bool(first)}{before}<b>{words or '‸'}</b>{after}{' …' * (last < len(text))}".strip()


def _escaped(text: str, strip: bool = True) -> str:
    flattened = flat(text) if strip else "".join(" " if c in "\t\r\n" else c for c in text)
    return flattened.translate(_SPECIAL)


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
