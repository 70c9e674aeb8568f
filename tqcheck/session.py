"""One run over documents: the settings of each, an engine for each set of glossaries, what settings and decisions leave."""

from __future__ import annotations

import os
from collections import Counter
from functools import partial

from . import formats
from .configuration.discovery import DECISIONS, Configuration
from .configuration.selection import UNUSED, OwnWords, apply, check_names, unknown
from .configuration.settings import Settings
from .decisions import inline
from .engine import Engine
from .model import Document, DocumentReport
from .terms import store
from .terms.store import Glossary
from .text.cuts import WINDOW, pieces
from .text.lazy import Expression
from .typed import TYPE_CHECKING

if TYPE_CHECKING:
    from .between_files import Across
    from .decisions.baseline import Baseline
    from .decisions.suppress import Decisions

_LETTER = Expression(r"\w")


class Session:
    """Checks documents as the configuration says. Engines and settings are made once and kept."""

    def __init__(self, configuration: Configuration | None = None, fresh_baseline: bool = False) -> None:
        self.configuration = configuration or Configuration()
        self._fresh = fresh_baseline
        self._checked: dict[str, None] = {}
        self._decided: dict[str, Decisions] = {}
        self.baselines: dict[str, Baseline] = {}
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._words: dict[tuple[str, ...], OwnWords] = {}
        self._across: Across | None = None
        self._named: set[tuple[str, ...]] = set()
        self.seen: Counter[str] = Counter()
        """What names the findings of the document that was checked last, and how often."""

    def settings(self, path: str) -> Settings:
        return self.configuration.settings(path)

    def engine(self, glossaries: tuple[str, ...]) -> Engine:
        """The engine with these glossaries before the shipped one."""
        if glossaries not in self._engines:
            self._engines[glossaries] = Engine([*(store.load([path]) for path in glossaries), store.shipped()])
        return self._engines[glossaries]

    def check(self, document: Document) -> DocumentReport:
        """What is found in a document and wanted. Raises `UserError` where the settings name what does not exist."""
        settings = self.settings(document.path)
        engine = self.engine(settings.glossaries)
        self._check_names(settings, engine.matcher.glossaries)
        self.seen = Counter()
        raw = engine.check(document, self.seen)
        if not document.single and any(segment.source for segment in document.segments):
            raw = [*raw, *self._others().differing(document, engine.matcher)]
        found = list(formats.placed(document, raw))
        found = self._own(settings.glossaries).silence(found, document)
        found = inline.apply(found, document, partial(unknown, glossaries=engine.matcher.glossaries))
        if decisions := self._decisions(document.path):
            found = decisions.apply(found, document)
        if settings.baseline:
            wanted = {f.fingerprint for f in apply(found, document, settings)}
            found = self.baseline(settings.baseline).apply(found, document, wanted)
        kept = apply(found, document, settings)
        if settings.pairs and not any(segment.source for segment in document.segments):
            kept = [f for f in kept if f.rule != UNUSED]  # what it suppresses may need the source, which is not here
        else:
            self._checked[document.path] = None
        return DocumentReport(document, tuple(kept), words(document))

    def _others(self) -> Across:
        """What the files checked so far have translated."""
        if self._across is None:
            from .between_files import Across

            self._across = Across()
        return self._across

    def idle(self) -> list[DocumentReport]:
        """The decisions that suppressed nothing in all that was checked, as reports on the files that hold them."""
        found = []
        for path, decisions in self._decided.items():
            report = decisions.idle(self._checked)
            if report and (findings := apply(report.findings, report.document, self.settings(path))):
                found.append(report._replace(findings=tuple(findings)))
        return found

    def baseline(self, path: str) -> Baseline:
        """The baseline at a path. Raises `UserError` where there is none, unless one is to be written."""
        if path not in self.baselines:
            from .decisions.baseline import Baseline

            self.baselines[path] = Baseline(path, self._fresh)
        return self.baselines[path]

    def _decisions(self, path: str) -> Decisions | None:
        place = None if path == "-" else self.configuration.nearest(DECISIONS, path)
        if place is None:
            return None
        place = os.path.relpath(place)
        if place not in self._decided:
            from .decisions.suppress import Decisions

            self._decided[place] = Decisions(place)
        return self._decided[place]

    def _own(self, glossaries: tuple[str, ...]) -> OwnWords:
        if glossaries not in self._words:
            engine = self.engine(glossaries)
            self._words[glossaries] = OwnWords(engine.matcher.glossaries[: len(glossaries)])
        return self._words[glossaries]

    def _check_names(self, settings: Settings, glossaries: list[Glossary]) -> None:
        for key in ("select", "ignore", "severity"):
            names = tuple(settings.value(key))
            if names and names not in self._named:
                check_names(names, glossaries, ", ".join(settings.origin[key]))
                self._named.add(names)


def words(document: Document) -> int:
    """Words of the target: runs without white space that hold a letter or digit."""
    checked = (segment for segment in document.segments if not segment.locked)
    texts = (segment.view.text if segment.view else segment.target for segment in checked)
    return sum(_words(piece) for text in texts for piece in pieces(text, WINDOW))


def _words(text: str) -> int:
    runs = text.split()
    marks = {run for run in set(runs) if not run.isalnum() and not _LETTER.search(run)}
    return len(runs) - (sum(map(marks.__contains__, runs)) if marks else 0)
