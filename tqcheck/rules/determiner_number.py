"""A determiner and its noun that differ in number: *these measure*, *each years*, *several village*, *one of the reason*.

French hardly sounds its plural, and engines lose it between the article and the noun. Only nouns that are known for certain are looked at, with
nothing behind them that would make them the first half of a compound (*these government plans*, *several police officers*).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.inflect_en import forms, lemma, turned
from ..text.lazy import Expression
from ..text.wordlists import english, listed, row, words

ID = "determiner-number"
SUMMARY = "A determiner and its noun that differ in number (these measure, each years)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)
_words = partial(listed, "agreement.tsv")
MANY, ONE = row("agreement.tsv", "of-many").split(), row("agreement.tsv", "of-one").split()
ANCHORS = (*MANY, *ONE, "one of the", "one of these", "one of those", "one of his", "one of her", "one of its", "one of their")
_OTHER = {"this": "these", "these": "this", "those": "that"}

_NOUN = Expression(lambda: rf" (?:(?:{'|'.join(sorted(_words('adjectives')))}) )?(?P<noun>[a-z]{{3,}})(?![\w'-])")
_FINITE = Expression(r" (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should)\b")
"""What stands behind a noun, and not behind a verb."""
_NAMED = Expression(
    r"\b(?:[A-Z]\w+ (?=[A-Z])|[Dd]ay |[Cc]ategory |[Nn]umber |[Pp]hase |[Cc]lass |[Gg]rade |[Yy]ear |[Ll]evel |[Ff]orm |[Rr]oom |[Cc]hapter )\Z"
)
"""*Group of Twenty*, *BBC Two*, *day one of the war*: no determiner."""
_BEHIND = Expression(lambda: rf"(?:\s*(?:[.,;:!?)\"]|\Z)|\n| (?:{'|'.join(sorted(_words('behind-noun')))})\b)")


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        said = text[start:end].lower()
        match = _NOUN.match(text, end)
        if text[max(0, start - 4) : start].lower() == "the " and said.startswith("one of"):
            continue  # *the one of the woman*, celle de la femme
        if not match or not _BEHIND.match(text, match.end()) or _NAMED.search(text, max(0, start - 20), start):
            continue
        noun, sure = match["noun"], _FINITE.match(text, match.end()) is not None
        if text[start].isupper() and reading.sentences.at(start)[0] != start:
            continue
        if said in ONE:
            base = _singular(noun)
            if base and (sure or not _may_be_verb(base)) and not (said == "every" and noun in _words("measure")):
                offers = [text[end : match.start("noun")] + base]
                yield from _differs(text, start, match.end(), said, offers, noun)
        elif _is_singular(noun) and (sure or said not in ("these", "those", "many") or not _may_be_verb(noun)):
            yield from _differs(text, start, match.end(), said, [text[end : match.start("noun")] + forms(noun)["s"][0]], noun)


def _differs(text: str, start: int, end: int, said: str, offers: list[str], noun: str) -> Iterator[Finding]:
    first = text[start : start + len(said)]
    suggestions = [first + offer for offer in offers]
    if said in _OTHER:
        other = _OTHER[said]
        suggestions.append((other.capitalize() if first[0].isupper() else other) + text[start + len(said) : end])
    yield _finding(start, end, f"'{said}' and '{noun}' differ in number.", suggestions)


@cache
def _nouns() -> frozenset[str]:
    """The nouns in the singular that are surely nouns, and have a plural of another form."""
    things = (listed("things.tsv", kind) for kind in ("acts", "other", "ship", "animal"))
    known = frozenset().union(*things, listed("people-words.tsv", "person"), _words("more-nouns"))
    return known - _words("either") - _words("plural") - _words("measure") - words("mass-nouns-en.txt")


def _is_singular(noun: str) -> bool:
    return noun in _nouns() and not noun.endswith("s")


def _singular(noun: str) -> str | None:
    if noun in _words("singular"):
        return None
    return next(
        (
            one
            for one in (lemma(noun), noun[:-1], noun[:-2], f"{noun[:-3]}y")
            if one != noun and one in _nouns() and noun in forms(one)["s"]
        ),
        None,
    )


def _may_be_verb(noun: str) -> bool:
    return turned(noun, "ing") in english()
