"""What can be set, of which kind, with what default: one table for checking, `init`, `--show-settings` and the documentation."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ..errors import nearest
from ..records import NamedTuple
from ..terms.vocabulary import SEVERITIES
from ..text.languages import SOURCES, TARGETS, primary
from ..typed import Any
from .files import Raw
from .patterns import Pair, names_in


class Setting(NamedTuple):
    """A key: how it is checked, its default in words, what it does, and the option that says the same."""

    kind: str
    default: str
    meaning: str
    option: str | None = None
    override: bool = True


SETTINGS = {
    "language": Setting("language", "{source: fr, target: en}", "the languages of source and target", "--source-lang, --target-lang"),
    "glossaries": Setting(
        "texts",
        "tqcheck.glossary.yaml where there is one",
        "your own glossary files or folders; they win over the shipped one",
        "--glossary",
    ),
    "pairs": Setting("pairs", "none", "which file is the source of which; either may be named on the command line", None, False),
    "exclude": Setting("texts", "none", "paths left out when folders are checked, and always with --force-exclude", None, False),
    "select": Setting("texts", "everything", "only these rules, entries, categories or severities", "--select"),
    "ignore": Setting("texts", "nothing", "not these rules, entries, categories or severities", "--ignore"),
    "severity": Setting("severities", "as each rule says", "another severity for a rule, an entry or a category"),
    "min-severity": Setting("severity", "neutral", "leave out what is less grave", "--min-severity"),
    "fail-on": Setting("severity", "minor", "exit with 1 from this severity on", "--fail-on"),
    "names": Setting("texts", "none", "names and words that are right as they stand: nothing inside them is reported"),
    "baseline": Setting("text", "none", "a file of findings that were there before and are not reported", "--baseline", False),
    "mqm": Setting(
        "mqm",
        "preset mqm: weights 0, 1, 5, 25; repeated once; pass-threshold 90; acceptable-points 10",
        "how findings become the MQM score",
    ),
}
KEYS = (*SETTINGS, "overrides")
_WEIGHTS = tuple(SEVERITIES)


class Checked(NamedTuple):
    """A file's own settings, and its overrides as (patterns of files, settings)."""

    top: dict[str, Any]
    overrides: list[tuple[tuple[str, ...], dict[str, Any]]]


def check(raw: Raw) -> Checked:
    """The settings of a file, checked. Raises `UserError` with the line of the first mistake."""
    top = {key: _value(raw, value, (key,)) for key, value in _known(raw, raw.data, KEYS, ()) if key != "overrides"}
    overrides: list[tuple[tuple[str, ...], dict[str, Any]]] = []
    listed = raw.data.get("overrides") or []
    if not isinstance(listed, list):
        raise raw.error("'overrides' is a list of mappings, each with 'files'", "overrides")
    allowed = ("files", *(key for key, setting in SETTINGS.items() if setting.override))
    for number, item in enumerate(listed):
        place = ("overrides", number)
        if not isinstance(item, dict):
            raise raw.error("an override is a mapping with 'files' and settings", *place)
        found = {}
        for key, value in _known(raw, item, allowed, place):
            found[key] = _texts(raw, value, (*place, key)) if key == "files" else _value(raw, value, (*place, key))
        if not found.get("files"):
            raise raw.error("an override needs 'files': the paths it is for", *place)
        overrides.append((found.pop("files"), found))
    return Checked(top, overrides)


Place = tuple[str | int, ...]


def _known(raw: Raw, data: Mapping[str, Any], allowed: tuple[str, ...], place: Place) -> list[tuple[str, Any]]:
    for key in data:
        if key not in allowed:
            where = f" in '{place[0]}'" if place else ""
            outside = f"'{key}' cannot be set for single files" if key in KEYS and place and place[0] == "overrides" else None
            raise raw.error(outside or f"unknown key '{key}'{where}", *place, key, hint=nearest(key, allowed))
    return [(key, value) for key, value in data.items() if value is not None]


def _value(raw: Raw, value: Any, place: Place) -> Any:
    kind = SETTINGS[str(place[-1])].kind
    return _CHECKS[kind](raw, value, place)


def _text(raw: Raw, value: Any, place: Place) -> str:
    if not isinstance(value, str) or not value:
        raise raw.error(f"'{place[-1]}' is a text, not {value!r}", *place)
    return value


