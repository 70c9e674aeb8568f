"""What writers for programs share: paths, the told message, lines of the file, markup that survives any text."""

from __future__ import annotations

import os

from ..model import Document, DocumentReport, Finding, Suggestion
from ..positions import Lines

HOME = "https://github.com/tqcheck/tqcheck"
STDIN = "stdin"


class Head:
    """What a report begins with: taken by what is written first."""

    def __init__(self, text: str) -> None:
        self._text = text

    def take(self) -> str:
        text, self._text = self._text, ""
        return text


def page(rule: str) -> str:
    """The address of a rule's page."""
    return f"{HOME}/blob/main/docs/rules/{rule}.md"


def relative(path: str) -> str:
    """The path as forges want it: from the working folder where it lies below it, with forward slashes."""
    if path == "-":
        return STDIN
    try:
        inside = os.path.relpath(path)
    except ValueError:  # another drive
        inside = path
    return (path if inside.startswith("..") else inside).replace(os.sep, "/")


def uri(path: str) -> str:
    """The path as a URI reference: relative where it lies below the working folder, else a file URI."""
    from urllib.parse import quote  # not for outputs on the quick path

    name = relative(path)
    try:
        quoted = quote(name.encode("utf-8", "surrogateescape"))  # a name that is not UTF-8 on disk
    except UnicodeEncodeError:
        quoted = quote(name, errors="replace")
    return f"file://{quoted}" if name.startswith("/") else quoted


def open_findings(found: DocumentReport) -> list[Finding]:
    """The findings that nobody has suppressed."""
    return [f for f in found.findings if not f.suppressed]


def place(f: Finding) -> str:
    """line:column in a text, segment:offset elsewhere."""
    if f.range:
        return "{}:{}".format(*f.range[0])
    return f"{f.segment}:{f.start + 1}"


def called(f: Finding) -> str:
    """The rule and, where an entry of a glossary was found, its id: what `explain` and the settings go by."""
    return f"{f.rule}/{f.entry}" if f.entry else f.rule


def told(f: Finding) -> str:
    """Words, message, evidence and corrections in one line of prose; names the segment where the file gives no lines."""
    where = f" in segment {f.segment}" if f.range is None and f.segment is not None else ""
    quoted = f"“{flat(f.text)}”{where}: " if f.text or where else ""
    parts = [quoted + flat(f.message)]
    if f.evidence:
        parts.append("Evidence: " + "; ".join(evidence(e.message, e.text, e.line) for e in f.evidence) + ".")
    if f.suggestions:
        kind = "Advice" if f.suggestions[0].applicability == "display" else "Correction"
        parts.append(f"{kind}: " + " or ".join(f"“{flat(s.replacement)}”" if s.replacement else "delete" for s in f.suggestions) + ".")
    return " ".join(parts)


def evidence(message: str, text: str, line: int | None) -> str:
    """One piece of evidence: “Niamey” (capital of Niger, 3×, line 5)."""
    where = ", ".join(part for part in (message, f"line {line}" if line else "") if part)
    return f"“{text}” ({where})" if text else where


def flat(text: str) -> str:
    """The text in one line."""
    return " ".join(text.split())


def file_lines(document: Document) -> Lines:
    """The lines that ranges of findings count in: of the text as it stands, or of the file."""
    if document.single and document.segments:
        return Lines(document.segments[0].target, document.before.lines if document.before else 0)
    encoding = document.encoding.split()[0]
    return Lines(document.raw.decode(encoding, "replace").removeprefix("\ufeff"))


def edits(f: Finding, document: Document, lines: Lines | None) -> list[Suggestion]:
    """The suggestions that a program may put in place of the finding's range as they are.

    Not those for display only, and none where the file holds the words in another form than the finding (markup inside, entities,
    escapes) or the replacement would need one: ``--fix`` writes those, because it knows the format.
    """
    if f.range is None or lines is None:
        return []
    offered = [s for s in f.suggestions if s.applicability != "display"]
    if document.format in ("text", "markdown"):
        return offered
    held = lines.text[lines.offset(*f.range[0]) : lines.offset(*f.range[1])]
    return [
        s
        for s in offered
        if held == f.text and not _ESCAPED.intersection(held + s.replacement) and not (document.format == "csv" and "," in s.replacement)
    ]


_ESCAPED = frozenset("<>&\"'\\%{}\t\r\n;=:#")
"""What some format writes in another way."""


_XML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;", ord('"'): "&quot;", 9: "&#9;", 10: "&#10;", 13: "&#13;"}


def xml(text: str) -> str:
    """The text for an XML 1.0 attribute or element. What XML cannot hold becomes U+FFFD."""
    return "".join(c if _allowed(ord(c)) else "\ufffd" for c in text).translate(_XML)


def _allowed(c: int) -> bool:
    return c in (9, 10, 13) or 0x20 <= c <= 0xD7FF or 0xE000 <= c <= 0xFFFD or c >= 0x10000
