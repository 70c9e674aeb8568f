"""Words in French order: *passed by a large majority the bill* (the bill by a large majority), *reacted on Monday his lawyer*.

English keeps the object beside its verb and the subject before it. Reported is an adverbial of time, place or manner between a verb and a
short object, a subject that follows a verb of speaking and an adverbial behind a quotation, and a passive that opens a statement (*Were killed
two soldiers.*). Long objects may stand last in good English, so they keep it silent.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ...model import Finding, reported
from ...terms.reading import Reading
from ...text import calendar
from ...text.inflect_en import is_participle
from ...text.lazy import Expression
from ...text.wordlists import row
from .placed import ADJECTIVES, ASKED, PRONOUNS, Place, asked, behind, twice

ID = "word-order"
SUMMARY = "An object, a subject or a passive where French has it (passed by a large majority the bill)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.8)

_KINDS = {form: kind for kind in ("takes", "states", "masters", "tells") for form in row("order.tsv", kind).split()}
ANCHORS = (*_KINDS, "are", "were", *ADJECTIVES, *ASKED)
SHAPES = PRONOUNS

_DAY = calendar.day("en")
_MONTH = calendar.month("en")
_WHEN = (
    rf"(?:(?:on )?{_DAY}(?: (?:morning|afternoon|evening|night))?|on \d\d? {_MONTH}|in {_MONTH}|yesterday|today|this (?:week|month|year|morning|afternoon|evening)|"
    r"last (?:week|month|year|night)|next (?:week|month|year)|by an? (?:\w+ )?majority|unanimously|for the first time|in a statement|at (?:dawn|noon|midnight)|"
    r"to (?:the press|journalists|reporters|the pupils|the public|the judges|the voters|the deputies|the team|the police|parliament|the court|him|them|us|her)|"
    r"every (?:day|week|month|year|morning|evening)|in (?:[A-Z][\w-]+))"
)
_TIME = rf"(?:this|these|the|an?|two|three|four|five|six|ten|several|many) (?:{_MONTH}|{_DAY}|(?:\w+ )?(?:days?|weeks?|months?|years?|hours?|minutes?|mornings?|evenings?|nights?|afternoons?|summer|winter|spring|autumn|times?|decades?|seasons?)\b)"
_DET = r"(?:the|an?|his|her|its|their|this|these|two|three|four|five|six|ten|several|many)"
_NOUNS = r"[\w'-]+(?: (?!of\b|on\b|in\b|at\b|to\b|for\b|with\b|by\b|from\b|and\b|or\b|that\b|which\b|who\b|whose\b|as\b|after\b|before\b|during\b|against\b|between\b|than\b|but\b)[\w'-]+){0,3}(?: (?:of|on|for|against) (?:the |an? |his |her |its |their )?[\w'-]+)?"
_SPLIT = Expression(
    rf" (?P<adverbial>{_WHEN}) (?P<object>(?!{_TIME}){_DET} {_NOUNS})(?P<then>[.,;]| (?:on|in|at|for|with|by|from|and|after|before|during|against|between)\b)"
)
_MANNER = Expression(
    r" (?P<adverbial>very well|well|perfectly|often|always|regularly|frequently|rarely|a lot|too much|very much) "
    r"(?P<object>(?:the|his|her|its|their|this|these) [\w'-]+|English|French|Arabic|German|Spanish|Chinese|football|tennis|chess|music|tea|coffee|fish|meat)(?P<then>[.,;]| (?:and|with|in|at|on|to|for)\b)"
)
_VERBAL = Expression(r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|said|says)\b")
_SUBJECT_LAST = Expression(
    r" (?P<adverbial>(?:on|in|to|at|during|after|from|before) (?:(?:the|an?|his|her|its|their|this|our) )?(?:(?!of\b|on\b|in\b|at\b|to\b|for\b|with\b|by\b|from\b|and\b|that\b|the\b|his\b|her\b)[\w'-]+ ){0,2}(?!of\b|on\b|in\b|at\b|to\b|for\b|with\b|by\b|from\b|and\b|that\b|both\b|all\b)[\w'-]+) "
    r"(?P<subject>(?:the|his|her|its|their|an?) [\w' -]{3,60}?|(?:the )?(?:Mr|Mrs|Ms|Dr|President|Minister|General|Colonel) [A-Z][\w' -]+?)(?P<then>[.,;])"
)
_PASSIVE = Expression(r" (?:also |thus |there )?(?P<verb>(?!pleased|delighted)[a-z]+)(?P<rest>[^.?!:;\"]{10,})\.(?:\s|\Z|\")")
_PASSED = Expression(r"\b(?:was|were|been|be|is|are|the|an?|his|her|its|their|of|to) \Z")
_MARK = Expression(r"[.,;:!?\n]")
_HEAVY = Expression(
    r", (?:which|who|whose|whom|where|including|led by|made up of)\b| (?:that|who|which|aimed at|designed to|intended to)\b"
)
_LONG = 9
"""What makes an object long enough to stand last: a clause of its own, or so many words."""
_OTHERS = frozenset((*ADJECTIVES, *ASKED))
_QUOTED = Expression(r"\",? \Z")


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    others: list[tuple[int, int]] = []
    for start, end in reading.anchors(ID):
        if text[start:end].lower() in _OTHERS:
            others.append((start, end))
            continue
        kind = _KINDS.get(text[start:end])
        if kind in ("takes", "states", "masters") and not _PASSED.search(text, max(0, start - 6), start):
            yield from _late_object(text, end, kind)
        elif kind == "tells" and _QUOTED.search(text, max(0, start - 4), start):
            yield from _late_subject(text, start, end)
        elif text[start].isupper() and kind is None and reading.sentences.at(start)[0] == start:
            yield from _early_passive(text, start, end)
    found: list[Place | None] = [*twice(reading), *behind(reading, others)]
    found += [asked(reading, start, end) for start, end in others if text[start:end].lower() in ASKED]
    yield from (_finding(place.start, place.end, place.message, [place.offer]) for place in found if place)


def _late_object(text: str, end: int, kind: str) -> Iterator[Finding]:
    """*signed on Monday a contract.*: *a contract on Monday*."""
    match = (_MANNER if kind == "masters" else _SPLIT).match(text, end)
    if not match or (kind == "states" and match["then"] not in ".;"):
        return
    last = _MARK.search(text, match.end("object"))
    rest = text[match.start("object") : last.start() if last else len(text)]
    sentence = text[match.start("object") : last.start() + 12 if last else len(text)]
    if not (_VERBAL.search(rest) or _HEAVY.search(sentence) or len(rest.split()) > _LONG):  # *announced on Friday the strike was over*
        offer = f"{match['object']} {match['adverbial']}"
        yield _finding(match.start("adverbial"), match.end("object"), "The object stands beside its verb.", [offer])


def _late_subject(text: str, start: int, end: int) -> Iterator[Finding]:
    """*"...", reacted on social media his lawyer.*: *his lawyer reacted on social media*."""
    match = _SUBJECT_LAST.match(text, end)
    if match and not _VERBAL.search(match["subject"]):
        offer = f"{match['subject']} {text[start:end]} {match['adverbial']}"
        yield _finding(start, match.end("subject"), "The subject stands before what tells where and when.", [offer])


def _early_passive(text: str, start: int, end: int) -> Iterator[Finding]:
    match = _PASSIVE.match(text, end)
    if match and is_participle(match["verb"]) and not _VERBAL.search(match["rest"]):
        yield _finding(start, match.end("verb"), "A statement does not open with its verb: the subject comes first.")
