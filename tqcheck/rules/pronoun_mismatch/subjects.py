"""Pronouns tied by a word: *he* and *elle*, *she* and *il* as subjects of one verb (*elle a survécu*, *he survived*), *his* and *leur* with one
noun.

The word ties them, so that it does not matter who else is in sight; only a noun such as *la victime* can make a man of *elle*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bilingual.bitext import Pair, pairs
from ...terms.reading import Reading
from ...text.antecedents import OBJECT
from ...text.lazy import Expression
from ...text.wordlists import words
from . import objects
from .slip import Slip

_NO_SUBJECT = frozenset("à avec de d pour par sur chez contre sans entre comme que qu et ou selon vers même".split())
"""Words before *elle* that is no subject; behind it, *même*."""
_OTHERS_FR = frozenset("il ils elle elles on je nous vous tu qui que qu dont où celui celle ceux celles le la les l un une des".split())
_OTHERS_EN = frozenset("he she it they i we you who that which one".split())
_WOMEN = frozenset("elle celle lui mme madame".split())
_MEN = frozenset("he him his himself".split())
_SHARED = frozenset("ensemble totalité tour part côté côtés".split())
"""Nouns of which *leur* says little: *dans leur ensemble*."""
_ABOUT_MANY = Expression(
    r"\W*(?:The|These|Those|All|Most|Many|Several|Some|Both|Its|Two|Three|Four|Five|Six)(?: of the| the)?(?: (?!states|news|headquarters|series|means)[a-z-]+)?"
    r" (?!states|news|headquarters|series|means)[a-z]+[^s\W]s (?:have|are|were|had|will|[a-z]+ed|took|left|lost|held|sold|brought|began|met|won)\b"
)
"""A plural that opens a sentence."""
_ONE = frozenset("us usa united states emirates netherlands philippines group team".split())
"""Where *leur* of the French may be *its*: *les États-Unis*."""
_STOPS = ',;:."'
_AMONG = Expression(r"\b(?:de ces|un des|une des|l'un des|l'une des|parmi les) [^.;]{2,40} qui\b")
"""*Il est de ces hommes qui tiennent leur parole*: a man who keeps his word."""
_ONE_OWNER = frozenset("son sa ses lui celui celle ceux notre nos votre vos mon ma mes chacun chaque".split())
_OWNERS = frozenset("their them theirs our your my him himself".split())
"""Words that leave open whose something is: where they are, a lone *leur* proves nothing."""
_APART = 0.25
"""How far apart, in parts of their sentences, two possessives may stand."""
_REACH_FR, _REACH_EN = 5, 4
"""Words behind the pronoun among which its verb is looked for."""


def owners(pair: Pair) -> Iterator[Slip]:
    """Every *his* and *her* whose noun translates that of a *leur*; of *its* only where the sentence is about many:
    *les États-Unis*, *les autorités* are one in English."""
    french, english = pair.small
    if french.isdisjoint(("leur", "leurs")) or english.isdisjoint(("his", "her", "its")) or "ceux" in french or _AMONG.search(pair.source):
        return
    nouns = {j for i in _owned(pair) if (j := pair.links.get(i)) is not None}
    only = _only(pair)
    for k, (start, end, word) in enumerate(pair.english):
        if k != only and nouns.isdisjoint(behind(pair, k)):
            continue
        if word.lower() in ("his", "her") or (
            word.lower() == "its" and english.isdisjoint(_ONE) and _ABOUT_MANY.match(pair.target, pair.target.rfind(". ", 0, start) + 1)
        ):
            yield Slip(pair.start + start, pair.start + end, ("their",), f"'{word}' for French leur.", "leur")


def _only(pair: Pair) -> int | None:
    """The only possessive of the English if it has the place of the only one of the French, *leur*."""
    french, english = pair.small
    if not french.isdisjoint(_ONE_OWNER) or not english.isdisjoint(_OWNERS):
        return None
    theirs = [i for i, (_, _, word) in enumerate(pair.french) if word.lower() in ("leur", "leurs")]
    his = [
        k for k, (_, end, word) in enumerate(pair.english) if word.lower() in ("his", "her", "its") and not OBJECT.match(pair.target, end)
    ]
    if len(theirs) != 1 or len(his) != 1 or theirs[0] + 1 in dict(objects.verbs(pair)):
        return None
    apart = theirs[0] / len(pair.french) - his[0] / len(pair.english)
    return his[0] if abs(apart) < _APART else None


def _owned(pair: Pair) -> Iterator[int]:
    """The words that may be the noun of a *leur*."""
    for k, (_, end, word) in enumerate(pair.french):
        if word.lower() in ("leur", "leurs"):
            for i in range(k + 1, min(k + 3, len(pair.french))):
                if (
                    (noun := pair.french[i][2].lower()) in words("stop-words-fr.txt")
                    or noun in _SHARED
                    or any(c in pair.source[end : pair.french[i][0]] for c in _STOPS)
                ):
                    break
                yield i


def places(pair: Pair) -> Iterator[tuple[int, int, str]]:
    """The spans in the target of every *he* whose verb translates that of an *elle* and of every *she* that has that of an *il*, with
    the French pronoun. For the latter no other pronoun may tell of a man or a woman: *il a été vu*, *she saw him*."""
    french, english = pair.small
    for his, hers in (("elle", "he"), ("il", "she")):
        if his not in french or hers not in english:
            continue
        if his == "il" and not (french.isdisjoint(_WOMEN) and english.isdisjoint(_MEN)):
            continue
        acts = {j for i in verbs(pair, his) if (j := pair.links.get(i)) is not None}
        for k, (start, end, word) in enumerate(pair.english):
            if word.lower() == hers and not acts.isdisjoint(behind(pair, k)):
                yield start, end, his


def confirmed(reading: Reading, at: int, said: str) -> bool:
    """Whether the English pronoun at a place of the text has the verb of the French one."""
    pair = next((pair for pair in pairs(reading) if pair.start <= at < pair.start + len(pair.target)), None)
    if pair is None or said not in pair.small[0]:
        return False
    acts = {j for i in verbs(pair, said) if (j := pair.links.get(i)) is not None}
    k = pair.english_at(at - pair.start)
    return k is not None and not acts.isdisjoint(behind(pair, k))


def verbs(pair: Pair, subject: str) -> Iterator[int]:
    """The words that may be the verb of an *elle* or *il*."""
    tokens, source = pair.french, pair.source
    for k, (start, end, word) in enumerate(tokens):
        if word.lower() != subject:
            continue
        before = tokens[k - 1][2].lower() if k else ""
        if source[start - 1 : start] == "-":  # raconte-t-elle, a-t-elle dit
            yield from range(max(0, k - 2), k)
            yield from range(k + 1, min(k + 2, len(tokens)))
        elif before not in _NO_SUBJECT or before in ("que", "qu", "et", "ou"):
            for i in range(k + 1, min(k + 1 + _REACH_FR, len(tokens))):
                if tokens[i][2].lower() in _OTHERS_FR - {"le", "la", "les", "l"} or any(c in source[end : tokens[i][0]] for c in _STOPS):
                    break
                yield i


def behind(pair: Pair, k: int) -> Iterator[int]:
    """The words behind an English pronoun that may be its verb."""
    tokens, target = pair.english, pair.target
    for j in range(k + 1, min(k + 1 + _REACH_EN, len(tokens))):
        if tokens[j][2].lower() in _OTHERS_EN or any(c in target[tokens[k][1] : tokens[j][0]] for c in _STOPS):
            return
        yield j
