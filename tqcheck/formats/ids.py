"""Names of segments that are unique in their document."""

from __future__ import annotations


class Ids:
    """Gives every segment a name of its own: a second `a` becomes `a~2`."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def unique(self, name: str) -> str:
        count = self._seen.get(name, 0) + 1
        self._seen[name] = count
        return name if count == 1 else self.unique(f"{name}~{count}")
