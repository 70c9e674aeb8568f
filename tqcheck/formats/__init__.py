"""Readers and writers: from a file to a `Document` and, with corrections, back. One module a format; this one decides which.

A reader yields segments and the place of each in the file. Writing (`rewritten`) changes the spans of corrections and nothing else.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable

from ..errors import UserError
from ..model import Document, Finding, Segment
from ..typed import TYPE_CHECKING, BinaryIO
from .encoded import body, decode, in_bytes, recoded

if TYPE_CHECKING:
    from .pieces import Edit
    from .windows import LongText

FORMATS = {
    "text": (".txt", ".text"),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm", ".xhtml"),
    "jsonl": (".jsonl", ".ndjson"),
    "tsv": (".tsv", ".tab"),
    "csv": (".csv",),
    "xliff": (".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"),
    "tmx": (".tmx",),
    "po": (".po", ".pot"),
    "srt": (".srt",),
    "vtt": (".vtt",),
    "json": (".json", ".arb"),
    "properties": (".properties",),
    "docx": (".docx",),
}
"""Format names and the file name endings that mean them."""

_BILINGUAL = frozenset(("jsonl", "tsv", "csv", "xliff", "tmx", "po"))
_WITH_FURNITURE = frozenset(("html", "json", "po", "properties"))
"""Pages and programs have menus and buttons by right; in an article they were scraped."""
_LONGEST = 10_000_000
"""Characters in a line: more is no text, and no rule is made for it."""
_LONG = 4_000_000
"""Bytes from which on a plain text is read in windows."""
_INSIDE = bytes(range(0x80, 0xC0))
"""Bytes with which no character begins."""
_PATIENCE = 10
"""Seconds to wait for somebody to write into a named pipe."""
_SINGLE = frozenset(("text", "markdown", "html"))
_BY_LINES = frozenset(("text", "markdown", "jsonl", "tsv", "csv", "po", "properties", "srt", "vtt"))
"""Formats in which lines end; the others may write a whole file in one line."""

__all__ = ["FORMATS", "body", "decode", "opened", "parse", "placed", "read", "rewritten"]


def read(path: str, source: str | None = None, input_format: str | None = None, languages: tuple[str, str] = ("fr", "en")) -> Document:
    """Read one target file (``-``: standard input), with its source file where there is one. Raises `UserError`."""
    return parse(_bytes(path), path, source, input_format, languages)


def opened(
    path: str, source: str | None = None, input_format: str | None = None, languages: tuple[str, str] = ("fr", "en")
) -> Document | LongText:
    """The same, but a plain text of more than `_LONG` bytes that has no source is not read yet. Raises `UserError`."""
    file, kept = _file(path), path == "-"
    try:
        head = file.read(_LONG + 1)
        if len(head) > _LONG and not source and (input_format or _recognise(path, head)) == "text":
            from .windows import LongText

            text = LongText(path, languages, file, head, _LONGEST)
            kept = True
            return text
        if len(head) > _LONG:
            head = b"".join((head, file.read()))
    except OSError as problem:
        raise _unreadable(path, problem) from None
    finally:
        if not kept:
            file.close()
    return parse(head, path, source, input_format, languages)


def parse(
    raw: bytes, path: str, source: str | None = None, input_format: str | None = None, languages: tuple[str, str] = ("fr", "en")
) -> Document:
    """The content of a file as a document; `path` names it and tells its format. Raises `UserError`."""
    name = input_format or _recognise(path, raw)
    if source and name in _BILINGUAL:
        raise UserError(f"a {name} file carries its own sources; --source is for texts", path)
    if name in _BY_LINES:
        _refuse_long_lines(raw, path)
    original = _bytes(source) if source else None
    known = Document(path, (), name in _SINGLE, source, *languages, raw, name)
    if name in _SINGLE:
        return _readable(_prose(known, original))
    segments, encoding = _segments(known)
    if source is not None and original is not None:
        if any(segment.source is not None for segment in segments):
            raise UserError("holds its own sources; --source is for texts", path)
        segments = _paired(segments, _segments(known._replace(path=source, raw=original))[0], name)
    return _readable(known._replace(segments=segments, encoding=encoding))


def _refuse_long_lines(raw: bytes, path: str) -> None:
    """Raise `UserError` for a line that is too long, before anything looks into it."""
    start = 0
    while len(raw) - start > _LONGEST:
        end = raw.rfind(b"\n", start, start + _LONGEST)
        if end < 0:
            stop = raw.find(b"\n", start)
            line = raw[start : stop if stop >= 0 else len(raw)]
            size = len(line.translate(None, _INSIDE))
            if size > _LONGEST:
                raise UserError(f"a line has {size:,} characters, which is refused", path, raw.count(b"\n", 0, start) + 1)
            end = stop if stop >= 0 else len(raw)
        start = end + 1


def _readable(document: Document) -> Document:
    """The document. Raises `UserError` where a line of it is too long to be text."""
    for segment in document.segments:
        text = segment.view.text if segment.view else segment.target
        if segment.source is not None and len(segment.source) > len(text):
            text = segment.source
        if len(text) <= _LONGEST:
            continue
        for number, line in enumerate(text.split("\n"), 1):
            if len(line) > _LONGEST:
                where = number if document.single and not segment.view else None
                named = "" if document.single else f" of segment {segment.id}"
                raise UserError(f"a line{named} has {len(line):,} characters, which is refused", document.path, where)
    return document


def rewritten(document: Document, edits: list[Edit], made: list[Edit] | None = None) -> bytes:
    """The file with its edits made, see `rewrite.rewritten`."""
    from . import rewrite

    return rewrite.rewritten(document, edits, made)


def placed(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings with their places in the file, without those that mean nothing in its format, see `rewrite.placed`."""
    if document.format in _WITH_FURNITURE:
        findings = [finding for finding in findings if finding.rule != "page-furniture"]
    if document.single:
        return tuple(findings)
    from . import rewrite

    return rewrite.placed(document, findings)


