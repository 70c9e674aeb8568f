"""Adjectives behind their nouns (*the port the most active*, *This species very rare lives*) and *always* behind its verb."""

from __future__ import annotations

from collections.abc import Iterator

from ...terms.reading import Reading
from ...text.inflect_en import is_participle, tags
from ...text.lazy import Expression
from ...text.people import words as people
from ...text.things import kind
from ...text.wordlists import row
from .subjects import Place

ANCHORS = ("the most", "very", "always")
_BEFORE = Expression(r"(?P<opener>\b(?:[Tt]he|[Ii]ts|[Hh]is|[Tt]heir|[Aa]n?|[Tt]his|[Oo]ne of the) )(?P<noun>[a-z-]{3,}) \Z")
_MOST = Expression(r"the most (?P<adjective>[a-z]{4,})(?=[.,;:]| (?:in|of|for|on|at|among|is|was|has|will|ever|by|to)\b|\Z)")
_VERY = Expression(r"very (?P<adjective>[a-z]{3,}) (?P<verb>[a-z]+)")
_OPENS = Expression(r"(?P<opener>The|This|His|Her|Its|Their|These|That|Our) (?P<noun>[a-z-]+) \Z")
_VERB_ALWAYS = Expression(r"\w (?P<verb>[a-z]{4,}s) \Z")
_OBJECT = Expression(r"always(?= (?:the|an?|his|her|its|their|this|that|in|to|on|for|with|of)\b)")


def most(text: str, start: int) -> Iterator[Place]:
    """*the port the most active*."""
    match = _MOST.match(text, start)
    before = _BEFORE.search(text, max(0, start - 30), start)
    if match is None or before is None or match["adjective"] in row("order.tsv", "no-adjective").split():
        return
    noun, adjective = before["noun"], match["adjective"]
    if adjective.endswith(("s", "ly", "ing")) or not (kind(noun) or noun in people("person") or kind(noun.removesuffix("s"))):
        return
    yield Place(before.start("opener"), match.end(), "The adjective stands before its noun.", f"the most {adjective} {noun}")


def very(text: str, first: int, start: int) -> Iterator[Place]:
    """*This species very rare lives*: only before the verb of the subject that opens the sentence."""
    before = _OPENS.fullmatch(text, first, start)
    match = _VERY.match(text, start)
    if before is None or match is None or before["noun"] in row("order.tsv", "finite").split():
        return
    adjective, verb = match["adjective"], match["verb"]
    finite = verb in row("order.tsv", "finite").split() or (verb.endswith(("s", "ed")) and {"s", "past"} & set(tags(verb)))
    if (
        finite
        and not adjective.endswith(("ly", "s"))
        and adjective not in row("order.tsv", "no-adjective").split()
        and not is_participle(before["noun"])
    ):
        offer = f"{before['opener']} very {adjective} {before['noun']}"
        yield Place(first, match.end("adjective"), "The adjective stands before its noun.", offer)


def always(text: str, first: int, start: int) -> Iterator[Place]:
    """*denounces always a political trial*."""
    before = _VERB_ALWAYS.search(text, max(first, start - 40), start)
    match = _OBJECT.match(text, start)
    if before and match and before["verb"] not in row("order.tsv", "no-verb").split() and not _noun(before["verb"].removesuffix("s")):
        yield Place(before.start("verb"), match.end(), "The adverb stands before its verb.", f"always {before['verb']}")


def _noun(word: str) -> bool:
    return bool(kind(word)) or word in people("person")


def places(reading: Reading, anchored: list[tuple[int, int]]) -> Iterator[Place]:
    """`anchored`: where the anchors of this module stand."""
    text = reading.text
    for start, end in anchored:
        word = text[start:end].lower()
        if word.startswith("the"):
            yield from most(text, start)
        elif word == "very":
            yield from very(text, reading.sentences.at(start)[0], start)
        elif word == "always":
            yield from always(text, reading.sentences.at(start)[0], start)
