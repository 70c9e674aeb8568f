"""A change *by* so much made one *to* so much, or the reverse: *a baissé de 3 %* against *fell to 3%*, *ramener à 18 %* against *cut by 18%*.

French says *de* where English says *by*, and *à* where it says *to*. Compared where the same number stands behind a word of change on both
sides, with the preposition directly before it. Ranges (*de 4 à 7 %*) are left alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from ..bilingual.bitext import Pair, differs, pairs
from ..model import Finding
from ..terms.reading import Reading
from ..text.lazy import Expression, I

ID = "change-mismatch"
SUMMARY = "A change by an amount and one to it, confused (fell to 3% for a baissé de 3 %)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_told = partial(differs, confidence=0.9, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="numbers")

_ABOUT_FR = r"(?:près d[e'] ?|environ |quelque |plus d[e'] ?|moins d[e'] ?|au moins |presque |à peine )?"
_FRENCH = Expression(
    r"\b(?:baiss|hauss|augment|diminu|recul|chut|progress|bond|repli|rédui|réduc|ramen|ramèn|port(?:er|é|ée|és|ées|era|ent)\b|grimp|mont|tomb|relev|relèv|abaiss|accroi|"
    r"contract|plong|dégring|envol|flamb|major|minor|raccourc|croî|croiss(?!ance)|gonfl|s'élev|s'élèv|rétréc|revu|dégrad|appréci|dépréci)"
    rf"[^.;:,()]{{0,60}}?(?P<how>(?<!hauteur )(?<!dessous )(?<!dessus )(?<!niveau )(?<!seuil )(?<!autour )(?<!lieu )(?<!loin )\b(?:de |d')|\b(?:à|jusqu'à) ){_ABOUT_FR}\Z",
    I,
)
_RANGE_FR = Expression(r"[^.;:,]{0,30}?\b(?:à|et|puis) (?:\w+ ){0,2}\d")
_BEFORE_FR = Expression(r"\bde [\d., ]+(?: ?%| \w+){0,3} \Z")
_ABOUT_EN = r"(?:about |around |nearly |almost |some |more than |less than |at least |just |roughly |only |a )?"
_ENGLISH = Expression(
    r"\b(?P<verb>ris\w*|rose|f[ae]ll\w*|drop\w*|increas\w+|decreas\w+|cut\w*|reduc\w+|rais\w+|lower\w*|gr[eo]w\w*|climb\w*|declin\w+|jump\w*|shr[aiu]nk\w*|slump\w*|"
    r"plung\w+|plummet\w*|soar\w*|surg\w+|gain\w*|down|up|shorten\w*|expand\w*|contract\w*|slip\w*|br(?:ing|ought)\w*|widen\w*|slash\w*|trim\w*|tumbl\w+|"
    r"advanc\w+|los[te]\w*|shed\w*|improv\w+|diminish\w*|go(?:es|ing)?|went|gone|revised)"
    rf"(?:(?!came|com(?:es|ing)|amount|equal|equivalent|clos[ei]|next)[^.;:,()]){{0,60}}?\b(?P<how>by|to) {_ABOUT_EN}(?P<sign>[$£€]?)\Z",
    I,
)
_RANGE_EN = Expression(r"[^.;:,]{0,30}?\b(?:to|and|from) (?:\w+ ){0,2}[$£€]?\d")
_BOTH_EN = Expression(r"\b(?:by|from|to) [\d.,%$£€ ]+(?:\w+ ){0,3}\Z")
_HALVES = (
    (Expression(r"\bde moitié\b"), Expression(r"\bto (?:a )?half\b"), "by half"),
    (Expression(r"\bà la moitié\b"), Expression(r"\bby half\b"), "to half"),
    (Expression(r"\bd'un tiers\b(?! (?:des?|du)\b)"), Expression(r"\bto (?:a|one) third\b"), "by a third"),
    (Expression(r"\bd'un quart\b(?! (?:des?|du)\b)"), Expression(r"\bto (?:a|one) quarter\b"), "by a quarter"),
)


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        english = pair.small[1]
        if ("by" in english or "to" in english) and (pair.numeric or "half" in english or "third" in english or "quarter" in english):
            yield from _amounts(pair)
            yield from _halves(pair)


def _amounts(pair: Pair) -> Iterator[Finding]:
    if not pair.numeric or (" to " not in pair.target and " by " not in pair.target):
        return
    for number, other in pair.figures.matched:
        theirs = _FRENCH.search(pair.source, max(0, number.start - 90), number.start)
        ours = _ENGLISH.search(pair.target, max(0, other.start - 90), other.start)
        if not theirs or not ours or _RANGE_FR.match(pair.source, number.end) or _RANGE_EN.match(pair.target, other.end):
            continue
        if _BEFORE_FR.search(theirs.group()[: theirs.start("how") - theirs.start()]) or _BOTH_EN.search(
            ours.group()[: ours.start("how") - ours.start()]
        ):
            continue
        right = "by" if theirs["how"][0] == "d" else "to"
        if ours["how"] != right:
            shown = f"{theirs['how']}{pair.source[number.start : number.end]}"
            start, end = ours.start("how"), other.end + pair.target.startswith("%", other.end)
            rest = pair.target[start + 2 : end]
            fix = rest.strip() if right == "by" and ours["verb"] in ("down", "up") and ours.end("verb") + 1 == start else right + rest
            yield _told(pair, start, end, f"The source says {shown.strip()}: {right} so much.", shown.strip(), fix=fix)


def _halves(pair: Pair) -> Iterator[Finding]:
    for french, english, right in _HALVES:
        said, written = french.search(pair.source), english.search(pair.target)
        if said and written and pair.target.count(right) == 0:
            yield _told(pair, *written.span(), f"The source says {said.group()}: {right}.", said.group(), fix=right)
