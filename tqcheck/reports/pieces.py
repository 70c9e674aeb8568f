"""JSON that is written piece by piece."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ..typed import Any


def indented(value: Any, depth: int) -> str:
    """A value as it stands `depth` levels deep in a document that is indented by one space a level."""
    return json.dumps(value, ensure_ascii=False, indent=1).replace("\n", "\n" + " " * depth)


class Items:
    """The items of a list, which is opened and closed by whom it belongs to; they stand `depth` levels deep."""

    def __init__(self, depth: int) -> None:
        self._depth = depth
        self._any = False

    def more(self, values: Iterable[Any]) -> str:
        """Further items."""
        made = []
        for value in values:
            made.append(f"{',' * self._any}\n{' ' * self._depth}{indented(value, self._depth)}")
            self._any = True
        return "".join(made)

    def end(self) -> str:
        """What stands between the last item and the bracket."""
        return "\n" + " " * (self._depth - 1) if self._any else ""
