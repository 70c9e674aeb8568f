"""``--fix`` and ``--diff``: corrections of one file, window by window where it is long."""

from __future__ import annotations

from ..errors import UserError
from ..fixing import fix
from ..fixing.rounds import repaired
from ..model import DocumentReport, InputError
from ..session import Session
from ..stream import Checked
from .common import unreadable


class Correction:
    """Corrects what is found in a file until nothing changes; with `write` the file itself. Where that cannot be, `errors` says so."""

    def __init__(self, path: str, session: Session, unsafe: bool, errors: list[InputError], write: bool) -> None:
        self._path, self._session, self._unsafe, self._errors = path, session, unsafe, errors
        self._new = fix.Rewriting(path) if write else None

    def __call__(self, found: DocumentReport) -> DocumentReport:
        """The report of what remains."""
        try:
            after = repaired(found, self._session.check, self._unsafe)
            if self._new:
                self._new.add(found.document, after.document)
        except UserError as problem:
            self._errors.append(unreadable(problem, self._path))
            self.discard()
            return found
        return after

    @staticmethod
    def diff(checked: Checked) -> str:
        return fix.diff(checked.found.document, checked.told.document)

    def finish(self) -> None:
        """Put the corrected file in the place of the old one. Raises `UserError`."""
        if self._new:
            self._new.finish()

    def discard(self) -> None:
        """Leave the file as it is."""
        if self._new:
            self._new.discard()
