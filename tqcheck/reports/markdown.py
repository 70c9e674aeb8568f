"""A summary for people who read it on a forge: `--output markdown="$GITHUB_STEP_SUMMARY"`, or a comment in a merge request.

Counts and scores first, then a table a document with place, words in their sentence, correction and reason.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from ..errors import many
from ..model import DocumentReport, InputError
from ..records import NamedTuple
from ..terms.vocabulary import SEVERITIES
from ..typed import Any
from . import Options
from .replay import Kept
from .rows import rows
from .shared import called, flat, open_findings, place, relative

_CONTEXT = 32
_GRAVEST_FIRST = SEVERITIES[::-1]
_SPECIAL = {ord(c): f"\\{c}" for c in "\\`*_[]|~#"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;", ord("$"): "&#36;"}


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    documents = kept.documents()
    counted = list(map(_counted, documents))
    yield f"### tqcheck: {_headline(sum((each.counts for each in counted), Counter()))}\n"
    for e in errors:
        yield f"\n- **{_escaped(relative(e.path))}{f':{e.line}' if e.line else ''}**: {_escaped(e.message)}\n"
    if counted:
        yield "\n" + _overview(counted)
    for windows, each in zip(documents, counted, strict=True):
        if each.counts:
            yield _head(each.path)
            yield from map(_rows, windows)


class _Counted(NamedTuple):
    """What the overview says of a document; `counts`: open findings by severity."""

    path: str
    words: int
    counts: Counter[str]
    scores: dict[str, Any] | None


def _counted(windows: Iterable[DocumentReport]) -> _Counted:
    words, counts = 0, Counter[str]()
    for found in windows:
        words += found.words
        counts.update(f.severity for f in open_findings(found))
    return _Counted(found.document.path, words, counts, found.scores)


def _headline(counts: Counter[str]) -> str:
    number = counts.total()
    if not number:
        return "nothing found"
    told = ", ".join(f"{counts[s]} {s}" for s in _GRAVEST_FIRST if counts[s])
    return f"{many(number, 'finding')} ({told})"


def _overview(documents: list[_Counted]) -> str:
    scored = any(each.scores for each in documents)
    head = ["document", "words", *_GRAVEST_FIRST[:3], *(["MQM", "fluency"] if scored else [])]
    lines = [_line(head), _line(["---", *["--:"] * (len(head) - 1)])]
    for each in documents:
        cells = [_escaped(relative(each.path)), f"{each.words:,}", *(str(each.counts[s] or "") for s in _GRAVEST_FIRST[:3])]
        lines.append(_line(cells + ([_score(each.scores, "mqm"), _score(each.scores, "fluency")] if scored else [])))
    return "\n".join(lines) + "\n"


def _score(scores: dict[str, Any] | None, name: str) -> str:
    score = (scores or {}).get(name)
    if not score:
        return ""
    verdict = "" if "pass" not in score else " pass" if score["pass"] else " **fail**"
    return f"{score['value']:.1f}{verdict}"


def _head(path: str) -> str:
    return "\n".join(
        ["", f"#### {_escaped(relative(path))}", "", _line(["place", "severity", "words", "correction", "why"]), _line(["---"] * 5), ""]
    )


def _rows(found: DocumentReport) -> str:
    lines = []
    for row in rows(found):
        for f, start, end in row.marks:
            if not f.suppressed:
                offers = " or ".join(f"**{_escaped(s.replacement)}**" if s.replacement.strip() else "delete" for s in f.suggestions)
                words = _in_context(row.target, start, end)
                lines.append(_line([_escaped(place(f)), f.severity, words, offers, f"{_escaped(f.message)} ({called(f)})"]) + "\n")
    return "".join(lines)


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
