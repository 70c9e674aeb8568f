"""Make ``tqcheck/data/nonce-demonyms.tsv``: forms of nations that engines coin from French or English names, and that no English text uses;
and ``french-demonyms.tsv``: the French forms themselves.

    python tools/nonce_demonyms.py CORPUS.txt [CORPUS.txt ...]

From the country tables: the French adjective without accents and with English endings (*tchadienne*, *ougandan*), the names with endings
they do not take (*Burkinan*). Left out is what is a form of any country, an English word, a name of a person or a town, what two countries
share, and what stands more than twice in a corpus of English. Of the French forms only what is English too is left out: they stand in names, and
are told where they cannot be one (*a Togolais trader*).
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
DATA = ROOT / "tqcheck" / "data"
ENDINGS = {
    "ienne": "ien ian ienne", "ien": "ien ian ienne", "eenne": "een ean eenne", "een": "een ean eenne", "enne": "en an enne ean",
    "aine": "ain an aine", "ain": "ain an aine", "aise": "ais aise aisian", "ais": "ais aise aisian", "oise": "ois oise oisian",
    "ois": "ois oise oisian", "ane": "an ane", "an": "an ane", "en": "en an enne", "in": "in ine", "ine": "in ine",
}  # fmt: skip
FRENCH_HERE = re.compile(r"(?:ais|aise|ois|oise|aine?|ienne|ien|ine?|een|eenne|enne|ane|aisian|oisian)$")
EUROPEAN = frozenset(
    "spain italy germany austria netherlands belgium england united-kingdom ireland denmark norway sweden finland iceland greenland faroe-islands "
    "switzerland portugal greece poland russia hungary romania luxembourg monaco andorra malta cyprus united-states china turkey croatia".split()
)
"""Of these, French forms stand in English texts as names of papers, dishes and firms."""
LEFT_OUT = frozenset("jersey guernsey wales france scotland dr-congo gibraltar granada siberia".split())
SAID = frozenset(
    "serban turkan croatan equatorian sudanian sudanan montenegrine romanan romanese rouman guinian libanan libanian somalan mayottian italese grecian "
    "grenadin grenadine grenadan mannois mannoise mannoisian francese indien indienne egyptien maurician haitien iranese yemenese maltan salvadorian ecuadoran burundese senegalais".split()
)
"""Names, and words that some English texts use."""


def bare(text: str) -> str:
    """Small letters without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(char))


def from_french(adjective: str) -> set[str]:
    word = bare(adjective)
    ending = next((e for e in ENDINGS if word.endswith(e)), None)
    return {word.removesuffix(ending) + new for new in ENDINGS[ending].split()} if ending and word.isalpha() else set()


def from_name(name: str) -> set[str]:
    word = bare(name)
    stem = word.rstrip("aeiouy")
    if not word.isalpha() or len(word) < 4:
        return set()
    forms = {stem + e for e in ("an", "ian", "ese")} if len(stem) > 3 else set()
    if word[-1] in "io":
        forms |= {word + "an", word + "ese"}
    return {form for form in forms if not re.search(r"[aeiou]{4}|(.)\1\1|q[^u]", form)}


FRENCH_AND_ENGLISH = frozenset(
    "mongol mongols kosovar kosovars suisse suisses anguillan anguillans yemenite yemenites sahraoui sahraouis nippon nippons vatican vaticans argentin argentins "
    "grenadine grenadines grenadin grenadins philippin philippins curacien omani omanis qatari qataris koweiti bangladeshi bangladeshis emirati emiratis nigerien nigeriens nigerienne nigeriennes nigerian monegasque monegasques mannois mannoise cypriote cypriotes i-kiribati ni-vanuatu".split()
)


def french(tables: list[dict[str, Any]]) -> Iterator[tuple[str, str, str]]:
    """(last word, whole form, country) of the French adjectives, in small letters without accents."""
    english = set(FRENCH_AND_ENGLISH)
    for country in tables:
        parts = [country.get(key) or "" for key in ("name", "adjective", "noun", "plural")]
        english |= {bare(form) for form in (*parts, *(country.get("adjective_variants") or ()), *(country.get("also") or ()))}
    of: dict[str, set[str]] = defaultdict(set)
    for country in tables:
        if country.get("adjective"):
            for adjective in country.get("french_adjective") or ():
                of[bare(adjective)].update({country["id"]})
    for form, countries in of.items():
        last = form.rpartition("-")[2]
        if re.fullmatch(r"[a-z-]+", form) and len(last) > 4 and form not in english:
            yield last, form, min(countries)


def known(country: dict[str, Any]) -> set[str]:
    """Every word of a country's table that is right."""
    parts = [country.get(key) or "" for key in ("name", "adjective", "noun", "plural")]
    parts += [form for key in ("adjective_variants", "also", "fixed") for form in country.get(key) or ()]
    parts += [cue for cues in (country.get("cues") or {}).values() for cue in cues]
    return {bare(word) for part in parts for word in re.findall(r"[\w'’-]+", part)}


def main() -> None:
    tables = [
        t for p in sorted((ROOT / "glossary" / "en").glob("countries-*.yaml")) for t in yaml.safe_load(p.read_text("utf-8"))["countries"]
    ]
    taken = set(SAID).union(*map(known, tables))
    for name in ("english-words.txt", "first-names.tsv", "bearers.tsv", "towns.tsv", "loanwords.txt", "people-words.tsv", "things.tsv"):
        taken |= {bare(word) for word in re.findall(r"[^\W\d_]+", (DATA / name).read_text("utf-8"))}
    rows = sorted("\t".join(row) for row in french(tables))
    head = (
        "# French adjectives of nations, told where English takes its own: last word, whole form, country; made by tools/nonce_demonyms.py"
    )
    (DATA / "french-demonyms.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")
    wrong = {bare(form) for country in tables for form in country.get("wrong") or ()}
    owners: dict[str, set[str]] = defaultdict(set)
    for country in tables:
        which = country["id"]
        if not country.get("adjective") or which in LEFT_OUT:
            continue
        forms = {form for adjective in country.get("french_adjective") or () for form in from_french(adjective)}
        forms = {form for form in forms if which not in EUROPEAN or not FRENCH_HERE.search(form)}
        for form in forms.union(*map(from_name, (country["name"], *(country.get("french") or ())))):
            owners[form].add(which)
            owners[form if form.endswith(("s", "ese")) else f"{form}s"].add(which)
    found = {
        form: next(iter(of))
        for form, of in owners.items()
        if len(of) == 1 and not {form, form.removesuffix("s")} & taken and form not in wrong
    }
    found = {form: of for form, of in found.items() if len(form) > 5 and (len(form.removesuffix("s")) > 6 or not re.search("ans?$", form))}
    seen = Counter(word for path in sys.argv[1:] for word in re.findall(r"[^\W\d_]+", bare(Path(path).read_text("utf-8"))) if word in found)
    rows = [f"{form}\t{of}" for form, of in sorted(found.items()) if seen[form] < 3]
    head = "# forms that engines make of the French or English names of nations, none of them English; made by tools/nonce_demonyms.py"
    (DATA / "nonce-demonyms.tsv").write_text("\n".join([head, *rows]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
