"""Patterns of paths, as in .gitignore, and pairs of them: which file is the source of which.

Paths here are relative to the folder of the configuration, with `/` between parts.
"""

from __future__ import annotations

import os
import re
from functools import lru_cache

from ..records import NamedTuple


class Pair(NamedTuple):
    """`{stem}.fr.txt` ↔ `{stem}.en.txt`, or the folders `fr/` ↔ `en/`. `{name}` is a part of a path, `{path}` any number of parts."""

    source: str
    target: str

    def target_of(self, path: str) -> str | None:
        """The target that belongs to a source, or None where the path is no source of this pair."""
        return _other(self.source, self.target, path)

    def source_of(self, path: str) -> str | None:
        """The source that belongs to a target, or None where the path is no target of this pair."""
        return _other(self.target, self.source, path)


def matches(pattern: str, path: str) -> bool:
    """Whether a .gitignore-like pattern holds for a path or for one of the folders it lies in.

    Without `/` inside it holds at any depth. `*` and `?` stay inside a part, `**` crosses parts.
    """
    return _glob(pattern).fullmatch(path) is not None


def inside(path: str, folder: str) -> str:
    """`path` as seen from `folder`, with `/` between the parts."""
    return os.path.relpath(path, folder).replace(os.sep, "/")


def names_in(pattern: str) -> list[str]:
    """The `{names}` of one side of a pair; a folder has the name `path`."""
    return re.findall(r"\{(\w+)\}", _spelled(pattern))


@lru_cache(maxsize=256)
def _glob(pattern: str) -> re.Pattern[str]:
    anchored = "/" in pattern.rstrip("/")
    body = ""
    for part in re.findall(r"\*\*/|\*\*|\*|\?|\[[^\]]+\]|.", pattern.strip("/"), re.S):
        body += {"**/": "(?:.*/)?", "**": ".*", "*": "[^/]*", "?": "[^/]"}.get(part) or (
            part.replace("[!", "[^") if part.startswith("[") and len(part) > 1 else re.escape(part)
        )
    expression = ("" if anchored else "(?:.*/)?") + body + ("/.*" if pattern.endswith("/") else "(?:/.*)?")
    try:
        return re.compile(expression, re.S)
    except re.error:  # a set of characters that is none, such as [z-a]
        return re.compile(re.escape(pattern))


def _spelled(pattern: str) -> str:
    return f"{pattern}{{path}}" if pattern.endswith("/") else pattern


def _other(mine: str, other: str, path: str) -> str | None:
    match = _side(mine).fullmatch(path)
    if not match:
        return None
    filled = _spelled(other).lstrip("/")
    for name, value in match.groupdict().items():
        filled = filled.replace(f"{{{name}}}", value)
    return match["folder"] + filled


@lru_cache(maxsize=64)
def _side(pattern: str) -> re.Pattern[str]:
    """One side of a pair as an expression. Without a leading `/` it may begin in any folder, which both sides share."""
    body, seen = "", set[str]()
    for part in re.split(r"(\{\w+\})", _spelled(pattern).lstrip("/")):
        name = part[1:-1]
        if not part.startswith("{"):
            body += re.escape(part)
        elif name in seen:
            body += f"(?P={name})"
        else:
            seen.add(name)
            body += f"(?P<{name}>.+)" if name == "path" else f"(?P<{name}>[^/]+)"
    folder = "" if pattern.startswith("/") else "(?:.+?/)?"
    return re.compile(f"(?P<folder>{folder}){body}", re.S)
