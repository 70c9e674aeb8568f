"""*As soon as he will have signed*, *if they would try*: a future or conditional behind *as soon as*, *until*, *if*.

French has the future behind *dès que*, *quand*, *tant que*; English has the present there, and the past behind an *if* of what might be. The
clause must follow its conjunction with a subject of its own. Questions (*asked if they would*) and wishes (*if you would*) are left alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.inflect_en import is_participle, turned
from ..text.lazy import Expression, I, S

ID = "tense-clause"
SUMMARY = "A future behind as soon as, until, a conditional behind if."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)
ANCHORS = ("as soon as", "once", "until", "unless", "as long as", "if", "when")

_NO_SUBJECT = r"(?!(?:that|which|who|whose|if|is|are|was|were|has|have|had|will|would|can|could|to|not|then|now|possible|necessary|when|where|again|more|made|asked|given|needed)\b)"
_SUBJECT = rf"(?P<subject>{_NO_SUBJECT}[\w'’-]+(?: {_NO_SUBJECT}(?!(?:he|she|it|they|we|you|i)\b)[\w'’-]+){{0,7}}?)"
_FUTURE = Expression(
    rf" {_SUBJECT} (?P<helper>will|would)(?P<adverb> (?:not|also|again|still|finally|\w+ly))? (?P<verb>[a-z]{{2,}})\b(?: (?P<next>[a-z]+)\b)?"
)
_ASKED = Expression(
    r"\b(?:ask\w*(?: [\w\']+){0,5}|wonder\w*|know\w*|knew|see|sure|unclear|clear|say|said|tell|told|find out|doubt\w*|even|nice|better|good|great|helpful|grateful|as|uncertain|question|only|not|all at|at)\s*\Z",
    I,
)
_FORMERLY = Expression(r"(?:\b(?:he|she|it|they|we|I|you|who|which|that|was|were|had|has|have|been)|[A-Z][\w'-]+) \Z")
"""Behind a subject *once* is formerly: *the plan he once denounced will go ahead*."""
_POLITE = frozenset(("you", "i"))
_NO_CONDITION = frozenset("like rather be prefer love care have please mind help".split())
_STATED = Expression(r"\b(?:is|was|remains|depends|will|would)\b")
"""A verb of which the clause is the subject: *When she will speak is unclear*."""
_MANY = Expression(r"(?:they|we|you|I|these|those|both|two|three|four|five|several|all)\b", I)
_SINGULAR = Expression(r"(?:ss|us|is|news|politics|economics)\Z", I)
_OF = Expression(r" (?:of|in|from|for|at|on|with|to|by)\b.*", S)


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        match = _FUTURE.match(text, end)
        if not match or _ASKED.search(text, max(0, start - 14), start):
            continue
        word = text[start:end].lower()
        if word == "once" and _FORMERLY.search(text, max(0, start - 24), start):
            continue
        if word == "when" and not _opens(reading, start, match.end("verb")):
            continue
        helper = match["helper"]
        if (word == "if") != (helper == "would"):
            continue
        if helper == "would" and (match["subject"].lower() in _POLITE or match["verb"] in _NO_CONDITION or match["adverb"]):
            continue
        fix, last = _past(match) if helper == "would" else _present(match)
        shown = "the past" if helper == "would" else "the present"
        yield _finding(match.start("helper"), last, f"Behind *{word}* English has {shown}, not *{helper}*.", [fix])


def _opens(reading: Reading, start: int, end: int) -> bool:
    """Whether *when* opens a statement of which the main clause follows behind a comma: *When he will arrive, we shall leave.*"""
    first, last = reading.sentences.at(start)
    comma = reading.text.find(", ", end, last)
    return first == start and comma > 0 and "?" not in reading.text[end:last] and not _STATED.search(reading.text, end, comma)


def _past(match: re.Match[str]) -> tuple[str, int]:
    return turned(match["verb"], "past"), match.end("verb")


def _present(match: re.Match[str]) -> tuple[str, int]:
    """The verb of the clause in the present, and where it ends."""
    many = _plural(match["subject"])
    adverb = match["adverb"] or ""
    verb = match["verb"]
    if verb == "be":
        return f"{'am' if match['subject'] == 'I' else 'are' if many else 'is'}{adverb}", match.end("verb")
    if verb == "have" and match["next"] and is_participle(match["next"]):
        return f"{'have' if many else 'has'}{adverb}", match.end("verb")
    if adverb.strip() == "not":
        return f"{'do' if many else 'does'} not {verb}", match.end("verb")
    return f"{adverb} {verb if many else turned(verb, 's')}".lstrip(), match.end("verb")


def _plural(subject: str) -> bool:
    if _MANY.match(subject):
        return True
    head = _OF.sub("", subject)
    return (
        subject.lower() not in ("he", "she", "it", "this", "that")
        and head.endswith("s")
        and not _SINGULAR.search(head)
        and head[0].islower()
    )
