"""What `check` and `score` share: options, reading, checking, writing."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence

from .. import formats, reports
from ..configuration.discovery import Configuration
from ..errors import UserError
from ..model import Document, DocumentReport, InputError, Report
from ..session import Session
from ..stream import Scores
from ..typed import TYPE_CHECKING, Any, TypeVar
from . import declared as click
from .files import inputs

if TYPE_CHECKING:
    from ..formats.windows import LongText
    from .references import Against

F = TypeVar("F", bound=Callable[..., Any])


def input_options(function: F) -> F:
    """Paths, languages, configuration, and where the source and reference are."""
    for decorate in reversed(
        (
            click.argument("paths", nargs=-1, type=click.Path()),
            click.option("--source", type=click.Path(), help="The source text of the one file that is checked."),
            click.option(
                "--reference", "references", multiple=True, type=click.Path(), help="A reference translation of the one file (repeatable)."
            ),
            click.option("--source-lang", show_default="fr", help="The language of the source; there are rules for French."),
            click.option("--target-lang", show_default="en", help="The language of the translation; there are rules for English."),
            click.option(
                "--input-format",
                type=click.Choice(list(formats.FORMATS)),
                metavar="NAME",
                help=f"Instead of going by the file name: {', '.join(formats.FORMATS)}.",
            ),
            click.option(
                "--glossary",
                "glossaries",
                multiple=True,
                type=click.Path(),
                help="A glossary of yours (repeatable); it wins over the shipped one.",
            ),
            click.option("--config", "config_file", type=click.Path(), help="This configuration instead of the nearest tqcheck.yaml."),
            click.option("--force-exclude", is_flag=True, help="Hold to configured excludes even for files named explicitly."),
            click.option(
                "--format",
                "output_format",
                type=click.Choice(reports.FORMATS),
                metavar="NAME",
                help=f"How to report: {', '.join(reports.FORMATS)}.  [default: text]",
            ),
            click.option(
                "--output",
                "outputs",
                multiple=True,
                metavar="FILE|FORMAT=FILE",
                help="Write to a file instead of standard output, which is - (repeatable); without a format, .html, .sarif, .json, .jsonl, .csv, .md tell it.",
            ),
        )
    ):
        function = decorate(function)
    return function


def session(
    config_file: str | None,
    source_lang: str | None,
    target_lang: str | None,
    glossaries: Sequence[str],
    fresh_baseline: bool = False,
    **more: Any,
) -> Session:
    """A session in which the options of the command line win over the configuration."""
    language = {key: value for key, value in (("source", source_lang), ("target", target_lang)) if value}
    for side, code in language.items():
        from ..configuration.keys import LANGUAGES, language_problem

        if wrong := language_problem(side, code):
            raise UserError(f"--{side}-lang: {wrong}", hint=LANGUAGES)
    options = {"language": language or None, "glossaries": tuple(glossaries), **more}
    return Session(Configuration(config_file, options), fresh_baseline)


def read_all(
    paths: Sequence[str],
    source: str | None,
    input_format: str | None,
    session: Session,
    force_exclude: bool = False,
    references: Sequence[str] = (),
    outputs: Sequence[str] = (),
) -> tuple[list[Document], list[InputError]]:
    """The documents and the files that could not be read."""
    documents: list[Document] = []
    errors: list[InputError] = []
    for path, partner in named(paths, source, session, force_exclude, references, outputs):
        try:
            documents.append(read(path, partner, input_format, session))
        except UserError as problem:
            errors.append(unreadable(problem, path))
    return documents, errors


def named(
    paths: Sequence[str],
    source: str | None,
    session: Session,
    force_exclude: bool,
    references: Sequence[str] = (),
    outputs: Sequence[str] = (),
) -> list[tuple[str, str | None]]:
    """(target, source or None) of the files that are named or lie in the folders that are; `outputs` may not be among them."""
    if not paths:
        raise UserError("no files given", hint="name files or folders, or - for standard input")
    if source and len(paths) != 1:
        raise UserError("--source belongs to exactly one file", hint="use a segment format (JSON Lines, TSV) for many pairs")
    if source and all(path != "-" and os.path.exists(path) for path in (source, paths[0])) and os.path.samefile(source, paths[0]):
        raise UserError("the source is the translation itself", source, hint="name the French text with --source")
    if ("-" in paths) + [source, *references].count("-") > 1:
        raise UserError("standard input holds one text, and - is named twice", hint="name a file for the other")
    files = list(inputs(paths, session.configuration, source, force_exclude, outputs))
    if outputs:
        from .overwriting import refuse

        refuse(outputs, files, references, session.configuration)
    return files


def unreadable(problem: UserError, path: str) -> InputError:
    """What is told of a file that could not be checked."""
    hint = f" ({problem.hint})" if problem.hint else ""
    return InputError(problem.path or path, problem.message + hint, problem.line)


def read(path: str, source: str | None, input_format: str | None, session: Session) -> Document:
    """One document with the languages that hold for it. Raises `UserError`."""
    language = session.settings(path).language
    return formats.read(path, source, input_format, (language["source"], language["target"]))


def opened(path: str, source: str | None, input_format: str | None, session: Session, whole: bool = False) -> Document | LongText:
    """The same, but a long plain text is not read yet, unless it is wanted `whole`. Raises `UserError`."""
    if whole:
        return read(path, source, input_format, session)
    language = session.settings(path).language
    return formats.opened(path, source, input_format, (language["source"], language["target"]))


def names(listed: str | None) -> tuple[str, ...]:
    """The names of a list with commas."""
    return tuple(name.strip() for name in listed.split(",") if name.strip()) if listed else ()


def check_all(documents: Iterable[Document], session: Session) -> list[DocumentReport]:
    """Check every document; shows progress on a terminal when it takes long."""
    listed = list(documents)
    size = sum(len(s.target) for d in listed for s in d.segments)
    if size > 5_000_000 and sys.stderr.isatty():
        with click.progressbar(listed, file=sys.stderr, label="checking") as bar:
            return [session.check(document) for document in bar]
    return [session.check(document) for document in listed]


def write(
    report: Report,
    output_format: str | None,
    outputs: Sequence[str],
    render: Callable[[str, Report, reports.Options], str],
) -> None:
    """Write a whole report, as `render` gives it, to standard output or to the files named by `outputs`."""
    from .output import Outputs

    Outputs(output_format, outputs, make=lambda name, options: _Ready(render(name, report, options))).end(report.errors)


class _Ready:
    """An output that is all there."""

    def __init__(self, text: str) -> None:
        self._text = text

    def add(self, found: DocumentReport) -> str:
        return ""

    def end(self, errors: Sequence[InputError]) -> Iterable[str]:
        return [self._text]


def attach_scores(
    found: DocumentReport, against: Against | None = None, model: Mapping[str, Any] | None = None, keep: bool = False
) -> DocumentReport:
    """The same with its scores; `model`: the `mqm` settings of the configuration; `keep`: as for `Scores`."""
    scores = Scores(model or {}, keep)
    scores.add(found)
    result = scores.result()
    beside = {"reference": against.scores, "reference_notes": against.notes} if against and result else {}
    return found._replace(scores={**result, **beside})


def against_reference(
    document: Document, references: Sequence[str], metrics: tuple[str, ...] = (), fold_quotes: bool = False
) -> Against | None:
    """A document against the files given or its own reference column; None without either. Raises `UserError`."""
    if not references and not any(s.reference for s in document.segments):
        return None
    from ..score.reference import DEFAULT
    from .references import against

    return against(document, references, metrics or DEFAULT, fold_quotes)


def one_file(references: Sequence[str], documents: Sequence[object]) -> None:
    """Raises `UserError` where references are given for several files."""
    if references and len(documents) > 1:
        raise UserError(
            f"--reference belongs to exactly one file, and there are {len(documents)}",
            hint="use a segment format with a reference column (JSON Lines, TSV) for many",
        )
