"""Pronouns tied by a word: *he* and *elle*, *she* and *il* as subjects of one verb (*elle a survécu*, *he survived*), *his* and *leur* with one
noun, *him* and *leur* with one verb.

The word ties them, so that it does not matter who else is in sight; only a noun such as *la victime* can make a man of *elle*.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...bitext import Pair
from ...text.antecedents import OBJECT
from ...text.wordlists import words

_NO_SUBJECT = frozenset("à avec de d pour par sur chez contre sans entre comme que qu et ou selon vers même".split())
"""Words before *elle* that is no subject; behind it, *même*."""
_OTHERS_FR = frozenset("il ils elle elles on je nous vous tu qui que qu dont où celui celle ceux celles le la les l un une des".split())
_OTHERS_EN = frozenset("he she it they i we you who that which one".split())
_WOMEN = frozenset("elle celle lui mme madame".split())
_MEN = frozenset("he him his himself".split())
_SHARED = frozenset("ensemble totalité tour part côté côtés".split())
"""Nouns of which *leur* says little: *dans leur ensemble*."""
_STOPS = ',;:."'
_REACH_FR, _REACH_EN = 5, 4
"""Words behind the pronoun among which its verb is looked for."""


def owners(pair: Pair) -> Iterator[tuple[int, int]]:
    """The spans in the target of every *his* and *her* whose noun translates that of a *leur*."""
    french, english = pair.small
    if french.isdisjoint(("leur", "leurs")) or english.isdisjoint(("his", "her")) or "ceux" in french:
        return
    nouns = {j for i in _owned(pair) if (j := pair.links.get(i)) is not None}
    for k, (start, end, word) in enumerate(pair.english):
        if word.lower() in ("his", "her") and not nouns.isdisjoint(_behind(pair, k)):
            yield start, end


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


def places(pair: Pair) -> Iterator[tuple[int, str]]:
    """The places in the target of every *he* whose verb translates that of an *elle* and of every *she* that has that of an *il*, with
    the French pronoun. For the latter no other pronoun may tell of a man or a woman: *il a été vu*, *she saw him*."""
    french, english = pair.small
    for his, hers in (("elle", "he"), ("il", "she")):
        if his not in french or hers not in english:
            continue
        if his == "il" and not (french.isdisjoint(_WOMEN) and english.isdisjoint(_MEN)):
            continue
        verbs = {j for i in _french_verbs(pair, his) if (j := pair.links.get(i)) is not None}
        for k, (start, _, word) in enumerate(pair.english):
            if word.lower() == hers and not verbs.isdisjoint(_behind(pair, k)):
                yield start, his


def objects(pair: Pair) -> Iterator[tuple[int, int]]:
    """The spans of every *him* and *her* whose verb translates that of a *leur*: *il leur a promis*, *he promised him*."""
    french, english = pair.small
    if (
        "leur" not in french
        or english.isdisjoint(("him", "her"))
        or "them" in english
        or not french.isdisjoint(("lui", "elle", "celui", "celle"))
    ):
        return
    verbs = {j for i in _given(pair) if (j := pair.links.get(i)) is not None}
    for k, (start, end, word) in enumerate(pair.english):
        if word.lower() in ("him", "her") and OBJECT.match(pair.target, end) and not verbs.isdisjoint((k - 1, k - 2)):
            yield start, end


def _given(pair: Pair) -> Iterator[int]:
    """The words that may be the verb of a *leur* that is no possessive."""
    for k, (_, _, word) in enumerate(pair.french):
        if (
            word.lower() == "leur"
            and k
            and pair.french[k - 1][2].lower() in ("il", "elle", "ils", "elles", "on", "qui", "ne", "nous", "je")
        ):
            yield from range(k + 1, min(k + 4, len(pair.french)))


def _french_verbs(pair: Pair, subject: str) -> Iterator[int]:
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


def _behind(pair: Pair, k: int) -> Iterator[int]:
    """The words behind an English pronoun that may be its verb."""
    tokens, target = pair.english, pair.target
    for j in range(k + 1, min(k + 1 + _REACH_EN, len(tokens))):
        if tokens[j][2].lower() in _OTHERS_EN or any(c in target[tokens[k][1] : tokens[j][0]] for c in _STOPS):
            return
        yield j
