"""One run over documents: the settings of each, an engine for each set of glossaries, what settings and decisions leave."""

from __future__ import annotations

from .config import Configuration
from .engine import Engine
from .model import Document, DocumentReport
from .selection import apply, check_names
from .settings import Settings
from .terms import store
from .terms.store import Glossary
from .text.lazy import Expression

_WORD = Expression(r"\S*\w\S*")


class Session:
    """Checks documents as the configuration says. Engines and settings are made once and kept."""

    def __init__(self, configuration: Configuration | None = None) -> None:
        self.configuration = configuration or Configuration()
        self._engines: dict[tuple[str, ...], Engine] = {}
        self._named: set[tuple[str, ...]] = set()

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
        found = apply(engine.check(document), document, settings)
        return DocumentReport(document, tuple(found), words(document))

    def _check_names(self, settings: Settings, glossaries: list[Glossary]) -> None:
        for key in ("select", "ignore", "severity"):
            names = tuple(settings.value(key))
            if names and names not in self._named:
                check_names(names, glossaries, ", ".join(settings.origin[key]))
                self._named.add(names)


def words(document: Document) -> int:
    """Words of the target: runs without white space that hold a letter or digit."""
    return sum(len(_WORD.findall(segment.target)) for segment in document.segments)
