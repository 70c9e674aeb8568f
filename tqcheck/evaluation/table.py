"""The figures as text."""

from __future__ import annotations

from collections.abc import Mapping

from ..typed import Any
from .spans import SCORERS


def render(report: Mapping[str, Any]) -> str:
    """Scorers beside their baselines, then suggestions, categories, severities and rules of every run."""
    head = f"{report['passages']:,} passages of {report['documents']:,} documents, {report['words']:,} words, {report['errors']:,} errors"
    if report["left_out"]:
        head += f"; {report['left_out']:,} annotations mark nothing in the target and are left out"
    parts = [head]
    runs, baselines = report["runs"], report["baselines"]
    for scorer in (*SCORERS, "severity"):
        both = [*runs.items(), *baselines.items()]
        rows = [(name, *_prf(each["scorers"][scorer])) for name, each in both if scorer in each["scorers"]]
        if rows:
            parts.append(_table((_TITLES[scorer], "precision", "recall", "F1"), rows))
    parts += [_run(name, run) for name, run in runs.items()]
    for name, listed in report.get("misses", {}).items():
        rows = [
            (m["passage"], "missed" if "missed" in m else "false", m.get("severity") or m.get("rule"), m.get("missed", m.get("false")))
            for m in listed
        ]
        parts.append(_table((name, "", "severity or rule", "words"), rows))
    return "\n\n".join(parts) + "\n"


_TITLES = {
    "partial": "partial credit",
    "overlap": "any overlap",
    "exact": "same span",
    "character": "characters",
    "severity": "partial, same severity",
}


def _prf(figures: Mapping[str, Any]) -> list[str]:
    return [_figure(figures[name]) for name in ("precision", "recall", "f1")]


def _figure(figure: Mapping[str, Any]) -> str:
    if figure["value"] is None:
        return "–"
    low, high = figure["interval"] or (None, None)
    return f"{figure['value']:.2f}" + (f" ({low:.2f}–{high:.2f})" if low is not None else "")


def _run(name: str, run: Mapping[str, Any]) -> str:
    suggestions, severity = run["suggestions"], run["same_severity"]
    lines = [
        f"{name}: {run['findings']} findings, {run['false_findings_per_1000_words']} false ones in 1,000 words",
        f"corrections: right at once {_share(suggestions['right_at_1'], suggestions['hits'])}, among the first three"
        f" {_share(suggestions['right_at_3'], suggestions['hits'])}; severity as annotated {_share(severity['same'], severity['hits'])}",
    ]
    tables = []
    for title, key in (("severity", "by_severity"), ("category", "by_category")):
        rows = [(kind or "(none)", _share(c.get("found", 0), c["errors"])) for kind, c in run[key].items()]
        tables.append(_table((title, "found"), rows))
    rules = [
        (
            rule,
            c["findings"],
            c.get("hits", 0),
            c.get("optional", 0),
            c.get("false", 0),
            _share(c.get("hits", 0), c["findings"] - c.get("optional", 0)),
            c.get("right_at_1", 0),
        )
        for rule, c in sorted(run["by_rule"].items(), key=lambda item: -item[1]["findings"])
    ]
    tables.append(_table(("rule", "findings", "hits", "optional", "false", "precision", "right corrections"), rules))
    doubtful = [(entry, c["findings"], c.get("hits", 0), c["false"]) for entry, c in run["by_entry"].items() if c.get("false")]
    tables.append(_table(("entry with false findings", "findings", "hits", "false"), sorted(doubtful, key=lambda row: -row[3])))
    return "\n".join(lines) + "\n\n" + "\n\n".join(table for table in tables if table)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.2f} ({part}/{whole})" if whole else "–"


def _table(head: tuple[str, ...], rows: list[tuple[Any, ...]]) -> str:
    if not rows:
        return ""
    cells = [head, *(tuple(map(str, row)) for row in rows)]
    widths = [max(len(row[i]) for row in cells) for i in range(len(head))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in cells)
