"""The grammar of the names of countries: which take an article, which regions have the name too, whose place a name stands beside.

Which countries take an article is data (``data/articles.tsv``).
"""

from __future__ import annotations

from functools import cache

from ..text.lazy import Expression
from ..text.wordlists import english, table
from ..typed import Any
from .evidence import Mark

_AFTER_ARTICLE = Expression(
    r"(?:[.;:!?)]|,(?! [A-Z]\w+,)|'s? (?!(?:\w+ )?(?:national|under))| and (?:the|its|their) |\s+(?:has|had|have|is|was|were|will|would|shall|should|must|can|could|may|might|"
    r"does|did|says?|said|for|on|in(?! which| whom)|to(?! which)|by|at|with|as|from|also|itself|who|went|wants?|remains?|"
    r"(?:reaffirm|reiterate|support|welcome|believe|hope|wish|consider|attache|continue|urge|call|condemn|face|need|share|appeal|congratulate|join|reject|"
    r"recognize|think|feel|stand|lie|export|produce|became|become)[sd]?|cannot|like)\b|$|\n)"
)
"""What may follow a country that is named with its article, and no noun or clause that would ask for one (the Nigeria match, the Nigeria of today)."""
_BEFORE_BARE = Expression(r"\b(?:in|of|from|to|for|with|by|between|visited|visit|like|left|leave|entered|through|We in|at) $")
_ARTICLE = Expression(r"\b[Tt]he $")
_QUALIFIED = Expression(r"(?: [A-Z]|['’-]| (?:of|and|or)\b)")


_STYLE = Expression(
    r"(?:Commonwealth|Federal Republic|Islamic Republic|Kingdom|Principality|Sultanate|Independent State|Co-?operative Republic|Confederation|Federation|"
    r"Islamic State|Federal Democratic Republic|Socialist Republic|Oriental Republic|Bolivarian Republic|Grand Duchy|State)\s+of\s+(?:the\s+)?$"
)
_IN_FULL = Expression(r"Republic|Commonwealth|Kingdom")


@cache
def _usage() -> dict[str, tuple[str, str]]:
    """By country: its article (always, often, in some texts or none), and the style of its state where that is not a mere republic."""
    return {row[0]: (row[1].strip("-"), row[2].strip("-")) for row in table("articles.tsv")}


def style(text: str, mention: Mark, rival: str) -> int:
    """1 where the name stands behind the style of the rival's state (Commonwealth of the Dominican Republic), -1 where it is given in full."""
    if said := _STYLE.search(text, max(0, mention.start - 40), mention.start):
        form = " ".join(said.group().split()).removesuffix(" the").removesuffix(" of")
        return (form in _usage().get(rival, ("", ""))[1].split("|")) - (form in _usage().get(mention.country, ("", ""))[1].split("|"))
    return -1 if _IN_FULL.search(text, mention.start, mention.end) and text[mention.start : mention.end] != "Dominican Republic" else 0


def compared(text: str, mention: Mark, both_named: bool) -> bool:
    """Whether the name is that of another country, beside which something is set (after Niger, the general visits Abuja; unlike Guinea), or, where the
    sentence names both, whether a clause about it is set against the one before (…, whereas Slovenia will contribute).
    """
    shapes = (_COMPARED, _CONTRAST) if both_named else (_COMPARED,)
    return any(shape.search(text, max(0, mention.start - 24), mention.start) for shape in shapes)


_CONTRAST = Expression(r"\b(?:whereas|while|whilst|but|and|so|yet|nor|though|although|when|as) (?:[Ii]n |from |neighbouring )?(?:the )?$")
_COMPARED = Expression(
    r"\b(?:[Aa]fter|[Bb]efore|[Uu]nlike|[Ll]ike|[Bb]esides|[Tt]han|[Aa]s in|[Ii]nstead of|[Aa]part from|(?:counterparts?|opposite numbers?) (?:from|in|of)) (?:the )?$"
)


def article(text: str, mention: Mark, rival: str) -> int:
    """1 where the name stands with the article that only the rival takes, or without the one it needs itself; -1 where it has an
    article that few write (the Niger). An engine that takes one country for the other gives it the article of the other."""
    own, other = _usage().get(mention.country, ("", ""))[0], _usage().get(rival, ("", ""))[0]
    before = text[max(0, mention.start - 40) : mention.start].replace("\n", " ")
    if bool(own) == bool(other) or _STYLE.search(before) or _IN_FULL.search(text, mention.start, mention.end - 9):
        return 0
    begins = text[mention.start : mention.start + 4].lower() == "the "
    if begins or _ARTICLE.search(before):
        return (not own) - (own == "some") if _AFTER_ARTICLE.match(text, mention.end) else 0
    return int(own == "always" and _BEFORE_BARE.search(before) is not None and not _QUALIFIED.match(text, mention.end))


