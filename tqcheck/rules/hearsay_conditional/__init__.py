"""The French conditional of hearsay, put into an English conditional that says it did not happen.

*Le suspect aurait fui* reports what is said; *the suspect would have fled* denies it. English says *reportedly fled*, *is said to have
fled*. Reported where the French verb and the English one are linked and the sentence has no condition: no *si*, *sans*, *sinon*, no
*aurait dû*, *aurait aimé*, no question, nobody who thinks, hopes, fears or promises. *Serait* and *aurait* before a noun or adjective
tell hearsay only beside *selon une source*, *d'après les enquêteurs* and the like, or after a verb in the present; *proviendrait* and
other verbs of what is so, beside who says it. Where nothing in the English tells that it is hearsay, it is told as a fact (*stole*); so is what one is
suspected of (*soupçonné d'avoir volé*).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding, Suggestion
from ...terms.reading import Reading
from ...text import verbs_fr
from ...text.inflect_en import is_participle, turned
from ...text.lazy import Expression
from ...text.wordlists import listed, row
from . import lost, present, suspected

ID = "hearsay-conditional"
ENTRIES = ("lost", "suspected")
SUMMARY = "What French reports as hearsay (aurait fui), put as if it had not happened (would have fled) or as a fact (fled)."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "major"

_told = partial(differs, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_ADVERBS = r"(?:(?:\w+ment|pas|plus|jamais|déjà|aussi|également|bien|même|encore|ainsi|alors|été|toujours|d'abord|ensuite|tous|toutes|eux|elles?-mêmes?|lui-même) ){0,3}"
_ETRE = "venu|devenu|revenu|parvenu|intervenu|survenu|mort|parti|arrivé|né|entré|rentré|sorti|décédé|tombé|resté|allé|monté|descendu|passé|retourné"
_PERFECT = Expression(
    lambda: (
        rf"\b(?:aurai(?P<many1>ent|t)(?:-t)?(?:-(?:ils?|elles?|on))? {_ADVERBS}(?!(?:{'|'.join(sorted(listed('no-verbs-fr.tsv', 'participle')))})\b)(?P<verb1>[a-zà-ÿœ]+(?:[éiutû]|is|s)(?:e|s|es)?)\b"
        rf"|s(?:e |'y |'en |e l'|e les )serai(?P<many2>ent|t) {_ADVERBS}(?P<verb2>[a-zà-ÿœ]+)"
        rf"|serai(?P<many3>ent|t) {_ADVERBS}(?P<verb3>(?:{_ETRE})(?:e|s|es)?)\b)"
    ),
    re.I,
)
_STATE = Expression(r"(?<!se )(?<!s')(?<!ne )\b(?P<verb>aurai|serai)(?P<many>ent|t)\b(?!-)")
_WISH = Expression(lambda: rf"(?:{row('hearsay.tsv', 'wish')})(?:e|s|es)?\Z")
_CONDITION = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'condition')})\b|\?", re.I)
_IF = Expression(
    r"\b(?:if|unless|otherwise|without|hypothetical\w*|could|might|wish\w*|had (?:he|she|it|they|we|I|the)|(?-i:With)|(?:I|we)(?: would|'d))\b|\?",
    re.I,
)
_HEARD = Expression(
    lambda: (
        r"\b(?:selon|d'après) (?:(?:une|des|les|la|plusieurs|nos|certaines|certains|diverses|différentes|de|premi\w+|dernières|mêmes|plusieurs) )*"
        rf"(?:{row('hearsay.tsv', 'heard')})\b"
        r"|\b(?:soupçonnée?s?|présumée?s?|la rumeur|des rumeurs)\b"
    ),
    re.I,
)
_PRESENT = Expression(
    r"\b(?:vit|vivent|compte|comptent|est|sont|a|ont|possède|dirige|travaille|habite|réside|souffre|appartient|date|mesure|pèse)\b[^,.;:]*\b(?:et|mais)(?: \w+ment)? \Z"
)
_REPORTED = Expression(r"\bqu(?:e |')[^.;:]*\Z|\ben (?:lui )?(?:disant|déclarant|affirmant)\b", re.I)
"""Before a verb in what somebody said: a future seen from the past."""
_WOULD_HAVE = Expression(
    r"\bwould(?P<never> not| never)?(?P<early> \w+ly| also| even| already| first| then)? have(?P<never2> not| never)?(?P<late> \w+ly| also| even| already| first| then| since)?"
    r"(?P<been> been)?(?P<mid> \w+ly)? (?P<verb>[a-z]+)\b",
)
_SO = Expression(lambda: rf"\b(?:{row('hearsay.tsv', 'so')})(?P<many>ent|t)\b")
"""Verbs of what is so: in the conditional, beside who says it, hearsay."""
_NOW = Expression(r"(?<!\ble )(?<!\bla )(?<!\bles )\b(?P<verb>\w{2,}rai)(?P<many>ent|t)\b(?!-)")
_NO_HEARSAY = Expression(lambda: rf"(?:{row('hearsay.tsv', 'supposed')})\Z", re.I)
"""Conditionals that wish, advise or doubt."""
_RELATIVE = Expression(r"\b(?:qui|dont)\b[^,.;:]*\Z", re.I)
"""Before a conditional that only supposes (*un composé qui se lierait*)."""
_WHO = Expression(
    r"\b(?:selon|d'après|à (?:l'|les? |la )(?:en )?(?:croire|lire|entendre|écouter)|à en croire|de sources? \w+|aux? dires?)\b|\b(?:affirm|assur|estim|indiqu|expliqu)\w+(?:-t)?-(?:on|il|elle)\b",
    re.I,
)
_THAN_THOUGHT = Expression(r"\bqu(?:'on|e ce qu'on|e les \w+|'ils) ne (?:le |l')?(?:pens|croy|imagin|suppos|soupçonn|cro)\w+")
"""*Plus vite qu'on ne le pensait*: what is compared with what was thought is so now."""
_AT_PRESENT = Expression(
    r"\b(?:actuellement|en ce moment|à l'heure actuelle|quotidiennement|depuis (?:des|plusieurs|\w+) (?:jours|semaines|mois|ans|années))\b",
    re.I,
)
_WOULD_SO = Expression(
    r"\bwould (?P<adverb>(?:also |still |currently |now |already )?)(?P<verb>(?!have\b(?! (?:an?|the|no|some|several|about|\d+|[a-z]+s)\b)|be able|not\b|never\b|also\b|still\b|now\b|soon\b|then\b|only\b|just\b)[a-z]+)\b(?! been\b)"
)
_CHARGED = Expression(
    r"\b(?:mise?s? en examen|inculpée?s?|soupçonnée?s?|gardes? à vue|mise?s? en cause|prévenue?s?|écrouée?s?|poursuivie?s? pour)\b",
    re.I,
)
"""Beside a charge, what somebody *aurait fait* is alleged."""
_BELIEVED = Expression(r"\bif [^,]{2,40} (?:is|are) to be believed", re.I)
"""*À en croire*, which is no condition."""
_WOULD = Expression(r"\bwould(?P<adverb> also| still| currently| even| already| now)? (?P<verb>be|have) (?!been\b|to\b)")


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        if "rai" in pair.source:
            yield from _pair(pair)
        for start, end, offers, shown, message in suspected.places(pair):
            finding = _told(pair, start, end, message, shown, 0.85)._replace(entry="suspected")
            yield finding._replace(suggestions=tuple(Suggestion(offer, "unsafe") for offer in offers))


