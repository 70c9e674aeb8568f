"""What stands where French has it or is said once too often: subjects said twice (*The goalkeeper, he saved*; *Traoré, who is 36, he has
promised*), questions without *do* (*What you think?*), adjectives behind their nouns (*the port the most active*, *This species very rare
lives*) and *always* behind its verb.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...records import NamedTuple
from ...terms.reading import Reading
from ...text.inflect_en import is_participle, tags
from ...text.lazy import Expression
from ...text.people import first_names
from ...text.people import words as people
from ...text.things import kind
from ...text.wordlists import listed

_words = partial(listed, "order.tsv")

PRONOUNS = (b", he ", b", she ", b", it ", b", they ")
ASKED = tuple(f"{asks} {who}" for asks in ("what", "why", "where", "when", "how") for who in ("you", "he", "she", "they", "we"))
ADJECTIVES = ("the most", "very", "always")

_SUBJECT = Expression(r"(?P<opener>The|This|That|These|Those|His|Her|Its|Their|Our) (?P<between>(?:[a-z'-]+ ){0,2})(?P<noun>[a-z-]+)")
_NAME = Expression(
    r"(?:(?:President|Minister|General|Colonel|Captain|Mr|Mrs|Ms|Dr|Prime Minister) )?(?P<first>[A-ZÀ-Þ][\w'-]+)(?: [A-ZÀ-Þ][\w'-]+){0,2}"
)
_RELATIVE = Expression(r", (?:who|which)(?: [\w'-]+){2,10}\Z")
_VERB = Expression(r", (?P<pronoun>\w+) (?P<verb>[a-z']+)(?P<next> [a-z]+)?")
_ASKING = Expression(r"(?P<asks>\w+) (?P<who>\w+) (?P<verb>[a-z]+)(?P<rest>[^.,;:!?\"]{0,90})\?")
_BEFORE = Expression(r"(?P<opener>\b(?:[Tt]he|[Ii]ts|[Hh]is|[Tt]heir|[Aa]n?|[Tt]his|[Oo]ne of the) )(?P<noun>[a-z-]{3,}) \Z")
_MOST = Expression(r"the most (?P<adjective>[a-z]{4,})(?=[.,;:]| (?:in|of|for|on|at|among|is|was|has|will|ever|by|to)\b|\Z)")
_VERY = Expression(r"very (?P<adjective>[a-z]{3,}) (?P<verb>[a-z]+)")
_OPENS = Expression(r"(?P<opener>The|This|His|Her|Its|Their|These|That|Our) (?P<noun>[a-z-]+) \Z")
_VERB_ALWAYS = Expression(r"\w (?P<verb>[a-z]{4,}s) \Z")
_OBJECT = Expression(r"always(?= (?:the|an?|his|her|its|their|this|that|in|to|on|for|with|of)\b)")


class Place(NamedTuple):
    """A span that is found, what to say, and what stands there in English."""

    start: int
    end: int
    message: str
    offer: str | None


def twice(reading: Reading) -> Iterator[Place]:
    """Sentences that open with their subject and a comma, and say it again."""
    text = reading.text
    for shape in PRONOUNS:
        for at in reading.find(shape):
            first, last = reading.sentences.at(at)
            match = _VERB.match(text, at, last)
            if first == at or at - first > 110 or match is None:
                continue
            subject = text[first:at]
            pronoun = match["pronoun"]
            if relative := _RELATIVE.search(subject):
                subject = subject[: relative.start()]
            if not _opens(subject.lstrip('"'), pronoun, bool(relative)) or not _finite(match["verb"], pronoun):
                continue
            if not relative and "," in text[match.end() : match.end() + 60].partition(".")[0] and match["verb"] not in _words("finite"):
                continue  # a parenthesis: *The plan, he hoped in vain, ...*
            comma = ", " if relative else " "
            start = first + len(text[first:at]) - len(text[first:at].lstrip('"'))
            offer = text[start:at] + comma + match["verb"]
            yield Place(start, match.end("verb"), "The pronoun says the subject twice.", offer)


def _opens(said: str, pronoun: str, alone: bool) -> bool:
    """Whether these words are a noun phrase that the pronoun may say again; `alone`: a single name may be one."""
    if match := _SUBJECT.fullmatch(said):
        noun = match["noun"]
        between = match["between"].split()
        if any(word in _words("no-adjective") for word in between) or noun in _words("time"):
            return False
        person, thing, one = noun in people("person") | people("male") | people("female"), kind(noun), noun.removesuffix("s")
        if pronoun == "they":
            many = noun != one and (one in people("person") or kind(one))
            return bool(many) or noun in ("police", "people", "women", "men", "children")
        return (person and pronoun != "it") or (thing not in ("", "animal"))
    match = _NAME.fullmatch(said)
    return match is not None and (
        pronoun in ("he", "she") and (match["first"] in first_names() or (alone and match["first"] not in _words("sentence")))
    )


def _finite(verb: str, pronoun: str) -> bool:
    """Whether this opens what the sentence says: no verb of speaking or thinking, behind which *The plan, he said, is* goes on."""
    if verb in _words("parenthesis"):
        return False
    return verb in _words("finite") or bool({"past", "base" if pronoun == "they" else "s"} & set(tags(verb)))


def asked(reading: Reading, start: int, end: int) -> Place | None:
    """*Why he left?*: a question that is not turned."""
    text = reading.text
    first, last = reading.sentences.at(start)
    if text[first:start] not in ("", '"', "'", '("', "("):
        return None
    match = _ASKING.match(text, start, last)
    if match is None or match["verb"] in _words("turned"):
        return None
    verb = match["verb"]
    if (
        verb in ("is", "are", "was", "were", "can", "will", "would", "should", "could", "must", "has", "have", "had")
        and match["asks"] != "how"
    ):
        return Place(start, match.end("verb"), "A question turns the verb before its subject.", f"{match['asks']} {verb} {match['who']}")
    forms = set(tags(verb))
    if not forms & {"past", "s", "base"} or verb.endswith("ly"):
        return None
    do = "did" if "past" in forms else "does" if "s" in forms else "do"
    return Place(start, match.end("who"), "A question needs 'do' before its subject.", f"{match['asks']} {do} {match['who']}")


def _most(text: str, start: int) -> Iterator[Place]:
    """*the port the most active*."""
    match = _MOST.match(text, start)
    before = _BEFORE.search(text, max(0, start - 30), start)
    if match is None or before is None or match["adjective"] in _words("no-adjective"):
        return
    noun, adjective = before["noun"], match["adjective"]
    if adjective.endswith(("s", "ly", "ing")) or not (kind(noun) or noun in people("person") or kind(noun.removesuffix("s"))):
        return
    yield Place(before.start("opener"), match.end(), "The adjective stands before its noun.", f"the most {adjective} {noun}")


def _very(text: str, first: int, start: int) -> Iterator[Place]:
    """*This species very rare lives*: only before the verb of the subject that opens the sentence."""
    before = _OPENS.fullmatch(text, first, start)
    match = _VERY.match(text, start)
    if before is None or match is None or before["noun"] in _words("finite"):
        return
    adjective, verb = match["adjective"], match["verb"]
    finite = verb in _words("finite") or (verb.endswith(("s", "ed")) and {"s", "past"} & set(tags(verb)))
    if finite and not adjective.endswith(("ly", "s")) and adjective not in _words("no-adjective") and not is_participle(before["noun"]):
        offer = f"{before['opener']} very {adjective} {before['noun']}"
        yield Place(first, match.end("adjective"), "The adjective stands before its noun.", offer)


def _always(text: str, first: int, start: int) -> Iterator[Place]:
    """*denounces always a political trial*."""
    before = _VERB_ALWAYS.search(text, max(first, start - 40), start)
    match = _OBJECT.match(text, start)
    if before and match and before["verb"] not in _words("no-verb") and not _noun(before["verb"].removesuffix("s")):
        yield Place(before.start("verb"), match.end(), "The adverb stands before its verb.", f"always {before['verb']}")


def _noun(word: str) -> bool:
    return bool(kind(word)) or word in people("person")


def behind(reading: Reading, anchored: list[tuple[int, int]]) -> Iterator[Place]:
    """Adjectives and *always* behind what they belong to. `anchored`: where `ADJECTIVES` stand."""
    text = reading.text
    for start, end in anchored:
        word = text[start:end].lower()
        if word.startswith("the"):
            yield from _most(text, start)
        elif word == "very":
            yield from _very(text, reading.sentences.at(start)[0], start)
        elif word == "always":
            yield from _always(text, reading.sentences.at(start)[0], start)
