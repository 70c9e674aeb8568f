"""A denial of a verb that denies itself, of which the English keeps the verb alone: *n'exclut pas* against *rules out*, *n'a pas démenti* against *has denied*.

English words such as *rule out* look like what says the negation, so they are read here by themselves. And *tous n'ont pas* is *not all have*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials
from ...text.inflect_en import turned
from ...text.lazy import Expression, I

_BEFORE = r"\b(?P<before>(?:(?:is|are|was|were|has|have|had|can|could|will|would|be|been|being) )*)"
_KINDS = (
    (Expression(r"\b(?:exclu|écart)\w*", I), Expression(rf"{_BEFORE}(?P<verb>rul(?:e|es|ed|ing) out)\b")),
    (
        Expression(r"\b(?:démen(?:t|ti|tie|tis|tent|tait|tir)|nie|nié|nient|niait)\b", I),
        Expression(rf"{_BEFORE}(?P<verb>den(?:y|ies|ied|ying))\b"),
    ),
)
_DENIED_FR = Expression(
    r"\b(?:ne |n')(?:(?:est|sont|était|étaient|a|ont|avait|avaient|sera|seront) (?:pas|nullement|jamais) (?:été |encore )?(?P<verb1>\w+)|(?:l'|l[ea] |les )?(?P<verb2>\w+) (?:pas|nullement)\b)",
    I,
)
_ALSO_DENIED = r"refus\w+|declin\w+|fail\w+|hardly"
_NEAR = 50
"""Characters before the English verb in which something denies it."""
_ALL_FR = Expression(r"\btou(?:s|tes) (?:les|ses|leurs|nos|ces|mes|vos) [^,.;:]{2,40}? (?:ne |n')\w+ (?:\w+ )?pas\b(?! encore)", I)
_ALL = Expression(
    r"\b(?P<all>[Aa]ll) (?P<who>(?:of )?(?:the|his|her|its|their|our|these|those|my|your) (?:[\w'-]+ ){1,3}?)(?P<aux>do|did|are|were|have|had|will|would|can|could)(?: not|n't) (?P<verb>[a-z]+)\b"
)


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French)."""
    for french, english in _KINDS:
        said = list(english.finditer(pair.target))
        found = list(french.finditer(pair.source)) if len(said) == 1 else []
        if len(found) != 1 or denials.english(_ALSO_DENIED).search(pair.target, max(0, said[0].start() - _NEAR), said[0].end()):
            continue
        for denied in _DENIED_FR.finditer(pair.source):
            if found[0].start() in (denied.start("verb1"), denied.start("verb2")):
                yield *said[0].span(), _denied(said[0]), denied.group()
    if (match := _ALL.search(pair.target)) and (every := _ALL_FR.search(pair.source)):
        auxiliary, verb = match["aux"], match["verb"]
        said_so = turned(verb, "past") if auxiliary == "did" else verb if auxiliary == "do" else f"{auxiliary} {verb}"
        begin = "Not all" if match["all"] == "All" else "not all"
        yield *match.span(), f"{begin} {match['who']}{said_so}", every.group()


def _denied(match: re.Match[str]) -> str:
    """*rules out* → *does not rule out*, *has been ruled out* → *has not been ruled out*."""
    first, _, rest = match["before"].partition(" ")
    verb, _, out = match["verb"].partition(" ")
    out = f" {out}" if out else ""
    if first and first != "being":
        return f"{first} not {rest}{verb}{out}"
    if verb.endswith("ing"):
        return f"not {verb}{out}"
    base = {"r": "rule", "d": "deny"}[verb[0]]
    return f"{'did' if verb.endswith('ed') else 'does' if verb.endswith('s') else 'do'} not {base}{out}"
