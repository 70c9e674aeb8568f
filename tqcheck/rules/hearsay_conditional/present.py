"""What is said to be so now, put in an English conditional: *la police tiendrait une piste* against *police would have a lead*.

Sure where the French names a source that saw or heard it (*de source policière*, *selon des témoins*); where the verb reaches back into the past
(*remonterait au VIe siècle*), which nothing that is only supposed can do; and where a definite subject lives somewhere, holds something or comes to a sum
of losses. What a reform, a sale or a bridge would do (*selon l'opposition, la réforme coûterait*) is no hearsay, nor what stands in a quotation,
behind a relative or in a text that speaks of plans.
"""

from __future__ import annotations

import re

from ...bilingual.bitext import Pair
from ...text import calendar
from ...text.inflect_en import turned
from ...text.lazy import Expression
from ...text.wordlists import row

Place = tuple[str, int, int, tuple[str, ...]]
"""The French, the span of the English, and what may stand there."""

_CONDITIONAL = Expression(
    r"(?<!\bun )(?<!\bune )(?<!\bla )(?<!\bl')(?<!\bdu )(?<!\bde )(?<!\bd')(?<!\bdes )(?<!\bce )(?<!\bcet )\b"
    r"(?!(?:\w*spi|vi|admi|(?:re|at|é|sou)?ti|dési|déchi|chavi|empi|ci|\w*cad|engend|poud)rai)"
    r"(?P<verb>\w*(?:e|i|clu|sau|[nlru]d|tt|[îi]t|cev|viv|suiv|[cm]our|[vq]uer|ver))rai(?P<many>ent|t)\b(?!-)"
)
"""Conditionals, not imperfects of verbs in *-rer*."""
_WOULD = Expression(
    r"\bwould (?P<adverb>(?:also |still |currently |now |already |actually )*)(?P<verb>(?!(?:have|not|never|like|rather|prefer|only|seem|appear|no|just|then|soon|later|eventually)\b)[a-z]+)\b"
)
_SEEN = Expression(
    lambda: (
        rf"\b(?:selon|d'après|à en croire|à (?:l'en|les|la) croire)\b[^,;.:]{{0,20}}\b(?:{row('hearsay.tsv', 'heard')}|{row('hearsay.tsv', 'witness')})\b|\bde sources? \w+"
    ),
    re.I,
)
_ENDS = r"[,.;:()]"
_SUBJECT = Expression(rf"(?:\A|{_ENDS}|\b(?:et|mais|car|or|donc)\b)(?P<subject>[^,.;:()]*)\Z")
_SUPPOSED = Expression(lambda: rf"\A\s*(?:{row('hearsay.tsv', 'open')})\b|\b(?:{row('hearsay.tsv', 'proposal')})\b", re.I)
_DONE = Expression(r"\b\w+(?:tion|sion|ssement)s?\b")
"""Nouns of what is done, mostly."""
_EFFECT = Expression(lambda: rf"(?:{row('hearsay.tsv', 'effect')})rai(?:en)?t\Z", re.I)
_AFTER = Expression(r"\b(?:qui|dont|où|lequel|laquelle|que|quand|lorsqu[e']|comme)\b[^.;:]*\Z|\bqu'[^.;:]*\Z", re.I)
_ASIDE = Expression(r", (?:qui|dont|où|lequel|laquelle) [^,.;:]*, ", re.I)
_OTHERWISE = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'planned')})\b", re.I)
_BACK = Expression(
    rf"(?:remonte|date)rai(?:en)?t (?:\w+ment |même |ainsi )?(?:à|au|aux|de|du|des|d')\W?(?:\w+ ){{0,4}}?(?:siècles?|millénaires?|années|ans|époque|Moyen|Antiquité|(?:1\d|20[01])\d\d|guerre|{calendar.month('fr')}|[XVI]+e)\b",
    re.I,
)
_LIVES = Expression(
    lambda: (
        rf"\b(?:{row('hearsay.tsv', 'lives')})rai(?:en)?t (?:\w+ment |encore |toujours |aujourd'hui |depuis \w+ \w+ )?(?:à|au|aux|en|dans|chez|près|sous|sur|entre|avec|loin|hors)\b"
    ),
    re.I,
)
_HOLDS = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'holds')})\b", re.I)
_SUM = Expression(
    lambda: (
        rf"\b(?:{row('hearsay.tsv', 'account')})\b[^,.;:]*\b(?:se chiffr|s'élèv|atteind|dépass|avoisin|tourn|frôl|approch)e?rai(?:en)?t\b[^,.;:]*(?:\d|\b(?:millions?|milliards?|milliers|centaines|dizaines|cent|mille)\b)"
    ),
    re.I,
)
_SUFFERS = Expression(
    r"serai(?:en)?t (?:encore |toujours |actuellement )?(?:ensevel|bloqué|porté\w* disparu|détenu|retenu|séquestré|piégé|pris\w* au piège|hospitalisé|enterré|coincé|recherché|décédé)"
)
"""What persons suffer is told of as it is."""
_DEFINITE = Expression(r"\A\s*(?:(?:le|la|les|l'|ces|ses|son|sa|leurs?|ils?|elles?|cette|cet|ce|celui-ci|ceux-ci)\b|[A-ZÀ-Þ])|\bet\Z", re.I)
_NEXT = Expression(
    r"\b(?:jusqu|désormais|pendant|plus jamais|longtemps|toute (?:sa|leur)|mieux|plus longtemps|dès|après|ensuite|alors)\b", re.I
)
_PLURALS = ("police", "people", "they", "authorities", "militants")


