"""Inline codes of XLIFF and TMX: formatting has no width in the text, placeholders stand as one object character, line breaks as such.

Rules so read *the <g>Nigerian</g> army* as a reader does, and corrections leave every code where it is.
"""

from __future__ import annotations

from ..text.lazy import Expression
from .pieces import OBJECT, Piece, joined, masked
from .placeholders import Spans, may_hold, spans
from .xml import Tag, attributes, tokens, unescape

_NATIVE = frozenset(("bpt", "ept", "ph", "it", "ut", "sub"))
"""Elements whose content is the code of the original format, no text."""
_STANDALONE = frozenset(("x", "ph", "ut", "cp"))
_BREAK = Expression(r"(?i)^(?:x-)?(?:html-|xlf:)?(?:lb|br|linebreak|newline|softreturn)$|^<br\b|^\\n$|^\n$|^\[br")
_FORMATTING = Expression(
    r"(?i)^(?:x-)?(?:html-|xlf:)?(?:fmt|bold|italic|underlined?|link|a|b|i|u|em|strong|span|font|sub|sup|small|mark|cf|rpr)$"
    r"|^</?(?:a|b|i|u|em|strong|span|font|sub|sup|small|mark|cf|rpr)\b"
)


def text(raw: bytes) -> tuple[str, Spans]:
    """(text, spans that must stay) of the content of a source, target, seg or segment marker."""
    if b"<" in raw or b"&" in raw or b"\r" in raw:
        found = pieces(raw.decode("utf-8"))
        plain, fixed = joined(found), masked(found)
    else:
        plain, fixed = raw.decode("utf-8"), ()
    return plain, tuple(sorted((*fixed, *spans(plain)))) if may_hold(plain) else fixed


def pieces(raw: str) -> list[Piece]:
    """The content of a source, target, seg or segment marker as pieces."""
    found: list[Piece] = []
    open_codes: list[Tag] = []
    kept: list[bool] = []
    for token in tokens(raw):
        if not isinstance(token, Tag):
            if open_codes:
                continue
            if kept and kept[-1] and token.text:
                token = token._replace(kind="fixed")
            found.append(token)
        elif open_codes:
            _within(token, open_codes, raw, found)
        elif token.name in _NATIVE or _deleted(token):
            if token.closes and token.opens:
                found.append(_code(token, "", token.end))
            elif token.opens:
                open_codes.append(token)
        else:
            if token.name == "mrk" and not (token.opens and token.closes):
                if token.opens:
                    kept.append(bool(kept and kept[-1]) or _protected(token.attributes))
                elif kept:
                    kept.pop()
            found.append(_code(token, "", token.end))
    return found


def _within(token: Tag, open_codes: list[Tag], raw: str, found: list[Piece]) -> None:
    """Follow the content of a code to its end."""
    if token.opens and not token.closes:
        open_codes.append(token)
    elif token.closes and not token.opens:
        first = open_codes.pop()
        if not open_codes:
            found.append(_code(first, raw[first.end : token.start], token.end))


def _code(tag: Tag, content: str, end: int) -> Piece:
    return Piece(tag.start, end, _shown(tag, content) if tag.name in _STANDALONE and tag.opens else "", "code")


def _shown(tag: Tag, content: str) -> str:
    """What a standalone code shows: a line break, nothing for formatting, else the object character."""
    if not content and tag.attributes.count("=") == 1:  # an id alone
        return OBJECT
    told = attributes(tag.attributes)
    texts = [told.get(key, "") for key in ("subType", "ctype", "type", "equiv-text", "equiv", "disp")] + [unescape(content).strip(" ")]
    if any(_BREAK.search(text) for text in texts if text):
        return "\n"
    return "" if any(_FORMATTING.search(text) for text in texts if text) else OBJECT


def _protected(raw: str) -> bool:
    told = attributes(raw)
    return told.get("translate") == "no" or told.get("mtype") in ("protected", "x-no-translate")


def _deleted(tag: Tag) -> bool:
    """A tracked deletion of Studio."""
    return tag.name == "mrk" and tag.opens and not tag.closes and "x-sdl-deleted" in tag.attributes
