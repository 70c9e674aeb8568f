"""A number that went with its phrase: *dont quatre enfants*, *sur deux ans*, *jusqu'à lundi inclus*, *dont deux avec sursis*.

The figures of a text are compared elsewhere; small numbers in words are not, since English says them in many ways. Here the phrase
tells that English says them.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import lexicon, number_words
from ...text.lazy import Expression, I

Lost = tuple[int, int, str | None, str]
"""Start, end, what should stand there, the French."""

_SMALL = "une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|onze|douze|treize|quatorze|quinze|seize|vingt|trente|quarante|cinquante"
_OF_WHOM = Expression(
    rf", dont (?:au moins |environ |près d[e'] ?)?(?P<number>{_SMALL}) (?P<noun>[a-zà-ÿ-]+)(?P<more>(?: [^\s,.;:)]+)*?)(?=[,.;:)]|$| (?:à|en|dans|sur|par) )"
)
_SHARE = Expression(
    r", dont (?P<share>la moitié|une? (?:tiers|quart|majorité|partie)|les (?:deux tiers|trois quarts)|plusieurs|certaine?s|beaucoup|nombre|une vingtaine|une centaine)\b[^,.;:)]*"
)
_ANY_SHARE = Expression(
    r"\b(?:half|halves|thirds?|quarters?|per ?cent|several|some|many|most\w*|certain|various|number|part\w*|dozens?|scores?|hundreds?|of (?:whom|which|them)|includ\w+|among\w*|whose|with|one|two|three|four|five|score)\b|%|\d",
    I,
)
_CLAUSE = Expression(r"\b(?:a|ont|est|sont|était|étaient|avait|avaient|sera|seront|fut|furent)\b")
_OF_THEM = Expression(r"\b(?:includ\w+|of (?:whom|which|them|those|these)|among\w*|amid|featur\w+|whose|with|comprising|notably)\b", I)
_FOR = {"sur": "over", "pendant": "for", "durant": "for", "depuis": "for", "en": "in"}
_TIMES = {"ans": "years", "mois": "months", "semaines": "weeks", "jours": "days", "heures": "hours"}
_LASTING = Expression(
    rf" (?P<how>{'|'.join(_FOR)}) (?P<number>{_SMALL}) (?P<time>{'|'.join(_TIMES)})(?=[ ,.;:)]|$)(?! (?:de suite|d'affilée|consécuti))"
)
_SOME_TIME = Expression(
    r"\b(?:year\w*|annual\w*|biennial\w*|decade\w*|month\w*|week\w*|fortnight\w*|day\w*|daily|hour\w*|overnight|quarter\w*|century|term|time|long|recent\w*|last\w*|past|season\w*|century|since|days?)\b|\d{4}",
    I,
)
_INCLUDED_DAY = Expression(r"\bjusqu'(?:au|à) [^,.;:]{3,25}? (?:inclus|compris)e?\b")
_UNTIL = Expression(r"\b(?:until|till|up to|to) (?!and including)(?P<when>\w+)", I)
_INCLUSIVE = Expression(r"\b(?:inclu\w+|through|end of|close of|after)\b", I)
_BUT_ONE = Expression(r"\bà l'unanimité (?:moins|sauf) (?P<number>une|deux|trois|quatre|cinq) (?P<what>voix|abstentions?)\b")
_UNANIMOUS = Expression(r"\bunanimous(?:ly)?\b|\bby unanimity\b", I)
_DISSENT = Expression(r"\b(?:but|except\w*|less|minus|dissen\w+|against|save|bar|barring|abst\w+|all|apart|oppos\w+|vot\w+ no)\b", I)
_SUSPENDED_FR = Expression(rf"\b(?P<number>\d+|{_SMALL}) (?:(?:ans?|mois) )?(?:(?:de prison|d'emprisonnement|de réclusion) )?avec sursis\b")
_SUSPENDED = Expression(r"\b(?:suspend\w*|probation\w*|condition\w*|defer\w*|parole)\b", I)
_TERM = Expression(r"(?: of (?:them|which|those))?(?:[ -](?:years?|months?))?(?: in (?:prison|jail)| imprisonment| behind bars)?", I)
_LITERAL, _REACH = 0.5, 4
"""Share of the words with a counterpart from which the sentences belong together; words before the phrase in which its anchor stands."""


def places(pair: Pair) -> Iterator[Lost]:
    if ", dont " in pair.source:
        yield from _of_whom(pair)
        yield from _share(pair)
    if not _TIMES.keys().isdisjoint(pair.small[0]):
        yield from _lasting(pair)
    if "jusqu'" in pair.source:
        yield from _included(pair)
    if "unanimité" in pair.small[0]:
        yield from _unanimous(pair)
    if "sursis" in pair.small[0]:
        yield from _suspended(pair)


def _of_whom(pair: Pair) -> Iterator[Lost]:
    """*31 civils, dont quatre enfants*: 31 civilians."""
    for match in _OF_WHOM.finditer(pair.source):
        value = number_words.words("fr", "unit")[match["number"]]
        if (
            _CLAUSE.search(match.group())
            or _OF_THEM.search(pair.segment.target)
            or _has(pair, value)
            or any(i in pair.fuller for i in pair.french_within(match.start("noun"), match.end()))
            or not _literal(pair)
        ):
            continue
        if place := _before(pair, match.start()):
            start, end = place
            one = _noun(match["noun"]) if not match["more"] else None
            number = number_words.written(value) if value > 1 else "one"
            comma = "" if pair.target[end : end + 1] in ",.;:)" or end >= len(pair.target.rstrip()) else ","
            fix = f"{pair.target[start:end]}, including {number} {one}{comma}" if one else None
            yield start, end, fix, match.group().strip(", ")


def _share(pair: Pair) -> Iterator[Lost]:
    """*six élus, dont la moitié de femmes*: six councillors."""
    match = _SHARE.search(pair.source)
    if match and not _ANY_SHARE.search(pair.target) and _literal(pair) and (place := _before(pair, match.start())):
        yield *place, None, match.group().strip(", ")


def _noun(french: str) -> str | None:
    """The usual word for a French noun, in its number; *women* and *children* are plural already."""
    one = lexicon.offered(french)
    return one.removesuffix("s") if one and one.endswith(("mens", "rens", "peoples")) else one


def _lasting(pair: Pair) -> Iterator[Lost]:
    """*4,5 % d'augmentation sur deux ans*: a 4.5% rise."""
    found = list(_LASTING.finditer(pair.source))
    if len(found) != 1 or _SOME_TIME.search(pair.target):
        return
    match = found[0]
    value = number_words.words("fr", "unit")[match["number"]]
    if value < 2 or _has(pair, value) or not _literal(pair):
        return
    if place := _before(pair, match.start()):
        start, end = place
        fix = f"{pair.target[start:end]} {_FOR[match['how']]} {number_words.written(value)} {_TIMES[match['time']]}"
        yield start, end, fix, match.group().strip()


