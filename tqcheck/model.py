"""The values that travel through the house. Offsets are code points, ends exclusive; nothing here knows how to do anything."""

from collections import Counter
from collections.abc import Iterable, Sequence

from .records import NamedTuple
from .typed import Any, Protocol


class Suggestion(NamedTuple):
    """A replacement for the span of a finding. `applicability`: safe, unsafe or display."""

    replacement: str
    applicability: str = "unsafe"


class Evidence(NamedTuple):
    """Why a finding was made: a sentence, the words it points to and, inside the document, their offset."""

    message: str
    text: str = ""
    start: int | None = None
    line: int | None = None


class Finding(NamedTuple):
    """One issue. `start` and `end` refer to the text that was given to the rule; the engine maps them to segment and file."""

    rule: str
    start: int
    end: int
    message: str
    severity: str
    category: str
    issue_type: str
    confidence: float = 0.9
    entry: str | None = None
    suggestions: tuple[Suggestion, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    text: str = ""
    segment: str | None = None
    source_range: tuple[int, int] | None = None
    range: tuple[tuple[int, int], tuple[int, int]] | None = None
    fingerprint: str = ""
    suppressed: str | None = None


def reported(
    start: int,
    end: int,
    message: str,
    offers: Iterable[str | None] = (),
    *evidence: Evidence,
    rule: str,
    severity: str,
    category: str,
    issue_type: str,
    confidence: float = 0.9,
    entry: str | None = None,
    applicability: str = "unsafe",
) -> Finding:
    """What a rule finds, with what it offers (empty is nothing). A rule gives once what is always the same: ``partial(reported, rule=ID, ...)``."""
    suggestions = tuple([Suggestion(each, applicability) for each in offers if each])
    return Finding(rule, start, end, message, severity, category, issue_type, confidence, entry, suggestions, evidence)


class View(NamedTuple):
    """A text as the rules read it, where markup stands in the target: `starts[i]` to `ends[i]` is the code point `text[i]` in the target."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]


class Segment(NamedTuple):
    """A piece of target text with its source.

    `masked` lists spans of `target` that are no prose (code, URLs): rules never see them. `view` is what they read instead of
    the target in formats whose text lies between markup. `place` is where the file holds the target, in bytes (see
    `formats.places`), `part` the member of a zipped file. A `locked` segment is context and is not checked.
    """

    id: str | None
    target: str
    source: str | None = None
    reference: str | None = None
    document: str | None = None
    masked: tuple[tuple[int, int], ...] = ()
    view: View | None = None
    place: tuple[int, int] | None = None
    part: str | None = None
    locked: bool = False


class Seen(Protocol):
    """How often each key was seen."""

    def __getitem__(self, key: str) -> int: ...


class Earlier:
    """What stands before a window of a long text: code points, lines, and the findings so far by what names them."""

    def __init__(self, offset: int = 0, lines: int = 0, seen: Seen | None = None) -> None:
        self.offset, self.lines = offset, lines
        self.seen: Seen = Counter[str]() if seen is None else seen


class Document(NamedTuple):
    """One file as read, or a window of a long text (`before` tells what stands above it). `single`: the file is one text and findings carry its lines; else they carry a segment id.

    `raw` is the file, `encoding` how it holds its text (`utf-8` with or without a byte order mark).
    """

    path: str
    segments: tuple[Segment, ...]
    single: bool = True
    source_path: str | None = None
    source_language: str = "fr"
    target_language: str = "en"
    raw: bytes = b""
    format: str = "text"
    encoding: str = "utf-8"
    before: Earlier | None = None


class DocumentReport(NamedTuple):
    """What was found in one document and how it scored, `quality` with its source. `more`: further windows of the same file follow, the last
    one with the scores, which are empty where there are no words. `corrected`: corrections that were made in it before.
    """

    document: Document
    findings: tuple[Finding, ...]
    words: int
    scores: dict[str, Any] | None = None
    more: bool = False
    quality: dict[str, Any] | None = None
    corrected: int = 0


class InputError(NamedTuple):
    """A file that could not be checked."""

    path: str
    message: str
    line: int | None = None


class Report:
    """Everything one run found."""

    def __init__(self, documents: list[DocumentReport] | None = None, errors: list[InputError] | None = None) -> None:
        self.documents = documents or []
        self.errors = errors or []
