"""Whatever stands in a configuration, in decisions or in a baseline: it is taken, or told with a message; never a traceback."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tqcheck.configuration import keys
from tqcheck.configuration.discovery import Configuration
from tqcheck.configuration.selection import outside
from tqcheck.decisions import inline
from tqcheck.decisions.baseline import Baseline
from tqcheck.decisions.suppress import Decisions
from tqcheck.errors import UserError
from tqcheck.formats.prose import segment
from tqcheck.model import Document, Finding

WORDS = st.sampled_from(
    [
        *keys.KEYS,
        "files",
        "source",
        "target",
        "weights",
        "minor",
        "pass-threshold",
        "{stem}.x",
        "fr/",
        "a.txt",
        "[a",
        "[!]",
        "[z-a]",
        "*",
        "ignore",
        "rule",
        "file",
        "lines",
    ]
)
VALUES = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(-5, 200), st.floats(allow_nan=False), WORDS, st.text(max_size=5)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(WORDS, inner, max_size=4)),
    max_leaves=12,
)
MANY = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def told(work: Any) -> None:
    """Run it; a `UserError` with a message and a path is a fine end."""
    try:
        work()
    except UserError as problem:
        if not problem.message or not problem.path:
            pytest.fail("a mistake without a message or a path")


@MANY
@given(st.dictionaries(st.sampled_from(keys.KEYS), VALUES, max_size=4))
def test_configurations(tmp_path: Path, value: dict[str, Any]) -> None:
    (tmp_path / "tqcheck.yaml").write_text(yaml.safe_dump(value, allow_unicode=True))

    def use() -> None:
        configuration = Configuration()
        path = str(tmp_path / "a.txt")
        configuration.settings(path)
        configuration.excluded(path)
        configuration.partner(path)

    told(use)


@MANY
@given(st.text(alphabet="ab:-[]{}#'\"\n\t é%&*!|>0", max_size=40))
def test_any_text_as_configuration_and_decisions(tmp_path: Path, text: str) -> None:
    for name, work in (
        ("tqcheck.yaml", lambda p: Configuration().settings(str(p.parent / "a.txt"))),
        ("tqcheck.ignore.yaml", lambda p: Decisions(str(p))),
    ):
        path = tmp_path / name
        path.write_text(text)
        told(lambda work=work, path=path: work(path))


@MANY
@given(VALUES)
def test_decisions(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "tqcheck.ignore.yaml"
    path.write_text(yaml.safe_dump({"ignore": value}, allow_unicode=True))
    found = Finding("r", 0, 1, "m", "minor", "accuracy/omission", "omission", text="a", range=((1, 1), (1, 2)))
    told(lambda: Decisions(str(path)).apply([found], Document(str(tmp_path / "a.txt"), (segment("abc", None),))))


@MANY
@given(VALUES)
def test_baselines(tmp_path: Path, value: Any) -> None:
    path = tmp_path / "known.json"
    for content in (value, {"schema": "tqcheck-baseline/1", "files": value}, {"schema": "tqcheck-baseline/1", "files": {"a.txt": value}}):
        path.write_text(json.dumps(content))
        told(lambda: Baseline(str(path)))
    record = {"fingerprint": "f", "rule": value, "entry": None, "text": "a", "before": "", "after": "", "source": False}
    path.write_text(json.dumps({"schema": "tqcheck-baseline/1", "files": {"a.txt": [record]}}))
    document = Document(str(tmp_path / "a.txt"), (segment("abc", None),))
    told(lambda: Baseline(str(path)).apply([Finding("r", 0, 1, "m", "minor", "c", "i", text="a")], document, ()))


@MANY
@given(
    st.lists(
        st.sampled_from(
            ["<!-- tqcheck:", "ignore", "ignore-start", "ignore-end", "ignore-file", "all", ",", " ", "-->", "\n", "`", "x", "😀"]
        ),
        max_size=20,
    ).map("".join)
)
def test_comments(text: str) -> None:
    found = Finding("r", 0, 0, "m", "minor", "accuracy/omission", "omission", range=((1, 1), (1, 1)))
    for f in inline.apply([found], Document("a.md", (segment(text, None, markdown=True),))):
        assert f.text == text[f.start : f.end]


@pytest.mark.parametrize("name", ["a+b", "(", "C++ Niger", "l'Air", "\\d", "Niger  Air"])
def test_names_are_no_expressions(name: str) -> None:
    document = Document("a.txt", (segment(f"x {name} y", None),))
    found = [Finding("r", 2, 2 + len(name), "m", "minor", "accuracy/omission", "omission")]
    assert outside(found, document, [name]) == []
    assert outside(found, document, ["zzz"]) == found
