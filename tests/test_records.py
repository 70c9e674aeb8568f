"""Our named tuples against those of the library."""

from __future__ import annotations

import pickle
import typing

import pytest

from tqcheck.records import NamedTuple


class Ours(NamedTuple):
    first: int
    second: str = "x"
    third: int = 3

    def doubled(self) -> int:
        return 2 * self.first


class Theirs(typing.NamedTuple):
    first: int
    second: str = "x"
    third: int = 3


@pytest.mark.parametrize(
    ("values", "named"),
    [
        ((1,), {}),
        ((1, "y"), {}),
        ((1, "y", 4), {}),
        ((), {"first": 1}),
        ((1,), {"third": 5}),
        ((), {"third": 5, "second": "z", "first": 1}),
    ],
)
def test_they_take_what_the_library_takes(values: tuple[object, ...], named: dict[str, object]) -> None:
    ours, theirs = typing.cast(typing.Any, Ours)(*values, **named), typing.cast(typing.Any, Theirs)(*values, **named)
    assert ours == theirs == tuple(theirs)
    assert ours._asdict() == theirs._asdict()
    assert repr(ours) == repr(theirs).replace("Theirs", "Ours")
    assert ours._replace(second="w") == theirs._replace(second="w")
    again = pickle.loads(pickle.dumps(ours))
    assert again == ours
    assert type(again) is Ours


@pytest.mark.parametrize(
    ("values", "named"),
    [((), {}), ((), {"second": "y"}), ((1, "y", 3, 4), {}), ((1,), {"first": 2}), ((1,), {"fourth": 2}), ((1, "y", 3), {"fourth": 4})],
)
def test_they_refuse_what_the_library_refuses(values: tuple[object, ...], named: dict[str, object]) -> None:
    for made in (Ours, Theirs):
        with pytest.raises(TypeError):
            typing.cast(typing.Any, made)(*values, **named)


def test_they_have_names_methods_and_no_dictionary() -> None:
    one = Ours(7)
    assert (one.first, one.second, one.doubled(), Ours._fields) == (7, "x", 14, Theirs._fields)
    assert not hasattr(one, "__dict__")
    with pytest.raises(AttributeError):
        one.first = 8  # type: ignore[misc]
    match one:
        case Ours(first, "x"):
            assert first == 7
        case _:
            pytest.fail("does not match")
