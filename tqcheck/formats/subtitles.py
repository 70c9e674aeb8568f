"""SubRip (SRT) and WebVTT: a cue is a segment, its lines joined by line breaks, its styling left out.

Cues are named by their number, in WebVTT by their identifier where they have one.
"""

from __future__ import annotations

from ..errors import UserError
from ..model import Segment, View
from ..text.lazy import Expression
from .ids import Ids
from .pieces import Piece, joined
from .webtext import reference

_SRT_TIME = Expression(r"[ \t]*-?\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}[ \t]*-->[ \t]*-?\d+:\d{1,2}:\d{1,2}[,.]\d{1,3}(?:[ \t].*)?$")
_VTT_TIME = Expression(r"[ \t]*(?:\d+:)?\d{2}:\d{2}\.\d{3}[ \t]+-->[ \t]+(?:\d+:)?\d{2}:\d{2}\.\d{3}(?:[ \t].*)?$")
_MARKUP = {
    "srt": Expression(r"</?(?:[biusv]|font|ruby|rt|c)\b[^<>\n]*>|\{\\[^{}\n]*\}|(?P<line>\r\n)"),
    "vtt": Expression(r"<[^<>]*>|&(?P<reference>\#\d+|\#[xX][0-9A-Fa-f]+|\w+);|(?P<line>\r\n)"),
}


def srt(text: str, path: str) -> tuple[Segment, ...]:
    """The cues of a SubRip file, places in code points of `text`. Raises `UserError` with the line."""
    return _cues(text, path, "srt", 0)


def vtt(text: str, path: str) -> tuple[Segment, ...]:
    """The cues of a WebVTT file, places in code points of `text`. Raises `UserError` with the line."""
    if not text.startswith("WEBVTT"):
        raise UserError("is not WebVTT: it does not begin with WEBVTT", path, 1)
    return _cues(text, path, "vtt", 1)


def _cues(text: str, path: str, kind: str, skipped: int) -> tuple[Segment, ...]:
    times = _SRT_TIME if kind == "srt" else _VTT_TIME
    ids = Ids()
    found: list[Segment] = []
    for number, lines in _blocks(text):
        if skipped:
            skipped -= 1
            continue
        at = next((i for i, (_, line) in enumerate(lines[:2]) if times.match(line)), None)
        if at is None:
            if kind == "vtt" and lines[0][1].startswith(("NOTE", "STYLE", "REGION")):
                continue
            if kind == "srt" and found and not any("-->" in line for _, line in lines):  # an empty line inside a cue: its text goes on
                found.append(_cue(text, ids.unique(found[-1].id or ""), lines, kind))
                continue
            raise UserError(
                f"not valid {kind.upper()}: expected the times of a cue (00:00:01{',' if kind == 'srt' else '.'}000 --> …)", path, number
            )
        name = lines[0][1].strip() if at else str(len(found) + 1)
        if lines[at + 1 :]:
            found.append(_cue(text, ids.unique(name), lines[at + 1 :], kind))
    return tuple(found)


def _cue(text: str, name: str, lines: list[tuple[int, str]], kind: str) -> Segment:
    start, end = lines[0][0], lines[-1][0] + len(lines[-1][1])
    target = joined(pieces(text[start:end], kind))
    view = View(target.replace("\n", " "), range(len(target)), range(1, len(target) + 1)) if "\n" in target else None
    return Segment(name, target, document="cues", view=view, place=(start, end))


def _blocks(text: str) -> list[tuple[int, list[tuple[int, str]]]]:
    """(line number, lines with their offsets) of every run of lines that are not empty."""
    blocks: list[tuple[int, list[tuple[int, str]]]] = []
    position = 0
    fresh = True
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.removesuffix("\r")
        if not bare.strip():
            fresh = True
        elif fresh:
            blocks.append((number, [(position, bare)]))
            fresh = False
        else:
            blocks[-1][1].append((position, bare))
        position += len(line) + 1
    return blocks


def pieces(raw: str, kind: str) -> list[Piece]:
    """The lines of a cue."""
    found: list[Piece] = []
    position = 0
    for match in _MARKUP[kind].finditer(raw):
        start, end = match.span()
        if start > position:
            found.append(Piece(position, start, raw[position:start]))
        position = end
        if match["line"]:
            found.append(Piece(start, end, "\n", "escape"))
        elif kind == "vtt" and match["reference"]:
            found.append(Piece(start, end, reference(match["reference"]), "escape"))
        else:
            found.append(Piece(start, end, "", "code"))
    if position < len(raw):
        found.append(Piece(position, len(raw), raw[position:]))
    return found
