"""JUnit XML: one test suite a document, one failed test a finding, for the test tab of any CI server.

A document without findings is one test that passes. Neutral findings pass and tell what they saw; suppressed ones are skipped with their
reason; a file that cannot be read is an error.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..model import Finding, InputError
from . import Options
from .concise import place
from .kept import Kept
from .shared import relative, told, xml


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    suites = _suites(kept)
    tests, failures = sum(suite.tests for suite in suites) + len(errors), sum(suite.failures for suite in suites)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="tqcheck" tests="{tests}" failures="{failures}" errors="{len(errors)}">\n'
    open_ = False
    for found in kept:
        path = xml(relative(found.document.path))
        if not open_:
            suite = suites.pop(0)
            yield f'  <testsuite name="{path}" tests="{suite.tests}" failures="{suite.failures}" errors="0" skipped="{suite.skipped}">\n'
            if suite.nothing:
                yield f'    <testcase name="nothing found" classname="{path}"/>\n'
        yield "".join(_case(path, f) for f in found.findings)
        open_ = found.more
        yield "  </testsuite>\n" * (not open_)
    yield "  </testsuite>\n" * open_
    yield from map(_unreadable, errors)
    yield "</testsuites>\n"


class _Suite:
    """What is counted of one document."""

    def __init__(self) -> None:
        self.found = self.failures = self.skipped = 0

    @property
    def nothing(self) -> bool:
        return not self.found

    @property
    def tests(self) -> int:
        return self.found or 1


def _suites(kept: Kept) -> list[_Suite]:
    suites: list[_Suite] = []
    open_ = False
    for found in kept:
        if not open_:
            suites.append(_Suite())
        open_ = found.more
        suites[-1].found += len(found.findings)
        suites[-1].failures += sum(map(_fails, found.findings))
        suites[-1].skipped += sum(1 for f in found.findings if f.suppressed)
    return suites


def _case(path: str, f: Finding) -> str:
    head = f'    <testcase name="{xml(f"{f.rule} at {place(f)}")}" classname="{path}">'
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
