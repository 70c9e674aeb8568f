"""Several put as one: *only 52 has gone to trial*, *four of them was armed*, *the agency and its partners is overwhelmed*."""

from __future__ import annotations

from collections.abc import Iterator

from ...terms.reading import Reading
from ...text import number_words
from ...text.inflect_en import is_participle
from ...text.lazy import Expression
from .subjects import PLURAL, Place

_OF = tuple(b" of %s %s " % (whom, verb) for whom in (b"them", b"these", b"those", b"whom") for verb in (b"has", b"is", b"was"))
SHAPES = (b"0 has ", *_OF)
_OPENS = r"(?:\A|[,;:(\"] ?(?:and |but |of whom )?|\b(?:but|while|because|although|whereas|that) )"
_ONLY = Expression(
    rf"{_OPENS}(?P<subject>(?:[Oo]nly|[Jj]ust|[Ss]ome|[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Aa]nother|[Aa]t least) (?P<number>\d[\d,]*))\Z"
)
_SOME_OF = Expression(rf"{_OPENS}(?P<subject>(?P<number>\d[\d,]*|[A-Za-z-]+) of (?:them|these|those|whom))\Z")
_MANY = frozenset("many several most some dozens hundreds thousands few".split())
_DONE = Expression(r"(?:(?:not|also|already|now|since|then|\w+ly) ){0,2}(?P<form>[a-z]+)")
_NAME = r"(?:[Tt]he )?(?:[A-Z][\w'’-]*(?: [A-Z][\w'’-]*){0,3}|[a-z]+)"
_AND_ITS = Expression(
    rf"(?:\A\W*|\A(?:In|At|On|For|Since|After|During|Near|According to)\b[^,;:.]*, |[;:] |\b(?:but|because|while|although|whereas) )"
    rf"(?P<subject>{_NAME} and (?:its|his|her|their) (?:[a-z]+ )?[a-z]+s)\Z"
)
_ONE_THING = frozenset("news series works means headquarters politics economics".split())


def places(reading: Reading) -> Iterator[Place]:
    """Numbers and parts of a number before a verb in the singular."""
    text = reading.text
    for shape in SHAPES:
        for at in reading.find(shape):
            end = at + len(shape) - 1
            verb = text.rfind(" ", 0, end) + 1
            first, _ = reading.sentences.at(at)
            found = (_SOME_OF if shape in _OF else _ONLY).search(text[max(first, verb - 80) : verb - 1])
            done = _DONE.match(text, end + 1)
            if found and _is_many(found["number"]) and done and (shape in _OF or is_participle(done["form"])):
                yield _place(text, verb, end, found["subject"])


def _is_many(number: str) -> bool:
    if number[0].isdigit():
        return int(number.replace(",", "")) > 1
    return number.lower() in _MANY or number_words.words("en", "unit").get(number.lower(), 0) > 1


def joined(text: str, first: int, verb: int, said: str) -> Iterator[Place]:
    """*The agency and its partners is*, where the verb stands at `verb`."""
    found = (
        _AND_ITS.search(text[first : verb - 1]) if said in ("is", "was", "has") and " and " in text[max(first, verb - 60) : verb] else None
    )
    done = _DONE.match(text, verb + len(said) + 1)
    if found and done and is_participle(done["form"]) and found["subject"].rpartition(" ")[2] not in _ONE_THING:
        yield _place(text, verb, verb + len(said), found["subject"])


def _place(text: str, start: int, end: int, subject: str) -> Place:
    return Place(start, end, (PLURAL[text[start:end]],), subject, start - 1 - len(subject))
