"""One call of ``check``: what is asked for, and the files checked one after the other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from ..errors import UserError
from ..model import Document, InputError
from ..records import NamedTuple
from ..session import Session
from ..stream import Act, Checked, checked
from ..typed import TYPE_CHECKING
from . import common
from .files import texts
from .output import File, progress

if TYPE_CHECKING:
    from ..decisions.changed import Changes
    from ..formats.windows import LongText
    from .correction import Correction


class Asked(NamedTuple):
    """The options of the command, by the names under which they are declared."""

    paths: tuple[str, ...]
    source: str | None
    references: tuple[str, ...]
    source_lang: str | None
    target_lang: str | None
    input_format: str | None
    glossaries: tuple[str, ...]
    config_file: str | None
    force_exclude: bool
    output_format: str | None
    outputs: tuple[str, ...]
    select: str | None
    ignore: str | None
    min_severity: str | None
    fail_on: str | None
    exit_zero: bool
    no_score: bool
    repair: bool
    unsafe_fixes: bool
    diff: bool
    statistics: bool
    baseline: str | None
    write_baseline: bool
    update_baseline: bool
    changed_since: str | None
    show_settings: bool


class Run:
    """Checks the files that are asked for. `errors`: what is told of those that could not be checked."""

    def __init__(self, asked: Asked) -> None:
        self.asked = asked
        self.errors: list[InputError] = []
        options = {
            "select": common.names(asked.select),
            "ignore": common.names(asked.ignore),
            "min-severity": asked.min_severity,
            "fail-on": asked.fail_on,
            "baseline": asked.baseline,
        }
        self.session: Session = common.session(
            asked.config_file, asked.source_lang, asked.target_lang, asked.glossaries, fresh_baseline=asked.write_baseline, **options
        )

    @cached_property
    def changes(self) -> Changes | None:
        """What changed since the revision that is named."""
        if self.asked.changed_since is None:
            return None
        from ..decisions.changed import Changes

        return Changes(self.asked.changed_since)

    @cached_property
    def files(self) -> list[File]:
        """(target, source or None) of all that is to be checked. Raises `UserError`."""
        asked, paths = self.asked, self.asked.paths
        if self.changes and not paths:
            paths = tuple(texts(self.changes.files(), asked.outputs))
            if not paths:
                return []
        hold = asked.force_exclude or not asked.paths
        files = common.named(paths, asked.source, self.session, hold, asked.references, asked.outputs)
        common.one_file(asked.references, files)
        return files

    def check(self, tell: Callable[[Checked], object], score: Act | None = None, quiet: bool = True) -> None:
        """Check every file, corrected where that is asked for, and `tell` what is found. `quiet`: nothing is shown on the terminal meanwhile."""
        for path, partner in progress(self.files, quiet):
            try:
                opened = common.opened(
                    path, partner, self.asked.input_format, self.session, whole=bool(self.changes or self.asked.references)
                )
            except UserError as problem:
                self.errors.append(common.unreadable(problem, path))
                continue
            if not (self.changes and isinstance(opened, Document)) or self.changes.touched(opened):
                self._one(path, opened, tell, score)

    def _one(self, path: str, opened: Document | LongText, tell: Callable[[Checked], object], score: Act | None) -> None:
        changes, correct = self.changes, self._correction(path)
        try:
            for each in checked(opened, self.session, correct, score):
                tell(each._replace(told=changes.only(each.told, self.asked.input_format)) if changes else each)
            if correct:
                correct.finish()
        except UserError as problem:
            if problem.path != path:
                raise
            self.errors.append(common.unreadable(problem, path))
        finally:
            if correct:
                correct.discard()

    def _correction(self, path: str) -> Correction | None:
        if not (self.asked.repair or self.asked.diff):
            return None
        from .correction import Correction

        return Correction(path, self.session, self.asked.unsafe_fixes, self.errors, write=self.asked.repair)
