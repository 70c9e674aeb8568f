"""The life of somebody who has died: *Born in Kita, he will record eleven albums* in an obituary is past, and so is what goes on from a past
that was put as a future: *he will become a minister in 1963. He will spend seven years in prison*.
"""

from __future__ import annotations

import re

from ...terms.reading import Reading
from ...text import calendar
from ...text.lazy import Expression

_NEARBY = 2_500
"""Characters around in which the death is told."""
BORN = r"Born (?:in|on|to|near|into|at|the)\b[^.;:!?]{0,160}, (?:he|she)"
_BORN = Expression(rf"{BORN}(?:\b[^.;:!?]*?)? ")
_DIED = Expression(
    r"\b(?:(?:has |had )?died|dies|passed away|breathed (?:his|her) last|went out on|(?:his|her) (?:death|funeral|burial|remains)|was buried|will be buried|was laid to rest|obituary)\b"
)
_NOT_TOLD = Expression(
    rf"\b(?:buried|rest|funeral|remembered|missed|tomorrow|next|coming|future|today|now|soon|anniversary|if|{calendar.day('en')}|20(?:2[4-9]|[3-9]\d))\b"
)
_NEAR = 800
"""Characters before in which a birth is told."""
_BIRTH = Expression(r"\b(?:Born|born)\b[^.;!?]{0,60}\b(?:1[5-9]\d\d)\b|\((?:1[5-9]\d\d)[-–]\d{4}\)")
_FORETELLS = Expression(
    r"\b(?:if|unless|when|whenever|says?|said|told|fear\w*|soon|never|not|one day|tomorrow|next|today|now|must|everyone)\b"
)
_UNTIL = Expression(r" [^,;:.()\"?!]{3,80} (?:until|before) (?:he|she|it|they) (?:was|were|had)\b(?! to\b)")
_GOES_ON = Expression(r"(?:(?:There|Then|Later|After that|Afterwards),? )?(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t) ")


def of_the_dead(reading: Reading, start: int, end: int, will: re.Match[str]) -> re.Match[str] | None:
    """Where the death of whom the sentence calls *Born in …, he* is told, if this *will* is of his life."""
    text = reading.text
    if not text.startswith("Born ", start) or not _BORN.fullmatch(text, start, will.start()) or _NOT_TOLD.search(text, will.start(), end):
        return None
    return death(text, start)


def of_one_born(reading: Reading, start: int, end: int, will: re.Match[str]) -> re.Match[str] | None:
    """Where the birth of whom the sentence says *He will die* is told before it, long enough ago."""
    text = reading.text
    if will["verb"] != "die" or not _GOES_ON.fullmatch(text, start, will.start()) or _FORETELLS.search(text, start, end):
        return None
    return _BIRTH.search(text, max(0, start - _NEAR), start)


def ended(text: str, end: int, will: re.Match[str]) -> re.Match[str] | None:
    """The past that bounds a *will*: *will not leave the island until he was forty*."""
    return _UNTIL.match(text, will.end(), end)


def death(text: str, at: int) -> re.Match[str] | None:
    """Where somebody's death is told nearby."""
    return _DIED.search(text, max(0, at - _NEARBY), min(len(text), at + _NEARBY))


def goes_on(text: str, start: int, end: int, will: re.Match[str]) -> bool:
    """Whether the sentence opens with a pronoun and its *will*, and nothing in it is to come: told of what the sentence before tells."""
    return _GOES_ON.fullmatch(text, start, will.start()) is not None and not _NOT_TOLD.search(text, start, end)
