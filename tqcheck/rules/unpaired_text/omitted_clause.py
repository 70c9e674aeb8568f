"""A clause of a sentence that the English leaves out: *, sans avoir été inculpé*.

Told where the rest of the sentence is translated nearly word for word, not one word of the clause has a counterpart, by the lexicon, the
dictionary or its looks, and the English is too short by the length of the clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ...bilingual.bitext import Pair, expected
from ...text import dictionary, number_words
from ...text.fold import bare
from ...text.lazy import Expression, I
from ...text.wordlists import words

_CLAUSE = Expression(r",(?: et| mais| ou| puis)? [^,;:.!?()\"«»]{12,}")
_SHORT_FR = Expression(
    r",(?: et)? (?:âgée?s? |aux États-Unis|au Royaume-Uni|si |s'il|de temps|a-t-|ont-|selon |renseignement|le cas échéant|s'il y a lieu|à hauteur d|à raison d|etc\b|bien sûr|on le sait|en l'occurrence|entre autres)",
    I,
)
"""What English says in a word or with a comma."""
_PREDICATE = Expression(
    r",(?: et| mais| ou| puis)? (?:(?:ne |n'|le |la |les |l'|se |s'|y |en |lui |leur )*(?:est|sont|était|étaient|a|ont|avait|avaient|fut|furent|sera|seront|va|vont|doit|doivent|peut|peuvent)|(?:ne|le|la|les|se|lui|leur|y|en) \w+(?:ent|ait|aient|era|eront))\b",
    I,
)
"""A clause that begins with the verb of its sentence: no translation lacks that, it says it in another way."""
_LISTED = 4
"""Parts between commas from which they are an enumeration, of which English leaves out what comes again in each."""
_SANS, _VERB = ", sans ", Expression(r"(?:avoir|être|que|qu')")
_WITHOUT = Expression(r"\bwithout\b|\bun\w+ed\b|\bnot\b|n't\b|\bno\b")
_ENOUGH, _NAMED, _REST, _LEAST = 3, 2, 4, 0.85
"""Words of the clause, those if one of them is a name, and of the rest, that tell; share of those of the rest that have a counterpart."""
_USUAL, _LACKS = 0.88, 0.5
"""Length of English for one of French; share of that of the clause by which the English must be too short."""


def omitted(pair: Pair) -> Iterator[tuple[int, int]]:
    """The spans of the source that have no counterpart."""
    if "," not in pair.source:
        return
    clauses = list(_CLAUSE.finditer(pair.source))
    if not clauses:
        return
    lacking = len(pair.source) * _USUAL - len(pair.target)
    able = [clause for clause in clauses if lacking >= _LACKS * len(clause.group()) * _USUAL]
    if not able:
        return
    for clause in able:
        inside = pair.french_within(*clause.span())
        least = _NAMED if any(pair.french[i][2][0].isupper() for i in inside) else _ENOUGH
        if clause.group().startswith(_SANS):
            if _WITHOUT.search(pair.target):
                continue
            least = _NAMED - bool(_VERB.match(pair.source, clause.start() + len(_SANS)))
        lost = _present(pair, inside)
        if _PREDICATE.match(pair.source, clause.start()) or _among_like(pair, clause) or _numbered(pair, clause):
            continue
        if len({pair.french[i][2] for i in lost}) < least or any(lost.values()) or _SHORT_FR.match(pair.source, clause.start()):
            continue
        rest = _present(pair, [i for i in range(len(pair.french)) if i not in inside]).values()
        if len(rest) >= _REST and sum(rest) >= _LEAST * len(rest):
            yield clause.span()


def _among_like(pair: Pair, clause: re.Match[str]) -> bool:
    """Whether the clause is one of several that begin alike: *du meilleur film, du meilleur son, de la meilleure musique*."""
    heads = [part.group().split()[1][:2] for part in _CLAUSE.finditer(pair.source)]
    return len(heads) >= _LISTED and heads.count(clause.group().split()[1][:2]) >= _LISTED - 1


def _numbered(pair: Pair, clause: re.Match[str]) -> bool:
    """Whether the English has the numbers of the clause."""
    return any(clause.start() <= number.start < clause.end() for number, _ in pair.figures.matched)


def _present(pair: Pair, places: Sequence[int]) -> dict[int, bool]:
    """Whether the English has something for each of some French words that tell: something that translates none of the others."""
    others = {j for i, j in pair.fuller.items() if i not in places}
    every = [word for j, (_, _, word) in enumerate(pair.english) if j not in others]
    if pair.segment is not pair:
        every += [word for _, _, word in pair.around.english]
    said = dictionary.said(word for word in every if word.lower() not in words("common-words-en.txt"))
    units = number_words.words("fr", "unit")
    counted = {number_words.words("en", "unit").get(word.lower()) for word in every}
    found: dict[int, bool] = {}
    for i in places:
        word = pair.french[i][2]
        if len(word) < 3 or word.lower() in words("stop-words-fr.txt"):
            continue
        known = dictionary.look_up(word) if word.islower() else None
        if i in pair.fuller or (word in units and units[word] in counted):
            found[i] = True
        elif known is not None or expected(word, i) or word[0].isupper():
            alike = not dictionary.families((bare(word),)).isdisjoint(said.families)
            found[i] = alike or (known is not None and said.has(known))
    return found
