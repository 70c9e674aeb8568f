"""More than there is: *110 billion years ago*, *8 billion people die each year*, *of the twenty accused, twenty-five were present*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...terms.reading import Reading
from ...text import number_words, numbers, stems
from ...text.lazy import Expression

SHAPES = (b" billion years", b" billion people", b"Of the ")

_UNIVERSE, _MANKIND, _DEAD = 14.0, 12.0, 0.2
"""Billions: years that the universe has, people who may once live, people who may be killed or die in a year."""
_BILLIONS = Expression(
    r"(?<![\d.,$€£])(?P<n>\d+(?:[.,]\d+)?) (?P<scale>billion) (?:years? (?P<age>ago|old|earlier|before)|people(?P<people>))\b"
)
_DIES = Expression(r"\b(?:kill(?:s|ed|ing)?|claim(?:s|ed)|died|dies?|dead|deaths?)\b")
_PART = Expression(
    r"Of the (?P<whole>[\w-]+) (?:[a-z]+ )?(?P<noun>[a-z]{4,}s|people|men|women|children)\b(?P<between>[^.;:!?\d]{0,80}?)(?:, | - )"
    r"(?:only |just |barely |some |about |nearly |almost |at least |more than )?(?P<part>[\w-]+(?: [\w-]+)??) (?:of them )?"
    r"(?:were|are|was|is|have|had|has|remain|remained|died|survived|voted|came|took|live|lived|escaped|attended)\b"
)


Odd = tuple[int, int, str, str | None]
"""Start and end of a number that cannot be meant, why, and what may be meant."""


def odd(reading: Reading) -> Iterator[Odd]:
    """All kinds."""
    text = reading.text
    for shape in SHAPES[:2]:
        for at in reading.find(shape):
            billions = next((each for each in _BILLIONS.finditer(text, max(0, at - 12), at + 24) if each.start("scale") == at + 1), None)
            if billions:
                yield from _billions(text, billions, reading.sentences.at(at))
    for at in reading.find(SHAPES[2]):
        if part := _PART.match(text, at):
            yield from _part(part)


def _billions(text: str, said: re.Match[str], sentence: tuple[int, int]) -> Iterator[Odd]:
    billions = float(said["n"].replace(",", "."))
    if said["age"]:
        most, message = _UNIVERSE, "The universe is not 14 billion years old."
    elif billions > _MANKIND:
        most, message = _MANKIND, "So many people do not live on earth, nor soon will."
    else:
        dies = _DIES.search(text, max(sentence[0], said.start() - 40), said.start()) or _DIES.match(text, said.end() + 1)
        most, message = (_DEAD, "So many people cannot have died.") if dies else (_MANKIND, "")
    if billions > most:
        yield said.start(), said.end("scale"), message, f"{said['n']} million"


def _part(said: re.Match[str]) -> Iterator[Odd]:
    whole, part = _value(said["whole"]), _value(said["part"])
    if whole and part and part > whole > 1:
        message = f"Of {said['whole']} {said['noun']} there cannot be {said['part']}."
        yield said.start("whole"), said.end("whole"), message, None


def _value(said: str) -> float | None:
    """What a number in digits or words is worth; nothing for other words."""
    if said.replace(",", "").isdigit():
        return float(said.replace(",", ""))
    words = stems.tokens(said)
    found = [*number_words.find(said, words, "en")] or [(each.start, each.end, each.value, "") for each in numbers.english(said)]
    return found[0][2] if len(found) == 1 and (found[0][0], found[0][1]) == (0, len(said)) else None
