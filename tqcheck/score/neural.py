"""The plug for scorers that tqcheck does not have: neural metrics, judges. Their scores are a layer of their own.

A scorer has two methods. ``info()`` says what it is: `name`, `version`, `licence`, `signature`, `needs` (``{"src": true, "ref": false}``),
`range` (``[0, 1]``) and `higher_is_better`. ``score(segments)`` takes ``[{"id", "mt", "src"?, "ref"?}]`` and gives for each id
``{"id", "score"?, "spans"?}``, in any order; a span is ``{"start", "end", "severity"?, "category"?, "message"?}`` in code points of `mt`.
Packages offer one under the entry point group ``tqcheck.scorers``: an object, or something to call for it.
What a scorer gives is checked here, because nobody else does.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence

from ..errors import UserError
from ..records import NamedTuple
from ..typed import Any, Protocol
from .resampling import ROUNDS, SEED, middle

GROUP = "tqcheck.scorers"
_LARGEST = 1e100
_TOLD = ("name", "version", "licence", "signature")


class Scorer(Protocol):
    """What a plug offers."""

    def info(self) -> Mapping[str, Any]: ...

    def score(self, segments: Sequence[Mapping[str, Any]]) -> Iterable[Mapping[str, Any]]: ...


class Given(NamedTuple):
    """What a scorer said of one segment. `dropped`: spans that do not lie in the text."""

    score: float | None
    spans: list[dict[str, Any]]
    dropped: int


def run(name: str, scorer: Scorer, segments: Sequence[Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, Given]]:
    """What the scorer says of itself and of every segment, by id.

    Raises `UserError` where the scorer needs what the segments lack, fails, or answers what cannot be.
    """
    try:
        info = _told(name, scorer.info())
        for key, text in (("src", "a source"), ("ref", "a reference")):
            if info["needs"].get(key) and (bare := sum(not s.get(key) for s in segments)):
                raise UserError(f"the scorer {name} needs {text} for every segment; {bare} of {len(segments)} have none")
        answers = list(scorer.score(segments))
    except UserError:
        raise
    except Exception as problem:  # a plug may fail in any way
        raise UserError(f"the scorer {name} failed: {type(problem).__name__}: {problem}") from problem
    return info, _checked(name, answers, segments, info["range"])


def summary(info: Mapping[str, Any], given: Sequence[Given]) -> dict[str, Any] | None:
    """The score of a document: the mean of its segments with a 95 % bootstrap interval; None where no segment has a score."""
    values = [each.score for each in given if each.score is not None]
    if not values:
        return None
    low, high = _interval(values)
    return {
        "value": round(sum(values) / len(values), 4),
        "low": low,
        "high": high,
        "signature": f"{info['signature']}|mean:segments|bs:{ROUNDS}|seed:{SEED}",
        "scorer": {key: info[key] for key in ("name", "version", "licence")},
        "range": info["range"],
        "higher_is_better": info["higher_is_better"],
        "segments": len(values),
        "unscored": len(given) - len(values),
        "spans_dropped": sum(each.dropped for each in given),
    }


def _told(name: str, info: Mapping[str, Any]) -> dict[str, Any]:
    if not isinstance(info, Mapping):
        raise UserError(f"the scorer {name} says nothing of itself", hint="info() gives a mapping")
    lacking = [key for key in _TOLD if not isinstance(info.get(key), str) or not info[key].strip()]
    if lacking:
        raise UserError(
            f"the scorer {name} does not tell its {' and '.join(lacking)}", hint="a score without them cannot be compared with any other"
        )
    if not isinstance(info.get("needs", {}), Mapping):
        raise UserError(f"the 'needs' of the scorer {name} is no mapping", hint='{"src": true, "ref": false}')
    ends = info.get("range")
    if ends is not None and not (isinstance(ends, (list, tuple)) and len(ends) == 2 and all(map(_number, ends)) and ends[0] < ends[1]):
        raise UserError(f"the 'range' of the scorer {name} is not two numbers that rise")
    if not isinstance(info.get("higher_is_better"), bool):
        raise UserError(f"the scorer {name} does not tell whether higher is better")
    return {
        **{key: " ".join(info[key].split()) for key in _TOLD},
        "needs": dict(info.get("needs", {})),
        "range": list(ends) if ends is not None else None,
        "higher_is_better": info["higher_is_better"],
    }


def _checked(name: str, answers: list[Any], segments: Sequence[Mapping[str, Any]], ends: list[float] | None) -> dict[str, Given]:
    texts = {segment["id"]: segment["mt"] for segment in segments}
    found: dict[str, Given] = {}
    for answer in answers:
        if not isinstance(answer, Mapping) or not isinstance(answer.get("id"), str) or answer["id"] not in texts:
            raise UserError(f"the scorer {name} answers for a segment that it was not asked about: {str(answer)[:80]}")
        key = answer["id"]
        if key in found:
            raise UserError(f"the scorer {name} answers twice for segment {key}")
        score = answer.get("score")
        if score is not None and (not _number(score) or (ends and not ends[0] <= score <= ends[1])):
            raise UserError(
                f"the scorer {name} gives segment {key} the score {score!r}",
                hint=f"a number{f' from {ends[0]} to {ends[1]}' if ends else ''}, or null",
            )
        spans = answer.get("spans") or []
        if not isinstance(spans, list):
            raise UserError(f"the spans of the scorer {name} for segment {key} are no list")
        good = [dict(span) for span in spans if _inside(span, texts[key])]
        found[key] = Given(score, [_span(span, texts[key]) for span in good], len(spans) - len(good))
    if missing := [key for key in texts if key not in found]:
        raise UserError(
            f"the scorer {name} gives no answer for {len(missing)} of {len(texts)} segments",
            hint="a segment without a score has the score null",
        )
    return found


def _number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST


def _inside(span: Any, text: str) -> bool:
    if not isinstance(span, Mapping):
        return False
    start, end = span.get("start"), span.get("end")
    return type(start) is int and type(end) is int and 0 <= start < end <= len(text)


def _span(span: dict[str, Any], text: str) -> dict[str, Any]:
    kept = {key: span[key] for key in ("severity", "category", "message") if isinstance(span.get(key), str)}
    return {"start": span["start"], "end": span["end"], "text": text[span["start"] : span["end"]], **kept}


def _interval(values: list[float]) -> tuple[float | None, float | None]:
    if len(values) < 2:
        return None, None
    draw = random.Random(SEED)
    low, high = middle(sum(draw.choices(values, k=len(values))) / len(values) for _ in range(ROUNDS))
    return round(low, 4), round(high, 4)