def _pair(pair: Pair) -> Iterator[Finding]:
    perfect = [found for found in _PERFECT.finditer(pair.source) if not _WISH.match(_verb(found).lower())]
    adverbs = " ".join(found.group().rpartition(" ")[0] if "volontiers" not in found.group() else "volontiers" for found in perfect)
    if _CONDITION.search(f"{_THAN_THOUGHT.sub('', _PERFECT.sub('', pair.source))} {adverbs}") or _IF.search(_BELIEVED.sub("", pair.target)):
        return
    if " would" not in pair.target:
        yield from _lost(pair, perfect)
        return
    said = [found for found in _WOULD_HAVE.finditer(pair.target) if is_participle(found["verb"])]
    for french in perfect:
        english = _partner(pair, french, said) or (said[0] if len(said) == len(perfect) == 1 else None)
        if english is not None and (not english["been"] or "été" in french.group()):
            said.remove(english)
            yield _finding(pair, french.group(), english, _did(english, _many(french)))
    if not perfect and (found := _state(pair) or _so(pair)):
        yield found
    elif not perfect and (place := present.place(pair)):
        message = "French reports hearsay in the conditional; the English conditional only supposes it."
        finding = _told(pair, place[1], place[2], message, place[0], 0.85)
        yield finding._replace(suggestions=tuple(Suggestion(offer, "unsafe") for offer in place[3]))
    elif (
        len(perfect) == 1
        and not said
        and (future := list(_WOULD_SO.finditer(pair.target)))
        and len(future) == pair.target.count(" would ") == 1
    ):
        verb, be = future[0]["verb"], "are" if _many(perfect[0]) else "is"
        offers = (f"reportedly {turned(verb, 'past')}", f"{be} said to have {turned(verb, 'part')}")
        if verb not in ("be", "have"):
            yield _finding(pair, perfect[0].group(), future[0], offers)


def _lost(pair: Pair, perfect: list[re.Match[str]]) -> Iterator[Finding]:
    """What the English tells as a fact."""
    wished = {found.start() for found in _PERFECT.finditer(pair.source)} - {found.start() for found in perfect}
    states, french = [found for found in _STATE.finditer(pair.source) if found.start() not in wished], None
    if len(perfect) == 1:
        french = perfect[0]
        place = lost.perfect(pair, french.start(f"verb{1 if french['verb1'] else 2 if french['verb2'] else 3}"), _many(french))
    elif not perfect and len(states) == 1 and not _REPORTED.search(pair.source[: states[0].start()]):
        french = states[0]
        place = lost.state(pair, french)
    elif not perfect and not states:
        french, place = _now(pair)
    else:
        return
    if place and french:
        message = "French reports hearsay in the conditional; the English tells it as a fact."
        finding = _told(pair, place[0], place[1], message, french.group(), 0.85)._replace(entry="lost")
        yield finding._replace(suggestions=tuple(Suggestion(offer, "unsafe") for offer in place[2]))


