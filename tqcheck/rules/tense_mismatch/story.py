"""The future in which French goes on with a story, left a future beside another that is put right: *she gave him a taste for legends, and he
will dedicate his books to her* for *elle lui donnera …, il lui dédiera …*.

A French sentence is part of a story where a year that is past or an age stands in it or shortly before, or where it counts on from something
(*deux ans plus tard*, *alors*). There a future of which the English makes a past, or a present of which it makes one, shows how the others are
meant. What is to come (*lundi*, *prochain*, *d'ici*) keeps it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from ...bilingual.bitext import Pair
from ...text import lexicon, stems, verbs_fr
from ...text.inflect_en import infinitive, is_participle, tags, turned
from ...text.lazy import Expression, I
from ...text.verbs_fr import CONDITIONAL, FUTURE, Verb

_LAST, _LONG_AGO = 2023, 1990
"""The latest year that is past; the latest of which what followed is past as well."""
_YEAR = Expression(r"(?<![\d.,])(?:1[0-9]\d\d|20[012]\d)(?![\d%]| ?(?:€|euros|francs|habitants|personnes|km|m\b))")
_GOES_ON = Expression(
    r"\b(?:plus tard|l'année suivante|le lendemain|la même année|peu après|dès lors|alors|ensuite|puis|bientôt|finalement|(?:le soir|le jour|la nuit|cette nuit|l'année) même|ce (?:jour|soir)-là|à (?:l'âge de )?(?:\w+|\d+) ans)\b",
    I,
)
_LIFE = Expression(r"\bà (?:l'âge de )?(?:\w+|\d+) ans\b|\bnée? (?:à|en|le|au|près|dans|d'un|d'une|de|sous)\b", I)
"""A life that is told."""
_TO_COME = Expression(
    r"\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|demain|ce soir|cette (?:semaine|année)|prochaine?s?|d'ici|désormais|aujourd'hui|si|s'ils?|pourra|devra|faudra|"
    r"20(?:2[4-9]|[3-9]\d)|selon|annonc\w+|promet\w*|prévoi\w*|estim\w+|dans (?:les|\w+ (?:jours|semaines|mois|ans)))\b|[«»\"]",
    I,
)
_WILL = Expression(
    r"(?<=[\w,] )will(?P<never> not| never)?(?P<adverb> (?:also|then|even|again|later|soon|once|thus|[a-z]{3,}ly))? (?P<verb>(?!be able)[a-z]{2,})\b(?P<part> [a-z]+)?"
)
_WOULD_HAVE = Expression(
    r"(?<=[\w,] )would(?P<adverb> (?:also|then|even|later|soon|thus|[a-z]{3,}ly))? have(?P<been> been)? (?P<verb>[a-z]+)\b"
)
_SUPPOSED = Expression(r"\b(?:if|without|had (?:he|she|it|they)|otherwise|said|told|thought)\b", I)
_NOT_TOLD = Expression(r"\b(?:will|would|shall|can|could|may|might|should|must|to|going) (?:\w+ ){0,3}\Z")
_LEAST, _REACH, _LONG, _NEAR = 6, 400, 2000, 12
"""Weight from which an English verb translates a French one; characters before a sentence in which the year of a story stands, and
where the English has taken it for one; words from the
place of the French verb in which the English one stands."""


def places(every: Sequence[Pair], k: int) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of each *will* that tells a story in pair `k` of the document."""
    pair = every[k]
    if " would " in pair.target:
        yield from _supposed(pair)
    said = list(_WILL.finditer(pair.target)) if " will " in pair.target else []
    ahead = _futures(pair) if said else []
    if not ahead or _TO_COME.search(pair.source) or '"' in pair.target or not is_story(pair):
        return
    if not any(_made_past(other) for other in (pair, *_beside(every, k))) and not _is_told(every, k):
        return
    ahead = [verb for verb in ahead if not (_told_passive if verb.passive else _told)(pair, verb.stems, verb.word)]
    for match in said:
        verb = next((verb for verb in ahead if _translates(pair, match, verb)), ahead[0] if len(ahead) == len(said) == 1 else None)
        if verb is not None:
            yield match.start(), match.end("verb"), _past(pair.target, match), pair.source[verb.start : verb.end]


