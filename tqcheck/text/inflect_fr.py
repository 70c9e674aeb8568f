"""French forms of a lemma: generous lists for recognising a source expression, never for writing French.

Regular verbs follow their ending, irregular ones the stems in ``tqcheck/data``; nouns and adjectives get their plurals and
feminines. A form too many costs nothing: it confirms an expression only together with the other words of its pattern.
"""

from __future__ import annotations

from functools import cache, lru_cache

from .wordlists import table

_FUTURE = ["ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient"]
_IMPERFECT = ["ais", "ait", "ions", "iez", "aient", "ant"]
_ER = ["er", "e", "es", "ons", "ez", "ent", "é", "ée", "és", "ées", "ai", "as", "a", "âmes", "èrent", "ât", "asse", *_IMPERFECT]
_IR = [
    "ir",
    "is",
    "it",
    "issons",
    "issez",
    "issent",
    "i",
    "ie",
    "ies",
    "issant",
    "issais",
    "issait",
    "issions",
    "issiez",
    "issaient",
    "isse",
    "irent",
]
_RE = ["re", "", "s", "t", "ons", "ez", "ent", "u", "ue", "us", "ues", "is", "it", "irent", "e", "es", *_IMPERFECT]


@cache
def _irregular() -> dict[str, list[str]]:
    return {row[0]: row[1].split() for row in table("irregular-verbs-fr.tsv")}


def _irregular_forms(lemma: str, stems: list[str]) -> list[str]:
    """`stems` holds whole forms, ``stem-`` for present and imperfect endings, ``stem+`` for the future and conditional."""
    found = [lemma]
    for stem in stems:
        if stem.endswith("+"):
            found += [stem[:-1] + ending for ending in _FUTURE]
        elif stem.endswith("-"):
            found += [stem[:-1] + ending for ending in ["ons", "ez", "ent", "e", "es", *_IMPERFECT]]
        else:
            found.append(stem)
            if stem.endswith(("é", "i", "u", "is", "it", "ert", "int")) and len(stem) > 2:
                found += [stem + ending for ending in ("e", "es" if stem.endswith("s") else "s", "es")]
    return found


def _er_forms(lemma: str) -> list[str]:
    stem = lemma[:-2]
    found = [stem + ending for ending in _ER] + [lemma + ending for ending in _FUTURE]
    if stem.endswith("c"):
        found += [stem[:-1] + "ç" + ending for ending in ("ons", "ait", "aient", "ant", "a")]
    if stem.endswith("g"):
        found += [stem + "e" + ending for ending in ("ons", "ait", "aient", "ant", "a")]
    if stem.endswith("y"):
        found += [stem[:-1] + "i" + ending for ending in ("e", "es", "ent", "era", "eront", "erait", "eraient")]
    for plain, grave in (("é", "è"), ("e", "è")):
        if len(stem) > 2 and stem[-2] == plain and stem[-1] not in "aeiouy":
            changed = stem[:-2] + grave + stem[-1]
            found += [changed + ending for ending in ("e", "es", "ent", "era", "eront", "erait", "eraient")]
            if stem[-1] in "lt":
                found += [stem + stem[-1] + ending for ending in ("e", "es", "ent", "era", "eront", "erait")]
    return found


def _noun_forms(lemma: str) -> list[str]:
    endings = ("",) if lemma.endswith(("s", "x", "z", "eau")) else ("", "s")
    found = [lemma + ending for ending in endings]
    if not lemma.endswith(("e", "er", "eau", "tion", "sion")):
        found += [lemma + "e", lemma + "es"]
    for ending, others in {
        "al": ["aux", "ale", "ales"],
        "au": ["aux"],
        "eu": ["eux"],
        "eux": ["euse", "euses"],
        "eur": ["euse", "euses", "rice"],
        "teur": ["trice", "trices", "teuse"],
        "if": ["ive", "ives"],
        "ier": ["ière", "ières"],
        "ger": ["gère", "gères"],
        "cher": ["chère", "chères"],
        "en": ["enne", "ennes"],
        "on": ["onne", "onnes"],
        "el": ["elle", "elles"],
        "et": ["ette", "ète"],
        "ail": ["aux"],
        "ou": ["oux"],
    }.items():
        if lemma.endswith(ending) and not lemma.endswith(("tion", "sion")):
            found += [lemma[: -len(ending)] + other for other in others]
    return found


_PREFIXES = frozenset(
    (
        "re r ré res dé dis des de sur sous sou entre entr pro contre a é per ad com cor con co trans o compro ap ac ob main inter pré par pour "
        "sub sé se en em appar dés équi préva mal satis réé ab ex"
    ).split()
)


def _compound(lemma: str) -> tuple[str, str] | None:
    """The prefix and the irregular verb of which a verb is made: *permettre* is per + mettre, *décrire* goes like *écrire*."""
    irregular = _irregular()
    for i in range(1, len(lemma) - 3):
        if lemma[i:] in irregular and lemma[:i] in _PREFIXES:
            return lemma[:i], lemma[i:]
    return None


_LIKE = {"crire": "écrire", "cevoir": "recevoir", "duire": "conduire", "struire": "construire", "eindre": "éteindre", "aindre": "craindre"}
"""Endings that go as in one verb, whatever stands before."""


def _like(lemma: str) -> list[str]:
    """The forms of a verb with such an ending; none of others."""
    for ending, model in _LIKE.items():
        if lemma.endswith(ending):
            return [lemma[: -len(ending)] + form[len(model) - len(ending) :] for form in _irregular_forms(model, _irregular()[model])]
    return []


@lru_cache(20_000)
def _all(lemma: str) -> tuple[str, ...]:
    irregular = _irregular()
    if lemma in irregular:
        found = _irregular_forms(lemma, irregular[lemma])
    elif parts := _compound(lemma):
        prefix, simple = parts
        found = [prefix + form for form in _irregular_forms(simple, irregular[simple])]
        if lemma.endswith("ir"):
            found += [lemma[:-2] + ending for ending in _IR]  # répartir is regular
    elif forms := _like(lemma):
        found = forms
    elif lemma.endswith("er"):
        found = _er_forms(lemma) + _noun_forms(lemma)
    elif lemma.endswith("ir"):
        found = [lemma[:-2] + ending for ending in _IR] + [lemma + ending for ending in _FUTURE]
    elif lemma.endswith("re") and len(lemma) > 4:
        found = [lemma[:-2] + ending for ending in _RE] + [lemma[:-1] + ending for ending in _FUTURE] + _noun_forms(lemma)
    else:
        found = _noun_forms(lemma)
    return tuple(dict.fromkeys(found))


def all_forms(lemma: str) -> list[str]:
    """Every form the lemma may take; the lemma of a reflexive or elided verb is its last word."""
    return list(_all(lemma))
