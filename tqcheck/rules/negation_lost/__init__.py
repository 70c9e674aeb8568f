"""A negation of the source that the English has lost, so that it says the opposite.

*n'a pas encore publié* against *has published*. Reported only where the negated French words have their counterparts in the
English and nothing near them denies anything: neither *not*, *never* or *no* in the sentence, nor a word such as *fail*, *lack*,
*unable*, *without* close by that translates no other French word. The same for *pas seulement* of which only *not* is left, and for *ne … que*
(only) that is lost or denied (*does not cover that 41%*). Questions, expletive *ne* and phrases that English turns round (*n'hésite
pas*) are left alone, unless they stand there word by word.

Of ten findings in 8,000 machine-translated sentences nine were right, of 16 in 15,500 human translations nine.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from ...bilingual.bitext import Pair, differs, pairs
from ...model import Finding
from ...terms.reading import Reading
from ...text import denials, lexicon, stems
from ...text.lazy import Expression, I
from ...text.wordlists import row, words
from . import denying, elsewhere, expletive, infinitive, literal, longer, only, short, whole, without_ne
from .clauses import clauses
from .denied import denied, denied_near, paired
from .fix import put_back
from .place import article_behind, auxiliary_before, with_article, with_word_before
from .whole import AUXILIARIES

ID = "negation-lost"
ENTRIES = ("restriction", "expletive", "longer", "only")
SUMMARY = "A negation of the source that the English has lost."
CATEGORY = "accuracy/mistranslation"
SEVERITY = "critical"

_told = partial(differs, confidence=0.8, rule=ID, severity=SEVERITY, category=CATEGORY, issue_type="mistranslation")

_NEGATED = Expression(
    r"\b(?:ne |n')(?P<middle>(?:[\w'-]+ ){0,4}?(?:d')?)(?P<word>pas|jamais|plus|rien|aucune?|guère|nullement|aucunement|ni)\b(?P<yet> encore\b)?(?! (?:seulement|moins)\b)"
    r"(?P<than>(?: (?!que\b)[\w']+)?? (?:que\b|qu'))?",
    I,
)
_NONE = Expression(r"(?<!qu')\b(?P<word>aucune?) (?P<middle>(?:(?!que )[\w'-]+ ){1,4}?)(?:ne |n')(?P<yet>(?!))?", I)
"""*Aucun blessé n'a*: the denial is the subject."""
_NOBODY = Expression(
    r"(?<!\w )\b(?P<word>personne|nul|rien) (?:ne |n')(?:[yl]'?|en|lui|leur|les?|la|s'|se|m'|me|nous)? ?(?:(?:a|ont|est|avait|était|sera|peut|doit) )?(?:été )?(?P<verb>\w{3,})",
    I,
)
"""*Personne n'a vu*: the same."""
_THOUGHT = Expression(r"\b(?:pens|croi|croy|veu|voul|vois|voit|voy|sav|sai|compren|estim|souhait|di[st]\b|affirm|considèr|imagin)\w* $", I)
"""Verbs after which *que* begins a clause; after others it says *only* or *as*."""
_BE = Expression(r"(?:est|était|sont|étaient|fut|sera|seront|soit|a|ont|avait|avaient|eu|été|y)  qu", I)
_MORE = Expression(r" (?:plus|moins|autre|mieux|même|tant|autant|aussi|si|tel|telle|pire|seul|seule|encore) qu", I)
"""*n'est pas que*, *pas plus que*: only, or a comparison."""
_INVERTED = Expression(r"-(?:t-)?(?:vous|ils?|elles?|on|tu|nous|je|ce)\b")
_CLAUSE = Expression(r"\b(?:que|qui|dont|parce qu[e']|puisqu[e']|si) ?[^,.;?]{0,25}$|\bqu'[^,.;?]{0,25}$", I)
"""Before a negation in a question that is not itself asked."""
_SO = Expression(r" (?:été )?(?:si|aussi)\b", I)
_DOUBLE = Expression(
    r"\b(?:pas|jamais|nullement) (?:du tout |tout à fait |\w+ment )?(?:sans\b|de \w+ sans\b|im[mp]\w{5,}|in\w{5,}[ai]ble|inutile|inconnu|insensible|étranger|indifférent|rare|illégal|négligeable|mauvais)",
    I,
)
"""A denial denied: the English may say it outright."""
_NONE_OF, _SOME_OF = (
    Expression(r"\baucune? (?:des|de ces|de ses|d'entre)\b", I),
    Expression(r"\b(?:some|all|many|several|most|one) of\b", I),
)
_NOT_ONLY_BEHIND = Expression(r"\b(?:uniquement|exclusivement)\b")
_LONG_AGO = Expression(r"\b(?:longtemps|depuis|rares?)\b[^,.;]*$", I)
_AHEAD = Expression(r"\b(?:wait\w*|before|until|pending|awaits?|remains?)\b", I)
"""What says *not yet* in other words: *will have to wait before*."""
_EXPLETIVE = Expression(r"\b(?:plus|moins|autre\w*|avant|peur|crain\w+|éviter|empêch\w+)\b[^,.;]*$", I)
_TURNED = Expression(lambda: row("negation-turns.tsv", "turned-verb"), I)
_NOT_ONLY = Expression(
    r"\b(?:ne |n')[^.;!?]{1,40}?\bpas (?:(?!une? )\w+ ){0,3}?(?<!\bun )(?<!\bune )(?:seulement|uniquement|seule?s?)\b|\bnon seulement\b",
    I,
)
_NOT = Expression(r"\bnot\b|\w+n't\b")
"""The denial that *only* can follow; no other word that denies can lack it."""
_ONLY = Expression(lambda: rf"\b(?:{row('negation-turns.tsv', 'not-only')})\b", I)
_ASKED = Expression(r"\b(?:what|why|how|where|when|who|which|if|whether|only|as|than|so|nor)\b[^,.;]*$", I)
_EMPHATIC = Expression(
    r"\b(?P<do>do|does|did) (?!(?:so|it|this|that|the|a|his|her|their|our|my|your|its|business|with|by|away|so|up|well|better|more|much|in|on|at|for|to)\b)(?P<verb>[a-z]+)\b"
)
_SUPERLATIVE = Expression(r"\b(?:most|[a-z]{2,}est)\b")
_STILL = Expression(r"\bstill (?!do\b|does\b|did\b|has\b|have\b|had\b)")
_ALREADY = Expression(r"\b(?P<have>has|have|had|is|are|was|were) already \Z")
_BEHIND, _LEAST, _BETWEEN = 2, 8, 2
"""Words after *pas* that are looked at; least weight of a link; words between an auxiliary and the counterpart."""
_PUT_BETWEEN = Expression(r"(?: (?:pour autant|pour le moment|pour l'instant|pour l'heure|du tout|non plus))+\b")
"""What stands between *pas* and the infinitive that it denies: *ne compte pas pour autant partir*."""
_PREFIXES, _FOLLOWING, _SHORT = ("un", "in", "im", "ir", "il", "dis", "non"), 14, 4
"""Prefixes that deny; characters behind *pas* in which the word denied begins; letters that it has more than."""