def _texts(raw: Raw, value: Any, place: Place) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    for item in listed:
        if not isinstance(item, str) or not item.strip():
            raise raw.error(f"'{place[-1]}' is a list of texts; {item!r} is none", *place, hint="put it in quotes")
    return tuple(item.strip() for item in listed)


def _severity(raw: Raw, value: Any, place: Place) -> str:
    if value not in SEVERITIES:
        raise raw.error(f"'{value}' is no severity", *place, hint=nearest(str(value), SEVERITIES))
    return str(value)


def _severities(raw: Raw, value: Any, place: Place) -> dict[str, str]:
    if not isinstance(value, dict):
        raise raw.error("'severity' is a mapping of rules, entries or categories: {french-format: neutral}", *place)
    return {name: _severity(raw, level, (*place, name)) for name, level in value.items()}


def _language(raw: Raw, value: Any, place: Place) -> dict[str, str]:
    if not isinstance(value, dict):
        raise raw.error("'language' is a mapping: {source: fr, target: en}", *place)
    found = {key: _text(raw, code, (*place, key)) for key, code in _known(raw, value, ("source", "target"), place)}
    for key, code in found.items():
        if wrong := language_problem(key, code):
            raise raw.error(wrong, *place, key, hint=LANGUAGES)
    return found


LANGUAGES = "translations from French (fr, fr-CA …) into English (en, en-GB …) are checked"


def language_problem(side: str, code: str) -> str | None:
    """What is wrong with a code for the language of the `source` or the `target`: there are no rules for it."""
    known = SOURCES if side == "source" else TARGETS
    return None if primary(code) in known else f"'{code}' is no language of a {side} that is known here"


def _pairs(raw: Raw, value: Any, place: Place) -> tuple[Pair, ...]:
    found = []
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        here = (*place, number)
        if not isinstance(item, dict) or set(item) - {"source", "target"} or len(item) != 2:
            wrong = next((key for key in item if key not in ("source", "target")), None) if isinstance(item, dict) else None
            hint = 'for example {source: "{stem}.fr.txt", target: "{stem}.en.txt"} or {source: fr/, target: en/}'
            raise raw.error("a pair has 'source' and 'target'", *(*here, wrong) if wrong else here, hint=hint)
        pair = Pair(_text(raw, item["source"], (*here, "source")), _text(raw, item["target"], (*here, "target")))
        names = set(names_in(pair.source))
        if not names or names != set(names_in(pair.target)):
            raise raw.error(
                "both sides of a pair hold the same {names}, at least one",
                *here,
                hint="{stem} is a part of a path, {path} any number of parts",
            )
        if pair.source == pair.target:
            raise raw.error("source and target are the same", *here)
        found.append(pair)
    return tuple(found)


def _mqm(raw: Raw, value: Any, place: Place) -> dict[str, Any]:
    from ..score.mqm import PRESETS, REPEATED

    if not isinstance(value, dict):
        raise raw.error("'mqm' is a mapping of preset, weights, repeated, pass-threshold and acceptable-points", *place)
    found: dict[str, Any] = {}
    choices = {"preset": tuple(PRESETS), "repeated": REPEATED}
    for key, item in _known(raw, value, (*choices, "weights", "pass-threshold", "acceptable-points"), place):
        if key in choices:
            if item not in choices[key]:
                raise raw.error(f"'{key}' is {' or '.join(choices[key])}, not {item!r}", *place, key)
            found[key] = item
            continue
        if key != "weights":
            found[key] = _number(raw, item, (*place, key))
            continue
        if not isinstance(item, dict):
            raise raw.error("'weights' is a mapping: {minor: 1, major: 5, critical: 25}", *place, key)
        for severity, weight in _known(raw, item, _WEIGHTS, (*place, key)):
            found[severity] = _number(raw, weight, (*place, key, severity))
    if not 0 < found.get("pass-threshold", 90) < 100:
        raise raw.error("'pass-threshold' lies between 0 and 100", *place, "pass-threshold")
    if not found.get("acceptable-points", 10) > 0:
        raise raw.error("'acceptable-points' is more than 0", *place, "acceptable-points")
    return found


def _number(raw: Raw, value: Any, place: Place) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value < 0:
        raise raw.error(f"'{place[-1]}' is a number from 0 on, not {value!r}", *place)
    return float(value)


_CHECKS: dict[str, Callable[[Raw, Any, Place], Any]] = {
    "text": _text,
    "texts": _texts,
    "severity": _severity,
    "severities": _severities,
    "language": _language,
    "pairs": _pairs,
    "mqm": _mqm,
}
