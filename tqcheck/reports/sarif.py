"""SARIF 2.1.0, for code scanning on a forge and for any viewer of SARIF.

Columns count Unicode code points (`columnKind` says so). Every rule that fired brings its help; corrections are `fixes`; evidence with a
place is a related location. Suppressed findings are there with `suppressions`: `inSource` where a comment in the file says so, `external`
for `tqcheck.ignore.yaml` and the baseline, the reason as `justification`. `partialFingerprints` holds `tqcheck/v1`, which survives edits
elsewhere in the file. Findings of formats without lines name their segment as a logical location.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Sequence

from .. import __version__
from ..catalogue import RuleInfo, catalogue
from ..model import Document, DocumentReport, Finding, InputError, Suggestion
from ..typed import Any
from . import Options
from .pieces import Items, indented
from .replay import Kept
from .shared import HOME, edits, file_lines, page, told, uri

_LEVELS = {"critical": "error", "major": "warning", "minor": "note", "neutral": "note"}


def render(kept: Kept, errors: Sequence[InputError], options: Options) -> Iterable[str]:
    fired: set[str] = set()
    suppressed: set[str] = set()
    for found in kept:
        fired.update(f.rule for f in found.findings)
        suppressed.update(f.suppressed for f in found.findings if f.suppressed)
    used, results = sorted(fired), Items(4)
    yield f'{{\n "$schema": "https://json.schemastore.org/sarif-2.1.0.json",\n "version": "2.1.0",\n "runs": [\n  {_run(used, errors)},\n'
    yield '   "results": ['
    for found in kept:
        yield results.more(_results(found, used, suppressed))
    yield results.end() + "]\n  }\n ]\n}\n"


def _run(used: list[str], errors: Sequence[InputError]) -> str:
    """The run as far as its results, not closed."""
    known = {rule.id: rule for rule in catalogue()}
    driver = {
        "name": "tqcheck",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": HOME,
        "rules": [_rule(name, known.get(name)) for name in used],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not errors, "toolExecutionNotifications": [_notification(e) for e in errors]}],
    }
    return indented(run, 2).removesuffix("}").rstrip()


def _rule(name: str, rule: RuleInfo | None) -> dict[str, Any]:
    if rule is None:
        return {"id": name}
    text = inspect.cleandoc(rule.page) or rule.summary
    return {
        "id": name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": text},
        "help": {"text": text, "markdown": text},
        "helpUri": page(name),
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": ["translation", rule.category], "category": rule.category},
    }


def _results(found: DocumentReport, used: list[str], suppressed: set[str]) -> list[dict[str, Any]]:
    """`suppressed`: all that is said of suppressed findings in the run. Where there are any, every result says whether it is one."""
    lines = file_lines(found.document) if any(f.range for f in found.findings) else None
    results = []
    for f in found.findings:
        result = _result(f, found.document, used.index(f.rule))
        if fixes := _fixes(f, edits(f, found.document, lines), found.document.path):
            result["fixes"] = fixes
        if suppressed:
            result["suppressions"] = [_suppression(f.suppressed)] if f.suppressed else []
        if "baseline" in suppressed:
            result["baselineState"] = "unchanged" if f.suppressed == "baseline" else "new"
        results.append(result)
    return results


def _result(f: Finding, document: Document, rule: int) -> dict[str, Any]:
    location: dict[str, Any] = {"physicalLocation": _place(document.path, _region(f))}
    if f.segment is not None:
        location["logicalLocations"] = [{"name": f.segment, "fullyQualifiedName": f"{document.path}#{f.segment}", "kind": "segment"}]
    result: dict[str, Any] = {
        "ruleId": f.rule,
        "ruleIndex": rule,
        "level": _LEVELS[f.severity],
        "message": {"text": told(f)},
        "locations": [location],
        "partialFingerprints": {"tqcheck/v1": f.fingerprint},
        "rank": round(f.confidence * 100, 1),
        "properties": {"severity": f.severity, "category": f.category, "issueType": f.issue_type, "entry": f.entry}
        | {"segment": f.segment, "start": f.start, "end": f.end},
    }
    related = [
        {"physicalLocation": _place(document.path, {"startLine": e.line}), "message": {"text": f"“{e.text}”: {e.message}"}}
        for e in f.evidence
        if e.line
    ]
    if related:
        result["relatedLocations"] = related
    return result


def _suppression(told: str) -> dict[str, str]:
    """In the file itself (`inSource`), or beside it (`external`: `tqcheck.ignore.yaml`, the baseline), with the reason if one is given."""
    kind, _, reason = told.partition(": ")
    if kind not in ("inline", "decision"):
        kind, reason = "", told
    found = {"kind": "inSource" if kind == "inline" else "external", "status": "accepted"}
    return found | {"justification": reason} if reason else found


def _place(path: str, region: dict[str, Any] | None) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(path)}}
    return place | {"region": region} if region else place


def _region(f: Finding) -> dict[str, Any] | None:
    if not f.range:
        return None
    (line, column), (end_line, end_column) = f.range
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    return region | {"snippet": {"text": f.text}} if f.text else region


def _fixes(f: Finding, suggestions: list[Suggestion], path: str) -> list[dict[str, Any]]:
    region = _region(f)
    if region is None:
        return []
    region.pop("snippet", None)
    return [
        {
            "description": {"text": f"{f'Replace by “{s.replacement}”' if s.replacement else 'Delete'} ({s.applicability})"},
            "artifactChanges": [
                {
                    "artifactLocation": {"uri": uri(path)},
                    "replacements": [{"deletedRegion": region, "insertedContent": {"text": s.replacement}}],
                }
            ],
        }
        for s in suggestions
    ]


def _notification(e: InputError) -> dict[str, Any]:
    region = {"startLine": e.line} if e.line else None
    return {"level": "error", "message": {"text": e.message}, "locations": [{"physicalLocation": _place(e.path, region)}]}
