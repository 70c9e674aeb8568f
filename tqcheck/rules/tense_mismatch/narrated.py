"""The imperfect in which French tells a single event, put as what was going on: *comparaissait jeudi* is *appeared*, not *was appearing*.

Only with a point of time in the clause (a day, *une heure plus tard*, *le lendemain*), and where nothing goes on meanwhile (*alors que*, *while*).
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import calendar, lexicon, stems, verbs_fr
from ...text.inflect_en import turned
from ...text.lazy import Expression, I
from ...text.wordlists import is_english

_LATER = Expression(r"\b(?:minutes?|heures?|jours?|semaines?|mois|ans|années|demi-heure) plus tard\b|\ble lendemain\b", I)
_DAY = Expression(rf"(?<!le )(?<!les )(?<!chaque )(?<!depuis )\b{calendar.day('fr')}\b")
_AT_ONCE = Expression(r"(?:comparaiss|annonç|inaugur|ferm|ouvr|sign|publi|nomm)ai(?:t|ent)\Z", I)
"""Verbs of what is done at once: these need no more than a day."""
_MEANWHILE = Expression(
    r"\b(?:alors|tandis|pendant|lorsqu\w*|quand|si|depuis|encore|toujours|chaque|tous|cependant|au moment|déjà|comme|en train|durant|où|cours|vers (?=\d))\b",
    I,
)
_WAS_DOING = Expression(r"\b(?P<be>was|were) (?P<adverb>(?:also |then |\w+ly )?)(?P<verb>[a-z]{2,}ing)\b(?! to\b)")
_GOING_ON = Expression(r"\b(?:when|while|as|still|already|meanwhile|during|since|if|where|throughout)\b", I)
_RELATIVE = Expression(r"\b(?:qui|dont)\b[^,.;:]*\Z", I)
_RELATIVE_EN = Expression(r"\b(?:who|which|that)\b[^,.;:]*\Z")
"""What goes on beside the event: *qui passait*."""
_LEAST, _SHORT = 6, 3
"""Weight from which the English verb translates the French one; letters of verbs that no list has (*putting*)."""


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "ing " not in pair.target or "ai" not in pair.source:
        return
    said = list(_WAS_DOING.finditer(pair.target))
    later = _LATER.search(pair.source)
    if not said or not (later or _DAY.search(pair.source)) or _MEANWHILE.search(pair.source) or _GOING_ON.search(pair.target):
        return
    verbs = verbs_fr.read(pair.source)
    told = [verb for verb in verbs if verb.tense == verbs_fr.IMPERFECT]
    alone = len(verbs) == len(said) == 1
    for found in said:
        base = _base(found["verb"])
        if base is None or _RELATIVE_EN.search(pair.target, 0, found.start()):
            continue
        for verb in told:
            at_once = _AT_ONCE.match(pair.source, verb.word, verb.end)
            if _RELATIVE.search(pair.source, 0, verb.start) or not (later or at_once):
                continue
            if alone or any(lexicon.translations(own).get(stems.english(found["verb"]), 0) >= _LEAST for own in verb.stems):
                yield found.start(), found.end(), f"{found['adverb']}{turned(base, 'past')}", pair.source[verb.start : verb.end]
                break


def _base(doing: str) -> str | None:
    """The verb of a form in *-ing*."""
    stem = doing.removesuffix("ing")
    return next(
        (
            word
            for word in (f"{stem}e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem, stem)
            if (is_english(word) or len(word) == _SHORT) and turned(word, "ing") == doing
        ),
        None,
    )
