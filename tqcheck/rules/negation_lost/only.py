"""*Ne … que* says *only*: *ne couvre que 41 %* is *covers only 41%*, neither *does not cover that 41%* nor *covers 41%*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...bilingual.bitext import Pair
from ...text import denials, number_words
from ...text.inflect_en import turned
from ...text.lazy import Expression, I
from ...text.wordlists import is_english, row
from .whole import is_noun

_ONLY_FR = Expression(
    r"\b(?:ne |n')(?P<middle>(?:(?!empêch|sa[iv]|pas\b|point\b|plus\b|jamais\b|rien\b|aucun|guère\b|nullement\b|personne\b|ni\b|aussi\b|autant\b|tant\b|si\b|que\b|qui\b|dont\b)[\w'-]+ ){1,4}?)(?:que |qu')(?!ils?\b|elles?\b|on\b|à (?:bien |se |s')|en fait\b|une fois (?!par|en|cette|depuis|dans|sur|,|\.|$))",
    I,
)
_COMPARED = Expression(
    r"\b(?:(?<!les )(?:plus|moins)|autre\w*|mieux|meilleur\w*|pire|avant|crain\w+|peur|personne|aucune?|nul|nulle|rien|jamais|nullement|pas|ni)\b",
    I,
)
_ONLY_EN = Expression(lambda: rf"\b(?:{row('negation-turns.tsv', 'said-only')})\b", I)
_ALONE_FR = Expression(r"\W*Seule?s? (?:les?|la|une?|des|ces|cette|ce|quelques|deux|trois|quatre|cinq|\d+) |\W*Seule?s? l'")
_NOT_BEFORE = Expression(
    r"\b(?P<aux>do|does|did|is|are|was|were|has|have|had)(?: not|n't) (?P<verb>(?:(?!until |till |before )[a-z]+ ){0,2})(?=(?:\d[\d,.]*|one|two|three|four|five|six|seven|eight|nine|ten|twenty) )",
    I,
)
_NOT_THAT = Expression(
    r"\b(?P<aux>do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|might|must|should)(?: not|n't) (?P<verb>(?:[a-z]+ ){0,2}?)(?:that|(?<!more )(?<!less )(?<!other )(?<!rather )than|what) (?!(?:it|he|she|they|we|you|i|the|there|this)\b)",
    I,
)
_NOT = Expression(r"\bnot\b|n't\b", I)
"""The denial of a verb alone: *nothing*, *never* and the like stand where it says *only*."""
_AMONG = Expression(r" (?:parmi|entre) (?:tant |beaucoup |bien )?d'autres\b")
_THAT = r"(?:attend|accept|support|tolér|cro[iy]|pens|di[rst]|permett|veu|voul|souhait|espér|admett|exig|sa[iv])\w*"
"""Verbs with a clause behind *que*: *ne pouvons plus attendre que d'autres viennent*."""
_LEFT_FR = Expression(rf"\b(?:ne |n')(?!{_THAT} )[\w'-]+ plus (?!{_THAT} )(?:\w+ )?(?:que |qu')(?!ils?\b|elles?\b|on\b)", I)
_NO_LONGER = Expression(r"\bno longer\b")
_LEFT_EN = Expression(r"\b(?:only|just|but|left|mere\w*|remain\w*|more than|other than|except\w*|barely|hardly|anything|nothing)\b", I)
"""*N'ont plus que*: now only; and what says it beside *no longer*."""
_MODAL_NOT = Expression(
    r"\b(?P<aux>could|can|will|would|may) not (?P<verb>(?!wait|help|stand)[a-z]+(?: (?:up|down|back|out|off))?) (?=(?:in|at|on|after|by|from|through)\b)"
)
_UNABLE = Expression(
    r"\b(?:(?P<aux>is|are|was|were) unable|(?P<failed>failed)) to (?P<verb>[a-z]+) (?=(?:in|at|on|after|by|from|through)\b)"
)
_DENIED = Expression(
    r"\b(?P<aux>do|does|did|is|are|was|were|has|have|had|can|could|will|would|may|might|must|should)(?: ?not|n't) (?P<verb>(?:(?:be|been|\w+ly) )?[a-z]+) "
)
_RESTRICTED = Expression(
    r"\b(?:only|just|until|till|but|except\w*|more|other|mere\w*|sole\w*|simpl\w+|nothing|unless|before|alone|beyond|any\w*|exclusiv\w*|even|yet|without|no|never|none|"
    r"limited|long|few\w*|little|much|many|enough|rather|besides|less|else|instead|further|longer|always|all|cannot but)\b",
    I,
)
"""What a denial stands beside where it says *only*."""
_NO_COUNT = Expression(r"\b(?:previous|last|first|second|other|this|that|which|new|old) one\b", I)
"""A *one* that restricts nothing."""
_IS_BUT_FR = Expression(
    r"\b(?:n'est|n'était|ne sont|n'étaient|ne sera|ne serait|ne fut) (?:en fait |donc |pourtant )?(?:que |qu')(?:une?|le|la|l'|des|les)\b",
    I,
)
_IS_NOT = Expression(r"\b(?P<aux>is|are|was|were) not (?P<verb>)(?=(?:an?|one|the) )")
_BE = frozenset("is are was were be been am".split())
_HAVE = frozenset("has have had".split())
_AUXILIARIES = {
    word: said
    for said, words in (
        (_BE, "est sont était étaient fut furent sera seront serait soit"),
        (_HAVE, "a ont avait avaient eut eurent aura auront"),
    )
    for word in words.split()
}
"""French forms of être and avoir → the English ones."""
_FIRST = Expression(r"\W*(?P<word>\w+)")
_SURE = Expression(r"\b(?:sûr|certain|clair|vrai|possible|évident|question|douteux|exclu)e? $", I)