def place(pair: Pair) -> Place | None:
    """The English conditional for what French says to be so by hearsay; None where it may be only supposed."""
    french, english = list(_CONDITIONAL.finditer(pair.source)), list(_WOULD.finditer(pair.target))
    if (
        len(french) != 1
        or len(english) != 1
        or pair.target.count(" would ") != 1
        or pair.source.count("rait") + pair.source.count("raient") != 1
    ):
        return None
    found, said = french[0], english[0]
    before = pair.source[: found.start()]
    j = pair.english_at(said.start("verb"))
    if said["verb"] != "be" and any(at == j and pair.french[i][0] != found.start() for i, at in pair.links.items()):
        return None  # another verb: *envisagerait de céder* against *would sell*
    suffers = _SUFFERS.match(pair.source, found.start()) is not None
    if (not suffers and _AFTER.search(_ASIDE.sub(", ", before))) or _OTHERWISE.search(before + pair.source[found.end() :]):
        return None
    if _is_quoted(before, pair.source):
        return None
    subject = _SUBJECT.search(before)
    heard = _SEEN.search(pair.source) is not None
    if subject is None or (is_supposed(before) and not _BACK.search(pair.source)):
        return None
    if not (suffers or (heard and not _EFFECT.search(found.group())) or _is_so(pair, subject["subject"], found)):
        return None
    return found.group(), said.start(), said.end(), _offers(pair, said, found["many"] == "ent", heard)


def is_supposed(before: str) -> bool:
    """Whether the subject at the end of what stands before a conditional is a reform, a sale or the like, or nothing definite."""
    subject = _SUBJECT.search(before)
    return subject is not None and _SUPPOSED.search(subject["subject"]) is not None


def speaks_of_plans(source: str) -> bool:
    return _OTHERWISE.search(source) is not None


def _is_quoted(before: str, source: str) -> bool:
    """Whether the conditional stands in a quotation or a question."""
    return "?" in source or before.count("«") > before.count("»") or before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _is_so(pair: Pair, subject: str, found: re.Match[str]) -> bool:
    """Whether verb and subject alone show that it tells what is so."""
    if _BACK.search(pair.source):
        return True
    rest = pair.source[found.start() :]
    if _NEXT.search(rest) or _OTHERWISE.search(_told_before(pair)) or not _DEFINITE.search(subject) or _DONE.search(subject):
        return False
    return any(shape.search(pair.source) is not None for shape in (_LIVES, _HOLDS, _SUM))


def _told_before(pair: Pair) -> str:
    """The French sentences before in the same segment."""
    whole = pair.whole[0]
    return whole[: max(whole.find(pair.source), 0)]


def _offers(pair: Pair, said: re.Match[str], many: bool, heard: bool) -> tuple[str, ...]:
    verb, adverb = said["verb"], said["adverb"]
    last = pair.target[: said.start()].split()
    many = many or (bool(last) and last[-1].lower() in _PLURALS)
    be = "are" if many else "is"
    adverb_last = f" {adverb}".rstrip()
    plain = f"{be} reportedly{adverb_last}" if verb == "be" else f"{adverb}reportedly {verb if many else turned(verb, 's')}"
    believed = f"{be} {adverb}{'said' if heard else 'thought'} to {verb}"
    return (plain, believed) if heard else (believed, plain)
