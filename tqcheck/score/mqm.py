"""MQM scores from findings: the linear calibrated model.

Penalty points by severity (neutral 0, minor 1, major 5, critical 25) are normed to 1,000 words: NPT. The quality score is
``100 - NPT * (100 - PT) / APP``, held between 0 and 100, where a text with APP points in 1,000 words scores the pass
threshold PT. A text passes at PT or above without any critical finding. Repeated identical errors (same rule, entry and
words) count once. Source: themqm.org, scoring models; Google's presets: arXiv 2104.14478.

The interval is 95 %, from the Poisson spread of the counts. Under 500 words every value is a small-sample value.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from .. import __version__
from ..model import Finding

WEIGHTS = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
PASS_THRESHOLD, ACCEPTABLE_POINTS = 90.0, 10.0
SMALL_SAMPLE = 500
LINGUISTIC = ("fluency", "style")


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count: open ones, repeated identical errors once."""
    kept: dict[tuple[str, str | None, str], Finding] = {}
    for finding in findings:
        if finding.suppressed is None:
            kept.setdefault((finding.rule, finding.entry, finding.text.casefold()), finding)
    return list(kept.values())


def options(settings: Mapping[str, float]) -> dict[str, Any]:
    """The arguments of `mqm` from the `mqm` settings of a configuration (thresholds, and weights by severity)."""
    return {
        "pass_threshold": settings.get("pass-threshold", PASS_THRESHOLD),
        "acceptable": settings.get("acceptable-points", ACCEPTABLE_POINTS),
        "weights": {severity: settings.get(severity, weight) for severity, weight in WEIGHTS.items()},
    }


def mqm(
    findings: Iterable[Finding],
    words: int,
    pass_threshold: float = PASS_THRESHOLD,
    acceptable: float = ACCEPTABLE_POINTS,
    weights: Mapping[str, float] = WEIGHTS,
) -> dict[str, Any]:
    """The MQM score of a text of `words` words (target side)."""
    counted = once(findings)
    counts = Counter(f.severity for f in counted)
    value, low, high, normed = _linear(counts, words, pass_threshold, acceptable, weights)
    return {
        "value": value,
        "pass": value >= pass_threshold and not counts["critical"],
        "penalty_per_1000": round(normed, 1),
        "counts": {s: counts[s] for s in ("critical", "major", "minor")},
        "low": low,
        "high": high,
        "small_sample": words < SMALL_SAMPLE,
        "signature": f"mqm|linear|pt:{pass_threshold:g}|app:{acceptable:g}|w:{'-'.join(f'{w:g}' for w in weights.values())}|rep:once|words:target|v:{__version__}",
    }


def fluency(findings: Iterable[Finding], words: int) -> dict[str, Any]:
    """A fluency value that knows only the linguistic findings; its signature says so."""
    counts = Counter(f.severity for f in once(findings) if f.category.partition("/")[0] in LINGUISTIC)
    value, low, high, _ = _linear(counts, words, PASS_THRESHOLD, ACCEPTABLE_POINTS)
    return {"value": value, "low": low, "high": high, "signature": f"fluency|findings-only|fluency+style|linear|v:{__version__}"}


def _linear(
    counts: Counter[str], words: int, threshold: float, acceptable: float, weights: Mapping[str, float] = WEIGHTS
) -> tuple[float, float, float, float]:
    size = max(words, 1)
    points = sum(weights[s] * n for s, n in counts.items())
    spread = 1.96 * math.sqrt(sum(weights[s] ** 2 * n for s, n in counts.items()) or 3.69)  # nothing found: the rule of three for minors
    factor = 1000 / size * (100 - threshold) / acceptable

    def score(penalty: float) -> float:
        return round(min(100.0, max(0.0, 100 - penalty * factor)), 1)

    return score(points), score(points + spread), score(max(0.0, points - spread)), points * 1000 / size