def places(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """(start, end, what should stand there, the French) of every restriction that the English lacks or denies."""
    source, target = _AMONG.sub("", pair.source), pair.target
    if "que " not in source and "qu'" not in source:
        return
    if (left := _LEFT_FR.search(source)) and (no_longer := _NO_LONGER.search(target)) and not _LEFT_EN.search(target):
        yield *no_longer.span(), "now only", left.group().strip()
        return
    found = list(_ONLY_FR.finditer(source))
    if len(found) != 1 or _COMPARED.search(source) or _SURE.search(found[0]["middle"]):
        return
    said = _NO_COUNT.sub("", target)
    denied = _NOT_THAT.search(target)
    if not denied and not denials.beside_ne("non|sans").search(source) and not _ONLY_EN.search(said) and len(_NOT.findall(target)) == 1:
        denied = _MODAL_NOT.search(target)
    if not denied and not denials.beside_ne("non|sans").search(source) and not _ONLY_EN.search(said) and not _NOT.search(target):
        denied = _UNABLE.search(target)
    if not denied and not denials.beside_ne("non|sans").search(source):
        denied = _NOT_BEFORE.search(target) or (_IS_BUT_FR.search(source) and _IS_NOT.search(target))
    if not denied and not denials.beside_ne("non|sans").search(source):
        denied = _turned(pair, found[0])
    if denied:
        yield denied.start(), denied.end() - 1, _restricted(denied), found[0].group().strip()
    elif not _NOT.search(target) and (span := (not _ONLY_EN.search(said) and _verb(pair, found[0])) or _number(pair, found[0].end())):
        verb = target[span[0] : span[1]]
        yield *span, f"{verb} only" if verb.lower() in _BE | _HAVE else f"only {verb}", found[0].group().strip()


def _turned(pair: Pair, found: re.Match[str]) -> re.Match[str] | None:
    """The English verb that is denied where the French one is restricted: *n'a réagi que dans la côte*, did not react on the climb."""
    said = list(_DENIED.finditer(pair.target))
    clause = max(pair.target.rfind(mark, 0, said[0].start()) for mark in ",;:") + 1 if said else 0
    if len(said) != 1 or len(_NOT.findall(pair.target)) > 1 or _RESTRICTED.search(pair.target, clause):
        return None
    own = pair.french_within(*found.span("middle"))
    there = {j for j, (start, _, _) in enumerate(pair.english) if said[0].start("verb") <= start < said[0].end("verb")}
    near = said[0].group().lower().startswith("d") and abs(pair.place(*found.span("middle")) - said[0].start()) <= _AT
    return said[0] if near or any(pair.fuller.get(i) in there for i in own) else None


_BESIDE = 30
"""Characters around a number in which *only* may stand."""
_AT = 12
"""Characters from the place of the French verb in which the English one is taken for it."""


def _number(pair: Pair, start: int) -> tuple[int, int] | None:
    """The English number for the one that stands behind *que*, where nothing near it restricts it: *ne compte que deux médecins*, has two
    doctors."""
    return next(
        (
            (other.start, other.end)
            for number, other in pair.figures.matched
            if start <= number.start <= start + 3
            and number.value > 1
            and not _ONLY_EN.search(pair.target, max(0, other.start - _BESIDE), other.end + _BESIDE)
        ),
        None,
    )


def alone(pair: Pair) -> Iterator[tuple[int, int, str, str]]:
    """The same where the source opens with *Seuls les …*: the first English word should be *Only*."""
    if (
        _ALONE_FR.match(pair.source)
        and not pair.target.startswith(("It ", "This ", "That "))
        and not _ONLY_EN.search(pair.target)
        and (first := _FIRST.match(pair.target))
    ):
        word = first["word"]
        yield (
            first.start("word"),
            first.end("word"),
            f"Only {word.lower() if is_english(word.lower()) or word.lower() in number_words.known('en') else word}",
            pair.source.split()[0],
        )


def _restricted(denied: re.Match[str]) -> str:
    """*does not cover that* → *covers only*."""
    auxiliary, verb = denied["aux"], denied["verb"].strip()
    if "failed" in denied.groupdict():
        return f"{auxiliary} only able to {verb}" if auxiliary else f"only managed to {verb}"
    tag = {"do": "base", "does": "s", "did": "past"}.get(auxiliary.lower())
    if tag and verb:
        return f"{turned(verb, tag)} only" if " " not in verb else f"{verb} only"
    return f"{auxiliary} {verb} only".replace("  ", " ")


def _verb(pair: Pair, found: re.Match[str]) -> tuple[int, int] | None:
    """The English verb before the counterpart of what is restricted, where both translate the French word by word."""
    tokens = pair.french
    verbs = pair.french_within(*found.span("middle"))
    behind = next((i for i, (start, _, _) in enumerate(tokens) if start >= found.end() and i in pair.links), None)
    if behind is None or not verbs or tokens[behind][0] - found.end() > 25:
        return None
    there = pair.links[behind]
    for i in reversed(verbs):
        j = pair.links.get(i)
        if j is not None and 0 < there - j <= 5 and not is_noun(pair, j):
            return pair.english[j][:2]
    said = _AUXILIARIES.get(tokens[verbs[-1]][2].lower(), frozenset())
    before = [j for j in range(max(0, there - 4), there) if pair.english[j][2].lower() in said]
    return pair.english[before[-1]][:2] if before else None
