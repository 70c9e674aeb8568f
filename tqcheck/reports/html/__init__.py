"""One self-contained page for people: source and target side by side, the words marked, notes, scores with their parts.

Severities differ in colour and in shape (double, wavy, dotted, dashed line and the sign before the number), notes stand beside the text or
appear on hover and focus. Filters by words, severity, rule and category; keys `j` `k` `/` `?`; dark mode; prints with all notes. The file
loads nothing from anywhere, a content security policy forbids any script but its own, and the JSON report is inside. Of documents with
more than 3,000 rows only those with findings are shown, each with its neighbours, and the page says how many are not.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from ... import __version__
from ...errors import many
from ...model import InputError
from ...terms.vocabulary import SEVERITIES
from .. import Options
from ..json_ import Stream
from ..replay import Kept, Windows
from .body import document, esc, summaries
from .charts import counts_bar, overview
from .figures import Figures

_PLACE = re.compile(r"\{\{(\w+)\}\}")
_INDENT = re.compile(r"\n *")


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    documents = kept.documents()
    figures = [Figures(windows) for windows in documents]
    counts: Counter[str] = sum((each.counts for each in figures), Counter())
    names, number, script = esc(_names(figures, errors)), _number(sum(each.open for each in figures)), _file("script.js")
    parts: dict[str, str | Iterable[str]] = {
        "version": esc(__version__),
        "title": f"{number}: {names}",
        "heading": names,
        "subheading": esc(_subheading(figures)),
        "errors": _errors(errors),
        "overview": counts_bar(counts) + overview(figures),
        "severity_buttons": _severity_buttons(counts),
        "rule_options": _choices(sum((each.rules for each in figures), Counter())),
        "category_options": _choices(sum((each.categories for each in figures), Counter())),
        "count": number,
        "documents": _documents(documents, figures),
        "data": _data(kept, errors),
        "style": _file("style.css"),
        "script": script,
        "script_hash": _hash(script),
    }
    for i, piece in enumerate(_PLACE.split(_file("page.html"))):
        part = parts[piece] if i % 2 else piece
        yield from [part] if isinstance(part, str) else part


def _file(name: str) -> str:
    return files(__name__).joinpath(name).read_text("utf-8")


def _hash(script: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


def _names(documents: list[Figures], errors: Sequence[InputError]) -> str:
    paths = [each.path for each in documents] or [e.path for e in errors] or ["nothing"]
    if paths == ["-"]:
        return "standard input"
    return paths[0].replace("\\", "/").rpartition("/")[2] if len(paths) == 1 else f"{len(paths)} documents"


def _subheading(documents: list[Figures]) -> str:
    words = sum(each.words for each in documents)
    pairs = sorted({" → ".join(each.languages) for each in documents})
    sources = "" if any(each.has_source for each in documents) else ", read without the source"
    return f"{', '.join(pairs)} · {many(words, 'word')}{sources}" if pairs else ""


def _number(findings: int) -> str:
    return many(findings, "finding") if findings else "nothing found"


def _errors(errors: Sequence[InputError]) -> str:
    items = "".join(f"<li><b>{esc(e.path)}{f':{e.line}' if e.line else ''}</b> {esc(e.message)}</li>" for e in errors)
    return f'<section class="errors" role="alert"><h2>Not read</h2><ul>{items}</ul></section>' if items else ""


def _severity_buttons(counts: Counter[str]) -> str:
    buttons = [
        f'<button type="button" class="severity {name}" data-severity="{name}" aria-pressed="{"false" if name == "suppressed" else "true"}">'
        f'<i class="sign" aria-hidden="true"></i>{name} <b>{counts[name]}</b></button>'
        for name in (*SEVERITIES[::-1], "suppressed")
        if counts[name]
    ]
    return "".join(buttons)


def _choices(counts: Counter[str]) -> str:
    return "".join(f'<option value="{esc(name)}">{esc(name)} ({count})</option>' for name, count in sorted(counts.items()))


def _documents(documents: list[Windows], figures: list[Figures]) -> Iterator[str]:
    told = summaries()
    first = 1
    for number, (windows, counted) in enumerate(zip(documents, figures, strict=True), 1):
        yield from document(windows, counted, number, first, told, alone=len(documents) == 1)
        first += counted.found
    if not documents:
        yield '<p class="nothing">No document was read.</p>'


def _data(kept: Kept, errors: Sequence[InputError]) -> Iterator[str]:
    """The JSON report without line ends, as it can stand in a script."""
    report = Stream(Options())
    for found in kept:
        yield _for_script(report.add(found))
    yield from map(_for_script, report.end(errors))


def _for_script(piece: str) -> str:
    return _INDENT.sub("", piece).replace("<", "\\u003c")
