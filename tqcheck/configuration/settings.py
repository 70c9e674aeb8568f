"""The settings of one file. A plain class: every check imports it, and a named tuple of this size costs milliseconds."""

from __future__ import annotations

from collections.abc import Mapping

from ..typed import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .patterns import Pair


class Settings:
    """What holds for a file: values by key with defaults for what is not set, and the places that each key comes from."""

    def __init__(self, value: Mapping[str, Any], origin: Mapping[str, list[str]]) -> None:
        self.language: Mapping[str, str] = {"source": "fr", "target": "en", **value.get("language", {})}
        self.glossaries: tuple[str, ...] = value.get("glossaries", ())
        self.pairs: tuple[Pair, ...] = value.get("pairs", ())
        self.exclude: tuple[str, ...] = value.get("exclude", ())
        self.select: tuple[str, ...] = value.get("select", ())
        self.ignore: tuple[str, ...] = value.get("ignore", ())
        self.severity: Mapping[str, str] = value.get("severity", {})
        self.min_severity: str = value.get("min-severity", "neutral")
        self.fail_on: str = value.get("fail-on", "minor")
        self.names: tuple[str, ...] = value.get("names", ())
        self.baseline: str | None = value.get("baseline")
        self.mqm: Mapping[str, Any] = value.get("mqm", {})
        """`preset`, `repeated`, `pass-threshold`, `acceptable-points`, and the weight of each severity by its name; only what is set."""
        self.origin = origin

    def value(self, key: str) -> Any:
        return getattr(self, key.replace("-", "_"))
