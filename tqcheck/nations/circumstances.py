"""What stands around a mention of a nation beside the cues, and the log-odds that a rival is meant.

The values of `CIRCUMSTANCES` and the evidence of both countries enter one logistic regression; its weights are data
(``data/evidence-weights.tsv``), the nouns too (``data/demonym-nouns.tsv``).
"""

from __future__ import annotations

import re

from ..terms.reading import Reading
from ..text.lazy import Expression
from ..text.people import is_person
from .belongings import border, lacking, signs, union
from .company import AROUND, Bag, bag, company, counted
from .encounters import more_signs, nouns, stricken
from .evidence import CLOSE, FAR, GROUP, STRONG, Countries, Evidence, Mark, Weight, weights_of
from .naming import BEFORE_PLACE, article, style

CIRCUMSTANCES = (
    "local",
    "abroad",
    "lone",
    "afar",
    "both",
    "linked-right",
    "linked-written",
    "shorter",
    "longer",
    "paired",
    "listed",
    "official",
    "unsupported",
    "supported",
    "seldom",
    "unnamed",
    "neighbouring",
    "contested",
    "also-named",
    "company-alone",
    "region-alone",
    "crowd",
    "article",
    "style",
    "neighbour",
    "border",
    "lacking",
    "signs",
    "union",
    "stricken",
)
"""What stands around a mention beside the cues: a local noun (government, army) near a cue; a noun that travels (refugees,
counterpart); one cue alone beside another noun; what speaks for the rival
follows in the same sentence, where somebody may be abroad (an Australian orchestra played in Vienna); both countries are named and known; the mention is tied by grammar to a cue of
the rival, or of the written country (in Maradi, the Nigerian ...; the Nigerian President Tinubu); the rival's adjective only
lengthens, or shortens, the written one; the two stand in pair; it stands in a list of nations; only the rival's adjective makes
the name of a republic (Slovak Republic); nothing speaks for the written country; something speaks for the rival; the two are
seldom confused (twice where the country is named as well); a place or person of the rival is named, but never the rival itself; the mention is the name of a country that stands
beside its rival in many texts; the rival is named there as well; the document names the country whose adjective is written; nothing but
the words around speaks for the rival; only its neighbours and the matters of its region do; many nations stand around; the name has the article of the rival's, or lacks it as that
does (the Zambia, for the Gambia); it has the style of the rival's state (Commonwealth of), -1 where it is given in full; further on the written country is called a neighbour, -1 where the rival is; a border, a post or thing that one of the two has not, such things or money
nearby, a union of states (`tqcheck/nations/belongings.py`); somebody who lives there comes to harm in a place of the rival's."""
ENOUGH = 3.5
"""Strong cues from which even a noun that travels is taken to be at home."""
UNNAMED = 0.25
"""How far a short form speaks for itself where the longer name never stands: Guinean in a text on Bissau that never names Guinea-Bissau."""
ABROAD_FACTOR = 0.4
"""What the rival's evidence is worth beside a noun that travels."""
CROWD = 6
"""Other nations within `CLOSE` characters that make a crowd."""
_NOUN = Expression(r"\s+(?:(\w+)\s+)?(\w+)\b")
_PAIRED = Expression(r"(?:\s|,|\.|-|/|[()%\d]|and|or|both|the|versus|vs|between|other|includes)*")


def log_odds(
    reading: Reading, tables: Countries, evidence: Evidence, mention: Mark, rival: str, weights: dict[str, Weight], words: Bag
) -> float:
    """How much more likely than not the rival is meant, for one mention and one rival."""
    found = circumstances(reading, tables, evidence, mention, rival, weights)
    kind = kind_of(mention)
    fitted = weights_of(kind, "circumstance")
    told = company(words, rival, mention.country)
    around = sum(fitted.get(name, 0.0) * value for name, value in zip(CIRCUMSTANCES, found, strict=True) if value)
    around += fitted["company-sentence"] * told.sentence + fitted["company-near"] * told.near
    right = weights[rival].total(kind, "right") * (ABROAD_FACTOR if found[1] else 1.0)
    return right + weights[mention.country].total(kind, "written") + around + fitted["bias"]


def kind_of(mention: Mark) -> str:
    """Which weights a mention is judged by: those for names, or for adjectives and peoples."""
    return "name" if mention.kind == "name" else "adjective"


