"""Whether a file is a report of an earlier run, by its first bytes: a folder that is checked may hold some."""

from __future__ import annotations

from ..terms.vocabulary import SEVERITIES
from ..text.lazy import Expression

_HEAD = 4096
_SEVERITY = f"(?:{'|'.join(SEVERITIES)})"
_QUOTED = r'"(?:[^"\\]|\\.)*"'
_SIGNS = (
    r'\{\s*"schema": "tqcheck-',  # json, a comparison, a baseline
    r'\{\s*"\$schema": "[^"]*sarif[^"]*",[^}]*"driver": \{\s*"name": "tqcheck"',
    r'\{\s*"source": \{\s*"name": "tqcheck"',  # rdjson
    rf'\{{"message": {_QUOTED}, "location": \{{"path": ',  # rdjsonl
    rf'\{{"path": {_QUOTED}, "(?:rule|error|source_path)": ',  # jsonl
    rf'\[\s*\{{\s*"type": "issue",\s*"description": {_QUOTED},\s*"check_name": ',  # gitlab
    r'<!doctype html>(?:\s*<[^>]*>)*?\s*<meta name="generator" content="tqcheck ',
    "path,segment,line,column,start,end,severity,",  # csv
    "### tqcheck: ",  # markdown
    "system\tdoc\tdocSegId\tglobalSegId\t[^\n]*\ntranslation\t[^\t\n]*\t\\d+\t\\d+\ttqcheck\t",  # marot
    "::(?:error|warning|notice) title=tqcheck",  # github
    rf"[^\n]+:[^\s:]+:\d+: {_SEVERITY} \[[a-z-]+[/\]]",  # concise
    rf"[^\n]+:[^\s:]+:\d+  {_SEVERITY}  [a-z-]+",  # text, with findings
    r"(?:[^\n]+: )?MQM \d+\.\d \(|[\d,]+ files?, [\d,]+ words?: ",  # without
    r"[^\n]+  [\d,]+ words?\n  MQM ",  # of score
)
_REPORT = Expression("|".join(f"(?:{sign})" for sign in _SIGNS))


def is_report(path: str) -> bool:
    """Whether a report of tqcheck stands there."""
    try:
        with open(path, "rb") as file:
            head = file.read(_HEAD)
    except OSError:
        return False
    return _REPORT.match(head.decode("utf-8", "ignore").removeprefix("\ufeff")) is not None
