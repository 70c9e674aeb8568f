"""Subjects of which the verb agrees with the nearest noun instead of the head: *the leaders of the party has*, *most of the houses was*, *they was*,
*the soldiers who has fled*, *the price of the goods have*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...terms.reading import Reading
from ...text.lazy import Expression
from ...text.wordlists import listed
from .subjects import PLURAL, SINGULAR, Place

_ONE = tuple(f" {verb} ".encode() for verb in ("has", "is", "was", "does"))
_MANY = tuple(f" {verb} ".encode() for verb in ("have", "are", "were"))
SHAPES = (*_ONE, *_MANY)

_DETERMINED = r"(?:[Tt]he|[Tt]hese|[Tt]hose|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ur|[Ss]everal|[Mm]any)"
_OPENS = r"(?:\"|\(|(?:But|And|Yet|However,|Meanwhile,|In [^,;.]{3,30},|On [^,;.]{3,30},) )?"
_PHRASE = r"(?:of|in|from|near|between|against|on|for|with|to) (?P<rest>[^,;:.()\"]{2,45})"
_HEAD = Expression(rf"{_OPENS}(?P<subject>{_DETERMINED} (?P<inner>(?:[a-z-]+ ){{0,2}}?)(?P<noun>[a-z-]+s) {_PHRASE})\Z")
_PART = Expression(
    rf"{_OPENS}(?P<subject>(?:All(?: of)?|Most of|Some of|Many of|Several of|Half of|Both(?: of)?|A (?:third|quarter|fifth|tenth) of)"
    r" (?:the|these|those|his|her|its|their|our) (?:[a-z-]+ )?(?P<noun>[a-z-]+s|people|men|women|children))\Z"
)
_PRONOUN = Expression(rf"(?:{_OPENS}(?P<subject>Those|These|Both)|.*\b(?P<they>[Tt]hey))\Z")
_RELATIVE = Expression(
    rf".*?\b(?<!of )(?P<subject>{_DETERMINED} (?:[a-z-]+ )?(?P<noun>[a-z-]+s|people|men|women|children)) (?:who|which)\Z"
)
_SINGLE = Expression(
    lambda: (
        rf"{_OPENS}(?P<subject>(?:The|Its|His|Her|Their|This|A|An) (?:[a-z-]+ )?(?:{'|'.join(sorted(_words('heads')))}) "
        r"(?:of|in|between|by) (?:(?:the|these|those|his|her|its|their|several|many|all) )?(?:[a-z-]+ )?(?P<noun>[a-z-]+s))\Z"
    )
)


def _words(key: str) -> frozenset[str]:
    return listed("agreement.tsv", key)


def places(reading: Reading) -> Iterator[Place]:
    """Verbs behind a subject whose head is another number than they."""
    text = reading.text
    for shapes, readers, right in ((_ONE, (_head, _relative), PLURAL), (_MANY, (_single,), SINGULAR)):
        for shape in shapes:
            for at in reading.find(shape):
                first, _ = reading.sentences.at(at)
                found = at - first < _FAR and _subject(text[first:at], readers)
                if found:
                    verb = shape.strip().decode()
                    yield Place(at + 1, at + 1 + len(verb), (right[verb],), found[0], first + found[1])


_FAR = 90
"""Characters from the beginning of the sentence to the verb of its first subject."""


def _subject(before: str, readers: tuple[Callable[[str], tuple[str, int] | None], ...]) -> tuple[str, int] | None:
    return next((found for read in readers if (found := read(before))), None)


def _head(before: str) -> tuple[str, int] | None:
    match = _HEAD.match(before)
    if match and _is_plural(match["noun"]) and _words("no-subject").isdisjoint(f"{match['inner']}{match['rest']}".lower().split()):
        return match["subject"], match.start("subject")
    match = _PART.match(before)
    if match and _is_plural(match["noun"]):
        return match["subject"], match.start("subject")
    match = _PRONOUN.match(before)
    group = "they" if match and match["they"] else "subject"
    return (match[group], match.start(group)) if match else None


def _relative(before: str) -> tuple[str, int] | None:
    match = _RELATIVE.match(before)
    return (match["subject"], match.start("subject")) if match and _is_plural(match["noun"]) else None


def _single(before: str) -> tuple[str, int] | None:
    match = _SINGLE.match(before)
    return (match["subject"], match.start("subject")) if match and _is_plural(match["noun"]) else None


def _is_plural(noun: str) -> bool:
    return noun not in _words("singular") and noun not in _words("measure") and not noun.endswith(("ss", "us", "is", "ics"))
