"""JUnit XML: one test suite a document, one failed test a finding, for the test tab of any CI server.

A document without findings is one test that passes. Neutral findings pass and tell what they saw; suppressed ones are skipped with their
reason; a file that cannot be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ..model import DocumentReport, Finding, InputError
from . import Options
from .replay import Kept
from .shared import called, place, relative, told, xml


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    suites = [_Suite(windows) for windows in kept.documents()]
    tests, failures = sum(suite.tests for suite in suites) + len(errors), sum(suite.failures for suite in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="tqcheck" tests="{tests}" failures="{failures}" errors="{len(errors)}">\n'
    for suite in suites:
        yield from suite.element()
    yield from map(_unreadable, errors)
    yield "</testsuites>\n"


class _Suite:
    """One document and what is counted of it."""

    def __init__(self, windows: Iterable[DocumentReport]) -> None:
        self._windows = windows
        self._found = self.failures = self._skipped = 0
        for found in windows:
            self._path = xml(relative(found.document.path))
            self._found += len(found.findings)
            self.failures += sum(map(_fails, found.findings))
            self._skipped += sum(1 for f in found.findings if f.suppressed)
        self.tests = self._found or 1

    def element(self) -> Iterator[str]:
        counts = f'tests="{self.tests}" failures="{self.failures}" errors="0" skipped="{self._skipped}"'
        yield f'  <testsuite name="{self._path}" {counts}>\n'
        if not self._found:
            yield f'    <testcase name="nothing found" classname="{self._path}"/>\n'
        for found in self._windows:
            yield "".join(_case(self._path, f) for f in found.findings)
        yield "  </testsuite>\n"


def _case(path: str, f: Finding) -> str:
    head = f'    <testcase name="{xml(f"{called(f)} at {place(f)}")}" classname="{path}">'
    if f.suppressed:
        body = f'<skipped message="{xml(f.suppressed)}"/>'
    elif _fails(f):
        body = f'<failure type="{f.severity}" message="{xml(f.message)}">{xml(told(f))}</failure>'
    else:
        body = f"<system-out>{xml(told(f))}</system-out>"
    return f"{head}{body}</testcase>\n"


def _fails(f: Finding) -> bool:
    return f.severity != "neutral" and not f.suppressed


def _unreadable(e: InputError) -> str:
    path, message = xml(relative(e.path)), xml(f"line {e.line}: {e.message}" if e.line else e.message)
    case = f'    <testcase name="can be read" classname="{path}"><error type="unreadable" message="{message}"/></testcase>\n'
    return f'  <testsuite name="{path}" tests="1" failures="0" errors="1">\n{case}  </testsuite>\n'
