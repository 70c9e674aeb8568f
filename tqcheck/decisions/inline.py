"""Decisions written into a file: ``<!-- tqcheck: ignore RULE reason -->`` in Markdown and HTML, the same in comments and notes of PO,
XLIFF, TMX, properties and WebVTT (`formats.comments`).

`ignore` holds for its own line, or for the next line where it stands alone, in a segment format for the segments of its unit;
`ignore-start` until `ignore-end`; `ignore-file` for the whole file. RULE is one or several (with commas) of rule, entry, category,
severity, fingerprint, or `all`.
"""

from __future__ import annotations

from collections.abc import Callable

from ..configuration.selection import UNUSED, called
from ..formats import body
from ..model import Document, Finding, Segment
from ..positions import Lines
from ..text.digest import digest
from ..text.lazy import Expression, S

_COMMENT = Expression(r"<!--\s*tqcheck:(.*?)-->", S)
_PARTS = Expression(r"\s*(?P<verb>[\w-]*)\s*(?P<names>[^\s,]+(?:\s*,\s*[^\s,]+)*)?\s*(?P<reason>.*)", S)
_VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")


class _Directive:
    """One comment: where it stands, which names it has, and from where to where it holds: lines, in a segment format bytes."""

    def __init__(self, start: int, end: int, text: str) -> None:
        self.start, self.end = start, end
        parts = _PARTS.fullmatch(text)
        self.verb: str = parts["verb"] if parts else ""
        self.names = tuple(name.strip(" \t\r\n:") for name in ((parts and parts["names"]) or "").split(",") if name.strip(" :"))
        self.reason = " ".join(parts["reason"].strip(" \t\r\n:—–-").split()) if parts else ""
        self.reach = (0, 0)
        self.used = False
        self.mistake = ""

    def holds(self, finding: Finding, at: int) -> bool:
        first, last = self.reach
        return first <= at <= last and ("all" in self.names or finding.fingerprint in self.names or called(finding, self.names))


Unknown = Callable[[str], str]
"""What is wrong with a name, empty where something has it (`selection.unknown`)."""


def apply(findings: list[Finding], document: Document, unknown: Unknown = lambda name: "") -> list[Finding]:
    """The findings with those suppressed that a comment names, and one more for every comment that suppresses nothing."""
    if not document.segments:
        return findings
    if document.single:
        return _in_text(findings, document.segments[0], unknown) if "tqcheck:" in document.segments[0].target else findings
    return _in_segments(findings, document, unknown) if b"tqcheck:" in document.raw or document.encoding != "utf-8" else findings


def _in_text(findings: list[Finding], segment: Segment, unknown: Unknown) -> list[Finding]:
    lines = Lines(segment.target)
    directives = _directives(segment, lines)
    found = _decided(findings, directives, [lines.at(f.start)[0] for f in findings])
    end = "can go" if segment.source else "can go, unless it is for a check with the source"
    for number, d in enumerate(_idle(directives)):
        message = _message(d, {"ignore": "on the line it is for", "ignore-file": "in this file"}.get(d.verb, "in its range"), end, unknown)
        found.append(unused(message, segment.target, d.start, d.end, lines, number))
    return sorted(found, key=lambda f: (f.start, f.end))


def _in_segments(findings: list[Finding], document: Document, unknown: Unknown) -> list[Finding]:
    from ..formats.comments import comments

    listed = comments(document)
    if not listed:
        return findings
    directives, opened = [], list[_Directive]()
    for comment in listed:
        directive = _Directive(comment.start, comment.end, comment.text)
        directives.append(directive)
        _reach(directive, comment.start, comment.reach, len(document.raw), opened)
    places = {segment.id: segment.place[0] for segment in document.segments if segment.place}
    found = _decided(findings, directives, [places.get(f.segment, -1) for f in findings])
    idle = _idle(directives)
    if idle:
        raw = body(document)
        text = raw.decode("utf-8").removeprefix("\ufeff")
        lines = Lines(text)
    for number, d in enumerate(idle):
        message = _message(d, {"ignore": "in what it is for", "ignore-file": "in this file"}.get(d.verb, "in its range"), "can go", unknown)
        start, end = (len(raw[:offset].decode("utf-8").removeprefix("\ufeff")) for offset in (d.start, d.end))
        found.append(unused(message, text, start, end, lines, number))
    return found