def _supposed(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """*would have died in 1962* for *mourra en 1962*: the one future of a sentence with a year that is past, put as what did not happen."""
    said, years = list(_WOULD_HAVE.finditer(pair.target)), [int(year.group()) for year in _YEAR.finditer(pair.source)]
    if len(said) != 1 or not years or max(years) > _LAST or _TO_COME.search(pair.source) or _SUPPOSED.search(pair.target):
        return
    verbs = verbs_fr.read(pair.source)
    english, ahead = said[0], [verb for verb in verbs if verb.tense == FUTURE]
    if len(ahead) == 1 and ahead[0].passive == bool(english["been"]) and all(verb.tense != CONDITIONAL for verb in verbs):
        many = pair.source[ahead[0].start : ahead[0].end].split()[0].endswith("ront")
        told = f"{'were' if many else 'was'} {english['verb']}" if english["been"] else turned(english["verb"], "past")
        fix = f"{english['adverb'] or ''} {told}".strip()
        yield english.start(), english.end(), fix, pair.source[ahead[0].start : ahead[0].end]


def is_story(pair: Pair, last: int = _LAST, reach: int = _REACH) -> bool:
    """Whether a year that is past, `last` at most, stands in the French sentence or up to `reach` characters before."""
    before = _before(pair, reach)
    years = [int(year.group()) for text in (before, pair.source) for year in _YEAR.finditer(text)]
    return bool(years) and max(years) <= last


def goes_on(source: str) -> bool:
    """Whether a French sentence counts on from something told: *deux ans plus tard*."""
    return _GOES_ON.search(source) is not None


def _before(pair: Pair, reach: int) -> str:
    source = pair.whole[0]
    at = source.find(pair.source)
    return source[max(0, at - reach) : max(at, 0)]


def _is_told(every: Sequence[Pair], k: int) -> bool:
    """Whether the English makes a past of a French present here, or before in what happened long ago."""
    pair = every[k]
    if _GOES_ON.search(pair.source) and _present_past(pair):
        return True
    return is_story(pair, _LONG_AGO) and any(_present_past(every[j]) for j in (k - 1, k) if j >= 0 and not _TO_COME.search(every[j].source))


def put_as_past(pair: Pair) -> bool:
    """Whether futures of a story may stand in the French, so that a past for one of them is right: whoever has told a story goes on with it for long."""
    if _TO_COME.search(pair.source):
        return False
    return is_story(pair, reach=_LONG) or _GOES_ON.search(pair.source) is not None or _LIFE.search(_before(pair, _LONG)) is not None


def _beside(every: Sequence[Pair], k: int) -> Iterator[Pair]:
    """The sentences before and after, of the same story."""
    for j in (k - 1, k + 1, k - 2, k + 2):
        if 0 <= j < len(every) and not _TO_COME.search(every[j].source) and '"' not in every[j].target:
            yield every[j]


def _futures(pair: Pair) -> list[Verb]:
    """The futures of the French, those behind *et* and *l'* among them (`verbs_fr` takes what stands there for a noun)."""
    return [verb for verb in verbs_fr.read(pair.source.replace(" et ", " or ").replace(" l'", " t'")) if verb.tense == FUTURE]


def _made_past(pair: Pair) -> bool:
    """Whether the English makes a past of a French future."""
    return any((_told_passive if verb.passive else _told)(pair, verb.stems, verb.word) for verb in _futures(pair))


def _present_past(pair: Pair) -> bool:
    """Whether the English makes a past of a French present."""
    own = {verb.word for verb in verbs_fr.read(pair.source)}
    words = (token for token in pair.french if token[0] not in own and token[2].islower() and token[2].endswith(("t", "e", "nt", "d")))
    return any(_told(pair, frozenset((stems.french(word),)), start) for start, _, word in words)


def _told(pair: Pair, own: frozenset[str], at: int) -> bool:
    """Whether a simple past near its place translates a French verb, where no *will* stands before it."""
    near = pair.near(at, at + 1)
    known = {stem for word in own for stem, weight in lexicon.translations(word).items() if weight >= _LEAST}
    return any(
        "past" in tags(word)
        and "base" not in tags(word)
        and word.islower()
        and (stems.english(word) in known or stems.english(infinitive(word) or turned(word, "base")) in known)
        and not _NOT_TOLD.search(pair.target, 0, start)
        and (j == 0 or pair.english[j - 1][2].lower() not in _NOUN_OR_PASSIVE)
        for j, (start, _, word) in islice(enumerate(pair.english), max(0, near - _NEAR), near + _NEAR)
    )


def _told_passive(pair: Pair, own: frozenset[str], at: int) -> bool:
    """Whether *was* and a participle near its place translate a French passive."""
    near = pair.near(at, at + 1)
    known = {stem for word in own for stem, weight in lexicon.translations(word).items() if weight >= _LEAST}
    return any(
        is_participle(word) and stems.english(word) in known and pair.english[j - 1][2].lower() in ("was", "were")
        for j, (_, _, word) in islice(enumerate(pair.english), max(1, near - _NEAR), near + _NEAR)
    )


_NOUN_OR_PASSIVE = frozenset("the a an by be been being is are was were has have had of with his her its their this that newly".split())


def _translates(pair: Pair, match: re.Match[str], verb: Verb) -> bool:
    word = (match["part"] or "").strip() if match["verb"] == "be" else match["verb"]
    stem = stems.english(word)
    return bool(stem) and any(lexicon.translations(own).get(stem, 0) >= _LEAST for own in verb.stems)


def _past(text: str, match: re.Match[str]) -> str:
    never, adverb, word = match["never"], match["adverb"] or "", match["verb"]
    if word == "be":
        many = text[: match.start()].lower().endswith(("they ", "we ", "s "))
        return f"{'were' if many else 'was'}{never or ''}{adverb}"
    if never == " not":
        return f"did not{adverb} {word}"
    return f"{never or ''}{adverb} {turned(word, 'past')}".strip()
