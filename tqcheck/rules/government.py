"""Infinitives where English takes the form in *-ing*: *accuses them to fish* (of fishing), *succeeded to land*, *spends his time to wait*.

French verbs, adjectives and nouns govern an infinitive with *de* or *à*; behind many of them English has a preposition and *-ing*. Which
word takes what is in ``tqcheck/data/government.tsv``. What follows *to* must be a verb, and what stands between a verb and *to* must be
its object, with no noun in it that takes an infinitive itself (*prevented attempts to leave*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Finding, reported
from ..terms.reading import Reading
from ..text.inflect_en import is_participle, tags, turned
from ..text.lazy import Expression
from ..text.wordlists import english, lines, table

ID = "government"
SUMMARY = "An infinitive where English takes -ing (accuses them to fish)."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.85)

_SHAPES: dict[str, list[tuple[str, str, str]]] = {}
"""Form of a word → (shape, what stands before -ing, verbs behind which it is right after all); see the table."""
for _shape, _forms, _instead, *_right in table("government.tsv"):
    for _form in _forms.split():
        _SHAPES.setdefault(_form.replace("_", " "), []).append((_shape, _instead.removeprefix("-"), _right[0] if _right else ""))
ANCHORS = tuple(_SHAPES)

_TO = r" (?P<to>(?P<no>not )?to (?P<not>not )?(?P<have>have (?:been )?)?(?P<verb>(?!the |her\b)[a-z]{2,}))(?![\w'-])"
_WHOM = r"(?:the|his|her|its|their|our|my|your|this|that|these|those|some|many|several|most|all|any|other|two|three|four|five|six|\d+|an?|him|them|us|me|you|it|everyone|anyone|people|[A-Z][\w'-]+)"
_OBJECT = Expression(rf" (?P<object>{_WHOM}(?: [\w'-]+){{0,4}}?){_TO}")
_BARE = Expression(_TO)
_OBJECT_BEHIND = Expression(r" (?:the|his|her|its|their|our|my|your|this|that|these|those|an?|him|them|us|it)\b")
_BE = Expression(r"(?:\b(?:is|are|was|were|be|been|being|'s|'re) (?:\w+ )?)\Z", re.I)
_IMPERSONAL = Expression(r"\bit(?:'s| is| was| has been| remains| will be) (?:\w+ly )?\Z", re.I)
"""*It is prohibited to fish here*."""
_TIME = Expression(
    r" (?:(?:his|her|their|its|our|my|your|the|all|most|much|several|many|long|hours|\d+|two|three|four|five|six|eight|ten|twenty) (?:\w+ ){0,3}?(?:time|days?|hours?|nights?|years?|months?|weeks?|weekends?|evenings?|afternoons?|mornings?|life|lives|childhood|youth)(?: there| here)?)"
    + _TO
)
_OWN_INFINITIVE = Expression(lambda: rf"\b(?:{'|'.join(lines('infinitive-objects.txt'))})\b", re.I)
_NOUN_BEFORE = Expression(
    r"\b(?:the|an?|his|her|its|their|our|my|your|this|that|these|those|no|any|some|of|at|for|high|higher|low|great|greater|serious|real|main|other|many|such|more|less|big|biggest|own|increased|potential|security|health|new|american|golden|old)\Z",
    re.I,
)
_HAVING = Expression(
    r"\b(?:have|has|had|having|without|much|great|little|no|any|some|experienc\w+|find|finding|found|encounter\w*)\Z", re.I
)
_TOO = Expression(r"\b(?:too|so|very|enough|more|most|as)\Z", re.I)


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        for shape, instead, right in _SHAPES[" ".join(text[start:end].lower().split())]:
            match = _READERS[shape](text, start, end)
            if match and _fits(match) and match["verb"] not in right.split():
                yield _with_ing(text[start:end], match, instead)
                break


def _object(text: str, start: int, end: int) -> re.Match[str] | None:
    """A verb with its object, or in the passive, and an infinitive; a participle and what has been done (*his rivals, accused to have lied*)."""
    if is_participle(text[start:end].lower()):
        if _IMPERSONAL.search(text, max(0, start - 30), start):
            return None
        behind = _BARE.match(text, end)
        if _BE.search(text, max(0, start - 24), start) or (behind and behind["have"] and text[start - 2 : start] == ", "):
            return behind
    match = _OBJECT.match(text, end)
    return match if match and not _OWN_INFINITIVE.search(match["object"]) and not _noun(text, start) else None


def _perfect(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _object(text, start, end)
    return match if match and match["have"] else None


def _verb(text: str, start: int, end: int) -> re.Match[str] | None:
    """A verb directly before *to*: no noun (*the risk to lose*) and no passive (*was suggested to*)."""
    passive = text[start:end].endswith("ed") and _BE.search(text, max(0, start - 24), start)
    return None if passive or _noun(text, start) else _BARE.match(text, end)


def _said(text: str, start: int, end: int) -> re.Match[str] | None:
    match = _verb(text, start, end)
    return match if match and match["have"] else None


def _word(text: str, start: int, end: int) -> re.Match[str] | None:
    return None if _TOO.search(text, max(0, start - 12), start - 1) else _BARE.match(text, end)


def _having(text: str, start: int, end: int) -> re.Match[str] | None:
    return _BARE.match(text, end) if _HAVING.search(text, max(0, start - 30), start - 1) else None


def _preposition(text: str, start: int, end: int) -> re.Match[str] | None:
    """*without to*; *after to have*; others may be adverbs (*as never before to stop it*) where they do not open the sentence."""
    match = _BARE.match(text, end)
    return match if match and (text[start:end] == "without" or text[start].isupper() or match["have"]) else None


def _time(text: str, start: int, end: int) -> re.Match[str] | None:
    return _TIME.match(text, end)


def _to(text: str, start: int, end: int) -> re.Match[str] | None:
    """*contribute to improve the roads*: the verb has an object, for nouns follow as well (*opposed to war*)."""
    match = _BARE.match(text, end)
    return match if match and _OBJECT_BEHIND.match(text, match.end()) else None


_READERS = {
    "object": _object,
    "perfect": _perfect,
    "verb": _verb,
    "said": _said,
    "having": _having,
    "preposition": _preposition,
    "word": _word,
    "time": _time,
    "to": _to,
}


def _noun(text: str, start: int) -> bool:
    """Whether the words before say that the word at `start` is a noun."""
    return _NOUN_BEFORE.search(text, max(0, start - 16), start - 1) is not None


def _fits(match: re.Match[str]) -> bool:
    """Whether what follows *to* is the base form of a verb (it has a form in *-ing* that English knows), or *have* and a participle."""
    verb = match["verb"]
    if match["have"]:
        return is_participle(verb)
    return verb in ("be", "do", "go", "have") or ("base" in tags(verb) and turned(verb, "ing") in english())


def _with_ing(word: str, match: re.Match[str], instead: str) -> Finding:
    before = f"{instead} " if instead else ""
    ing = turned(match["verb"], "ing")
    if match["have"]:
        ing = f"having {match['have'].removeprefix('have ')}{match['verb']}"
    offer = f"{before}{'not ' if match['no'] or match['not'] else ''}{ing}"
    return _finding(match.start("to"), match.end("verb"), f"'{word}' takes {before}-ing, no infinitive.", [offer])
