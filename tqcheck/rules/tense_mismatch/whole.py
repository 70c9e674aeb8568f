"""A clash of tenses that the whole sentence tells, where no link between the two verbs is sure enough alone.

If all the verbs of the French whose form tells a tense are futures and the English has nothing but a past (*recevront* against
*received*), or the French has but a past and the English a future, the tense is wrong whatever the verb is. So is a present for an
imperfect, *will* for a conditional beside *si*, *comes from* for *vient de*, and a present with *for three years* for *depuis*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import lexicon, number_words, stems, times, verbs_fr
from ...text.inflect_en import infinitive, is_participle, tags, turned
from ...text.lazy import Expression, I
from ...text.verbs_fr import CONDITIONAL, FUTURE, IMPERFECT, NEAR, PAST, PLUPERFECT, RECENT, Verb
from ...text.wordlists import english
from ..negation_lost.whole import is_verb
from . import story

Clash = tuple[int, int, str, str, str]
"""The span of the English, what it should be, the French verb, and what that tells."""

_OTHER_TIME = Expression(
    r"\b(?:1\d{3}|20[01]\d|202[0-5])\b|\b(?:si|s'ils?|alors|ensuite|dès lors|siècle|puis|finalement|minute|plus tard|lendemain)\b|\b\w+(?:èrent|urent|irent|inrent)\b",
    I,
)
_LINKED = Expression(
    r"\b(?:qui|que|qu'|dont|où|lorsqu\w*|quand|comme|alors|tandis|car|mais|puis|et|puisqu\w*|parce|afin|si)\b|\bpour \w+(?:er|ir|re)\b|[;:\"«»(]",
    I,
)
"""What may hold a second verb, of which the form need not tell the tense."""
_LOOSE = Expression(
    r"(?<!\bla )(?<!\ble )(?<!\bles )(?<!l')(?<!\bun )(?<!\bune )(?<!\bdes )(?<!\bdu )(?<!\bde )(?<!d')(?<!\bau )(?<!\baux )(?<!\bcette )(?<!\bsa )(?<!\bses )(?<!\bleur )(?<!\bleurs )(?<!\ben )(?<!\bson )\b[a-zà-ÿœ]{2,}(?:é|ée|és|ées)\b|\b(?:est|sont|ont|a)\b",
    I,
)
_TO_COME = Expression(
    r"\b(?:doi(?:t|vent)|devr\w+|pourr\w+|peu(?:t|vent)|faut|prochaine?s?|demain|bientôt|futur\w*|avenir|prévu\w*|prévoi\w*|compte(?:nt)?|veu(?:t|lent)|afin|pour|si|s'ils?|d'ici|dès|"
    r"projet\w*|plan\w*|accept\w+|promis\w*|annon\w+|confirm\w+|décid\w+|appel\w+|invit\w+|charg\w+|permett\w+|\w+(?:rai|rons|rez|rions|riez))\b",
    I,
)
_ELSEWHEN = frozenset(
    "will would shall should could can may might must going due set expected scheduled planned plans plan intends intend hopes hope aims ought about 'll ll won "
    "is are am do does don didn upcoming promises promised supposed wants want slated let if unless to be".split()
)
_PRESENT = frozenset({"has", "have"})
_NOT_FINITE = frozenset(
    "over under about into between through during without after before who which that if when while the a an his her its their our this that these those by to of in for with from on at and or as be been being is are was were has have had having not newly "
    "many some all no two three more most new recently so".split()
)
_WILL = Expression(
    r"(?<!\bh[ie][sr] )(?<!\bthe[im]r )(?<!\btheir )(?<!\bits )(?<!\bour )(?<!\bmy )(?<!\byour )(?<!\bthe )(?<!\bof )(?<!\ba )(?<!'s )(?<!\bfree )(?<!\bgood )(?<!\bill )(?<!\bpolitical )\b(?P<will>will|shall|(?P<be>is|are) going to)(?P<adverb> (?:also|then|soon|not|never|\w+ly))?(?P<passive> be)? (?P<verb>(?!\w{3,}ing\b(?<!bring)(?<!spring)|to\b|and\b|of\b|in\b|on\b|for\b|is\b|was\b|has\b|had\b)[a-z]{2,})\b"
)
_DOUBTED = Expression(r"\b(?:would|may|could|must|should|[Ii]f)\b")
_COMES = Expression(
    r"\b(?:comes?|came|(?:is|are|was|were) coming|has come|have come) (?:from |to |of |back from )?(?:be |being )?(?P<verb>[a-z]{3,})\b"
)
_NEW = Expression(r"\b(?:just|recent\w*|newly|fresh\w*|only|latest|new|now|last|finally|already|minutes|hours)\b", I)
_OBJECT = frozenset("the a an his her its their this some several many".split())
_PAST_FORM = frozenset("was were had did would could 'd might".split())
_THEY = frozenset(("they", "we", "i", "you"))
_ASKS = Expression(r"epuis|(?:[Vv]oil[àa]|[Vv]oici|[Cc]ela fait|[Çç]a fait) .{0,25}qu[e']")
_RELATIVE = Expression(r", (?:who|which|where) (?P<clause>[^,;:]*)\Z")
_NO_PRESENT = Expression(r"\b(?:has|have|had|been|since|will|was|were|ve|d)\b", I)
"""The relative clause in which the stretch stands: its verb is the one meant. What is no present."""
_LASTING = Expression(r"\b(?:voil[àa]|voici|cela fait|ça fait) (?:plus de |près de |bientôt |environ |maintenant |déjà )?\Z", I)
"""What says *depuis* in another way: *voilà vingt ans que*."""
_WEIGHT = 5


def clashes(pair: Pair) -> Iterator[Clash]:
    verbs = verbs_fr.read(pair.source)
    if verbs:
        told = {verb.tense for verb in verbs}
        if told <= {FUTURE, NEAR}:
            yield from _to_come(pair, verbs)
        elif told <= {PAST, PLUPERFECT, IMPERFECT, RECENT}:
            yield from _gone(pair, verbs)
            if told == {IMPERFECT}:
                yield from _lasted(pair, verbs)
        elif CONDITIONAL in told and told <= {CONDITIONAL, IMPERFECT, PLUPERFECT}:
            yield from _supposed(pair, verbs)
        if RECENT in told:
            yield from _recent(pair, verbs)
    yield from _since(pair)


def _to_come(pair: Pair, verbs: list[Verb]) -> Iterator[Clash]:
    small = pair.small[1] - ({"may"} if "may" not in pair.target else set())
    if _OTHER_TIME.search(pair.source) or not (small & _ELSEWHEN) <= {"to"} or story.put_as_past(pair):
        return
    able = [j for j in range(len(pair.english)) if _is_past(pair, j)]
    linked = [(j, verb) for j in able for verb in verbs if _translates(pair, j, verb)]
    simple = len(verbs) == 1 and not _LINKED.search(pair.source) and not _LOOSE.search(_without(pair, verbs[0]))
    if not linked and not (simple and len(able) == 1):
        return
    j, verb = linked[0] if linked else (able[0], verbs[0])
    start, end, word = pair.english[j]
    before = pair.english[j - 1][2].lower() if j else ""
    will = "will" if verb.tense == FUTURE else f"{'are' if _many(pair, verb) else 'is'} going to"
    low = word.lower()
    if low in ("was", "were"):
        fix = f"{will} be"
    elif low in ("had", "did"):
        fix = f"{will} {'have' if low == 'had' else 'do'}"
    else:
        fix = f"{will} {infinitive(word) or turned(word, 'base')}"
        if before in _PRESENT:
            start = pair.english[j - 1][0]
        elif before == "be":
            return
    yield start, end, fix, _shown(pair, verb), "what is to come"


def _gone(pair: Pair, verbs: list[Verb]) -> Iterator[Clash]:
    said = list(_WILL.finditer(pair.target))
    if len(said) != 1 or _DOUBTED.search(pair.target):
        return
    found = said[0]
    j = pair.english_at(found.start("verb"))
    linked = [verb for verb in verbs if j is not None and found["verb"] != "be" and _translates(pair, j, verb)]
    alone = pair.small[1].isdisjoint(_PRESENT) and not any(_is_past(pair, j) for j in range(len(pair.english)))
    simple = alone and len(verbs) == 1 and not _LINKED.search(pair.source) and not _LOOSE.search(_without(pair, verbs[0]))
    if _TO_COME.search(pair.source) or not (linked or simple):
        return
    verb = linked[0] if linked else verbs[0]
    adverb, head = found["adverb"] or "", found["verb"]
    if verb.tense == RECENT:
        fix = f"{'have' if _many(pair, verb) else 'has'} just {'been ' if found['passive'] else ''}{turned(head, 'part')}"
    elif adverb.strip() in ("not", "never"):
        return
    elif found["passive"]:
        have = "had been" if verb.tense == PLUPERFECT else "were" if _many(pair, verb) else "was"
        fix = f"{have}{adverb} {head}"
    elif head == "be":
        fix = f"{'were' if _many(pair, verb) else 'was'}{adverb}"
    else:
        fix = f"had{adverb} {turned(head, 'part')}" if verb.tense == PLUPERFECT else f"{adverb} {turned(head, 'past')}".strip()
    yield *found.span(), fix, _shown(pair, verb), "the past"


def _lasted(pair: Pair, verbs: list[Verb]) -> Iterator[Clash]:
    """A present for an imperfect, in an English sentence without any past."""
    words = [word.lower() for _, _, word in pair.english]
    if not pair.small[1].isdisjoint(_PAST_FORM | {"will", "can", "if", "been"}) or _OTHER_TIME.search(pair.source) or "?" in pair.target:
        return
    if len(verbs) != 1 or _LINKED.search(pair.source):
        return
    for j, word in enumerate(words):
        passive = j > 0 and words[j - 1] in ("is", "are", "not", "being")
        if not passive and "past" in tags(word) and "base" not in tags(word):
            return
    verb = verbs[0]
    said = pair.source[verb.word : verb.end].lower()
    must = _OWED.search(pair.target)
    if must and said in ("devait", "devaient"):
        had_to = "had to" if must.group() == "should" else "were to" if _many(pair, verb) else "was to"
        yield *must.span(), had_to, said, "the past"
        return
    able = [
        j
        for j, word in enumerate(words)
        if word in _NOW or (is_verb(pair, j) and word not in _MODALS and {"s", "base"} & set(tags(word)) and not word.endswith("ing"))
    ]
    linked = [j for j in able if _translates(pair, j, verb)]
    if len(able) == 1 and (words[able[0]] in ("is", "are")) <= (said in ("était", "étaient")):
        linked = able
    if linked and not (words[linked[0]] in _PRESENT and linked[0] + 1 < len(words) and is_participle(words[linked[0] + 1])):
        start, end, word = pair.english[linked[0]]
        fix = _NOW.get(word.lower()) or turned(word, "past")
        if fix != word:
            yield start, end, fix, _shown(pair, verb), "the past"


def _supposed(pair: Pair, verbs: list[Verb]) -> Iterator[Clash]:
    """*will* for a conditional beside *si* and an imperfect."""
    said = list(_WILL.finditer(pair.target))
    supposed = [verb for verb in verbs if verb.tense == CONDITIONAL]
    if (
        len(said) == len(supposed) == 1
        and len(verbs) > 1
        and _IF.search(pair.source)
        and "would" not in pair.small[1]
        and said[0]["will"] == "will"
    ):
        yield said[0].start(), said[0].start() + 4, "would", _shown(pair, supposed[0]), "what would be"


_COMPARED = Expression(r"\b(?:\w+(?<!arr)(?<!for)est|most|least|first|only|record|best|worst)\b")
_OWED = Expression(r"\b(?:must|should)\b(?! have\b)")
_MODALS = frozenset("can could may might must shall should will would".split())
_NOW = {"is": "was", "are": "were", "has": "had", "have": "had"}
_IF = Expression(r"\b(?:si|s'ils?) ", I)


def _recent(pair: Pair, verbs: list[Verb]) -> Iterator[Clash]:
    recent = [verb for verb in verbs if verb.tense == RECENT]
    said = list(_COMES.finditer(pair.target))
    if len(recent) != 1 or len(said) != 1 or _NEW.search(pair.target):
        return
    verb = said[0]["verb"]
    base = verb.removesuffix("ing") if verb.endswith("ing") else verb
    past = "had" if pair.source[recent[0].start :].startswith("venai") else "have" if _many(pair, recent[0]) else "has"
    j = pair.english_at(said[0].start("verb"))
    if j is not None and _translates(pair, j, recent[0]):
        part = _participle_of(base) if verb.endswith("ing") else verb if is_participle(verb) else turned(verb, "part")
        yield *said[0].span(), f"{past} just {'been ' if recent[0].passive else ''}{part}", _shown(pair, recent[0]), "what has just been"


def _participle_of(stem: str) -> str:
    return next((turned(word, "part") for word in (stem, f"{stem}e", stem[:-1]) if word in english()), turned(stem, "part"))


def _since(pair: Pair) -> Iterator[Clash]:
    """*works here for ten years* for *travaille ici depuis dix ans*."""
    if " for " not in pair.target or not _ASKS.search(pair.source):
        return
    for time in times.read(pair.source, "fr"):
        french = times.bound(pair.source, time, "fr")
        if time.kind != "span" or _COMPARED.search(pair.target):
            continue
        if not _LASTING.search(pair.source, 0, time.start) and not (french and french[0].name == "depuis"):
            continue
        shown = pair.source[french[1] : french[2]] if french else pair.source[time.start : time.end]
        same = [other for other in times.read(pair.target, "en") if other.kind == "span" and other.parts == time.parts]
        ours = times.bound(pair.target, same[0], "en") if len(same) == 1 else None
        if not ours or ours[0].name != "for" or _of_participle(pair, ours[1]):
            continue
        relative = _RELATIVE.search(pair.target, 0, ours[1])
        first = relative.start("clause") if relative else 0
        around = pair.target[first : ours[1]] if relative else pair.target
        if _NO_PRESENT.search(around):
            continue
        for j, (start, end, word) in enumerate(pair.english):
            if end > ours[1]:
                break
            if start < first:
                continue
            low = word.lower()
            if low in ("is", "are"):
                yield (
                    start,
                    end,
                    "has been" if low == "is" else "have been",
                    shown,
                    "what began before and goes on",
                )
                return
            if j and pair.english[j - 1][2].lower() in _THEY and "base" in tags(word) and j in pair.fuller.values():
                yield start, end, f"have {turned(word, 'part')}", shown, "what began before and goes on"
                return
            if (
                j
                and low.endswith("s")
                and not low.endswith("ss")
                and tags(word)[0] == "s"
                and is_verb(pair, j)
                and (relative or (j in pair.links.values() and _is_finite(pair, j)))
            ):
                yield start, end, f"has {turned(word, 'part')}", shown, "what began before and goes on"
                return


def _of_participle(pair: Pair, start: int) -> bool:
    """Whether what stands before *for ten weeks* is a participle behind a comma: *held incommunicado for*."""
    opening = pair.target.rfind(",", 0, start)
    first = next((word for at, _, word in pair.english if at > opening), "") if opening >= 0 else ""
    return is_participle(first.lower())


def _is_finite(pair: Pair, j: int) -> bool:
    """Whether the French word for an English one stands behind a subject, not behind an article."""
    i = next(i for i, k in pair.links.items() if k == j)
    return (
        i > 0
        and not pair.french[i][2].endswith(("s", "x"))
        and pair.french[i - 1][2].lower() not in ("le", "la", "les", "l", "de", "d", "des", "du", "un", "une", "ses", "leurs")
    )


def _is_past(pair: Pair, j: int) -> bool:
    """Whether an English word may be a finite past, and translates no French participle."""
    word, before = pair.english[j][2], pair.english[j - 1][2].lower() if j else ""
    low = word.lower()
    if low in ("was", "were", "had", "did"):
        return True
    if "past" not in tags(word) or not word.islower() or j == 0:
        return False
    if "base" in tags(word):
        return _is_past_of_one(pair, j)
    if j + 1 < len(pair.english) and pair.english[j + 1][2] == "by" and is_participle(low):
        return False
    if before in _NOT_FINITE and not (before in _PRESENT and is_participle(low)):
        return False
    linked = next((i for i, k in pair.links.items() if k == j), None)
    return linked is None or not pair.french[linked][2].endswith(
        ("é", "ée", "és", "ées", "i", "ie", "is", "it", "u", "ue", "us", "ues", "its", "ies")
    )


def _is_past_of_one(pair: Pair, j: int) -> bool:
    """Whether *cost*, *put* and the like are a past: their subject is a noun in the singular, the object follows."""
    before, after = pair.english[j - 1][2], pair.english[j + 1][2].lower() if j + 1 < len(pair.english) else ""
    single = (
        before.islower()
        and not before.endswith(("s", "ly"))
        and before not in _NOT_FINITE
        and before not in ("they", "we", "you", "i", "people", "police")
    )
    return single and (after in _OBJECT or after in number_words.words("en", "unit"))


def _translates(pair: Pair, j: int, verb: Verb) -> bool:
    stem = stems.english(pair.english[j][2])
    return pair.counterpart(verb.word, _WEIGHT) == j or any(lexicon.translations(own).get(stem, 0) >= _WEIGHT for own in verb.stems)


def _without(pair: Pair, verb: Verb) -> str:
    return pair.source[: verb.start] + pair.source[verb.end :]


def _many(pair: Pair, verb: Verb) -> bool:
    first = pair.source[verb.start : verb.end].lower().removeprefix("se ").split()[0]
    return first.endswith(("ont", "ent"))


def _shown(pair: Pair, verb: Verb) -> str:
    return pair.source[verb.start : verb.end]
