"""Compiled expressions that are kept between runs are those that `re` would make; whatever the cache holds, a pattern is compiled."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tqcheck.text import compiled

PATTERNS = [
    (r"\b(?P<day>\d{1,2})(?:st|nd)? (?P<month>[A-Z][a-z]+)\b", 0),
    (r"(?i:[éèœ]+)(a|b)?c{2,}|(?<![\w'-])x$", re.M),
    (r"(?<!\d)(\w+) \1", re.I),
    ("plain", 0),
]
TEXT = "On 1st May, the the ééCC and ABC acc plain plain, x\n2nd June"


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("TQCHECK_CACHE", str(tmp_path))
    monkeypatch.setattr(compiled, "_new", {})
    monkeypatch.setattr(compiled, "_used", set())
    compiled._kept.cache_clear()
    yield tmp_path
    compiled._kept.cache_clear()


def kept(place: Path) -> Path:
    """The file after a run that needed all of the patterns."""
    for pattern, flags in PATTERNS:
        compiled.expression(pattern, flags)
    compiled.keep()
    compiled._new.clear()
    compiled._kept.cache_clear()
    (file,) = place.glob("expressions-*")
    return file


def test_what_is_kept_is_what_re_makes(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(place)
    right = [re.compile(pattern, flags) for pattern, flags in PATTERNS]
    monkeypatch.setattr(re, "compile", lambda *_: pytest.fail("compiled again"))
    for (pattern, flags), wanted in zip(PATTERNS, right, strict=True):
        found = compiled.expression(pattern, flags)
        assert (found.pattern, found.flags, found.groups, found.groupindex) == (
            wanted.pattern,
            wanted.flags,
            wanted.groups,
            wanted.groupindex,
        )
        assert [(m.span(), m.groupdict(), m.groups(), m.lastgroup) for m in found.finditer(TEXT)] == [
            (m.span(), m.groupdict(), m.groups(), m.lastgroup) for m in wanted.finditer(TEXT)
        ]
        assert list(found.finditer(TEXT)) or pattern.startswith("(?<!")


def test_later_runs_add_to_it(place: Path) -> None:
    file = kept(place)
    before = file.stat().st_size
    compiled.expression("another", 0)
    compiled.keep()
    compiled._kept.cache_clear()
    assert file.stat().st_size > before
    assert {pattern for pattern, _ in compiled._kept()[0]} == {"another", *(pattern for pattern, _ in PATTERNS)}


def test_when_there_are_too_many_those_of_the_run_stay(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept(place)
    monkeypatch.setattr(compiled, "_MOST", len(PATTERNS))
    compiled.expression(*PATTERNS[0])
    compiled.expression("another", 0)
    compiled.keep()
    compiled._kept.cache_clear()
    assert list(compiled._kept()[0]) == [PATTERNS[0], ("another", 0)]
    assert compiled.expression(*PATTERNS[0]).findall(TEXT) == re.findall(*PATTERNS[0][:1], TEXT, PATTERNS[0][1])


@pytest.mark.parametrize("damage", ["cut", "numbers", "header", "empty", "names"])
def test_a_damaged_file_does_no_harm(place: Path, damage: str) -> None:
    file = kept(place)
    data = file.read_bytes()
    header, _, numbers = data.partition(b"\n")
    file.write_bytes(
        {
            "cut": data[:-7],
            "numbers": header + b"\n" + b"\xff" * len(numbers),
            "header": b"{]" + data,
            "empty": b"",
            "names": header.replace(b'{"day": 1', b'{"day": "a"') + b"\n" + numbers,
        }[damage]
    )
    for pattern, flags in PATTERNS:
        assert compiled.expression(pattern, flags).findall(TEXT) == re.findall(pattern, TEXT, flags)
