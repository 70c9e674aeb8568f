"""Main clauses turned round under an opening that stays: *Released on bail, the charges are denied* for *Laissé libre, il nie les faits*;
*By selling their goats, the price fell* for *En bradant leurs chèvres, ils ont fait chuter le prix*.

The French opens with a participle or *en -ant* said of the subject of its main clause. Told is where the English opens with a participle too
and goes on with what the French has behind its verb: as the subject of a passive without *by*, or as a subject of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...records import NamedTuple
from ...text.dictionary import look_up
from ...text.inflect_en import infinitive, inflect, is_participle, lemma, tags
from ...text.lazy import Expression
from ...text.wordlists import row

_FRENCH = Expression(
    r"(?:\W*)(?:En (?:ne |n'|se |s'|y |le |la |les |lui |leur )?(?P<doing>[a-zà-ÿ]+ant)|(?P<done>[A-ZÀ-Þ][a-zà-ÿ]+(?:ée?s?|ie?s?|is|ise|ises|ite?s?|ue?s?|ant|erte?s?|ints?|inte|intes|eux|euses?|ents?|entes?|ables?|aires?))|"
    r"(?P<noun>[A-ZÀ-Þ][a-zà-ÿ]{3,}) (?:de (?:son état|formation|métier|profession|naissance)))\b[^.;:!?,]{0,80}(?:, [^.;:!?,]{2,50}){0,1}, "
    r"(?P<clause>(?:ils?|elles?|les?|la|ce|cette|ces|son|sa|ses|leurs?|une?|des|deux|trois|(?=l'|[A-ZÀ-Þ]))\b[^.;:!?]{4,120})"
)
_FRENCH_WORD = Expression(r"[\w-]+")
_HAVE = frozenset("a ont est sont avait avaient était étaient va vont peut peuvent doit doivent fait font dit disent met mettent".split())
_NO_FINITE = ("é", "és", "ée", "ées", "er", "ir", "ant", "re", "ment")
_ENGLISH = Expression(
    lambda: (
        r"\W*(?P<opener>(?:(?:After|By|While|Before|Upon|On|Since|Without|Once) )?"
        rf"(?!(?:{row('clauses.tsv', 'no-participles')}|Given|Compared|Based)\b)(?:(?:[Hh]aving (?:been )?)?(?P<form>[A-Za-z][a-z]{{2,}})|(?:{row('clauses.tsv', 'minded')})|An? [a-z-]+ by [a-z]+)\b[^.;:!?\"()]{{0,90}}?), "
        r"(?P<clause>(?P<determiner>the|an?|his|her|its|their|this|these|those|some|several|many|most|all|both) [^.,;:!?\"()]{4,120})"
    )
)
_WORD = Expression(r"[\w'-]+")
_PREPOSITIONS = frozenset("of for from in on at with to between against about among near under over by".split())
_PASSIVE = Expression(r" (?:(?:not|been|being|also|now|still|all|[a-z]+ly) )*(?P<part>[a-z]+)\b(?P<then>[^.,;:!?\"]*)")
_OPENS_OBJECT = frozenset("the a an his her its their this these those to that no two three four five six seven eight nine ten".split())
_FAR = 9
_BE = {"is": "s", "are": "s", "was": "past", "were": "past"}
_PRONOUNS = {"il": "he", "elle": "she", "ils": "they", "elles": "they"}
_AUXILIARIES = frozenset("is are was were has have had will would could can may might must did".split())


class Turned(NamedTuple):
    """The English main clause, what its subject is and what it should be, in French, and the clause that is right."""

    start: int
    end: int
    subject: str
    shown: str
    offer: str | None


def clauses(pair: Pair) -> Iterator[Turned]:
    """The main clause of a pair, where what it is said of is not what its opening is said of."""
    french = _FRENCH.match(pair.source)
    english = french and _ENGLISH.match(pair.target)
    if not (french and english) or not _is_opening(french, english):
        return
    french_verb = _french_verb(french)
    if not french_verb:
        return
    said = pair.source[french.start("clause") : french_verb.start() - 1]
    words = list(_WORD.finditer(pair.target, english.start("clause"), english.end("clause")))
    verb = _verb(words)
    if not verb:
        return
    head = next((words[k - 1] for k in range(2, verb) if words[k].group() in _PREPOSITIONS), words[verb - 1])
    start, end = words[0].start(), words[verb - 1].end()
    passive = _PASSIVE.match(pair.target, words[verb].end()) if words[verb].group() in _BE else None
    if (passive and re.search(r" by\b", pair.target[end : end + 60])) or _said(pair, french.start("clause"), said, start, end):
        return
    j = pair.english_at(head.start())
    i = next((i for i, linked in pair.fuller.items() if linked == j), None)
    if i is None:  # a noun for the French pronoun, or what English has as the subject of a passive
        there = pair.counterpart(french_verb.start())
        if not (passive and said in _PRONOUNS and there is not None and pair.english[there][0] == passive.start("part")):
            return
    elif pair.french[i][0] <= french_verb.end():
        return
    yield Turned(
        start,
        passive.end("part") if passive else end,
        pair.target[start:end],
        said,
        _active(pair, said, start, end, passive),
    )


def _verb(words: list[re.Match[str]]) -> int:
    """The number of the finite verb, or 0."""
    for k in range(2, min(len(words), _FAR)):
        word = words[k].group()
        if (
            word in _AUXILIARIES
            or ("s" in tags(word) and words[k + 1 : k + 2] and words[k + 1].group() in _OPENS_OBJECT)
            or ("past" in tags(word) and words[k - 1].group() not in _PREPOSITIONS)
        ):
            return k
    return next((k for k in range(2, min(len(words) - 1, _FAR)) if "s" in tags(words[k].group())), 0)


def _is_opening(french: re.Match[str], english: re.Match[str]) -> bool:
    form = english["form"]
    if french["done"]:
        known = look_up(french["done"])
        if known is None or not any(line.pos in ("v", "a") for line in known.lines):
            return False
    return form is None or "ing" in tags(form) or is_participle(form.lower())


def _french_verb(french: re.Match[str]) -> re.Match[str] | None:
    """The finite verb of the French main clause."""
    for word in list(_FRENCH_WORD.finditer(french.string, french.start("clause"), french.end("clause")))[1:_FAR]:
        written = word.group()
        if written in _HAVE:
            return word
        known = look_up(written) if written.islower() and len(written) > 2 and not written.endswith(_NO_FINITE) else None
        if known and known.lines[0].pos == "v":
            return word
    return None


def _said(pair: Pair, at: int, said: str, first: int, last: int) -> bool:
    """Whether the French subject is said in the English one."""
    if said in _PRONOUNS:
        return re.search(r"\b(?:his|her|its|their)\b", pair.target[first:last], re.I) is not None
    there = {pair.fuller.get(i) for i in pair.french_within(at, at + len(said))}
    return any(j is not None and first <= pair.english[j][0] < last for j in there)


def _active(pair: Pair, said: str, start: int, end: int, passive: re.Match[str] | None) -> str | None:
    """*he denies the charges*, where the French subject is a pronoun."""
    be = pair.target[end + 1 : passive.start()] if passive else ""
    if passive is None or be not in _BE or said not in _PRONOUNS or passive.start("part") != passive.start() + 1:
        return None
    form = "past" if _BE[be] == "past" else "base" if said.endswith("s") else "s"
    verb = inflect(infinitive(passive["part"]) or lemma(passive["part"]), form)
    return f"{_PRONOUNS[said]} {verb} {pair.target[start:end]}"
