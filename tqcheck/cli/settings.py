"""``--show-settings``: what holds for a file, and where each value comes from."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from ..configuration.keys import SETTINGS
from ..configuration.patterns import Pair
from ..session import Session
from ..typed import Any


def show(paths: Sequence[str], session: Session) -> str:
    """One block a path."""
    return "\n".join(_block(path, session) for path in paths or (".",))


def _block(path: str, session: Session) -> str:
    settings, configuration = session.settings(path), session.configuration
    found = configuration.found(path)
    lines = [path, f"  configuration: {found.raw.path if found else 'none'}"]
    if not os.path.isdir(path) and path != "-":
        pair = configuration.partner(path)
        if pair is None:
            lines.append("  a source without a translation yet")
        elif pair[0] != path:
            lines.append(f"  the source of: {pair[0]}")
        elif pair[1]:
            lines.append(f"  source: {pair[1]}")
        if configuration.excluded(path):
            lines.append("  excluded")
    width = max(map(len, SETTINGS))
    for key, setting in SETTINGS.items():
        origin = ", ".join(settings.origin.get(key, ()))
        lines.append(f"  {key:{width}}  " + (f"{_shown(settings.value(key))}  ({origin})" if origin else f"{setting.default}  (default)"))
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    if isinstance(value, Pair):
        return f"{value.source} ↔ {value.target}"
    if isinstance(value, Mapping):
        return ", ".join(f"{name}: {_shown(item)}" for name, item in value.items()) or "-"
    if isinstance(value, (tuple, list)):
        return ", ".join(map(_shown, value)) or "-"
    if isinstance(value, float):
        return f"{value:g}"
    return "-" if value is None else str(value)
