"""Writers: a report becomes text for people or for programs. One module an output, its docstring its part of ``docs/outputs.md``.

A writer is a class ``Stream`` where it can write while files are still checked, else a function ``render(kept, errors, options)`` that gives
its text piece by piece and may go through the reports several times. Windows of a long text come each for itself: nobody joins them.
"""

from __future__ import annotations

from importlib import import_module

from ..model import DocumentReport, InputError, Report
from ..records import NamedTuple
from ..typed import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from .replay import Kept

    Render = Callable[[Kept, Sequence[InputError], "Options"], Iterable[str]]

WRITERS = {
    "text": ("text", "Stream"),
    "concise": ("concise", "Stream"),
    "json": ("json_", "Stream"),
    "jsonl": ("json_", "Lines"),
    "sarif": ("sarif", "render"),
    "github": ("github", "render"),
    "gitlab": ("gitlab", "Stream"),
    "rdjson": ("rdjson", "Stream"),
    "rdjsonl": ("rdjson", "Lines"),
    "junit": ("junit", "render"),
    "checkstyle": ("checkstyle", "Stream"),
    "markdown": ("markdown", "render"),
    "marot": ("marot", "Stream"),
    "csv": ("csv_", "Stream"),
    "html": ("html", "render"),
}
"""Names of outputs, each with its module and its function or class."""

FORMATS = tuple(WRITERS)


class Options(NamedTuple):
    """What a writer may be told. `width`: columns of the terminal, for the text output; `narrow`: no line may be longer, it is a terminal."""

    color: bool = False
    statistics: bool = False
    width: int = 100
    narrow: bool = False


class Stream(Protocol):
    """Writes a report document by document: what `add` gives for each, and at last the pieces that `end` gives, is the output."""

    def add(self, found: DocumentReport) -> str: ...

    def end(self, errors: Sequence[InputError]) -> Iterable[str]: ...


class Whole:
    """For outputs that need the whole report before they can begin."""

    def __init__(self, render: Render, options: Options) -> None:
        from .replay import Kept

        self._render, self._options, self._kept = render, options, Kept()

    def add(self, found: DocumentReport) -> str:
        self._kept.add(found)
        return ""

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        yield from self._render(self._kept, errors, self._options)
        self._kept.close()


def stream(name: str, options: Options) -> Stream:
    """The writer of the named format."""
    module, function = WRITERS[name]
    writer = getattr(import_module(f"{__name__}.{module}"), function)
    made: Stream = writer(options) if isinstance(writer, type) else Whole(writer, options)
    return made


def render(name: str, report: Report, options: Options) -> str:
    """The report in the named format; it can always be encoded as UTF-8."""
    writer = stream(name, options)
    return encodable(name, "".join([*map(writer.add, report.documents), *writer.end(report.errors)]))


def encodable(name: str, text: str) -> str:
    """Output of a format without the halves of surrogate pairs that an escape in a JSON file may bring."""
    try:
        text.encode()
    except UnicodeEncodeError:
        if WRITERS[name][0] in ("json_", "sarif", "gitlab", "rdjson"):
            return text.encode("utf-8", "backslashreplace").decode()
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
