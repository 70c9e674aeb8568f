"""TMX 1.1 to 1.4: translation units with a variant in the source and one in the target language."""

from __future__ import annotations

from ..errors import UserError
from ..model import Segment
from ..text.languages import primary
from . import inline
from .ids import Ids
from .xml import Attributes, Scan, Starts

Span = tuple[int, int]


def read(body: bytes, path: str, source: str, target: str) -> tuple[Segment, ...]:
    """Every variant in the target language is a segment; places in bytes of `body`. Raises `UserError`."""
    reader = _Reader(body, path, source, target)
    reader.scan.run()
    if not reader.root:
        raise UserError("is not TMX: it has no <tmx>", path, 1)
    if reader.seen and primary(target) not in reader.seen:
        raise UserError(f"has no text in {target}, only in {', '.join(sorted(reader.seen))}", path, hint="--target-lang")
    return tuple(reader.segments)


class _Reader:
    def __init__(self, body: bytes, path: str, source: str, target: str) -> None:
        starts: dict[str, Starts] = {"tmx": self._tmx, "tu": self._unit, "tuv": self._variant, "seg": self._seg}
        self.scan = Scan(body, path, starts, {"tu": self._emit, "seg": self._seg_end})
        self.segments: list[Segment] = []
        self.seen: set[str] = set()
        self.root = False
        self._body, self._source, self._target = body, primary(source), primary(target)
        self._ids = Ids()
        self._units = self._began = 0
        self._language = self._name = ""
        self._variants: list[tuple[str, Span]] = []

    def _tmx(self, told: Attributes) -> None:
        self.root = True

    def _unit(self, told: Attributes) -> None:
        self._units += 1
        self._name = told.get("tuid") or str(self._units)
        self._variants = []

    def _variant(self, told: Attributes) -> None:
        self._language = primary(told.get("lang", ""))

    def _seg(self, told: Attributes) -> None:
        if self._began:
            raise self.scan.wrong("a <seg> stands inside a <seg>")
        self._began = self.scan.after

    def _seg_end(self) -> None:
        self._variants.append((self._language, (self._began, self.scan.at)))
        self._began = 0

    def _emit(self) -> None:
        sources = [span for language, span in self._variants if language == self._source]
        original = inline.text(self._body[sources[0][0] : sources[0][1]])[0] if sources else None
        self.seen.update(language for language, _ in self._variants)
        for language, span in self._variants:
            if language == self._target and span[0] < span[1]:
                text, spans = inline.text(self._body[span[0] : span[1]])
                self.segments.append(Segment(self._ids.unique(self._name), text, original, None, None, spans, None, span))
