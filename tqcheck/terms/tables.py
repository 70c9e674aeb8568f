"""What running rules need of the country tables; compiling them is in `countries`."""

from __future__ import annotations

from ..text.fold import literal
from ..typed import Any
from .classes import FIRST, LAST

CUE_KINDS = ("capital", "city", "region", "person", "institution", "currency", "area")


def class_members(countries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The members of <COUNTRY>, <DEMONYM> and <CITY>; and the words with which these begin (``<CITY``) and end (``>CITY``), folded."""
    words: dict[str, set[str]] = {"COUNTRY": set(), "DEMONYM": set(), "CITY": set()}
    for country in countries:
        words["COUNTRY"] |= {country["name"], *country["also"]}
        words["DEMONYM"] |= {
            form for form in (country["adjective"], country["noun"], country["plural"], *country["adjective_variants"]) if form
        }
        words["CITY"] |= {*country["cues"].get("capital", []), *country["cues"].get("city", [])}
    return with_edges(words) if countries else {}


def with_edges(classes: dict[str, set[str]]) -> dict[str, list[str]]:
    """Classes with the words that their members begin and end with."""
    edges = {
        f"{side}{name}": {literal(member).split()[at] for member in members}
        for name, members in classes.items()
        for side, at in ((FIRST, 0), (LAST, -1))
    }
    return {name: sorted(members) for name, members in {**classes, **edges}.items()}
