"""Whether the English subject that ends where a verb begins is surely plural, so far as its last words tell; and what then comes first."""

from __future__ import annotations

from .lazy import Expression, I
from .wordlists import listed

_SUBJECT = Expression(
    r"(?:^|[.,;:!?\"'(\u2013\u2014-] ?|\b(?:and|but|that|as|when|while|where|because|after|before|if|since|until) )"
    r"(?:(?:the|these|those|his|her|its|their|our|some|many|most|several|all|both|other|few|at least|about|nearly|some of the|\d[\d,]*"
    r"|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|dozens of|hundreds of|thousands of) )+"
    r"(?:(?!of\b|in\b|at\b|on\b|from\b|for\b|with\b|by\b|to\b)[\w-]+ ){0,2}(?P<noun>(?-i:[a-z]+))(?: who| which| that)? (?:have |also |then |all )?\Z"
    r"|\b(?:they|we|these|those)(?: have| also| then| all)? \Z",
    I,
)
_NO_PLURAL = ("ss", "us", "is", "ics")


_NUMBERS = {"one": ("was ", "is ", "has "), "many": ("were ", "are ", "have ")}


def many(before: str) -> bool:
    """Whether the words before a verb end with a subject such as *Four protesters*, *the two men*, *they*."""
    match = _SUBJECT.search(before[-80:])
    if match is None:
        return False
    noun = match["noun"]
    if noun is None or noun in listed("agreement.tsv", "plural"):
        return True
    return noun.endswith("s") and not noun.endswith(_NO_PLURAL) and noun not in listed("agreement.tsv", "singular")


def agreeing(texts: list[str], before: str) -> list[str]:
    """Suggestions for a verb, of which some are singular and some plural: behind a plural subject the singular ones come last."""
    numbers = {number for number, verbs in _NUMBERS.items() if any(text.startswith(verbs) for text in texts)}
    return sorted(texts, key=lambda text: text.startswith(_NUMBERS["one"])) if len(numbers) > 1 and many(before) else texts
