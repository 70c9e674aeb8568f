"""One self-contained page for people: source and target side by side, the words marked, notes, scores with their parts.

Severities differ in colour and in shape (double, wavy, dotted, dashed line and the sign before the number), notes stand beside the text or
appear on hover and focus. Filters by words, severity, rule and category; keys `j` `k` `/` `?`; dark mode; prints with all notes. The file
loads nothing from anywhere, a content security policy forbids any script but its own, and the JSON report is inside. Of documents with
more than 3,000 rows only those with findings are shown, each with its neighbours, and the page says how many are not.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from importlib.resources import files

from ... import __version__
from ...model import DocumentReport, Finding, InputError, Report
from ...terms.vocabulary import SEVERITIES
from .. import Options
from ..json_ import as_dict
from ..kept import Kept
from .body import document, esc, summaries
from .charts import counts_bar, overview

_PLACE = re.compile(r"\{\{(\w+)\}\}")


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    report = Report(_joined(kept), list(errors))
    findings = [f for d in report.documents for f in d.findings]
    open_ = [f for f in findings if not f.suppressed]
    script = _file("script.js")
    parts = {
        "version": esc(__version__),
        "title": f"{_number(open_)}: {esc(_names(report))}",
        "heading": esc(_names(report)),
        "subheading": esc(_subheading(report)),
        "errors": _errors(report),
        "overview": counts_bar(open_) + overview(report.documents),
        "severity_buttons": _severity_buttons(findings),
        "rule_options": _choices(Counter(f.rule for f in findings)),
        "category_options": _choices(Counter(f.category for f in findings)),
        "count": _number(open_),
        "documents": _documents(report),
        "data": json.dumps(as_dict(report), ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c"),
        "style": _file("style.css"),
        "script": script,
        "script_hash": _hash(script),
    }
    yield _PLACE.sub(lambda place: parts[place[1]], _file("page.html"))


def _joined(kept: Kept) -> list[DocumentReport]:
    """The documents, the windows of a long text as one again."""
    documents: list[DocumentReport] = []
    windows: list[DocumentReport] = []
    for found in kept:
        windows.append(found)
        if not found.more:
            documents.append(_whole(windows))
            windows = []
    return [*documents, _whole(windows)] if windows else documents


def _whole(windows: list[DocumentReport]) -> DocumentReport:
    last = windows[-1]
    if len(windows) == 1:
        return last
    (segment,) = last.document.segments
    text = "".join(each.document.segments[0].target for each in windows)
    document = last.document._replace(segments=(segment._replace(target=text, masked=()),), before=None)
    findings = tuple(f for each in windows for f in each.findings)
    return last._replace(document=document, findings=findings, words=sum(each.words for each in windows))


def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(script: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _names(report: Report) -> str:
    paths = [d.document.path for d in report.documents] or [e.path for e in report.errors] or ["nothing"]
    return (
        "standard input"
        if paths == ["-"]
        else paths[0].replace("\\", "/").rpartition("/")[2]
        if len(paths) == 1
        else f"{len(paths)} documents"
    )


def _subheading(report: Report) -> str:
    words = sum(d.words for d in report.documents)
    pairs = sorted({f"{d.document.source_language} → {d.document.target_language}" for d in report.documents})
    sources = "" if any(s.source for d in report.documents for s in d.document.segments) else ", read without the source"
    return f"{', '.join(pairs)} · {words:,} words{sources}" if pairs else ""


def _number(findings: list[Finding]) -> str:
    return f"{len(findings):,} finding{'s' * (len(findings) != 1)}" if findings else "nothing found"


def _errors(report: Report) -> str:
    items = "".join(f"<li><b>{esc(e.path)}{f':{e.line}' if e.line else ''}</b> {esc(e.message)}</li>" for e in report.errors)
    return f'<section class="errors" role="alert"><h2>Not read</h2><ul>{items}</ul></section>' if items else ""


def _severity_buttons(findings: list[Finding]) -> str:
    counts = Counter("suppressed" if f.suppressed else f.severity for f in findings)
    buttons = [
        f'<button type="button" class="severity {name}" data-severity="{name}" aria-pressed="{"false" if name == "suppressed" else "true"}">'
        f'<i class="sign" aria-hidden="true"></i>{name} <b>{counts[name]}</b></button>'
        for name in (*SEVERITIES[::-1], "suppressed")
        if counts[name]
    ]
    return "".join(buttons)


def _choices(counts: Counter[str]) -> str:
    return "".join(f'<option value="{esc(name)}">{esc(name)} ({count})</option>' for name, count in sorted(counts.items()))


def _documents(report: Report) -> str:
    told = summaries()
    made: list[str] = []
    first = 1
    for number, found in enumerate(report.documents, 1):
        made.append(document(found, number, first, told, alone=len(report.documents) == 1))
        first += len(found.findings)
    return "".join(made) or '<p class="nothing">No document was read.</p>'
