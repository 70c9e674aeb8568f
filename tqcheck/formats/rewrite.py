"""From spans of segments to spans of the file, for writing corrections and for showing places."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from functools import partial

from ..errors import UserError
from ..model import Document, Finding, Segment
from . import encoded
from .pieces import Edit, Escape, Piece, RawEdit, joined, raw_edits, raw_offset, spliced


def rewritten(document: Document, edits: Iterable[Edit], made: list[Edit] | None = None) -> bytes:
    """The file with its edits made; the bytes outside their spans stay. An edit is left out where it would touch markup.

    Of overlapping edits the first is made. `made` takes the edits that were made, as they stand in their segments. Raises `UserError`
    where a segment's name is not its own, or the file's encoding cannot hold a replacement.
    """
    made = [] if made is None else made
    if document.single:
        return _single(document, list(edits), made)
    parts: dict[str | None, list[tuple[int, int, bytes]]] = {}
    for segment, chosen in _by_segment(document, edits):
        if segment.place is None:
            continue
        start, end = segment.place
        raw = _part(document, segment.part)[start:end].decode("utf-8", "surrogatepass")
        new, taken = _changed(document, segment, raw, chosen)
        if new != raw:
            made += taken
            parts.setdefault(segment.part, []).append((start, end, new.encode("utf-8", "surrogatepass")))
    if not parts:
        return document.raw
    bodies = {part: spliced(_part(document, part), sorted(changes)) for part, changes in parts.items()}
    if document.format != "docx":
        return encoded.packed(bodies[None], document)
    from .archive import replaced

    try:
        return replaced(document.raw, {str(part): body for part, body in bodies.items()})
    except (KeyError, ValueError):
        raise UserError("is an archive of a kind that can be read but not rewritten", document.path) from None


def placed(document: Document, findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings of a segment format with their line and column in the file, and without those of locked segments."""
    if document.single:
        return tuple(findings)
    segments = {segment.id: segment for segment in document.segments}
    kept = [finding for finding in findings if not segments[finding.segment].locked]
    if document.format == "docx" or not kept or len(segments) < len(document.segments):
        return tuple(kept)
    lines = _ByteLines(encoded.body(document))
    return tuple(_with_range(document, finding, segments[finding.segment], lines) for finding in kept)


def _with_range(document: Document, finding: Finding, segment: Segment, lines: _ByteLines) -> Finding:
    if segment.place is None:
        return finding
    first, last = segment.place
    raw = lines.body[first:last].decode("utf-8", "surrogatepass")
    pieces = pieces_of(document, raw)
    start = raw_offset(pieces, finding.start, end=finding.start == finding.end)
    end = raw_offset(pieces, finding.end, end=True)
    begin = first + len(raw[:start].encode("utf-8", "surrogatepass"))
    return finding._replace(range=(lines.at(begin), lines.at(begin + len(raw[start : max(start, end)].encode("utf-8", "surrogatepass")))))


class _ByteLines:
    """Line and column (1-based, code points) of byte offsets in a UTF-8 text; a byte order mark has no column."""

    def __init__(self, body: bytes) -> None:
        self.body = body
        self._starts = [3 if body.startswith(b"\xef\xbb\xbf") else 0]
        found = body.find(b"\n")
        while found >= 0:
            self._starts.append(found + 1)
            found = body.find(b"\n", found + 1)

    def at(self, offset: int) -> tuple[int, int]:
        line = bisect_right(self._starts, offset) or 1
        return line, len(self.body[self._starts[line - 1] : offset].decode("utf-8", "surrogatepass")) + 1


def pieces_of(document: Document, raw: str) -> list[Piece]:
    """The raw text of a segment in the pieces of its format."""
    name = document.format
    if name in ("xliff", "tmx"):
        from .inline import pieces

        return pieces(raw)
    if name == "docx":
        from .docx import pieces as of_paragraph

        return of_paragraph(raw)
    if name == "po":
        from .po import pieces as of_message

        return of_message(raw)
    if name in ("json", "jsonl"):
        from . import jsontext

        return jsontext.pieces(raw) if name == "json" else jsontext.member_pieces(raw)
    if name == "properties":
        from .properties import pieces as of_value

        return of_value(raw)
    if name in ("srt", "vtt"):
        from .subtitles import pieces as of_cue

        return of_cue(raw, name)
    if name == "csv":
        from .tables import pieces as of_cell

        return of_cell(raw)
    return [Piece(0, len(raw), raw)]


def _escape_of(document: Document) -> Escape:
    name = document.format
    if name in ("xliff", "tmx", "docx"):
        from .xml import escape

        return escape
    if name == "po":
        from .po import escape as of_po

        return of_po
    if name in ("json", "jsonl"):
        from .jsontext import escape as of_json

        return of_json
    if name == "properties":
        from .properties import escape as of_properties

        return of_properties
    if name == "vtt":
        from .webtext import escape as of_web

        return of_web
    if name == "csv":
        from .tables import escape as of_csv

        return of_csv
    return lambda text, raw: text


