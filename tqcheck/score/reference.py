"""BLEU, chrF2 and TER against references, through sacrebleu (imported only here)."""

from __future__ import annotations

from typing import Any

from ..errors import UserError


def metrics(hypotheses: list[str], references: list[str], path: str, ter: bool = False) -> dict[str, Any]:
    """Corpus scores of `hypotheses` against one reference each, with 95 % bootstrap intervals (1,000 resamples, fixed seed).

    Raises `UserError` where the numbers of lines differ, a side is empty or the two sides are the same text.
    """
    if len(hypotheses) != len(references):
        raise UserError(
            f"{len(hypotheses)} segments, but the reference has {len(references)}",
            path,
            hint="one segment a line on both sides; check for lost or split lines",
        )
    if not any(text.strip() for text in references):
        raise UserError("the reference is empty", path)
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER

    many = len(hypotheses) > 1
    found: dict[str, Any] = {}
    chosen: list[tuple[str, Any]] = [("bleu", BLEU()), ("chrf2", CHRF()), *([("ter", TER())] if ter else [])]
    for name, metric in chosen:
        score = metric.corpus_score(hypotheses, [references], n_bootstrap=1000 if many else 1)
        half = float(getattr(score, "_ci", 0.0)) if many else None
        found[name] = {
            "value": round(float(score.score), 2),
            "low": round(float(score.score) - half, 2) if half is not None and half >= 0 else None,
            "high": round(float(score.score) + half, 2) if half is not None and half >= 0 else None,
            "signature": str(metric.get_signature()),
        }
    return found


def lines(text: str) -> list[str]:
    """The non-empty lines of a text: paragraphs pair with paragraphs."""
    return [line.strip() for line in text.split("\n") if line.strip()]
