"""The settings that hold for a file: the nearest `tqcheck.yaml` or `[tool.tqcheck]`, its overrides, the command line.

`docs/configuration.md` describes the keys, `schemas/config-1.json` is for editors. Where no file exists, this costs a few
`stat` calls.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import partial

from ..errors import UserError
from ..typed import TYPE_CHECKING, Any
from .settings import Settings

if TYPE_CHECKING:
    from .files import Raw
    from .patterns import Pair

FILE, TABLE, GLOSSARY, DECISIONS = "tqcheck.yaml", "pyproject.toml", "tqcheck.glossary.yaml", "tqcheck.ignore.yaml"
_ADDED = ("ignore", "names")
"""Lists that an override or the command line makes longer; other lists are replaced."""


class Found:
    """A configuration file, the folder that its paths are relative to, and what it says."""

    def __init__(self, raw: Raw, folder: str) -> None:
        from .keys import check

        self.raw, self.folder = raw, folder
        self.top, self.overrides = check(raw)

    def place(self, path: str) -> str:
        """A path as the patterns of this configuration see it."""
        from .patterns import inside

        return inside(os.path.abspath(path), self.folder)

    def origin(self, *keys: str | int) -> str:
        return f"{self.raw.path}:{self.raw.place(*keys)[0] or 1}"


class Configuration:
    """Finds and combines settings. `file` stands for every nearest file; `options` come from the command line."""

    def __init__(self, file: str | None = None, options: Mapping[str, Any] | None = None) -> None:
        self._options = {key: value for key, value in (options or {}).items() if value not in (None, (), [])}
        self._explicit = _explicit(file) if file else None
        self._nearest: dict[tuple[str, str], str | None] = {}
        self._files: dict[str, Found | None] = {}
        self._settings: dict[str, Settings] = {}

    def found(self, path: str) -> Found | None:
        """The configuration that holds for a file."""
        if self._explicit:
            return self._explicit
        return self._file(_folder(path))

    def settings(self, path: str) -> Settings:
        """What holds for a file (`-`: standard input, as if it lay in the current folder)."""
        if path not in self._settings:
            self._settings[path] = self._combined(path)
        return self._settings[path]

    def excluded(self, path: str) -> bool:
        """Whether the configuration excludes a file."""
        found = self.found(path)
        if found is None or not found.top.get("exclude"):
            return False
        from .patterns import matches

        place = found.place(path)
        return any(matches(pattern, place) for pattern in found.top["exclude"])

    def partner(self, path: str) -> tuple[str, str | None] | None:
        """(target, source) that a file given by either name belongs to; None for a source without a translation yet.

        A target whose source is missing, and a file that no pair names, come back as (path, None).
        """
        found = self.found(path)
        if found is None or not found.top.get("pairs") or path == "-":
            return path, None
        place = found.place(path)
        pairs: tuple[Pair, ...] = found.top["pairs"]
        missing = False
        for pair in pairs:
            if (source := pair.source_of(place)) is not None:
                there = self._beside(path, found.folder, source)
                return path, there if os.path.exists(there) else None
        for pair in pairs:
            if (target := pair.target_of(place)) is not None:
                there = self._beside(path, found.folder, target)
                if os.path.exists(there):
                    return there, path
                missing = True
        return None if missing else (path, None)

    def nearest(self, name: str, path: str) -> str | None:
        """The file of this name in the folder of `path` or the nearest folder above."""
        return self._search(name, _folder(path))

    def home(self, name: str, path: str) -> str:
        """Where a file of this name is for `path`: the nearest there is, else beside the configuration, else in the current folder."""
        there = self.nearest(name, path)
        found = self.found(path)
        return os.path.relpath(there or os.path.join(found.folder if found else os.getcwd(), name))

    def own_glossary(self, path: str) -> str:
        """The glossary file that words are added to: the first that is configured, else `tqcheck.glossary.yaml`."""
        files = (name for name in self.settings(path).glossaries if not os.path.isdir(name))
        return next(files, None) or self.home(GLOSSARY, path)

    @staticmethod
    def _beside(given: str, folder: str, place: str) -> str:
        """A path relative to the configuration, in the way the user named its partner."""
        whole = os.path.normpath(os.path.join(folder, place))
        return whole if os.path.isabs(given) else os.path.relpath(whole)

    def _search(self, name: str, folder: str) -> str | None:
        key = (name, folder)
        if key not in self._nearest:
            here = os.path.join(folder, name)
            above = os.path.dirname(folder)
            self._nearest[key] = here if os.path.isfile(here) else None if above == folder else self._search(name, above)
        return self._nearest[key]

    def _file(self, folder: str) -> Found | None:
        if folder not in self._files:
            above = os.path.dirname(folder)
            own = _own(folder)
            self._files[folder] = own or (None if above == folder else self._file(above))
        return self._files[folder]

    def _combined(self, path: str) -> Settings:
        value: dict[str, Any] = {}
        origin: dict[str, list[str]] = {}
        if found := self.found(path):
            _add(value, origin, found.top, found.origin, found.folder)
            if found.overrides and path != "-":
                self._override(found, path, value, origin)
        if (own := self.nearest(GLOSSARY, path)) is not None:
            own = os.path.relpath(own)
            if own not in map(os.path.relpath, value.get("glossaries", ())):
                value["glossaries"] = (*value.get("glossaries", ()), own)
                origin.setdefault("glossaries", []).append(f"{own} is there")
        _command_line(value, origin, self._options)
        return Settings(value, origin)

    @staticmethod
    def _override(found: Found, path: str, value: dict[str, Any], origin: dict[str, list[str]]) -> None:
        from .patterns import matches

        place = found.place(path)
        for number, (files, override) in enumerate(found.overrides):
            if any(matches(pattern, place) for pattern in files):
                _add(value, origin, override, partial(found.origin, "overrides", number), found.folder)


def _add(value: dict[str, Any], origin: dict[str, list[str]], more: Mapping[str, Any], where: Any, folder: str) -> None:
    for key, new in more.items():
        if key in ("glossaries", "baseline"):
            new = _relative(new, folder)
        if key in _ADDED:
            value[key] = (*value.get(key, ()), *new)
        elif isinstance(new, dict):
            value[key] = {**value.get(key, {}), **new}
        else:
            value[key] = new
            origin.pop(key, None)
        origin.setdefault(key, []).append(where(key))


def _command_line(value: dict[str, Any], origin: dict[str, list[str]], options: Mapping[str, Any]) -> None:
    for key, new in options.items():
        if key == "select":
            value["ignore"] = tuple(name for name in value.get("ignore", ()) if name not in new)
        if key in ("ignore", "glossaries"):
            new = (*new, *value.get(key, ())) if key == "glossaries" else (*value.get(key, ()), *new)
        elif key == "language":
            new = {**value.get(key, {}), **new}
        else:
            origin.pop(key, None)
        value[key] = new
        origin.setdefault(key, []).append(
            "--glossary" if key == "glossaries" else "--source-lang, --target-lang" if key == "language" else f"--{key}"
        )


def _relative(paths: Any, folder: str) -> Any:
    def one(path: str) -> str:
        return path if os.path.isabs(path) else os.path.relpath(os.path.join(folder, path))

    return one(paths) if isinstance(paths, str) else tuple(map(one, paths))


def _folder(path: str) -> str:
    whole = os.getcwd() if path == "-" else os.path.abspath(path)
    return whole if path == "-" or os.path.isdir(whole) else os.path.dirname(whole)


def _own(folder: str) -> Found | None:
    yaml = os.path.join(folder, FILE)
    if os.path.isfile(yaml):
        from .files import read_yaml

        return Found(read_yaml(os.path.relpath(yaml)), folder)
    table = os.path.join(folder, TABLE)
    if not os.path.isfile(table):
        return None
    from .files import read_toml

    if (raw := read_toml(os.path.relpath(table))) is not None:
        return Found(raw, folder)
    return None


def _explicit(file: str) -> Found:
    from .files import read_toml, read_yaml

    raw = read_toml(file) if file.endswith(".toml") else read_yaml(file)
    if raw is None:
        raise UserError("has no table [tool.tqcheck]", file)
    return Found(raw, os.getcwd())
