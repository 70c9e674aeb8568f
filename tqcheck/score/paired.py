"""Whether two texts differ by more than the choice of segments: paired bootstrap (Koehn 2004) for values that are ratios of sums.

Segments are drawn again, the same for both texts. The interval is that of the difference; p is the share of resamples in which the difference
moves away from what was seen by at least its size, as it would if there were none.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from ..records import NamedTuple
from ..typed import Any
from .resampling import ROUNDS, SEED, middle


class Part(NamedTuple):
    """What a segment adds to a value: the value is the sum of `top` over the sum of `bottom`."""

    top: float
    bottom: float


def difference(a: Sequence[Part], b: Sequence[Part], lower_is_better: bool = False, rounds: int = ROUNDS) -> dict[str, Any]:
    """Both values, their difference (b less a), its 95 % interval and p. `a` and `b` hold the parts of the same segments in one order.

    With one segment there is neither interval nor p.
    """
    first, second = _ratio(a), _ratio(b)
    seen = second - first
    found: dict[str, Any] = {
        "a": round(first, 2),
        "b": round(second, 2),
        "difference": round(seen, 2),
        "low": None,
        "high": None,
        "p": None,
    }
    if len(a) > 1:
        draw = random.Random(SEED)
        rows, drawn = list(zip(a, b, strict=True)), []
        for _ in range(rounds):
            top_a = bottom_a = top_b = bottom_b = 0.0
            for (x, u), (y, v) in draw.choices(rows, k=len(rows)):
                top_a += x
                bottom_a += u
                top_b += y
                bottom_b += v
            if bottom_a and bottom_b:
                drawn.append(top_b / bottom_b - top_a / bottom_a)
        if drawn:
            far = sum(abs(each - seen) >= abs(seen) for each in drawn)
            found["low"], found["high"] = (round(bound, 2) for bound in middle(drawn))
            found["p"] = round((far + 1) / (len(drawn) + 1), 4)
    return {**found, "lower_is_better": lower_is_better}


def _ratio(parts: Sequence[Part]) -> float:
    bottom = sum(part.bottom for part in parts)
    return sum(part.top for part in parts) / bottom if bottom else 0.0
