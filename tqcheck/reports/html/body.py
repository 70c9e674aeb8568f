"""The text of a document as HTML: rows of source and target, marks around the words, notes."""

from __future__ import annotations

import html
import re

from ...catalogue import catalogue
from ...model import DocumentReport, Finding, Suggestion
from ..rows import Row, rows, source_span
from ..shared import evidence, flat
from .charts import scores, strip

_EMPHASIS = re.compile(r"\*([^*\n]+)\*")
_LONG, _NEIGHBOURS = 3000, 2
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def esc(text: str) -> str:
    """The text for HTML, as content or in a quoted attribute."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def summaries() -> dict[str, str]:
    """What each rule finds, by id."""
    return {rule.id: rule.summary for rule in catalogue()}


def document(found: DocumentReport, number: int, first: int, told: dict[str, str], alone: bool) -> str:
    """One document. Its findings are numbered from `first`; `alone`: it is the only one, and the page already names it."""
    doc = found.document
    listed = rows(found)
    with_source = any(row.source for row in listed)
    numbers = {id(f): n for n, f in enumerate((mark.finding for row in listed for mark in row.marks), first)}
    heads = [f"Source <span>{esc(doc.source_language)}</span>"] * with_source + [f"Target <span>{esc(doc.target_language)}</span>", "Notes"]
    head = f'<div class="row head" aria-hidden="true"><div></div>{"".join(f"<div>{h}</div>" for h in heads)}</div>'
    body = "".join(
        _left_out(item) if isinstance(item, int) else _row(item, number, numbers, found, told, with_source)
        for item in shown([row for row in listed if row.target.strip() or row.source or row.marks])
    )
    title = "" if alone else f'<h2>{esc(doc.path)}</h2><p class="sub">{found.words:,} words</p>'
    return (
        f'<section class="document{" bilingual" * with_source}" id="d{number}" aria-label="{esc(doc.path)}">{title}'
        f"{scores(found)}{strip(found, listed, numbers)}{head}{body}</section>"
    )


def shown(listed: list[Row]) -> list[Row | int]:
    """All rows of a document; of a very long one those with findings and their neighbours, and the number of rows between them."""
    if len(listed) <= _LONG:
        return list(listed)
    near = {i + step for i, row in enumerate(listed) if row.marks for step in range(-_NEIGHBOURS, _NEIGHBOURS + 1)}
    made: list[Row | int] = []
    left_out = 0
    for i, row in enumerate(listed):
        if i not in near:
            left_out += 1
            continue
        made += [left_out, row] if left_out else [row]
        left_out = 0
    return [*made, left_out] if left_out else made


def _left_out(count: int) -> str:
    return f'<div class="row between"><p>{count:,} row{"s" * (count > 1)} without findings not shown</p></div>'


def _row(row: Row, doc: int, numbers: dict[int, int], found: DocumentReport, told: dict[str, str], with_source: bool) -> str:
    languages = found.document.source_language, found.document.target_language
    name = row.segment if row.segment is not None else str(row.line or "")
    spans = [(*span, numbers[id(f)], f) for f, _, _ in row.marks if (span := source_span(row, f))]
    source = (
        f'<div class="text source" lang="{esc(languages[0])}" dir="auto">{_source(row.source or "", spans)}</div>' if with_source else ""
    )
    target = f'<div class="text target" lang="{esc(languages[1])}" dir="auto">{_target(row, numbers)}</div>'
    notes = "".join(_note(f, row.target[start:end], numbers[id(f)], told) for f, start, end in row.marks)
    return (
        f'<div class="row{" quiet" * (not row.marks)}" id="d{doc}r{row.number}"><div class="place">{esc(name)}</div>'
        f'{source}{target}<div class="notes">{notes}</div></div>'
    )


def _target(row: Row, numbers: dict[int, int]) -> str:
    parts, position = [], 0
    for f, begin, stop in sorted(row.marks, key=lambda mark: mark[1:]):
        start, end = max(begin, position), max(stop, position)
        n, kind = numbers[id(f)], "suppressed" if f.suppressed else f.severity
        words = esc(row.target[start:end]) or '<span class="gap" role="img" aria-label="something is missing">‸</span>'
        parts.append(esc(row.target[position:start]))
        parts.append(
            f'<mark class="{kind}" id="m{n}" data-n="{n}" tabindex="0" aria-describedby="n{n}">{words}'
            f'<sup aria-hidden="true"><i class="sign"></i>{n}</sup></mark>'
        )
        position = end
    return "".join([*parts, esc(row.target[position:].rstrip())])


def _source(text: str, spans: list[tuple[int, int, int, Finding]]) -> str:
    parts, position = [], 0
    for start, end, n, f in sorted(spans, key=lambda s: s[:3]):
        if start >= position:
            parts += [esc(text[position:start]), f'<span class="of {f.severity}" data-n="{n}">{esc(text[start:end])}</span>']
            position = end
    return "".join([*parts, esc(text[position:].rstrip())])


def _note(f: Finding, words: str, n: int, told: dict[str, str]) -> str:
    kind = "suppressed" if f.suppressed else f.severity
    entry = f' <span class="entry">{esc(f.entry)}</span>' if f.entry else ""
    lines = [
        f'<header><a class="number" href="#m{n}" aria-label="finding {n}"><i class="sign" aria-hidden="true"></i>{n}</a>'
        f' <b class="grade">{esc(f.severity)}</b> <span class="rule" title="{esc(told.get(f.rule, ""))}">{esc(f.rule)}</span>{entry}</header>'
    ]
    if f.suggestions:
        lines.append(f'<p class="fix">{_fix(f, words)}</p>')
    message = _EMPHASIS.sub(r"<i>\1</i>", esc(flat(f.message)))
    lines.append(f'<p class="why">{message}</p>')
    if f.evidence:
        shown = "; ".join(esc(evidence(e.message, e.text, e.line)) for e in f.evidence)
        lines.append(f'<p class="evidence"><b>Evidence</b> {shown}</p>')
    if f.suppressed:
        lines.append(f'<p class="evidence"><b>Suppressed</b> {esc(f.suppressed)}</p>')
    lines.append(f'<p class="meta">{esc(f.category)} · confidence {f.confidence:.0%}</p>')
    return (
        f'<article class="note {kind}" id="n{n}" data-n="{n}" data-severity="{kind}" data-rule="{esc(f.rule)}"'
        f' data-category="{esc(f.category)}">{"".join(lines)}</article>'
    )


def _fix(f: Finding, words: str) -> str:
    offers = " or ".join(_offer(s) for s in f.suggestions)
    return f'<del>{esc(words)}</del> <span class="arrow" role="img" aria-label="becomes">→</span> {offers}' if words else offers


def _offer(s: Suggestion) -> str:
    badge = {"safe": ' <span class="badge">safe</span>', "display": ' <span class="badge">advice</span>'}.get(s.applicability, "")
    return f"<ins>{esc(s.replacement)}</ins>{badge}" if s.replacement else f"<em>delete</em>{badge}"
