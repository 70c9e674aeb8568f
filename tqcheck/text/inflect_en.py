"""English inflection in both directions: the forms of a lemma, and the form of another lemma that matches a given one.

Form tags: ``base`` (put), ``s`` (puts; plural of a noun), ``past`` (put), ``part`` (put), ``ing`` (putting); and ``present`` for a base
form that is finite (they put), where *be* gives *are*.
Verbs and nouns share the tags, because patterns do not say which they mean: the plural of a noun is spelled like the
third person. Irregular forms come from ``tqcheck/data``; the rest follows the spelling rules.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from .lazy import Expression
from .wordlists import english, table, words

_VOWELS = "aeiou"
_DOUBLING = Expression(r"(?:^|[^aeiou]|qu)[aeiou][bdgklmnprtv]$")
_MONOSYLLABLE = Expression(r"^(?:[^aeiou]|qu)*[aeiou][^aeiou]$")
_MODALS = frozenset(
    "to will would can cannot could may might shall should must did do does not let can't couldn't won't wouldn't didn't don't doesn't".split()
)
_AUXILIARIES = frozenset(
    ["has", "have", "had", "having", "be", "is", "are", "was", "were", "been", "being", "am", "get", "got", "gets", "'s", "'ve", "'d"]
)
_BE = {"am": "base", "are": "base", "be": "base", "is": "s", "was": "past", "were": "past", "been": "part", "being": "ing"}


_VERBAL = frozenset({"past", "part", "ing"})
_NO_PARTICIPLES = frozenset("been need seed speed feed deed breed weed greed indeed proceed exceed succeed hundred naked sacred".split())
_NEVER_VERBS = tuple("ist ism ity ness ship ian ee ée ing ed ous ive ful able ible ical ional".split())
"""Endings of nouns and adjectives."""
_SELDOM_VERBS = tuple("er or ion ment ance ence ery icle ent ant al ary ory ure".split())
"""Endings that verbs have as well."""


@cache
def _table(name: str) -> dict[str, tuple[list[str], ...]]:
    return {row[0]: tuple(cell.split("|") for cell in row[1:]) for row in table(name)}


def third_person(word: str) -> str:
    """``carry`` → ``carries``; also the plural of a regular noun."""
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ies"
    if word.endswith(("s", "x", "z", "ch", "sh")) or word in ("go", "do", "undergo", "veto", "hero", "echo", "torpedo"):
        return word + "es"
    return word + "s"


def _doubles(word: str) -> bool:
    """Whether the last letter is doubled before -ed and -ing."""
    return bool(_DOUBLING.search(word) and (word in words("stressed-last.txt") or _MONOSYLLABLE.search(word)))


def _regular_past(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and len(word) > 1 and word[-2] not in _VOWELS:
        return word[:-1] + "ied"
    if _doubles(word):
        return word + word[-1] + "ed"
    return word + ("ked" if word.endswith("ic") else "ed")


def _ing(word: str) -> str:
    if word.endswith("ie"):
        return word[:-2] + "ying"
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")) and len(word) > 2:
        return word[:-1] + "ing"
    if _doubles(word):
        return word + word[-1] + "ing"
    return word + ("king" if word.endswith("ic") else "ing")


@lru_cache(20_000)
def forms(lemma: str) -> dict[str, tuple[str, ...]]:
    """All forms of a lemma by tag, the usual one first. A lemma of several words inflects its first word."""
    head, _, tail = lemma.partition(" ")
    if tail:
        return {tag: tuple(f"{f} {tail}" for f in spelled) for tag, spelled in forms(head).items()}
    if lemma == "be":
        return {"base": ("be", "are", "am"), "s": ("is",), "past": ("was", "were"), "part": ("been",), "ing": ("being",)}
    if lemma == "have":
        return {"base": ("have",), "s": ("has",), "past": ("had",), "part": ("had",), "ing": ("having",)}
    capital = lemma[:1].isupper()
    low = lemma[:1].lower() + lemma[1:]
    nouns, verbs = _table("irregular-nouns-en.tsv"), _table("irregular-verbs-en.tsv")
    if low.endswith("man") and low not in nouns and low not in ("human", "german", "roman", "ottoman", "talisman", "shaman"):
        found: dict[str, tuple[str, ...]] = {"base": (low,), "s": (low[:-3] + "men",)}
    elif low in nouns:
        found = {"base": (low,), "s": tuple(nouns[low][0])}
    elif low in verbs:
        past, part = verbs[low]
        found = {"base": (low,), "s": (third_person(low),), "past": tuple(past), "part": tuple(part), "ing": (_ing(low),)}
    else:
        found = {
            "base": (low,),
            "s": (third_person(low),),
            "past": (_regular_past(low),),
            "part": (_regular_past(low),),
            "ing": (_ing(low),),
        }
    if capital:
        found = {tag: tuple(f[:1].upper() + f[1:] for f in spelled) for tag, spelled in found.items()}
    return found


def all_forms(lemma: str) -> list[str]:
    """Every distinct form, the lemma first."""
    spelled = dict.fromkeys([lemma])
    for tagged in forms(lemma).values():
        spelled.update(dict.fromkeys(tagged))
    for word in list(spelled):  # both spellings of doubled -l- (traveled, travelled)
        if re.search(r"[aeiou]ll(?:ed|ing)$", word):
            spelled[re.sub(r"ll(ed|ing)$", r"l\1", word)] = None
    return list(spelled)


def usual_forms(lemma: str) -> list[str]:
    """Every form that English writes: of a word that ends as nouns and adjectives do, and is no verb (*lawyer*, *able*) none in -ed and -ing.

    Reads the list of English words: for the compiler, not for a check.
    """
    spelled, known = all_forms(lemma), english()
    verbal = [form for form in spelled[1:] if form.endswith(("ed", "ing"))]
    if lemma in _table("irregular-verbs-en.tsv") or any(form in known for form in verbal):
        return spelled
    is_noun = lemma.endswith(_NEVER_VERBS) or (lemma in known and lemma.endswith(_SELDOM_VERBS))
    return [form for form in spelled if form not in verbal] if is_noun else spelled


def tag_of(form: str, lemmas: list[str], before: str = "") -> str:
    """The tag of a matched form; `before` (the word in front) decides between forms that are spelled alike.

    A lemma that ends with ``~`` is a form that stands for itself alone: its ending tells the tag.
    """
    form = form.lower()
    if form in _BE and "be" in lemmas:
        return _BE[form]
    found: list[str] = []
    for lemma in lemmas:
        if lemma.endswith("~"):
            matching = tags(form) if lemma[:-1].lower() == form else []
        else:
            matching = [tag for tag, spelled in forms(lemma).items() if form in (w.lower() for w in spelled)]
        found += (tag for tag in matching if tag not in found)
    before = before.lower()
    if found == ["base"] and before not in _MODALS:
        return "present"
    if len(found) < 2:
        return found[0] if found else "base"
    if before in _AUXILIARIES and "part" in found:
        return "part"
    if before in _MODALS and "base" in found:
        return "base"
    return "past" if "past" in found else found[0]


@cache
def _irregular_lemmas() -> dict[str, str]:
    found: dict[str, str] = {}
    for lemma, rows in _table("irregular-verbs-en.tsv").items():
        for form in (third_person(lemma), *rows[0], *rows[1]):
            found.setdefault(form, lemma)
    return {**found, "is": "be", "are": "be", "has": "have"}


def lemma(word: str) -> str:
    """The verb or noun of an irregular form in lower case (*won*, *women*); any other word itself."""
    return _irregular_lemmas().get(word) or _singulars().get(word, word)


@cache
def _singulars() -> dict[str, str]:
    return {plural: noun for noun, plurals in _table("irregular-nouns-en.tsv").items() for each in plurals for plural in each}


@cache
def _irregular_participles() -> frozenset[str]:
    """The past participles that do not end in *-ed*."""
    return frozenset(form for _, part in _table("irregular-verbs-en.tsv").values() for form in part if not form.endswith("ed"))


def is_participle(word: str) -> bool:
    """Whether a word in lower case may be a past participle."""
    return (word in _irregular_participles() or (len(word) > 3 and word.endswith("ed"))) and word not in _NO_PARTICIPLES


def turned(form: str, tag: str) -> str:
    """A verb form in another form (see the tags above): ``lives`` as ``part`` is ``lived``, ``gone`` as ``past`` is ``went``.

    Any form of an irregular verb is known; of a regular one the base, the form in *-s* and, for ``past`` and ``part``, that in *-ed*.
    """
    low = form.lower()
    lemma = _irregular_lemmas().get(low)
    if lemma is None:
        if low.endswith("ed") and tag in ("past", "part"):
            return form
        lemma = low if not low.endswith("s") or low.endswith("ss") else _unsuffixed(low)
    return forms(lemma)[tag][0] if tag in forms(lemma) else form


def infinitive(past: str) -> str | None:
    """The verb of a regular past form: *used*, *planned*, *tried*."""
    if not past.endswith("ed"):
        return None
    offers = (past[:-2], past[:-1], past[:-3], past[:-3] + "y")
    return next((base for base in offers if base in english() and forms(base)["past"] == (past,)), None)


def tagged(form: str) -> str:
    """The tag of a form of any verb or noun, as far as its ending and the irregular verbs tell."""
    low = form.lower()
    if lemma := _irregular_lemmas().get(low):
        return tag_of(low, [lemma])
    if low.endswith("ed"):
        return "past"
    return "ing" if low.endswith("ing") else "s" if low.endswith("s") and not low.endswith("ss") else "base"


def tags(form: str) -> list[str]:
    """Every tag that a form of any verb may have, as far as its ending and the irregular verbs tell."""
    low = form.lower()
    if low in _BE:
        return [_BE[low]]
    if lemma := _irregular_lemmas().get(low) or (low if low in _table("irregular-verbs-en.tsv") else None):
        return [tag for tag, spelled in forms(lemma).items() if low in spelled] or [tagged(low)]
    return ["past", "part"] if low.endswith("ed") else [tagged(low)]


def _unsuffixed(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "zes", "ches", "shes", "oes")) else word[:-1]


def _is_no_verb(lemma: str, form: str) -> bool:
    """Whether a word ends as nouns and adjectives do and English does not write this verbal form of it (*hackinged*, *retirementing*)."""
    return lemma.endswith((*_NEVER_VERBS, "tion", "ment")) and lemma not in _table("irregular-verbs-en.tsv") and form not in english()


def inflect(lemma: str, tag: str, like: str = "") -> str:
    """The form of `lemma` with this tag. `like` (the form replaced) chooses between was/were and be/are/am."""
    found = forms(lemma)
    if tag == "present":
        tag = "base"
        like = like if lemma.partition(" ")[0] != "be" else "are" + lemma[2:]
    spelled = found.get(tag) or found["base"]
    if tag in _VERBAL and _is_no_verb(lemma.partition(" ")[0], spelled[0].partition(" ")[0]):
        return lemma
    return like.lower() if like.lower() in spelled else spelled[0]
