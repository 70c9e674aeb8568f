"""What `check` and `score` share: options, reading, checking, writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import click

from .. import formats, reports
from ..engine import Engine
from ..errors import UserError
from ..model import Document, DocumentReport, Finding, InputError, Report
from ..terms import store
from ..text.lazy import Expression

F = TypeVar("F", bound=Callable[..., Any])
_WORD = Expression(r"\S*\w\S*")


def input_options(function: F) -> F:
    """Paths, languages and where the source and reference are."""
    for decorate in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path()),
            click.option("--source", type=click.Path(), help="The source text of the one file that is checked."),
            click.option("--reference", type=click.Path(), help="A reference translation of the one file."),
            click.option("--source-lang", default="fr", show_default=True),
            click.option("--target-lang", default="en", show_default=True),
            click.option("--input-format", type=click.Choice(list(formats.FORMATS)), help="Instead of going by the file name."),
            click.option(
                "--glossary",
                "glossaries",
                multiple=True,
                type=click.Path(),
                help="A glossary of yours (repeatable); it wins over the shipped one.",
            ),
            click.option("--format", "output_format", type=click.Choice(reports.FORMATS), default="text", show_default=True),
            click.option(
                "--output",
                "outputs",
                multiple=True,
                metavar="FILE|FORMAT=FILE",
                help="Write to a file instead of standard output (repeatable).",
            ),
        )
    ):
        function = decorate(function)
    return function


def engine(glossaries: Sequence[str]) -> Engine:
    """The engine with the user's glossaries before the shipped one."""
    own = [store.load([path]) for path in glossaries]
    return Engine([*own, store.shipped()])


def read_all(
    paths: Sequence[str], source: str | None, input_format: str | None, languages: tuple[str, str]
) -> tuple[list[Document], list[InputError]]:
    """The documents and the files that could not be read."""
    if not paths:
        raise UserError("no files given", hint="name files, or - for standard input")
    if source and len(paths) != 1:
        raise UserError("--source belongs to exactly one file", hint="use a segment format (JSON Lines, TSV) for many pairs")
    documents: list[Document] = []
    errors: list[InputError] = []
    for path in dict.fromkeys(paths):
        try:
            found = formats.read(path, source, input_format)
            documents.append(found._replace(source_language=languages[0], target_language=languages[1]))
        except UserError as problem:
            hint = f" ({problem.hint})" if problem.hint else ""
            errors.append(InputError(problem.path or path, problem.message + hint, problem.line))
    return documents, errors


def check_all(documents: Iterable[Document], checker: Engine) -> list[DocumentReport]:
    """Check every document; shows progress on a terminal when it takes long."""
    listed = list(documents)
    size = sum(len(s.target) for d in listed for s in d.segments)
    if size > 5_000_000 and sys.stderr.isatty():
        with click.progressbar(listed, file=sys.stderr, label="checking") as bar:
            return [_checked(document, checker) for document in bar]
    return [_checked(document, checker) for document in listed]


def _checked(document: Document, checker: Engine) -> DocumentReport:
    return DocumentReport(document, tuple(checker.check(document)), words(document))


def words(document: Document) -> int:
    """Words of the target: runs without white space that hold a letter or digit."""
    return sum(len(_WORD.findall(segment.target)) for segment in document.segments)


def write(report: Report, output_format: str, outputs: Sequence[str], statistics: bool = False) -> None:
    """Write the report to standard output or to the files named by `outputs`."""
    if not outputs:
        color = (sys.stdout.isatty() and "NO_COLOR" not in os.environ) or bool(os.environ.get("FORCE_COLOR"))
        text = reports.render(output_format, report, reports.Options(color, statistics))
        sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))
        sys.stdout.flush()
        return
    for output in outputs:
        name, _, file = output.rpartition("=")
        if name and name not in reports.FORMATS:
            name, file = "", output
        text = reports.render(name or output_format, report, reports.Options(statistics=statistics))
        try:
            with open(file, "w", encoding="utf-8", newline="", errors="surrogatepass") as out:
                out.write(text)
        except OSError as problem:
            raise UserError(f"cannot be written: {problem.strerror}", file) from None


def attach_scores(found: DocumentReport, reference: dict[str, Any] | None = None) -> DocumentReport:
    """The same with its scores."""
    from ..score import fluency, mqm

    learned = fluency.document_score(fluency.units(found.document), found.findings, found.words)
    scores = {"fluency": learned, "mqm": mqm.mqm(found.findings, found.words), "reference": reference}
    return found._replace(scores=scores)


def against_reference(document: Document, reference: str | None) -> dict[str, Any] | None:
    """Reference metrics of a document: its own reference column, or the file given."""
    from ..score.reference import lines, metrics

    if reference:
        wanted = lines(formats.decode(formats._bytes(reference), reference))
        if document.single:
            return metrics(lines(document.segments[0].target), wanted, reference)
        return metrics([s.target for s in document.segments], wanted, reference)
    pairs = [(s.target, s.reference) for s in document.segments if s.reference]
    return metrics([t for t, _ in pairs], [r for _, r in pairs], document.path) if pairs else None


def selected(findings: Iterable[Finding], select: str | None, ignore: str | None, least: str | None) -> list[Finding]:
    """The findings that the user wants to see: by rule, entry or category, and severity."""
    from ..terms.vocabulary import rank

    chosen = select.split(",") if select else []
    ignored = ignore.split(",") if ignore else []

    def named(f: Finding, names: list[str]) -> bool:
        return any(name.strip() in (f.rule, f.entry, f.category, f.category.partition("/")[0]) for name in names)

    return [
        f
        for f in findings
        if (not chosen or named(f, chosen)) and not named(f, ignored) and (least is None or rank(f.severity) >= rank(least))
    ]