BEFORE_PLACE = Expression(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Ff]rom|[Oo]utside)(?: the)?(?: (?:town|city|capital|region) of)? $")
_PLACE_THEN_NAME = Expression(
    r"(?:, (?:the |its |a )?(?:\w+ )?(?:capital|city|town|port|metropolis|village) (?:of|in) (?:the )?|,? in (?:(?:north|south|east|west|central|neighbou?ring)[a-z-]* )?(?:the )?| \(|, )"
)
_THEN_ITS_OWNER = Expression(r", (?:the )?")
_OWNS = Expression(
    r"'s (?:(?:economic|political|commercial|administrative|federal|former|old|new|second|third|main|largest|biggest|second-largest) ?)*(?:capital|city|town|port|metropolis)\b"
)
"""Pointe-Noire, the DRC's economic capital."""
_NAME_THEN_PLACE = Expression(
    r"'s? (?:\w+ )?(?:capital|city|town|port|metropolis|president|prime minister|leader|ruler),? (?:of )?(?:[A-Z][\w'-]+ ){0,2}"
)
_LISTED = Expression(r"(?:,| and| or) [A-Z]")


_LIST = Expression(r"(?:[,;:]|\s|and|or|[-–]|\d[\d,.]*%?|states?|in|with|\.)*(?:(?:,|and|or)(?: [A-ZÀ-Þ][\w-]+){1,2},? (?:and|or) )?")
_STATES = Expression(r"\b[Ss]tates (?:of|like|such as|including)[^.;:\n]*$")


def namesake(text: str, country: dict[str, Any], mention: Mark, marks: tuple[tuple[Mark, int], ...]) -> bool:
    """Whether a region of the rival has the name as well, and is meant: in a list of its regions and towns (Kogi, Niger, Kwara)."""
    if f"{country['name']} State" not in country["fixed"]:
        return False
    if _STATES.search(text[max(0, mention.start - 60) : mention.start]):
        return True
    for mark, _ in marks:
        if mark.kind in ("capital", "city", "town", "region"):
            between = text[mention.end : mark.start] if mark.start > mention.start else text[mark.end : mention.start]
            if len(between) < 30 and _LIST.fullmatch(between):
                return True
    return False


_SOMEBODY_OF = Expression(r"[A-ZÀ-Þ][\w'-]+ (?:[A-ZÀ-Þ][\w'-]+ )+of (?:the )?$")


def belongs(text: str, mention: Mark, marks: tuple[tuple[Mark, int], ...]) -> bool:
    """Whether the name says of whom somebody is (Mensur Suljovic of Austria), and nothing of the rival stands there."""
    before = _SOMEBODY_OF.search(text, max(0, mention.start - 60), mention.start)
    if before is None or sum(word[0].isupper() and word.lower() not in english() for word in before.group().split()) < 2:
        return False  # the Prime Minister of Zambia
    return not any(before.start() <= mark.start < before.end() for mark, _ in marks if mark.kind in ("person", "institution", "bearer"))


_OWNED = ("'s ", "'s northern ", "'s southern ", "'s eastern ", "'s western ")
Marks = tuple[tuple[Mark, int], ...]


def name_contradicted(text: str, mention: Mark, marks: Marks, own: Marks) -> Mark | None:
    """The rival's place or person that grammar ties to the country's name (Bratislava, the capital of Slovenia), if any; none where the name owns what
    stands behind it, a place of its own (Nigeria's Sokoto state): towns of one name lie on both sides of a border.
    """
    if any(text[mention.end : mark.start] in _OWNED for mark, _ in own):
        return None
    for mark, _ in marks:
        if mark.kind in ("capital", "city", "town") and 0 < mention.start - mark.end <= 45:
            between = text[mark.end : mention.start]
            if _PLACE_THEN_NAME.fullmatch(between) and not (
                between == ", " and (_LISTED.match(text, mention.end) or not BEFORE_PLACE.search(text[: mark.start][-30:]))
            ):
                return mark
            if _THEN_ITS_OWNER.fullmatch(between) and _OWNS.match(text, mention.end):
                return mark
        if (
            mark.kind in ("capital", "person")
            and 0 < mark.start - mention.end <= 45
            and _NAME_THEN_PLACE.fullmatch(text[mention.end : mark.start])
        ):
            return mark
    return None
