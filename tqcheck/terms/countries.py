"""The country tables: names, adjectives and cues of every country, and the families that are confused.

A compiled table is data for `evidence`; its literals become marks of the matcher:
``mention|<country>|<form>`` (form: name, adjective, noun, plural), ``cue|<country>|<kind>`` (kind ``french``: a French name left standing), ``fixed|<country>``, ``french|<country>`` (its French adjectives),
``wrong|<country>``.
"""

from __future__ import annotations

import unicodedata

from ..errors import nearest
from ..text.fold import literal
from ..text.inflect_en import third_person
from ..typed import Any
from .entries import GlossaryFile
from .tables import CUE_KINDS
from .vocabulary import SEVERITIES
from .yamlfile import Located, listed

_COUNTRY_KEYS = (
    "id",
    "name",
    "also",
    "french",
    "adjective",
    "adjective_variants",
    "noun",
    "plural",
    "french_adjective",
    "cues",
    "fixed",
    "wrong",
)
_FAMILY_KEYS = ("id", "members", "severity", "unless", "adjectives_only", "names_only", "seldom", "often", "bad", "good", "why")


def compile_country(head: GlossaryFile, raw: Located) -> dict[str, Any]:
    """One checked country."""
    for key in raw:
        if key not in _COUNTRY_KEYS:
            raise head.error(f"unknown key '{key}' in a country; {nearest(key, _COUNTRY_KEYS)}", raw.place(key))
    for key in ("id", "name"):
        if not raw.get(key):
            raise head.error(f"a country needs '{key}'", raw.at)
    cues = raw.get("cues") or {}
    for kind in cues:
        if kind not in CUE_KINDS:
            raise head.error(f"unknown kind of cue '{kind}'; {nearest(kind, CUE_KINDS)}", raw.place("cues"))
    adjective = raw.get("adjective")
    return {
        "id": str(raw["id"]),
        "name": str(raw["name"]),
        "also": listed(raw.get("also")),
        "french": listed(raw.get("french")),
        "adjective": adjective,
        "noun": raw.get("noun") or adjective,
        "plural": raw.get("plural") or (adjective and third_person(adjective)),
        "adjective_variants": listed(raw.get("adjective_variants")),
        "french_adjective": listed(raw.get("french_adjective")),
        "cues": {kind: listed(words) for kind, words in cues.items()},
        "fixed": listed(raw.get("fixed")),
        "wrong": listed(raw.get("wrong")),
    }


def compile_family(head: GlossaryFile, raw: Located) -> dict[str, Any]:
    """One checked family of countries that are confused."""
    for key in raw:
        if key not in _FAMILY_KEYS:
            raise head.error(f"unknown key '{key}' in a family; {nearest(key, _FAMILY_KEYS)}", raw.place(key))
    severity = raw.get("severity", "critical")
    if severity not in SEVERITIES:
        raise head.error(f"severity '{severity}' is unknown; {nearest(severity, SEVERITIES)}", raw.place("severity"))
    return {
        "id": str(raw["id"]),
        "members": listed(raw.get("members")),
        "severity": severity,
        "unless": listed(raw.get("unless")),
        "adjectives_only": bool(raw.get("adjectives_only", False)),
        "names_only": bool(raw.get("names_only", False)),
        "seldom": bool(raw.get("seldom", False)),
        "often": raw.get("often"),
        "why": raw.get("why"),
        "line": raw.at[0],
        "bad": listed(raw.get("bad")),
        "good": listed(raw.get("good")),
    }


def marks(countries: list[dict[str, Any]], families: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Literal → marks. A form that several countries share (Congolese) carries a mark for each."""
    found: dict[str, list[str]] = {}

    def add(text: str, mark: str) -> None:
        for spelled in {literal(text), literal(_bare(text))}:
            if len(spelled) > 2 and mark not in found.setdefault(spelled, []):
                found[spelled].append(mark)

    for country in countries:
        key = country["id"]
        for name in [country["name"], *country["also"]]:
            add(name, f"mention|{key}|name")
        for form in ("plural", "adjective", "noun"):
            if country[form]:
                add(country[form], f"mention|{key}|{form}")
        for variant in country["adjective_variants"]:
            add(variant, f"mention|{key}|variant")
            add(variant + "s", f"mention|{key}|variant")
        for kind, words in country["cues"].items():
            for word in words:
                add(word, f"cue|{key}|{kind}")
        for expression in country["fixed"]:
            add(expression, f"fixed|{key}")
        for name in country["french"]:
            if name not in _ENGLISH_TOO and name not in (country["name"], *country["also"]) and " " not in name:
                add(name, f"cue|{key}|french")
        for word in country["french_adjective"]:
            add(word, f"french|{key}")
        for form in country["wrong"]:
            add(form, f"wrong|{key}")
            add(form + "s", f"wrong|{key}")
    for family in families:
        for expression in family["unless"]:
            add(expression, f"fixed|{family['members'][0]}")
    return found


_ENGLISH_TOO = frozenset("Congo Dominique Maurice Guinée Inde Oman".split())
"""French names of countries that are names of persons or of another country as well."""


def _bare(text: str) -> str:
    """`text` without accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
