"""Whom one meets where: people at home who come to harm, people who travel, those with whom a country deals, and its heads of state.

A cue beside a mention says little where the mention goes there, or is dealt with by the other country; it decides where the person
in office is named. The nouns are data (``data/demonym-nouns.tsv``).
"""

from __future__ import annotations

import re

from ..text.lazy import Expression
from ..text.wordlists import listed
from .belongings import signs
from .evidence import GROUP, STRONG, Evidence, Mark, Weight


def nouns(kind: str) -> frozenset[str]:
    """The nouns of a kind that may follow a nation."""
    return listed("demonym-nouns.tsv", kind)


def stricken(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether people who live where they work (teachers, prefects, herders) come to harm in a place of the rival's."""
    harmed = _HARMED.match(text, mention.end)
    if harmed is None or nouns("resident").isdisjoint(harmed[1].lower().split()):
        return False
    _, end = evidence.sentences.at(mention.start)
    return any(
        GROUP[mark.kind] == "place"
        and harmed.end() <= mark.start < end
        and not (mark.moved or mark.kind == "capital")
        and _NO_WAY.search(text, mention.start, mark.start) is None
        for mark, _ in theirs.marks
    )


_HARMED = Expression(
    r" ((?:[a-z]+ ){0,2}?[a-z-]+),? (?:were|was|have been|has been|had been|are|is) (?:\w+ )?"
    r"(?:killed|kidnapped|abducted|wounded|injured|murdered|shot|beheaded|attacked|ambushed|slain|massacred|executed|taken hostage|seized)\b"
)
_NO_WAY = Expression(r"\b(?:border|fronti|refuge|fle[de]|way to|return|exil|migra|cross|visit|deport|convoy)", re.I)


def more_signs(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether a second cue of the rival stands around, or a thing that the written country has not."""
    strong = [mark for mark, _ in theirs.marks if GROUP[mark.kind] in STRONG]
    return len(strong) > 1 or any(signs(text, evidence, mention, mark.country) > 0 for mark in strong)


def travels(text: str, mention: Mark, theirs: Weight) -> bool:
    """Whether those who are named go to the rival's country (the Malawian delegation visited Bamako)."""
    went = _WENT.match(text, mention.end)
    return went is not None and any(mark.start == went.end() and GROUP[mark.kind] in STRONG for mark, _ in theirs.marks)


_WENT = Expression(
    r"(?: (?!(?:to|them|him|her|who|had|has|that|which|where)\b)[\w.'’-]+){1,4}? (?:(?:has|had|have|will|is|are|was|were) )?(?:visit(?:s|ed|ing)?|tour(?:s|ed|ing)|(?:travel(?:s|led|ed|ling)|fl[ie]w|flies|flown|went|gone|goes|come|came|"
    r"return(?:s|ed)?|moved|sent|going|coming|heading|flying) to|(?:arriv(?:es|ed|ing)|land(?:s|ed)|received|expected|is|was) in) (?:the )?"
)


def crosses(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether those who are named come over the border of the rival (Nigerian jihadists crossed into Niger), or drive others over it."""
    _, last = evidence.sentences.at(mention.start)
    return any(
        mention.end < mark.start < last and _OVER.search(text, mention.end, mark.start)
        for mark, _ in theirs.marks
        if GROUP[mark.kind] in STRONG and mark.kind != "person"
    )


_OVER = Expression(
    r"\b(?:(?:cross|fle|spill|infiltrat|incur|stray)\w*(?: [a-z]+)? (?:the (?:border|frontier) )?into|(?:across|over|through) the (?:border|frontier) (?:in)?to)"
    r" (?:the |neighbouring )?\Z"
)


def dealt_with(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether the rival acts on them, in the same sentence (Mauritius has offered to train Mauritanian bankers; Tehran denies that it pays the
    Iraqi militias; Iran's minister received Iraqi clerics): nobody is said to deal with its own by name."""
    first, _ = evidence.sentences.at(mention.start)
    return any(
        first <= mark.start < mention.start
        and (
            (mark.kind in ("name", "capital") and mark.start - first <= 5 and _DEALS.match(text, mark.end, mention.start))
            or (mark.kind in ("name", "person") and _RECEIVES.match(text, mark.end, mention.start))
        )
        for mark, _ in theirs.marks
    )


_DEALS = Expression(
    r"(?: (?:has|had|have|will|would|is|also|wants|wanted|again|once|agreed|decided|to|plans))*"
    r" (?:offer|train|invit|welcom|receiv|host|expel|accus|ask|thank|help|recruit|import|buy|bought|send|sent|provid|urg|lend|lent|deport|beat|fac|defeat|"
    r"summon|recall|congratulat|criticiz|criticis|den(?:y|ies|ied)|open|clos|block|export)\w*\b"
)
_RECEIVES = Expression(r"(?:'s(?: [a-z]+){1,3})?,? (?:has |had |will |also )*(?:receiv|welcom|host|greet|expel|summon)\w*\b")


def titled(text: str, mention: Mark, theirs: Weight) -> bool:
    """Whether a head of state or minister of the rival is named beside the mention, whatever else stands there (the Nigerian president, Mohamed
    Bazoum)."""
    for mark, _ in theirs.marks:
        if mark.kind == "person" and 0 < mark.start - mention.end <= 60:
            between = _OFFICE.fullmatch(text, mention.end, mark.start)
            if between and (not between[1] or _CLOSES.match(text, mark.end)):
                return True
    return False


_OFFICE = Expression(
    r" (?:(?:former|late|acting|interim|ousted|deposed|new|then|transitional|military|deputy|vice)[ -])*"
    r"(?:head of state|president|prime minister|(?:foreign|interior|defen[cs]e|justice|finance) minister|junta (?:leader|chief|head)|strongman|leader|ruler)"
    r"(,)? (?:(?:general|colonel|captain|gen\.|col\.|capt\.|mr\.?|mrs|ms|dr\.?) )?(?:[A-Z][\w'-]+ ){0,2}",
    re.I,
)
_CLOSES = Expression(r"[,.;:)!?]|$|\n| (?:was|is|has|had|said|says|will|who|on|in|at|to)\b")