def _now(pair: Pair) -> tuple[re.Match[str] | None, lost.Place | None]:
    """What is said to be so now, the only conditional of the sentence: *se poursuivrait*."""
    found = list(_NOW.finditer(pair.source))
    before = pair.source[: found[0].start()] if len(found) == 1 else ""
    if len(found) != 1 or _NO_HEARSAY.match(found[0]["verb"]) or _REPORTED.search(before) or _RELATIVE.search(before):
        return None, None
    verbs = verbs_fr.read(f"il {found[0]['verb'][:-1]}")
    return found[0], lost.present(pair, verbs[0].stems, found[0]["many"] == "ent") if verbs else None


def _so(pair: Pair) -> Finding | None:
    """*Selon un expert, la faille proviendrait*: the flaw reportedly comes."""
    now = _THAN_THOUGHT.search(pair.source) or _AT_PRESENT.search(pair.source)
    french, english = list((_NOW if now else _SO).finditer(pair.source)), list(_WOULD_SO.finditer(pair.target))
    if len(french) != 1 or len(english) != 1 or pair.target.count(" would ") != 1 or not _WHO.search(pair.source):
        return None
    if _REPORTED.search(pair.source[: french[0].start()]):
        return None
    many, said = french[0]["many"] == "ent", english[0]
    verb = said["verb"]
    before = pair.source[: french[0].start()]
    if present.is_supposed(before) or present.speaks_of_plans(before) or (now and _NO_HEARSAY.match(french[0]["verb"])):
        return None
    adverb = said["adverb"]
    offers = (f"reportedly {adverb}{verb if many else turned(verb, 's')}", f"{'are' if many else 'is'} said to {adverb}{verb}")
    return _finding(pair, french[0].group(), said, offers)


def _verb(found: re.Match[str]) -> str:
    return found["verb1"] or found["verb2"] or found["verb3"]


def _many(found: re.Match[str]) -> bool:
    """Whether the subject of the French verb is a plural."""
    return (found["many1"] or found["many2"] or found["many3"]) == "ent"


def _partner(pair: Pair, french: re.Match[str], said: list[re.Match[str]]) -> re.Match[str] | None:
    """The English verb that translates the French one."""
    at = french.start("verb1") if french["verb1"] else french.start("verb2") if french["verb2"] else french.start("verb3")
    j = pair.counterpart(at, links=True)
    return next((found for found in said if j is not None and found.start("verb") == pair.english[j][0]), None)


def _did(found: re.Match[str], many: bool) -> tuple[str, ...]:
    """*reportedly fled*, *is said to have fled*; *were reportedly killed*."""
    verb, adverbs = found["verb"], f"{found['early'] or ''}{found['late'] or ''}"
    be, never = "are" if many else "is", found["never"] or found["never2"]
    been = f"{found['been'] or ''}{found['mid'] or ''}"
    said = f"{be} said{' not' if never else ''} to{adverbs} have{been} {verb}"
    if never:
        return (said,)
    if found["been"]:
        return f"{'were' if many else 'was'}{adverbs} reportedly{found['mid'] or ''} {verb}", said
    return f"reportedly{adverbs}{found['mid'] or ''} {turned(verb, 'past')}", said


def _state(pair: Pair) -> Finding | None:
    """*Serait*, *aurait* of what is so, where a source is named or a present stands before."""
    french, english = list(_STATE.finditer(pair.source)), list(_WOULD.finditer(pair.target))
    if len(french) != 1 or len(english) != 1 or pair.target.count(" would ") != 1:
        return None
    found, said = french[0], english[0]
    before = pair.source[: found.start()]
    if (found["verb"] == "serai") != (said["verb"] == "be") or _REPORTED.search(before) or present.is_supposed(before):
        return None
    if not (_HEARD.search(pair.source) or _PRESENT.search(before)):
        return None
    many, adverb = found["many"] == "ent", said["adverb"] or ""
    be = "are" if many else "is"
    if said["verb"] == "be":
        offers: tuple[str, ...] = (f"{be} reportedly{adverb}", f"{be} said to{adverb} be")
    else:
        offers = (f"reportedly{adverb} {'have' if many else 'has'}", f"{be} said to{adverb} have")
    end = said.end() - 1
    return _finding(pair, found.group(), said, offers, end)


def _finding(pair: Pair, shown: str, said: re.Match[str], offers: tuple[str, ...], end: int | None = None) -> Finding:
    message = "French reports hearsay in the conditional; the English conditional says that it is not so."
    finding = _told(pair, said.start(), said.end() if end is None else end, message, shown, 0.9)
    if _CHARGED.search(pair.source):
        offers = tuple(offer.replace("reportedly", "allegedly").replace("said to", "alleged to") for offer in offers)
    return finding._replace(suggestions=tuple(Suggestion(offer, "unsafe") for offer in offers))