def _included(pair: Pair) -> Iterator[Lost]:
    """*jusqu'à lundi inclus*: until Monday."""
    said, until = _INCLUDED_DAY.search(pair.source), list(_UNTIL.finditer(pair.target))
    if said and len(until) == 1 and not _INCLUSIVE.search(pair.target):
        yield *until[0].span(), f"up to and including {until[0]['when']}", said.group()


def _unanimous(pair: Pair) -> Iterator[Lost]:
    """*à l'unanimité moins une voix*: unanimously."""
    said, written = _BUT_ONE.search(pair.source), _UNANIMOUS.search(pair.target)
    if said and written and not _DISSENT.search(pair.target):
        number = number_words.written(number_words.words("fr", "unit")[said["number"]])
        what = "dissenting vote" if said["what"] == "voix" else "abstention"
        fix = f"with {number} {what}{'' if number == 'one' else 's'}"
        yield *written.span(), fix if written.group().endswith("ly") else None, said.group()


def _suspended(pair: Pair) -> Iterator[Lost]:
    """*dont deux avec sursis*: two of them."""
    said = _SUSPENDED_FR.search(pair.source)
    if said is None or _SUSPENDED.search(pair.segment.target):
        return
    for number, other in pair.figures.matched:
        if number.start == said.start("number"):
            term = _TERM.match(pair.target, other.end)
            end = term.end() if term else other.end
            written = pair.target[other.start : end]
            yield other.start, end, f"{written}{'' if written.endswith(('them', 'those', 's', 'which')) else ','} suspended", said.group()


def _has(pair: Pair, value: float) -> bool:
    """Whether the English, the sentences beside it too, has a number of that value."""
    beside = pair.segment
    return value in number_words.values(beside.english, "en") or any(value in one.values for one in beside.quantities[1])


def _literal(pair: Pair) -> bool:
    return len(pair.links) >= _LITERAL * len(pair.asked) > 0


def _before(pair: Pair, end: int) -> tuple[int, int] | None:
    """The counterpart of the last word before a place of the source that has one, if that is near."""
    before = [i for i, (_, at, _) in enumerate(pair.french) if at <= end][-_REACH:]
    j = next((pair.fuller[i] for i in reversed(before) if i in pair.fuller), None)
    return pair.english[j][:2] if j is not None else None