def check(reading: Reading) -> Iterator[Finding]:
    for pair in pairs(reading):
        restricted: Iterator[tuple[int, int, str, str]] = iter(())
        if " ne " in pair.source or "n'" in pair.source or pair.source.startswith(("Ne ", "N'")):
            worded = list(_worded(pair))
            yield from worded
            lost = [found for found in _lost(pair) if not any(found.start <= other.end + 1 and other.start < found.end for other in worded)]
            yield from list(_before_infinitive(pair, bool(lost))) or lost
            restricted = only.places(pair)
        if "seul" in pair.source or "uniquement" in pair.source:
            yield from _only(pair)
        elif "Seul" in pair.source:
            restricted = only.alone(pair)
        if "non " in pair.source or "s sans " in pair.source:
            for start, end, fix, shown in short.places(pair):
                yield _told(pair, start, end, f"The source says “{shown}”.", shown, fix=fix)
        if not pair.small[0].isdisjoint(("jamais", "sans", "pas")):
            for start, end, fix, shown in without_ne.places(pair):
                yield _told(pair, start, end, f"The source denies it ({shown}).", shown, fix=fix)
        for start, end, fix, shown in restricted:
            yield _told(pair, start, end, f"The source restricts it ({shown}): only.", shown, fix=fix)._replace(entry="restriction")


def _lost(pair: Pair) -> list[Finding]:
    """The denials lost from the whole sentence; where something else denies as well, from the first of its clauses that lost one."""
    several = len(_NEGATED.findall(pair.source)) > 1 or denied(pair)
    return next((found for part in (pair, *(clauses(pair) if several else ())) if (found := list(_pair(part)))), [])


def _before_infinitive(pair: Pair, lost: bool) -> Iterator[Finding]:
    """*to raise* for *de ne pas augmenter*; where a negation is known to be `lost`, its place."""
    for start, end, fix, shown in infinitive.places(pair, sure=not lost):
        yield _told(pair, start, end, f"The source denies it ({shown}).", shown, fix=fix)


