"""The text of a document as HTML: rows of source and target, marks around the words, notes."""

from __future__ import annotations

import html
import re
from collections import deque
from collections.abc import Iterable, Iterator

from ...catalogue import catalogue
from ...errors import many
from ...model import DocumentReport, Finding, Suggestion
from ..rows import Row, source_span
from ..shared import evidence, flat
from .charts import scores, strip
from .figures import Figures, is_shown, numbered

_EMPHASIS = re.compile(r"\*([^*\n]+)\*")
_LONG, _NEIGHBOURS = 3000, 2
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def esc(text: str) -> str:
    """The text for HTML, as content or in a quoted attribute."""
    return html.escape(_FORBIDDEN.sub("\ufffd", text), quote=True)


def summaries() -> dict[str, str]:
    """What each rule finds, by id."""
    return {rule.id: rule.summary for rule in catalogue()}


def document(
    windows: Iterable[DocumentReport], figures: Figures, number: int, first: int, told: dict[str, str], alone: bool
) -> Iterator[str]:
    """One document. Its findings are numbered from `first`; `alone`: it is the only one, and the page already names it."""
    source, target = map(esc, figures.languages)
    heads = [f"Source <span>{source}</span>"] * figures.bilingual + [f"Target <span>{target}</span>", "Notes"]
    title = "" if alone else f'<h2>{esc(figures.path)}</h2><p class="sub">{many(figures.words, "word")}</p>'
    label = f'id="d{number}" aria-label="{esc(figures.path)}"'
    yield f'<section class="document{" bilingual" * figures.bilingual}" {label}>{title}{scores(figures)}'
    yield from strip(figures, numbered(windows, first))
    yield f'<div class="row head" aria-hidden="true"><div></div>{"".join(f"<div>{h}</div>" for h in heads)}</div>'
    listed = ((row, n) for row, n in numbered(windows, first) if is_shown(row))
    for item in near_findings(listed) if figures.rows > _LONG else listed:
        yield _left_out(item) if isinstance(item, int) else _row(*item, number, figures, told)
    yield "</section>"


Numbered = tuple[Row, int]


def near_findings(listed: Iterable[Numbered]) -> Iterator[Numbered | int]:
    """The rows with findings and their neighbours, and the number of rows between them."""
    waiting: deque[Numbered] = deque()  # the last rows: what comes may make them neighbours
    left_out = behind = 0
    for item in listed:
        if item[0].marks:
            if left_out:
                yield left_out
            yield from waiting
            waiting.clear()
            left_out, behind = 0, _NEIGHBOURS + 1
        if behind:
            behind -= 1
            yield item
            continue
        waiting.append(item)
        if len(waiting) > _NEIGHBOURS:
            waiting.popleft()
            left_out += 1
    if left_out := left_out + len(waiting):
        yield left_out


def _left_out(count: int) -> str:
    return f'<div class="row between"><p>{count:,} row{"s" * (count > 1)} without findings not shown</p></div>'


def _row(row: Row, first: int, doc: int, figures: Figures, told: dict[str, str]) -> str:
    source_language, target_language = map(esc, figures.languages)
    numbers = {id(mark.finding): n for n, mark in enumerate(row.marks, first)}
    name = row.segment if row.segment is not None else str(row.line or "")
    spans = [(*span, numbers[id(f)], f) for f, _, _ in row.marks if (span := source_span(row, f))]
    source = f'<div class="text source" lang="{source_language}" dir="auto">{_source(row.source or "", spans)}</div>' * figures.bilingual
    target = f'<div class="text target" lang="{target_language}" dir="auto">{_target(row, numbers)}</div>'
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
