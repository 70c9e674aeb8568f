"""XLIFF 1.2 and 2.x, and what Studio (SDLXLIFF), memoQ (MQXLIFF) and Phrase (MXLIFF) make of it.

A segment is a `<segment>` of XLIFF 2, else an `<mrk mtype="seg">` of the target, else the target of a unit. Locked are: units with
`translate="no"` (or inside a file or group that has it), segments that the tool marks as locked, and copies of the source in a
state before translation. Alternative translations and matches are not read.
"""

from __future__ import annotations

from ..errors import UserError
from ..model import Segment
from . import inline
from .ids import Ids
from .languages import primary, same
from .xml import Attributes, Ends, Parser, Starts

_SKIPPED = ("alt-trans", "matches", "glossary", "changeTrack", "originalData")
_UNTOUCHED = frozenset(("new", "needs-translation", "initial"))
_TRUE = frozenset(("true", "locked", "yes", "1"))
Span = tuple[int, int]


def read(body: bytes, path: str, source: str, target: str) -> tuple[Segment, ...]:
    """The segments of a bilingual file, places in bytes of `body`. Raises `UserError`."""
    reader = _Reader(body, path, source, target)
    reader.parser.run()
    if not reader.files:
        raise UserError("is not XLIFF: it has no <file>", path, 1)
    if reader.others and not reader.matching:
        raise UserError(f"translates into {reader.others[0]}, not {target}", path, hint=f"--target-lang {primary(reader.others[0])}")
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
        self.parser = Parser(body, path, starts, ends)
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
        self._marks: list[tuple[str | None, int]] = []
        self._marked: list[tuple[str, Span]] | None = None
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
        source, target = told.get("source-language", self._languages[0]), told.get("target-language", self._languages[1])
        self._usable = same(source, self._wanted[0]), same(target, self._wanted[1])
        if self._usable[1]:
            self.matching += 1
        else:
            self.others.append(str(target))
        self._open.append((told.get("translate") != "no", ""))

    def _container(self, told: Attributes) -> None:
        """A group, or a unit of either version."""
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

    def _source(self, told: Attributes) -> None:
        if not self._skip:
            self._began = self.parser.inside(told)

    def _source_end(self) -> None:
        if not self._skip:
            self._original = self._began, self.parser.expat.CurrentByteIndex

    def _marked_source(self, told: Attributes) -> None:
        self._marked = self._sources

    def _marked_source_end(self) -> None:
        self._marked = None

    def _target(self, told: Attributes) -> None:
        if not self._skip:
            self._began = self.parser.inside(told)
            self._marked = self._targets
            if told:
                self._state = told.get("state", self._state)

    def _target_end(self) -> None:
        if not self._skip:
            self._translation = self._began, self.parser.expat.CurrentByteIndex
            self._marked = None

    def _mark(self, told: Attributes) -> None:
        if self._marked is not None:
            self._marks.append((told.get("mid", "") if told.get("mtype") == "seg" else None, self.parser.inside(told)))

    def _mark_end(self) -> None:
        if self._marked is not None:
            key, began = self._marks.pop()
            if key is not None:
                self._marked.append((key, (began, self.parser.expat.CurrentByteIndex)))

    # results

    def _emit(self) -> None:
        """The segments of the unit or segment that ends here."""
        if self._translation is None or self._skip:
            return
        free, name = self._open[-1]
        if not self._targets:
            self._add(f"{name}:{self._part}" if self._part else name, self._original, self._translation, not free)
            return
        sources = dict(self._sources)
        for key, span in self._targets:
            frozen = self._frozen is not None and key in self._frozen
            self._add(key if self._numbered_through else f"{name}:{key}", sources.get(key), span, frozen or not free)

    def _add(self, name: str, source: Span | None, target: Span, locked: bool) -> None:
        body = self._body
        text, spans = inline.text(body[target[0] : target[1]])
        original = inline.text(body[source[0] : source[1]])[0] if source else None
        if not self._usable[1] or (self._state in _UNTOUCHED and text == original):
            locked = True
        if target[0] == target[1] and body[target[0] - 2] == 47:  # <target/>
            return
        if not self._usable[0]:
            original = None
        self.segments.append(Segment(self._ids.unique(name), text, original, None, str(self.files), spans, None, target, None, locked))


def _locked(told: Attributes) -> bool:
    """`locked` of Studio, memoQ and Phrase, whatever the namespace."""
    return "locked" in "".join(told) and any(name.endswith("locked") and told[name].lower() in _TRUE for name in told)
