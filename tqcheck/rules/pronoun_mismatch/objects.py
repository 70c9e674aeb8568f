"""Object pronouns tied by their verb: *la police leur a conseillé*, advised him; *il les a félicités*, congratulated him; *le juge l'a
écoutée*, listened to him.

The verb ties them, so that it does not matter who else is in sight. *Le*, *la* and *les* are articles too: what follows must be a verb.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...text.antecedents import OBJECT
from ...text.lazy import Expression

_CLITICS = frozenset("le la l les leur lui".split())
_MANY = frozenset(("les", "leur"))
_BEFORE = frozenset("il elle ils elles on je nous vous qui ne n me te se lui y celui-ci celle-ci ceux-ci celles-ci cela ça".split())
"""Words behind which *le*, *la*, *les*, *leur* are no articles and no possessives."""
_ASIDE = frozenset("y en lui leur".split())
"""Further pronouns between an object and its verb."""
_HAVE = frozenset("a ont avait avaient aura auront aurait auraient ait aient ai avons ayant avoir eut eurent".split())
_FINITE = Expression(r"(?:[eiî]r(?:a|ont|ait|aient)|[^f]aient|èrent|irent)\Z")
"""Endings that nouns do not have."""
_INFINITIVE = Expression(r"(?:er|ir|re)\Z")
_OF = frozenset("pour de d à sans".split())
"""Before an object and its infinitive."""
_WOMAN = Expression(r"(?:[éiu]|is|it|rt|nt|ct)e\Z")
_MAN = Expression(r"(?:[éiu]|is|it|rt|nt|ct)\Z")
_NOUN_AFTER = frozenset("le la l un une les des ces ce cet cette son sa ses leur leurs notre nos".split())
_DAYS = frozenset("jour journée nuit matin soir soirée semaine mois an année fois moment".split())
"""Nouns behind which a subject may follow: *toute la journée les combats*."""
_LITTLE = frozenset("to for from of at on with by against about into upon after".split())
_LATER = Expression(r" (?:is|was|will|would|has|had|can|could|may|might|should|must|seems?|appears?)\b")
"""Behind an *it* that is a subject."""
_PREPOSITIONS = frozenset("à de d pour avec par sur chez contre sans entre selon vers comme que".split())
_TURNED = {"him": "f", "her": "m"}
_GIVEN = frozenset(("to", "for", "from"))
_THEIRS = frozenset(("them", "themselves"))
_REACH, _FAR = 4, 7


class Object(NamedTuple):
    """An English object pronoun that the French one contradicts: its span in the target; the gender of the French one, or `many`; its form."""

    start: int
    end: int
    shown: str
    french: str


def contradicted(pair: Pair) -> Iterator[Object]:
    """Every *him* and *her* whose verb has a *les* or *leur* in French, every *him* with *la* and *her* with *le*."""
    french, english = pair.small
    if english.isdisjoint(("him", "her", "it")) or french.isdisjoint(_CLITICS):
        return
    found = list(verbs(pair))
    acts = {j: given for i, given in found if (j := pair.links.get(i)) is not None}
    places = [k for k, token in enumerate(pair.english) if _object(pair, token)]
    for k in places:
        start, end, word = pair.english[k]
        shown, said = next((acts[at] for at in _before(pair, k) if at in acts), ("", ""))
        if (
            not shown
            and word.lower() != "it"
            and sum(pair.english[at][2].lower() != "it" for at in places) == 1
            and not english.intersection(_THEIRS)
            and len({given for _, given in found}) == 1
        ):
            shown, said = _only(pair, found[0][1])
        if shown == "many" and _explained(pair, word.lower()):
            continue
        if shown == "many" and word.lower() == "it" and (_LATER.match(pair.target, end) or _infinitive(pair, said)):
            continue
        if shown and shown in ("many", _TURNED.get(word.lower())):
            yield Object(start, end, shown, said)


def _object(pair: Pair, token: tuple[int, int, str]) -> bool:
    """Whether an English word may be an object pronoun in the singular."""
    word = token[2].lower()
    return word in ("him", "it") or (word == "her" and OBJECT.match(pair.target, token[1]) is not None)


def _infinitive(pair: Pair, said: str) -> bool:
    """Whether the pronoun may stand before an infinitive: *des terrains sans les utiliser*, land without using it."""
    return any(
        word.lower() == said and i + 1 < len(pair.french) and _INFINITIVE.search(pair.french[i + 1][2].lower())
        for i, (_, _, word) in enumerate(pair.french)
    )


def stressed(pair: Pair, said: str) -> bool:
    """Whether *elle* stands behind a preposition."""
    return any(word.lower() == said and i and pair.french[i - 1][2].lower() in _PREPOSITIONS for i, (_, _, word) in enumerate(pair.french))


def _only(pair: Pair, given: tuple[str, str]) -> tuple[str, str]:
    """What the only object pronoun of the French shows, if it is the only one for sure."""
    singular = not pair.small[0].isdisjoint(("lui", "moi", "toi", "nous", "vous", "celui", "celle")) or stressed(pair, "elle")
    return given if not singular and (given[0] == "many" or given == ("f", "l")) else ("", "")


def _before(pair: Pair, k: int) -> Iterator[int]:
    """The places of the words of which the English word at `k` may be the object: *met him*, *spoke to him*, *gave food to him*."""
    if any(c in pair.target[pair.english[k - 1][1] : pair.english[k][0]] for c in ',;:."'):
        return
    yield k - 1
    if k > 1 and pair.english[k - 1][2].lower() in _LITTLE:
        yield k - 2
        if pair.english[k - 1][2].lower() in _GIVEN:
            for j in range(k - 3, max(-1, k - _FAR), -1):
                if any(c in pair.target[pair.english[j][1] : pair.english[k][0]] for c in ',;:."'):
                    return
                yield j


def _explained(pair: Pair, written: str) -> bool:
    """Whether another word of the French or English leaves the numbers open."""
    return "them" in pair.small[1] or not pair.small[0].isdisjoint(
        ("lui", "celui", "celle") if written == "him" else ("lui", "elle", "celle")
    )


def verbs(pair: Pair) -> Iterator[tuple[int, tuple[str, str]]]:
    """The words that may be the verb of an object pronoun, with what the pronoun shows."""
    tokens = pair.french
    for k, (_, _, word) in enumerate(tokens):
        said = word.lower()
        if said not in _CLITICS:
            continue
        before, i = tokens[k - 1][2].lower() if k else "", k + 1
        while i < len(tokens) and tokens[i][2].lower() in _ASIDE:
            before, i = "il", i + 1
        if i >= len(tokens):
            return
        if tokens[i][2].lower() in _HAVE:
            for j in range(i + 1, min(i + _REACH, len(tokens))):
                participle = tokens[j][2].lower().removesuffix("s")
                shown = "many" if said in _MANY else "f" if _WOMAN.search(participle) else "m" if _MAN.search(participle) else ""
                if shown:
                    yield j, ("either" if said == "lui" else shown, said)
        elif said != "l" and _verb(
            tokens[i][2].lower(),
            before,
            k > 1 and tokens[k - 2][2].lower() in _NOUN_AFTER and pair.source[tokens[k - 1][1] : tokens[k][0]] == " ",
        ):
            yield i, ("many" if said in _MANY else "either" if said == "lui" else "f" if said == "la" else "m", said)


def _verb(word: str, before: str, noun: bool) -> bool:
    """Whether a word behind *le*, *la*, *les*, *leur* is a verb, not a noun. `noun`: what stands before it is one (*son parti la soutient*)."""
    if noun and before not in _DAYS:
        return True
    return before in _BEFORE or _FINITE.search(word) is not None or (before in _OF and _INFINITIVE.search(word) is not None)
