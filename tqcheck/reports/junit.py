"""JUnit XML: one test suite a document, one failed test a finding, for the test tab of any CI server.

A document without findings is one test that passes. Neutral findings pass and tell what they saw; suppressed ones are skipped with their
reason; a file that cannot be read is an error.
"""

from __future__ import annotations

from ..model import DocumentReport, Finding, InputError, Report
from . import Options
from .concise import place
from .shared import relative, told, xml


def render(report: Report, options: Options) -> str:
    suites = [_suite(found) for found in report.documents] + [_unreadable(e) for e in report.errors]
    tests, failures, errors = sum(s[0] for s in suites), sum(s[1] for s in suites), sum(s[2] for s in suites)
    head = f'<testsuites name="tqcheck" tests="{tests}" failures="{failures}" errors="{errors}">\n'
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + head + "".join(s[3] for s in suites) + "</testsuites>\n"


def _suite(found: DocumentReport) -> tuple[int, int, int, str]:
    """Tests, failures, errors and the element of one document."""
    path = xml(relative(found.document.path))
    cases = [_case(path, f) for f in found.findings] or [f'    <testcase name="nothing found" classname="{path}"/>\n']
    failures = sum(1 for f in found.findings if _fails(f))
    skipped = sum(1 for f in found.findings if f.suppressed)
    head = f'  <testsuite name="{path}" tests="{len(cases)}" failures="{failures}" errors="0" skipped="{skipped}">\n'
    return len(cases), failures, 0, head + "".join(cases) + "  </testsuite>\n"


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


def _unreadable(e: InputError) -> tuple[int, int, int, str]:
    path, message = xml(relative(e.path)), xml(f"line {e.line}: {e.message}" if e.line else e.message)
    case = f'    <testcase name="can be read" classname="{path}"><error type="unreadable" message="{message}"/></testcase>\n'
    return 1, 0, 1, f'  <testsuite name="{path}" tests="1" failures="0" errors="1">\n{case}  </testsuite>\n'
