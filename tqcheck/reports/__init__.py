"""Writers: a report becomes text for people or for programs. One module an output, its docstring its part of ``docs/outputs.md``.

A writer is a function ``render(report, options) -> str`` or, where it can write while files are still checked, a class ``Stream``.
"""

from __future__ import annotations

from importlib import import_module

from ..model import DocumentReport, InputError, Report
from ..records import NamedTuple
from ..typed import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

WRITERS = {
    "text": ("text", "Stream"),
    "concise": ("concise", "Stream"),
    "json": ("json_", "Stream"),
    "jsonl": ("json_", "Lines"),
    "sarif": ("sarif", "render"),
    "github": ("github", "render"),
    "gitlab": ("gitlab", "render"),
    "rdjson": ("rdjson", "render"),
    "rdjsonl": ("rdjson", "Lines"),
    "junit": ("junit", "render"),
    "checkstyle": ("checkstyle", "render"),
    "markdown": ("markdown", "render"),
    "marot": ("marot", "render"),
    "csv": ("csv_", "Stream"),
    "html": ("html", "render"),
}
"""Names of outputs, each with its module and its function or class."""

FORMATS = tuple(WRITERS)


class Options(NamedTuple):
    """What a writer may be told. `width`: columns of the terminal, for the text output."""

    color: bool = False
    statistics: bool = False
    width: int = 100


class Stream(Protocol):
    """Writes a report document by document: what `add` gives for each, and at last `end`, is the output."""

    def add(self, found: DocumentReport) -> str: ...

    def end(self, errors: Sequence[InputError]) -> str: ...


class Whole:
    """For outputs that need the whole report."""

    def __init__(self, render: Callable[[Report, Options], str], options: Options) -> None:
        self._render, self._options = render, options
        self._documents: list[DocumentReport] = []
        self._windows: list[DocumentReport] = []

    def add(self, found: DocumentReport) -> str:
        self._windows.append(found)
        if not found.more:
            self._documents.append(found if len(self._windows) == 1 else _joined(self._windows))
            self._windows = []
        return ""

    def end(self, errors: Sequence[InputError]) -> str:
        return self._render(Report(self._documents, list(errors)), self._options)


def _joined(windows: list[DocumentReport]) -> DocumentReport:
    """The windows of a long text as one document again."""
    last = windows[-1]
    (segment,) = last.document.segments
    text = "".join(each.document.segments[0].target for each in windows)
    document = last.document._replace(
        segments=(segment._replace(target=text, masked=()),), raw=b"".join(each.document.raw for each in windows), before=None
    )
    findings = tuple(f for each in windows for f in each.findings)
    return last._replace(document=document, findings=findings, words=sum(each.words for each in windows))


def stream(name: str, options: Options) -> Stream:
    """The writer of the named format."""
    module, function = WRITERS[name]
    writer = getattr(import_module(f"{__name__}.{module}"), function)
    made: Stream = writer(options) if isinstance(writer, type) else Whole(writer, options)
    return made


def render(name: str, report: Report, options: Options) -> str:
    """The report in the named format; it can always be encoded as UTF-8."""
    writer = stream(name, options)
    return encodable(name, "".join([*map(writer.add, report.documents), writer.end(report.errors)]))


def encodable(name: str, text: str) -> str:
    """Output of a format without the halves of surrogate pairs that an escape in a JSON file may bring."""
    try:
        text.encode()
    except UnicodeEncodeError:
        if WRITERS[name][0] in ("json_", "sarif", "gitlab", "rdjson"):
            return text.encode("utf-8", "backslashreplace").decode()
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text
