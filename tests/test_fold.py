"""The views of a text keep its length, so that an offset in a view is an offset in the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tqcheck.text.fold import composed, literal, plain, search_bytes

TEXT = st.text(alphabet=st.sampled_from("aéeE\u0301 ’'“”«»\u00a0\u202f-–😀ŒœÀ\n\tz9"), max_size=60)


@given(TEXT)
def test_views_keep_the_length(text: str) -> None:
    assert len(plain(text)) == len(text)
    assert len(search_bytes(text)) == len(text)


@given(TEXT)
def test_composed_offsets_lead_back(text: str) -> None:
    view, offsets = composed(text)
    if offsets is None:
        assert view == text
        return
    assert len(offsets) == len(view) + 1
    assert offsets[-1] == len(text)
    assert offsets == sorted(offsets)
    for i in range(len(view)):
        cluster = text[offsets[i] : next(o for o in offsets[i:] if o > offsets[i])]
        assert view[i] in composed(cluster)[0]


def test_literal_is_words_between_single_spaces() -> None:
    assert literal("L’Huile  sur-le feu!") == "l huile sur le feu"
