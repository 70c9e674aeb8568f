"""A French plural that lost its number in English, where the verb has kept it: *The bone of 27 soldiers are* for *Les ossements de 27 soldats*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...bilingual.bitext import Pair, pairs
from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.dictionary import look_up
from ...text.inflect_en import turned
from ...text.lazy import Expression
from ...text.wordlists import listed, words

_words = partial(listed, "agreement.tsv")
_SUBJECT = Expression(
    r"(?:\A|(?<=[.;:] )|(?<=, ))(?:[Tt]he|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir) (?:[a-z]+(?<!s) )?(?P<noun>[a-z]{3,}) (?:of|from|for|to|against|between) [^.,;:]{2,45}? (?P<verb>are|were|have)\b"
)
_PLURAL = Expression(r"\b(?:[Ll]es|[Dd]es|[Cc]es|[Ss]es|[Ll]eurs|[Aa]ux) (?:[a-zà-ÿ]+ )?\Z")


class Lost(NamedTuple):
    """A noun that should be plural, its plural, and the French."""

    start: int
    end: int
    offer: str
    shown: str


def places(reading: Reading) -> Iterator[Lost]:
    """The singular nouns of a document with its source."""
    for pair in pairs(reading):
        if " are " in pair.target or " were " in pair.target or " have " in pair.target:
            yield from _lost(pair)


def _lost(pair: Pair) -> Iterator[Lost]:
    for match in _SUBJECT.finditer(pair.target):
        noun = match["noun"]
        if noun.endswith("s") or noun in _words("plural") or noun in _words("either") or noun in words("mass-nouns-en.txt"):
            continue
        j = pair.english_at(match.start("noun"))
        i = next((i for i, linked in pair.fuller.items() if linked == j), None)
        if i is None:
            continue
        start, end, french = pair.french[i]
        known = look_up(french)
        if known and known.lines[0].pos == "n" and french.endswith(("s", "x")) and _PLURAL.search(pair.source, max(0, start - 20), start):
            at = pair.start + match.start("noun")
            yield Lost(at, at + len(noun), turned(noun, "s"), pair.source[start:end])
