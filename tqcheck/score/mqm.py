"""MQM scores from findings: the linear calibrated model.

Penalty points by severity (neutral 0, minor 1, major 5, critical 25) are normed to 1,000 words: NPT. The quality score is
``100 - NPT * (100 - PT) / APP``, held between 0 and 100, where a text with APP points in 1,000 words scores the pass
threshold PT. A text passes at PT or above without any critical finding. Repeated identical errors (same rule, entry and
words) count once, unless the scheme counts all. Source: themqm.org, scoring models.

The preset ``google`` has the weights of Google's annotations (arXiv 2104.14478): major 5, minor 1, minor punctuation 0.1, every
repetition. There a critical error is a major one; its 25 points for what is no translation at all have no counterpart here.

The interval is 95 %, from the Poisson spread of the counts. Under 500 words every value is a small-sample value.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from .. import __version__
from ..model import Finding
from ..records import NamedTuple
from ..text.counts import Counts
from ..typed import Any

WEIGHTS = {"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 25.0}
PASS_THRESHOLD, ACCEPTABLE_POINTS = 90.0, 10.0
SMALL_SAMPLE = 500
REPEATED = ("once", "all")


class Scheme(NamedTuple):
    """How findings become points. `special`: weights of a severity within a category, as ``minor/fluency/punctuation``."""

    weights: Mapping[str, float] = WEIGHTS
    special: Mapping[str, float] = {}
    repeated: str = "once"
    pass_threshold: float = PASS_THRESHOLD
    acceptable: float = ACCEPTABLE_POINTS

    def weight(self, finding: Finding) -> float:
        """The penalty points of a finding."""
        return self.special.get(f"{finding.severity}/{finding.category}", self.weights[finding.severity])

    @property
    def signature(self) -> str:
        weights = "-".join(f"{self.weights[severity]:g}" for severity in WEIGHTS)
        special = "".join(f"+{name}={weight:g}" for name, weight in sorted(self.special.items()))
        return f"mqm|linear|pt:{self.pass_threshold:g}|app:{self.acceptable:g}|w:{weights}{special}|rep:{self.repeated}|words:target"


PRESETS = {
    "mqm": Scheme(),
    "google": Scheme({"neutral": 0.0, "minor": 1.0, "major": 5.0, "critical": 5.0}, {"minor/fluency/punctuation": 0.1}, "all"),
}


class Once:
    """Repeated identical errors count once, through all that is shown to it."""

    def __init__(self) -> None:
        self._seen = Counts()

    def fresh(self, findings: Iterable[Finding]) -> list[Finding]:
        """The open findings whose like was not there before."""
        kept = []
        for finding in findings:
            if finding.suppressed is None and self._seen.add(f"{finding.rule}|{finding.entry}|{finding.text.casefold()}") == 1:
                kept.append(finding)
        return kept


def once(findings: Iterable[Finding]) -> list[Finding]:
    """The findings that count: open ones, repeated identical errors once."""
    return Once().fresh(findings)


def options(settings: Mapping[str, Any]) -> dict[str, Any]:
    """The arguments of `mqm` from the `mqm` settings of a configuration: a preset, and what is said beside it."""
    scheme = PRESETS[settings.get("preset", "mqm")]
    return {
        "scheme": scheme._replace(
            weights={severity: settings.get(severity, weight) for severity, weight in scheme.weights.items()},
            repeated=settings.get("repeated", scheme.repeated),
            pass_threshold=settings.get("pass-threshold", scheme.pass_threshold),
            acceptable=settings.get("acceptable-points", scheme.acceptable),
        )
    }


def mqm(findings: Iterable[Finding], words: int, scheme: Scheme = PRESETS["mqm"]) -> dict[str, Any]:
    """The MQM score of a text of `words` words (target side), with its parts: points by category and severity."""
    tally = Tally(scheme)
    tally.add(findings)
    return tally.score(words)


class Tally:
    """Counts the findings of a text, also piece by piece."""

    def __init__(self, scheme: Scheme = PRESETS["mqm"]) -> None:
        self.scheme = scheme
        self._once = Once()
        self._open = 0
        self._counts: Counter[tuple[str, str]] = Counter()  # category, severity
        self._weights: Counter[float] = Counter()

    def add(self, findings: Iterable[Finding]) -> None:
        open_ = [finding for finding in findings if finding.suppressed is None]
        self._open += len(open_)
        for f in self._once.fresh(open_) if self.scheme.repeated == "once" else open_:
            self._counts[f.category, f.severity] += 1
            self._weights[self.scheme.weight(f)] += 1

    def score(self, words: int) -> dict[str, Any]:
        """The score of a text of that many words."""
        scheme = self.scheme
        counts: Counter[str] = Counter()
        by_category: dict[str, dict[str, float]] = defaultdict(dict)
        for (category, severity), count in self._counts.items():
            counts[severity] += count
            weight = scheme.special.get(f"{severity}/{category}", scheme.weights[severity])
            by_category[category][severity] = round(count * weight, 2)
        value, low, high, normed = _linear(self._weights, words, scheme)
        return {
            "value": value,
            "pass": value >= scheme.pass_threshold and not counts["critical"],
            "pass_threshold": scheme.pass_threshold,
            "penalty_per_1000": round(normed, 1),
            "points": round(sum(points * count for points, count in self._weights.items()), 2),
            "counts": {s: counts[s] for s in ("critical", "major", "minor")},
            "repeated": self._open - counts.total(),
            "by_category": {name: by_category[name] for name in sorted(by_category)},
            "low": low,
            "high": high,
            "small_sample": words < SMALL_SAMPLE,
            "signature": f"{scheme.signature}|v:{__version__}",
        }


def _linear(points: Counter[float], words: int, scheme: Scheme) -> tuple[float, float, float, float]:
    """Value, low, high, and points in 1,000 words; `points`: how many findings have how many."""
    size = max(words, 1)
    penalty = sum(p * count for p, count in points.items())
    spread = 1.96 * math.sqrt(sum(p * p * count for p, count in points.items()) or 3.69)  # nothing found: the rule of three for minors
    factor = 1000 / size * (100 - scheme.pass_threshold) / scheme.acceptable

    def score(penalty: float) -> float:
        return round(min(100.0, max(0.0, 100 - penalty * factor)), 1)

    return score(penalty), score(penalty + spread), score(max(0.0, penalty - spread)), penalty * 1000 / size
