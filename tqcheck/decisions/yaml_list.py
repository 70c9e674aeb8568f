"""Add an item to the list at the end of a YAML file that people edit, and take it out again: the rest stays as it is, to the byte."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Mapping

from ..configuration.files import read_yaml
from ..errors import UserError
from ..records import NamedTuple
from ..typed import Any


class Written(NamedTuple):
    """An item that was added: where, and the file before (None where there was none) and after."""

    path: str
    line: int
    before: str | None
    after: str


def append(path: str, key: str, item: Mapping[str, Any], head: str, valid: Callable[[str], object]) -> Written:
    """Write `item` to the end of the list `key`. A missing file begins with `head`.

    `valid` looks at the file that would be written and raises `UserError` where it is not right; then nothing is written.
    """
    before, indent, count, old = head, "  ", 0, None
    if os.path.exists(path):
        raw = read_yaml(path)
        listed = raw.data.get(key) or []
        before = old = _read(path)
        before += "" if before.endswith("\n") or not before else "\n"
        before += "" if key in raw.data else f"{key}:\n"
        if listed and (column := raw.place(key, 0)[1]):
            indent = " " * (column - 3)
        count = len(listed) if isinstance(listed, list) else 0
    text = f"{before}{indent}- {_flow(item)}\n"
    _put(path, text, lambda new: _grown(new, key, count) and valid(new))
    return Written(path, text.count("\n"), old, text)


def withdraw(written: Written) -> None:
    """Take an item out again. Raises `UserError` where the file was edited meanwhile and the item is not to be found."""
    path, _, before, after = written
    try:
        now = _read(path)
        item = after.rstrip("\n").rpartition("\n")[2] + "\n"
        if now == after and before is None:
            os.unlink(path)
        elif now == after or now.count(item) == 1:
            _put(path, str(before) if now == after else now.replace(item, ""), lambda new: None)
        else:
            raise UserError("was edited meanwhile; take the entry out yourself", path, hint=item.strip())
    except OSError as problem:
        raise UserError(f"cannot be read: {problem.strerror}", path) from None


def _read(path: str) -> str:
    with open(path, encoding="utf-8", newline="") as file:
        return file.read()


def _flow(value: Any) -> str:
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, (list, tuple)):
        return "[" + ", ".join(map(_flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def _grown(path: str, key: str, count: int) -> bool:
    try:
        listed = read_yaml(path).data.get(key)
    except UserError:
        listed = None
    if not isinstance(listed, list) or len(listed) != count + 1:
        raise UserError(f"nothing can be added to '{key}'", hint=f"let '{key}' be the last key and write it with one '- ' a line")
    return True


def _put(path: str, text: str, valid: Callable[[str], object]) -> None:
    folder, name = os.path.split(path)
    temporary = os.path.join(folder, f".{os.getpid()}-{name}")
    try:
        with open(temporary, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        try:
            valid(temporary)
        except UserError as problem:
            raise UserError(problem.message, path, problem.line, problem.column, problem.hint) from None
        if os.path.exists(path):
            shutil.copymode(path, temporary)
        os.replace(temporary, path)
    except OSError as problem:
        raise UserError(f"cannot be written: {problem.strerror}", path) from None
    finally:
        if os.path.exists(temporary):
            os.unlink(temporary)