def words_around(reading: Reading, evidence: Evidence, mention: Mark) -> Bag:
    """The company of a mention."""
    owners: dict[tuple[int, int], set[str]] = {}
    for other in evidence.around(mention, AROUND):
        owners.setdefault((other.start, other.end), set()).add(other.country)
    names = [(*span, country) for span, countries in owners.items() for country in countries if len(countries) == 1 and counted(country)]
    return bag(reading.text, mention.start, mention.end, evidence.sentences.at(mention.start), names, mention.kind == "name")


def circumstances(
    reading: Reading, tables: Countries, evidence: Evidence, mention: Mark, rival: str, weights: dict[str, Weight]
) -> tuple[float, ...]:
    """The values of `CIRCUMSTANCES` for one mention and one rival."""
    text, ours, theirs = reading.text, weights[mention.country], weights[rival]
    after = text[mention.end : mention.end + 40]
    abroad = mention.kind != "name" and _noun_after(after, "abroad")
    local = not abroad and _noun_after(after, "local")
    written, wanted = str(tables[mention.country]["adjective"]), str(tables[rival]["adjective"])
    near = any(group in STRONG and zone in ("sentence", "near") and amount >= 1 for (group, zone), amount in theirs.amounts.items())
    tied = not abroad and _linked(text, mention, theirs.marks)
    afar = _afar(mention, theirs, evidence, after)
    supported = float(theirs.strength >= 1 and not (afar and ("adjective", "sentence") in theirs.amounts)) * (
        ABROAD_FACTOR if abroad else 1.0
    )
    named = evidence.said(rival, name=True) or evidence.said(rival, name=False)
    neighbouring = mention.kind == "name" and tables.family_of[mention.country, rival]["adjectives_only"]
    return tuple(
        float(value)
        for value in (
            local and near,
            abroad,
            not local and theirs.strength <= 1 and not theirs.said,
            afar,
            theirs.said and ours.strength >= 1,
            tied,
            _linked(text, mention, ours.marks),
            wanted.endswith(written) and (1.0 if evidence.said(rival, name=True) else UNNAMED),
            written.endswith(wanted),
            _beside(text, evidence, mention, rival),
            _beside(text, evidence, mention, None),
            after.startswith(" Republic") and f"{wanted} Republic" in tables[rival]["also"],
            not ours.strength,
            supported,
            tables.family_of[mention.country, rival]["seldom"] * (2 if evidence.said(mention.country, name=True) else 1),
            theirs.strength >= 1 and not named,
            neighbouring,
            neighbouring and named,
            mention.kind != "name" and evidence.said(mention.country, name=True),
            not theirs.amounts,
            theirs.strength < 1 and not theirs.said and bool(theirs.amounts),
            min(1.0, len({other.country for other in evidence.around(mention, CLOSE)} - {mention.country, rival}) / CROWD),
            mention.kind == "name" and article(text, mention, rival),
            mention.kind == "name" and style(text, mention, rival),
            evidence.neighboured(mention, mention.country) - evidence.neighboured(mention, rival),
            border(text, evidence, mention, rival),
            lacking(text, mention, rival),
            signs(text, evidence, mention, rival),
            union(text, evidence, mention, rival),
            mention.kind != "name" and stricken(text, evidence, mention, theirs),
        )
    )


_TO_MENTION = Expression(r",? (?:(?:the|a|an|some|two|three|several)\b ?)?(?:[a-z]+ )?")
_TO_PLACE = Expression(
    r"(?!.*\b(?:was|is|were|are|has|had|have|will|\w+ed|met|went|came|left|said|says|to)\b) [\w'-]+(?: [\w'-]+)?(?:,? (?:in|of|at|from|near|outside|around)(?: the)?(?: [a-z]+ of)?|,)? "
    r"| [\w'-]+(?: [\w'-]+)?,? (?:who (?:comes?|came|hails?|lives?)|coming|arriving|arrived|based|born|living) (?:from|in) "
)
_TO_PERSON = Expression(
    r" (?:(?:former|late|acting|interim|ousted|deposed|new|then|vice|deputy|prime|foreign|interior|defen[cs]e|justice|finance|opposition|transitional|"
    r"military|junta|head|chief|of|state|the|army|general|colonel|captain|president|minister|leader|ruler|strongman|ambassador|spokesman|spokeswoman|"
    r"lawyer|activist|journalist|writer|singer|striker|coach|player|businessman|billionaire|author|dictator|politician|deputy|senator|governor|diplomat|"
    r"led|headed|by|under|excellency|lieutenant|major|brigadier|lt|col|gen|maj|capt|mr|mrs|ms|dr|el|hadj|alhaji)\b\.?,? ?)+"
    r"(?:[A-Z][\w'-]+ ){0,2}",
    re.I,
)


