"""French adjectives of nations left in English: *a Togolais trader*, *the Sierra-Léonais staff* (``data/french-demonyms.tsv``).

In the name of a body, a paper or a dish they are right: only what English words alone stand around is told, and behind no article only what
people, organisations or things follow.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from ..records import NamedTuple
from ..text.inflect_en import tags
from ..text.lazy import Expression
from ..text.people import is_person
from ..text.things import kind
from ..text.wordlists import english, lines
from .encounters import nouns
from .towns import bare

ENGLISH_BEFORE = Expression(
    r"(?:^|[.!?:;,(\n]\"? ?|\b(?P<word>[a-z][a-z'-]*|The|An?|Its|His|Her|Their|This|That|Some|Many|No|Two|Three|Four|Five|\d+) )\Z"
)
"""What stands before a common word of running English, not before a part of a name."""
_BEHIND = Expression(r" (?P<word>[a-z][a-z-]+)\b")
_TITLED = Expression(r" ([A-Z][a-z]+) ([A-Z]?[a-z]+)\b")
_LISTED = 4
"""Letters from which a word stands in the list of English words."""
_CLOSES = Expression(r"(?:['’]s)?(?:[,.;:!?)\n]|$)")


class Left(NamedTuple):
    """A French form: where it stands, its country, and whether a noun follows it."""

    start: int
    end: int
    country: str
    adjective: bool


def is_last_word(word: str) -> bool:
    """Whether a word, in small letters, ends a French form."""
    return (word if word.isascii() else bare(word)) in _forms()


@cache
def _forms() -> dict[str, list[tuple[str, str]]]:
    """Whole forms and their countries by the last word, without accents."""
    found: dict[str, list[tuple[str, str]]] = {}
    for line in lines("french-demonyms.tsv"):
        last, form, country = line.split("\t")
        found.setdefault(last, []).append((form, country))
    return found


def left_standing(text: str, spans: Iterable[tuple[int, int]]) -> Iterator[Left]:
    """The French forms among these words of a text that are no part of a name."""
    for start, end in spans:
        for form, country in _forms().get(bare(text[start:end].lower()), ()):
            begin = end - len(form)
            whole = begin >= 0 and bare(text[begin:end].lower()) == form and text[begin].isupper() and not _joined(text, begin, end)
            if whole and (noun := _in_english(text, begin, end)) is not None:
                yield Left(begin, end, country, noun)


def has_noun(text: str, end: int) -> bool:
    """Whether a noun in small letters follows."""
    behind = _BEHIND.match(text, end)
    return behind is not None and _is_noun(behind["word"])


def _joined(text: str, start: int, end: int) -> bool:
    """Whether it is a part of a longer word."""
    return text[start - 1 : start] in ("-", "'", "’", "@") or text[end : end + 1] in ("-", "@") or text[end : end + 1].isalnum()


def _in_english(text: str, start: int, end: int) -> bool | None:
    """Whether English stands around it: None if not, else whether a noun follows."""
    before = ENGLISH_BEFORE.search(text, max(0, start - 24), start)
    if before is None:
        return None
    word = (before["word"] or "").lower()
    determined = word in nouns("determiner") or word.isdigit()
    if word and not determined and word not in english():
        return None  # tirailleurs Sénégalais
    if behind := _BEHIND.match(text, end):
        noun = _is_noun(behind["word"])
        return noun if noun or determined else None
    if (
        determined
        and (titled := _TITLED.match(text, end))
        and all(len(word) < _LISTED or word.lower() in english() for word in titled.groups())
    ):
        return True  # the Burundaise Red Cross
    return False if determined and _CLOSES.match(text, end) else None


def _is_noun(word: str) -> bool:
    """Whether a word behind an adjective is its noun, for all that one sees: no verb and none of the small words."""
    if word not in english() or word in nouns("no-noun") or word.endswith(("ed", "ly")) or "past" in tags(word):
        return False
    return not word.endswith("s") or word.endswith("ss") or "s" not in tags(word) or kind(word.removesuffix("s")) != "" or is_person(word)