def _worded(pair: Pair) -> Iterator[Finding]:
    """A *ne* that denies nothing put as a denial, a *ne … plus* put word by word, a denial of what denies."""
    for start, end, fix, shown in denying.places(pair):
        yield _told(pair, start, end, f"The source denies it ({shown}).", shown, fix=fix)
    for start, end, fix, shown in expletive.places(pair):
        message = f"The *ne* of “{shown}” denies nothing; the English denies."
        yield _told(pair, start, end, message, shown, fix=fix)._replace(entry="expletive", severity="major")
    for start, end, fix, shown in longer.places(pair):
        yield _told(pair, start, end, f"The source says “{shown}”: no longer.", shown, fix=fix)._replace(entry="longer", severity="major")


def _only(pair: Pair) -> Iterator[Finding]:
    """*pas seulement*, *non seulement* of which the English keeps the *not* alone."""
    said, denied = _NOT_ONLY.search(pair.source), _NOT.search(pair.target)
    if said and denied and not _ONLY.search(pair.target):
        fix = "not only" if denied.group() == "not" else None
        message = f"The source says “{said.group()}”: not only. The English denies it altogether."
        yield _told(pair, denied.start(), denied.end(), message, said.group(), fix=fix)._replace(entry="only")


def _pair(pair: Pair) -> Iterator[Finding]:
    source, target = pair.source, pair.target
    if any(not paired(pair, match.group().lower()) for match in denials.english().finditer(target)):
        return
    found = list(_NEGATED.finditer(source))
    if _NONE_OF.search(source) and _SOME_OF.search(target):
        return  # degree-changed tells it
    if not found and (nobody := _NOBODY.search(source)):
        subject = _subject(pair, nobody)
        if place := subject or _whole(pair, nobody):
            fix = "Nothing" if nobody["word"].lower() == "rien" else "No one"
            fix = fix if target[place[0]].isupper() else fix.lower()
            shown = nobody.group().strip()
            yield _told(pair, *place, f"The source denies it ({shown}); the English affirms it.", shown, fix=fix if subject else None)
        return
    if not found and (none := _NONE.search(source)):
        if not denied(pair) and not elsewhere.otherwise(pair, none) and (place := _affirmed(pair, none) or whole.place(pair, none)):
            yield _finding(pair, none, *place)
        return
    if not found or (len(found) > 1 and denied(pair)) or _DOUBLE.search(source, found[0].start("word")):
        return
    match = found[0]
    word = match["word"].lower()
    if (
        source.endswith("non ?")
        or (source.rstrip(' "').endswith("?") and ("st-ce qu" in source or not _CLAUSE.search(source[: match.start()])))
        or _INVERTED.search(match.group())
        or re.search(r"\bqu['e]", match["middle"])
        or source.startswith((" sans ", " dire "), match.end("word"))
        or (" sans qu" in source[: match.start()] and "without" in pair.small[1])
        or _LONG_AGO.search(source[: match.start()])
        or (match["yet"] and _AHEAD.search(target))
        or (
            match["than"]
            and (word != "pas" or (_MORE if match["than"].count(" ") > 1 else _BE).search(match["middle"] + match["than"]))
            and not _THOUGHT.search(match["middle"])
        )
        or (word != "pas" and _EXPLETIVE.search(source[: match.start()]))
        or (word == "jamais" and (re.search(r"\bever\b", target) or _SUPERLATIVE.search(target)))
        or (_SO.match(source, match.end()) and _SUPERLATIVE.search(target))
    ):
        return
    if (
        _NOT_ONLY_BEHIND.search(source, match.end("word"))
        or _prefixed(pair, match)
        or elsewhere.otherwise(pair, match)
        or (match["yet"] and _STILL.search(target))
        or ("last" in pair.small[1] and "depuis" in pair.source)
        or elsewhere.beside(pair, _NEGATED)
    ):
        return
    turned = _TURNED.search(source, match.start(), match.end("word") + 28)
    place = _emphatic(pair, match) or (_whole(pair, match) if turned is None and word in ("pas", "plus", "jamais", "ni") else None)
    if place is None:
        place = (_affirmed(pair, match) or literal.auxiliary(pair, match, _index(pair, match))) if turned is None else _kept(pair, turned)
    if place is None and turned is None and (between := _PUT_BETWEEN.match(source, match.end("word"))):
        place = _affirmed(pair, match, between)
    if place is None and word in ("pas", "jamais"):
        place = literal.verb(pair, match)
    if place is not None:
        yield _finding(pair, match, *place)


def _prefixed(pair: Pair, match: re.Match[str]) -> bool:
    """Whether the English denies what the French denies by a prefix: *n'est pas tolérant*, is intolerant."""
    rests = {stems.english(word[len(prefix) :]) for _, _, word in pair.english for prefix in _PREFIXES if word.lower().startswith(prefix)}
    near = (word for start, _, word in pair.french if match.start() <= start <= match.end() + _FOLLOWING)
    return bool(rests) and any(not rests.isdisjoint(lexicon.stems_for(word)) for word in near if len(word) > _SHORT)