_ONE_WORD = Expression(r" [a-z-]+ ")


def _afar(mention: Mark, theirs: Weight, evidence: Evidence, after: str) -> bool:
    """Whether the rival's strong cues all follow the mention in its own sentence, and the noun may travel."""
    if not theirs.strength or _noun_after(after, "home"):
        return False
    _, end = evidence.sentences.at(mention.start)
    strong = [mark for mark, _ in theirs.marks if GROUP[mark.kind] in STRONG]
    return all(mention.end <= mark.start < end for mark in strong)


def _linked(text: str, mention: Mark, marks: tuple[tuple[Mark, int], ...]) -> bool:
    """Whether grammar ties the mention to one of the cues (in Maradi, a Nigerian trader; the Nigerian capital, Niamey)."""
    for mark, _ in marks:
        if mark.kind in ("capital", "city", "town", "region") and not mark.moved:
            before = BEFORE_PLACE.search(text[max(0, mark.start - 30) : mark.start])
            if before and 0 < mention.start - mark.end <= 30 and _TO_MENTION.fullmatch(text[mark.end : mention.start]):
                return True
            if 0 < mark.start - mention.end <= 45 and _TO_PLACE.fullmatch(text[mention.end : mark.start]):
                return True
        elif mark.kind == "person" and 0 < mark.start - mention.end <= 60:
            between = text[mention.end : mark.start]
            if _TO_PERSON.fullmatch(between) or (_ONE_WORD.fullmatch(between) and is_person(between.strip())):
                return True
    return False


def both_named(evidence: Evidence, mention: Mark, rival: str, theirs: Weight) -> bool:
    """Whether both countries are named and nothing else speaks for the rival (Niger and Nigeria share a border)."""
    more = any(group in ("place", "person", "institution") for group, _ in theirs.amounts)
    return not more and evidence.said(mention.country, name=True) and evidence.said(rival, name=True)


def only_foreigners(text: str, theirs: Weight) -> bool:
    """Whether all that speaks for the rival is its adjective, beside people and things that travel (the Malawian goalkeeper)."""
    said = [text[mark.end : mark.end + 40] for mark, _ in theirs.marks if GROUP[mark.kind] == "adjective"]
    return theirs.strength < 1 and bool(said) and all(_noun_after(after, "abroad") or _person_after(after) for after in said)


