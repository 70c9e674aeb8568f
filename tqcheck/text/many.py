"""Whether the English subject that ends where a verb begins is surely plural, so far as its last words tell."""

from __future__ import annotations

from .lazy import Expression

_SUBJECT = Expression(
    r"(?:^|[.,;:!?\"'(\u2013\u2014-] ?|\b(?:and|but|that|as|when|while|where|because|after|before|if|since|until) )"
    r"(?:(?:the|these|those|his|her|its|their|our|some|many|most|several|all|both|other|few|at least|about|nearly|some of the|\d[\d,]*"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens of|hundreds of|thousands of) )+"
    r"(?:(?!of\b|in\b|at\b|on\b|from\b|for\b|with\b|by\b|to\b)[\w-]+ ){0,2}(?P<noun>(?-i:[a-z]+))(?: who| which| that)? (?:have |also |then |all )?\Z"
    r"|\b(?:they|we|these|those)(?: have| also| then| all)? \Z",
    2,
)
_PLURALS = frozenset("people men women children policemen servicemen gunmen militiamen fishermen firemen businessmen".split())
_NOT = ("ss", "us", "is", "news", "series", "ics", "means")


def many(before: str) -> bool:
    """Whether the words before a verb end with a subject such as *Four protesters*, *the two men*, *they*."""
    match = _SUBJECT.search(before[-80:])
    if match is None:
        return False
    noun = match["noun"] or "they"
    return noun in _PLURALS or noun == "they" or (noun.endswith("s") and not noun.endswith(_NOT))
