"""What lasts since a time: *is closed since Monday* (has been closed), *was serving there since 2017* (had been serving).

French tells with the present, and in the past with the imperfect, what began before and goes on; English takes the perfect. The rule
starts from *since* and a time, goes back to the verb of the clause and looks whether it is one of lasting: a form in *-ing*, a participle of
what lasts, a state or an office, or a verb of ``tqcheck/data/since.tsv``. Comparisons (*the worst since*, *up since*) keep it silent.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ..model import Evidence, Finding, reported
from ..terms.reading import Reading
from ..text import calendar
from ..text.inflect_en import infinitive, is_participle, tags, turned
from ..text.lazy import Expression, I
from ..text.wordlists import listed

ID = "tense-since"
SUMMARY = "A present or simple past with since where English takes the perfect."
CATEGORY = "fluency/grammar"
SEVERITY = "minor"
_finding = partial(reported, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="grammar", confidence=0.8)
_words = partial(listed, "since.tsv")
ANCHORS = ("since",)

_MONTH = calendar.month("en")
_DAY = calendar.day("en")
_POINT = Expression(
    rf" (?:(?:at least|about|around|early|late|mid|last|the (?:early|late|end|start|beginning|middle)(?: of)?|the night of|the morning of|this|that|dawn on|\d\d?)[ -])*"
    rf"(?:(?:1[89]|20)\d\d\b(?!,\d)|{_MONTH}\b|{_DAY}\b|yesterday\b|then\b|dawn\b|midnight\b|midday\b|noon\b|Christmas\b|Easter\b|independence\b|childhood\b|birth\b|"
    r"(?:week|month|year|night|spring|summer|autumn|winter|morning|weekend|afternoon|evening)\b|(?:1[89]|20)\d0s|"
    r"(?:the|his|her|its|their) (?:[\w-]+ ){0,2}?(?P<event>[\w-]+)\b)"
)
_TO_THE_SUBJECT = Expression(
    r"(?: (?:of|in|at|on|and|the|his|her|its|their|[A-Z][\w-]+|\d+|independence|power|office|coup|war|year|month))*, "
)
_HE = Expression(r"(?:he|she) (?:also |now |still |\w+ly )?(?P<verb>[a-z]{3,}s)(?P<rest>(?: [\w'-]+){0,6})")
_NO_VERBS = frozenset("has was does is says hopes wants plans intends expects thinks knows needs".split())
_WHO = Expression(r"\b(?:who|which)\Z")
_LEADS = Expression(r" (?:also |still |now |\w+ly )?(?P<verb>[a-z-]{3,}(?<!s)s)(?: [\w'-]+){0,6}\Z")
"""*who criss-crosses it since 2014*: the verb directly behind the relative, whatever it means."""
_LED = Expression(r" (?:also |still |\w+ly )?(?P<verb>[a-z-]{3,})(?: [\w'-]+){1,6}\Z")
_PLURAL_BEFORE = Expression(r"\b[a-z]+(?<![su])(?<!i)s,? (?:who|which)\Z")
_NO_POINT = Expression(r" (?:is|are|was|were|has|have|had|will|would|can|could|must|did|does|do|came|took|began|became|got|made|went)\b")
_RELATIVE = Expression(r"\b(?:that|which|who) [\w ]+ \Z")
"""*the power cut that lasts since Tuesday is*: the verb behind belongs to the sentence around."""
_ENDED = Expression(r"[.,;]|\Z")
_BOUNDARY = Expression(
    r"[,;:()\"?!]|\b(?:and|but|or|because|where|when|while|although|though|that|which|who|whom|whose|if|as|than|what|how|why|whether|after|before|until)\b"
)
_BE = Expression(
    r"\b(?P<be>is|are|was|were) (?P<adverb>(?:not |no longer |still |also |already |now |currently |\w+ly )?)(?P<what>[\w-]+)(?P<rest>[^,;:()\"]*)\Z"
)
_NO_SUBJECT = Expression(r"\b(?:there|what|this|these|those|it|which|here)\s*\Z", I)
_FINITE = Expression(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|did|does|do|to be|been|being|said|says)\b"
)
_ARTICLED = Expression(r"(?:an?|the|its|their|his|her) (?:[\w-]+ ){0,2}?(?P<role>[\w-]+)\b")
_PLACED = Expression(
    r"(?:in|on|at|under|without|behind) (?:the |house |military |a |police |international |running |drinking |high |red )?(?P<place>[\w-]+)\b"
)
_NOUN_BEFORE = Expression(
    r"\b(?:the|an?|his|her|its|their|our|of|in|on|at|for|to|by|with|from|these|those|many|some|all|new|two|three|\d+) \Z"
)
_WORD = Expression(r"(?<![\w'-])[a-z]{3,}(?![\w'-])")
_ONE = Expression(
    r"(?:\b(?:[Hh]e|[Ss]he|[Ii]t)|\b(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Tt]his|[Tt]hat)(?: [\w'-]+){1,3}|[A-Z][\w'-]+)(?: (?:also|still|already|now|\w+ly))? \Z"
)
_MANY = Expression(
    r"\b(?:[Tt]hey|[Ww]e|[Pp]eople|[Pp]olice|[Ww]omen|[Mm]en|[Cc]hildren|[A-Z][a-z]+s|[Tt]he(?: [\w'-]+){1,3}s|(?:\d+|[Tt]wo|[Tt]hree|[Mm]any|[Ss]ome|[Ss]everal|[Dd]ozens of|[Hh]undreds of|[Tt]housands of)(?: [\w'-]+){1,2}s)(?: (?:also|still|already|now|\w+ly))? \Z"
)
_PAST = {"is": "has been", "are": "have been", "was": "had been", "were": "had been"}


def check(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.anchors(ID):
        point = _POINT.match(text, end)
        if point and (point["event"] is None or point["event"].lower() in _words("event")):
            if _NO_POINT.match(text, point.end()) and not _RELATIVE.search(text, max(0, start - 40), start):
                continue
        elif not _ENDED.match(text, end):
            continue
        if text[start] == "S":
            found = _opened(text, point.end(), reading.sentences.at(start)[1]) if point else None
        else:
            first = _clause(text, reading.sentences.at(start)[0], start - 1)
            found = _with_be(text, first, start - 1) or _of_lasting(text, first, start - 1)
        if found:
            when = Evidence("since when", text[start : point.end() if point else end], start)
            begins, ends, offer = found
            yield _finding(begins, ends, "What began before and goes on takes the perfect with since.", [offer], when)


def _opened(text: str, point: int, last: int) -> tuple[int, int, str] | None:
    """The span of the verb of a sentence that opens with *since*: *Since 2010, he directs a foundation*."""
    opening = _TO_THE_SUBJECT.match(text, point, last)
    if not opening:
        return None
    first = opening.end()
    if pronoun := _HE.match(text, first, last):
        verb = pronoun["verb"]
        if verb not in _NO_VERBS and not _compared(pronoun["rest"]):
            return pronoun.start("verb"), pronoun.end("verb"), f"has {turned(verb, 'part')}"
    clause = _BOUNDARY.search(text, first, last)
    end = clause.start() if clause else last - 1
    return _with_be(text, first, end, _NUMBERED) or _of_lasting(text, first, end)


def _clause(text: str, start: int, end: int) -> int:
    """Where the clause begins that ends at `end`: behind the last mark or conjunction."""
    return max((match.end() for match in _BOUNDARY.finditer(text, start, end)), default=start)


def _with_be(text: str, first: int, end: int, aside: frozenset[str] = frozenset()) -> tuple[int, int, str] | None:
    """The span of a form of *be* and what stands with it, and the perfect of it; words of `aside` compare nothing."""
    match = _BE.search(text[first:end])
    if (
        match is None
        or _NO_SUBJECT.search(text, first, first + match.start())
        or _compared(text[first:end], aside)
        or _FINITE.search(match["rest"])
    ):
        return None
    be, what = match["be"], match["what"].lower()
    last = match["rest"].rstrip().rpartition(" ")[2].lower()
    if last in _words("state") or last in _words("apart"):
        return None  # *are looking for a yacht missing since Thursday*
    past = be in ("was", "were")
    lasting = (
        (what.endswith("ing") and len(what) > 4 and what not in ("going", "being", "during", "nothing", "something", "anything"))
        or what in _words("state")
        or (not past and is_participle(what) and what not in _words("moment"))
    )
    if lasting:
        return first + match.start(), first + match.end("what"), f"{_perfect(be, match['adverb'])} {match['what']}"
    where = _PLACED.match(f"{match['what']}{match['rest']}")
    if where and where["place"] in _words("place"):
        return first + match.start(), first + match.end("be"), _PAST[be]
    role = _ARTICLED.match(match["what"] + match["rest"])
    if (role["role"] if role else what) in _words("role"):
        last = match.end("be")
        return first + match.start(), first + last, _PAST[be]
    return None


def _perfect(be: str, adverb: str) -> str:
    """*is already*: *has already been*."""
    auxiliary, been = _PAST[be].split()
    return f"{auxiliary} {adverb.removeprefix('still ')}{been}"


def _of_lasting(text: str, first: int, end: int) -> tuple[int, int, str] | None:
    """The span of a verb of what lasts in the present tense, and its perfect: *he heads the bank since*, *teachers protest since*."""
    clause = text[first:end]
    if _compared(clause) or _FINITE.search(clause):
        return None
    if _WHO.search(text, max(0, first - 8), first) and (match := _LEADS.match(clause)) and match["verb"] not in _NO_VERBS:
        return first + match.start("verb"), first + match.end("verb"), f"has {turned(match['verb'], 'part')}"
    if past := _past_of_lasting(text, first, clause):
        return past
    for match in _WORD.finditer(clause):
        verb, before = match.group(), clause[: match.start()]
        many = not verb.endswith("s")
        if not {verb, turned(verb, "base")} & _words("lasts") or _NOUN_BEFORE.search(before):
            continue
        if not _words("apart").isdisjoint(clause[match.end() :].split()):
            continue  # *receive the money owed since 2022*
        linked = text[max(0, first - 5) : first].endswith(("who", "which", "that", "and")) and not before.strip()
        if (linked and not many) or (_MANY if many else _ONE).search(before):
            return first + match.start(), first + match.end(), f"{'have' if many else 'has'} {turned(verb, 'part')}"
    return None


def _past_of_lasting(text: str, first: int, clause: str) -> tuple[int, int, str] | None:
    """*who chaired the board since 2014*: the simple past of what lasts, directly behind the relative."""
    match = _LED.match(clause) if _WHO.search(text, max(0, first - 8), first) else None
    if not match or "past" not in tags(match["verb"]) or _compared(text[max(0, first - 40) : first]):
        return None
    base = infinitive(match["verb"]) or turned(match["verb"], "base")
    if base not in _words("lasts"):
        return None
    have = "have" if _PLURAL_BEFORE.search(text, max(0, first - 40), first) else "has"
    return first + match.start("verb"), first + match.end("verb"), f"{have} {turned(match['verb'], 'part')}"


_NUMBERED = frozenset(("first", "second", "third"))
"""What compares before *since* only: *the second attack since Monday*, but *Since Monday, the second city is*."""


def _compared(clause: str, aside: frozenset[str] = frozenset()) -> bool:
    words = re.findall(r"[\w%]+", clause.lower())
    return any(
        (word in _words("compared") and word not in aside)
        or word.endswith("%")
        or (word.endswith("est") and len(word) > 5 and word not in ("arrest", "protest", "interest", "request", "conquest"))
        for word in words
    )