def _decided(findings: list[Finding], directives: list[_Directive], places: list[int]) -> list[Finding]:
    """The findings, those suppressed that a directive holds for; `places`: where each stands, as directives count."""
    out = []
    for f, at in zip(findings, places, strict=True):
        holding = [d for d in directives if d.holds(f, at)]
        for directive in holding:
            directive.used = True
        if holding and f.suppressed is None:
            f = f._replace(suppressed=f"inline: {holding[0].reason}" if holding[0].reason else "inline")
        out.append(f)
    return out


def _idle(directives: list[_Directive]) -> list[_Directive]:
    return [d for d in directives if d.mistake or (not d.used and d.verb != "ignore-end")]


def unused(message: str, text: str, start: int, end: int, lines: Lines, number: int) -> Finding:
    """The finding that a suppression, the `number`-th of its file, suppresses nothing."""
    return Finding(
        rule=UNUSED,
        start=start,
        end=end,
        message=message,
        severity="neutral",
        category="design/markup",
        issue_type="uncategorized",
        confidence=1.0,
        text=text[start:end],
        range=(lines.at(start), lines.at(end)),
        fingerprint=digest(f"{UNUSED}|{text[start:end]}|{number}"),
    )


def _directives(segment: Segment, lines: Lines) -> list[_Directive]:
    """The comments of a text in order, each with its lines. Comments in code, and in plain text, are text."""
    text = segment.target
    markup = segment.view is not None
    begins = {start for start, _ in segment.masked}
    found: list[_Directive] = []
    opened: list[_Directive] = []
    for match in _COMMENT.finditer(text):
        if markup or match.start() in begins:
            directive = _Directive(match.start(), match.end(), match[1])
            found.append(directive)
            _place(directive, lines, opened)
    return found


def _place(directive: _Directive, lines: Lines, opened: list[_Directive]) -> None:
    """Give a directive of a text its lines or say what is wrong with it."""
    (here, column), (until, after), last = lines.at(directive.start), lines.at(directive.end), lines.at(len(lines.text))[0]
    reach = (here, here)
    if directive.verb == "ignore" and not (lines.line(here)[: column - 1] + lines.line(until)[after - 1 :]).strip():
        line = _next(lines, until, last)
        reach = (line, line)
    _reach(directive, here, reach, last, opened)


def _reach(directive: _Directive, here: int, reach: tuple[int, int], last: int, opened: list[_Directive]) -> None:
    """Say from where to where a directive holds: `reach` if it is for one place, else from `here` on, `last` being the end of the file."""
    if directive.verb not in _VERBS:
        from ..errors import nearest

        directive.mistake = f"'{directive.verb}' is no directive; {nearest(directive.verb, _VERBS)}"
    elif directive.verb == "ignore-end":
        closed = next((d for d in reversed(opened) if not directive.names or set(directive.names) & set(d.names)), None)
        if closed is None:
            directive.mistake = "nothing is open that it could end."
        else:
            opened.remove(closed)
            closed.reach = (closed.reach[0], here)
    elif not directive.names:
        directive.mistake = f"'{directive.verb}' needs a rule, an entry, a category or 'all'."
    elif directive.verb == "ignore":
        directive.reach = reach
    elif directive.verb == "ignore-start":
        directive.reach = (here, last)
        opened.append(directive)
    else:
        directive.reach = (0, last)


def _next(lines: Lines, line: int, last: int) -> int:
    """The next line that holds more than white space and comments of this kind."""
    return next((n for n in range(line + 1, last + 1) if _COMMENT.sub("", lines.line(n)).strip()), last + 1)


def _message(directive: _Directive, where: str, end: str, unknown: Unknown) -> str:
    if directive.mistake:
        return f"This comment does nothing: {directive.mistake}"
    what = "Nothing" if "all" in directive.names else f"Nothing called {' or '.join(directive.names)}"
    wrong = "".join(f" {problem}" for problem in map(unknown, directive.names) if problem)
    return f"{what} is found {where}: the comment {end}.{wrong}"
