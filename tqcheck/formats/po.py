"""gettext PO: messages with context, plural forms, fuzzy ones included, obsolete ones left out.

A segment is a non-empty `msgstr`; its source is the `msgid`, of further plural forms the `msgid_plural`. It is named by its number
in the file, a plural form also by its index: `12[1]`. Where most are the same as their source, the sources are not French but English
(`en_GB`), and are left out.
"""

from __future__ import annotations

from ..errors import UserError
from ..model import Segment
from ..text.languages import same
from ..text.lazy import Expression
from .pieces import Piece, joined
from .placeholders import spans

_LINE = Expression(r"[ \t]*(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d+)\])?[ \t]*)?(\"(?:[^\"\\]|\\.)*\")[ \t\r]*$")
_ESCAPE = Expression(r"\"[ \t]*\r?\n[ \t]*\"|\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
_NAMED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v", '"': '"', "\\": "\\", "?": "?", "'": "'"}
_WRITTEN = {ord(char): f"\\{name}" for name, char in _NAMED.items() if name not in "?'"}
_LANGUAGE = Expression(r"(?mi)^Language:[ \t]*([\w-]+)")
Strings = dict[str, tuple[int, int]]


def read(text: str, path: str, target: str) -> tuple[Segment, ...]:
    """The translated messages, places in code points of `text` without the outer quotes. Raises `UserError`."""
    found: list[Segment] = []
    number = 0
    for strings in _entries(text, path):
        msgid = _value(text, strings.get("msgid"))
        if not msgid and "msgctxt" not in strings:
            _header(_value(text, strings.get("msgstr")), path, target)
            continue
        number += 1
        for key, place in strings.items():
            if key.startswith("msgstr") and place[0] < place[1]:
                index = key.removeprefix("msgstr")
                value = _value(text, place)
                source = _value(text, strings.get("msgid_plural")) if index not in ("", "[0]") else msgid
                found.append(Segment(f"{number}{index}", value, source, masked=spans(value), place=place))
    same_language = sum(s.target == s.source for s in found) * 2 > len(found)
    return tuple(s._replace(source=None) for s in found) if same_language else tuple(found)


def _header(text: str, path: str, target: str) -> None:
    language = _LANGUAGE.search(text)
    if language and not same(language[1], target):
        raise UserError(f"translates into {language[1]}, not {target}", path, hint="translations into English are checked")


def _entries(text: str, path: str) -> list[Strings]:
    """The strings of every message that is not obsolete: keyword to the place of its value."""
    entries: list[Strings] = []
    current: Strings = {}
    keyword = ""
    position = 0
    for number, line in enumerate(text.split("\n"), 1):
        stripped = line.strip()
        if not stripped or stripped.startswith("#"):
            keyword = ""
        else:
            match = _LINE.match(line)
            if not match or not (match[1] or keyword):
                raise UserError("not valid PO: expected a keyword with a string in double quotes, a comment or an empty line", path, number)
            start, end = position + match.start(3) + 1, position + match.end(3) - 1
            if match[1]:
                keyword = match[1] if match[2] is None else f"{match[1]}[{match[2]}]"
                if match[1] in ("msgctxt", "msgid") and (match[1] in current or "msgid" in current):
                    entries.append(current)
                    current = {}
                if keyword in current:
                    raise UserError(f"not valid PO: a second {keyword}", path, number)
                if match[1].startswith("msgstr") and "msgid" not in current:
                    raise UserError("not valid PO: msgstr without msgid", path, number)
                current[keyword] = start, end
            else:
                current[keyword] = current[keyword][0], end
        position += len(line) + 1
    if current:
        entries.append(current)
    if current and "msgid" in current and not any(key.startswith("msgstr") for key in current):
        raise UserError("not valid PO: the file ends in a message without msgstr", path, text.count("\n") + 1)
    return entries


def _value(text: str, place: tuple[int, int] | None) -> str:
    if place is None:
        return ""
    raw = text[place[0] : place[1]]
    return raw if "\\" not in raw and '"' not in raw else joined(pieces(raw))


def pieces(raw: str) -> list[Piece]:
    """A string of several lines, without its outer quotes."""
    found: list[Piece] = []
    position = 0
    for match in _ESCAPE.finditer(raw):
        start, end = match.span()
        if start > position:
            found.append(Piece(position, start, raw[position:start]))
        found.append(Piece(start, end, "", "code") if raw[start] == '"' else Piece(start, end, _unescaped(raw[start + 1 : end]), "escape"))
        position = end
    if position < len(raw):
        found.append(Piece(position, len(raw), raw[position:]))
    return found


def _unescaped(name: str) -> str:
    if name in _NAMED:
        return _NAMED[name]
    if name[0] == "x" and len(name) > 1:
        return chr(int(name[1:], 16))
    return chr(int(name, 8)) if name[0] in "01234567" else f"\\{name}"


def escape(text: str, raw: str) -> str:
    """Text as it stands between the quotes."""
    return text.translate(_WRITTEN)
