"""Decisions written into a text: ``<!-- tqcheck: ignore RULE reason -->`` in Markdown and HTML.

`ignore` holds for its own line, or for the next line where it stands alone; `ignore-start` until `ignore-end`;
`ignore-file` for the whole file. RULE is one or several (with commas) of rule, entry, category, severity, fingerprint, or `all`.
"""

from __future__ import annotations

from .model import Document, Finding, Segment
from .positions import Lines
from .selection import UNUSED, called
from .text.digest import digest
from .text.lazy import Expression

_COMMENT = Expression(r"<!--\s*tqcheck:(.*?)-->", 16)  # re.S
_PARTS = Expression(r"\s*(?P<verb>[\w-]*)\s*(?P<names>[^\s,]+(?:\s*,\s*[^\s,]+)*)?\s*(?P<reason>.*)", 16)
_VERBS = ("ignore", "ignore-start", "ignore-end", "ignore-file")


class _Directive:
    """One comment: where it stands, which names it has, the lines (first, last) it holds for."""

    def __init__(self, start: int, end: int, body: str) -> None:
        self.start, self.end = start, end
        parts = _PARTS.fullmatch(body)
        self.verb: str = parts["verb"] if parts else ""
        self.names = tuple(name.strip(" \t\r\n:") for name in ((parts and parts["names"]) or "").split(",") if name.strip(" :"))
        self.reason = " ".join(parts["reason"].strip(" \t\r\n:—–-").split()) if parts else ""
        self.lines = (0, 0)
        self.used = False
        self.mistake = ""

    def holds(self, finding: Finding, line: int) -> bool:
        first, last = self.lines
        return first <= line <= last and ("all" in self.names or finding.fingerprint in self.names or called(finding, self.names))


def apply(findings: list[Finding], document: Document) -> list[Finding]:
    """The findings with those suppressed that a comment names, and one more for every comment that suppresses nothing."""
    if not document.single or not document.segments or "tqcheck:" not in document.segments[0].target:
        return findings
    segment = document.segments[0]
    lines = Lines(segment.target)
    directives = _directives(segment, lines)
    out = []
    for f in findings:
        line = lines.at(f.start)[0]
        holding = [d for d in directives if d.holds(f, line)]
        for directive in holding:
            directive.used = True
        if holding and f.suppressed is None:
            f = f._replace(suppressed=f"inline: {holding[0].reason}" if holding[0].reason else "inline")
        out.append(f)
    idle = [d for d in directives if d.mistake or (not d.used and d.verb != "ignore-end")]
    end = "can go" if segment.source else "can go, unless it is for a check with the source"
    out += [unused(_message(d, end), segment.target, d.start, d.end, lines, number) for number, d in enumerate(idle)]
    return sorted(out, key=lambda f: (f.start, f.end))


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
    """Give a directive its lines or say what is wrong with it."""
    (here, column), (until, after), last = lines.at(directive.start), lines.at(directive.end), lines.at(len(lines.text))[0]
    if directive.verb not in _VERBS:
        from .keys import nearest

        directive.mistake = f"'{directive.verb}' is no directive; {nearest(directive.verb, _VERBS)}"
    elif directive.verb == "ignore-end":
        closed = next((d for d in reversed(opened) if not directive.names or set(directive.names) & set(d.names)), None)
        if closed is None:
            directive.mistake = "nothing is open that it could end."
        else:
            opened.remove(closed)
            closed.lines = (closed.lines[0], here)
    elif not directive.names:
        directive.mistake = f"'{directive.verb}' needs a rule, an entry, a category or 'all'."
    elif directive.verb == "ignore":
        alone = not (lines.line(here)[: column - 1] + lines.line(until)[after - 1 :]).strip()
        line = _next(lines, until, last) if alone else here
        directive.lines = (line, line)
    elif directive.verb == "ignore-start":
        directive.lines = (here, last)
        opened.append(directive)
    else:
        directive.lines = (1, last)


def _next(lines: Lines, line: int, last: int) -> int:
    """The next line that holds more than white space and comments of this kind."""
    return next((n for n in range(line + 1, last + 1) if _COMMENT.sub("", lines.line(n)).strip()), last + 1)


def _message(directive: _Directive, end: str) -> str:
    if directive.mistake:
        return f"This comment does nothing: {directive.mistake}"
    where = {"ignore": "on the line it is for", "ignore-file": "in this file"}.get(directive.verb, "in its range")
    what = "Nothing" if "all" in directive.names else f"Nothing called {' or '.join(directive.names)}"
    return f"{what} is found {where}: the comment {end}."