def listed_with(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether a name stands in a list of nations and the rival is named in the same sentence (Lithuania, Estonia and Latvia)."""
    return ("name", "sentence") in theirs.amounts and _beside(text, evidence, mention, None)


def own_voice(text: str, mention: Mark) -> bool:
    """Whether somebody speaks of his own country around the mention (my delegation): then strangers are called so."""
    return _OWN_VOICE.search(text, max(0, mention.start - FAR), mention.end + FAR) is not None


_OWN_VOICE = Expression(r"\b(?:[Mm]y|[Oo]ur) (?:[Gg]overnment|country|nation|delegation|people|Republic|Head of State|President)\b")


def visited(theirs: Weight) -> bool:
    """Whether the rival is only where somebody goes (received in Niamey): what speaks for it stands beside a movement."""
    return theirs.strength < 1 and any(mark.moved or mark.beside for mark, _ in theirs.marks if GROUP[mark.kind] in STRONG)


def may_be_stranger(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether the mention may well be of a foreigner at home in the sentence (two Nigerian traffickers were arrested in Agadez):
    no local noun, no grammar that ties it to a cue, little evidence, the rival's nation is not named or only as a counterpart, and the
    sentence says that it happens there, or speaks of somebody who is foreign where he is spoken of (refugees, an ambassador)."""
    if stricken(text, evidence, mention, theirs) and more_signs(text, evidence, mention, theirs):
        return False
    after = text[mention.end : mention.end + 40]
    abroad, person = _noun_after(after, "abroad"), _person_after(after)
    if not abroad and _linked(text, mention, theirs.marks):
        return False
    before = text[max(0, mention.start - 14) : mention.start]
    if introduced(text, mention) and (abroad or person or (before.lower().endswith((" a ", " an ")) and _ALONE.match(after))):
        return True
    envoy = _noun_after(after, "envoy") and _afar(mention, theirs, evidence, after)
    if not (abroad or envoy or (person and not _noun_after(after, "local"))):
        return False
    said = [mark for mark, _ in theirs.marks if GROUP[mark.kind] == "adjective"]
    if said and not (abroad or any(_noun_after(text[mark.end : mark.end + 40], "abroad") for mark in said)):
        return False
    return theirs.strength < ENOUGH and ((abroad and not _noun_after(after, "native")) or _met_there(text, evidence, mention, theirs))


def introduced(text: str, mention: Mark) -> bool:
    """Whether somebody is introduced by his nation (a Gambian tailor; two Nigerian herders)."""
    return _INTRODUCED.search(text, max(0, mention.start - 14), mention.start) is not None


_INTRODUCED = Expression(
    r"(?:\b(?:an?|his|her|their|its|another|two|three|four|five|six|seven|eight|nine|ten|several|dozens of)|\d) $", re.I
)
"""Somebody is introduced: whoever is at home is hardly introduced by his nation."""
_ALONE = Expression(r"[,.;:)]| (?:of|who|from|in|at|and|by|with|on|born|living|named|was|is|has|had|will)\b")
"""What follows a nation that is a noun itself (an Austrian of Guinean birth)."""
_WHERE = Expression(
    r"\b(?:in|at|near|from|to|through|into|outside|around|across|off|via|reach|reached|inside|towards?)(?: (?:the|its|a))?(?: [a-z-]+){0,2}(?: of(?: the)?)? $",
    re.I,
)


def _met_there(text: str, evidence: Evidence, mention: Mark, theirs: Weight) -> bool:
    """Whether the sentence says that it happens in the rival's country (arrested in Agadez, a woman living in Banjul)."""
    first, last = evidence.sentences.at(mention.start)
    return any(
        first <= mark.start < last
        and GROUP[mark.kind] in ("name", "place")
        and (mark.moved or mark.beside or _WHERE.search(text[max(first, mark.start - 40) : mark.start]) is not None)
        for mark, _ in theirs.marks
    )


def _beside(text: str, evidence: Evidence, mention: Mark, country: str | None) -> bool:
    """Whether this country, or any, stands beside the mention (the Nigerian and Nigerien armies; Malian, Burkinabè)."""
    for other in evidence.around(mention, 18):
        if other.country != mention.country and counted(other.country) if country is None else other.country == country:
            between = text[mention.end : other.start] if other.start > mention.start else text[other.end : mention.start]
            if _PAIRED.fullmatch(between):
                return True
    return False


def stand_in_pair(text: str, evidence: Evidence, mention: Mark, rival: str) -> bool:
    """Whether a word for the rival's people stands in pair with the mention, each with its article (a Swede and a Swiss)."""
    for other in evidence.around(mention, 24):
        if other.country == rival and other.kind != "name":
            first, second = sorted((mention, other))
            if _PAIR.fullmatch(text, first.end, second.start):
                return True
    return False


_PAIR = Expression(r",? (?:and|or|nor|but|versus|vs\.?) (?:(?:not )?(?:an?|the|one|two|three|another|some|his|her|their) )?")


def _noun_after(after: str, kind: str) -> bool:
    """Whether one of the two words after the mention is a noun of this kind: local, home (a part of local) or abroad."""
    match = _NOUN.match(after)
    return match is not None and not nouns(kind).isdisjoint((match[1] or "", match[2]))


def stays_home(text: str, mention: Mark) -> bool:
    """Whether a noun follows that stands in its own country (government, police)."""
    after = text[mention.end : mention.end + 40]
    return _noun_after(after, "local") and not _noun_after(after, "abroad")


def _person_after(after: str) -> bool:
    """Whether a word for a person follows the mention."""
    match = _NOUN.match(after)
    return match is not None and any(map(is_person, (match[1] or "", match[2])))
