"""A French *futur antérieur* that looks back, left a future: *le clou aura été la troupe de Man* is *was*, not *will have been*.

It sums up what has happened. *Aura été* does so wherever nothing is to come (*d'ici*, *quand*, *avant la fin*, a hope); other verbs where the sentence
before tells of the past (*la loi a été votée. Elle n'aura même pas été soumise au peuple*), or the one behind a first sentence does. Of what something
costs or how long it lasts the *futur antérieur* may be a true one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import verbs_fr
from ...text.inflect_en import infinitive, is_participle, turned
from ...text.lazy import Expression, I
from ...text.verbs_fr import FUTURE, NEAR, PAST, PLUPERFECT
from . import story

_ADVERBS = r"(?:(?:\w+ment|ainsi|donc|bien|pas|même|jamais|plus|guère|tout|aussi|également|déjà|à peine|surtout|toujours) ){0,3}"
_PARTICIPLE = r"[a-zà-ÿœ]+(?:é|i|u|is|it|ert|int)(?:e|s|es)?"
_AURA = Expression(
    rf"\b(?:aura|auront) {_ADVERBS}(?:(?P<state>été\b(?! (?:\w+ment )?(?!plus\b|puis\b|depuis\b|mais\b|lui\b)\w+(?:é|i|u|is|it|ert|int)(?:e|s|es)?\b))|(?P<verb>(?:été )?(?!(?:droit|lieu|pour|un|besoin|plus|tous?)\b){_PARTICIPLE})\b)"
)
_NO_PAST = Expression(r"\A(?:été )?(?:coûté|duré|nécessité|mobilisé|mis|pris|réuni|couvert|vu|dépensé|investi|rien|connu)(?:e|s|es)?\Z")
"""What may be told beforehand of something that goes on."""
_SURELY = Expression(r"\b(?:même pas|finalement)\b")
_TO_COME = Expression(
    r"\b(?:d'ici|avant|quand|lorsqu[e']|une fois|dès|aussitôt|après qu[e']|tant qu[e']|jusqu[e']|demain|prochaine?s?|bientôt|si|s'ils?|sans doute|probablement|peut-être|"
    r"espèr\w+|espér\w+|suppos\w+|prévi\w+|(?<!é )(?<!ée )(?<!és )(?<!ées )dans (?:\w+ (?:ans|mois|jours|semaines|heures)|les)|en 20(?:2[5-9]|[3-9]\d)|l'an|(?P<said>selon)|devrait|pourrait|va|vont|on)\b|\?",
    I,
)
_EVER = Expression(r"\b(?:le|la|les) (?:plus|moins|pire|meilleur)\w*\b[^,.;:]*\bjamais \w+", I)
"""The hottest ever measured: measured it is."""
_WILL_HAVE = Expression(
    r"\bwill(?P<adverb>(?: not| never| even| also| thus| only| just| \w+ly){0,3}) have(?P<been> been)?(?P<late> (?:also|only|even|\w+ly))?(?: (?P<verb>[a-z]+))?\b"
)


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    if "will " not in pair.target or not ("ra " in pair.source or "ront " in pair.source):
        return
    said, found = list(_WILL_HAVE.finditer(pair.target)), list(_AURA.finditer(pair.source))
    if len(said) != 1 or len(found) != 1:
        return
    french, english = found[0], said[0]
    first, last = pair.source.rfind(". ", 0, french.start()) + 1, pair.source.find(". ", french.end())
    sentence = pair.source[first : last if last >= 0 else len(pair.source)]
    ahead = [match for match in _TO_COME.finditer(sentence) if not (match["said"] and _EVER.search(sentence))]
    previous, _, following = pair.around.source.partition("\n")
    beside = (pair.source[:first] or previous, pair.source[last:] if last >= 0 else following)
    if ahead or (french["verb"] and not (_SURELY.search(french.group()) or _looks_back(pair, french["verb"], *beside))):
        return
    fix = _past(pair, english, french.group().startswith("auront"), french["state"] is not None)
    if fix:
        yield english.start(), english.end("been" if french["state"] else "verb"), fix, french.group()


def _looks_back(pair: Pair, verb: str, previous: str, following: str) -> bool:
    """Whether the sentence before tells of the past, or the next one where none stands before."""
    told = {found.tense for found in verbs_fr.read(previous or following)}
    if _NO_PAST.search(verb):
        return False
    if told & {FUTURE, NEAR}:
        return bool(previous) and story.goes_on(previous) and story.is_story(pair)
    return not told.isdisjoint((PAST, PLUPERFECT))


def _past(pair: Pair, english: re.Match[str], many: bool, state: bool) -> str:
    """*will not even have been submitted*: was not even submitted."""
    adverb, late, verb = english["adverb"], english["late"] or "", english["verb"] or ""
    if english["been"]:
        many = many or (state and pair.target[: english.start()].rstrip().endswith("s"))
        be = f"{'were' if many else 'was'}{adverb}"
        return be if state else f"{be}{late} {verb}" if is_participle(verb) else ""
    if state or not is_participle(verb):
        return ""
    if " not" in adverb:
        return f"did{adverb}{late} {infinitive(verb) or turned(verb, 'base')}"
    return f"{adverb}{late} {turned(verb, 'past')}".strip()
