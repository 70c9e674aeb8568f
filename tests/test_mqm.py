"""The MQM score by hand: weights, presets, repetition, parts, thresholds."""

from __future__ import annotations

import pytest

from tqcheck.model import Finding
from tqcheck.score.mqm import PRESETS, Scheme, mqm, options


def finding(severity: str, category: str = "style/awkward", text: str = "a", suppressed: str | None = None) -> Finding:
    return Finding("r", 0, 1, "m", severity, category, "style", text=text, suppressed=suppressed)


def test_the_linear_model_by_hand() -> None:
    """1,000 words with one major and two minor errors: 7 points; 10 points would score 90."""
    found = mqm([finding("major"), finding("minor", text="b"), finding("minor", text="c")], 1000)
    assert (found["value"], found["points"], found["penalty_per_1000"], found["pass"]) == (93.0, 7.0, 7.0, True)
    assert found["low"] < 93 < found["high"]
    assert not found["small_sample"]


def test_a_critical_error_fails_whatever_the_value() -> None:
    found = mqm([finding("critical")], 100_000)
    assert found["value"] > 99
    assert found["pass"] is False


def test_repeated_errors() -> None:
    same = [finding("minor"), finding("minor"), finding("minor", text="A"), finding("minor", text="b")]
    once, every = mqm(same, 1000), mqm(same, 1000, Scheme(repeated="all"))
    assert (once["points"], once["repeated"]) == (2, 2)
    assert (every["points"], every["repeated"]) == (4, 0)
    assert "|rep:once|" in once["signature"]
    assert "|rep:all|" in every["signature"]


def test_suppressed_errors_never_count() -> None:
    assert mqm([finding("critical", suppressed="a name")], 1000)["points"] == 0


def test_googles_weights() -> None:
    """Major 5, minor 1, minor punctuation 0.1, critical as major; every repetition (arXiv 2104.14478)."""
    errors = [finding("critical"), finding("major"), finding("minor"), finding("minor"), finding("minor", "fluency/punctuation")]
    found = mqm(errors, 1000, PRESETS["google"])
    assert found["points"] == 12.1
    assert found["by_category"] == {"fluency/punctuation": {"minor": 0.1}, "style/awkward": {"critical": 5, "major": 5, "minor": 2}}
    assert "|w:0-1-5-5+minor/fluency/punctuation=0.1|rep:all|" in found["signature"]
    assert mqm([finding("major", "fluency/punctuation")], 1000, PRESETS["google"])["points"] == 5


def test_parts_add_up() -> None:
    errors = [finding(severity, category, text=severity) for severity in ("minor", "major", "critical") for category in ("a/b", "c/d")]
    found = mqm(errors, 1000)
    assert sum(sum(parts.values()) for parts in found["by_category"].values()) == found["points"]


def test_an_empty_text_and_no_findings() -> None:
    assert mqm([], 0)["value"] == 100
    assert mqm([], 1000)["low"] < 100  # nothing found is not nothing there


@pytest.mark.parametrize(
    ("settings", "signature"),
    [
        ({}, "mqm|linear|pt:90|app:10|w:0-1-5-25|rep:once|"),
        ({"minor": 2.0, "pass-threshold": 80.0}, "mqm|linear|pt:80|app:10|w:0-2-5-25|rep:once|"),
        (
            {"preset": "google", "repeated": "once", "major": 10.0},
            "mqm|linear|pt:90|app:10|w:0-1-10-5+minor/fluency/punctuation=0.1|rep:once|",
        ),
    ],
)
def test_settings(settings: dict[str, float | str], signature: str) -> None:
    assert mqm([], 100, **options(settings))["signature"].startswith(signature)
