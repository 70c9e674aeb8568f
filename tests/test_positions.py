"""Positions in three units, checked against the encoders themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.positions import Lines, utf8

TEXT = st.text(alphabet=st.sampled_from("aé“😀\n\r "), min_size=1, max_size=40)


@given(TEXT, st.data())
def test_line_and_column_lead_back(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    lines = Lines(text)
    line, column = lines.at(offset)
    assert lines.offset(line, column) == offset
    assert line == text.count("\n", 0, offset) + 1


@given(TEXT, st.data())
def test_bytes(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text)))
    assert text.encode("utf-8")[: utf8(text, offset)].decode("utf-8") == text[:offset]