def _prose(document: Document, original: bytes | None) -> Document:
    path, source_path = document.path, document.source_path or ""
    if document.format == "html":
        from . import html

        body, encoding = recoded(document.raw, path, "html")
        source = decode(recoded(original, source_path, "html")[0], source_path) if original is not None else None
        return document._replace(segments=(html.segment(decode(body, path), document.target_language, source),), encoding=encoding)
    text = decode(document.raw, path)
    source = decode(original, source_path) if original is not None else None
    from . import prose

    return document._replace(segments=(prose.segment(text, source, markdown=document.format == "markdown"),))


def _segments(document: Document) -> tuple[tuple[Segment, ...], str]:
    """(segments, encoding) of a segment format; places in bytes of `body`."""
    name, path, raw = document.format, document.path, document.raw
    source, target = document.source_language, document.target_language
    if name == "docx":
        from . import docx

        return docx.read(raw, path, source, target), "utf-8"
    if name in ("xliff", "tmx"):
        from . import tmx, xliff

        raw, encoding = recoded(raw, path, "xml")
        return (xliff if name == "xliff" else tmx).read(raw, path, source, target), encoding
    encoding = "utf-8"
    if name in ("po", "properties"):
        raw, encoding = recoded(raw, path, name)
    text = decode(raw, path)
    if name == "jsonl":
        from . import segments

        return segments.jsonl(raw, path), encoding
    if name == "json":
        from . import segments

        found = segments.strings(text, path, target)
    elif name in ("tsv", "csv"):
        from . import tables

        found = (tables.tsv if name == "tsv" else tables.csv)(text, path, source, target)
    elif name in ("srt", "vtt"):
        from . import subtitles

        found = (subtitles.srt if name == "srt" else subtitles.vtt)(text, path)
    elif name == "po":
        from . import po

        found = po.read(text, path, target)
    else:
        from . import properties

        found = properties.read(text)
    return in_bytes(found, text, 3 if raw.startswith(b"\xef\xbb\xbf") else 0), encoding


def _paired(targets: tuple[Segment, ...], sources: tuple[Segment, ...], name: str) -> tuple[Segment, ...]:
    """Targets with their sources: by name of the segment, in DOCX by the order of the paragraphs, or where their numbers differ by aligning them."""
    if name != "docx":
        known = {segment.id: segment.target for segment in sources}
        return tuple(segment._replace(source=known.get(segment.id)) for segment in targets)
    if len(sources) == len(targets):
        return tuple(target._replace(source=source.target) for target, source in zip(targets, sources, strict=True))
    from ..bilingual.align import english, french, links

    found = list(targets)
    for (i, i_end), (j, j_end) in links([french(s.target) for s in sources], [english(s.target) for s in targets]):
        text = "\n".join(segment.target for segment in sources[i:i_end])
        for k in range(j, j_end):
            found[k] = found[k]._replace(source=text or None)
    return tuple(found)


def _bytes(path: str) -> bytes:
    try:
        if path == "-":
            return sys.stdin.buffer.read()
        with _file(path) as file:
            return file.read()
    except OSError as problem:
        raise _unreadable(path, problem) from None


def _file(path: str) -> BinaryIO:
    if path == "-":
        return sys.stdin.buffer
    try:
        mode = os.stat(path).st_mode
        if stat.S_ISDIR(mode):
            raise UserError("is a folder; name files", path)
        if stat.S_ISFIFO(mode):
            return _pipe(path)
        if not stat.S_ISREG(mode):
            raise UserError("is a device or socket, not a file", path, hint="- is standard input")
        return open(path, "rb")
    except OSError as problem:
        raise _unreadable(path, problem) from None


def _pipe(path: str) -> BinaryIO:
    """A named pipe, once somebody writes into it."""
    import select

    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([handle], [], [], _PATIENCE)[0]:
        os.close(handle)
        raise UserError(f"is a pipe into which nobody has written for {_PATIENCE} seconds", path)
    os.set_blocking(handle, True)
    return open(handle, "rb")


def _unreadable(path: str, problem: OSError) -> UserError:
    return UserError("no such file" if isinstance(problem, FileNotFoundError) else f"cannot be read: {problem.strerror or problem}", path)


def _recognise(path: str, raw: bytes) -> str:
    suffix = os.path.splitext(path)[1].lower()
    known = next((name for name, endings in FORMATS.items() if suffix in endings), None)
    if known:
        return known
    from .recognise import by_content

    return by_content(raw)
