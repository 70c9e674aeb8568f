"""XLIFF 1.2 and 2.x, and what Studio (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF) make of it.

A segment is a `<segment>` of XLIFF 2, else an `<mrk mtype="seg">` of the target, else the target of a unit. Locked are: units with
`translate="no"` (or inside a file or group that has it), segments that the tool marks as locked, and copies of the source in a
state before translation. Alternative translations and matches are not read.
"""

from __future__ import annotations

import re

from ..errors import UserError
from ..model import Segment
from ..text.languages import same
from . import inline
from .ids import Ids
from .placeholders import Spans, may_hold, spans
from .xml import Attributes, Ends, Scan, Starts, attributes

_SHORT = (
    rb"<trans-unit(?P<unit>\s[^<>]*)>\s*<source(?:\s[^<>]*)?>(?P<source>[^<&\r]*)</source>\s*"
    rb"<target(?P<told>\s[^<>]*)?>(?P<target>[^<&\r]*)</target>\s*(?:<note(?:\s[^<>]*)?>[^<]*</note>\s*)*</trans-unit>"
)
"""A unit as most are: plain text in source and target, nothing else but notes."""
_ID = re.compile(rb"\sid\s*=\s*[\"']([^\"'&]*)[\"']")
_SKIPPED = ("alt-trans", "matches", "glossary", "changeTrack", "originalData")
_UNTOUCHED = frozenset(("new", "needs-translation", "initial"))
_TRUE = frozenset(("true", "locked", "yes", "1"))
Span = tuple[int, int]


def read(body: bytes, path: str, source: str, target: str) -> tuple[Segment, ...]:
    """The segments of a bilingual file, places in bytes of `body`. Raises `UserError`."""
    reader = _Reader(body, path, source, target)
    reader.scan.run()
    if not reader.files:
        raise UserError("is not XLIFF: it has no <file>", path, 1)
    if reader.others and not reader.matching:
        raise UserError(f"translates into {reader.others[0]}, not {target}", path, hint="translations into English are checked")
    return tuple(reader.segments)


