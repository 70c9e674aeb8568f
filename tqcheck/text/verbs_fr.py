"""French verbs in a text whose tense their form tells: futures, what *va* and *vient de* make of an infinitive, compound pasts, imperfects (future perfects are *anterior*).

Forms of which the ending alone says too little (presents, simple pasts) are not among them.
"""

from __future__ import annotations

from functools import lru_cache

from ..records import NamedTuple
from . import lexicon, stems
from .lazy import Expression
from .wordlists import listed

FUTURE, NEAR, PAST, PLUPERFECT, IMPERFECT, CONDITIONAL, RECENT = (
    "future",
    "near",
    "past",
    "pluperfect",
    "imperfect",
    "conditional",
    "recent",
)


class Verb(NamedTuple):
    """A verb: its tense, the span of all of it, where its own word begins, and the stems under which the lexicon may have it."""

    tense: str
    start: int
    end: int
    word: int
    stems: frozenset[str]
    passive: bool


_ADVERBS = r"(?:(?:\w+ment|pas|plus|jamais|déjà|aussi|également|bien|encore|ainsi|alors|toujours|bientôt|donc|enfin|même|tous|toutes|tout|d'abord|ensuite|finalement|se|s'|y|en|la|le|les|l'|lui|leur) ?){0,3}"
_PARTICIPLE = r"(?!(?:lieu|peu|un|tout|sous|jeu|feu|enjeu|milieu|menu|revenu|recu|lui|ici|aussi|ainsi|droit|crédit|appui|ennui|souci|défi)\b)[a-zà-ÿœ]+(?:é|u|i|is|it|ert|ort|aint|eint|oint|fait)(?:e|s|es)?"
_ETRE = "(?:re|de|par|inter|sur|pro)?venu|mort|(?:re)?parti|arrivé|né|r?entré|(?:res)?sorti|décédé|(?:re)?tombé|resté|allé|(?:re)?monté|descendu|retourné|passé"
_NO_NOUN = (
    r"(?<!\bun )(?<!\bune )(?<!\ble )(?<!\bla )(?<!\bl')(?<!\bdu )(?<!\bd')(?<!\bles )(?<!\bde )(?<!\bau )(?<!\bdes )(?<!\bce )(?<!\bet )"
)
_NO_OBJECT = r"(?<!\bun )(?<!\bune )(?<!\bdu )(?<!\bd')(?<!\bde )(?<!\bau )(?<!\bdes )(?<!\bce )"
_FORMS = Expression(
    rf"\b(?:(?P<pluperfect>(?:avait|avaient) {_ADVERBS}(?:été {_ADVERBS})?|(?:était|étaient) (?={_ETRE})|s'(?:était|étaient) {_ADVERBS})(?P<pluperfect_verb>{_PARTICIPLE})"
    rf"|(?P<past>(?:a|ont) {_ADVERBS}(?:été {_ADVERBS})?|(?:est|sont) {_ADVERBS}(?=(?:{_ETRE})(?:e|s|es)?\b)|(?:s'est|se sont) {_ADVERBS})(?P<past_verb>{_PARTICIPLE})"
    rf"|(?P<passive>(?:sera|seront) {_ADVERBS})(?P<passive_verb>{_PARTICIPLE})"
    rf"|(?P<near>(?:vais|vas|va|allons|allez|vont) {_ADVERBS}(?:être (?=\w+(?:é|u|i|is|it)(?:e|s|es)?\b))?)(?P<near_verb>[a-zà-ÿœ]{{2,}}(?:er|ir|re)|{_PARTICIPLE})"
    rf"|(?P<recent>(?:vient|viennent|venait|venaient) (?:tout juste |juste )?(?:de |d')(?:se |s'|le |la |les |l'|lui |leur |en |y )?(?:être )?)(?P<recent_verb>[a-zà-ÿœ]{{2,}}(?:er|ir|re)|{_PARTICIPLE})"
    rf"|{_NO_NOUN}(?P<anterior>(?:aura|auront) {_ADVERBS}(?:été {_ADVERBS})?)(?P<anterior_verb>{_PARTICIPLE})"
    rf"|{_NO_NOUN}(?P<future_verb>(?:\w+ront|\w*(?:e|i|clu|au|n?d|rd|ud|tt|[iî]t|our)ra|(?:\w*cev|dev|\w*viv|\w*suiv|\w*mouv|pleuv|\w*er)ra))"
    rf"|{_NO_OBJECT}(?P<conditional_verb>\w{{2,}}r(?:ait|aient))"
    rf"|{_NO_OBJECT}(?P<imperfect_verb>\w{{2,}}(?:ait|aient)))\b",
)
_ENDINGS = (
    ("enverra", "envoyer"),
    ("oiera", "oyer"),
    ("uiera", "uyer"),
    ("verra", "voir"),
    ("recevra", "recevoir"),
    ("cevra", "cevoir"),
    ("devra", "devoir"),
    ("pourra", "pouvoir"),
    ("voudra", "vouloir"),
    ("viendra", "venir"),
    ("tiendra", "tenir"),
    ("vaudra", "valoir"),
    ("faudra", "falloir"),
    ("courra", "courir"),
    ("mourra", "mourir"),
    ("querra", "quérir"),
    ("aura", "avoir"),
    ("saura", "savoir"),
    ("fera", "faire"),
    ("dra", "dre"),
    ("ttra", "ttre"),
    ("îtra", "ître"),
    ("vra", "vre"),
    ("ra", "r"),
    ("ra", "re"),
)
_WHOLE = {"ira": "aller", "sera": "être", "aura": "avoir"}


def read(text: str) -> list[Verb]:
    """The verbs of a text in the order in which they stand."""
    found = []
    for match in _FORMS.finditer(text):
        kind = next(name for name in (*_KINDS, "anterior", "future", "conditional", "imperfect") if match[f"{name}_verb"])
        word = match[f"{kind}_verb"].lower()
        if (
            word in listed("no-verbs-fr.tsv", "tense")
            or word.endswith(_PRESENTS)
            or (kind in _KINDS and word in listed("no-verbs-fr.tsv", "participle"))
        ):
            continue
        if kind == "future" and not infinitive(_single(word)):
            continue
        tense = FUTURE if kind == "passive" else kind
        auxiliary = match[kind] if kind in _KINDS else ""
        passive = kind == "passive" or " été " in f" {auxiliary}" or "être " in auxiliary
        found.append(Verb(tense, *match.span(), match.start(f"{kind}_verb"), _stems(word, kind), passive))
    return found


_PRESENTS = ("connait", "parait", "plait", "nait", "croit", "essaient", "effraient", "blaient", "balaient", "relaient")
"""Presents that end as imperfects do, some without their circumflex."""
_KINDS = ("pluperfect", "past", "passive", "near", "recent")


@lru_cache(20_000)
def _stems(word: str, kind: str) -> frozenset[str]:
    forms = {word}
    if kind == "future":
        forms.add(infinitive(_single(word)))
    return frozenset(map(stems.french, forms))


def _single(future: str) -> str:
    """The third person singular of a future."""
    return f"{future[:-3]}a" if future.endswith("ront") else future


def infinitive(future: str) -> str:
    """The infinitive of a future in *-ra*."""
    if future in _WHOLE:
        return _WHOLE[future]
    for ending, own in _ENDINGS:
        if future.endswith(ending):
            offer = future.removesuffix(ending) + own
            if lexicon.known(stems.french(offer)):
                return offer
    return ""
