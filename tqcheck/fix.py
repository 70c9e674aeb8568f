"""Apply suggestions to a file: non-overlapping, from the end, through a temporary file with permissions kept."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterable
from pathlib import Path

from .errors import UserError
from .model import Document, Finding


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


def rewrite(document: Document, text: str) -> None:
    """Write the new text of a prose document over its file. Raises `UserError` where the file changed since it was read."""
    path = Path(document.path)
    if path.read_bytes() != document.raw:
        raise UserError("changed while it was checked; nothing was written", document.path)
    mark = b"\xef\xbb\xbf" if document.raw.startswith(b"\xef\xbb\xbf") else b""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + text.encode("utf-8"))
        shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except OSError as problem:
        Path(temporary).unlink(missing_ok=True)
        raise UserError(f"cannot be written: {problem.strerror}", document.path) from None