def _part(document: Document, part: str | None) -> bytes:
    if part is None:
        return encoded.body(document)
    from .archive import parts

    return dict(parts(document.raw, document.path))[part]


def _by_segment(document: Document, edits: Iterable[Edit]) -> list[tuple[Segment, list[Edit]]]:
    chosen: dict[str | None, list[Edit]] = {}
    for edit in edits:
        chosen.setdefault(edit.segment, []).append(edit)
    found = [(segment, chosen[segment.id]) for segment in document.segments if segment.id in chosen]
    if len(found) > len(chosen):
        twice = next(segment.id for i, (segment, _) in enumerate(found) if segment.id in {s.id for s, _ in found[:i]})
        raise UserError(f"has two segments named {twice!r}, so that corrections cannot be told apart", document.path)
    return found


def _changed(document: Document, segment: Segment, raw: str, edits: list[Edit]) -> tuple[str, list[Edit]]:
    """The raw text of a segment with the edits that can be made, and these."""
    pieces = pieces_of(document, raw)
    escape = _escape_of(document)
    wanted = segment.target
    made: list[RawEdit] = []
    taken: list[Edit] = []
    for edit in _apart(edits):
        raws = raw_edits(pieces, edit.start, edit.end, edit.replacement, lambda text: escape(text, raw))
        after = spliced(raw, [*made, *raws]) if raws else raw
        text = spliced(wanted, _raw([*taken, edit]))
        if raws and joined(pieces_of(document, after)) == text:
            made += raws
            taken.append(edit)
    new = spliced(raw, made)
    return (_finished(document.format, raw, new) if made else raw), taken


def _finished(name: str, raw: str, new: str) -> str:
    """What else a changed segment needs so that it still reads as one."""
    if name == "docx":
        from .docx import kept_spaces

        return kept_spaces(new)
    if name == "csv":
        from .tables import quoted

        return quoted(new)
    if name == "properties" and new[:1] in (" ", "\t", "\f"):
        return f"\\{new}"  # white space before a value is none of it
    if name == "tsv" and ("\t" in new or "\n" in new):
        return raw
    return new


def _single(document: Document, edits: list[Edit], made: list[Edit]) -> bytes:
    """A file that is one text: spans are those of the file."""
    text = document.segments[0].target
    edits = _in_html(document, text, edits) if document.format == "html" else _apart(edits)
    made += [edit for edit in edits if text[edit.start : edit.end] != edit.replacement]
    new = spliced(text, _raw(edits)).encode("utf-8", "surrogatepass")
    return encoded.packed(b"\xef\xbb\xbf" + new if document.raw.startswith(b"\xef\xbb\xbf") else new, document)


def _in_html(document: Document, text: str, edits: list[Edit]) -> list[Edit]:
    from . import html

    pieces = html.pieces(text, document.target_language)
    found: list[Edit] = []
    for edit in _apart(edits):
        as_raw = partial(_as_raw, text, edit.start)
        if edit.start == edit.end:
            if _touched(pieces, edit.start):
                found.append(edit._replace(replacement=as_raw(edit.replacement)))
        elif (seen := _seen(pieces, edit.start, edit.end)) and (raws := raw_edits(pieces, *seen, edit.replacement, as_raw)):
            first, last = raws[0][0], raws[-1][1]
            inside = spliced(text[first:last], [(a - first, b - first, new) for a, b, new in raws])
            found.append(edit._replace(start=first, end=last, replacement=inside))
    return _apart(found)


def _as_raw(html: str, at: int, new: str) -> str:
    """New text as it stands at a place of the page: in an attribute (inside a tag) no quotation mark may end it."""
    from .webtext import escape

    inside = html.rfind("<", 0, at) > html.rfind(">", 0, at)
    return escape(new, html).replace('"', "&quot;") if inside else escape(new, html)


def _touched(pieces: list[Piece], at: int) -> bool:
    """Whether text that is read stands directly before or after an offset of the raw text, or around it."""
    return any(
        piece.start <= at <= piece.end and (piece.kind == "text" or at in (piece.start, piece.end))
        for piece in pieces
        if piece.text and piece.kind != "code"
    )


def _seen(pieces: list[Piece], start: int, end: int) -> tuple[int, int] | None:
    """The span of the joined pieces that a span of the raw text shows; None where it shows nothing."""
    first: int | None = None
    last = position = 0
    for piece in pieces:
        size = len(piece.text)
        if size and piece.start < end and piece.end > start and piece.kind != "code":
            whole = piece.kind == "escape"
            if first is None:
                first = position + (0 if whole else max(0, start - piece.start))
            last = position + (size if whole else min(size, end - piece.start))
        position += size
    return (first, last) if first is not None else None


def _apart(edits: list[Edit]) -> list[Edit]:
    """The edits in order, without those that overlap an earlier one."""
    kept: list[Edit] = []
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def _raw(edits: list[Edit]) -> list[RawEdit]:
    """The edits without the segment."""
    return [(edit.start, edit.end, edit.replacement) for edit in edits]
