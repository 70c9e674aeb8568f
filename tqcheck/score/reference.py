"""BLEU, chrF2, chrF2++ and TER against references, through sacrebleu (imported only here)."""

from __future__ import annotations

from collections.abc import Sequence

from ..errors import UserError
from ..typed import Any
from .pairing import Pairs

NAMES = {"bleu": "bleu", "chrf": "chrf2", "chrf2": "chrf2", "chrf++": "chrf2++", "chrf2++": "chrf2++", "ter": "ter"}
"""What a metric may be called, and its name in reports."""
DEFAULT = ("bleu", "chrf2")
RESAMPLES = 1000


def chosen(names: Sequence[str]) -> tuple[str, ...]:
    """The metrics that are asked for, by their names in reports; without any the default. Raises `UserError`."""
    for name in names:
        if name.lower() not in NAMES:
            raise UserError(f"there is no metric '{name}'", hint="the metrics are bleu, chrf, chrf++ and ter")
    return tuple(dict.fromkeys(NAMES[name.lower()] for name in names)) or DEFAULT


def corpus(pairs: Pairs, metrics: Sequence[str] = DEFAULT) -> dict[str, Any]:
    """Scores of a whole text with 95 % bootstrap intervals (segments drawn again 1,000 times with a fixed seed) and signatures.

    One segment has no interval. TER counts edits: lower is better, and above 100 is possible.
    """
    many = len(pairs.hypotheses) > 1
    found: dict[str, Any] = {}
    for name in metrics:
        metric = _metric(name, pairs.references)
        score = _scored(metric, pairs.hypotheses, many)
        half = float(getattr(score, "_ci", -1.0))
        value = _held(name, score.score)
        found[name] = {
            "value": value,
            "low": _held(name, score.score - half) if half >= 0 else None,
            "high": _held(name, score.score + half) if half >= 0 else None,
            "signature": _signature(metric, pairs),
            "lower_is_better": name == "ter",
        }
    return found


def _scored(metric: Any, hypotheses: list[str], resampled: bool) -> Any:
    """The score of the whole, with an interval where one can be had: sacrebleu cannot average resamples of which some hold no words."""
    if resampled:
        try:
            return metric.corpus_score(hypotheses, None, n_bootstrap=RESAMPLES)
        except TypeError:
            pass
    return metric.corpus_score(hypotheses, None, n_bootstrap=1)


def segments(pairs: Pairs, metrics: Sequence[str] = DEFAULT) -> list[dict[str, Any]]:
    """The scores of each segment: ``{"segment": id, NAME: value, ...}``. BLEU of a segment uses its effective order.

    A score of a text is not the mean of these.
    """
    rows: list[dict[str, Any]] = [{"segment": name} for name in pairs.ids]
    for name in metrics:
        metric = _metric(name, None, segment=True)
        for i, row in enumerate(rows):
            given = [reference[i] for reference in pairs.references if reference[i]]
            row[name] = _held(name, metric.sentence_score(pairs.hypotheses[i], given).score)
    return rows


def _metric(name: str, references: list[list[str]] | None, segment: bool = False) -> Any:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    if name == "bleu":
        return BLEU(effective_order=segment, references=references)
    if name == "ter":
        return TER(references=references)
    return CHRF(word_order=2 if name == "chrf2++" else 0, references=references)


def _held(name: str, value: float) -> float:
    """Two decimals, within the scale: sacrebleu gives 100.00000000000004 for equal segments, an interval may pass the ends."""
    return round(max(0.0, value if name == "ter" else min(100.0, value)), 2)


def _signature(metric: Any, pairs: Pairs) -> str:
    return f"{metric.get_signature()}{'|fold:quotes' if pairs.folded else ''}"


def significance(first: Pairs, second: Pairs, metrics: Sequence[str] = DEFAULT, test: str = "bootstrap") -> dict[str, Any]:
    """Both texts by each metric and the p of their difference: paired bootstrap (Koehn 2004; 1,000 resamples) or approximate
    ``randomisation`` (Riezler and Maxwell 2005; 10,000 trials), the seed fixed.

    `first` and `second` hold the same segments and references; the hypotheses may not be equal.
    """
    from sacrebleu.significance import PairedTest

    found: dict[str, Any] = {}
    kind = {"bootstrap": "bs", "randomisation": "ar"}[test]
    systems: list[tuple[str, Sequence[str]]] = [("a", first.hypotheses), ("b", second.hypotheses)]
    for name in metrics:
        outcome: Any = PairedTest(systems, {name: _metric(name, first.references)}, None, test_type=kind)()
        signatures, scores = outcome
        (label,) = signatures
        a, b = scores[label]
        found[name] = {
            "a": _held(name, a.score),
            "b": _held(name, b.score),
            "difference": round(b.score - a.score, 2),
            "low": None,
            "high": None,
            "p": round(float(b.p_value), 4),
            "lower_is_better": name == "ter",
            "signature": f"{signatures[label]}{'|fold:quotes' if first.folded else ''}",
        }
    return found
