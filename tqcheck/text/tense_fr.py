"""The form of a French verb as far as its ending tells, in the tags of `inflect_en`: ``base`` (infinitive, future, conditional), ``ing``
(*-ant*), ``past`` (imperfect, simple past), ``part`` (past participle), ``present`` (they, we), ``s`` (he, she, it).
"""

from __future__ import annotations

from collections.abc import Sequence

_PAST = ("mit", "prit", "tint", "vint", "fit", "fut", "eut", "put", "vit", "perdit", "rendit", "vendit", "battit")
_AUXILIARIES = frozenset(
    "a ont ai as avons avez avait avaient avais aurait auraient aura auront eut avoir ayant est sont suis sommes êtes était étaient serait "
    "seraient sera seront être étant été fut furent soit soient ait aient".split()
)
_PLURAL = frozenset("ont sont avaient étaient auront seront auraient seraient furent soient aient sommes avons ils elles nous vous".split())
_REACH = 4
"""Words before a verb in which its auxiliary stands."""


def tag(word: str, lemma: str, before: Sequence[str]) -> str:
    """The tag of a form of `lemma`; `before` are the words in front of it, in lower case."""
    first_group = lemma.endswith("er")
    if word == lemma or word.endswith(_future(first_group)):
        return "base"
    if word.endswith("ant"):
        return "ing"
    if word in ("fait", "dit"):
        return "part" if has_auxiliary(before) else "s"
    if word.endswith(("ais", "ait", "aient", "irent", "urent", "inrent", "èrent")) or word.endswith(_PAST):
        return "past"
    if first_group:
        if word.endswith(("é", "ée", "és", "ées")):
            return "part"
        if word.endswith("a"):
            return "past"
    elif word.endswith(
        ("u", "ue", "us", "ues", "i", "ie", "is", "ies", "ise", "ises", "ite", "ites", "its", "ert", "erte", "erts", "ertes")
    ):
        return "part"
    return "present" if word.endswith(("ent", "ont", "ons", "ez")) else "s"


def _future(first_group: bool) -> tuple[str, ...]:
    stem = "er" if first_group else "r"
    endings = ("ai", "as", "a", "ons", "ez", "ont", "ais", "ait", "ions", "iez", "aient")
    return tuple(stem + ending for ending in endings)


def has_auxiliary(before: Sequence[str]) -> bool:
    """Whether an auxiliary stands in front of a participle."""
    return not _AUXILIARIES.isdisjoint(before[-_REACH:])


def is_plural(word: str, before: Sequence[str]) -> bool:
    """Whether a verb has a plural subject, as far as its ending and the words in front of it tell."""
    return word.endswith(("ent", "ont")) or not _PLURAL.isdisjoint(before[-_REACH:])


_DETERMINERS = frozenset(
    "un une cette cet ce ces sa son ses ma mon mes ta ton tes notre nos votre vos chaque aucun aucune du des au aux".split()
)
_PERHAPS = frozenset(("la", "le", "les", "l", "leur", "leurs", "de", "d", "par", "sans", "en", "pour", "après", "avant", "toute", "dite"))
"""Before a participle in the feminine a noun is made of it: *la mise en avant*, *sans prise en charge*; before other forms they are pronouns."""
_ADJECTIVES = frozenset(
    "nouvelle première prochaine récente éventuelle bonne mauvaise meilleure grande petite simple seconde deuxième dernière rapide possible lente "
    "véritable longue forte vraie moindre totale nouvelles premières".split()
)


def is_noun(word: str, lemma: str, before: Sequence[str]) -> bool:
    """Whether what may be a form of a verb is the noun made of it: *la mise en avant*, *une prise de position*."""
    while before and before[-1] in _ADJECTIVES:
        before = before[:-1]
    if not before or word == lemma:
        return False
    participle = word.endswith(
        ("ée", "ées") if lemma.endswith("er") else ("ue", "ues", "ise", "ises", "ie", "ies", "ite", "ites", "erte", "ertes")
    )
    return before[-1] in _DETERMINERS or (participle and before[-1] in _PERHAPS)
