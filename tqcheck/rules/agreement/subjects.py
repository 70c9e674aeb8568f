"""Subjects that stand apart from their verb or without an article: *Entire villages has been flooded*; *There is dozens of them*;
*"It is too soon," warn Dr Kato*; *Her voice, which critics love, have won prizes*; *A guard were hurt*; *She came home and sew her own clothes*.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.inflect_en import is_participle, tags, turned
from ...text.lazy import Expression, I
from ...text.people import first_names
from ...text.people import words as people
from ...text.things import kind
from ...text.wordlists import listed, row, words

_words = partial(listed, "agreement.tsv")

SINGULAR = {"have": "has", "are": "is", "were": "was", "haven't": "hasn't", "aren't": "isn't", "weren't": "wasn't"}
PLURAL = {one: many for many, one in SINGULAR.items()} | {"does": "do"}
_THERE = (b"here is ", b"here was ", b"here has been ")
_APART_SHAPES = tuple(b", %s " % verb.encode() for verb in ("have", "has", "are", "is", "were", "was"))
_SINGLE_SHAPES = (b" have ", b" were ", b" are ")

_BARE = Expression(
    r"(?:(?:\A|[.!?;:(\"] ?|\n|, and )(?P<first>[A-Za-z][a-z-]+) |\b(?:where|because|while|although|whereas|that|since) (?:(?P<adjective>[a-z-]+) )?)"
    r"(?P<noun>[a-z-]+)\Z"
)
_GOES_ON = Expression(r"(?:(?:not|also|already|now|still|then|just|\w+ly) ){0,2}(?P<form>[a-z]+)")
_MANY = Expression(
    r"(?P<verb>is|was|has been) (?:some |about |around |nearly |almost |at least |more than |over )?(?:(?:thousands|hundreds|dozens|tens|several|many(?! an?\b))\b"
    r"|(?P<number>two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|\d[\d,]*) (?:(?!million|billion|times)[a-z]+ )?(?P<noun>[a-z]+s|people|men|women|children)\b)"
)
_ONE = Expression(r"[01](?:[.,]0*)?")
_SPEAKER = Expression(
    r" (?:(?:Dr|Mr|Mrs|Ms|Professor|Colonel|General|Captain|Judge|President|Minister|Bishop|Imam|Sister|Father) (?P<titled>[A-ZÀ-Þ][\w'-]+)"
    r"|(?P<first>[A-ZÀ-Þ][\w'-]+)|(?:the|an?|one|his|her|this) (?:[a-z-]+ )?(?P<noun>[a-z-]+))(?: [A-ZÀ-Þ][\w'-]+){0,3}(?=[.,;:]|\Z|\n)(?!, (?:[A-ZÀ-Þ]|the |and ))"
)
_QUOTE_ENDS = frozenset(',.!?"')
_APART = Expression(
    r"(?P<subject>(?P<opener>The|This|That|His|Her|Its|My|Our|Their|An?|These|Those|Both|Several|Two|Three) (?P<between>(?:[\w-]+ ){0,2})(?P<noun>[a-z-]+)),"
    r" (?:(?:to|of|for|with|from|in|by|on|at) )?(?P<relative>which|whom?|whose)\b[^,;:.()]+, (?P<verb>\w+) "
)
_SINGLE = Expression(
    r"(?:(?:\A|[.!?;:(\"] ?|\n| (?:but|because|while|where|whereas) ))(?P<subject>(?:The|A|An|This|His|Her|One|Its|the|an?|this|his|her|one|its) (?:[a-z-]+ )?(?P<noun>[a-z-]+))\Z"
)
_STATES = Expression(
    r"(?:\A|[.!?:\"] ?|\n|\b(?:but|because|while|that|where) )(?P<subject>[Tt]he United States)(?:, (?:which|whose) [^,;:.()]+,)?\Z"
)
_SPORT = Expression(
    r"\b(?:match|game|goals?|cup|team|coach|gold|medals?|final|semi-final|points?|win|won|beat|lost|lead|group|tournament|champions?|players?|union)\b",
    I,
)
"""Of a team English says *The United States are*."""
_BOTH = ("a", "an", "one", "this", "that")
_JOINED = Expression(r"(?:\b[Ss]he|\b[Hh]e) (?:(?:also|often|then|still|now|\w+ly) )?(?P<verb>[a-z]+)(?P<rest>(?: [\w'-]+){0,10}) \Z")
_OBJECT = Expression(r" (?:the|an?|his|her|its|their|it|him|them|this|that|these|those|every|all)\b")


class Place(NamedTuple):
    """A verb that does not agree, what to say, what stands there in English, and the subject."""

    start: int
    end: int
    offers: tuple[str, ...]
    subject: str
    at: int


_REPORTING = tuple(b'" %s ' % verb.encode() for verb in row("agreement.tsv", "reporting").split())
"""Verbs that report what was quoted, in their base form."""
SHAPES = (*_THERE, *_REPORTING, *_APART_SHAPES, *_SINGLE_SHAPES)


def joined() -> tuple[str, ...]:
    """The phrases that join a verb in its base form."""
    return tuple(f"and {verb}" for verb in row("agreement.tsv", "joined").split())


def places(reading: Reading) -> Iterator[Place]:
    """What is found at the shapes: all but plurals directly before their verb (`bare`) and verbs behind *and* (`coordinated`)."""
    text = reading.text
    for shapes, find in ((_THERE, _there), (_REPORTING, _speaker)):
        for shape in shapes:
            for at in reading.find(shape):
                yield from find(text, at, at + len(shape) - 1)
    for shapes, judge in ((_APART_SHAPES, _apart), (_SINGLE_SHAPES, _single)):
        for shape in shapes:
            for at in reading.find(shape):
                first, last = reading.sentences.at(at)
                end = at + len(shape) - 1
                yield from judge(text, first, at, end)
                yield from _states(text, first, last, at, end)


def bare(text: str, first: int, verb: int, said: str) -> Iterator[Place]:
    """*Entire villages has been flooded*: a plural without article, and what follows the verb cannot make it one thing (*Good manners is*)."""
    match = _BARE.search(text[max(first, verb - 60) : verb - 1])
    then = _GOES_ON.match(text, verb + len(said) + 1)
    if match is None or then is None or said not in PLURAL:
        return
    before = match["first"] or match["adjective"] or ""
    if before.lower() in _words("no-subject") | _words("opener") or before.endswith(("ing", "s", "ly")):
        return
    form = then["form"]
    if said == "does":
        goes_on = form == "not"
    else:
        goes_on = form == "been" or is_participle(form) or (said != "has" and form.endswith("ing") and "ing" in tags(form))
    if goes_on and _known(match["noun"].removesuffix("s")):
        subject = f"{before} {match['noun']}".strip()
        yield Place(verb, verb + len(said), (PLURAL[said],), subject, verb - 1 - len(subject))


def _known(noun: str) -> bool:
    """Whether this is the singular of a noun for persons or things."""
    return bool(kind(noun)) or _person(noun)


def _person(noun: str) -> bool:
    return noun in people("person") or noun in people("male") or noun in people("female")


def _there(text: str, at: int, _end: int) -> Iterator[Place]:
    """*There is thousands of them*, *There was two bridges*; an amount may be one thing (*There is ten minutes left*)."""
    match = _MANY.match(text, at + len("here "))
    if match is None or text[at - 1 : at] not in ("T", "t"):
        return
    if match["noun"]:
        noun = match["noun"]
        if noun in _words("measure") or noun in _words("singular") or _ONE.fullmatch(match["number"]):
            return
        if noun.endswith(("ss", "us", "is")):
            return
    right = {"is": "are", "was": "were", "has been": "have been"}[match["verb"]]
    yield Place(match.start("verb"), match.end("verb"), (right,), text[match.end("verb") + 1 : match.end()], match.end("verb") + 1)


def _speaker(text: str, at: int, end: int) -> Iterator[Place]:
    """*"It is too soon," warn Dr Kato.*: one person speaks."""
    match = _SPEAKER.match(text, end)
    if match is None or text[at - 1 : at] not in _QUOTE_ENDS:
        return
    if match["titled"] or match["first"] in first_names() or (match["noun"] and _person(match["noun"])):
        verb = text[at + 2 : end]
        yield Place(at + 2, end, (turned(verb, "s"),), match.group().strip(), end + 1)


def _apart(text: str, first: int, at: int, _end: int) -> Iterator[Place]:
    """*Her voice, which critics love, have won prizes*, and the reverse."""
    if at - first > 160:
        return
    match = _APART.match(text, first + text.startswith('"', first))
    if match is None or match.start("verb") != at + 2 or not _words("no-subject").isdisjoint(match["between"].split()):
        return
    noun, verb, opener = match["noun"], match["verb"], match["opener"].lower()
    many = noun in _words("plural") or (noun.endswith("s") and _known(noun.removesuffix("s")))
    one = (
        not many
        and noun not in _words("either")
        and (_person(noun) or kind(noun) == "other" or (match["relative"] == "which" and _plain(noun)))
    )
    right = SINGULAR.get(verb) if one and opener not in ("these", "those", "both", "several", "two", "three") else None
    if many and opener not in _BOTH and noun not in _words("singular"):
        right = PLURAL.get(verb)
    if right:
        yield Place(match.start("verb"), match.end("verb"), (right,), match["subject"], match.start())


def _plain(noun: str) -> bool:
    """Whether a noun that is not listed is no collective and no foreign plural (*larvae*, *phenomena*)."""
    return not kind(noun) and not noun.endswith(("s", "a", "i", "ae", "en", "ry", "hood"))


def _single(text: str, first: int, at: int, end: int) -> Iterator[Place]:
    """*A guard were hurt*, *The violence are growing*."""
    match = _SINGLE.search(text[max(first, at - 50) : at])
    if match is None:
        return
    noun = match["noun"]
    if noun in _words("either") or noun in _words("plural") or noun.endswith("s"):
        return
    then = _GOES_ON.match(text, end + 1)
    if then is None or not (text.startswith(" have ", at) or is_participle(then["form"]) or then["form"].endswith("ing")):
        return  # *The last priority are the roads*
    if _person(noun) or kind(noun) == "other" or noun in words("mass-nouns-en.txt"):
        yield Place(at + 1, end, (SINGULAR[text[at + 1 : end]],), match["subject"], at - len(match["subject"]))


def _states(text: str, first: int, last: int, at: int, end: int) -> Iterator[Place]:
    """*The United States, which paid for it, are waiting*: one country."""
    verb = text[at:end].split()[-1]
    if verb in SINGULAR and text[at - 1] != ",":
        begin = max(first, at - 160)
        match = _STATES.search(text[begin : at + text.startswith(",", at)])
        if match and not _SPORT.search(text, first, last):
            yield Place(end - len(verb), end, (SINGULAR[verb],), match["subject"], begin + match.start("subject"))


def coordinated(text: str, first: int, start: int, end: int) -> Iterator[Place]:
    """*She came home and sew her own clothes*: what follows *and* is said of *she* as well; nothing between may govern a base form."""
    match = _JOINED.search(text[first:start])
    if match is None or not _OBJECT.match(text, end):
        return
    forms = set(tags(match["verb"]))
    between = match["rest"].split()
    if not forms & {"s", "past"} or match["verb"] in _words("governing") or any(word.endswith("n't") for word in between):
        return
    if not _words("governing").isdisjoint(between) or any(word.endswith("s") and word.islower() for word in between):
        return
    verb = text[start + 4 : end]
    offers = [turned(verb, "s"), turned(verb, "past")]
    yield Place(start + 4, end, tuple(offers if "past" in forms else offers[:1]), match.group().split()[0], first + match.start())
