"""The user's cache folder: what is made once and found again. It may be lost or written to by others, so nothing read there is trusted."""

from __future__ import annotations

import os

KEPT = {"glossary-": 24, "part-": 1000, "seen-": 192, "settings-": 96}
"""So many files whose names begin like this stay: every change of a glossary makes others."""


def folder() -> str:
    """``$TQCHECK_CACHE``, else the user's cache folder."""
    if named := os.environ.get("TQCHECK_CACHE"):
        return named
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return os.path.join(base or os.path.expanduser(os.path.join("~", ".cache")), "tqcheck")


def keep(path: str, data: bytes) -> None:
    """Write through a temporary file, so that two processes never read half a cache; a cache that cannot be written is no error."""
    import tempfile

    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle, temporary = tempfile.mkstemp(dir=os.path.dirname(path), suffix=".part")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.replace(temporary, path)
        _prune(os.path.dirname(path))
    except OSError:
        return


def used(path: str) -> None:
    """What is used stays longest."""
    try:
        os.utime(path)
    except OSError:
        return


def _prune(inside: str) -> None:
    """Leave of each kind what was used last."""
    with os.scandir(inside) as entries:
        found = sorted((e.stat().st_mtime, e.path) for e in entries)
    for kind, most in KEPT.items():
        for _, path in [each for each in found if os.path.basename(each[1]).startswith(kind)][:-most]:
            os.remove(path)
