"""Line breaks that only wrap a paragraph."""

from __future__ import annotations

import pytest

from tqcheck.engine import Engine
from tqcheck.formats.prose import segment
from tqcheck.model import Document
from tqcheck.terms import store
from tqcheck.text.wrapping import soft_breaks, unwrapped

WRAPPED = """The harvest of the valley was poor this year, and the farmers of
the three villages have begun to sell their cattle. The price of
a cow has fallen by half.

The prefect has promised seed, but nobody knows when the lorries
will come, or whether the road will hold."""


def test_wrapped_text_is_joined_and_keeps_its_length():
    assert len(unwrapped(WRAPPED)) == len(WRAPPED)
    assert unwrapped(WRAPPED).split("\n\n")[0].endswith("The price of a cow has fallen by half.")


@pytest.mark.parametrize(
    "text",
    [
        "One sentence stands here on a line of its own, as in many a corpus.\nAnother one follows it on the next line, and is as long as that.\nThe third ends it.",
        "A headline of the day\nThe first paragraph, which is much longer than the headline and than a line of wrapped text may be: it goes on and on.\nThe second.",
        "apples\npears\nplums",
    ],
)
def test_lines_that_end_where_they_end(text):
    assert soft_breaks(text) == []


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("The union is pulling the\nalarm bell.", "The union is pulling the alarm bell."),
        ("- one\n- two\n  goes on", "- one\n- two   goes on"),
        ("# Title\ntext", "# Title\ntext"),
        ("line  \nbreak", "line  \nbreak"),
        ("| a | b |\n|---|---|", "| a | b |\n|---|---|"),
        ("Title\n=====\ntext", "Title\n=====\ntext"),
    ],
)
def test_markdown_says_where_lines_end(text, joined):
    assert unwrapped(text, markdown=True) == joined


def test_what_is_found_across_a_line_break_stands_in_both_lines():
    text = "The union is pulling the\nalarm bell."
    (found,) = Engine([store.shipped()]).check(Document("a.md", (segment(text, None, markdown=True),), format="markdown"))
    assert text[found.start : found.end] == "pulling the\nalarm bell"
    assert found.range == ((1, 14), (2, 11))
