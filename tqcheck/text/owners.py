"""What a thing has, and what it does to it: the words of a sentence in which *his* and *her* must mean a thing, its subject."""

from __future__ import annotations

import re
from functools import cache, partial

from .lazy import Expression
from .people import Candidate
from .wordlists import listed, table

_words = partial(listed, "owned-words.tsv")


@cache
def owning() -> frozenset[str]:
    """The verbs of `owned`: only beside one of them is it worth trying."""
    return _words("tell") | _words("keep")


def personal() -> frozenset[str]:
    """What only persons have: *his* and *her* beside it are right."""
    return _words("personal")


@cache
def others() -> frozenset[str]:
    """What others do to one or tell of one (*his release*), or deal with (*the court rejected his appeal*): whose it is need not stand beside it."""
    return _words("others") | _words("dealt")


@cache
def things_have() -> frozenset[str]:
    """What organisations have: beside it *his* and *her* may mean one."""
    return _words("resolve") | _words("belonging")


@cache
def owned() -> re.Pattern[str]:
    """A verb with its object, owned by the subject of the verb: *expressed her deep anger*, *has closed his doors*."""
    rows = {row[0]: "|".join(row[1].split()) for row in table("owned-words.tsv")}
    kinds = (("tell", "resolve"), ("keep", "belonging"))
    return re.compile(
        "|".join(
            rf"\b(?:{rows[verb]}) (?:(?:again|also|all|both) )?(?:his|her) (?:[a-z-]+ ){{0,2}}(?:{rows[noun]})\b" for verb, noun in kinds
        )
    )


_TO_THING = Expression(r"\"?(?:[^,;:\"]{2,40}, )?(?:[\w'-]+ ){0,4}\Z")
_TO_VERB = Expression(
    r"(?: \([A-Za-z]+\))?(?: (?:of|for|in|on|against) [^,;:\"()]{2,70}?(?: \([A-Za-z]+\))?)?(?: (?:has|have|had|also|then|now|still|already|again|on \w+day))* ?"
)


def is_subject(text: str, first: int, thing: Candidate, verb: int) -> bool:
    """Whether a thing opens its clause and the verb follows it, give or take what belongs to both."""
    return bool(_TO_THING.match(text, first, thing.start) and _TO_VERB.fullmatch(text, thing.end, verb)) and not (
        thing.text[:1].isupper()
        and " " not in thing.text
        and text[max(0, thing.start - 4) : thing.start].lower() == "the "
        and not thing.text.isupper()
    )
