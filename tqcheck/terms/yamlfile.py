"""YAML with places: every mapping knows the line and column of itself and of its keys."""

from __future__ import annotations

from pathlib import Path

import yaml

from ..errors import UserError
from ..typed import Any

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Located(dict[str, Any]):
    """A mapping with the 1-based (line, column) of its start, of each key and of each value."""

    __slots__ = ("at", "keys_at", "values_at")

    def __init__(self, at: tuple[int, int]) -> None:
        super().__init__()
        self.at = at
        self.keys_at: dict[str, tuple[int, int]] = {}
        self.values_at: dict[str, tuple[int, int]] = {}

    def copied(self) -> Located:
        """Another mapping with the same contents and places."""
        found = Located(self.at)
        found.update(self)
        found.keys_at, found.values_at = self.keys_at, self.values_at
        return found

    def place(self, key: str | None = None) -> tuple[int, int]:
        return self.values_at.get(key, self.at) if key else self.at


def load(path: Path, text: str) -> Any:
    """The content of a YAML text. Raises `UserError` with file and line."""
    try:
        loader = _Loader(text)
        try:
            node = loader.get_single_node()
            return _build(loader, node, path) if node is not None else None
        finally:
            loader.dispose()
    except RecursionError:
        raise _endless(path, node) from None
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise UserError(
            f"not valid YAML: {getattr(problem, 'problem', None) or problem}",
            str(path),
            mark and mark.line + 1,
            mark and mark.column + 1,
            "quote values that contain ': ', ' #' or begin with one of [ ] { } * & ! | > % @ \" '",
        ) from None


def listed(value: Any) -> list[Any]:
    """A value or a list of values as a list; numbers become text."""
    if value is None:
        return []
    return [each if isinstance(each, dict) else str(each) for each in (value if isinstance(value, list) else [value])]


def _endless(path: Path, node: Any) -> UserError:
    """What is told of a text that goes deeper than can be followed: an anchor stands inside its own value, or brackets in brackets in brackets."""
    around: set[int] = set()
    done: set[int] = set()
    waiting = [node]
    while waiting:
        here = waiting[-1]
        if id(here) in around or id(here) in done:
            waiting.pop()
            around.discard(id(here))
            done.add(id(here))
            continue
        around.add(id(here))
        for inner in _inner(here):
            if id(inner) in around:
                at = inner.start_mark
                message, hint = "holds itself: its anchor (&) stands inside its own value (*)", "write the value out"
                return UserError(message, str(path), at.line + 1, at.column + 1, hint)
            waiting.append(inner)
    return UserError("is nested too deeply", str(path), node.start_mark.line + 1)


def _inner(node: Any) -> list[Any]:
    """The nodes inside a node of YAML."""
    if isinstance(node, yaml.MappingNode):
        return [part for pair in node.value for part in pair]
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _build(loader: Any, node: Any, path: Path) -> Any:
    at = (node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.MappingNode):
        found = Located(at)
        for key_node, value_node in node.value:
            key = str(_build(loader, key_node, path))
            if key in found:
                raise UserError(f"'{key}' stands twice", str(path), key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            found[key] = _build(loader, value_node, path)
            found.keys_at[key] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            found.values_at[key] = (value_node.start_mark.line + 1, value_node.start_mark.column + 1)
        return found
    if isinstance(node, yaml.SequenceNode):
        return [_build(loader, item, path) for item in node.value]
    if node.tag == "tag:yaml.org,2002:bool" and node.value.lower() not in ("true", "false"):
        return node.value  # "no", "on", "yes" are words here
    if node.tag in ("tag:yaml.org,2002:timestamp", "tag:yaml.org,2002:float") or (
        node.tag == "tag:yaml.org,2002:int" and not node.value.isdigit()
    ):
        return float(node.value) if node.tag.endswith("float") and node.value.replace(".", "", 1).isdigit() else node.value
    return loader.construct_object(node, deep=True)