class _Reader:
    def __init__(self, body: bytes, path: str, source: str, target: str) -> None:
        starts: dict[str, Starts] = {
            **dict.fromkeys(_SKIPPED, self._skipped),
            **dict.fromkeys(("group", "unit", "trans-unit"), self._container),
            "xliff": self._xliff,
            "file": self._file,
            "segment": self._segment,
            "source": self._source,
            "seg-source": self._marked_source,
            "target": self._target,
            "mrk": self._mark,
            "seg": self._definition,
        }
        ends: dict[str, Ends] = {
            **dict.fromkeys(_SKIPPED, self._skipped_end),
            **dict.fromkeys(("group", "unit", "file", "xliff"), self._container_end),
            "trans-unit": self._unit_end,
            "segment": self._emit,
            "source": self._source_end,
            "seg-source": self._marked_source_end,
            "target": self._target_end,
            "mrk": self._mark_end,
        }
        self.scan = Scan(body, path, starts, ends, _SHORT, self._short)
        self.files = self.matching = 0
        self.others: list[str] = []
        self.segments: list[Segment] = []
        self._body, self._wanted = body, (source, target)
        self._numbered_through = b"sdl.com/FileTypes/SdlXliff" in body[:4096]
        self._ids = Ids()
        self._languages: tuple[str | None, str | None] = (None, None)
        self._usable = (True, True)
        self._open: list[tuple[bool, str]] = [(True, "")]  # of every container: is it for translation, its name
        self._skip = self._units = 0
        self._document = ""
        self._states: dict[bytes | None, str] = {None: "none"}
        self._marks: list[tuple[str | None, int]] = []
        self._marked: list[tuple[str, Span]] | None = None
        self._inside, self._began = "", 0
        self._forget()

    def _forget(self) -> None:
        """Begin a unit, or a segment of XLIFF 2."""
        self._original: Span | None = None
        self._translation: Span | None = None
        self._state = self._part = ""
        self._sources: list[tuple[str, Span]] = []
        self._targets: list[tuple[str, Span]] = []
        self._frozen: set[str] | None = None

    # containers

    def _skipped(self, told: Attributes) -> None:
        self._skip += 1

    def _skipped_end(self) -> None:
        self._skip -= 1

    def _xliff(self, told: Attributes) -> None:
        self._languages = told.get("srcLang"), told.get("trgLang")
        self._open.append((True, ""))

    def _file(self, told: Attributes) -> None:
        self.files += 1
        self._document = str(self.files)
        source, target = told.get("source-language", self._languages[0]), told.get("target-language", self._languages[1])
        self._usable = same(source, self._wanted[0]), same(target, self._wanted[1])
        if self._usable[1]:
            self.matching += 1
        else:
            self.others.append(str(target))
        self._open.append((told.get("translate") != "no", ""))

    def _container(self, told: Attributes) -> None:
        """A group, or a unit of either version."""
        if self._inside:
            raise self.scan.wrong(f"a unit stands inside a <{self._inside}>")
        self._units += 1
        if told.get("restype") == "x-gettext-domain-header":
            told = {**told, "translate": "no"}
        free = told["translate"] != "no" if "translate" in told else self._open[-1][0]
        self._open.append((free and not _locked(told), told.get("id") or str(self._units)))
        self._forget()

    def _container_end(self) -> None:
        self._open.pop()

    def _unit_end(self) -> None:
        self._emit()
        self._open.pop()

    def _segment(self, told: Attributes) -> None:
        self._forget()
        self._part, self._state = told.get("id", ""), told.get("state", "initial")

    def _definition(self, told: Attributes) -> None:
        """What Studio says of a segment."""
        if self._frozen is None:
            self._frozen = set()
        if _locked(told):
            self._frozen.add(told.get("id", ""))

    # contents

    def _begin(self, name: str) -> None:
        if self._inside:
            raise self.scan.wrong(f"a <{name}> stands inside a <{self._inside}>")
        self._inside, self._began = name, self.scan.after

    def _source(self, told: Attributes) -> None:
        if not self._skip:
            self._begin("source")

    def _source_end(self) -> None:
        if not self._skip:
            self._original = self._began, self.scan.at
            self._inside = ""

    def _marked_source(self, told: Attributes) -> None:
        if not self._skip:
            self._begin("seg-source")
            self._marked = self._sources

    def _marked_source_end(self) -> None:
        if not self._skip:
            self._marked, self._inside = None, ""

    def _target(self, told: Attributes) -> None:
        if not self._skip:
            self._begin("target")
            self._marked = self._targets
            self._state = told.get("state", self._state)

    def _target_end(self) -> None:
        if not self._skip:
            self._translation = self._began, self.scan.at
            self._marked, self._inside = None, ""

    def _mark(self, told: Attributes) -> None:
        if self._marked is not None:
            self._marks.append((told.get("mid", "") if told.get("mtype") == "seg" else None, self.scan.after))

    def _mark_end(self) -> None:
        if self._marked is not None:
            key, began = self._marks.pop()
            if key is not None:
                self._marked.append((key, (began, self.scan.at)))

    # results

    def _emit(self) -> None:
        """The segments of the unit or segment that ends here."""
        if self._translation is None or self._skip:
            return
        free, name = self._open[-1]
        if not self._targets:
            self._segment_of(f"{name}:{self._part}" if self._part else name, self._original, self._translation, not free)
            return
        sources = dict(self._sources)
        for key, span in self._targets:
            frozen = self._frozen is not None and key in self._frozen
            self._segment_of(key if self._numbered_through else f"{name}:{key}", sources.get(key), span, frozen or not free)

    def _short(self, match: re.Match[bytes]) -> None:
        """A whole unit of plain text."""
        if self._skip:
            return
        told, state, source, target = match.group("unit", "told", "source", "target")
        name = _ID.search(told)
        if self._inside or not name or (len(told) > len(name[0]) and (b"translate" in told or b"locked" in told or b"restype" in told)):
            self.scan.at = self.scan.after = match.start()
            self._container(attributes(told.decode("utf-8")))
            free, key = self._open.pop()
        else:
            free, key = self._open[-1][0], name[1].decode("utf-8")
        self._state = self._states.get(state) or self._learn(state)
        text = target.decode("utf-8")
        self._add(key, source.decode("utf-8"), text, spans(text) if may_hold(text) else (), match.span("target"), not free)

    def _learn(self, told: bytes) -> str:
        """The state that the attributes of a target tell; files repeat few of them."""
        found = self._states[told] = attributes(told.decode("utf-8")).get("state", "none")
        return found

    def _segment_of(self, name: str, source: Span | None, target: Span, locked: bool) -> None:
        """A segment whose content may hold markup."""
        body = self._body
        text, kept = inline.text(body[target[0] : target[1]])
        if text or body[target[0] - 2] != 47:  # not <target/>, in which nothing can be written
            self._add(name, inline.text(body[source[0] : source[1]])[0] if source else None, text, kept, target, locked)

    def _add(self, name: str, source: str | None, text: str, kept: Spans, place: Span, locked: bool) -> None:
        of_source, of_target = self._usable
        if not of_target or (self._state in _UNTOUCHED and text == source):
            locked = True
        values = self._ids.unique(name), text, source if of_source else None, None, self._document, kept, None, place, None, locked
        self.segments.append(tuple.__new__(Segment, values))  # as `Segment(...)` would, at half the cost


def _locked(told: Attributes) -> bool:
    """`locked` of Studio, memoQ and Phrase, whatever the namespace."""
    return "locked" in "".join(told) and any(name.endswith("locked") and told[name].lower() in _TRUE for name in told)