def _whole(pair: Pair, match: re.Match[str]) -> tuple[int, int] | None:
    """The verb of a sentence that denies nothing at all."""
    return None if denied(pair, denied_verb=match) else whole.place(pair, match)


def _subject(pair: Pair, match: re.Match[str]) -> tuple[int, int] | None:
    """The words before the English verb, some three from where its clause begins, if nothing denies."""
    j = pair.counterpart(match.start("verb"), _LEAST, links=True)
    if j is None or denied(pair):
        return None
    while j and pair.english[j - 1][2].lower() in AUXILIARIES | {"been", "be", "ever", "yet"}:
        j -= 1
    first = j
    while first and pair.target[pair.english[first - 1][1] : pair.english[first][0]] == " ":
        first -= 1
    return (pair.english[first][0], pair.english[j - 1][1]) if 0 < j - first <= 3 else None


def _kept(pair: Pair, turned: re.Match[str]) -> tuple[int, int] | None:
    """The counterpart of a word that English usually turns round (*n'hésite pas*: *is quick to*), if it stands there all the same."""
    j = pair.counterpart(turned.start(), _LEAST, links=True)
    if j is None or denied(pair):
        return None
    return with_word_before(pair, j, AUXILIARIES, _BETWEEN)


def _emphatic(pair: Pair, match: re.Match[str]) -> tuple[int, int] | None:
    """*do think*, *did forget*, where a French word beside the negation is the verb: what is left when *not* is lost."""
    emphatic = _EMPHATIC.search(pair.target)
    if emphatic is None or _ASKED.search(pair.target[: emphatic.start()]):
        return None
    word = _index(pair, match)
    for i in range(max(0, word - 4), min(word + 4, len(pair.french))):
        j = pair.links.get(i)
        if j is not None and pair.english[j][0] == emphatic.start("verb") and pair.weight(i, j) >= _LEAST:
            return emphatic.span()
    return None


def _affirmed(pair: Pair, match: re.Match[str], between: re.Match[str] | None = None) -> tuple[int, int] | None:
    """The place in the English of the negated words, if nothing near denies them; those behind `between`, where it is given."""
    if (emphatic := _EMPHATIC.search(pair.target)) and not _ASKED.search(pair.target[: emphatic.start()]):
        return emphatic.span()
    word = _index(pair, match)
    near = pair.french_within(match.start("middle"), match.start("word"))
    last = pair.french_within(*between.span())[-1] if between else word
    behind = [i for i in range(last + 1, min(last + 1 + _BEHIND, len(pair.french))) if not _cut(pair, word, i)]
    beside = words("beside-negation-fr.txt")
    verbs = [i for i in reversed(near) if (low := pair.french[i][2].lower()) not in beside and not low.endswith("ment")]
    for i in [*verbs, *behind, *(i for i in reversed(near) if i not in verbs)]:
        j = pair.links.get(i)
        if j is not None and len(pair.french[i][2]) > 3 and pair.weight(i, j) >= _LEAST:
            if denied_near(pair, j):
                return None
            alone = match["word"].lower().startswith(("auc", "rien"))
            if alone and i in near:
                return article_behind(pair, j)
            if alone:
                return with_article(pair, j)
            span = with_word_before(pair, j, AUXILIARIES, _BETWEEN)
            return (auxiliary_before(pair, j) or span) if i in behind and span == pair.english[j][:2] else span
    return None


def _index(pair: Pair, match: re.Match[str]) -> int:
    """The number of the word *pas*."""
    return pair.french_within(*match.span("word"))[0]


def _cut(pair: Pair, first: int, last: int) -> bool:
    """Whether a mark stands between two words of the source."""
    return not set(",.;:!?()").isdisjoint(pair.source[pair.french[first][1] : pair.french[last][0]])


def _finding(pair: Pair, match: re.Match[str], start: int, end: int) -> Finding:
    shown = f"{match.group()}{_following(pair.source, match.end())}".strip()
    text = pair.target[start:end]
    alone = AUXILIARIES.isdisjoint(pair.target[max(0, start - 30) : start].lower().split()[-3:])
    yet = bool(match["yet"]) and "yet" not in pair.small[1]
    fix = put_back(text, match["word"].lower(), yet, alone)
    if already := _ALREADY.search(pair.target, max(0, start - 20), start) if match["word"].lower() == "pas" else None:
        never = "not yet" if yet else "still not" if "toujours" in match.group() else "not"
        start, fix = already.start(), f"{already['have']} {never} {text}"
    return _told(pair, start, end, f"The source denies it ({shown}); the English affirms it.", shown, fix=fix)


def _following(source: str, end: int) -> str:
    """The next two words, to show the negation with what it denies."""
    match = re.match(r"(?: [\w'-]+){1,2}", source[end:])
    return match.group() if match else ""
