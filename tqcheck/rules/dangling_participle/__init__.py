"""A participle at the head of the sentence that belongs to the one behind *by*: *Seeking re-election, the region was toured by the president*.

French keeps the active verb or leaves the participle hanging; an engine that turns the clause round gives the participle to a thing. English
takes what opens a sentence as said of its subject, so the one who acts must be the subject. A subject that may act, and a participle that may be
said of a thing (*Built in 1920, the house was bought by the city*), are left alone. An opening before *there is* is said of nobody; with the source the
subject of the French clause tells of whom it is said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...model import Evidence, Finding, reported
from ...terms.reading import Reading
from ...text.inflect_en import is_participle, turned
from ...text.lazy import Expression
from ...text.wordlists import listed, row
from . import no_subject

ID = "dangling-participle"
SUMMARY = "A participle that opens a sentence whose subject is a thing and whose actor stands behind 'by'."
CATEGORY = "fluency/grammar"
SEVERITY = "major"
ANCHORS = ("by",)
SHAPES = no_subject.SHAPES
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)

_PASSIVE = Expression(r" (?:was|were|been) (?:[a-z]+ly )?(?P<verb>[a-z]+)\Z")
_SENTENCE = Expression(
    lambda: (
        r"(?:(?:After|By|While|Before|Upon|On|Since|Without) )?"
        rf"(?!(?:{row('clauses.tsv', 'no-participles')})\b)(?:[A-Za-z][a-z]{{2,}}ing|{row('clauses.tsv', 'minded')}) [^.,;:!?\"()]{{2,70}}, "
        r"(?P<subject>(?:the|an?|his|her|its|their|this|these) (?:[a-z-]+ ){0,2}?(?P<head>[a-z-]+)(?: (?:of|for|from|in|on|at|with|to|between) [^.,;:!?\"()]{2,50}?)?) "
        r"(?P<be>was|were|(?:has|have|had) been) (?:(?P<adverb>[a-z]+ly) )?(?P<verb>[a-z]+) by "
        rf"(?P<actor>(?:(?:{row('clauses.tsv', 'actors')}) [\w'-]+(?:(?! (?:{row('clauses.tsv', 'beyond')})\b) [\w'-]+){{0,4}}|[A-Z][\w'-]+(?: [A-Z][\w'-]+){{0,3}})(?P<whole>(?=[.,;]))"
        rf"|(?:(?:{row('clauses.tsv', 'actors')}) )?[\w'-]+)"
    )
)
"""The actor is `whole` where a mark tells its end."""


def places(reading: Reading) -> Iterator[int]:
    """Each *by* behind a passive, what stands behind an opening and has no subject of its own, and what has a source."""
    yield from _passives(reading)
    yield from (at for shape in SHAPES for at in reading.find(shape))
    if reading.has_source:
        yield from reading.starts


def _passives(reading: Reading) -> Iterator[int]:
    text = reading.text
    for start, _ in reading.anchors(ID):
        match = _PASSIVE.search(text, max(0, start - 40), start - 1)
        if match and is_participle(match["verb"]):
            yield start


def check(reading: Reading) -> Iterator[Finding]:
    yield from _behind_by(reading)
    for match in no_subject.clauses(reading):
        start, end = match.span("clause") if "clause" in match.groupdict() else (match.start() + 2, match.end())
        yield _finding(start, end, "Read as English, what opens the sentence is said of nobody here.", [])
    if reading.has_source:
        yield from _turned_round(reading)


def _turned_round(reading: Reading) -> Iterator[Finding]:
    from ...bilingual.bitext import pairs  # only for documents that have a source
    from . import turned_round

    for pair in pairs(reading):
        for found in turned_round.clauses(pair) if pair.target else ():
            message = f"Read as English, what opens the sentence is said of '{found.subject}', not of '{found.shown}'."
            evidence = Evidence("the French subject", found.shown)
            yield _finding(pair.start + found.start, pair.start + found.end, message, [found.offer], evidence)


def _behind_by(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for place in _passives(reading):
        first, _ = reading.sentences.at(place)
        match = _SENTENCE.match(text, first)
        if not match or match.start("actor") != place + 3 or not _is_thing(match["head"]):
            continue
        subject = match["subject"]
        message = f"Read as English, what opens the sentence is said of '{subject}', not of the one behind 'by'."
        start, end = match.start("subject"), match.end("actor")
        evidence = Evidence("the subject", subject, start)
        yield _finding(start, end, message, [_active(match) if match["whole"] is not None else None], evidence)


def _is_thing(head: str) -> bool:
    """Whether nobody would say of this subject that it seeks or arrives."""
    return any(
        word in listed("unfit-subjects.tsv", "personal") or word in listed("things.tsv", "other") for word in (head, head.removesuffix("s"))
    )


def _active(match: re.Match[str]) -> str | None:
    """The clause with the actor as its subject, where the verb need not follow a number."""
    if match["be"] not in ("was", "were"):
        return None
    return " ".join(part for part in (match["actor"], match["adverb"], turned(match["verb"], "past"), match["subject"]) if part)
