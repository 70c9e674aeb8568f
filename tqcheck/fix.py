"""Apply suggestions to files of every format: non-overlapping, until nothing is left to do, through a temporary file with permissions kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from . import formats
from .errors import UserError
from .formats.pieces import Edit
from .model import Document, DocumentReport, Finding

_ROUNDS = 10


def fixable(finding: Finding, unsafe: bool) -> bool:
    """Whether `--fix` (with `unsafe`: `--unsafe-fixes`) applies the first suggestion."""
    if not finding.suggestions or finding.suppressed:
        return False
    return finding.suggestions[0].applicability in (("safe", "unsafe") if unsafe else ("safe",))


def apply(text: str, findings: Iterable[Finding]) -> str:
    """`text` with the first suggestion of each finding; of overlapping ones the first stays."""
    out, position = [], 0
    for finding in sorted(findings, key=lambda f: (f.start, f.end)):
        if finding.start < position:
            continue
        out += [text[position : finding.start], finding.suggestions[0].replacement]
        position = finding.end
    return "".join([*out, text[position:]])


def edits(findings: Iterable[Finding]) -> list[Edit]:
    """The first suggestion of each finding as an edit."""
    return [Edit(f.segment, f.start, f.end, f.suggestions[0].replacement) for f in findings]


def corrected(document: Document, wanted: Iterable[Edit]) -> Document:
    """The document with its edits made, read again. Raises `UserError`, also where another segment would read otherwise."""
    listed = list(wanted)
    raw = formats.rewritten(document, listed)
    if raw == document.raw:
        return document
    languages = document.source_language, document.target_language
    after = formats.parse(raw, document.path, document.source_path, document.format, languages)
    edited = {edit.segment for edit in listed}
    if _others(after, edited) != _others(document, edited):
        raise UserError("would read otherwise after its corrections; nothing was written", document.path)
    return after


def _others(document: Document, edited: set[str | None]) -> list[tuple[str | None, str]]:
    return [(segment.id, segment.target) for segment in document.segments if segment.id not in edited]


def repaired(found: DocumentReport, check: Callable[[Document], DocumentReport], unsafe: bool) -> DocumentReport:
    """Apply corrections and check again until nothing changes: the report of what remains, with the new document."""
    for _ in range(_ROUNDS):
        chosen = [f for f in found.findings if fixable(f, unsafe)]
        document = corrected(found.document, edits(chosen)) if chosen else found.document
        if document is found.document:
            break
        found = check(document)
    return found


def write(before: Document, raw: bytes) -> None:
    """Put new content in the place of a file. Raises `UserError` where the file changed since it was read or cannot be written."""
    if before.path == "-":
        raise UserError("cannot be rewritten: it is standard input", before.path, hint="--diff shows what would change")
    path = Path(os.path.realpath(before.path))
    temporary = None
    try:
        if path.read_bytes() != before.raw:
            raise UserError("changed while it was checked; nothing was written", before.path)
        handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(raw)
        shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except OSError as problem:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise UserError(f"cannot be written: {problem.strerror}", before.path) from None


def diff(before: Document, after: Document) -> str:
    """What changed, as a unified diff; of a zipped document the paragraphs."""
    import difflib

    lines = difflib.unified_diff(_lines(before), _lines(after), before.path, before.path)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in lines)


def _lines(document: Document) -> list[str]:
    if document.format == "docx":
        return [segment.target + "\n" for segment in document.segments]
    return formats.body(document).decode("utf-8", "surrogatepass").removeprefix("\ufeff").splitlines(keepends=True)
